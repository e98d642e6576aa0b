// Estimates on which page an element stands, from the widths of Times New Roman and the measures of the look: the result that the
// page fields of the contents show until somebody updates them. Not a layout: lines are counted from widths, not broken.
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Block } from '../../document/blocks/index.ts';
import type { Table } from '../../document/blocks/table.ts';
import type { LanguageText } from '../../document/block.ts';
import type { Id } from '../../document/ids.ts';
import { contentText, walkInlines, type Inline } from '../../document/inlines.ts';
import { arabicScale } from '../look.ts';
import type { FirstPage } from '../first-page.ts';
import { printedText } from '../printed-text.ts';
import { page, twipsOfMm } from './lengths.ts';
import { bulletAfter } from './lists.ts';
import { landscapes } from './orientation.ts';
import { columnWidths } from './table.ts';
import type { WordFile } from './word-file.ts';

/** Advance widths of the printable ASCII characters in thousandths of the size, from the published metrics of Times Roman. */
const ascii = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
  921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
  333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
] as const;
const otherLatin = 470;
const arabicLetter = 430;

/** Width of a text in points. Arabic letters are set larger, and vowel marks take no room. */
export const estimatedWidth = (text: string, size: number): number => {
  let thousandths = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 127) thousandths += code < 32 ? 250 : (ascii[code - 32] ?? otherLatin);
    else if (code >= 0x64b && code <= 0x65f) continue;
    else if (code >= 0x600 && code <= 0x6ff) thousandths += arabicLetter * arabicScale;
    else thousandths += otherLatin;
  }
  return (thousandths * size) / 1000;
};

interface Setting {
  readonly size: number;
  readonly lineHeight: number;
  /** In points. */
  readonly measure: number;
  readonly before: number;
  readonly after: number;
}

export class PageEstimate {
  readonly #file: WordFile;
  readonly #pages = new Map<Id, number>();
  /** Height of the text on an upright page, in points. */
  readonly #height: number;
  /** Arabic type stands on a larger body. */
  readonly #scale: number;
  #page = 1;
  #used = 0;
  /** The space that the paragraph written last leaves under it. */
  #after = 0;

  constructor(file: WordFile, front: FirstPage) {
    this.#file = file;
    const { top, bottom } = file.measures.marginsMm;
    this.#height = (page.height - twipsOfMm(top) - twipsOfMm(bottom)) / 20;
    this.#scale = file.rtl ? arabicScale : 1;
    this.#layFront(front);
    const { blocks } = file.document;
    const turned = landscapes(blocks);
    for (const [index, block] of blocks.entries()) {
      const turns = turned[index] !== (turned[index - 1] ?? false);
      if (turns) this.#newPage();
      this.#layBlock(block, blocks[index + 1], turns);
    }
  }

  /** The page of a heading, priority area or annex, counted from 1. */
  pageOf(id: Id): number {
    return this.#pages.get(id) ?? 1;
  }

