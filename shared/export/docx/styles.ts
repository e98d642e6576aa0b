// The styles of the elements, one per element, in the measures of the look. They stand on Word's built-in headings, title and
// notes, so that its navigation pane, its accessibility checker and its screen readers know what is what.
import { arabicScale, type HeadingMeasures, type Side } from '../look.ts';
import { contentsLabelWidths, contentsShares } from './contents.ts';
import { eighths, halfPoints, twips, twipsOfMm } from './lengths.ts';
import { boxedIndentOf, bulletStyles, inBox, indentOf, listAfter, listLevels, subparagraphStyles, type Indent, type ListLevel } from './lists.ts';
import { labelAllowance, textWidth } from './letter-widths.ts';
import type { WordFile } from './word-file.ts';
import { element, flag, val, type Attributes } from './xml.ts';

/** `Times New Roman` is on every machine that has Word. Its Arabic letters stand in where the Arabic face is missing. */
export const latinFace = 'Times New Roman';
export const arabicFace = 'Simplified Arabic';

interface Rule {
  readonly side: 'top' | 'bottom';
  readonly weight: number;
  readonly space: number;
}

interface Tab {
  readonly at: number;
  readonly align: 'left' | 'right' | 'center';
  readonly dots?: boolean;
}

/** A style of a paragraph; sizes and spaces in points. */
export interface ParagraphStyle {
  readonly id: string;
  /** The name Word shows; the id where absent. */
  readonly basedOn?: string;
  readonly next?: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly capitals?: boolean;
  readonly align?: 'start' | 'end' | 'center' | 'both';
  readonly before?: number;
  readonly after?: number;
  /** Distance between base lines as a share of the size. */
  readonly lineHeight?: number;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly beginsPage?: boolean;
  /** In twips; `hanging` below zero indents the first line. */
  readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number };
  readonly tabs?: readonly Tab[];
  readonly outline?: number;
  readonly rule?: Rule;
  readonly list?: ListLevel;
}

/** Times New Roman set solid takes this share of its size. */
const solid = 1.15;

/**
 * The line spacing of a style, which templates of United Nations documents state in points too. Latin lines take at least that, so that
 * a sign or image that is higher has room. Arabic lines take exactly that: Arabic faces differ so much in the height of their lines
 * that the face at hand would decide how much stands on a page.
 */
const lineSpacing = (style: ParagraphStyle, file: WordFile): Attributes =>
  style.lineHeight === undefined ? {} : { 'w:line': twips(lineHeightOf(style, file)), 'w:lineRule': file.rtl || style.lineHeight < solid ? 'exact' : 'atLeast' };

/** Distance between the base lines of a style, in points. */
export const lineHeightOf = ({ size, lineHeight = solid }: ParagraphStyle, { rtl }: WordFile): number => twips(size * (rtl ? arabicScale : 1) * lineHeight) / 20;

