// For every kind of document in every look and language: the Word file as LibreOffice opens it and the PDF hold every word, and the PDF breaks no condition and keeps its footnotes and lines together.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LanguageText } from '../../../shared/document/block.ts';
import { traitsOf, type Block } from '../../../shared/document/blocks/index.ts';
import { looks, templates, type Document, type Look, type TemplateName } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, isText, plain, type Inline } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { createDocument } from '../../../shared/document/templates.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { docxExporter } from '../../../shared/export/docx/index.ts';
import { languages, type Language } from '../../../shared/language/index.ts';
import { withoutDirectionSigns } from '../../../shared/text/bidi.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { checkPdfUa } from '../../pdf/check.ts';
import { PdfFile } from '../../pdf/file.ts';
import { touchingLines } from '../../pdf/lines.ts';
import { linesAlone, strayNotes } from '../../pdf/page-ends.ts';
import { structureOf } from '../../pdf/reading.ts';
import { printedPdf } from '../../pdf/sample.ts';
import { TaggedPdf } from '../../pdf/structure.ts';
import { temporaryFolder } from '../../program.ts';

interface Case {
  readonly name: string;
  readonly kind: TemplateName | 'coastal';
  readonly look: Look;
  readonly language: Language;
  /** Which third of all cases it belongs to: each third has every kind in every look, and every look in every language. */
  readonly third: number;
}

/** All kinds of documents and the sample with every element, in all looks and languages. */
export const cases: readonly Case[] = [...templates, 'coastal' as const].flatMap((kind, k) =>
  looks.flatMap((look, l) => languages.map((language, n) => ({ name: `${kind}-${look}-${language}`, kind, look, language, third: (k + l + n) % 3 }))));

/** Words that no other place of the document has, by its number. */
const words = (n: number): LanguageText => ({
  en: plain(`Harbour ${n} was dredged before the winter storms.`),
  ar: plain(`جُرّف الميناء ${n} قبل عواصف الشتاء.`),
  fr: plain(`Le port ${n} a été dragué avant les tempêtes de l’hiver.`),
});

/** A new document of a kind as its author might leave it: a text in every place that had none. */
const filled = (kind: TemplateName, look: Look, language: Language): Document => {
  const document = createDocument(kind, language, countingIds('made'));
  let n = 100;
  const text = (given: LanguageText): LanguageText => (languages.some((each) => (given[each] ?? []).length > 0) ? given : words(++n));
  const blocks = document.blocks.map((block): Block => {
    if (block.type === 'table') return { ...block, text: text(block.text), rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: text(cell.text) })) })) };
    if (block.type === 'venue') return { ...block, text: text(block.text), from: '2031-03-04', to: '2031-03-05' };
    if (block.type === 'symbol') return { ...block, symbol: 'E/ESCWA/31/7' };
    return traitsOf(block.type).text ? { ...block, text: text(block.text) } : block;
  });
  return { ...document, settings: { ...document.settings, look }, blocks };
};

const documentOf = ({ kind, look, language }: Case): Document => (kind === 'coastal' ? coastalConference(look) : filled(kind, look, language));

/** Runs of text as the model has them; what is printed in other words (numbers of sessions, known kinds) is not looked for. */
const textsOf = (document: Document, language: Language): string[] => {
  const runs = (content: readonly Inline[]): string[] =>
    content.flatMap((inline) => {
      if (isText(inline)) return [inline.text];
      if (inline.type === 'symbolReference') return [inline.symbol];
      if (inline.type === 'crossReference') return [];
      return runs(inline.type === 'footnote' ? inline.content : inline.children);
    });
  return [...walkTexts(document.blocks)].flatMap(({ block, text }) => {
    const printedOtherwise = (block.type === 'session' && block.number !== null) || (block.type === 'documentKind' && block.kind !== null);
    return printedOtherwise || contentText(text[language] ?? []) === '' ? [] : runs(text[language] ?? []);
  });
};

/** Letters, figures and signs without what only sets them apart. Capitals are a matter of the look. */
const bare = (text: string): string => withoutDirectionSigns(text).replace(/[\s\u0640\u00AD]/gu, '').toLowerCase();

const missing = (document: Document, language: Language, printed: string): string[] => {
  const all = bare(printed);
  return textsOf(document, language).filter((text) => !all.includes(bare(text)));
};

/** Words of their own; those with vowel signs, whose reading is the subject of `test/pdf/arabic.test.ts`, are left out. */
const missingWords = (document: Document, language: Language, printed: string): string[] => {
  const all = bare(printed);
  return textsOf(document, language).flatMap((text) => text.split(/\s+/u)).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/\p{Mn}/u.test(word.normalize('NFC')) && !all.includes(bare(word)));
};

/** The text of a flat OpenDocument file, as LibreOffice read it. */
const flatText = (xml: string): string =>
  xml.slice(xml.indexOf('<office:text'))
    .replace(/<text:(?:s|tab|line-break)\b[^>]*>/g, ' ')
    .replace(/<office:binary-data>[^<]*<\/office:binary-data>/g, '')
    .replace(/<\/text:(?:p|h)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '')
    // A hyphen at which a line may not end has a sign of its own there.
    .replace(/\u2011/g, '-');

const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** The proof for some of the cases. */
export const proveTemplates = (chosen: readonly Case[]): void => {
  describe.skipIf(!hasLibreOffice)('a Word file opens in LibreOffice with every word', () => {
    const { folder, remove } = temporaryFolder();
    afterAll(remove);
    beforeAll(async () => {
      mkdirSync(path.join(folder, 'opened'));
      const files: string[] = [];
      for (const each of chosen) {
        const document = documentOf(each);
        const file = path.join(folder, `${each.name}.docx`);
        writeFileSync(file, await docxExporter.write({
          document, language: each.language, numbering: numberBlocks(document.blocks, each.language), asset: (hash) => coastalAssets.get(hash) ?? null, progress: () => undefined,
        }));
        files.push(file);
      }
      execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fodt', '--outdir', path.join(folder, 'opened'), ...files], { stdio: 'ignore' });
    }, 600_000);

    test.each(chosen)('$name', (each) => {
      const opened = path.join(folder, 'opened', `${each.name}.fodt`);
      expect(existsSync(opened)).toBe(true);
      expect(missing(documentOf(each), each.language, flatText(readFileSync(opened, 'utf8')))).toEqual([]);
    });
  });

  test.each(chosen)('the PDF of $name has every word and breaks no condition of PDF/UA', async (each) => {
    const document = documentOf(each);
    const bytes = await printedPdf(document, each.language);
    // The protocol leaves the order and nesting of texts, 09-001 and 09-002, to people.
    expect(checkPdfUa(bytes).filter(({ checkpoint }) => !/^09-00[12]$/.test(checkpoint))).toEqual([]);
    expect(missingWords(document, each.language, structureOf(bytes).text)).toEqual([]);
    const pdf = new TaggedPdf(new PdfFile(bytes));
    expect({ stray: strayNotes(pdf), alone: linesAlone(pdf), touching: touchingLines(pdf) }).toEqual({ stray: [], alone: [], touching: [] });
  });
};
