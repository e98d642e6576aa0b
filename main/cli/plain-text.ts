// A document as plain text for a terminal: what is printed on paper, with its numbers, in lines of a readable length.
import { sayRuns } from '../../shared/compare/proposed-words.ts';
import type { BlockOf } from '../../shared/document/blocks/index.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Document } from '../../shared/document/document.ts';
import { isText, type Inline } from '../../shared/document/inlines.ts';
import { numberBlocks, type Numbering } from '../../shared/document/numbering.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { bracketMarks, optionSeparator, separates } from '../../shared/export/bracket-marks.ts';
import { captionLabel } from '../../shared/export/caption-label.ts';
import { contentsLines } from '../../shared/export/contents-lines.ts';
import { firstPage } from '../../shared/export/first-page.ts';
import { printedText } from '../../shared/export/printed-text.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language, LanguageDefinition } from '../../shared/language/index.ts';
import { columnsOf, wrap } from './lines.ts';

interface Note {
  readonly n: number;
  readonly text: string;
}

class PlainText {
  readonly #document: Document;
  readonly #definition: LanguageDefinition;
  readonly #numbering: Numbering;
  readonly #width: number;
  readonly #lines: string[] = [];
  /** Footnotes of the element that is being written; they follow it. */
  #notes: Note[] = [];

  constructor(document: Document, language: Language, width: number) {
    this.#document = document;
    this.#definition = definitionOf(language);
    this.#numbering = numberBlocks(document.blocks, language);
    this.#width = width;
  }

