// A comparison leaves as a Word file with tracked changes: accepting all of them gives the later text, rejecting all the earlier one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../../../shared/compare/compare.ts';
import { blankBlock, type Block, type BlockOf } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { plain } from '../../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { writeTracked, type Who } from '../../../../shared/export/docx/tracked/index.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { randomness } from '../../../bench/sample.ts';
import { afterEdits, stranger } from '../../compare/edits.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { annotationNumbers, contentAfter } from './tracked-changes.ts';
import { partsOf } from './word-reader.ts';

const somebody: Who = () => ({ name: 'Rima Haddad', at: Date.UTC(2031, 4, 6, 7, 8, 9) });

const tracked = (before: Document, after: Document, language: Language, who: Who = somebody): Promise<Uint8Array> => {
  const [old, now] = [inputOf(before, language), inputOf(after, language)];
  return writeTracked(now, { before: old, after: now, comparison: compareDocuments(before, after, { languages: [language] }), who });
};

const plainly = async (document: Document, language: Language): Promise<string[]> => contentAfter(await docxExporter.write(inputOf(document, language)), 'accept');

const holds = async (before: Document, after: Document, language: Language): Promise<void> => {
  const file = await tracked(before, after, language);
  expect(contentAfter(file, 'accept')).toEqual(await plainly(after, language));
  expect(contentAfter(file, 'reject')).toEqual(await plainly(before, language));
  const numbers = annotationNumbers(file);
  expect(new Set(numbers).size).toBe(numbers.length);
};

const normal = (document: Document, prefix: string): Document => normaliseDocument(document, countingIds(prefix));

/** Documents that print something: a Word file cannot be without a paragraph. */
const printing = (most: number) => documents(most).filter(({ blocks }) => blocks.some(({ type }) => type === 'paragraph' || type === 'heading' || type === 'numberedParagraph'));

const revisions = fc.record({ document: printing(10), edits: fc.integer({ min: 1, max: 12 }), seed: fc.nat() }).map(({ document, edits, seed }) => {
  const before = normal(document, 'n');
  return [before, afterEdits(before, edits, randomness(seed), countingIds(`e${seed}`))] as const;
});

const numberOfRuns = fc.readConfigureGlobal()?.numRuns;
/** A few cases at every run, hundreds in the long one. */
const runs = (few: number) => ({ numRuns: numberOfRuns === undefined ? few : Math.ceil(numberOfRuns / 10), endOnFailure: true });

const english = (...blocks: Block[]): Document => ({ ...sampleDocument(), blocks });
const paragraph = (id: string, text: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(text) } });
const xmlOf = (bytes: Uint8Array): string => partsOf(bytes)['word/document.xml'] ?? '';
const [first, second, third] = [paragraph('one', 'The Committee met in the harbour.'), paragraph('two', 'It took note of the tides and the tables.'), paragraph('three', 'It adjourned before the evening.')];