const paragraphStyle = (style: ParagraphStyle, file: WordFile): string => {
  const { list, indent, rule } = style;
  const linked = list !== undefined && file.lists.linked(style.id, list);
  const size = halfPoints(style.size);
  // Complex scripts have a size of their own, and weight and slope of their own.
  const run =
    (style.bold === undefined ? '' : style.bold ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>') +
    // Arabic letters do not slope: only what Word takes for Latin does.
    (style.italic === undefined ? '' : style.italic ? '<w:i/>' : '<w:i w:val="0"/><w:iCs w:val="0"/>') +
    flag('w:caps', style.capitals) +
    '<w:color w:val="auto"/>' +
    val('w:sz', size) +
    val('w:szCs', halfPoints(style.size * arabicScale));
  return element('w:style', { 'w:type': 'paragraph', 'w:customStyle': '1', 'w:styleId': style.id },
    val('w:name', style.id),
    val('w:basedOn', style.basedOn ?? 'Normal'),
    style.next === undefined ? '' : val('w:next', style.next),
    '<w:qFormat/>',
    element('w:pPr', {},
      flag('w:keepNext', style.keepNext),
      flag('w:keepLines', style.keepLines),
      flag('w:pageBreakBefore', style.beginsPage),
      linked ? element('w:numPr', {}, val('w:ilvl', list.level), val('w:numId', file.lists.baseOf(list.name))) : '',
      rule === undefined ? '' : element('w:pBdr', {}, element(`w:${rule.side}`, { 'w:val': 'single', 'w:sz': eighths(rule.weight), 'w:space': rule.space, 'w:color': 'auto' })),
      style.tabs === undefined || style.tabs.length === 0
        ? ''
        : element('w:tabs', {}, ...style.tabs.map(({ at, align, dots }) => element('w:tab', { 'w:val': align, 'w:leader': dots === true ? 'dot' : undefined, 'w:pos': at }))),
      flag('w:bidi', file.rtl),
      element('w:spacing', {
        'w:before': twips(style.before ?? 0), 'w:after': twips(style.after ?? 0),
        ...lineSpacing(style, file),
      }),
      indent === undefined
        ? ''
        : element('w:ind', {
            'w:left': indent.left ?? 0, 'w:right': indent.right ?? 0,
            ...((indent.hanging ?? 0) < 0 ? { 'w:firstLine': -(indent.hanging ?? 0) } : { 'w:hanging': indent.hanging ?? 0 }),
          }),
      style.align === undefined ? '' : val('w:jc', style.align),
      style.outline === undefined ? '' : val('w:outlineLvl', style.outline)),
    `<w:rPr>${run}</w:rPr>`);
};

const listed = (indent: Indent): Pick<ParagraphStyle, 'indent' | 'tabs'> => ({
  indent: { left: indent.left, hanging: indent.hanging },
  tabs: indent.tab > 0 ? [{ at: indent.tab, align: 'left' }] : [],
});

const frontStyles = ({ measures, rtl }: WordFile): ParagraphStyle[] => {
  const { masthead, frontLines, summary } = measures;
  const lines = frontLines.titleAlign === 'centre' ? 'center' : 'start';
  const spaced = (size: number): Pick<ParagraphStyle, 'lineHeight' | 'after'> => ({ lineHeight: 1.2, after: size * 0.55 });
  // The lines from the body to the agenda item are one block, as in print.
  const close = (size: number): Pick<ParagraphStyle, 'lineHeight' | 'after'> => ({ lineHeight: 1.2, after: size * 0.2 });
  return [
    { id: 'UN-Logos', size: 10, align: 'start', after: 10 },
    { id: 'UN-Emblem', size: 10, align: 'start', after: 6 },
    { id: 'UN-Masthead-Org', size: masthead.organization, bold: measures.masthead.symbolRest === null, after: 2 },
    { id: 'UN-Series', size: masthead.series, bold: true, align: 'end', after: 0 },
    { id: 'UN-Series-Symbol', size: masthead.distr, align: 'end', after: 2 },
    { id: 'UN-Organ', size: masthead.organ, bold: true, before: 0, after: 6, lineHeight: 1.15 },
    ...['UN-Distr', 'UN-Symbol', 'UN-Date', 'UN-Language', 'UN-Original-Language'].map((id): ParagraphStyle => ({
      id, size: masthead.distr, lineHeight: 1.2,
      // In a page from right to left the block of Headquarters is set flush with the left edge.
      ...(masthead.symbolRest === null || rtl ? { align: 'end' } : { align: 'start', indent: { left: 60 } }),
      // The band of Headquarters is higher than its lines.
      before: 0, after: id !== 'UN-Original-Language' ? 0 : masthead.symbolRest === null ? 6 : 24,
    })),
    // The name of the body fills the line of Headquarters to the last letter; like the masthead it may reach beyond.
    { id: 'UN-Body-Name', size: frontLines.body, bold: true, before: 6, ...close(frontLines.body), ...(masthead.symbolRest === null ? {} : { indent: { right: -twipsOfMm(5) } }) },
    { id: 'UN-Committee', size: frontLines.committee, bold: true, ...close(frontLines.committee) },
    { id: 'UN-Session', size: frontLines.session, bold: measures.masthead.symbolRest !== null, ...close(frontLines.session) },
    { id: 'UN-Venue', size: frontLines.venue, ...close(frontLines.venue) },
    { id: 'UN-Event-Venue', basedOn: 'UN-Venue', size: frontLines.venue, align: lines, ...spaced(frontLines.venue) },
    { id: 'UN-Item', size: frontLines.agendaItem, ...close(frontLines.agendaItem) },
    { id: 'UN-Document-Kind', size: frontLines.documentKind, bold: true, align: lines, before: 18, ...close(frontLines.documentKind) },
    { id: 'UN-Title', basedOn: 'Title', next: 'UN-Subtitle', size: frontLines.title, bold: true, align: lines, before: 14, after: 10, lineHeight: 1.25, keepLines: true },
    { id: 'UN-Subtitle', size: frontLines.subtitle, bold: true, align: lines, ...spaced(frontLines.subtitle) },
    { id: 'UN-Summary-Head', next: 'UN-Summary-Text', size: summary.head, bold: true, italic: measures.masthead.symbolRest !== null, align: 'center', before: 8, after: 6 },
    { id: 'UN-Summary-Text', size: summary.text, align: 'both', lineHeight: 1.25, after: 6 },
  ];
};

const contentsStyles = (file: WordFile): ParagraphStyle[] => {
  const { contents } = file.measures;
  const widths = contentsLabelWidths(file);
  const text = Math.round(contentsShares[0] * file.measure);
  const line = (id: string, left: number, hanging: number): ParagraphStyle => ({
    id, size: contents.text, lineHeight: contents.lineHeight, after: 3, align: 'start',
    indent: { left, right: 0, hanging }, tabs: [...(hanging > 0 ? [{ at: left, align: 'left' } as const] : []), { at: text, align: 'right', dots: true }],
  });
  return [
    { id: 'UN-Contents-Head', next: 'UN-Contents-Columns', beginsPage: true, size: contents.head, bold: true, capitals: contents.capitals, align: 'center', after: 12, keepNext: true },
    { id: 'UN-Contents-Columns', size: contents.text - 1, italic: true, align: 'end', after: 4, keepNext: true },
    { id: 'UN-Contents-Chapter', size: contents.text - 1, italic: true, align: 'start', before: 2, after: 2, keepNext: true },
    { id: 'UN-TOC-Number', size: contents.text, lineHeight: contents.lineHeight, after: 3, align: 'end' },
    line('UN-TOC-0', 0, 0),
    line('UN-TOC-1', widths['UN-TOC-1'], widths['UN-TOC-1']),
    line('UN-TOC-2', widths['UN-TOC-1'] + widths['UN-TOC-2'], widths['UN-TOC-2']),
    line('UN-TOC-Annex', widths['UN-TOC-Annex'], widths['UN-TOC-Annex']),
  ];
};

/**
 * Where the text of a heading begins, in twips. Labels that are text ("أولاً -") are as wide as their words: the widest of their level
 * in the document and a gap, so that the tab after each of them ends at the same place.
 */
const headingIndent = (index: number, { size, bold, italic }: HeadingMeasures, file: WordFile): Indent => {
  const indent = indentOf({ name: 'headings', level: index }, file.measures);
  const kind = listLevels.headings[index];
  if (kind === undefined || file.lists.automatic(kind) !== null) return indent;
  let widest = 0;
  for (const number of file.numbering.blocks.values()) if (number.kind === kind && number.printed) widest = Math.max(widest, textWidth(file.label(number), size, { bold, italic }));
  const at = Math.max(indent.tab, twips(widest * labelAllowance + 9));
  return { left: at, hanging: at, tab: at };
};

const headingStyles = (file: WordFile): ParagraphStyle[] => {
  const { measures } = file;
  const styles = measures.headings.map((heading, index): ParagraphStyle => {
    const { left, hanging } = headingIndent(index, heading, file);
    return {
      id: `UN-H${index + 1}`, basedOn: `Heading${index + 1}`, next: 'UN-Para', size: heading.size, bold: heading.bold, italic: heading.italic, capitals: heading.capitals,
      align: heading.align === 'centre' ? 'center' : 'start', before: heading.before, after: heading.after, lineHeight: 1.2, keepNext: true, keepLines: true, outline: index,
      indent: heading.align === 'centre' ? { left: 0, hanging: 0 } : { left, hanging }, list: { name: 'headings', level: index },
    };
  });
  const [first, second] = styles;
  if (first === undefined || second === undefined) return styles;
  return [
    ...styles,
    { ...second, id: 'UN-Priority-Area', basedOn: second.id, next: 'UN-Key-Message' },
    { ...first, id: 'UN-Annex', next: 'UN-Text', beginsPage: true, align: 'center', indent: { left: 0, hanging: 0 }, before: 0, list: { name: 'annexes', level: 0 } },
  ];
};

const textStyles = (file: WordFile): ParagraphStyle[] => {
  const { measures } = file;
  const { size, lineHeight, after, justified } = measures.body;
  // Between two paragraphs stands the larger of the spaces that they ask for: items of a list stand closer to each other than to what is before and after it.
  const body = { size, lineHeight, before: after, after, align: justified ? 'both' : 'start' } as const;
  const item = { before: 0, after: after * listAfter } as const;
  const step = twipsOfMm(measures.numberTabMm);
  const numbered = (id: string, name: ListLevel['name'], level: number): ParagraphStyle => ({ id, ...body, list: { name, level }, ...listed(indentOf({ name, level }, measures)) });
  return [
    { ...numbered('UN-Para', 'paragraphs', 0) },
    { id: 'UN-Text', ...body },
    { ...numbered('UN-Key-Message', 'headings', listLevels.headings.indexOf('keyMessage')), ...item },
    ...subparagraphStyles.map((id, index): ParagraphStyle => ({ ...numbered(id, 'paragraphs', index + 1), ...item })),
    ...bulletStyles.map((id, level): ParagraphStyle => ({ ...numbered(id, 'bullets', level), tabs: [], ...item })),
    { id: 'UN-Quotation', ...body, indent: { left: step, right: step } },
    { id: 'UN-Preamble', ...body, indent: { left: 0, hanging: -step } },
    { ...numbered('UN-Operative', 'operatives', 0) },
    { id: 'UN-Annex-Original', size: measures.body.size, align: 'center', after: 12 },
    { id: 'UN-Signature', ...body, align: 'start', before: 14, keepLines: true, indent: { left: Math.round(file.measure / 2) } },
    {
      id: 'UN-End-Rule', size: 4, before: measures.endRule.before, rule: { side: 'top', weight: measures.endRule.weight, space: 1 },
      indent: { left: Math.round((file.measure - twipsOfMm(measures.endRule.widthMm)) / 2), right: Math.round((file.measure - twipsOfMm(measures.endRule.widthMm)) / 2) },
    },
    { id: 'UN-Page-Break', size: 1 },
    { id: 'UN-Section-Break', size: 1, lineHeight: 0.1 },
  ];
};

const setPieceStyles = ({ measures, rtl }: WordFile): ParagraphStyle[] => {
  const { size, lineHeight, after } = measures.body;
  const { text, caption } = measures.table;
  const cell = { size: text, lineHeight: 1.2, before: 2.5, after: 2.5, align: 'start' } as const;
  const below = { size: text, lineHeight: 1.2, before: 3, align: 'start' } as const;
  const boxedList = (style: string, name: ListLevel['name'], level: number, deep: number): ParagraphStyle => {
    const { left, hanging } = boxedIndentOf(deep, measures);
    return { id: inBox(style), basedOn: style, size: size - 0.5, lineHeight, after: after * listAfter, align: 'both', list: { name, level }, indent: { left, hanging }, tabs: [] };
  };
  // Units stand under units in either script: figures run from left to right in both.
  const figures = rtl ? 'start' : 'end';
  return [
    // Not kept with what follows: some programs would take that as the wish of the whole frame.
    { id: 'UN-Box-Title', next: 'UN-Box-Text', size, lineHeight: 1.2, bold: true, before: 6, after: 6, align: 'start' },
    { id: 'UN-Box-Text', size: size - 0.5, lineHeight, after: after * 0.8, align: 'both' },
    { id: 'UN-Box-Quotation', size: size - 0.5, lineHeight, after: after * 0.8, align: 'both', indent: { left: twipsOfMm(measures.numberTabMm), right: twipsOfMm(measures.numberTabMm) } },
    ...subparagraphStyles.map((id, index) => boxedList(id, 'paragraphs', index + 1, index)),
    ...bulletStyles.map((id, level) => boxedList(id, 'bullets', level, level)),
    { id: 'UN-Table-Caption', basedOn: 'Caption', size: caption, bold: true, italic: false, lineHeight: 1.2, before: 8, after: 4, align: 'start', keepNext: true },
    { id: 'UN-Table-Head', ...cell, italic: true, keepNext: true },
    { id: 'UN-Table-Head-Figures', basedOn: 'UN-Table-Head', ...cell, italic: true, keepNext: true, align: figures },
    // Over several columns, with a rule under it.
    { id: 'UN-Table-Head-Over', basedOn: 'UN-Table-Head', ...cell, italic: true, keepNext: true, align: 'center' },
    { id: 'UN-Table-Text', ...cell },
    { id: 'UN-Table-Figures', basedOn: 'UN-Table-Text', ...cell, align: figures },
    { id: 'UN-Table-Row-Head', ...cell },
    { id: 'UN-Table-Day', ...cell, bold: true, before: 5, keepNext: true },
    { id: 'UN-Table-Group', ...cell, italic: true, bold: true, keepNext: true },
    { id: 'UN-Table-Note', ...below },
    { id: 'UN-Table-Source', ...below },
    { id: 'UN-Table-End', size: 4, lineHeight: 1.15, after: after * 0.8 },
    { id: 'UN-Figure', size: text, align: 'center', before: 4, after: 4 },
    { id: 'UN-Figure-Caption', basedOn: 'Caption', size: caption, bold: true, italic: false, lineHeight: 1.2, before: 8, after: 2, align: 'start', keepNext: true },
    { id: 'UN-Figure-Source', ...below, after },
    { id: 'UN-Footnote', basedOn: 'FootnoteText', size: measures.footnote.size, lineHeight: measures.footnote.lineHeight, after: 2, align: 'both' },
  ];
};

/** Where a side is on a page: `outside` is the end on odd pages and the start on even ones. */
const alignment = (side: Side, even: boolean): 'start' | 'center' | 'end' => {
  if (side === 'centre') return 'center';
  return side === 'end' || (side === 'outside' && !even) ? 'end' : 'start';
};

/** Ends the names of styles for the running heads of landscape pages. */
export const landscapeStyle = '-Landscape';

const headStyles = ({ measures, measure, landscapeMeasure }: WordFile): ParagraphStyle[] => {
  const { runningHead, pageNumber } = measures;
  const bold = measures.masthead.symbolRest !== null;
  return [
    ...([false, true].flatMap((even): ParagraphStyle[] => [
      ...([['', measure], [landscapeStyle, landscapeMeasure]] as const).map(([place, width]): ParagraphStyle => ({
        id: `UN-Running-Head${even ? '-Even' : ''}${place}`, size: runningHead.size, bold, align: alignment(runningHead.side, even),
        ...(runningHead.rule > 0 ? { rule: { side: 'bottom', weight: runningHead.rule, space: 2 } } : {}),
        // The page number beside the symbol.
        ...(pageNumber.place === 'head' ? { tabs: [{ at: Math.round(width / 2), align: 'center' }] } : {}),
      })),
      { id: even ? 'UN-Page-Number-Even' : 'UN-Page-Number', size: pageNumber.size, bold, align: alignment(pageNumber.side, even) },
    ])),
    { id: 'UN-Job-Number', size: 9, align: 'start' },
    // Page number and job number, each on its side.
    { id: 'UN-Foot', size: 9, align: 'start', tabs: [{ at: measure, align: 'right' }] },
    { id: `UN-Foot${landscapeStyle}`, size: 9, align: 'start', tabs: [{ at: landscapeMeasure, align: 'right' }] },
  ];
};

const characterStyle = (id: string, run: string): string =>
  element('w:style', { 'w:type': 'character', 'w:customStyle': '1', 'w:styleId': id }, val('w:name', id), '<w:qFormat/>', `<w:rPr>${run}</w:rPr>`);

const sizes = (points: number): string => val('w:sz', halfPoints(points)) + val('w:szCs', halfPoints(points));

/** The styles of paragraphs that are named after elements. */
export const paragraphStyles = (file: WordFile): ParagraphStyle[] => [frontStyles, contentsStyles, headingStyles, textStyles, setPieceStyles, headStyles].flatMap((styles) => styles(file));

/** All styles that are named after elements, for the end of `styles.xml`. */
export const elementStyles = (file: WordFile): string => {
  const { series, symbolRest } = file.measures.masthead;
  return [
    // The built-in style that all styles of letters of the library stand on.
    element('w:style', { 'w:type': 'character', 'w:default': '1', 'w:styleId': 'DefaultParagraphFont' },
      val('w:name', 'Default Paragraph Font'), val('w:uiPriority', 1), '<w:semiHidden/><w:unhideWhenUsed/>'),
    ...paragraphStyles(file).map((style) => paragraphStyle(style, file)),
    characterStyle('UN-Label', ''),
    characterStyle('UN-Proposed', '<w:b/><w:bCs/>'),
    characterStyle('UN-Folio', `${symbolRest === null ? '' : '<w:b/><w:bCs/>'}${sizes(file.measures.pageNumber.size)}`),
    // On a line of its own over the title, which alone is bold.
    characterStyle('UN-Caption-Label', '<w:b w:val="0"/><w:bCs w:val="0"/>'),
    characterStyle('UN-Note-Word', '<w:i/>'),
    characterStyle('UN-Link', '<w:color w:val="004B73"/><w:u w:val="single"/>'),
    characterStyle('UN-Symbol-Reference', '<w:noProof/>'),
    characterStyle('UN-Bracket', '<w:b/><w:bCs/>'),
    characterStyle('UN-Untranslated', '<w:i/><w:color w:val="595959"/>'),
    characterStyle('UN-Series-Letter', `${symbolRest === null ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>'}${sizes(series)}`),
    characterStyle('UN-Series-Rest', sizes(symbolRest ?? 10)),
    element('w:style', { 'w:type': 'table', 'w:customStyle': '1', 'w:styleId': 'UN-Table' },
      val('w:name', 'UN-Table'), val('w:basedOn', 'TableNormal'), '<w:qFormat/>'),
  ].join('');
};

/** The faces named in the file, with what stands in for them. */
export const fontTable = (): string =>
  element('w:font', { 'w:name': latinFace }, val('w:panose1', '02020603050405020304'), val('w:family', 'roman'), val('w:pitch', 'variable')) +
  element('w:font', { 'w:name': arabicFace }, val('w:altName', latinFace), val('w:charset', 'B2'), val('w:family', 'roman'), val('w:pitch', 'variable'));

