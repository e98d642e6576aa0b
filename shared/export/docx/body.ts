// The body of the text, element by element.
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { traitsOf, type Block, type BlockOf, type BlockType } from '../../document/blocks/index.ts';
import { contentText } from '../../document/inlines.ts';
import { isLandscapeTable, landscapes } from '../orientation.ts';
import { printedText } from '../printed-text.ts';
import type { BlockWriter } from './block-writer.ts';
import { writeContents } from './contents.ts';
import { writeFront } from './front.ts';
import { fitted } from './images.ts';
import { eighths, twipsOfMm } from './lengths.ts';
import { bulletStyles, inBox, subparagraphStyles } from './lists.ts';
import { estimatePages } from './page-estimate.ts';
import { sectionProperties, type HeadReferences } from './section.ts';
import { tableXml, writeTable } from './table.ts';
import { element, flag } from './xml.ts';

type Write<Type extends BlockType> = (block: BlockOf<Type>, body: Body) => string;

const nothing = (): string => '';

const figureXml = (figure: BlockOf<'figure'>, measure: number, writer: BlockWriter): string => {
  const { file } = writer;
  const caption = writer.caption(figure, 'UN-Figure-Caption');
  const alt = figure.alt[file.language.code] ?? '';
  let image = '';
  if (figure.image !== null) {
    const highest = twipsOfMm(200);
    const drawing = file.images.drawing(figure.image, alt, fitted(figure.image, (measure * figure.width) / 100, highest), writer.relationships);
    // An image that the library has lost leaves its description, so that the gap is seen.
    image = drawing ?? writer.runs.text(`[${alt}]`);
  }
  const source = writer.below(figure.source, 'source', 'UN-Figure-Source');
  return `${caption}${image === '' ? '' : writer.paragraph(image, { style: 'UN-Figure', keepNext: source !== '' })}${source}`;
};

/** In a heading that is centred a tab would make a gap of any width. */
const headingXml = (block: BlockOf<'heading' | 'priorityArea'>, level: number, style: string, writer: BlockWriter): string =>
  writer.numbered(block, style, writer.file.measures.headings[level - 1]?.align === 'centre' ? 'space' : 'tab');

const bulletXml = (block: BlockOf<'bullet'>, writer: BlockWriter, styleOf: (style: string) => string = (style) => style): string => {
  const style = styleOf(bulletStyles[block.level - 1] ?? bulletStyles[0]);
  return writer.element(block, style, { list: writer.file.lists.besides(style, writer.file.lists.bullet(block.level)) });
};

const subparagraphXml = (block: BlockOf<'subparagraph'>, writer: BlockWriter, styleOf: (style: string) => string = (style) => style): string =>
  writer.numbered(block, styleOf(subparagraphStyles[block.level - 1] ?? subparagraphStyles[0]));

const boxPadding = 160;

/** Characters up to which a box is not broken over two pages. */
const wholeBox = 1000;

const boxXml = (box: BlockOf<'box'>, body: Body): string => {
  const { writer } = body;
  const { file } = writer;
  writer.beginFrame();
  const border = ['top', 'left', 'bottom', 'right'].map((side) => element(`w:${side}`, { 'w:val': 'single', 'w:sz': eighths(0.75), 'w:space': 0, 'w:color': 'auto' })).join('');
  const row = (content: string, whole: boolean): string =>
    element('w:tr', {}, element('w:trPr', {}, flag('w:cantSplit', whole)),
      element('w:tc', {}, element('w:tcPr', {}, element('w:tcW', { 'w:w': file.measure, 'w:type': 'dxa' })), content === '' ? writer.paragraph('', { style: 'UN-Box-Text' }) : content));
  // A box can be longer than a page, so its rows may break unless it is short; a figure has a row of its own that does not, since Word keeps paragraphs
  // together only between rows and not within one. The title stands in the row of what comes first.
  let content = writer.caption(box, 'UN-Box-Title');
  let rows = '';
  let length = 0;
  for (const [index, block] of box.blocks.entries()) {
    const figure = block.type === 'figure';
    if (figure && index > 0 && content !== '') {
      rows += row(content, false);
      content = '';
    }
    content += body.boxedIn(box, index, file.measure - 2 * boxPadding);
    length += contentText(printedText(block.text, file.language).content).length;
    if (!figure) continue;
    rows += row(content, true);
    content = '';
  }
  if (content !== '' || rows === '') rows += row(content, rows === '' && length <= wholeBox && box.blocks.every(({ type }) => type !== 'table'));
  const frame = tableXml(rows, [file.measure], file.rtl, { borders: border, padding: boxPadding });
  return `${frame}${writer.paragraph('', { style: 'UN-Table-End' })}`;
};