describe('a Word file with tracked changes', () => {
  test('is the later text when all are accepted, and the earlier one when all are rejected', async () => {
    await fc.assert(fc.asyncProperty(revisions, fc.constantFrom('en', 'ar'), async ([before, after], language: Language) => {
      if (after.blocks.length > 0) await holds(before, after, language);
    }), runs(12));
  });

  test('of two texts that never met is either of them', async () => {
    const pair = fc.tuple(printing(8), printing(8), fc.constantFrom('en', 'ar'));
    await fc.assert(fc.asyncProperty(pair, async ([one, other, language]) => holds(normal(one, 'n'), stranger(normal(other, 'm'), countingIds('other')), language as Language)), runs(6));
  });

  test('follows the edits of a whole outcome document', async () => {
    const before = normal(sampleDocument(), 'n');
    for (const language of ['en', 'ar'] as const) {
      for (let seed = 1; seed <= 4; seed++) await holds(before, afterEdits(before, 14, randomness(seed), countingIds(`e${seed}`)), language);
    }
  });

  test('of a text with itself has no change, and of the same texts has the same bytes', async () => {
    const text = normal(sampleDocument(), 'n');
    for (const language of ['en', 'ar'] as const) {
      expect(xmlOf(await tracked(text, structuredClone(text), language))).not.toMatch(/<w:(?:ins|del|moveFrom|moveTo|[a-zA-Z]+Change) /);
      const later = afterEdits(text, 8, randomness(3), countingIds('e'));
      expect(Buffer.compare(await tracked(text, later, language), await tracked(structuredClone(text), structuredClone(later), language))).toBe(0);
    }
  });

  test('shows a moved paragraph as moved, under one name at both ends, and what was put into it as inserted', async () => {
    const moved = paragraph('three', 'It adjourned late before the evening.');
    const file = await tracked(english(first, second, third, paragraph('four', 'Boats left.')), english(moved, first, second, paragraph('four', 'Boats left.')), 'en');
    const xml = xmlOf(file);
    const [from, to] = [/<w:moveFromRangeStart [^>]*w:name="([^"]+)"/.exec(xml)?.[1], /<w:moveToRangeStart [^>]*w:name="([^"]+)"/.exec(xml)?.[1]];
    expect(from).toBeDefined();
    expect(from).toBe(to);
    expect(xml.match(/<w:move(?:From|To)RangeEnd /g)).toHaveLength(2);
    expect(xml).toMatch(/<w:ins [^>]*><w:r><w:t xml:space="preserve">late <\/w:t><\/w:r><\/w:ins>/);
    expect(xml).not.toContain('<w:delText');
  });

  test('puts a new paragraph before an end rule where somebody would type it', async () => {
    const rule = blankBlock('endRule', 'rule');
    const xml = xmlOf(await tracked(english(first, rule), english(first, second, rule), 'en'));
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr>(?:(?!<\/w:p>).)*harbour(?:(?!<\/w:p>).)*<\/w:p><w:p><w:pPr><w:pStyle w:val="UN-Para"\/>(?:(?!<w:ins ).)*<\/w:pPr>/);
    await holds(english(first, rule), english(first, second, rule), 'en');
  });

  test('shows an end rule that moved alone as gone and new', async () => {
    const rule = blankBlock('endRule', 'rule');
    const [before, after] = [english(first, rule, second, third), english(first, second, rule, third)];
    expect(xmlOf(await tracked(before, after, 'en'))).not.toMatch(/<w:move/);
    await holds(before, after, 'en');
  });

  test('puts a new paragraph with a footnote where somebody would type it, and moves a label with its paragraph', async () => {
    const noted: Block = { ...blankBlock('numberedParagraph', 'new'), text: { en: [{ text: 'Gulls were counted.' }, { type: 'footnote', id: 'note', content: [{ text: 'In spring.' }] }] } };
    const xml = xmlOf(await tracked(english(first, second), english(first, noted, second), 'en'));
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr>(?:<w:bookmark[^>]*>)*<w:r>(?:(?!<\/w:p>).)*harbour(?:(?!<\/w:p>).)*<\/w:p><w:p><w:pPr><w:pStyle w:val="UN-Para"\/><\/w:pPr>(?:(?!<\/w:p>).)*<w:footnoteReference/);
    await holds(english(first, second), english(first, noted, second), 'en');
    const area = (id: string, text: string): Block => ({ ...blankBlock('priorityArea', id), text: { ar: plain(text) } });
    const [tides, ports, boats] = [area('tides', 'جداول المد والجزر'), area('ports', 'الموانئ الصغيرة'), area('boats', 'قوارب الصيد كلها')];
    const moved = xmlOf(await tracked(english(tides, ports, boats, first), english(ports, boats, tides, first), 'ar'));
    expect(moved.slice(moved.indexOf('<w:moveToRangeStart'), moved.indexOf('<w:moveToRangeEnd'))).not.toContain('<w:ins ');
  });

  test('is either text where what a reference leads to has a mark in one of them alone', async () => {
    const refers: Block = { ...blankBlock('numberedParagraph', 'refers'), text: { en: [{ text: 'Seen' }, { type: 'footnote', id: 'note', content: [{ text: 'As in ' }, { type: 'crossReference', id: 'see', target: 'job', form: 'label' }] }] } };
    const job: Block = { ...blankBlock('jobNumber', 'job'), jobNumber: '31-00126' };
    const text: Block = { ...blankBlock('paragraph', 'job'), text: { en: plain('31-00126') } };
    await holds(english(job, refers, first), english(text, refers, first), 'en');
    await holds(english(text, refers, first), english(job, refers, first), 'en');
  });

  // Word joins two paragraphs with the properties of the last, LibreOffice (7.4) with those of the first: written so, all changes of 60 random pairs accepted in it
  // are the later text, and all rejected the earlier one but for two pairs. Those are its own. A text whose last paragraph, the rule behind paragraph 1, went:
  // `<w:p>1…<w:rPr><w:del/></w:rPr></w:p><w:p><w:pPr><w:pStyle w:val="UN-Para"/><w:pPrChange><w:pPr><w:pStyle w:val="UN-End-Rule"/></w:pPr></w:pPrChange></w:pPr></w:p>`;
  // rejected, the last paragraph is UN-End-Rule (ISO 29500-1, 17.13.5.29), and is so in LibreOffice if it has a word in it or another paragraph behind it; empty
  // and last it stays a numbered "2.". And a paragraph that moved to before an empty one: rejected, LibreOffice gives the empty one its properties, though one
  // with a word in it keeps its own; with the mark of the paragraph before it tracked instead, as when somebody types there, it does the same.
  test('is written so that programs which join paragraphs the other way round accept and reject it too', async () => {
    const paragraphsOf = (xml: string): string[] => xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs) ?? [];
    const saying = (xml: string, words: string): string => paragraphsOf(xml).find((each) => each.includes(words)) ?? '';
    const quotation = (id: string, text: string): Block => ({ ...blankBlock('quotation', id), text: { en: plain(text) } });
    const whole = paragraph('one', 'The Committee met in the harbour of Maremma in spring. It took note of the tides and the tables of the year.');
    const halves = ['The Committee met in the harbour of Maremma in spring.', 'It took note of the tides and the tables of the year.'] as const;
    const [one, two] = [quotation('one', halves[0]), quotation('new', halves[1])];
    const split = xmlOf(await tracked(english(whole, third), english(one, two, third), 'en'));
    for (const half of halves) expect(saying(split, half.slice(0, 20))).toMatch(/<w:pStyle w:val="UN-Quotation"\/>.*<w:pPrChange .*<w:pStyle w:val="UN-Para"\/>/);
    const joined = xmlOf(await tracked(english(one, two, third), english(whole, third), 'en'));
    for (const half of halves) expect(saying(joined, half.slice(0, 20))).toMatch(/<w:pStyle w:val="UN-Para"\/>.*<w:pPrChange .*<w:pStyle w:val="UN-Quotation"\/>/);
    await holds(english(whole, third), english(one, two, third), 'en');
    await holds(english(one, two, third), english(whole, third), 'en');

    const heading: Block = { ...blankBlock('heading', 'head'), text: { en: plain('Boats') } };
    const emptied = xmlOf(await tracked(english(first, second, heading), english(first, { ...second, text: { en: [] } } as Block, paragraph('new', 'Gulls were counted.'), heading), 'en'));
    expect(saying(emptied, 'tides')).toMatch(/<w:rPr><w:ins /);
    expect(saying(emptied, 'Gulls')).not.toMatch(/<w:rPr><w:ins /);

    const noted: Block = { ...second, text: { en: [{ text: 'It took note of the tides' }, { type: 'footnote', id: 'note', content: [{ text: 'In spring.' }] }] } } as Block;
    for (const before of [first, heading]) {
      const gone = xmlOf(await tracked(english(before, noted, third), english(before, third), 'en'));
      expect(saying(gone, before === first ? 'harbour' : 'Boats')).toMatch(/<w:rPr><w:del /);
      expect(saying(gone, 'tides')).not.toMatch(/<w:rPr><w:del /);
      await holds(english(before, noted, third), english(before, third), 'en');
    }
  });

  test('shows a paragraph that was split, or joined, by the mark between its parts', async () => {
    const long = paragraph('one', 'The Committee met in the harbour of Maremma in spring. It took note of the tides and the tables of the year.');
    const [head, tail] = [paragraph('one', 'The Committee met in the harbour of Maremma in spring.'), paragraph('new', 'It took note of the tides and the tables of the year.')];
    for (const [before, after, mark] of [[english(long, third), english(head, tail, third), 'ins'], [english(head, tail, third), english(long, third), 'del']] as const) {
      const xml = xmlOf(await tracked(before, after, 'en'));
      expect(xml.match(new RegExp(`<w:rPr><w:${mark} [^>]*/></w:rPr></w:pPr>`, 'g'))).toHaveLength(1);
      // At most the space between them goes or comes.
      expect([...xml.matchAll(/<w:(?:delText|ins [^>]*><w:r><w:t)[^>]*>([^<]*)/g)].map(([, text]) => text?.trim()).join('')).toBe('');
      await holds(before, after, 'en');
    }
  });

  test('marks the words that changed and no others, a new row as a row, a new look as a look, and nothing that Word computes', async () => {
    const look = { ...first, text: { en: [{ text: 'The Committee met in the ' }, { text: 'harbour', bold: true as const }, { text: '.' }] } } as Block;
    const xml = xmlOf(await tracked(english(first, second, third), english(look, paragraph('new', 'Gulls were counted.'), { ...second, text: { en: plain('It took note of the tides and the charts.') } } as Block, third), 'en'));
    expect([...xml.matchAll(/<w:delText[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual(['tables']);
    expect([...xml.matchAll(/<w:ins [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual(['Gulls were counted.', 'charts']);
    expect(xml).toMatch(/<w:b\/><w:bCs\/><w:rPrChange [^>]*><w:rPr\/><\/w:rPrChange><\/w:rPr><w:t[^>]*>harbour</);
    const table = normal(sampleDocument(), 'n').blocks.find((block) => block.type === 'table' && block.rows.length > 2) as BlockOf<'table'>;
    const shorter = { ...table, rows: table.rows.slice(0, -1) };
    expect(xmlOf(await tracked(english(shorter, third), english(table, third), 'en'))).toMatch(/<w:trPr><w:cantSplit\/><w:ins /);
    const contents = (text: string): Document => ({ ...sampleDocument(), blocks: [blankBlock('contents', 'c'), { ...blankBlock('heading', 'h'), text: { en: plain(text) } }, first] });
    const titles = xmlOf(await tracked(contents('Tides'), contents('Ebb'), 'en'));
    expect(titles.slice(0, titles.indexOf('</w:tbl>'))).not.toMatch(/<w:(?:ins|del) /);
    expect(titles.slice(titles.indexOf('</w:tbl>'))).toContain('<w:delText xml:space="preserve">Tides');
  });

  test('marks the cells of a column that came or went, and leaves those beside them alone', async () => {
    const table = (columns: number, rows: readonly (readonly string[])[]): Block => ({
      ...blankBlock('table', 'tides'), text: { en: plain('Tides'), ar: plain('المد والجزر') }, columns: Array.from({ length: columns }, () => 1),
      rows: rows.map((cells) => ({ id: cells[0] ?? '', kind: 'normal' as const, cells: cells.map((text) => ({ id: text, text: { en: plain(text), ar: plain(text) }, colspan: 1, rowspan: 1 })) })),
    });
    const [narrow, wide] = [table(2, [['Port', 'Low'], ['Maremma', '3'], ['Tel Bahr', '4']]), table(3, [['Port', 'High', 'Low'], ['Maremma', '9', '3'], ['Tel Bahr', '8', '4']])];
    for (const language of ['en', 'ar'] as const) {
      for (const [before, after, mark] of [[narrow, wide, 'cellIns'], [wide, narrow, 'cellDel']] as const) {
        const xml = xmlOf(await tracked(english(before, third), english(after, third), language));
        expect(xml.match(new RegExp(`<w:${mark} w:id="\\d+" w:author="Rima Haddad" [^>]*/></w:tcPr>`, 'g'))).toHaveLength(3);
        expect(xml).not.toMatch(/<w:trPr>(?:<w:\w+\/>)*<w:(?:ins|del) /);
        expect(xml).toMatch(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr><w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>Maremma</);
        await holds(english(before, third), english(after, third), language);
      }
    }
  });

  test('reads back as either text where a table comes or goes at the very end', async () => {
    const table = normal(sampleDocument(), 'n').blocks.find((block) => block.type === 'table' && block.purpose === 'data') as Block;
    for (const [before, after] of [[english(first), english(first, table)], [english(first, table), english(first)]] as const) {
      const bytes = await tracked(before, after, 'en');
      for (const [reading, wanted] of [['accepted', after], ['rejected', before]] as const) {
        const read = importDocument({ name: 'tides.docx', bytes, newId: countingIds('read'), reading });
        expect(read.ok && read.value.document.blocks.map(({ type }) => type)).toEqual(wanted.blocks.map(({ type }) => type));
      }
      await holds(before, after, 'en');
    }
  });

  test('names for each change its author and its time, whatever the name', async () => {
    const who: Who = ({ kind, piece }) => ({ name: kind === 'deleted' && piece !== null ? 'A & "B"' : 'ريما', at: Date.UTC(2030, 0, 2, 3, 4, 5, 678) });
    const xml = xmlOf(await tracked(english(first, second), english(first, { ...second, text: { en: plain('It took note of the tides and the charts.') } } as Block), 'en', who));
    expect(xml).toMatch(/<w:del w:id="\d+" w:author="A &amp; &quot;B&quot;" w:date="2030-01-02T03:04:05Z">/);
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="ريما" w:date="2030-01-02T03:04:05Z">/);
  });
});
