// What a Word file in one language carries of the proposals of a text: by that a text and its way back from Word are compared.
import { traitsOf, type Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { formats, type Inline } from '../../../../shared/document/inlines.ts';
import { numberBlocks, type Numbering } from '../../../../shared/document/numbering.ts';
import type { BlockProposal, RowProposal, TextProposal } from '../../../../shared/document/proposal.ts';
import { referenceText } from '../../../../shared/document/reference.ts';
import { textRoles } from '../../../../shared/document/walk.ts';
import { bracketMarks, optionSeparator, separates } from '../../../../shared/export/bracket-marks.ts';
import { Attribution } from '../../../../shared/export/negotiation/attribution.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import type { Language } from '../../../../shared/language/language.ts';
import { westernDigits } from '../../../../shared/language/numerals.ts';

type Mark = TextProposal | BlockProposal | RowProposal;

/** Elements in which bold and italic words cannot be told from the others, since the element is set so. */
const styled: ReadonlySet<Block['type']> = new Set(['heading', 'priorityArea', 'annex', 'box', 'table', 'figure', 'quotation', 'preambularParagraph', 'signature']);

/** The fields that a style says. */
const shapeFields = ['type', 'level', 'numbered'] as const;

/** Whether a field was another one before; between two kinds all fields were. */
const changes = (before: Readonly<Record<string, unknown>>, field: (typeof shapeFields)[number], block: Block): boolean =>
  field in before && (('type' in before && before['type'] !== block.type) || before[field] !== (block as unknown as Record<string, unknown>)[field]);

class Carried {
  readonly #document: Document;
  readonly #language: Language;
  readonly #attribution: Attribution;
  readonly #numbering: Numbering;
  /** Proposals by the order in which they are met: two marks of one proposal have one number. */
  readonly #ids = new Map<string, number>();

  constructor(document: Document, language: Language) {
    this.#document = document;
    this.#language = language;
    this.#attribution = new Attribution(document.settings, language);
    this.#numbering = numberBlocks(document.blocks, language);
  }

  lines(): string[] {
    return this.#document.blocks.filter(({ type }) => traitsOf(type).place === 'body').flatMap((block) => this.#block(block, ''));
  }

  #mark(mark: Mark, said = ''): string {
    if (!this.#ids.has(mark.id)) this.#ids.set(mark.id, this.#ids.size + 1);
    return `${mark.kind}${said} #${this.#ids.get(mark.id)} ${this.#attribution.proposer(mark)} ${Math.floor(mark.at / 1000)}`;
  }

  #ofBlock(mark: BlockProposal, block: Block): string {
    if (mark.kind === 'move') return this.#mark(mark, ` from ${mark.after}`);
    return this.#mark(mark, mark.kind === 'change' ? ` ${shapeFields.flatMap((field) => (changes(mark.before, field, block) ? [`${field} ${String(mark.before[field])}`] : [])).join(', ')}` : '');
  }

  /** The marks that a file can tell. What others put into an element that goes keeps it, of one that comes or goes nobody says what it was, and one thing is said once. */
  #told(block: Block): BlockProposal[] {
    const { proposals = [] } = block;
    const stays = decideBlocks([block], () => 'accept').length > 0;
    const isNew = proposals.some(({ kind }) => kind === 'insertion');
    const told = proposals.filter((mark) => {
      if (mark !== proposals.find(({ kind }) => kind === mark.kind)) return false;
      if (mark.kind === 'deletion') return !stays;
      if (mark.kind === 'move') return !isNew && textRoles[block.type] === 'text';
      if (mark.kind === 'change') return !isNew && stays && shapeFields.some((field) => changes(mark.before, field, block));
      return true;
    });
    return told.toSorted((one, other) => (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0));
  }

  #block(block: Block, indent: string): string[] {
    const shape = block.type === 'heading' ? ` ${block.level} ${block.numbered}` : block.type === 'bullet' || block.type === 'subparagraph' ? ` ${block.level}` : '';
    const lines = [`${indent}${block.id} ${block.type}${shape}`, ...this.#told(block).map((mark) => `${indent}  ! ${this.#ofBlock(mark, block)}`)];
    const text = (label: string, content: readonly Inline[] | undefined): void => {
      const written = this.#text(content ?? [], styled.has(block.type));
      if (written !== '') lines.push(`${indent}  ${label}${written}`);
    };
    if (textRoles[block.type] !== null) text('', block.text[this.#language]);
    if (block.type === 'table') {
      for (const row of block.rows) {
        lines.push(`${indent}  row ${(row.proposals ?? []).map((mark) => this.#mark(mark)).join(' ')}`.trimEnd());
        for (const cell of row.cells) text('| ', cell.text[this.#language]);
      }
      text('notes ', block.notes[this.#language]);
    }
    if (block.type === 'table' || block.type === 'figure') text('source ', block.source[this.#language]);
    if (block.type === 'box') lines.push(...block.blocks.flatMap((inner) => this.#block(inner, `${indent}    `)));
    return lines;
  }

  #text(content: readonly Inline[], looked: boolean): string {
    let written = '';
    let open = '';
    const put = (sign: string, marks: readonly TextProposal[] = []): void => {
      // Brackets are letters in a file, and go with the words in them.
      const words = sign.replace(/[[\]]/g, '');
      if (words === '') return;
      const once = marks.filter((mark) => mark === marks.find(({ kind }) => kind === mark.kind));
      const said = once.filter(({ kind }) => kind !== 'format' || !looked).map((mark) => this.#mark(mark, mark.kind === 'format' ? ` ${formats.filter((format) => mark.before.includes(format)).join('+')}` : '')).sort().join('; ');
      if (said !== open) {
        written += said === '' ? '}' : `${open === '' ? '' : '}'}{${said}: `;
        open = said;
      }
      written += words;
    };
    const walk = (inlines: readonly Inline[]): void => {
      for (const inline of inlines) {
        if ('text' in inline) put(inline.text, inline.proposals);
        else if (inline.type === 'link' || inline.type === 'option') walk(inline.children);
        else if (inline.type === 'symbolReference') put(inline.symbol, inline.proposals);
        else if (inline.type === 'crossReference') put(westernDigits(referenceText(inline, this.#numbering, this.#document.settings)), inline.proposals);
        else if (inline.type === 'footnote') put(`[note ${this.#text(inline.content, false)}]`, inline.proposals);
        else {
          const { open: before, close } = bracketMarks(inline.state);
          put(before);
          for (const [at, one] of inline.children.entries()) {
            if (separates(inline.children, at)) put(optionSeparator);
            walk([one]);
          }
          put(close);
        }
      }
    };
    walk(content);
    return `${written}${open === '' ? '' : '}'}`.replace(/[\u00A0\u202F\t\n]/g, ' ').replace(/[\u200E\u200F]/g, '').replace(/ +/g, ' ').trim();
  }
}

/** Every element of the body of a text with what is proposed about it, in one language, line by line. */
export const proposedLines = (document: Document, language: Language): string[] => new Carried(document, language).lines();
