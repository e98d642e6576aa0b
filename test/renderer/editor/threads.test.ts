// Comments in the editor: they travel with the words they are about, a copy has none, undo brings them back, and two windows lose nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipboardData, cutSelection, ownFormat, paste } from '../../../renderer/editor/clipboard.ts';
import { addThread, changeThreads, commentTarget, deleteRemark, type CommentTarget } from '../../../renderer/editor/commenting.ts';
import { moveBlock, setBlockType } from '../../../renderer/editor/commands.ts';
import { DocumentSession } from '../../../renderer/editor/session.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Thread } from '../../../shared/document/thread.ts';
import { listThreads, reply, resolve } from '../../../shared/negotiation/threads.ts';
import { caretAt, stage, type, type Stage } from './stage.ts';

const said = (id: string, text = 'Why?', at = 1) => ({ id, author: 'Layla', at, text });
const thread = (id: string, text?: string): Thread => ({ id, remarks: [said(`${id}-1`, text)] });

const select = ({ editor }: Stage, slot: string, from: number, to: number, last = slot) => editor.pane.place({ anchor: { slot, offset: from }, focus: { slot: last, offset: to } });

const comment = (set: Stage, id: string, from: number, to: number, slot = 'a') => {
  select(set, slot, from, to);
  addThread(set.session, commentTarget(set.editor) as CommentTarget, thread(id));
};

/** `a: quay is` for each place of a thread. */
const places = ({ session }: { readonly session: DocumentSession }, id: string): string[] => {
  session.commitPanes();
  return (listThreads(session.document.settings.threads ?? [], session.blocks).find((one) => one.thread.id === id)?.places ?? []).map(({ block, quote }) => (quote === '' ? block : `${block}: ${quote}`));
};

const carry = (set: Stage, cut: boolean) => {
  const data = clipboardData(set.editor, cut);
  if (cut) cutSelection(set.editor);
  return () => paste(set.editor, { own: data[ownFormat], text: data['text/plain'] });
};

test('a comment is about the words that are selected, the footnote at the caret, or else the element, in one language or in all', () => {
  const set = stage('paragraph a: The quay(fn:n) is long. {ar: الرصيف طويل}', { languages: ['en', 'ar'] });
  comment(set, 'words', 4, 8);
  comment(set, 'note', 8, 9);
  caretAt(set.editor, 'a', 2);
  expect(commentTarget(set.editor)).toMatchObject({ about: 'element', block: 'a' });
  addThread(set.session, commentTarget(set.editor) as CommentTarget, thread('all'));
  expect(places(set, 'words')).toEqual(['a: quay']);
  expect(places(set, 'all')).toEqual(['a']);
  const listed = listThreads(set.session.document.settings.threads ?? [], set.session.blocks);
  expect(listed.map(({ thread: { id }, places: [place] }) => [id, place?.language, place?.footnote])).toEqual([['all', null, null], ['words', 'en', null], ['note', 'en', 'n']]);
  set.check();
});

test('words that are cut and pasted take their comment along; pasted again, or copied, they have none', () => {
  const set = stage('paragraph a: The quay is long.\nparagraph b: Mind it.');
  comment(set, 't', 4, 8);
  select(set, 'a', 3, 9);
  const copied = carry(set, false);
  caretAt(set.editor, 'b', 4);
  copied();
  expect(places(set, 't')).toEqual(['a: quay']);
  select(set, 'a', 3, 9);
  const pasted = carry(set, true);
  expect(places(set, 't')).toEqual([]);
  caretAt(set.editor, 'b', 0);
  pasted();
  expect(places(set, 't')).toEqual(['b: quay']);
  pasted();
  expect(places(set, 't')).toEqual(['b: quay']);
  set.check();
});

