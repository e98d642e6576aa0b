// The Word package. The docx library writes its frame: content types, properties, settings, built-in styles, running heads. The
// text, the notes, the lists and our styles are written by this folder and put into it.
//
// Why not all of it through the library: 3,000 Arabic paragraphs took it 0.7 to 0.9 s warm and 1.3 to 1.5 s in a program just
// started, against 0.1 s here, and it gives links random names and cannot write a right-to-left section. Its file is opened
// anyway, because it stamps the time of day.
import {
  Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TextRun,
  type ISectionOptions,
} from 'docx';
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import type { FirstPage } from '../first-page.ts';
import { carriable, element, escapeXml } from './xml.ts';
import { withoutDeadLinks } from './bookmarks.ts';
import { directedText } from './direction.ts';
import { halfPoints } from './lengths.ts';
import { textWidth } from './letter-widths.ts';
import { withWholeWords } from './line-ends.ts';
import { arabicScale } from '../look.ts';
import type { HeadReferences } from './section.ts';
import { arabicFace, elementStyles, fontTable, landscapeStyle, latinFace } from './styles.ts';
import type { WordFile } from './word-file.ts';

/** What the package needs from the first page. */
export interface PackageFrame {
  readonly page: FirstPage;
  readonly file: WordFile;
}

type Files = Record<string, Uint8Array>;

const runsOf = (text: string, file: WordFile): TextRun[] =>
  directedText(carriable(text).replace(/\s+/gu, ' '), file.language.direction).map((part) => new TextRun({ text: part.text, ...(part.rtl && { rightToLeft: true }) }));

const hasRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A job number, one run from left to right in every language: figures of a run from right to left take the digits of the reader's settings, and a hyphen turns them round. */
const jobRuns = (text: string, file: WordFile): TextRun[] => {
  const shown = carriable(text).replace(/\s+/gu, ' ');
  if (hasRightToLeft.test(shown)) return runsOf(shown, file);
  // Signs at its edges would go by the direction of the page but for the marks.
  return [new TextRun(file.rtl && !/^[\d-]+$/.test(shown) ? `\u200E${shown}\u200E` : shown)];
};

/** The number of the page; `beside`: in a line with something else, which has a look of its own. */
const numberRuns = (file: WordFile, beside: boolean): TextRun[] => {
  const style = beside ? { style: 'UN-Folio' } : {};
  const dash = file.measures.pageNumber.dashes ? [new TextRun({ ...style, text: '-' })] : [];
  return [...dash, new TextRun({ ...style, children: [PageNumber.CURRENT] }), ...dash];
};

const pageNumber = (file: WordFile, even: boolean): Paragraph =>
  new Paragraph({ style: even ? 'UN-Page-Number-Even' : 'UN-Page-Number', bidirectional: file.rtl, children: numberRuns(file, false) });

const tab = (): TextRun => new TextRun({ children: [new Tab()] });

/** Points between a symbol and a page number in the middle of its line, at least. */
const besideSymbol = 20;

/** What stands on both sides of a line is set with tabs, which end elsewhere on landscape pages. */
const headsOfTheirOwn = ({ document, measures }: WordFile): boolean =>
  (measures.pageNumber.side === 'outside' || measures.pageNumber.place === 'head') && document.blocks.some((block) => block.type === 'table' && block.landscape);

