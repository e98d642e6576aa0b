// The compilation text: everything that is proposed or open, with who wants it, as the documents of a negotiation show it.
import type { LanguageText, Standing } from '../../document/block.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import type { Table, TableRow } from '../../document/blocks/table.ts';
import type { Document } from '../../document/document.ts';
import type { Content } from '../../document/inlines.ts';
import { isProposed, numberBlocks } from '../../document/numbering.ts';
import { mapTexts, textRoles } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { aside, Attribution } from './attribution.ts';
import { CompiledText, partyOfMark } from './compiled-text.ts';
import { ElementNotes } from './element-notes.ts';

class Compiler {
  readonly #document: Document;
  readonly #language: Language;
  readonly #attribution: Attribution;
  readonly #text: CompiledText;
  readonly #notes: ElementNotes;

  constructor(document: Document, language: Language) {
    this.#document = document;
    this.#language = language;
    this.#attribution = new Attribution(document.settings, language);
    this.#text = new CompiledText(this.#attribution);
    this.#notes = new ElementNotes(document, numberBlocks(document.blocks, language), language);
  }

  write(): Document {
    const { threads: _, ...settings } = this.#document.settings;
    return { ...this.#document, settings, blocks: this.#document.blocks.flatMap((block) => this.#block(block)) };
  }

  #block(block: Block): Block[] {
    const { proposals = [], standing, comments: _, ...rest } = block;
    const told = new Set(proposals.filter(({ kind }) => kind === 'insertion' || kind === 'deletion').map(({ id }) => id));
    const inserted = proposals.find(({ kind }) => kind === 'insertion');
    const deleted = proposals.find(({ kind }) => kind === 'deletion');
    const inserters = new Set(proposals.flatMap((mark) => (mark.kind === 'insertion' ? [partyOfMark(mark)] : [])));
    const around = { inserted: inserted !== undefined, deleted: deleted !== undefined, told, inserters };
    const own = rest.type === 'table' ? this.#rows(rest as Table) : (rest as Block);
    // Rows with proposals are written by themselves, and what stands in a box is an element of its own.
    const written = new Set(block.type === 'table' ? block.rows.flatMap((row, index) => (row.proposals === undefined ? [] : [index])) : []);
    const compiled = mapTexts(own, (text, { box, cell }) => (box?.id === block.id || (cell !== null && written.has(cell.row)) ? text : this.#line(text, around)));
    const said = [
      ...proposals.flatMap((mark) => this.#notes.said(mark) ?? []),
      ...this.#standing(standing),
      ...(standing?.note === undefined || standing.note.trim() === '' ? [] : [standing.note.trim()]),
    ];
    const finished = this.#boxed(compiled);
    if (textRoles[block.type] !== 'text') return this.#withNote(finished, [...(inserted === undefined ? [] : [this.#attribution.words.said(this.#attribution.proposer(inserted), this.#attribution.words.newElement)]), ...said]);
    const content = finished.text[this.#language] ?? [];
    const opened: Content = inserted === undefined ? content : [...aside('['), ...content, ...aside(` – ${this.#attribution.proposer(inserted)}]`)];
    const line: Content = [...opened, ...(said.length === 0 ? [] : aside(` (${said.join(this.#attribution.words.semicolon)})`))];
    const text = line.length === 0 ? finished.text : { ...finished.text, [this.#language]: line };
    // A new heading takes no number from those that follow.
    if (finished.type === 'heading' && inserted !== undefined) return [{ ...finished, text, numbered: false }];
    // A paragraph that is only proposed keeps its number, as 5 bis.
    // So does one that is another wording of the paragraph before it, as 5 alt.: that one has to be known.
    const marks = isProposed(block)
      ? [{ id: inserted?.id ?? 'compilation', author: '', at: 0, kind: 'insertion' as const }]
      : proposals.flatMap(({ kind, id }) => (kind === 'deletion' ? [{ id, author: '', at: 0, kind: 'deletion' as const }] : []));
    return [marks.length === 0 ? { ...finished, text } : { ...finished, text, proposals: marks }];
  }

  /** The line in the language of the version; the others do not print. */
  #line(text: LanguageText, around: Parameters<CompiledText['line']>[1]): LanguageText {
    const content = text[this.#language];
    return content === undefined ? text : { ...text, [this.#language]: this.#text.line(content, around) };
  }

  #boxed(block: Block): Block {
    return block.type === 'box' ? { ...block, blocks: block.blocks.flatMap((one) => this.#block(one)) as BoxedBlock[] as typeof block.blocks } : block;
  }

  #standing(standing: Standing | undefined): string[] {
    if (standing === undefined) return [];
    const silence = this.#attribution.silence(standing);
    if (silence !== null) return [silence];
    return standing.state === 'open' ? [] : [this.#attribution.state(standing)];
  }

  /** A table, a figure, a box or a part of the first page has no line of its own: a note stands over it. */
  #withNote(block: Block, said: readonly string[]): Block[] {
    if (said.length === 0 || textRoles[block.type] === null) return [block];
    const note: Block = { ...blankBlock('paragraph', `${block.id}-told`), text: { [this.#language]: aside(`(${said.join(this.#attribution.words.semicolon)})`) } };
    return [note, block];
  }

  /** What is proposed of a row is said in its first cell. */
  #rows(table: Table): Table {
    if (!table.rows.some(({ proposals }) => proposals !== undefined)) return table;
    return { ...table, rows: table.rows.map((row) => this.#row(row)) };
  }

  #row({ proposals = [], ...row }: TableRow): TableRow {
    if (proposals.length === 0) return row;
    const { words } = this.#attribution;
    const told = new Set(proposals.map(({ id }) => id));
    const around = { inserted: proposals.some(({ kind }) => kind === 'insertion'), deleted: proposals.some(({ kind }) => kind === 'deletion'), told };
    const said = proposals.map((mark) => words.said(this.#attribution.proposer(mark), mark.kind === 'insertion' ? words.newRow : words.deleteRow)).join(words.semicolon);
    return {
      ...row,
      cells: row.cells.map((cell, index) => {
        const line = this.#text.line(cell.text[this.#language] ?? [], around);
        return { ...cell, text: { ...cell.text, [this.#language]: index === 0 ? [...line, ...aside(` (${said})`)] : line } };
      }),
    };
  }
}

/** Every proposal and every bracket with its attribution, in the words and names of one language. It is a document for printing, not for working on. */
export const compilationText = (document: Document, language: Language): Document => new Compiler(document, language).write();
