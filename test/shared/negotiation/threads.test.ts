// Comments and what leaves the program: nobody who reads a file sees that words were commented on; data keep the comments.
import { expect, test } from 'vitest';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Document } from '../../../shared/document/document.ts';
import { schemaVersion } from '../../../shared/document/document.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { exporters } from '../../../shared/export/index.ts';
import { anchorBlock, anchorText, keepAnchors } from '../../../shared/negotiation/thread-anchors.ts';
import { concerns, listThreads, mergeThreads, reopen, reply, resolve, withoutRemark } from '../../../shared/negotiation/threads.ts';

const remark = (id: string, at = 0) => ({ id, author: 'Layla', at, text: id });
const thread = { id: 't', remarks: [remark('r')] };

const plain: Document = {
  schemaVersion,
  id: 'ferries',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
  blocks: [
    { id: 'a', type: 'paragraph', text: { en: [{ text: 'The ' }, { text: 'long quay', bold: true }, { type: 'footnote', id: 'n', content: [{ text: 'Of stone.' }] }, { text: ' leaks.' }] } },
    { id: 'b', type: 'paragraph', text: { en: [{ text: 'It is old.' }] } },
  ],
};
const [first] = plain.blocks;
const commented: Document = {
  ...plain,
  settings: { ...plain.settings, threads: [thread] },
  blocks: [...anchorBlock([{ ...(first as (typeof plain.blocks)[0]), text: { en: anchorText(first?.text.en ?? [], 6, 15, 't') } } as (typeof plain.blocks)[0], ...plain.blocks.slice(1)], 'b', 't')],
};

test.each(['docx', 'md', 'html'] as const)('a file in %s is the same, byte for byte, with comments and without', async (format) => {
  const write = (document: Document) => exporters[format].write({ document, language: 'en', numbering: numberBlocks(document.blocks, 'en'), assets: new Map(), progress: () => undefined } as unknown as Parameters<(typeof exporters)['md']['write']>[0]);
  expect(JSON.stringify(commented.blocks)).toContain('comments');
  expect(Buffer.from(await write(commented)).equals(Buffer.from(await write(plain)))).toBe(true);
});

test('words, a footnote and an element let go of a comment and are what they were', () => {
  expect(listThreads([thread], commented.blocks)[0]?.places.map(({ block, footnote, quote }) => [block, footnote, quote])).toEqual([['a', null, 'ng quay'], ['a', 'n', 'Of stone.'], ['a', null, ' '], ['b', null, '']]);
  expect(keepAnchors(commented.blocks, () => false)).toEqual(plain.blocks);
  expect(keepAnchors(commented.blocks, () => true)).toBe(commented.blocks);
});

test('threads are answered, resolved, opened again and taken back; a delegation finds those in which it is mentioned or speaks', () => {
  const by = { author: 'Omar', at: 2 };
  const answered = reply([thread], 't', { ...remark('s'), mentions: ['JO'], delegation: 'EG' });
  expect(['JO', 'EG', 'FR'].map((id) => concerns(answered[0] ?? thread, id))).toEqual([true, true, false]);
  expect(reopen(resolve(answered, 't', by), 't')).toEqual(answered);
  expect(withoutRemark(withoutRemark(answered, 't', 's'), 't', 'r')).toEqual([]);
});

test('what two windows say is merged by thread and remark: a thread that one of them took back stays where the other answered', () => {
  const id = countingIds('new');
  const theirs = reply([thread], 't', remark('s', 3));
  expect(mergeThreads([thread], [], theirs)).toEqual([{ id: 't', remarks: [remark('s', 3)] }]);
  expect(mergeThreads([thread], [], [thread])).toEqual([]);
  const added = { id: id(), remarks: [remark('x')] };
  expect(mergeThreads([thread], [thread, added], theirs)).toEqual([theirs[0], added]);
});
