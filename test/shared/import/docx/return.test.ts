// A Word file that left Rapporteur comes home: what was done to it stands as proposals about today's text.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { tidy } from '../../../../shared/document/content.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { normaliseContent } from '../../../../shared/document/normalise-content.ts';
import { mapTexts } from '../../../../shared/document/walk.ts';
import { returnWord, type Returned } from '../../../../shared/import/docx/return.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import type { ExportForm } from '../../../../shared/export/negotiation/form.ts';
import { writeTrackedProposals } from '../../../../shared/export/negotiation/tracked.ts';
import { proposeBlocks } from '../../../../shared/negotiation/propose-blocks.ts';
import { inputOf } from '../../export/sample.ts';
import { readSample, sampleNames } from '../../samples/samples.ts';
import { carriedBlock, withRealIds } from './carried.ts';
import { revised, steps, type Step } from './revised.ts';

const written = (document: Document, language: Language): Promise<Uint8Array> => docxExporter.write(inputOf(document, language));

const home = async (bytes: Uint8Array, base: Document, language: Language, today = base, author = 'Lina Saab', form: ExportForm = 'standing'): Promise<Returned> => {
  const taken = await returnWord({ name: 'draft.docx', bytes, base, today, language, form, people: [], untracked: { author, at: 7 }, newId: countingIds(author.slice(0, 1)) });
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value;
};

describe.each(sampleNames)('the sample %s', (name) => {
  const document = withRealIds(readSample(name));
  test.each([...document.settings.languages])('brings nothing home in %s where nobody changed it', async (language) => {
    const { document: after, proposals } = await home(await written(document, language), document, language);
    expect(proposals).toEqual([]);
    expect(after).toEqual(document);
  });
});

/** Without what stands beside the words: texts that are empty are as good as absent. */
const bare = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => ((text[language]?.length ?? 0) > 0 ? [[language, normaliseContent(tidy(text[language] ?? []))]] : [])))));

const decided = (document: Document, which: ReadonlySet<string>, verdict: 'accept' | 'reject'): Document => ({ ...document, blocks: [...decideBlocks(document.blocks, ({ id }) => (which.has(id) ? verdict : null))] });

const samples = sampleNames.flatMap((name) => {
  const document = withRealIds(readSample(name));
  return document.settings.languages.map((language) => ({ name, document, language }));
});
/** By its name, so that a counterexample can be read. */
const sampled = fc.constantFrom(...samples.map(({ name, language }) => `${name} ${language}`));
const sampleAt = (called: string): (typeof samples)[number] => {
  const found = samples.find(({ name, language }) => `${name} ${language}` === called);
  if (found === undefined) throw new Error(called);
  return found;
};
const runs = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * 0.06);