test('a piece of what a comment is about takes it along to another place, over elements too', () => {
  const set = stage('paragraph a: The quay is long.\nparagraph b: The boat is small.\nparagraph c: End.');
  comment(set, 't', 4, 12);
  select(set, 'a', 9, 9, 'b');
  const pasted = carry(set, true);
  caretAt(set.editor, 'c', 4);
  pasted();
  expect(places(set, 't').map((place) => place.replace(/^.*: /, ''))).toEqual(['quay ', 'is l'].map((part) => expect.stringContaining(part.trim().slice(0, 2))));
  set.check();
});

test('a split leaves the comment on both halves, a join on the one text; an element that takes in another has the comments about both', async () => {
  const set = stage('paragraph a: The quay is long.\nparagraph b: It leaks.');
  comment(set, 't', 4, 12);
  caretAt(set.editor, 'a', 8);
  await type(set.editor, '\n');
  expect(places(set, 't').map((place) => place.replace(/^.*: /, ''))).toEqual(['quay', ' is ']);
  set.editor.deleteBackward('character');
  expect(places(set, 't')).toEqual(['a: quay is ']);
  caretAt(set.editor, 'b');
  addThread(set.session, commentTarget(set.editor) as CommentTarget, thread('b'));
  set.editor.deleteBackward('character');
  expect(places(set, 'b')).toEqual(['a']);
  caretAt(set.editor, 'a', 1);
  setBlockType(set.editor, 'heading', { level: 1 });
  expect([places(set, 'b'), places(set, 't')]).toEqual([['a'], ['a: quay is ']]);
  set.check();
});

test('a comment whose words are deleted stays, without a place; undo gives the place back, and redo takes it', () => {
  const set = stage('paragraph a: The quay is long.');
  const before = set.session.document;
  comment(set, 't', 4, 8);
  select(set, 'a', 3, 8);
  set.editor.deleteFragment();
  expect(places(set, 't')).toEqual([]);
  expect(set.session.document.settings.threads).toHaveLength(1);
  set.session.undo();
  expect(places(set, 't')).toEqual(['a: quay']);
  deleteRemark(set.session, 't', 't-1');
  expect(set.session.document.settings.threads).toEqual([]);
  expect(JSON.stringify(set.session.blocks)).not.toContain('comments');
  set.session.undo();
  set.session.undo();
  expect(set.session.blocks).toEqual(before.blocks);
  expect(set.session.document.settings.threads ?? []).toEqual([]);
  set.session.redo();
  expect(places(set, 't')).toEqual(['a: quay']);
});

test('what a comment is about grows within, not at its edges', async () => {
  for (const hand of [null, { author: 'Omar' }]) {
    const set = stage('paragraph a: The quay is long.');
    set.session.setHand(hand);
    comment(set, 't', 4, 8);
    for (const [offset, typed] of [[8, 's'], [4, 'old '], [10, 'u']] as const) {
      caretAt(set.editor, 'a', offset);
      await type(set.editor, typed);
    }
    expect(places(set, 't')).toEqual(['a: quuay']);
    set.check();
  }
});

test('a comment is no proposal: it stands at once while everything is proposed', () => {
  const set = stage('paragraph a: The quay is long.');
  set.session.setHand({ author: 'Layla' });
  comment(set, 't', 4, 8);
  expect(places(set, 't')).toEqual(['a: quay']);
  expect(JSON.stringify(set.session.blocks)).not.toContain('proposals');
});

/** Another window over the library of a stage. */
const window = ({ library }: Stage): DocumentSession =>
  new DocumentSession({ document: structuredClone(library.document), revision: library.revision, savedAt: 0, bridge: library.bridge, newId: countingIds('other') });

const about = (from: number, to: number): CommentTarget => ({ about: 'words', language: 'en', block: 'a', quote: '', pieces: [{ slot: 'a', from, to }] });

