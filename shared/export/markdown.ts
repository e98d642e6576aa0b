// Markdown with the numbers written out, in the form that the program's own import reads: for mail, for version control, for other tools.
import type { LanguageText } from '../document/block.ts';
import type { BoxedBlock } from '../document/blocks/box.ts';
import { traitsOf, type Block, type BlockOf } from '../document/blocks/index.ts';
import type { Footnote, FootnoteText, Inline } from '../document/inlines.ts';
import { contentText, walkInlines } from '../document/inlines.ts';
import { walkTexts } from '../document/walk.ts';
import { definitionOf, type LanguageDefinition } from '../language/index.ts';
import { captionLabel } from './caption-label.ts';
import { contentsLines } from './contents-lines.ts';
import type { Exporter, ExportInput } from './exporter.ts';
import { firstPage, type FirstPage } from './first-page.ts';
import { figureColumns, layGrid } from './table-grid.ts';
import { escapeLineStart, markdownText } from './markdown-text.ts';
import { printedText } from './printed-text.ts';

class Writer {
  readonly #input: ExportInput;
  readonly #language: LanguageDefinition;
  readonly #paragraphs: string[] = [];

  constructor(input: ExportInput) {
    this.#input = input;
    this.#language = definitionOf(input.language);
  }

  #add(...paragraphs: readonly string[]): void {
    for (const paragraph of paragraphs) if (paragraph.trim() !== '') this.#paragraphs.push(paragraph);
  }

  #inline(content: readonly Inline[] | FootnoteText): string {
    return markdownText(content, { numbering: this.#input.numbering, profile: this.#input.document.settings });
  }

  /** A text at the beginning of a line. */
  #text(text: LanguageText): string {
    return escapeLineStart(this.#inline(printedText(text, this.#language).content));
  }

  #label(block: Block): string {
    const number = this.#input.numbering.blocks.get(block.id);
    return number === undefined ? '' : this.#language.label(number, this.#input.document.settings);
  }

  /** The number as it is read on paper, then the text. */
  #numbered(block: Block): string {
    const label = this.#label(block);
    const text = this.#inline(printedText(block.text, this.#language).content);
    return label === '' ? escapeLineStart(text) : `${label} ${text}`;
  }

  #caption(block: Block): string {
    const label = this.#label(block);
    const text = this.#inline(printedText(block.text, this.#language).content);
    if (label === '' || text === '') return label + text === '' ? '' : `**${label}${text}**`;
    const { separator } = captionLabel(this.#language, this.#input.document.settings);
    return `**${label}${separator === '' ? '.' : separator.trimEnd()}** ${text}`;
  }

  #below(text: LanguageText, word: 'note' | 'source'): string {
    const written = this.#inline(printedText(text, this.#language).content);
    return written === '' ? '' : `*${this.#language.wording(word)}* ${written}`;
  }

  /**
   * Markdown has no merged cells: the text stands in the first place that a cell covers and the others are empty. (Tags of HTML would
   * keep the spans, but few programs read them inside Markdown.)
   */
  #pipes(table: BlockOf<'table'>): string {
    const grid = layGrid(table);
    const rows = grid.map((places, index) => {
      const kind = table.rows[index]?.kind ?? 'normal';
      const cells = places.flatMap(({ cell, span }) => {
        const content = cell === null ? '' : this.#inline(printedText(cell.text, this.#language).content);
        return [kind === 'normal' || content === '' ? content : `**${content}**`, ...Array.from({ length: span - 1 }, () => '')];
      });
      return `| ${cells.join(' | ')} |`;
    });
    const width = table.columns.length;
    // Markdown wants a head; a table without one gets an empty head.
    const empty = `| ${Array.from({ length: width }, () => '').join(' | ')} |`;
    const [head, body] = table.headerRows > 0 && rows.length > 1 ? [rows[0] ?? empty, rows.slice(1)] : [empty, rows];
    const ofFigures = figureColumns(grid, table.headerRows, width, (place) => (place.cell === null ? '' : contentText(printedText(place.cell.text, this.#language).content)));
    return [head, `|${ofFigures.map((each) => (each ? ' ---: |' : ' --- |')).join('')}`, ...body].join('\n');
  }

  #table(table: BlockOf<'table'>): string[] {
    return [this.#caption(table), this.#pipes(table), this.#below(table.notes, 'note'), this.#below(table.source, 'source')];
  }

  /** The image itself stays in the library: it is named by its hash, with its description. */
  #figure(figure: BlockOf<'figure'>): string[] {
    const alt = this.#inline([{ text: (figure.alt[this.#language.code] ?? '').replace(/\s+/gu, ' ') }]);
    const file = figure.image === null ? '' : `${figure.image.hash.slice(0, 16)}.${figure.image.mediaType.replace(/^image\/(\w+).*$/, '$1')}`;
    const image = alt === '' && file === '' ? '' : `![${alt}](${file})`;
    return [this.#caption(figure), image, this.#below(figure.source, 'source')];
  }

  /** A heading that has neither a number nor text yet prints nothing. */
  #headed(hashes: string, text: string): string[] {
    return text.trim() === '' ? [] : [`${hashes} ${text}`];
  }

  #boxed(block: BoxedBlock): string[] {
    return this.#block(block);
  }

  #box(box: BlockOf<'box'>): string[] {
    const inside = this.#grouped(box.blocks.map((block) => ({ block, paragraphs: this.#boxed(block) })));
    const whole = [this.#caption(box), ...inside].filter((paragraph) => paragraph.trim() !== '').join('\n\n');
    return [whole.split('\n').map((line) => (line === '' ? '' : `> ${line}`)).join('\n')];
  }

  #block(block: Block): string[] {
    switch (block.type) {
      case 'heading':
        return this.#headed('#'.repeat(block.level + 1), this.#numbered(block));
      case 'priorityArea':
        return this.#headed('###', this.#numbered(block));
      case 'annex': {
        const original = block.original === null || block.original === this.#language.code ? '' : `\\[${this.#language.original(block.original, { ...this.#input.document.settings, look: 'headquarters' })}\\]`;
        const label = this.#label(block);
        const text = this.#inline(printedText(block.text, this.#language).content);
        return [...this.#headed('##', `${label}${label !== '' && text !== '' ? '. ' : ''}${text}`), original];
      }
      case 'numberedParagraph':
      case 'operativeParagraph':
      case 'keyMessage':
        return [this.#numbered(block)];
      case 'subparagraph':
        return [this.#numbered(block)];
      case 'paragraph':
      case 'preambularParagraph':
      case 'signature':
        return [this.#text(block.text)];
      case 'bullet':
        return [`${'  '.repeat(block.level - 1)}- ${this.#inline(printedText(block.text, this.#language).content)}`];
      case 'quotation':
        return [`> ${this.#text(block.text)}`];
      case 'box':
        return this.#box(block);
      case 'table':
        return this.#table(block);
      case 'figure':
        return this.#figure(block);
      case 'endRule':
        return ['---'];
      default:
        return [];
    }
  }

  /** Paragraphs, with the items of a list on lines that follow each other. */
  #grouped(written: readonly { readonly block: Block; readonly paragraphs: readonly string[] }[]): string[] {
    const result: string[] = [];
    let list = false;
    for (const { block, paragraphs } of written) {
      const item = block.type === 'bullet';
      const [first = ''] = paragraphs;
      if (item && list && result.length > 0) result[result.length - 1] += `\n${first}`;
      else result.push(...paragraphs.filter((paragraph) => paragraph.trim() !== ''));
      list = item;
    }
    return result;
  }

  #front(page: FirstPage): void {
    const plain = (text: string | null): string => (text === null ? '' : escapeLineStart(this.#inline([{ text }])));
    const { masthead } = page;
    if (masthead !== null) {
      const lines = [masthead.organization, masthead.series, masthead.organ, ...masthead.distributionLines, masthead.symbol, masthead.date, masthead.language, masthead.original];
      for (const line of lines) this.#add(plain(line));
    }
    this.#add(plain(page.jobNumber));
    for (const { type, content } of page.lines) {
      const text = this.#inline(content);
      this.#add(type === 'title' ? `# ${text}` : type === 'documentKind' || type === 'body' || type === 'committee' || type === 'subtitle' ? `**${text}**` : escapeLineStart(text));
    }
    if (page.summary.length > 0) {
      this.#add(`**${this.#language.wording('summary')}**`);
      for (const { content } of page.summary) this.#add(escapeLineStart(this.#inline(content)));
    }
    if (page.contents) this.#contents();
  }

  /** Without pages, which Markdown has none of, and without ranges, which stand beside pages. */
  #contents(): void {
    const { document, numbering } = this.#input;
    const lines = contentsLines(document, this.#language, numbering).map(({ level, label, content }) =>
      `${level > 1 ? '  ' : ''}- ${`${label} ${this.#inline(content)}`.trim()}`);
    this.#add(`## ${this.#language.wording('contents')}`, lines.join('\n'));
  }

  /** The texts of the footnotes that the body calls, in the order of their numbers. */
  #notes(): string[] {
    const { document, language, numbering } = this.#input;
    const notes: Footnote[] = [];
    for (const { text } of walkTexts(document.blocks)) for (const inline of walkInlines(text[language] ?? [])) if ('type' in inline && inline.type === 'footnote') notes.push(inline);
    return notes.map((note) => `[^${numbering.footnotes.get(note.id) ?? '*'}]: ${this.#inline(note.content)}`);
  }

  write(): string {
    const { document, progress } = this.#input;
    this.#front(firstPage(document, this.#language));
    const body = document.blocks.filter(({ type }) => traitsOf(type).place === 'body');
    const written = body.map((block, index) => {
      if (index % 200 === 0) progress(index / body.length);
      return { block, paragraphs: this.#block(block) };
    });
    this.#add(...this.#grouped(written));
    this.#add(...this.#notes());
    return `${this.#paragraphs.join('\n\n')}\n`;
  }
}

const write = async (input: ExportInput): Promise<Uint8Array> => {
  const bytes = new TextEncoder().encode(new Writer(input).write());
  input.progress(1);
  return bytes;
};

export const markdownExporter: Exporter = { format: 'md', extension: 'md', mediaType: 'text/markdown', write };