/** Running heads of the pages after the first. The symbol runs from left to right in every language. */
const heads = ({ page, file }: PackageFrame, landscape: boolean): Pick<ISectionOptions, 'headers' | 'footers'> => {
  const { pageNumber: number } = file.measures;
  const symbol = page.masthead?.symbol ?? null;
  const inLine = number.place === 'head' && symbol !== null && textWidth(symbol, file.measures.runningHead.size) + besideSymbol < (landscape ? file.landscapeMeasure : file.measure) / 40;
  const head = (even: boolean): Header =>
    new Header({
      children: [
        ...(symbol === null ? [] : [new Paragraph({
          style: `UN-Running-Head${even ? '-Even' : ''}${landscape ? landscapeStyle : ''}`, bidirectional: file.rtl, children: [new TextRun(carriable(symbol)), ...(inLine ? [tab(), ...numberRuns(file, true)] : [])],
        })]),
        ...(number.place === 'head' && !inLine ? [pageNumber(file, even)] : []),
      ],
    });
  // Headquarters repeats the job number on every page, opposite the page number.
  const repeated = number.side === 'outside' && page.jobNumber !== null ? jobRuns(page.jobNumber, file) : null;
  const bothSides = (even: boolean, other: readonly TextRun[]): Paragraph =>
    new Paragraph({ style: `UN-Foot${landscape ? landscapeStyle : ''}`, bidirectional: file.rtl, children: even ? [...numberRuns(file, true), tab(), ...other] : [...other, tab(), ...numberRuns(file, true)] });
  const foot = (even: boolean): Footer => new Footer({ children: number.place === 'head' ? [new Paragraph('')] : [repeated === null ? pageNumber(file, even) : bothSides(even, repeated)] });
  const job = page.jobNumber === null ? new Paragraph('') : new Paragraph({ style: 'UN-Job-Number', bidirectional: file.rtl, children: jobRuns(page.jobNumber, file) });
  return {
    headers: { default: head(false), even: head(true), ...(!landscape && { first: new Header({ children: [new Paragraph('')] }) }) },
    footers: { default: foot(false), even: foot(true), ...(!landscape && { first: new Footer({ children: [job] }) }) },
  };
};

/** Whether left and right pages differ. */
const mirrored = ({ measures }: WordFile): boolean => measures.runningHead.side === 'outside' || measures.pageNumber.side === 'outside';

/** The files of the package as the library writes them. */
export const openPackage = async (frame: PackageFrame): Promise<Files> => {
  const { page, file } = frame;
  const { language, measures } = file;
  const size = halfPoints(measures.body.size);
  const plainHeading = { run: { color: 'auto' } };
  const document = new Document({
    title: carriable(page.title),
    subject: carriable(page.masthead?.symbol ?? ''),
    creator: '',
    lastModifiedBy: '',
    // By which the file is known again when it comes back.
    customProperties: [
      { name: 'Rapporteur document', value: file.document.id },
      { name: 'Rapporteur language', value: language.code },
      { name: 'Rapporteur look', value: file.document.settings.look },
      ...(file.draft?.revision == null ? [] : [{ name: 'Rapporteur revision', value: file.draft.revision }]),
      ...(file.draft === null ? [] : [{ name: 'Rapporteur form', value: file.draft.form }]),
    ],
    // A line that ends with a break in a justified paragraph is not stretched.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    evenAndOddHeaderAndFooters: mirrored(file),
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: latinFace, hAnsi: latinFace, eastAsia: latinFace, cs: file.rtl ? arabicFace : latinFace },
            size,
            sizeComplexScript: halfPoints(measures.body.size * arabicScale),
            language: { value: file.rtl ? 'en-GB' : language.tag, bidirectional: file.rtl ? language.tag : 'ar-LB' },
          },
        },
        title: plainHeading, heading1: plainHeading, heading2: plainHeading, heading3: plainHeading, heading4: plainHeading, heading5: plainHeading,
      },
    },
    numbering: { config: [] },
    footnotes: {},
    sections: [{ properties: { titlePage: true }, ...heads(frame, false), children: [] }, ...(headsOfTheirOwn(file) ? [{ ...heads(frame, true), children: [] }] : [])],
  });
  return unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
};

const read = (files: Files, name: string): string => {
  const bytes = files[name];
  if (bytes === undefined) throw new Error(`The package has no ${name}.`);
  return strFromU8(bytes);
};

/** Puts text before the end of an element's content, or makes an empty element hold it. */
const append = (xml: string, name: string, content: string): string => {
  const end = `</${name}>`;
  const at = xml.lastIndexOf(end);
  if (at >= 0) return xml.slice(0, at) + content + xml.slice(at);
  return xml.replace(new RegExp(`(<${name}\\b[^>]*)/>`), (_, start: string) => `${start}>${content}${end}`);
};

/** The references to the running heads that the library gave its sections. */
export const headReferences = (files: Files): HeadReferences => {
  const [upright = '', landscape = ''] = (read(files, 'word/document.xml').match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? []).map((section) => (section.match(/<w:(?:header|footer)Reference\b[^>]*\/>/g) ?? []).join(''));
  return { upright, landscape };
};

