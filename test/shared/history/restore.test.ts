// What comes back from an earlier state is as it was, and what it does not touch stays as it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traitsOf, type Block } from '../../../shared/document/blocks/index.ts';
import { documentSchema, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { rankOf, sectionOf } from '../../../shared/document/sections.ts';
import { withUniqueIds } from '../../../shared/document/unique-ids.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import { restored } from '../../../shared/history/restore.ts';
import { bodyBlocks, documents, withIds } from '../document/generators.ts';

/** A later state: some elements deleted, some moved, some changed, some new. */
const later = (past: Document): fc.Arbitrary<Document> =>
  fc
    .record({ keep: fc.infiniteStream(fc.integer({ min: 0, max: 4 })), fresh: bodyBlocks(3), moves: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 3 }) })
    .map(({ keep, fresh, moves }) => {
      let blocks: Block[] = past.blocks.flatMap((block) => {
        const fate = keep.next().value;
        return fate === 0 ? [] : fate === 1 && 'en' in block.text ? [{ ...block, text: { ...block.text, en: plain('Later words.') } }] : [block];
      });
      for (const [from, to] of moves) {
        const body = blocks.findIndex(({ type }) => traitsOf(type).place === 'body');
        if (body === -1 || from >= blocks.length - body) continue;
        const [moved] = blocks.splice(body + from, 1);
        if (moved !== undefined) blocks.splice(body + (to % (blocks.length - body + 1)), 0, moved);
      }
      blocks = [...blocks, ...withIds(fresh, 'fresh')];
      return { ...past, blocks: [...withUniqueIds(blocks, countingIds('unique'))] };
    });

const pairs = documents(10).chain((past) => later(past).map((present) => ({ past, present })));

const ids = (blocks: readonly Block[]): string[] => [...walkBlocks(blocks)].map(({ block }) => block.id);
const runs = { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 2000 : 60 };

const isSound = (document: Document | null): void => {
  expect(documentSchema.safeParse(document).success).toBe(true);
  const all = ids(document?.blocks ?? []);
  expect(new Set(all).size).toBe(all.length);
};

test('the whole of a revision comes back exactly', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    expect(restored(present, past, { part: 'whole' }, countingIds('new'))).toEqual(past);
  }), runs);
});

test('a section comes back as it was, in one piece, and everything outside it stays as it is', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    for (const heading of past.blocks.filter((block) => rankOf(block) !== null)) {
      const section = sectionOf(past.blocks, heading.id);
      const document = restored(present, past, { part: 'section', heading: heading.id }, countingIds('new'));
      isSound(document);
      const blocks = document?.blocks ?? [];
      const at = blocks.findIndex(({ id }) => id === heading.id);
      expect(blocks.slice(at, at + section.length).map(({ id, type }) => `${id} ${type}`)).toEqual(section.map(({ id, type }) => `${id} ${type}`));
      const inSection = new Set([...section, ...sectionOf(present.blocks, heading.id)].map(({ id }) => id));
      const outside = (list: readonly Block[]) => list.filter(({ id }) => !inSection.has(id));
      expect(outside(blocks)).toEqual(outside(present.blocks));
    }
  }), runs);
});

test('one element comes back as it was, behind what it stood behind, and everything else stays as it is', () => {
  fc.assert(fc.property(pairs, fc.nat(100), ({ past, present }, chosen) => {
    const block = past.blocks[chosen % Math.max(1, past.blocks.length)];
    if (block === undefined) return;
    const document = restored(present, past, { part: 'element', block: block.id }, countingIds('new'));
    isSound(document);
    const blocks = document?.blocks ?? [];
    expect(blocks.find(({ id }) => id === block.id)).toEqual(block);
    const replaced = traitsOf(block.type).single ? present.blocks.find(({ type }) => type === block.type)?.id : undefined;
    const others = (list: readonly Block[]) => list.filter(({ id }) => id !== block.id && id !== replaced);
    expect(others(blocks)).toEqual(others(present.blocks));
    if (present.blocks.some(({ id }) => id === block.id)) expect(blocks.map(({ id }) => id)).toEqual(present.blocks.map(({ id }) => id));
  }), runs);
});

test('what neither state has does not come back', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    expect(restored(present, past, { part: 'element', block: 'nowhere' }, countingIds('new'))).toBeNull();
    expect(restored(present, past, { part: 'section', heading: 'nowhere' }, countingIds('new'))).toBeNull();
  }), { numRuns: 5 });
});

const box = (id: string, ...blocks: Extract<Block, { type: 'box' }>['blocks']): Block => ({ id, type: 'box', text: {}, blocks });
const line = (id: string, text: string) => ({ id, type: 'paragraph' as const, text: { en: plain(text) } });
const numbered = (id: string): Block => ({ id, type: 'numberedParagraph', text: {} });

test.each<[string, Block[], Block[], string, (blocks: readonly Block[]) => unknown, unknown]>([
  ['an element of a box, into its box', [box('b', line('i', 'one'), line('j', 'two'))], [box('b', line('j', 'two'))], 'i', ids, ['b', 'i', 'j']],
  ['an element of a box that is gone, in the place of the box', [numbered('p'), box('b', line('i', 'one')), numbered('q')], [numbered('p'), numbered('q')], 'i', ids, ['p', 'i', 'q']],
  ['an element that stands in a box by now, there', [line('i', 'one'), box('b', line('j', 'two'))], [box('b', line('j', 'two'), line('i', 'other'))], 'i', (blocks) => blocks[0], box('b', line('j', 'two'), line('i', 'one'))],
  ['the first element, before the one it stood before', [numbered('p'), numbered('q'), numbered('r')], [numbered('q'), numbered('r')], 'p', ids, ['p', 'q', 'r']],
])('%s comes back', (_what, past, present, block, look, wanted) => {
  const settings: Document['settings'] = { template: 'resolution', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] };
  const document = (blocks: Block[]): Document => ({ schemaVersion: 1, id: 'd', settings, blocks });
  const back = restored(document(present), document(past), { part: 'element', block }, countingIds('new'));
  isSound(back);
  expect(look(back?.blocks ?? [])).toEqual(wanted);
});