const annexXml: Write<'annex'> = (annex, { writer }) => {
  const { file } = writer;
  const number = file.number(annex.id);
  const place = number === null ? null : file.lists.place(number);
  const text = writer.text(annex.text);
  const label = number === null || place !== null ? '' : writer.runs.text(file.label(number), { style: 'UN-Label' });
  const content = `${label}${text === '' || number === null ? '' : writer.runs.lineBreak()}${text}`;
  const heading = writer.paragraph(file.bookmarks.around(annex.id, content), { style: 'UN-Annex', list: file.lists.besides('UN-Annex', place) });
  if (annex.original === null || annex.original === file.language.code) return heading;
  // The note stands in the lower case of running text in every look.
  const original = file.language.original(annex.original, { ...file.profile, look: 'headquarters' });
  return `${heading}${writer.paragraph(writer.runs.text(`[${original}]`), { style: 'UN-Annex-Original' })}`;
};

const writers: { readonly [Type in BlockType]: Write<Type> } = {
  // The first page and the contents are written as a whole, before the body.
  logos: nothing,
  organ: nothing,
  distribution: nothing,
  symbol: nothing,
  date: nothing,
  language: nothing,
  originalLanguage: nothing,
  jobNumber: nothing,
  body: nothing,
  committee: nothing,
  session: nothing,
  venue: nothing,
  agendaItem: nothing,
  documentKind: nothing,
  title: nothing,
  subtitle: nothing,
  summary: nothing,
  contents: nothing,
  heading: (block, { writer }) => headingXml(block, block.level, `UN-H${block.level}`, writer),
  numberedParagraph: (block, { writer }) => writer.numbered(block, 'UN-Para'),
  paragraph: (block, { writer }) => writer.element(block, 'UN-Text'),
  priorityArea: (block, { writer }) => headingXml(block, 2, 'UN-Priority-Area', writer),
  keyMessage: (block, { writer }) => writer.numbered(block, 'UN-Key-Message'),
  subparagraph: (block, { writer }) => subparagraphXml(block, writer),
  bullet: (block, { writer }) => bulletXml(block, writer),
  quotation: (block, { writer }) => writer.element(block, 'UN-Quotation'),
  box: boxXml,
  table: (block, body) => writeTable(block, body.measure, body.writer),
  figure: (block, body) => figureXml(block, body.measure, body.writer),
  preambularParagraph: (block, { writer }) => writer.element(block, 'UN-Preamble'),
  operativeParagraph: (block, { writer }) => writer.numbered(block, 'UN-Operative'),
  annex: annexXml,
  signature: (block, { writer }) => writer.element(block, 'UN-Signature'),
  endRule: (block, { writer }) => writer.element(block, 'UN-End-Rule', {}, ''),
  pageBreak: (block, { writer }) => {
    const written = writer.element(block, 'UN-Page-Break', {}, '<w:r><w:br w:type="page"/></w:r>');
    writer.beginPage();
    return written;
  },
};

/** Writes the content of `document.xml`. */
export class Body {
  readonly writer: BlockWriter;
  readonly #heads: HeadReferences;
  readonly #progress: (done: number) => void;
  #landscape = false;
  /** The running heads of the section before; null before the first. */
  #headsBefore: string | null = null;

