// The first page: logos, masthead over the thick rule, the lines down to the subtitle, the summary in its frame.
import type { Block } from '../../document/blocks/index.ts';
import { emblemMm } from '../emblem.ts';
import { frontParts, type FirstPage, type FrontLine, type FrontText, type Masthead } from '../first-page.ts';
import { logoRow } from '../logo-row.ts';
import { isLatinLine, printedText } from '../printed-text.ts';
import type { BlockWriter } from './block-writer.ts';
import { fitted } from './images.ts';
import { eighths, twips, twipsOfMm } from './lengths.ts';
import { textWidth } from './letter-widths.ts';
import { tableXml } from './table.ts';
import { element, val } from './xml.ts';

const lineStyles: Readonly<Record<FrontLine['type'], string>> = {
  body: 'UN-Body-Name',
  committee: 'UN-Committee',
  session: 'UN-Session',
  venue: 'UN-Venue',
  agendaItem: 'UN-Item',
  documentKind: 'UN-Document-Kind',
  title: 'UN-Title',
  subtitle: 'UN-Subtitle',
};

const cell = (width: number, content: string, borders: string, vertical: 'top' | 'bottom' = 'top', columns = 1): string =>
  element('w:tc', {},
    element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), columns === 1 ? '' : val('w:gridSpan', columns), borders === '' ? '' : element('w:tcBorders', {}, borders), val('w:vAlign', vertical)),
    content);

const under = (points: number): string => element('w:bottom', { 'w:val': 'single', 'w:sz': eighths(points), 'w:space': 0, 'w:color': 'auto' });

/** Of the lines of distribution at Headquarters. */
const distributionWidth = twipsOfMm(50);

const logos = (page: FirstPage, writer: BlockWriter): string => {
  const { file } = writer;
  const sizes = logoRow(page.logos, file.measure / twipsOfMm(1000) * 1000);
  const drawings = page.logos.map(({ image, alt }, index) => {
    const { width = 0, height = 0 } = sizes[index] ?? {};
    return file.images.drawing(image, alt, { width: twipsOfMm(width), height: twipsOfMm(height) }, writer.relationships, file.rtl) ?? '';
  });
  const content = drawings.filter((drawing) => drawing !== '').join(writer.runs.run('\u2003', {}, file.rtl));
  return content === '' ? '' : writer.paragraph(content, { style: 'UN-Logos' });
};

/** The emblem as a paragraph within its column; empty where there is none, or the library has lost it. */
const emblemXml = ({ emblem }: Masthead, writer: BlockWriter): string => {
  if (emblem === null) return '';
  const size = fitted(emblem.image, twipsOfMm(emblemMm.width), twipsOfMm(emblemMm.highest));
  const drawing = writer.file.images.drawing(emblem.image, emblem.alt, size, writer.relationships);
  return drawing === null ? '' : writer.paragraph(drawing, { style: 'UN-Emblem' });
};

/** A line of the masthead. */
const line = (writer: BlockWriter, style: string, text: string | null): string =>
  text === null || text === '' ? '' : writer.paragraph(isLatinLine(text) ? writer.runs.isolated(text) : writer.runs.text(text), { style });