test('two windows comment on one paragraph at the same moment, while one of them writes in it: all of it stays, in both', async () => {
  const sentence = 'The quay is long and of stone.';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(25), fc.integer({ min: 1, max: 5 })), { minLength: 2, maxLength: 2 }), fc.option(fc.nat(sentence.length)), fc.constantFrom('reply', 'resolve', 'none'), async ([one, two], typed, act) => {
      const set = stage(`paragraph a: ${sentence}`);
      addThread(set.session, { about: 'element', language: 'en', block: 'a' }, thread('first'));
      await set.session.flush();
      const other = window(set);
      const [[from, length], [start, more]] = [one, two] as [[number, number], [number, number]];
      addThread(set.session, about(from, from + length), thread('mine'));
      changeThreads(set.session, (threads) => reply(threads, 'first', said('r1', 'Mine', 5)));
      if (typed !== null) {
        caretAt(set.editor, 'a', typed);
        await type(set.editor, ' NEW ');
      }
      addThread(other, about(start, start + more), thread('theirs'));
      addThread(other, { about: 'element', language: 'en', block: 'a' }, thread('theirs too'.replace(' ', '-')));
      if (act === 'reply') changeThreads(other, (threads) => reply(threads, 'first', said('r2', 'Theirs', 4)));
      if (act === 'resolve') changeThreads(other, (threads) => resolve(threads, 'first', { author: 'Omar', at: 6 }));
      await other.flush();
      await set.session.flush();
      await other.flush();
      set.library.write(set.library.document.blocks);
      await Promise.all([set.session.flush(), other.flush()]);
      for (const session of [set.session, other]) {
        expect(session.blocks).toHaveLength(1);
        expect(places({ session }, 'theirs').join('').replace(' NEW ', '')).toBe(`a: ${sentence.slice(start, start + more)}`);
        expect(places({ session }, 'mine').join('').replace(' NEW ', '')).toBe(`a: ${sentence.slice(from, from + length)}`);
        expect([places({ session }, 'theirs-too'), places({ session }, 'first')]).toEqual([['a'], ['a']]);
        const first = session.document.settings.threads?.find(({ id }) => id === 'first');
        expect(first?.remarks.map(({ text }) => text)).toEqual(act === 'reply' ? ['Why?', 'Theirs', 'Mine'] : ['Why?', 'Mine']);
        expect(first?.resolved?.author).toBe(act === 'resolve' ? 'Omar' : undefined);
      }
      set.check();
      await other.dispose();
      await set.session.dispose();
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 1000 : 25 },
  );
});

test('wherever elements are moved, cut, split and joined, every comment keeps its words; undo and redo take them along', async () => {
  const texts = ['The quay is long.', 'A boat came in.', 'It leaks.'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('up', 'down', 'split', 'join', 'cut'), fc.nat(2), fc.nat(9)), { maxLength: 8 }), async (acts) => {
      const set = stage(texts.map((text, index) => `paragraph ${'abc'[index]}: ${text}`).join('\n'));
      comment(set, 'x', 4, 8, 'a');
      comment(set, 'y', 0, 9, 'c');
      const start = set.session.blocks;
      for (const [act, at, offset] of acts) {
        set.session.commitPanes();
        const block = set.session.blocks[at % set.session.blocks.length]?.id ?? 'a';
        caretAt(set.editor, block, offset);
        if (act === 'up' || act === 'down') moveBlock(set.session, block, act === 'up' ? -1 : 1);
        else if (act === 'split') await type(set.editor, '\n');
        else if (act === 'join') {
          caretAt(set.editor, block, 0);
          set.editor.deleteBackward('character');
        } else if (act === 'cut') {
          select(set, block, 0, offset);
          const pasted = carry(set, true);
          pasted();
        }
        set.check();
      }
      const words = (id: string) => places(set, id).map((place) => place.replace(/^[^:]*: /, '')).join('').replace(/\s/g, '');
      expect(words('x').split('').sort().join('')).toBe([...'quay'].sort().join(''));
      expect(words('y').split('').sort().join('')).toBe([...'Itleaks.'].sort().join(''));
      const end = set.session.blocks;
      while (set.session.undoLabel !== 'comment') set.session.undo();
      expect(set.session.blocks).toEqual(start);
      while (set.session.canRedo) set.session.redo();
      expect(set.session.blocks).toEqual(end);
      await set.session.dispose();
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 2000 : 40 },
  );
});
