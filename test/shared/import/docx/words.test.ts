// Words out are words in: whatever a Word file shows stands in the document, or is computed by it.
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countingIds } from '../../../../shared/document/ids.ts';
import { documentSchema } from '../../../../shared/document/document.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { walkInlines } from '../../../../shared/document/inlines.ts';
import { walkTexts } from '../../../../shared/document/walk.ts';
import { importWord } from '../../../../shared/import/docx/index.ts';
import type { Recognised } from '../../../../shared/import/recognise.ts';
import { computedWords, difference, documentWords } from '../words.ts';
import { paragraph, run, text, wordFile } from './word-file.ts';
import { wordsOfFile } from './word-words.ts';

const take = (bytes: Uint8Array): Recognised => {
  const result = importWord({ name: 'letter.docx', bytes, newId: countingIds('b') });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
/** Words that are lost; numbers that Word counts and no file holds may be added. */
const lost = (bytes: Uint8Array): string[] => {
  const { document, computed } = take(bytes);
  return difference(wordsOfFile(bytes), [...documentWords(document), ...computedWords(computed)]).filter((word) => word.startsWith('-'));
};

const word = fc.constantFrom('coast', 'well', 'the', 'of', '2030', 'Introduction', 'Summary', 'Contents', 'Annex', 'Table 1.', 'I.', '12.', '(a)', 'E/ESCWA/30/5', 'السواحل', 'المحتويات', 'Distr.', 'LIMITED', '*', '[', ']', '#', 'Note:', 'Beirut,', '3–4 May 2031', 'A. B', 'Box 2', '|', '•', '-');
const words = fc.array(word, { minLength: 0, maxLength: 14 }).map((some) => some.join(' ').replace(/&/g, '&amp;').replace(/</g, '&lt;'));
const look = fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>', '<w:rtl/>');
const runs = fc.array(fc.tuple(words, look), { maxLength: 3 }).map((some) => some.map(([said, properties]) => run(said, properties)).join(run(' ')));
const style = fc.constantFrom('', '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Quote"/>', '<w:pStyle w:val="TOC1"/>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>');
const paragraphs = fc.tuple(runs, style, fc.boolean()).map(([content, properties, noted]) => paragraph(noted ? `${content}<w:r><w:footnoteReference w:id="1"/></w:r>` : content, properties));
const cells = fc.tuple(fc.array(paragraphs, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:vMerge/>')).map(([content, properties]) => `<w:tc><w:tcPr>${properties}</w:tcPr>${content.join('')}</w:tc>`);
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`);
const bodies = fc.array(fc.oneof({ weight: 5, arbitrary: paragraphs }, { weight: 1, arbitrary: tables }), { maxLength: 14 }).map((some) => some.join(''));
const level = (at: number, format: string, shown: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${shown}"/></w:lvl>`;
const parts = {
  footnotes: `<w:footnote w:id="1">${text('A note of the coast.')}</w:footnote>`,
  styles: ['Title', 'Heading1', 'Heading2', 'Quote', 'TOC1'].map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace(/(\d)/, ' $1').toLowerCase()}"/></w:style>`).join(''),
  numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
};

test('no word of any file is lost, and every file becomes a document in normal form', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const bytes = wordFile({ body, parts });
      expect(lost(bytes)).toEqual([]);
      const { document } = take(bytes);
      expect(documentSchema.safeParse(document).error).toBeUndefined();
      expect(normaliseDocument(document, countingIds('c'))).toBe(document);
    }),
  );
});

const folder = '/work/shared/real/docx/';
describe.skipIf(!existsSync(folder))('the real report in Arabic', () => {
  const bytes = existsSync(folder) ? new Uint8Array(readFileSync(`${folder}arabic-state-party-report.docx`)) : new Uint8Array();
  test('keeps every word, its footnotes and its tables, within two seconds', () => {
    const before = process.cpuUsage();
    const { document } = take(bytes);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(2);
    expect(lost(bytes)).toEqual([]);
    const footnotes = [...walkTexts(document.blocks)].flatMap(({ text: own }) => [...walkInlines(own.ar ?? [])]).filter((inline) => 'type' in inline && inline.type === 'footnote');
    expect(footnotes).toHaveLength(11);
    // One of the eleven is the printed contents, which the document makes itself.
    expect(document.blocks.filter(({ type }) => type === 'table').length + document.blocks.filter(({ type }) => type === 'contents').length).toBe(11);
  });
});
