// What comes back from an earlier state is as it was, and what it does not touch stays as it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traitsOf, type Block } from '../../../shared/document/blocks/index.ts';
import { documentSchema, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, plain } from '../../../shared/document/inlines.ts';
import { rankOf, sectionOf } from '../../../shared/document/sections.ts';
import { withUniqueIds } from '../../../shared/document/unique-ids.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import { restored } from '../../../shared/history/restore.ts';
import type { Part } from '../../../shared/ipc/history.ts';
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

const partOf = (present: Document, past: Document, part: Part): Document | null => restored(present, past, part, countingIds('new'))?.document ?? null;

test('the whole of a revision comes back exactly', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    expect(partOf(present, past, { part: 'whole' })).toEqual(past);
  }), runs);
});

test('a section comes back as it was, in one piece, and everything outside it stays as it is', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    for (const heading of past.blocks.filter((block) => rankOf(block) !== null)) {
      const section = sectionOf(past.blocks, heading.id);
      const back = restored(present, past, { part: 'section', heading: heading.id }, countingIds('new'));
      const document = back?.document ?? null;
      isSound(document);
      const blocks = document?.blocks ?? [];
      const at = blocks.findIndex(({ id }) => id === heading.id);
      expect(blocks.slice(at, at + section.length).map(({ id, type }) => `${id} ${type}`)).toEqual(section.map(({ id, type }) => `${id} ${type}`));
      // Halves of what was split or joined have laws of their own.
      if (back?.also.length !== 0) continue;
      const inSection = new Set([...section, ...sectionOf(present.blocks, heading.id)].map(({ id }) => id));
      const outside = (list: readonly Block[]) => list.filter(({ id }) => !inSection.has(id));
      expect(outside(blocks)).toEqual(outside(present.blocks));
      // What stood elsewhere then and had come under the heading is still in the text.
      const elsewhere = past.blocks.map(({ id }) => id).filter((id) => present.blocks.some((block) => block.id === id));
      expect(ids(blocks)).toEqual(expect.arrayContaining(elsewhere));
    }
  }), runs);
});

test('one element comes back as it was, behind what it stood behind, and everything else stays as it is', () => {
  fc.assert(fc.property(pairs, fc.nat(100), ({ past, present }, chosen) => {
    const block = past.blocks[chosen % Math.max(1, past.blocks.length)];
    if (block === undefined) return;
    const back = restored(present, past, { part: 'element', block: block.id }, countingIds('new'));
    const document = back?.document ?? null;
    isSound(document);
    const blocks = document?.blocks ?? [];
    expect(blocks.find(({ id }) => id === block.id)).toEqual(block);
    if (back?.also.length !== 0) return;
    const replaced = traitsOf(block.type).single ? present.blocks.find(({ type }) => type === block.type)?.id : undefined;
    const others = (list: readonly Block[]) => list.filter(({ id }) => id !== block.id && id !== replaced);
    expect(others(blocks)).toEqual(others(present.blocks));
    const there = present.blocks.find(({ id }) => id === block.id);
    if (there !== undefined && JSON.stringify(there) !== JSON.stringify(block)) expect(blocks.map(({ id }) => id)).toEqual(present.blocks.map(({ id }) => id));
  }), runs);
});

test('what neither state has does not come back', () => {
  fc.assert(fc.property(pairs, ({ past, present }) => {
    expect(restored(present, past, { part: 'element', block: 'nowhere' }, countingIds('new'))).toBeNull();
    expect(restored(present, past, { part: 'section', heading: 'nowhere' }, countingIds('new'))).toBeNull();
  }), { numRuns: 5 });
});

const sentences = {
  en: ['The harbour council met in spring.', 'It heard three pilots on the tides.', 'Nobody spoke of lighthouses, nor of the cost of oil.', 'A vote was put off until the buoys are counted.', 'Two wardens asked for longer ropes.', 'The ferry keeps to its winter hours.'],
  ar: ['اجتمع مجلس الميناء في الربيع.', 'واستمع إلى ثلاثة مرشدين بشأن المد.', 'ولم يتحدث أحد عن المنارات ولا عن كلفة الزيت.', 'وأُجّل التصويت حتى تُحصى العوامات.', 'وطلب حارسان حبالا أطول.', 'وتلتزم العبّارة بمواعيد الشتاء.'],
} as const;
type Spoken = keyof typeof sentences;

const settings: Document['settings'] = { template: 'resolution', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] };
const documentOf = (blocks: readonly Block[]): Document => ({ schemaVersion: 1, id: 'd', settings, blocks: [...blocks] });
const saying = (id: string, language: Spoken, ...said: string[]): Block => ({ id, type: 'numberedParagraph', text: { [language]: plain(said.join(' ')) } });
const said = (blocks: readonly Block[], sentence: string): number => blocks.map(({ text }) => contentText([...(text.en ?? []), ...(text.ar ?? [])])).join('\n').split(sentence).length - 1;

/** What became of a paragraph of four sentences between two others: halves `cut` and joined, one of them written on in or not. */
const halves = fc.record({ language: fc.constantFrom<Spoken>('en', 'ar'), cuts: fc.subarray([1, 2, 3], { minLength: 1 }), edited: fc.option(fc.nat(3)), away: fc.boolean() });