describe('whatever somebody did elsewhere', () => {
  test('rejecting it all gives today’s text, and accepting it the text of the file', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sampled, steps(), async (at, done) => {
        const { document, language } = sampleAt(at);
        const theirs = revised(document, done, language);
        const bytes = await written(theirs, language);
        const taken = await home(bytes, document, language);
        const all = new Set(taken.proposals);
        expect(bare(decided(taken.document, all, 'reject').blocks)).toEqual(bare(document.blocks));
        const says = (one: Document): unknown[] => decideBlocks(one.blocks, () => null).map((block) => carriedBlock(block, one, language)).map((block) => JSON.parse(JSON.stringify(block, (key, value: unknown) => (['id', 'numbered', 'landscape', 'columns', 'headerRows'].includes(key) ? undefined : value))));
        expect(says(decided(taken.document, all, 'accept'))).toEqual(says(theirs));
        expect(taken.conflicts).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

test.each<[string, number]>([
  ['outcome-document en', 9],
  // The reference is a bare number, which stands in other places too.
  ['resolution en', 8589],
])('an element that was taken out elsewhere is in conflict with nothing, though a reference led to it (%s)', async (name, at) => {
  const { document, language } = sampleAt(name);
  const theirs = revised(document, [{ kind: 'take', at, place: 0, word: 0 }], language);
  const { conflicts, proposals } = await home(await written(theirs, language), document, language);
  expect(proposals.length).toBe(2);
  expect(conflicts).toEqual([]);
});

/** What is proposed in a text, as a file with tracked changes that comes home over the text as it was, and over the one in which it stands already. */
const leavesAndComesHome = async (at: string, done: readonly Step[]): Promise<void> => {
  const { document, language } = sampleAt(at);
  const by = { author: 'Nadia', at: 1_936_341_000_000 };
  const proposed: Document = { ...document, blocks: [...proposeBlocks(document.blocks, revised(document, done, language).blocks, { by, id: 'one', newId: countingIds('p') })] };
  const bytes = await writeTrackedProposals(inputOf(proposed, language));
  const says = (one: Document): unknown[] => one.blocks.map((block) => carriedBlock(block, one, language)).map((block) => JSON.parse(JSON.stringify(block, (key, value: unknown) => (['id', 'numbered', 'landscape', 'columns', 'headerRows'].includes(key) ? undefined : value))));
  const taken = await home(bytes, document, language);
  const all = new Set(taken.proposals);
  expect(bare(decided(taken.document, all, 'reject').blocks)).toEqual(bare(document.blocks));
  for (const verdict of ['accept', 'reject'] as const) expect(says({ ...taken.document, blocks: [...decideBlocks(taken.document.blocks, () => verdict)] })).toEqual(says({ ...proposed, blocks: [...decideBlocks(proposed.blocks, () => verdict)] }));
  const hands = (one: Document): string[] => [...new Set(JSON.stringify(one.blocks).match(/"author":"[^"]*","at":\d+/g) ?? [])];
  expect(hands(taken.document)).toEqual(hands(proposed));
  expect((await home(bytes, proposed, language, proposed, 'Lina Saab', 'tracked')).proposals).toEqual([]);
};

describe('what is proposed in a text leaves as tracked changes and comes home as the same proposals, and once only', () => {
  test.each<[string, string, Step[]]>([
    ['a paragraph of the summary that is to go', 'outcome-document en', [{ kind: 'take', at: 0, place: 0, word: 0 }, { kind: 'write', at: 0, place: 0, word: 0 }]],
    ['the last paragraphs of the summary that are to go', 'committee-report ar', [{ kind: 'take', at: 1, place: 0, word: 0 }, { kind: 'take', at: 1, place: 0, word: 0 }]],
  ])('%s', (_, at, done) => leavesAndComesHome(at, done));

  test('whatever was done', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(sampled, steps(['write', 'strike', 'replace', 'put', 'take', 'cell', 'note']), leavesAndComesHome), { numRuns: Math.ceil(runs / 2) });
  });
});

test('the second move of a paragraph, for which Word has no place, leaves as a comment and comes home once only, with what others reply to it', async () => {
  const { document, language } = sampleAt('concept-note en');
  const paragraphs = document.blocks.filter(({ type }) => type === 'paragraph' || type === 'numberedParagraph').slice(0, 3);
  const [first, second, moved] = paragraphs.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('three paragraphs');
  const at = 1_936_341_000_000;
  const proposals: Block['proposals'] = [{ id: 'one', author: 'Nadia', at, kind: 'move', after: first }, { id: 'two', author: 'Omar', at: at + 60_000, kind: 'move', after: second }];
  const today: Document = { ...document, blocks: document.blocks.map((block) => (block.id === moved ? { ...block, proposals } : block)) };
  const bytes = await writeTrackedProposals(inputOf(today, language));
  const again = await home(bytes, today, language, today, 'Lina Saab', 'tracked');
  expect([again.proposals, again.remarks, again.document]).toEqual([[], 0, today]);
  const elsewhere = await home(bytes, document, language);
  expect(elsewhere.document.settings.threads?.map(({ remarks }) => remarks.map(({ author, text }) => [author, text.slice(0, 9)]))).toEqual([[['Omar', 'move here']]]);
  expect((await home(bytes, document, language, elsewhere.document)).remarks).toBe(0);
  const files = unzipSync(bytes);
  const reply = (xml: string): string => xml.replace('</w:comments>', '<w:comment w:id="900" w:author="Lina" w:date="2031-05-13T10:00:00Z"><w:p w14:paraId="0000FFFF"><w:r><w:t>Not there.</w:t></w:r></w:p></w:comment></w:comments>');
  const under = (xml: string): string => xml.replace('</w15:commentsEx>', '<w15:commentEx w15:paraId="0000FFFF" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>');
  for (const [name, change] of [['word/comments.xml', reply], ['word/commentsExtended.xml', under]] as const) files[name] = strToU8(change(strFromU8(files[name] ?? new Uint8Array())));
  const answered = await home(zipSync(files), today, language, today, 'Lina Saab', 'tracked');
  expect(answered.document.settings.threads?.map(({ remarks }) => remarks.map(({ author }) => author))).toEqual([['Omar', 'Lina']]);
  expect(answered.document.blocks.find(({ id }) => id === moved)?.proposals).toEqual(proposals);
});

test('an element that was made another kind elsewhere keeps what the translators said of it', async () => {
  const document = withRealIds(readSample('concept-note'));
  const wanted = document.blocks.find(({ type }) => type === 'paragraph')?.id;
  const change = (done: (block: Block) => Block): Document => ({ ...document, blocks: document.blocks.map((block) => (block.id === wanted ? done(block) : block)) });
  const translations: Block['translations'] = { fr: { state: 'reviewed', from: 'en', of: '1a', text: '2b', by: 'Nadia', at: 5 } };
  const theirs = change(({ id, text }) => ({ ...blankBlock('quotation', id), text }));
  const taken = await home(await written(theirs, 'en'), document, 'en', change((block) => ({ ...block, translations })));
  expect(taken.document.blocks.find(({ id }) => id === wanted)).toMatchObject({ type: 'quotation', translations, proposals: [{ kind: 'change', before: { type: 'paragraph' } }] });
});

test('two paragraphs, or two rows, that say the same and were put in at one moment both come home, and none of them twice', async () => {
  const document = withRealIds(readSample('outcome-document'));
  const at = document.blocks.findIndex(({ type }) => type === 'numberedParagraph');
  const again = ['aaaaaaaa', 'bbbbbbbb'].map((start): Block => ({ type: 'paragraph', id: `${start}-1111-4222-8333-444444444444`, text: { en: [{ text: 'Text to come.' }] } }));
  const withRows = (block: Block): Block => {
    if (block.type !== 'table' || !block.rows.every(({ cells }) => cells.length === block.columns.length)) return block;
    const [last] = block.rows.slice(-1);
    return { ...block, rows: [...block.rows, ...[1, 2].flatMap((n) => (last === undefined ? [] : [{ ...last, id: `${block.id}-row-${n}`, cells: last.cells.map((cell, column) => ({ ...cell, id: `${block.id}-cell-${n}-${column}`, text: {} })) }]))] };
  };
  const theirs: Document = { ...document, blocks: [...document.blocks.slice(0, at + 1), ...again, ...document.blocks.slice(at + 1)].map(withRows) };
  const rows = ({ blocks }: Document): number => blocks.reduce((sum, block) => sum + (block.type === 'table' ? block.rows.length : 0), 0);
  expect(rows(theirs)).toBeGreaterThan(rows(document));
  const bytes = await written(theirs, 'en');
  const taken = await home(bytes, document, 'en');
  expect(taken.document.blocks.filter(({ text }) => JSON.stringify(text).includes('Text to come.'))).toHaveLength(2);
  expect(rows(taken.document)).toBe(rows(theirs));
  expect((await home(bytes, document, 'en', taken.document)).proposals).toEqual([]);
});

/** The letters of a text, however they are parted. */
const letters = (document: Document, language: Language): string =>
  document.blocks.map((block) => JSON.stringify(carriedBlock(block, document, language), (key, value: unknown) => (key === 'id' ? undefined : value))).join('\n');

describe('where the text went on meanwhile', () => {
  test('rejecting all that came gives today’s text, and every word of both stands', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sampled, steps(), steps(['write', 'replace', 'strike', 'put', 'take', 'move', 'split', 'join']), async (at, done, meanwhile) => {
        const { document, language } = sampleAt(at);
        const today = revised(document, meanwhile.map((one) => ({ ...one, word: one.word + 10_000 })), language);
        const taken = await home(await written(revised(document, done, language), language), document, language, today);
        expect(bare(decided(taken.document, new Set(taken.proposals), 'reject').blocks)).toEqual(bare(today.blocks));
        for (const { kind, word } of done) if (kind === 'put') expect(letters(taken.document, language)).toContain(` ${word}.`);
      }),
      { numRuns: runs },
    );
  });

  /** References by what they lead to, and not by its number: that follows from the order of the elements. */
  const unnumbered = (document: Document): Document => {
    const known = new Set(document.blocks.map(({ id }) => id));
    const named = (key: string, value: unknown): unknown => {
      const one = key !== 'id' && typeof value === 'object' && value !== null && 'type' in value && value.type === 'crossReference' ? (value as { readonly target?: unknown }) : null;
      return one === null ? value : { text: ` ${typeof one.target === 'string' && known.has(one.target) ? one.target.slice(0, 8) : 'elsewhere'} ` };
    };
    return { ...document, blocks: JSON.parse(JSON.stringify(document.blocks, named)) as Block[] };
  };

  /**
   * Two files of one draft, each taken in over the other. Whichever comes first, no word is lost or doubled, each element stands once, and the proposals of
   * each can be rejected before or after those of the other. In which order two elements stand that the two files moved to one place, or put in there, is
   * not the same: neither file knew of the other, and nothing says which of them is to be the first.
   */
  const twoFiles = async (at: string, one: readonly Step[], other: readonly Step[], accepting = false): Promise<void> => {
    const { document, language } = sampleAt(at);
    const files = await Promise.all([one, other.map((step) => ({ ...step, word: step.word + 10_000 }))].map(async (done) => written(revised(document, done, language), language)));
    const both = async (first: number): Promise<{ readonly document: Document; readonly taken: readonly Returned[] }> => {
      const bytes = (index: number): Uint8Array => files[index] ?? new Uint8Array();
      const before = await home(bytes(first), document, language, document, 'Amal');
      const after = await home(bytes(1 - first), document, language, before.document, 'Bashir');
      expect(bare(decided(after.document, new Set(after.proposals), 'reject').blocks)).toEqual(bare(before.document.blocks));
      return { document: after.document, taken: first === 0 ? [before, after] : [after, before] };
    };
    const orders = [await both(0), await both(1)];
    for (const [index, { document: all, taken }] of orders.entries()) {
      const [ofFirst, ofSecond] = [taken[index], taken[1 - index]].map((one) => new Set(one?.proposals));
      if (ofFirst === undefined || ofSecond === undefined) throw new Error('two files');
      const left = (...steps: readonly (readonly [ReadonlySet<string>, 'accept' | 'reject'])[]): Block[] => bare(steps.reduce((now, [which, verdict]) => decided(now, which, verdict), all).blocks);
      expect(left([new Set([...ofFirst, ...ofSecond]), 'reject'])).toEqual(bare(document.blocks));
      expect(left([ofFirst, 'reject'], [ofSecond, 'reject'])).toEqual(bare(document.blocks));
      expect(left([ofSecond, 'reject'], [ofFirst, 'reject'])).toEqual(bare(document.blocks));
      if (accepting) expect(left([ofFirst, 'accept'], [ofSecond, 'reject'])).toEqual(left([ofSecond, 'reject'], [ofFirst, 'accept']));
      const ids = all.blocks.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const words = (all: Document): string[] => [...(letters(unnumbered(all), language).match(/[\p{L}\p{N}]+/gu) ?? [])].sort();
    expect(words(orders[0]?.document ?? document)).toEqual(words(orders[1]?.document ?? document));
  };

  describe('two files lose nothing, whichever is taken in first', () => {
    test.each<[string, string, Step[], Step[]]>([
      ['one moves what stands behind a paragraph that the other puts in', 'concept-note en', [{ kind: 'put', at: 9150, place: 0, word: 7934 }], [{ kind: 'split', at: 9445, place: 3331, word: 3649 }, { kind: 'move', at: 6432, place: 328, word: 6673 }]],
      ['both move one paragraph', 'concept-note en', [{ kind: 'put', at: 10, place: 0, word: 4000 }, { kind: 'move', at: 299, place: 1802, word: 0 }], [{ kind: 'move', at: 1799, place: 3767, word: 0 }]],
      ['one moves a heading behind which the other moves something', 'committee-report en', [{ kind: 'move', at: 8952, place: 2709, word: 5 }], [{ kind: 'move', at: 2438, place: 5177, word: 8208 }]],
      ['one moves a paragraph away from below what the other moved there', 'concept-note en', [{ kind: 'move', at: 2166, place: 5348, word: 514 }], [{ kind: 'move', at: 7332, place: 3708, word: 2974 }]],
      ['one writes into what the other cuts off', 'concept-note en', [{ kind: 'split', at: 7365, place: 1933, word: 7909 }], [{ kind: 'write', at: 7869, place: 1834, word: 6370 }]],
      ['both move something to one place, above a paragraph to which a reference leads', 'committee-report en', [{ kind: 'split', at: 3050, place: 8823, word: 3103 }, { kind: 'move', at: 5451, place: 5128, word: 7170 }], [{ kind: 'split', at: 5375, place: 2270, word: 6499 }, { kind: 'join', at: 7729, place: 1025, word: 378 }, { kind: 'move', at: 937, place: 4801, word: 7364 }]],
      ['one moves away for good what the other’s paragraph stood behind', 'resolution fr', [{ kind: 'move', at: 2850, place: 8127, word: 5511 }], [{ kind: 'move', at: 3549, place: 9723, word: 919 }]],
      ['both cut one paragraph', 'resolution en', [{ kind: 'split', at: 11, place: 13, word: 2 }], [{ kind: 'split', at: 2825, place: 4039, word: 9988 }, { kind: 'write', at: 191, place: 6504, word: 2074 }]],
    ])('where %s', (_, at, one, other) => twoFiles(at, one, other, true));

    test('whatever was done', { timeout: 600_000 }, async () => {
      await fc.assert(fc.asyncProperty(sampled, steps(), steps(), (at, one, other) => twoFiles(at, one, other)), { numRuns: Math.ceil(runs / 2) });
    });
  });
});
