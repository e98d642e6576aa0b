// The timeline: every revision is in exactly one entry, and what an entry says of its changes is what a plain count says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { longest, pause } from '../../../shared/history/bursts.ts';
import type { EntryChanges, EntryKind, HistoryEntry } from '../../../shared/ipc/history.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { textPlaces } from '../../../shared/document/walk.ts';
import { contentText, walkInlines } from '../../../shared/document/inlines.ts';
import { segmentWords } from '../../../shared/text/words.ts';
import type { Library } from '../../../main/storage/library.ts';
import type { RevisionKind } from '../../../main/storage/revisions.ts';
import type { TimelineQuery } from '../../../main/storage/timeline.ts';
import { bodyBlocks, documents, withIds } from '../../shared/document/generators.ts';
import { documentOf, must, openHere, paragraph, temporaryLibrary } from './temporary-library.ts';

interface Step {
  readonly at: number;
  readonly remove: number;
  readonly blocks: Block[];
  readonly what: 'replace' | 'move' | 'insert' | 'look' | 'nothing';
  readonly wait: number;
  readonly author: string;
  readonly kind: RevisionKind;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    at: fc.nat(1000),
    remove: fc.nat(2),
    blocks: bodyBlocks(2),
    what: fc.constantFrom<Step['what']>('replace', 'replace', 'move', 'insert', 'look', 'nothing'),
    wait: fc.constantFrom(-1000, 500, 500, 500, pause, pause + 1, longest / 2),
    author: fc.constantFrom('Rima', 'Rima', 'Omar'),
    kind: fc.constantFrom<RevisionKind>('automatic', 'automatic', 'automatic', 'automatic', 'restored', 'merged'),
  }),
  { minLength: 1, maxLength: 14 },
);

const changed = (blocks: readonly Block[], step: Step, n: number): Block[] => {
  const at = step.at % (blocks.length + 1);
  const taken = blocks.slice(at, at + step.remove);
  switch (step.what) {
    case 'replace':
      return blocks.toSpliced(at, taken.length, ...withIds(step.blocks, `s${n}`).map((block, index) => ({ ...block, id: taken[index]?.id ?? block.id })));
    case 'move': {
      const rest = blocks.toSpliced(at, taken.length);
      return rest.toSpliced((step.at * 7) % (rest.length + 1), 0, ...taken);
    }
    case 'insert':
      return blocks.toSpliced(at, 0, ...withIds(step.blocks, `s${n}`));
    default:
      return [...blocks];
  }
};

/** The states of a document with their revisions, and who wrote them. */
interface Written {
  readonly state: Document;
  readonly at: number;
  readonly by: string;
  readonly kind: RevisionKind;
}

const written = (library: Library, first: Document, wanted: readonly Step[]): Written[] => {
  let at = Date.UTC(2031, 4, 12);
  const document = must(library.documents.create(first, { author: 'Rima', device: 'laptop', at, kind: 'automatic' }));
  const all: Written[] = [{ state: first, at, by: 'Rima', kind: 'automatic' }];
  for (const [n, step] of wanted.entries()) {
    at += step.wait;
    const blocks = changed(document.blocks, step, n);
    const settings = step.what === 'look' ? { ...document.settings, look: document.settings.look === 'headquarters' ? ('escwa-current' as const) : ('headquarters' as const) } : document.settings;
    const before = document.head;
    must(library.documents.write(document, { splices: [{ at: 0, remove: document.blocks.length, insert: blocks }], count: blocks.length, settings }, { author: step.author, device: 'laptop', at, kind: step.kind }));
    if (document.head !== before) all.push({ state: { ...first, settings, blocks }, at, by: step.author, kind: step.kind });
  }
  return all;
};

const pages = (library: Library, query: TimelineQuery): HistoryEntry[] => {
  const entries: HistoryEntry[] = [];
  let after: string | undefined;
  do {
    const page = library.timeline.list(1, { ...query, ...(after === undefined ? {} : { after }) });
    expect(page.entries.length).toBeLessThanOrEqual(query.limit);
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return entries;
};

const words = (block: Block | undefined, language: Language): string[] =>
  block === undefined ? [] : [...textPlaces(block)].flatMap(({ text }) => {
    const content = text[language] ?? [];
    const notes = [...walkInlines(content)].flatMap((inline) => ('type' in inline && inline.type === 'footnote' ? [contentText(inline.content)] : []));
    return [contentText(content), ...notes].flatMap((line) => segmentWords(line, language).filter(({ isWord }) => isWord).map(({ text }) => text));
  });

/** Length of the longest list that is in both, in order: the textbook way. */
const inBoth = <Item>(one: readonly Item[], other: readonly Item[]): number => {
  const row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    let diagonal = 0;
    for (let at = 1; at <= other.length; at++) {
      const above = row[at] as number;
      row[at] = other[at - 1] === item ? diagonal + 1 : Math.max(above, row[at - 1] as number);
      diagonal = above;
    }
  }
  return row[other.length] as number;
};