  get #measure(): number {
    return this.#file.measure / 20;
  }

  #lines(text: string, size: number, measure: number): number {
    // A line gives up about half a word at its end.
    const room = Math.max(measure - size, size);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(estimatedWidth(line, size) / room)), 0);
  }

  #textHeight(text: string, { size, lineHeight, measure, before, after }: Setting): number {
    return before + this.#lines(text, size, measure) * size * lineHeight * this.#scale + after;
  }

  #newPage(): void {
    this.#page += 1;
    this.#used = 0;
    this.#after = 0;
  }

  /** Takes room on the page; what does not fit runs over to the following ones. `kept`: must stand with that much after it. */
  #take(height: number, kept = 0): void {
    if (this.#used > 0 && this.#used + Math.min(height, 30) + kept > this.#height) this.#newPage();
    this.#used += height;
    this.#after = 0;
    while (this.#used > this.#height) {
      this.#page += 1;
      this.#used -= this.#height;
    }
  }

  #printed(text: LanguageText): readonly Inline[] {
    return printedText(text, this.#file.language).content;
  }

  /** Height of the notes that a text brings to the foot of its page. */
  #notes(content: readonly Inline[]): number {
    const { size, lineHeight } = this.#file.measures.footnote;
    let height = 0;
    for (const inline of walkInlines(content)) {
      if ('type' in inline && inline.type === 'footnote') {
        height += this.#textHeight(contentText(inline.content), { size, lineHeight, measure: this.#measure, before: 0, after: 2 });
      }
    }
    return height;
  }

  #layText(text: LanguageText, setting: Setting, kept = 0): void {
    const content = this.#printed(text);
    // Between two paragraphs stands the larger of the space after the one and the space before the other, not both.
    const shared = Math.min(setting.before, this.#after);
    this.#take(this.#textHeight(contentText(content), setting) + this.#notes(content) - shared, kept);
    this.#after = setting.after;
  }

  #layFront(front: FirstPage): void {
    const { measures, contents } = this.#file;
    if (front.masthead !== null) this.#take(150);
    for (const line of front.lines) {
      const size = measures.frontLines[line.type];
      this.#take(this.#textHeight(contentText(line.content), { size, lineHeight: 1.2, measure: this.#measure, before: 0, after: size * 0.7 }));
    }
    for (const { content } of front.summary) {
      this.#take(this.#textHeight(contentText(content), { size: measures.summary.text, lineHeight: 1.25, measure: this.#measure - 20, before: 0, after: 6 }));
    }
    if (contents.length === 0) return;
    this.#newPage();
    this.#take(70);
    const { text: size, lineHeight } = measures.contents;
    for (const { content } of contents) {
      this.#take(this.#textHeight(contentText(content), { size, lineHeight, measure: this.#measure * 0.68, before: 0, after: 4 }));
    }
    this.#newPage();
  }

  #body(more: Partial<Setting> = {}): Setting {
    const { size, lineHeight, after } = this.#file.measures.body;
    return { size, lineHeight, measure: this.#measure, before: 0, after, ...more };
  }

  #heading(level: number, text: LanguageText, kept: number): void {
    const { headings } = this.#file.measures;
    const { size, before, after } = headings[level - 1] ?? headings[4];
    this.#layText(text, { size, lineHeight: 1.2, measure: this.#measure - 40, before, after }, kept);
  }

  #table(table: Table, measure: number): void {
    const size = this.#file.measures.table.text;
    const widths = columnWidths(table.columns, measure);
    this.#layText(table.text, this.#body({ size }), 40);
    for (const row of table.rows) {
      let column = 0;
      let height = 0;
      for (const cell of row.cells) {
        const width = widths.slice(column, column + cell.colspan).reduce((sum, each) => sum + each, 0) - 7;
        column += cell.colspan;
        height = Math.max(height, this.#textHeight(contentText(this.#printed(cell.text)), { size, lineHeight: 1.2, measure: width, before: 2, after: 2 }));
      }
      this.#take(height);
    }
    for (const text of [table.notes, table.source]) if (this.#printed(text).length > 0) this.#layText(text, this.#body({ size }));
    this.#take(6);
  }

  #boxed(block: BoxedBlock): void {
    if (block.type === 'table') this.#table(block, this.#measure - 16);
    else if (block.type === 'figure') this.#figure(block);
    else this.#layText(block.text, this.#body({ measure: this.#measure - (block.type === 'paragraph' ? 16 : 50) }));
  }

  #figure(figure: Extract<Block, { type: 'figure' }>): void {
    const { image } = figure;
    const height = image === null ? 0 : Math.min(567, (this.#measure * (figure.width / 100) * image.height) / image.width);
    this.#layText(figure.text, this.#body(), height);
    this.#take(height);
    if (this.#printed(figure.source).length > 0) this.#layText(figure.source, this.#body());
  }

  /** Room that must be left under a heading: for two lines of what follows, and for a heading that comes before them. */
  #keptUnder(next: Block | undefined): number {
    const { size, lineHeight } = this.#file.measures.body;
    const lines = 2 * size * lineHeight * this.#scale;
    const level = next?.type === 'heading' ? next.level : next?.type === 'priorityArea' ? 2 : null;
    if (level === null) return lines;
    const { headings } = this.#file.measures;
    const heading = headings[level - 1] ?? headings[4];
    return lines + heading.before + heading.size * 1.2 * this.#scale + heading.after;
  }

  /** `atPageStart`: a page was begun for it. */
  #layBlock(block: Block, next: Block | undefined, atPageStart: boolean): void {
    const step = (this.#file.measures.numberTabMm / 25.4) * 72;
    switch (block.type) {
      case 'heading':
        this.#heading(block.level, block.text, this.#keptUnder(next));
        break;
      case 'priorityArea':
        this.#heading(2, block.text, this.#keptUnder(next));
        break;
      case 'annex':
        if (!atPageStart) this.#newPage();
        this.#heading(1, block.text, this.#keptUnder(next));
        break;
      case 'numberedParagraph':
      case 'operativeParagraph':
        this.#layText(block.text, this.#body({ measure: this.#measure - step / 4 }));
        break;
      case 'paragraph':
      case 'preambularParagraph':
      case 'signature':
        this.#layText(block.text, this.#body());
        break;
      case 'keyMessage':
        this.#layText(block.text, this.#body({ measure: this.#measure - step }));
        break;
      case 'bullet':
      case 'subparagraph':
        this.#layText(block.text, this.#body({ measure: this.#measure - step * (1 + block.level * 0.8), ...(block.type === 'bullet' && { after: this.#file.measures.body.after * bulletAfter }) }));
        break;
      case 'quotation':
        this.#layText(block.text, this.#body({ measure: this.#measure - 2 * step }));
        break;
      case 'box':
        this.#layText(block.text, this.#body({ before: 8 }), 40);
        for (const boxed of block.blocks) this.#boxed(boxed);
        this.#take(14);
        break;
      case 'table':
        this.#table(block, block.landscape ? this.#file.landscapeMeasure / 20 : this.#measure);
        break;
      case 'figure':
        this.#figure(block);
        break;
      case 'endRule':
        this.#take(20);
        break;
      case 'pageBreak':
        this.#newPage();
        break;
    }
    if (block.type === 'heading' || block.type === 'priorityArea' || block.type === 'annex') this.#pages.set(block.id, this.#page);
  }
}
