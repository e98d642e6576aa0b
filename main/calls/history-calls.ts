// The history of a document: its timeline, its drafts, any revision, and bringing parts of one back.
import { fail } from '../../shared/errors.ts';
import type { HandlersOf } from './context.ts';

const unwritten = () => fail('internal', { log: '' });

export const historyCalls = (): HandlersOf<'history'> => ({
  'history.list': unwritten,
  'history.authors': unwritten,
  'history.drafts': unwritten,
  'history.open': unwritten,
  'history.name': unwritten,
  'history.restore': unwritten,
  'history.paragraph': unwritten,
  'history.verify': unwritten,
});