const plainCount = (before: Document | null, after: Document): EntryChanges => {
  const old = new Map((before?.blocks ?? []).map((block) => [block.id, block]));
  const now = new Map(after.blocks.map((block) => [block.id, block]));
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const differing = ids.filter((id) => JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id)));
  const common = [...old.keys()].filter((id) => now.has(id));
  const touched = (language: Language): boolean =>
    differing.some((id) => {
      const texts = (block: Block | undefined) => (block === undefined ? [] : [...textPlaces(block)].map(({ text }) => text[language] ?? null));
      const [one, other] = [texts(old.get(id)), texts(now.get(id))];
      return [...one, ...other].some((text) => text !== null) && JSON.stringify(one) !== JSON.stringify(other);
    });
  const sum = (count: (id: string, language: Language) => number): number => differing.reduce((total, id) => total + languages.reduce((all, language) => all + count(id, language), 0), 0);
  const kept = (id: string, language: Language): number => inBoth(words(old.get(id), language), words(now.get(id), language));
  return {
    added: ids.filter((id) => !old.has(id)).length,
    removed: ids.filter((id) => !now.has(id)).length,
    moved: common.length - inBoth(common, [...now.keys()].filter((id) => old.has(id))),
    edited: differing.filter((id) => old.has(id) && now.has(id)).length,
    settings: JSON.stringify(before?.settings) !== JSON.stringify(after.settings),
    wordsIn: sum((id, language) => words(now.get(id), language).length - kept(id, language)),
    wordsOut: sum((id, language) => words(old.get(id), language).length - kept(id, language)),
    languages: languages.filter(touched),
  };
};

test('every revision is in exactly one entry, bursts end where they should, and every entry says what a plain count says', () => {
  fc.assert(
    fc.property(documents(6), steps, fc.integer({ min: 1, max: 4 }), (first, wanted, limit) => {
      const library = temporaryLibrary();
      const all = written(library, first, wanted);
      const entries = pages(library, { limit });
      expect(entries.map(({ revisions }) => revisions).reduce((sum, count) => sum + count, 0)).toBe(all.length);
      expect(pages(library, { limit, single: true })).toHaveLength(all.length);
      let to = all.length - 1;
      for (const entry of entries) {
        const from = to - entry.revisions + 1;
        const span = all.slice(from, to + 1);
        const [oldest, newest] = [span[0] as Written, span.at(-1) as Written];
        expect({ from: entry.from, to: entry.to, by: entry.author.name }).toEqual({ from: oldest.at, to: newest.at, by: newest.by });
        expect(entry.changes).toEqual(plainCount(all[from - 1]?.state ?? null, newest.state));
        const revision = library.revisions.find(entry.revision);
        expect(revision === null ? null : must(library.documents.at(revision))).toEqual(newest.state);
        const kind: EntryKind = newest.kind === 'automatic' ? (from === 0 ? 'created' : 'typed') : newest.kind;
        expect(entry.kind).toBe(kind);
        // A burst is typing of one author without a pause; the entry below it is not more of the same.
        for (const [at, { by, kind }] of span.entries()) {
          const pauseBefore = at === 0 ? 0 : (span[at] as Written).at - (span[at - 1] as Written).at;
          expect([by, kind, pauseBefore >= 0 && pauseBefore <= pause]).toEqual([newest.by, at === 0 ? kind : 'automatic', true]);
        }
        expect(newest.at - oldest.at).toBeLessThanOrEqual(longest);
        const below = all[from - 1];
        if (below !== undefined && from > 1 && below.by === newest.by && below.kind === 'automatic' && oldest.kind === 'automatic') {
          const gap = oldest.at - below.at;
          expect(gap < 0 || gap > pause || oldest.at - (entries[entries.indexOf(entry) + 1]?.from ?? 0) > longest).toBe(true);
        }
        to = from - 1;
      }
      expect(to).toBe(-1);
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 300 : 8 },
  );
});

test('the timeline goes on with what is written while it is looked at', () => {
  const library = temporaryLibrary();
  let at = Date.UTC(2031, 4, 12);
  const by = () => ({ author: 'Rima', device: 'laptop', at: (at += 1000), kind: 'automatic' as const });
  const document = must(library.documents.create(documentOf([paragraph('p1', 'a')]), by()));
  const type = (text: string) => must(library.documents.write(document, { splices: [{ at: 0, remove: 1, insert: [paragraph('p1', text)] }], count: 1 }, by()));
  type('a b');
  expect(pages(library, { limit: 5 }).map(({ revisions, changes }) => [revisions, changes?.wordsIn])).toEqual([[1, 1], [1, 1]]);
  type('a b c');
  expect(pages(library, { limit: 5 }).map(({ revisions, changes }) => [revisions, changes?.wordsIn])).toEqual([[2, 2], [1, 1]]);
  const reader = openHere({ folder: library.paths.folder, mode: 'reading' });
  expect(pages(reader, { limit: 5 })).toEqual(pages(library, { limit: 5 }));
});

test('an entry whose text is damaged is listed all the same, without its changes', () => {
  const library = temporaryLibrary();
  const by = { author: 'Rima', device: 'laptop', at: 1, kind: 'imported' as const };
  const document = must(library.documents.create(documentOf([paragraph('p1', 'a'), paragraph('p2', 'b')]), by));
  must(library.documents.write(document, { splices: [{ at: 1, remove: 1, insert: [] }], count: 1 }, { ...by, kind: 'restored' }));
  library.db.exec(`UPDATE block SET data = x'07' WHERE instr(data, '"p2"') > 0`);
  expect(pages(library, { limit: 5 })).toMatchObject([{ kind: 'restored', changes: null }, { kind: 'imported', changes: null }]);
});
