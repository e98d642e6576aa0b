// Two documents compared: both come back, nothing is found where nothing changed, and what moved is found again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import type { Comparison } from '../../../shared/compare/comparison.ts';
import { accept, reject } from '../../../shared/compare/rebuild.ts';
import { blankBlock } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, plain } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import type { Language } from '../../../shared/language/language.ts';
import { randomness, sampleDocument } from '../../bench/sample.ts';
import { documents } from '../document/generators.ts';
import { afterEdits, afterMoves, stranger } from './edits.ts';

const normal = (document: Document, prefix: string): Document => normaliseDocument(document, countingIds(prefix));

/** A document and what became of it after a number of edits. */
const revisions = fc
  .record({ document: documents(10), edits: fc.integer({ min: 1, max: 12 }), seed: fc.nat() })
  .map(({ document, edits, seed }) => {
    const before = normal(document, 'n');
    return [before, afterEdits(before, edits, randomness(seed), countingIds(`e${seed}`))] as const;
  });

/** Two documents that never met. */
const strangers = fc.tuple(documents(8), documents(8)).map(([one, other]) => {
  const before = normal(one, 'n');
  return [before, stranger(normal(other, 'm'), countingIds('other'))] as const;
});

const comesBack = ([before, after]: readonly [Document, Document]): void => {
  const comparison = compareDocuments(before, after);
  expect(accept(comparison)).toEqual(after);
  expect(reject(comparison)).toEqual(before);
};

describe('a comparison', () => {
  it('gives back both of two revisions', () => {
    fc.assert(fc.property(revisions, comesBack));
  });

  it('gives back both of two documents that never met', () => {
    fc.assert(fc.property(strangers, comesBack));
  });

  it('of a document with itself, or with the same text under other ids, is empty', () => {
    fc.assert(
      fc.property(documents(10), (document) => {
        const same = normal(document, 'n');
        for (const other of [same, structuredClone(same), stranger(same, countingIds('other'))]) {
          const { blocks, changes, moves, changedLanguages, summary } = compareDocuments(same, other);
          expect(blocks.filter(({ kind }) => kind !== 'same')).toEqual([]);
          expect({ changes, moves, changedLanguages }).toEqual({ changes: [], moves: [], changedLanguages: [] });
          expect(summary.words).toEqual({ inserted: 0, deleted: 0 });
        }
      }),
    );
  });

  it('counts the same in both directions', () => {
    fc.assert(
      fc.property(revisions, ([before, after]) => {
        const [there, back] = [compareDocuments(before, after).summary, compareDocuments(after, before).summary];
        expect({ ...back, added: back.removed, removed: back.added, split: back.joined, joined: back.split, words: { inserted: back.words.deleted, deleted: back.words.inserted } }).toEqual(there);
      }),
    );
  });

  it('keeps the order of both documents and every block of each once', () => {
    fc.assert(
      fc.property(revisions, ([before, after]) => {
        const { blocks, moves } = compareDocuments(before, after);
        const news = blocks.filter(({ kind, afterBox }) => kind !== 'movedAway' && afterBox === null).flatMap((block) => (block.after === null ? [] : [block.after.id]));
        expect(news).toEqual(after.blocks.map(({ id }) => id));
        for (const { from, to } of moves) {
          expect(from.map((index) => blocks[index]?.before)).toEqual(to.map((index) => blocks[index]?.before));
          expect(from.map((index) => blocks[index]?.kind).every((kind) => kind === 'movedAway')).toBe(true);
        }
      }),
    );
  });
});

