// Two people in one document: what both changed meets without loss.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { documentSchema, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import type { Language } from '../../../shared/language/language.ts';
import { Rebase, deepEqual, intern } from '../../../renderer/editor/rebase.ts';
import { slotsOf, withContent, withSlotText } from '../../../renderer/editor/slots.ts';
import { documents } from '../../shared/document/generators.ts';

const ids = Array.from({ length: 8 }, (_, index) => `b${index}`);
const paragraph = (id: string, en: string, ar?: string): Block => ({ id, type: 'paragraph', text: { en: plain(en), ...(ar === undefined ? {} : { ar: plain(ar) }) } });
const base = ids.map((id) => paragraph(id, `${id} as it was`, `${id} كما كان`));

/** What one side does: writes into some, in one language; deletes some; puts one in; moves one. */
interface Side {
  readonly written: readonly string[];
  readonly arabic: readonly string[];
  readonly deleted: readonly string[];
  readonly added: number | null;
  readonly moved: readonly [number, number] | null;
}
const sides = fc.record<Side>({
  written: fc.subarray(ids),
  arabic: fc.subarray(ids),
  deleted: fc.subarray(ids, { maxLength: 3 }),
  added: fc.option(fc.nat(8)),
  moved: fc.option(fc.tuple(fc.nat(7), fc.nat(7))),
});

const change = (blocks: readonly Block[], who: string, side: Side): Block[] => {
  const out = blocks
    .filter(({ id }) => !side.deleted.includes(id))
    .map((block) => {
      const en = side.written.includes(block.id) ? plain(`${who} wrote ${block.id}`) : block.text.en;
      const ar = side.arabic.includes(block.id) ? plain(`${who} كتب ${block.id}`) : block.text.ar;
      return en === block.text.en && ar === block.text.ar ? block : ({ ...block, text: { en, ar } } as Block);
    });
  if (side.added !== null) out.splice(side.added, 0, paragraph(`${who}-new`, `${who} added`));
  if (side.moved !== null && out.length > 1) {
    const [from, to] = side.moved;
    out.splice(to % out.length, 0, ...out.splice(from % out.length, 1));
  }
  return out;
};

const merged = (mine: readonly Block[], theirs: readonly Block[]) => new Rebase(base, intern(structuredClone([...theirs]), base), countingIds('copy')).apply(mine);
const saysAll = (blocks: readonly Block[]) => JSON.stringify(blocks);

test('no word that either side wrote is lost, and no id is there twice', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const [mine, theirs] = [change(base, 'we', a), change(base, 'they', b)];
      const result = merged(mine, theirs);
      const text = saysAll(result);
      for (const block of [...mine, ...theirs]) {
        const was = base.find(({ id }) => id === block.id);
        for (const language of ['en', 'ar'] as const) {
          const content = block.text[language];
          if (content !== undefined && !deepEqual(content, was?.text[language])) expect(text).toContain(JSON.stringify(content));
        }
      }
      expect(new Set(result.map(({ id }) => id)).size).toBe(result.length);
    }),
  );
});

test('words that both wrote into one text, each in another place, stand in it once', () => {
  const words = { en: 'tides and ropes and buoys were counted by the wardens', ar: 'أحصى الحراس العوامات والحبال ونظروا في المد والجزر معا' } as const;
  const place = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.constantFrom('en', 'ar'), fc.uniqueArray(place, { minLength: 2, maxLength: 2 }), fc.option(place), (language, [at = 0, other = 0], gone) => {
      const cut = words[language].split(' ');
      const text = (list: readonly string[]): Block => ({ id: 'p', type: 'paragraph', text: { [language]: plain(list.filter((word) => word !== '').join(' ')) } });
      const before = [text(cut)];
      const mine = cut.toSpliced(at, 0, 'OURS');
      const theirs = (gone === null ? cut : cut.with(gone % cut.length, '')).toSpliced(other, 0, 'THEIRS');
      const result = new Rebase(before, [text(theirs)], countingIds('copy')).apply([text(mine)]);
      const said = result.map(({ text }) => JSON.stringify(text)).join();
      for (const word of ['OURS', 'THEIRS']) expect(said).toContain(word);
      // A word taken out beside a word put in may be one change.
      if (gone === null) expect(result.length).toBe(1);
    }),
  );
});