const mastheadXml = (masthead: Masthead, writer: BlockWriter): string => {
  const { file, runs } = writer;
  const { measures, rtl } = file;
  const overhang = twipsOfMm(measures.mastheadOverhangMm);
  const whole = file.measure + 2 * overhang;
  const headquarters = measures.masthead.symbolRest !== null;
  // As wide as a long symbol needs, so far as the name of the organ can spare it.
  const symbolWidth = twips(textWidth(masthead.symbol ?? '', measures.masthead.distr)) + twips(6);
  const end = headquarters ? Math.round(whole * 0.5) : Math.round(Math.min(Math.max(whole * 0.46, symbolWidth), whole * 0.6));
  const empty = writer.paragraph('', { style: 'UN-Distr' });
  const emblem = emblemXml(masthead, writer);
  const emblemWidth = emblem === '' ? 0 : twipsOfMm(emblemMm.column);
  // At Headquarters the symbol in the top line needs more room than the lines of distribution below it.
  const low = headquarters ? distributionWidth : end;
  const columns = [emblemWidth, whole - end - emblemWidth, end - low, low];
  const columnsIn = (from: number, to: number): number => columns.slice(from, to).filter((width) => width > 0).length;

  const { series, symbol } = masthead;
  const seriesRuns = series === null ? '' : runs.isolated(series, { style: 'UN-Series-Letter' });
  const rest = headquarters && symbol !== null && series !== null ? runs.isolated(symbol.slice(series.length), { style: 'UN-Series-Rest' }) : '';
  const top = [
    cell(whole - end, line(writer, 'UN-Masthead-Org', masthead.organization), under(measures.thinRule), 'bottom', columnsIn(0, 2)),
    cell(end, writer.paragraph(`${seriesRuns}${rest}`, { style: headquarters ? 'UN-Series-Symbol' : 'UN-Series' }), under(measures.thinRule), 'bottom', columnsIn(2, 4)),
  ];
  const block = [
    ...masthead.distributionLines.map((text) => line(writer, 'UN-Distr', text)),
    headquarters || symbol === null ? '' : writer.paragraph(runs.isolated(symbol), { style: 'UN-Symbol' }),
    line(writer, 'UN-Date', masthead.date),
    // A line of space parts the dating from the languages.
    headquarters && (masthead.language !== null || masthead.original !== null) ? empty : '',
    line(writer, 'UN-Language', masthead.language),
    line(writer, 'UN-Original-Language', masthead.original),
  ].join('');
  const bottom = [
    emblem === '' ? '' : cell(emblemWidth, emblem, under(measures.thickRule)),
    cell(whole - emblemWidth - low, line(writer, 'UN-Organ', masthead.organ) || empty, under(measures.thickRule), 'top', columnsIn(1, 3)),
    cell(low, block === '' ? empty : block, under(measures.thickRule)),
  ];
  const rows = [top, bottom].map((cells) => element('w:tr', {}, '<w:trPr><w:cantSplit/></w:trPr>', ...cells)).join('');
  return tableXml(rows, columns.filter((width) => width > 0), rtl, { indent: -overhang, paddingTop: 60 });
};

const textOf = (text: FrontText, writer: BlockWriter): string => frontParts(text, (content, notice) => writer.noticed(content, notice)).join('');

const summary = (page: FirstPage, writer: BlockWriter): string => {
  if (page.summary.length === 0) return '';
  const { file, runs } = writer;
  const border = (side: string): string => element(`w:${side}`, { 'w:val': 'single', 'w:sz': eighths(file.measures.summary.frame), 'w:space': 0, 'w:color': 'auto' });
  const shown = new Set(page.summary.map(({ id }) => id));
  const blocks = file.document.blocks.filter(({ id }) => shown.has(id));
  const write = ({ id, text, comments }: Block): string => {
    const content = file.bookmarks.around(id, textOf(printedText(text, file.language), writer));
    return writer.paragraph(file.tracks?.commented(comments, content) ?? content, { style: 'UN-Summary-Text' });
  };
  const paragraphs = blocks.map((block, index) => {
    const xml = write(block);
    return file.tracks?.block(blocks, index, xml, (other) => file.bookmarks.apart(() => write(other))) ?? xml;
  });
  const head = writer.paragraph(runs.text(file.language.wording('summary')), { style: 'UN-Summary-Head' });
  const row = element('w:tr', {}, cell(file.measure, `${head}${paragraphs.join('')}`, ''));
  const frame = tableXml(row, [file.measure], file.rtl, { borders: ['top', 'left', 'bottom', 'right'].map(border).join(''), padding: 200 });
  // A table has no space before it.
  return `${writer.paragraph('', { style: 'UN-Table-End' })}${frame}${writer.paragraph('', { style: 'UN-Table-End' })}`;
};

/** Lines that their styles set as the title is set. */
const alignedAsTitle: ReadonlySet<FrontLine['type']> = new Set(['documentKind', 'title', 'subtitle']);

const frontLine = (line: FrontLine, writer: BlockWriter): string => {
  const { type, id, underTitle } = line;
  const { bookmarks, measures } = writer.file;
  const text = bookmarks.around(id, textOf(line, writer));
  if (underTitle && type === 'venue') return writer.paragraph(text, { style: 'UN-Event-Venue' });
  const centred = underTitle && measures.frontLines.titleAlign === 'centre' && !alignedAsTitle.has(type);
  return writer.paragraph(text, { style: lineStyles[type], ...(centred && { align: 'center' }) });
};

/** Everything above the contents and the text. */
export const writeFront = (page: FirstPage, writer: BlockWriter): string => {
  const lines = page.lines.map((each) => frontLine(each, writer));
  const masthead = page.masthead === null ? '' : mastheadXml(page.masthead, writer) + writer.paragraph('', { style: 'UN-Table-End' });
  return `${logos(page, writer)}${masthead}${lines.join('')}${summary(page, writer)}`;
};
