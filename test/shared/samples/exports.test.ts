// The sample documents leave the program whole: every word of theirs is in the Word file, the PDF, the web page and the Markdown text.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPdfPrinter, type PdfPrinter } from '../../../main/print/print-pdf.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Inline } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { referenceText } from '../../../shared/document/reference.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { exporters } from '../../../shared/export/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { withoutDirectionSigns } from '../../../shared/text/bidi.ts';
import { checkPdfUa } from '../../pdf/check.ts';
import { structureOf, type StructureNode } from '../../pdf/reading.ts';
import { children, parseXml, partsOf, readParagraphs, textOf } from '../export/docx/word-reader.ts';
import { exportInput, readSample, wholeSamples } from './samples.ts';

/** Words and figures, whatever their case; vowel marks may come in another order. */
const wordsOf = (text: string): string[] => withoutDirectionSigns(text).replace(/[\p{M}\u0640\u00AD]/gu, '').toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];

/** All that a document says in a language: its texts with their notes, symbols and references. */
const saidBy = (document: Document, language: Language): string => {
  const numbering = numberBlocks(document.blocks, language);
  const said = (content: readonly Inline[]): string =>
    content
      .map((inline): string => {
        if ('text' in inline) return inline.superscript === true || inline.subscript === true ? ` ${inline.text} ` : inline.text;
        switch (inline.type) {
          case 'symbolReference':
            return inline.symbol;
          case 'crossReference':
            return referenceText(inline, numbering, document.settings);
          case 'footnote':
            return ` ${said(inline.content)} `;
          default:
            return said(inline.children);
        }
      })
      .join('');
  return [...walkTexts(document.blocks)].map(({ text }) => said(text[language] ?? [])).join('\n');
};

/**
 * Arabic letters of a PDF come in the order in which they are painted, where joined forms cross and words part. So every letter is looked for
 * rather than every word; figures and Latin words are looked for whole.
 */
const lettersOf = (text: string): string[] => wordsOf(text.normalize('NFKC')).flatMap((word) => (/\p{Script=Arabic}/u.test(word) ? [...word] : [word]));

/** Words that the one text has more often than the other. */
const missing = (wanted: string, found: string, partsOfText = wordsOf): string[] => {
  const left = new Map<string, number>();
  for (const word of partsOfText(found)) left.set(word, (left.get(word) ?? 0) + 1);
  return partsOfText(wanted).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
};

/** Elements of a web page that stand in a word. */
const withinWords = new Set(['a', 'b', 'bdi', 'em', 'i', 'span', 'strong', 'u']);
const pageText = (node: DefaultTreeAdapterMap['node']): string => {
  if ('value' in node) return node.value;
  if (node.nodeName === 'style') return '';
  const text = 'childNodes' in node ? node.childNodes.map(pageText).join('') : '';
  return withinWords.has(node.nodeName) ? text : ` ${text} `;
};
const structureText = (nodes: readonly StructureNode[]): string => nodes.map(({ text }) => text).join('\n');

let printer: PdfPrinter;
beforeAll(async () => {
  printer = await createPdfPrinter('native');
});
const pdfOf = async (document: Document, language: Language): Promise<Uint8Array> => {
  const printed = await printer.print(exportInput(document, language));
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  expect([printed.value.findings, printed.value.refusal]).toEqual([[], null]);
  return printed.value.bytes;
};

const pdftotext = spawnSync('pdftotext', ['-v']).status === 0;

describe.each(wholeSamples)('%s in %s', (name, language) => {
  const document = readSample(name);
  const said = saidBy(document, language);
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a Word file has every word', async () => {
    const bytes = await exporters.docx.write(exportInput(document, language));
    const notes = parseXml(partsOf(bytes)['word/footnotes.xml'] ?? '');
    const text = [...readParagraphs(bytes).map((paragraph) => paragraph.text), ...children(notes, 'w:footnote').map(textOf)].join('\n');
    expect(missing(said, text)).toEqual([]);
  });

  test('a web page has every word', async () => {
    const html = new TextDecoder().decode(await exporters.html.write(exportInput(document, language)));
    expect(missing(said, pageText(parse(html)))).toEqual([]);
  });

  test('a Markdown text has every word', async () => {
    expect(missing(said, new TextDecoder().decode(await exporters.md.write(exportInput(document, language))))).toEqual([]);
  });

  test('a PDF breaks no rule of accessibility and reads out every word', async () => {
    const bytes = await pdfOf(document, language);
    // The order of the pieces of an Arabic line, 09-001 and 09-002, is left to people, as the protocol has it.
    expect(checkPdfUa(bytes).filter(({ checkpoint }) => language !== 'ar' || !/^09-00[12]$/.test(checkpoint))).toEqual([]);
    expect(missing(said, structureText([structureOf(bytes)].flat()), language === 'ar' ? lettersOf : wordsOf)).toEqual([]);
  });

  test.skipIf(!pdftotext)('a PDF gives every word when its text is copied', async () => {
    const file = join(folder, 'sample.pdf');
    writeFileSync(file, await pdfOf(document, language));
    const { stdout } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    expect(missing(said, stdout, language === 'ar' ? lettersOf : wordsOf)).toEqual([]);
  });
});