  constructor(writer: BlockWriter, heads: HeadReferences, progress: (done: number) => void) {
    this.writer = writer;
    this.#heads = heads;
    this.#progress = progress;
  }

  /** Width of the text where writing stands, in twips. */
  get measure(): number {
    return this.#landscape ? this.writer.file.landscapeMeasure : this.writer.file.measure;
  }

  #block<Type extends BlockType>(block: BlockOf<Type>): string {
    return (writers[block.type] as Write<Type>)(block, this);
  }

  boxed(block: BoxedBlock, measure: number): string {
    const { writer } = this;
    switch (block.type) {
      case 'paragraph':
        return writer.element(block, 'UN-Box-Text');
      case 'quotation':
        return writer.element(block, 'UN-Box-Quotation');
      case 'table':
        return writeTable(block, measure, writer);
      case 'figure':
        return figureXml(block, measure, writer) + writer.paragraph('', { style: 'UN-Table-End' });
      case 'bullet':
        return bulletXml(block, writer, inBox);
      case 'subparagraph':
        return subparagraphXml(block, writer, inBox);
    }
  }

  /** An element with its marks of change, where the file has such. */
  #marked(list: readonly Block[], index: number, xml: string, write: (block: Block) => string): string {
    return this.writer.file.tracks?.block(list, index, xml, (other) => this.writer.file.bookmarks.apart(() => write(other))) ?? xml;
  }

  boxedIn(box: BlockOf<'box'>, index: number, measure: number): string {
    const block = box.blocks[index];
    return block === undefined ? '' : this.#marked(box.blocks, index, this.boxed(block, measure), (other) => this.boxed(other as BoxedBlock, measure));
  }

  #sectionEnd(): string {
    const { file } = this.writer;
    const { upright, landscape } = this.#heads;
    const before = this.#headsBefore;
    const heads = this.#landscape && landscape !== '' ? landscape : upright;
    this.#headsBefore = heads;
    return sectionProperties({ landscape: this.#landscape, heads: heads === before ? '' : heads, first: before === null, rtl: file.rtl }, file.measures);
  }

  /** Ends the section so that the next element begins a page, upright or landscape. */
  #breakSection(landscape: boolean): string {
    const end = this.writer.paragraph('', { style: 'UN-Section-Break', section: this.#sectionEnd() });
    this.#landscape = landscape;
    this.writer.beginPage();
    return end;
  }

  #text(blocks: readonly Block[], from: number): string {
    const parts: string[] = [];
    // With a masthead or contents the first page stands upright, and what is over the table with it.
    const turned = this.#landscape ? blocks.map(() => true) : landscapes(blocks);
    for (const [index, block] of blocks.entries()) {
      const landscape = turned[index] === true;
      const written = landscape === this.#landscape ? '' : this.#breakSection(landscape);
      parts.push(written, this.#marked(blocks, index, this.#block(block), (other) => this.#block(other)));
      if (index % 100 === 0) this.#progress(from + (1 - from) * (index / blocks.length));
    }
    return parts.join('');
  }

  /** Writes the text, and gives what completes it: the pages in its contents are known when the notes are written too. */
  write(): (notes: string) => string {
    const { file } = this.writer;
    const body = file.document.blocks.filter(({ type }) => traitsOf(type).place === 'body');
    const hasContents = file.contents.length > 0;
    this.#landscape = !hasContents && file.firstPage.masthead === null && isLandscapeTable(body);
    const front = writeFront(file.firstPage, this.writer);
    const text = `${hasContents && body.length > 0 ? this.#breakSection(false) : ''}${this.#text(body, 0.1)}${this.#sectionEnd()}`;
    if (!hasContents) return () => `${front}${text}`;
    const withPages = (pages: ReadonlyMap<string, number>): string => `${front}${writeContents(file.contents, pages, this.writer)}${text}`;
    return (notes) => withPages(estimatePages(file, withPages(new Map()), notes));
  }
}
