// A document as everything the Typst compiler needs: the template, which is ours, and the text, which is data.
import { contentText } from '../../document/inlines.ts';
import { traitsOf } from '../../document/blocks/index.ts';
import type { Document } from '../../document/document.ts';
import type { Numbering } from '../../document/numbering.ts';
import { walkBlocks } from '../../document/walk.ts';
import { fail, ok, type Result } from '../../errors.ts';
import type { Emblem } from '../emblem.ts';
import { documentSymbol, firstPage } from '../first-page.ts';
import { isLandscapeTable } from '../orientation.ts';
import { printedText } from '../printed-text.ts';
import { Characters, codePointName } from './characters.ts';
import type { Coverage } from './coverage.ts';
import { ElementWriter } from './elements.ts';
import { printedContents, printedFirstPage } from './first.ts';
import { Images, type HasImage } from './images.ts';
import { lookData } from './look-data.ts';
import { summaryWithPageStarts, withPageStarts } from './page-starts.ts';
import type { PrintedDocument, PrintedElement } from './printed.ts';
import { settingOf, type Setting } from './setting.ts';
import { template } from './template/index.ts';

export interface TypesetInput {
  readonly document: Document;
  /** The numbers in the language that is to be printed. */
  readonly numbering: Numbering;
  /** What the fonts can show; see `coverageOf`. */
  readonly covers: Coverage;
  readonly hasImage: HasImage;
  /** The emblem of the library, where it has one. */
  readonly emblem?: Emblem | null | undefined;
  /**
   * Pages to look at while the text is being written want no title, no descriptions and no glyph that is missing: they show what there is. In a comparison
   * nobody can mend the earlier text any more: a sign that no font has is named there.
   */
  readonly purpose?: 'file' | 'archive' | 'comparison' | 'preview';
  /** Marks of footnotes that the compiler set on other pages than their marks: what holds them begins a page; see `withPageStarts`. */
  readonly stray?: readonly string[];
  /**
   * Only the first row of each table's head is told as such, the others look like it: over several such rows with footnotes in the table, the compiler may fail over its
   * tags.
   */
  readonly oneHeadRow?: boolean;
}

export interface Typeset {
  /** The file to compile. */
  readonly main: string;
  /** The template: the same for every document. */
  readonly template: Readonly<Record<string, string>>;
  /** `look.json` and `document.json`, beside the template. Pages to look at also need `view.json`; see `View`. */
  readonly data: Readonly<Record<string, string>>;
  /** Path of each image that the template reads, by the hash of its bytes. */
  readonly images: ReadonlyMap<string, string>;
  /** The elements of the body in `document.json`. */
  readonly body: readonly PrintedElement[];
}

const dateOf = (document: Document): PrintedDocument['date'] => {
  const date = document.blocks.find((block) => block.type === 'date')?.date ?? null;
  if (date === null) return null;
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
};

/** Every image must have an alternative text in the language of the version: PDF/UA asks for it, and so do readers. */
const imageWithoutDescription = ({ document, language, numbering, profile }: Setting): string | null => {
  for (const { block } of walkBlocks(document.blocks)) {
    if (block.type === 'logos') {
      const index = block.logos.findIndex(({ alt }) => (alt[language.code] ?? '').trim() === '');
      const logo = block.logos[index];
      // Named by its description in another language, or by its place.
      if (logo !== undefined) return Object.values(logo.alt).find((alt) => alt !== undefined && alt.trim() !== '') ?? String(index + 1);
    }
    if (block.type !== 'figure' || block.image === null || (block.alt[language.code] ?? '').trim() !== '') continue;
    const number = numbering.blocks.get(block.id);
    const caption = contentText(printedText(block.text, language).content).slice(0, 80);
    return [number === undefined ? '' : language.label(number, profile), caption].filter((part) => part !== '').join(': ');
  }
  return null;
};

/** At most so many characters are named in an error. */
const namedCharacters = 8;

/**
 * Writes a document for the compiler, or says in plain words what stands in the way of an accessible PDF: `export.missingTitle`; `export.missingDate` for an archive;
 * `export.missingAlternativeText` with `figure`; `export.missingGlyph` with `characters`, `codes`, `count` and the `excerpt` in which
 * the first of them stands.
 */
export const typeset = ({ document, numbering, covers, hasImage, emblem = null, purpose = 'file', stray = [], oneHeadRow = false }: TypesetInput): Result<Typeset> => {
  const characters = new Characters(covers, purpose === 'comparison');
  const previewed = purpose === 'preview';
  const setting = settingOf(document, numbering, characters, previewed ? 'all' : 'referred', oneHeadRow);
  const page = firstPage(document, setting.language, emblem);
  const title = characters.line(page.title);
  if (title === '' && !previewed) return fail('export.missingTitle');
  if (purpose === 'archive' && dateOf(document) === null) return fail('export.missingDate');
  const undescribed = previewed ? null : imageWithoutDescription(setting);
  if (undescribed !== null) return fail('export.missingAlternativeText', { figure: undescribed });

  const images = new Images(hasImage);
  const contents = printedContents(page, setting);
  const first = printedFirstPage(page, setting, images);
  // With a masthead or contents the first page stands upright, and what is over the table with it.
  const flipped = page.masthead === null && contents.lines === null && isLandscapeTable(document.blocks.filter(({ type }) => traitsOf(type).place === 'body'));
  const body = withPageStarts(new ElementWriter(setting, images, contents.entries, flipped).body(), stray);
  setting.anchors.settle();
  const printed: PrintedDocument = {
    title: title === '' ? setting.language.wording('untitled') : title,
    date: dateOf(document),
    symbol: characters.line(documentSymbol(document) ?? ''),
    job: characters.line(page.jobNumber ?? ''),
    flipped,
    first: { ...first, summary: summaryWithPageStarts(first.summary, stray) },
    contents: contents.lines,
    body,
  };
  const look = JSON.stringify(lookData(setting));
  const { missing } = characters;
  const [firstMissing] = missing;
  if (firstMissing !== undefined && !previewed) {
    const named = missing.slice(0, namedCharacters).map(({ character }) => character);
    return fail('export.missingGlyph', {
      characters: named.join(' '),
      codes: named.map(codePointName).join(', '),
      count: missing.length,
      excerpt: firstMissing.excerpt,
    });
  }
  return ok({ main: previewed ? 'preview.typ' : 'main.typ', template, data: { 'look.json': look, 'document.json': JSON.stringify(printed) }, images: images.used, body });
};