/** What fills the package. */
export interface PackageParts {
  readonly body: string;
  /** The content of the note part, and its relationships and those of the text. */
  readonly footnotes: string;
  readonly textRelationships: string;
  readonly noteRelationships: string;
  /** The lists, where the file has more than those of its own text. */
  readonly numbering?: string;
}

const relationshipsFile = (files: Files, part: string, content: string): void => {
  const name = `word/_rels/${part}.xml.rels`;
  files[name] = strToU8(append(read(files, name), 'Relationships', content));
};

/**
 * The separators between text and notes, without the stray note marks of the library's own, on the side where lines begin. Small, so
 * that the rule takes as little room in Word as in LibreOffice, which has a measure of its own for it.
 */
const separators = (note: 'footnote' | 'endnote', rtl: boolean): string => {
  const small = '<w:sz w:val="9"/><w:szCs w:val="9"/>';
  return ['separator', 'continuationSeparator']
    .map((type, index) => `<w:${note} w:type="${type}" w:id="${index - 1}"><w:p><w:pPr>${rtl ? '<w:bidi/>' : ''}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:rPr>${small}</w:rPr></w:pPr><w:r><w:rPr>${small}</w:rPr><w:${type}/></w:r></w:p></w:${note}>`)
    .join('');
};

/** Names the separators of notes, as Word does. */
const separatorSettings = (['footnote', 'endnote'] as const)
  .map((note) => element(`w:${note}Pr`, {}, ...[-1, 0].map((id) => element(`w:${note}`, { 'w:id': id }))))
  .join('');

/** Fills the package and closes it. The same parts give the same bytes: no time of day, a fixed order, one way of packing. */
export const closePackage = (files: Files, parts: PackageParts, { file }: PackageFrame): Uint8Array => {
  const replaceContent = (name: string, root: string, content: string): void => {
    const xml = read(files, name);
    const start = xml.indexOf('>', xml.indexOf(`<${root}`));
    const opening = xml[start - 1] === '/' ? xml.slice(0, start - 1) : xml.slice(0, start);
    files[name] = strToU8(`${opening}>${content}</${root}>`);
  };
  const [body = '', footnotes = ''] = withoutDeadLinks(parts.body, parts.footnotes).map(withWholeWords);
  replaceContent('word/document.xml', 'w:document', `<w:body>${body}</w:body>`);
  replaceContent('word/footnotes.xml', 'w:footnotes', separators('footnote', file.rtl) + footnotes);
  replaceContent('word/endnotes.xml', 'w:endnotes', separators('endnote', file.rtl));
  replaceContent('word/numbering.xml', 'w:numbering', parts.numbering ?? file.lists.xml());
  replaceContent('word/fontTable.xml', 'w:fonts', fontTable());
  const settings = read(files, 'word/settings.xml');
  files['word/settings.xml'] = strToU8(settings.replace('<w:compat>', `${separatorSettings}<w:compat>`));
  // What Word takes for granted, said for all programs: no line of a paragraph stands alone.
  const styles = read(files, 'word/styles.xml').replace('<w:pPrDefault/>', '<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>');
  files['word/styles.xml'] = strToU8(append(styles, 'w:styles', elementStyles(file)));
  relationshipsFile(files, 'document', parts.textRelationships);
  relationshipsFile(files, 'footnotes', parts.noteRelationships);
  for (const [name, bytes] of file.images.files) files[`word/media/${name}`] = bytes;
  const core = read(files, 'docProps/core.xml')
    .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
    .replace(/<(dc:creator|cp:lastModifiedBy)>[^<]*<\/\1>|<(?:dc:creator|cp:lastModifiedBy)\/>/g, '');
  files['docProps/core.xml'] = strToU8(append(core, 'cp:coreProperties', `<dc:language>${escapeXml(file.language.tag)}</dc:language>`));
  // Images are compressed already; the rest is text.
  const ordered = Object.keys(files).sort();
  ordered.unshift(...ordered.splice(ordered.indexOf('[Content_Types].xml'), 1));
  const zipped = Object.fromEntries(ordered.map((name) => [name, [files[name] ?? new Uint8Array(), { level: /\.(?:png|jpeg)$/.test(name) ? 0 : 6, mtime: '1980-01-01T00:00:00' }] as const]));
  return zipSync(zipped as Parameters<typeof zipSync>[0], {});
};