  write(): string {
    this.#front();
    for (const block of this.#document.blocks) this.#block(block, '');
    return `${this.#lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
  }

  #inline(content: readonly Inline[]): string {
    return sayRuns(content, (inline, index): string => {
      const separator = separates(content, index) ? optionSeparator : '';
      if (isText(inline)) return inline.text;
      switch (inline.type) {
        case 'symbolReference':
          return inline.symbol;
        case 'crossReference':
          return referenceText(inline, this.#numbering, this.#document.settings);
        case 'footnote': {
          const n = this.#numbering.footnotes.get(inline.id) ?? 0;
          this.#notes.push({ n, text: this.#inline(inline.content) });
          return `[${n}]`;
        }
        case 'bracket': {
          const { open, close } = bracketMarks(inline.state);
          return `${open}${this.#inline(inline.children)}${close}`;
        }
        case 'option':
          return `${separator}${this.#inline(inline.children)}`;
        case 'link': {
          const text = this.#inline(inline.children);
          return text === inline.href ? text : `${text} <${inline.href}>`;
        }
      }
    });
  }

  #text(text: LanguageText): string {
    return this.#inline(printedText(text, this.#definition).content);
  }

  #label(block: Block): string {
    const number = this.#numbering.blocks.get(block.id);
    return number === undefined ? '' : this.#definition.label(number, this.#document.settings);
  }

  /** A paragraph with what stands in front of it; further lines begin under its first word. */
  #put(text: string, { label = '', indent = '', after = true }: { readonly label?: string; readonly indent?: string; readonly after?: boolean } = {}): void {
    const first = label === '' ? indent : `${indent}${label} `;
    const rest = indent + ' '.repeat(label === '' ? 0 : columnsOf(`${label} `));
    const paragraphs = text.split('\n');
    for (const [index, paragraph] of paragraphs.entries()) this.#lines.push(...wrap(paragraph, index === 0 ? first : rest, rest, this.#width));
    for (const { n, text: note } of this.#notes.splice(0)) {
      const mark = `${rest}  [${n}] `;
      this.#lines.push(...wrap(note, mark, ' '.repeat(columnsOf(mark)), this.#width));
    }
    if (after) this.#lines.push('');
  }

  #heading(text: string, underline: string): void {
    this.#lines.push('');
    const before = this.#lines.length;
    this.#put(text, { after: false });
    const width = Math.max(...this.#lines.slice(before).map(columnsOf));
    this.#lines.push(underline.repeat(Math.max(1, width)), '');
  }

  #front(): void {
    const page = firstPage(this.#document, this.#definition);
    if (page.masthead !== null) {
      const { organization, organ, symbol, distributionLines, date, language, original } = page.masthead;
      for (const line of [organization, organ, symbol, distributionLines.join(' '), date, language, original]) if (line !== null && line !== '') this.#lines.push(line);
      this.#lines.push('');
    }
    for (const line of page.lines) {
      if (line.type === 'title') this.#heading(this.#inline(line.content), '=');
      else this.#put(this.#inline(line.content));
    }
    if (page.summary.length > 0) {
      this.#heading(this.#definition.wording('summary'), '-');
      for (const { content } of page.summary) this.#put(this.#inline(content));
    }
    if (page.contents) this.#contents();
  }

  #contents(): void {
    const lines = contentsLines(this.#document, this.#definition, this.#numbering);
    if (lines.length === 0) return;
    this.#heading(this.#definition.wording('contents'), '-');
    for (const { level, label, content, paragraphs } of lines) {
      const text = `${this.#inline(content)}${paragraphs === "" ? "" : `\u00A0 ${paragraphs}`}`;
      this.#put(text, { label, indent: '  '.repeat(level - 1), after: false });
    }
    this.#lines.push('');
  }

  #block(block: Block, indent: string): void {
    switch (block.type) {
      // The first page has printed these.
      case 'logos':
      case 'organ':
      case 'distribution':
      case 'symbol':
      case 'date':
      case 'language':
      case 'originalLanguage':
      case 'jobNumber':
      case 'body':
      case 'committee':
      case 'session':
      case 'venue':
      case 'agendaItem':
      case 'documentKind':
      case 'title':
      case 'subtitle':
      case 'summary':
      case 'contents':
      case 'pageBreak':
        return;
      case 'heading':
      case 'priorityArea':
      case 'annex': {
        const text = [this.#label(block), this.#text(block.text)].filter((part) => part !== '').join(' ');
        if (text !== '') this.#heading(text, block.type === 'annex' || (block.type === 'heading' && block.level === 1) ? '=' : '-');
        return;
      }
      case 'bullet':
        return this.#put(this.#text(block.text), { label: this.#definition.bullets[block.level - 1] ?? '•', indent: `${indent}${'  '.repeat(block.level)}` });
      case 'subparagraph':
        return this.#put(this.#text(block.text), { label: this.#label(block), indent: `${indent}${'  '.repeat(block.level)}` });
      case 'quotation':
        return this.#put(this.#text(block.text), { indent: `${indent}    ` });
      case 'box':
        return this.#box(block);
      case 'table':
        return this.#table(block, indent);
      case 'figure': {
        this.#put(this.#caption(block), { indent, after: false });
        const alt = block.alt[this.#definition.code] ?? '';
        if (alt !== '') this.#put(`[${alt}]`, { indent, after: false });
        this.#source(block.source, indent);
        this.#lines.push('');
        return;
      }
      case 'endRule':
        this.#lines.push('______', '');
        return;
      case 'numberedParagraph':
      case 'keyMessage':
      case 'operativeParagraph':
      case 'paragraph':
      case 'preambularParagraph':
      case 'signature': {
        const text = this.#text(block.text);
        const label = this.#label(block);
        if (text !== '' || label !== '') this.#put(text, { label, indent });
      }
    }
  }

  #caption(block: BlockOf<'box' | 'table' | 'figure'>): string {
    const { separator, ownLine } = captionLabel(this.#definition, this.#document.settings);
    const parts = [this.#label(block), this.#text(block.text)].filter((part) => part !== '');
    return parts.join(ownLine ? '\n' : separator);
  }

  #box(block: BlockOf<'box'>): void {
    const rule = '-'.repeat(Math.min(this.#width, 60));
    this.#lines.push(rule);
    this.#put(this.#caption(block), { indent: '  ' });
    for (const boxed of block.blocks) this.#block(boxed, '  ');
    if (this.#lines.at(-1) === '') this.#lines.pop();
    this.#lines.push(rule, '');
  }

  #table(block: BlockOf<'table'>, indent: string): void {
    const caption = this.#caption(block);
    if (caption !== '') this.#put(caption, { indent, after: false });
    for (const [index, row] of block.rows.entries()) {
      const cells = row.cells.map((cell) => this.#text(cell.text).replace(/\s+/g, ' ').trim());
      this.#put(cells.join(' | '), { indent: `${indent}  `, after: false });
      if (index + 1 === block.headerRows) this.#lines.push(`${indent}  ${'-'.repeat(Math.min(this.#width - columnsOf(indent) - 2, 40))}`);
    }
    const notes = this.#text(block.notes);
    if (notes !== '') this.#put(notes, { indent, after: false });
    this.#source(block.source, indent);
    this.#lines.push('');
  }

  #source(source: LanguageText, indent: string): void {
    const text = this.#text(source);
    if (text !== '') this.#put(`${this.#definition.wording('source')}: ${text}`, { indent, after: false });
  }
}

/** `width`: columns of the terminal. */
export const plainTextOf = (document: Document, language: Language, width: number): string => new PlainText(document, language, width).write();
