// What the writers of single elements share: paragraphs with labels, captions, and the lines under a table or figure.
import type { LanguageText } from '../../document/block.ts';
import type { Block } from '../../document/blocks/index.ts';
import type { Id } from '../../document/ids.ts';
import type { Inline } from '../../document/inlines.ts';
import type { BlockNumber } from '../../document/numbering.ts';
import { printedText } from '../printed-text.ts';
import { captionLabel } from '../caption-label.ts';
import { keptWithNext } from '../lead-ins.ts';
import { paragraph, type ParagraphOptions } from './paragraph.ts';
import type { Relationships } from './relationships.ts';
import { Runs, type WordFormat } from './runs.ts';
import type { WordFile } from './word-file.ts';

export class BlockWriter {
  readonly file: WordFile;
  readonly runs: Runs;
  readonly relationships: Relationships;
  readonly #kept: ReadonlySet<Id>;
  #atHead = false;

  constructor(file: WordFile, relationships: Relationships) {
    this.file = file;
    this.relationships = relationships;
    this.runs = new Runs(file, relationships);
    this.#kept = keptWithNext(file.document.blocks, file.language);
  }

  paragraph(content: string, options: ParagraphOptions): string {
    const written = paragraph(content, { ...options, atHead: this.#atHead }, this.file.rtl);
    this.#atHead = false;
    return written;
  }

  /** What is written next begins a page that the text asks for. */
  beginPage(): void {
    this.#atHead = true;
  }

  /** What is written next is within a frame, where it keeps the space before it. */
  beginFrame(): void {
    this.#atHead = false;
  }

  /** The runs of a text in the language of the version, or the notice that it is not translated. */
  text(text: LanguageText, format: WordFormat = {}): string {
    const { content, untranslated } = printedText(text, this.file.language);
    return this.noticed(content, untranslated, format);
  }

  /** A text, or the notice that it is not translated. */
  noticed(content: readonly Inline[], notice: boolean, format: WordFormat = {}): string {
    return this.runs.content(content, notice ? { ...format, style: 'UN-Untranslated' } : format);
  }

  /** A paragraph that is an element by itself, with its mark. */
  element(block: Block, style: string, options: Omit<ParagraphOptions, 'style'> = {}, content = this.text(block.text)): string {
    return this.paragraph(this.#commented(block, this.file.bookmarks.around(block.id, `${content}${this.#proposed(block)}`)), { style, keepNext: this.#kept.has(block.id), ...options });
  }

  /** A label that Word does not count, with what separates it from the text. */
  label(label: string, separator: 'tab' | 'space'): string {
    const after = separator === 'tab' ? this.runs.tab() : this.runs.text(' ');
    return `${this.runs.text(label, { style: 'UN-Label' })}${after}`;
  }

  /** A paragraph with the number of its element: counted by Word where it can, written where it cannot. `separator`: after a written one. */
  numbered(block: Block, style: string, separator: 'tab' | 'space' = 'tab'): string {
    const number = this.file.number(block.id);
    const place = number === null ? null : this.file.lists.place(number);
    const label = number === null || this.file.lists.isAutomatic(number) ? '' : this.label(this.file.label(number), separator);
    const content = this.file.bookmarks.around(block.id, `${label}${this.text(block.text)}${this.#proposed(block)}`);
    return this.paragraph(this.#commented(block, content), { style, list: this.file.lists.besides(style, place), keepNext: this.#kept.has(block.id) });
  }

  #proposed(block: Block): string {
    const note = this.file.proposed(block);
    return note === '' ? '' : this.runs.text(` ${note}`, { style: 'UN-Proposed' });
  }

  #commented(block: Block, content: string): string {
    return this.file.tracks?.commented(block.comments, content) ?? content;
  }

  /** A caption with its number, above what it names; nothing where there is neither number nor text. */
  caption(block: Block, style: string): string {
    const number = this.file.number(block.id);
    const text = this.text(block.text);
    if (number === null && text === '') return '';
    const label = number === null ? '' : this.#captionLabel(block, number, text === '');
    // The mark stands around the number, which references print; around the text where there is none.
    return this.paragraph(number === null ? this.file.bookmarks.around(block.id, text) : `${label}${text}`, { style });
  }

  #captionLabel(block: Block, number: BlockNumber, alone: boolean): string {
    const { file, runs } = this;
    const automatic = file.captionField(number);
    const { separator, ownLine } = captionLabel(file.language, file.profile);
    const text = (written: string): string => (ownLine ? runs.text(written, { style: 'UN-Caption-Label' }) : runs.text(written));
    const written = automatic === null
      ? file.bookmarks.around(block.id, text(file.label(number)))
      : `${text(automatic.prefix)}${file.bookmarks.around(block.id, runs.field(file.captionInstruction(number, automatic), text(file.language.bareNumber(number, file.profile))))}${text(automatic.suffix)}`;
    return alone ? written : `${written}${ownLine ? runs.lineBreak() : runs.text(separator)}`;
  }

  /** Notes or source under a table or figure, led in by the word for it. `keepNext`: where another such line follows. */
  below(text: LanguageText, word: 'note' | 'source', style: string, keepNext = false): string {
    const written = this.text(text);
    if (written === '') return '';
    return this.paragraph(`${this.runs.text(`${this.file.language.wording(word)} `, { style: 'UN-Note-Word' })}${written}`, { style, keepNext });
  }
}
