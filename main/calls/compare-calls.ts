// Comparing two texts, on screen and as files.
import { fail } from '../../shared/errors.ts';
import type { HandlersOf } from './context.ts';

const unwritten = () => fail('internal', { log: '' });

export const compareCalls = (): HandlersOf<'compare'> => ({
  'compare.run': unwritten,
  'compare.three': unwritten,
  'compare.export': unwritten,
  'compare.cancel': unwritten,
});