describe('texts that are hard to tell apart', () => {
  const settings: Document['settings'] = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] };
  const of = (prefix: string, texts: readonly string[]): Document => ({ schemaVersion, id: prefix, settings, blocks: texts.map((text, index) => ({ ...blankBlock('numberedParagraph', `${prefix}${index}`), text: { en: plain(text) } })) });

  it('are kept in order where one form is repeated hundreds of times', () => {
    const form = (count: number): string[] => Array.from({ length: count }, () => 'The delegation takes note of the report.');
    const { summary } = compareDocuments(of('a', form(300)), of('b', ['A new beginning.', ...form(290)]));
    expect(summary).toMatchObject({ added: 1, removed: 10, moved: 0, edited: 0 });
  });

  it('are not taken for one that moved where they share the phrases of the house and say different things', () => {
    const definition = '["Joint action" means an arrangement for the prevention of accidents and the rescue of crews in the narrow waters of the region as an alternative to separate national services and to their separate accounts;]';
    const policy = '[Member States should take the joint approach to the prevention of accidents and the rescue of crews in the narrow waters, as an alternative policy approach to separate national services;]';
    const rest = sampleDocument({ paragraphs: 30, languages: ['en'] }).blocks.flatMap(({ type, text }) => (type === 'numberedParagraph' ? [contentText(text.en ?? [])] : []));
    const { summary } = compareDocuments(of('a', [...rest.slice(0, 5), definition, ...rest.slice(5)]), of('b', [...rest.slice(0, 20), policy, ...rest.slice(20)]));
    expect(summary).toMatchObject({ added: 1, removed: 1, moved: 0, edited: 0 });
  });

  it('are one that moved where most of the shorter one stands in the longer one, word for word', () => {
    const [long, short] = ['[Member States that are in a position to do so should integrate the safety of small vessels into their national plans, their assistance to other States, and their investment in ports, at home and abroad;]', '3. Member States should integrate the safety of small vessels into their assistance to other States.'];
    const rest = sampleDocument({ paragraphs: 30, languages: ['en'] }).blocks.flatMap(({ type, text }) => (type === 'numberedParagraph' ? [contentText(text.en ?? [])] : []));
    const { summary } = compareDocuments(of('a', [...rest.slice(0, 5), long, ...rest.slice(5)]), of('b', [...rest.slice(0, 20), short, ...rest.slice(20)]));
    expect(summary).toMatchObject({ added: 0, removed: 0, moved: 1 });
  });

  it('are one that moved and one that was edited in its place where two said the same, not two that moved', () => {
    const twin = 'Member States should publish the depths of their fairways before the season opens, in a form that every harbour can read.';
    const edited = 'Member States should publish the depths of their narrow fairways well before the season opens, in a form that every pilot and harbour can read.';
    const rest = sampleDocument({ paragraphs: 40, languages: ['en'] }).blocks.flatMap(({ type, text }) => (type === 'numberedParagraph' ? [contentText(text.en ?? [])] : []));
    const before = of('a', [...rest.slice(0, 10), twin, ...rest.slice(10, 15), twin, ...rest.slice(15)]);
    for (const after of [of('b', [...rest.slice(0, 3), twin, ...rest.slice(3, 10), edited, ...rest.slice(10)]), of('b', [...rest.slice(0, 15), edited, ...rest.slice(15, 25), twin, ...rest.slice(25)])]) {
      expect(compareDocuments(before, after).summary).toMatchObject({ added: 0, removed: 0, moved: 1, edited: 1 });
      expect(compareDocuments(after, before).summary).toMatchObject({ added: 0, removed: 0, moved: 1, edited: 1 });
    }
  });

  it('are compared word for word also where one paragraph is as long as a report', () => {
    const long = sampleDocument({ paragraphs: 60, languages: ['en'] }).blocks.flatMap(({ text }) => contentText(text.en ?? [])).join(' ');
    const { changes, summary } = compareDocuments(of('a', [long]), of('b', [`${long.slice(0, 20_000)} inserted words ${long.slice(20_000)}`]));
    expect(changes.filter(({ kind }) => kind === 'wording').length).toBeLessThanOrEqual(2);
    expect(summary.words.inserted).toBeLessThanOrEqual(4);
  });
});

interface Score {
  readonly moved: number;
  readonly found: number;
  readonly reported: number;
  readonly wrong: number;
}

/** How many of the moves that were made are found, over several documents, and how many are found that were not made. */
const score = (language: Language, movedReworded: number, known: boolean): Score => {
  let total: Score = { moved: 0, found: 0, reported: 0, wrong: 0 };
  for (let seed = 1; seed <= 4; seed++) {
    const before = sampleDocument({ paragraphs: 120, languages: [language], seed });
    const { document, moved } = afterMoves(before, { moved: 0.08, edited: 0.1, reworded: 0.2, movedReworded }, randomness(seed * 31));
    // What a stranger typed has other ids, in the same order.
    const after = known ? document : stranger(document, countingIds('s'));
    const names = new Map(after.blocks.map(({ id }, index) => [id, document.blocks[index]?.id]));
    const found = movedPairs(compareDocuments(before, after)).map(([one, other]) => [one, names.get(other)] as const);
    const right = found.filter(([one, other]) => one === other && moved.has(one)).length;
    total = { moved: total.moved + moved.size, found: total.found + right, reported: total.reported + found.length, wrong: total.wrong + found.length - right };
  }
  return total;
};

const movedPairs = ({ blocks, moves }: Comparison): (readonly [string, string])[] => moves.flatMap(({ to }) => to.map((index) => [blocks[index]?.before?.id ?? '', blocks[index]?.after?.id ?? ''] as const));

describe.each(['en', 'ar'] as const)('moves (%s)', (language) => {
  it.each([
    ['paragraphs that moved', 0, 0.99],
    ['paragraphs that moved and were edited by a fifth', 0.2, 0.95],
  ])('%s are found again, with ids and without', (_, reworded, least) => {
    for (const known of [true, false]) {
      const { moved, found, reported, wrong } = score(language, reworded, known);
      expect(found / moved, `${found} of ${moved}, ids ${known}`).toBeGreaterThanOrEqual(least);
      expect(wrong / reported, `${wrong} of ${reported}, ids ${known}`).toBeLessThanOrEqual(0.01);
    }
  });
});