test('a paragraph that was split comes back whole: no sentence stands twice unless somebody went on writing in it, and then that is said', () => {
  fc.assert(fc.property(halves, ({ language, cuts, edited, away }) => {
    const [one, two, three, four, first, last] = sentences[language];
    const whole = [one, two, three, four];
    const past = documentOf([saying('a', language, first), saying('p', language, ...whole), saying('z', language, last)]);
    const parts = [0, ...cuts].map((from, index) => saying(index === 0 ? 'p' : `new${index}`, language, ...whole.slice(from, cuts[index] ?? 4)));
    const at = edited === null ? -1 : 1 + (edited % (parts.length - 1));
    const changed = parts.map((part, index) => (index === at ? { ...part, text: { [language]: plain(`${contentText(part.text[language] ?? [])} ?!`.replace(/\S+ /u, '')) } } as Block : part));
    const [head, ...others] = changed;
    const present = documentOf([saying('a', language, first), head as Block, ...(away ? [saying('z', language, last), ...others] : [...others, saying('z', language, last)])]);
    const back = restored(present, past, { part: 'element', block: 'p' }, countingIds('new'));
    const blocks = back?.document.blocks ?? [];
    expect(blocks.find(({ id }) => id === 'p')).toEqual(past.blocks[1]);
    const standing = at === -1 ? [] : [`new${at}`];
    expect(ids(blocks).filter((id) => id.startsWith('new'))).toEqual(standing);
    expect(back?.also.map(({ element, what }) => `${element} ${what}`).sort()).toEqual(others.map(({ id }) => `${id} ${standing.includes(id) ? 'stands' : 'removed'}`).sort());
    if (at === -1) expect(new Set(blocks)).toEqual(new Set(past.blocks));
  }), runs);
});

test('of two paragraphs that were joined either comes back alone, and no word is lost or stands twice', () => {
  fc.assert(fc.property(halves, fc.boolean(), ({ language, edited }, first) => {
    const [one, two, three, four, before, after] = sentences[language];
    const [p, q] = [saying('p', language, one, two), saying('q', language, three, four)];
    const around = (...blocks: Block[]): Document => documentOf([saying('a', language, before), ...blocks, saying('z', language, after)]);
    const written = edited !== null && edited > 1;
    const present = around(saying('p', language, one, two, written ? `${three.slice(0, -1)}, in haste.` : three, four));
    const back = restored(present, around(p, q), { part: 'element', block: first ? 'p' : 'q' }, countingIds('new'));
    const blocks = back?.document.blocks ?? [];
    if (written && !first) {
      expect(back?.also.map(({ element, what }) => `${element} ${what}`)).toEqual(['p stands']);
      expect(blocks).toEqual([...present.blocks.slice(0, 2), q, ...present.blocks.slice(2)]);
    } else {
      expect(blocks).toEqual(around(p, q).blocks);
      for (const sentence of sentences[language]) expect(said(blocks, sentence)).toBe(1);
      expect(back?.also.map(({ element, what }) => `${element} ${what}`)).toEqual([first ? 'q returned' : 'p shortened']);
    }
  }), runs);
});

test('a half that a reference leads to stays, and that is said', () => {
  const [one, two] = sentences.en;
  const reference: Block = { id: 'r', type: 'paragraph', text: { en: [{ type: 'crossReference', id: 'x', target: 'new', form: 'label' }] } };
  const back = restored(documentOf([saying('p', 'en', one), saying('new', 'en', two), reference]), documentOf([saying('p', 'en', one, two)]), { part: 'element', block: 'p' }, countingIds('new'));
  expect(ids(back?.document.blocks ?? [])).toEqual(['p', 'new', 'r']);
  expect(back?.also).toEqual([{ element: 'new', what: 'stands', text: two }]);
});

const chapter = (id: string): Block => ({ id, type: 'heading', level: 1, numbered: true, text: { en: plain(`Chapter ${id}`) } });

test.each<[string, string, string, string, string]>([
  // Capitals are headings, small letters paragraphs.
  ['a section that moved goes back to its place', 'AabBcCd', 'BcCdAab', 'A', 'AabBcCd'],
  ['a section stays where it is when only others moved past each other', 'AaBbCcDd', 'AaDdCcBb', 'A', 'AaDdCcBb'],
  ['a section before which others wrote stays behind that', 'AaBb', 'AaNnBb', 'B', 'AaNnBb'],
  ['the order inside a section comes back', 'AabcB', 'AcabB', 'A', 'AabcB'],
  ['what moved into a section goes back to where it was', 'AaBbc', 'AabBc', 'A', 'AaBbc'],
  ['what moved out of a section comes back into it', 'AabBc', 'AaBcb', 'A', 'AabBc'],
  ['a section that moved and was written in goes back as it was', 'AabBc', 'BcAanb', 'A', 'AabBc'],
  ['a paragraph that says the same goes back to its place', 'AabBc', 'AaBcb', 'b', 'AabBc'],
  ['a paragraph over which another one moved stays', 'abcd', 'acdb', 'c', 'acdb'],
])('%s', (_, past, present, part, wanted) => {
  const of = (letters: string): Document => documentOf([...letters].map((letter) => (letter === letter.toUpperCase() ? chapter(letter) : saying(letter, 'en', `Paragraph ${letter}.`))));
  const back = partOf(of(present), of(past), part === part.toUpperCase() ? { part: 'section', heading: part } : { part: 'element', block: part });
  expect(ids(back?.blocks ?? []).join('')).toBe(wanted);
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
  const back = partOf(documentOf(present), documentOf(past), { part: 'element', block });
  isSound(back);
  expect(look(back?.blocks ?? [])).toEqual(wanted);
});
