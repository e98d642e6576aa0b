// The table of contents: every line leads to its heading, with the range of its paragraphs and its page.
//
// A field of Word's own (TOC) knows no column of paragraph numbers, and Word would ask at every opening whether to fill it. So
// each line is text, its page is a PAGEREF field whose stored result is an estimate, and updating fields (F9) makes it exact.
// (The estimator that comes with the docx library was measured: 0.8 s for 95 paragraphs, 25 s for 3,000.)
import type { ContentsLine } from '../contents-lines.ts';
import type { BlockWriter } from './block-writer.ts';
import { twips, twipsOfMm } from './lengths.ts';
import { labelAllowance, textWidth } from './letter-widths.ts';
import { tableXml } from './table.ts';
import type { WordFile } from './word-file.ts';
import { element, flag } from './xml.ts';

/** Shares of the measure: text with its leader dots, range of paragraphs, page. */
export const contentsShares = [0.76, 0.14, 0.1] as const;

/** The label of an annex without a title stands in the place of one. */
const isLabelled = (line: ContentsLine): boolean => line.label !== '' && !(line.annex && line.content.length === 0);

const styleOf = (line: ContentsLine): 'UN-TOC-0' | 'UN-TOC-1' | 'UN-TOC-2' | 'UN-TOC-Annex' => {
  if (line.level > 1) return 'UN-TOC-2';
  if (!isLabelled(line)) return 'UN-TOC-0';
  return line.annex ? 'UN-TOC-Annex' : 'UN-TOC-1';
};

/** No column of labels is narrower, in twips. */
const narrowest = twipsOfMm(7);
/** How far a label stands from its text, in twips: no sign ends that of an annex. */
const gapAfter = ({ annex }: ContentsLine): number => twipsOfMm(annex ? 4.5 : 2.5);

/** Widths of the columns of labels in twips: each as wide as the widest label of its style. */
export const contentsLabelWidths = ({ contents, measures }: WordFile): Readonly<Record<'UN-TOC-1' | 'UN-TOC-2' | 'UN-TOC-Annex', number>> => {
  const widest = (style: string): number =>
    contents.reduce((width, line) => (styleOf(line) === style ? Math.max(width, twips(textWidth(line.label, measures.contents.text) * labelAllowance) + gapAfter(line)) : width), narrowest);
  return { 'UN-TOC-1': widest('UN-TOC-1'), 'UN-TOC-2': widest('UN-TOC-2'), 'UN-TOC-Annex': widest('UN-TOC-Annex') };
};

/**
 * `pages`: the page of each bookmark. The lines are rows of a table, in which long headings turn before the columns in every
 * program (tabs beyond the right indent of a paragraph do so in Word alone), and whose head repeats on a second page.
 */
export const writeContents = (lines: readonly ContentsLine[], pages: ReadonlyMap<string, number>, writer: BlockWriter): string => {
  const { file, runs } = writer;
  const { language, profile } = file;
  const widths = contentsShares.map((share) => Math.round(share * file.measure));
  const row = (cells: readonly string[], header: boolean): string =>
    element('w:tr', {}, element('w:trPr', {}, '<w:cantSplit/>', flag('w:tblHeader', header)),
      ...cells.map((content, column) => element('w:tc', {}, element('w:tcPr', {}, element('w:tcW', { 'w:w': widths[column], 'w:type': 'dxa' }), '<w:vAlign w:val="bottom"/>'), content)));
  const columns = row([
    writer.paragraph('', { style: 'UN-Contents-Columns' }),
    ...(['paragraphs', 'page'] as const).map((word) => writer.paragraph(runs.text(language.wording(word)), { style: 'UN-Contents-Columns' })),
  ], true);
  const entries = lines.map((line) => {
    const bookmark = file.bookmarks.name(line.id) ?? '';
    const linked = (content: string): string => runs.internalLink(bookmark, content);
    const label = line.label === '' ? '' : `${runs.text(line.label)}${isLabelled(line) ? runs.tab() : ''}`;
    const number = runs.field(`PAGEREF ${bookmark} \\h`, runs.text(language.digits(pages.get(bookmark) ?? 1, profile)));
    // "Chapter" belongs to the labels under it, so it stands in the row of the first of them.
    const chapters = line.opensChapters ? writer.paragraph(runs.text(language.wording('chapter')), { style: 'UN-Contents-Chapter' }) : '';
    return row([
      chapters + writer.paragraph(linked(`${label}${runs.content(line.content)}${runs.tab()}`), { style: styleOf(line) }),
      writer.paragraph(line.paragraphs === '' ? '' : linked(runs.text(line.paragraphs)), { style: 'UN-TOC-Number' }),
      writer.paragraph(linked(number), { style: 'UN-TOC-Number' }),
    ], false);
  });
  const head = writer.paragraph(runs.text(language.wording('contents')), { style: 'UN-Contents-Head' });
  return `${head}${tableXml(`${columns}${entries.join('')}`, widths, file.rtl, { description: language.wording('contents') })}`;
};
