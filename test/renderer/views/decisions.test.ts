// Which proposals a decision at the keyboard is about: what is selected, or the one at the caret.
import { expect, test } from 'vitest';
import { editorTools } from '../../../renderer/editor/editor-tools.ts';
import { decideProposals } from '../../../renderer/views/proposals/decisions.ts';
import { proposalsInWork } from '../../../renderer/views/proposals/useProposalCommands.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { contentText, type Content } from '../../../shared/document/inlines.ts';
import type { TextProposal } from '../../../shared/document/proposal.ts';
import { caretAt, stage } from '../editor/stage.ts';

const mark = (id: string, delegation: string, kind: 'insertion' | 'deletion'): TextProposal => ({ id, author: 'Rana', delegation, at: 1, kind });
const jordan = mark('jordan', 'JO', 'insertion');
const egypt = mark('egypt', 'EG', 'deletion');

const open = (en: Content) => {
  const set = stage('paragraph a: Words^');
  set.session.update((blocks) => blocks.map((block) => ({ ...block, text: { en } }) as Block), { direct: true });
  editorTools(set.session).setState({ active: set.editor });
  set.session.select('a', 'en');
  /** What is meant with the caret at an offset. */
  const meant = (offset: number) => {
    caretAt(set.editor, 'a', offset);
    return proposalsInWork(set.session).map(({ id }) => id);
  };
  return { ...set, meant };
};

test('in words that one delegation puts in and another wants out, the one made last is decided, and then the other', () => {
  const { session, meant } = open([{ text: 'roads' }, { text: ' and ', proposals: [jordan] }, { text: 'old ', proposals: [jordan, egypt] }, { text: 'bridges', proposals: [jordan] }, { text: '.' }]);
  expect([0, 8, 12, 16, 21].map(meant), 'beside both, the caret has to say which').toEqual([[], ['jordan'], ['egypt'], ['jordan'], ['jordan']]);
  meant(12);
  decideProposals(session, proposalsInWork(session), 'reject');
  expect(contentText(session.blocks[0]?.text.en ?? [])).toBe('roads and old bridges.');
  expect([0, 12].map(meant), 'the only one left').toEqual([['jordan'], ['jordan']]);
});

test('a selection decides all that is in it', () => {
  const { session, editor } = open([{ text: 'a', proposals: [jordan] }, { text: ' b ' }, { text: 'c', proposals: [egypt] }]);
  editor.pane.place({ anchor: { slot: 'a', offset: 0 }, focus: { slot: 'a', offset: 5 } });
  expect(proposalsInWork(session).map(({ id }) => id)).toEqual(['jordan', 'egypt']);
});
