// The outline shows numbers, headings and what is under them, and moves sections whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveSection } from '../../../renderer/editor/commands.ts';
import { DocumentSession } from '../../../renderer/editor/session.ts';
import { branchesOf, entryAfterSection, neighbourPlace, outlineEntries, sectionOf, type OutlineBranch } from '../../../renderer/views/document/outline-entries.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';

/** A library that takes every save. */
const bridge: Bridge = {
  call: (() => Promise.resolve({ ok: true, value: { revision: 'r', savedAt: 1 } })) as unknown as Bridge['call'],
  on: () => () => undefined,
};

const sessionOf = (blocks: Block[]): DocumentSession =>
  new DocumentSession({
    document: {
      schemaVersion,
      id: 'd',
      settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] },
      blocks,
    },
    revision: 'r',
    savedAt: 1,
    bridge,
    newId: countingIds('new'),
  });

const heading = (id: string, level: number, en: string, numbered = true): Block => ({ id, type: 'heading', level, numbered, text: { en: [{ text: en }] } });
const paragraph = (id: string): Block => ({ id, type: 'numberedParagraph', text: { en: [{ text: id }] } });

const sample: Block[] = [
  { id: 'title', type: 'title', text: { en: [{ text: 'Shared waters' }] } },
  heading('intro', 1, 'Introduction', false),
  paragraph('p1'),
  heading('messages', 1, 'Key messages'),
  { id: 'area', type: 'priorityArea', text: { en: [{ text: 'Rivers' }], ar: [{ text: 'الأنهار' }] } },
  { id: 'm1', type: 'keyMessage', text: {} },
  { id: 'm2', type: 'keyMessage', text: {} },
  heading('sessions', 1, 'Sessions'),
  heading('opening', 2, 'Opening'),
  paragraph('p2'),
  paragraph('p3'),
  { id: 'annex', type: 'annex', original: null, text: {} },
];

describe('what it shows', () => {
  test('numbers, texts, and the paragraphs under each heading as the contents print them', () => {
    const shown = outlineEntries(sessionOf(sample), 'en').map(({ kind, label, text, range }) => [kind, label, text, range]);
    expect(shown).toEqual([
      ['firstPage', '', '', ''],
      ['heading', '', 'Introduction', '1'],
      ['heading', 'I.', 'Key messages', ''],
      ['priorityArea', 'A.', 'Rivers', ''],
      ['heading', 'II.', 'Sessions', '2–3'],
      ['heading', 'A.', 'Opening', '2–3'],
      ['annex', 'Annex', '', ''],
    ]);
  });

  test('a heading without translation shows the text of the drafting language, marked as such', () => {
    const arabic = outlineEntries(sessionOf(sample), 'ar');
    expect(arabic.find((entry) => entry.id === 'area')).toMatchObject({ text: 'الأنهار', language: 'ar' });
    expect(arabic.find((entry) => entry.id === 'opening')).toMatchObject({ text: 'Opening', language: 'en' });
    expect(arabic.find((entry) => entry.id === 'messages')?.label).toMatch(/^أولاً/);
  });

  test('a caret anywhere belongs to the heading above it', () => {
    const session = sessionOf(sample);
    const entries = outlineEntries(session, 'en');
    expect(sectionOf(session, entries, 'title')).toBe('title');
    expect(sectionOf(session, entries, 'm2')).toBe('area');
    expect(sectionOf(session, entries, 'p3')).toBe('opening');
    expect(sectionOf(session, entries, 'nowhere')).toBeNull();
  });
});

const document = fc.array(fc.record({ level: fc.integer({ min: 1, max: 4 }), paragraphs: fc.nat(2) }), { minLength: 1, maxLength: 14 }).map((sections) =>
  sections.flatMap(({ level, paragraphs }, index) => [heading(`h${index}`, level, `Heading ${index}`), ...Array.from({ length: paragraphs }, (_, n) => paragraph(`h${index}p${n}`))]),
);

describe('laws', () => {
  test('the tree holds every entry once, in order, and children lie deeper', () => {
    const flat = (branches: readonly OutlineBranch[]): OutlineBranch[] => branches.flatMap((branch) => [branch, ...flat(branch.children)]);
    fc.assert(
      fc.property(document, (blocks) => {
        const entries = outlineEntries(sessionOf(blocks), 'en');
        const branches = flat(branchesOf(entries));
        expect(branches.map((branch) => branch.id)).toEqual(entries.map((entry) => entry.id));
        for (const branch of branches) for (const child of branch.children) expect(child.level).toBeGreaterThan(branch.level);
      }),
    );
  });

  test('a section moved down and up again is where it was; all under it goes along and nothing is lost', () => {
    fc.assert(
      fc.property(document, fc.nat(), (blocks, pick) => {
        const session = sessionOf(blocks);
        const entries = outlineEntries(session, 'en');
        const entry = entries[pick % entries.length];
        fc.pre(entry !== undefined);
        const down = neighbourPlace(entries, entry.id, 1);
        fc.pre(down !== undefined);
        const own = (list: readonly Block[]) => {
          const from = list.findIndex((block) => block.id === entry.id);
          const after = entryAfterSection(outlineEntries(session, 'en'), entry.id);
          return list.slice(from, after === null ? undefined : list.findIndex((block) => block.id === after.id)).map((block) => block.id);
        };
        const section = own(session.blocks);
        moveSection(session, entry.id, down);
        expect(session.blocks).not.toEqual(blocks);
        expect(own(session.blocks)).toEqual(section);
        expect([...session.blocks].map((block) => block.id).sort()).toEqual(blocks.map((block) => block.id).sort());
        const up = neighbourPlace(outlineEntries(session, 'en'), entry.id, -1);
        expect(up).toBeDefined();
        moveSection(session, entry.id, up ?? null);
        expect(session.blocks.map((block) => block.id)).toEqual(blocks.map((block) => block.id));
      }),
    );
  });

  test('a section never leaves the heading it stands under by one step', () => {
    const entries = outlineEntries(sessionOf(sample), 'en');
    expect(neighbourPlace(entries, 'opening', 1)).toBeUndefined();
    expect(neighbourPlace(entries, 'opening', -1)).toBeUndefined();
    expect(neighbourPlace(entries, 'intro', -1)).toBeUndefined();
    expect(neighbourPlace(entries, 'title', 1)).toBeUndefined();
    expect(neighbourPlace(entries, 'intro', 1)).toBe('sessions');
    expect(neighbourPlace(entries, 'sessions', 1)).toBeNull();
  });
});