test('where only one side did something, that is what comes of it', () => {
  fc.assert(
    fc.property(sides, (side) => {
      const changed = change(base, 'one', side);
      expect(merged(changed, base)).toEqual(changed);
      expect(merged(base, changed)).toEqual(changed);
      expect(merged(changed, changed)).toEqual(changed);
    }),
  );
});

test('what neither side touched stays the same object', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const [mine, theirs] = [change(base, 'we', a), change(base, 'they', b)];
      for (const block of merged(mine, theirs)) {
        const was = base.find(({ id }) => id === block.id);
        if (was && deepEqual(was, block)) expect(block).toBe(was);
      }
    }),
  );
});

/** What one side does to a document of any elements: writes into texts, cells, titles and notes, deletes and moves elements. The numbers choose which. */
const acts = fc.record({
  written: fc.array(fc.tuple(fc.nat(200), fc.constantFrom<Language>('en', 'ar')), { maxLength: 5 }),
  deleted: fc.array(fc.nat(40), { maxLength: 2 }),
  moved: fc.option(fc.tuple(fc.nat(40), fc.nat(40))),
});
type Acts = typeof acts extends fc.Arbitrary<infer Value> ? Value : never;

const acted = (blocks: readonly Block[], who: string, { written, deleted, moved }: Acts): { readonly blocks: Block[]; readonly words: readonly string[] } => {
  const gone = new Set(deleted.map((at) => blocks[at % Math.max(1, blocks.length)]?.id));
  let out = blocks.filter(({ id }) => !gone.has(id));
  const words: string[] = [];
  for (const [at, language] of written) {
    const places = out.flatMap((block) => slotsOf(block).filter(({ role }) => role !== 'bare').map((slot) => ({ block: block.id, slot })));
    const place = places[at % Math.max(1, places.length)];
    if (!place) continue;
    const word = `${who}:${language}:${place.slot.id}`;
    words.push(word);
    out = out.map((block) => (block.id === place.block ? withSlotText(block, place.slot.id, withContent(place.slot.text, language, plain(word))) : block));
  }
  if (moved && out.length > 1) out.splice(moved[1] % out.length, 0, ...out.splice(moved[0] % out.length, 1));
  return { blocks: out, words };
};

const whole = (document: Document) => normaliseDocument(document, countingIds('tidied'));
const rebased = (before: Document, mine: readonly Block[], theirs: readonly Block[]): Document => {
  const blocks = new Rebase(before.blocks, intern(structuredClone([...theirs]), before.blocks), countingIds('copy')).apply(mine);
  return normaliseDocument({ ...before, blocks: [...blocks] }, countingIds('mended'));
};

test('in a document of any elements no word of either side is lost, and what comes of it is whole', () => {
  fc.assert(
    fc.property(documents(10).map(whole), acts, acts, (document, a, b) => {
      const [mine, theirs] = [acted(document.blocks, 'we', a), acted(document.blocks, 'they', b)];
      const result = rebased(document, mine.blocks, theirs.blocks);
      const text = saysAll(result.blocks);
      for (const word of [...mine.words, ...theirs.words]) if (saysAll(mine.blocks).includes(word) || saysAll(theirs.blocks).includes(word)) expect(text).toContain(word);
      expect(documentSchema.safeParse(result).error?.issues ?? []).toEqual([]);
    }),
  );
});

test('in a document of any elements, where only one side did something, that is what comes of it', () => {
  fc.assert(
    fc.property(documents(10).map(whole), acts, (document, side) => {
      const changed = whole({ ...document, blocks: acted(document.blocks, 'one', side).blocks }).blocks;
      expect(rebased(document, changed, document.blocks).blocks).toEqual(changed);
      expect(rebased(document, document.blocks, changed).blocks).toEqual(changed);
    }),
  );
});
