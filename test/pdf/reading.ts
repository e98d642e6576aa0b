// What a reader of the structure gets to read: the elements of a file in their order, with their language and their text.
import type { Painted } from './content.ts';
import { PdfFile } from './file.ts';
import { TaggedPdf, type Element, type MarkedContent } from './structure.ts';

export interface StructureNode {
  /** The type as the file has it, such as `H1`, `P`, or one of the file's own. */
  readonly role: string;
  /** In force here; null where neither the element, nor those around it, nor the file says. */
  readonly lang: string | null;
  readonly alt: string | null;
  /** The text of the element and all below it, in reading order, lines and blocks parted by spaces. */
  readonly text: string;
  readonly children: readonly StructureNode[];
}

interface Piece {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const leftToRight = /\p{Script=Latin}/u;
/** What keeps its order from left to right among letters that run from right to left. */
const leftToRightRun = /[\p{Script=Latin}\p{Nd}]+(?:[\p{Script=Latin}\p{Nd}.,:/\-–\u00a0 ]*[\p{Script=Latin}\p{Nd}]+)?/gu;

/** Signs as they stand from left to right, in the order in which they are read. */
const logical = (units: readonly string[]): string => {
  const shown = units.join('');
  if (!rightToLeft.test(shown)) return shown;
  // Glyphs of brackets stand for the bracket that is read, so that nothing is mirrored here.
  const reversed = units.toReversed().join('');
  return reversed.replace(leftToRightRun, (run) => [...run].reverse().join(''));
};

/** The text of marked content: one piece for each text object. */
const piecesOf = (painted: readonly Painted[]): Piece[] => {
  const pieces: Piece[] = [];
  const objects = Map.groupBy(painted, ({ owner, textObject }) => `${owner.page} ${textObject}`);
  for (const shown of objects.values()) {
    const units: string[] = [];
    let replacing: object | null = null;
    for (const { marks, glyphs } of shown) {
      const replaced = marks.findLast(({ actualText }) => actualText !== null) ?? null;
      if (replaced === null) units.push(...glyphs.map(({ unicode }) => unicode ?? '\ufffd'));
      else if (replaced !== replacing) units.push(replaced.actualText ?? '');
      replacing = replaced;
    }
    const [first] = shown;
    if (first !== undefined) pieces.push({ text: logical(units), page: first.owner.page, x: first.x, y: first.y, size: first.size });
  }
  return pieces;
};

const blocks = /^(Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|P|H|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Note|Figure|Formula)$/;

/** Another line, not only a raised or lowered letter. */
const isNewLine = (before: Piece, next: Piece): boolean => before.page !== next.page || Math.abs(before.y - next.y) > 0.7 * Math.max(before.size, next.size);

class Writing {
  #text = '';
  #last: Piece | null = null;

  part(): void {
    if (this.#text !== '' && !/\s$/u.test(this.#text)) this.#text += ' ';
  }

  add(piece: Piece): void {
    // The space at the end of a line is not painted; a word parted at a sign of its own goes on.
    if (this.#last !== null && isNewLine(this.#last, piece) && !/[-/]$/u.test(this.#text)) this.part();
    this.#text += piece.text;
    this.#last = piece;
  }

  replace(text: string): void {
    this.#text += text;
  }

  get text(): string {
    return this.#text.replace(/\s+/gu, ' ').trim();
  }
}

export class StructureReader {
  readonly #pdf: TaggedPdf;
  readonly #fileLanguage: string | null;

  constructor(pdf: TaggedPdf, fileLanguage: string | null) {
    this.#pdf = pdf;
    this.#fileLanguage = fileLanguage;
  }

  node(element: Element): StructureNode {
    return {
      role: element.type,
      lang: element.language ?? this.#fileLanguage,
      alt: element.string('Alt'),
      text: this.text(element),
      children: element.elements.map((child) => this.node(child)),
    };
  }

  text(element: Element): string {
    const writing = new Writing();
    this.#write(element, writing);
    return writing.text;
  }

  /** The text of one sequence of marked content. */
  contentText(content: MarkedContent): string {
    return piecesOf(this.#pdf.painted(content)).map(({ text }) => text).join('');
  }

  #write(element: Element, writing: Writing): void {
    const block = element.role !== null && blocks.test(element.role);
    if (block) writing.part();
    const actual = element.string('ActualText');
    if (actual !== null) writing.replace(actual);
    else {
      for (const child of element.children) {
        if (child.kind === 'element') this.#write(child, writing);
        else if (child.kind === 'content') for (const piece of piecesOf(this.#pdf.painted(child))) writing.add(piece);
      }
    }
    if (block) writing.part();
  }
}

/**
 * The structure of a tagged PDF as one tree, under a node `StructTreeRoot`. Letters that run from right to left come in the order in
 * which they are read; the order of the elements and of the pieces of a line is that of the file, right or wrong. Artifacts are left out.
 */
export const structureOf = (bytes: Uint8Array): StructureNode => {
  const pdf = new TaggedPdf(new PdfFile(bytes));
  const reader = new StructureReader(pdf, pdf.language);
  const children = pdf.tops.map((top) => reader.node(top));
  return { role: 'StructTreeRoot', lang: pdf.language, alt: null, text: children.map(({ text }) => text).join(' '), children };
};

/**
 * Pieces of text of one line, next to each other in the order of the file, that are read in the other: words in Latin letters go from
 * left to right, words in Arabic letters from right to left. Each with the text of both.
 */
export const misplaced = (pdf: TaggedPdf, element: Element): string[] => {
  const found: string[] = [];
  let before: Piece | null = null;
  for (const child of element.children) {
    for (const piece of child.kind === 'content' ? piecesOf(pdf.painted(child)) : []) {
      // What is said with the letter before or after it.
      if (piece.text === '') continue;
      const sameLine = before !== null && !isNewLine(before, piece);
      const [last, next] = [before?.text ?? '', piece.text];
      // Only between two pieces of one direction does the place on the line tell the order.
      const backwards =
        (rightToLeft.test(last) && rightToLeft.test(next) && piece.x > (before?.x ?? 0)) || (leftToRight.test(last) && leftToRight.test(next) && piece.x < (before?.x ?? 0));
      if (sameLine && backwards) found.push(`“${last.trim()}” before “${next.trim()}”`);
      before = piece;
    }
    if (child.kind !== 'content') before = null;
  }
  return found;
};

/** Where an element is: page, path, first words. */
export const placeOf = (pdf: TaggedPdf, element: Element): string => {
  const words = new StructureReader(pdf, null).text(element);
  const page = pdf.pageOf(element);
  return `${page === null ? '' : `page ${page}, `}${element.path}${words === '' ? '' : ` “${words.length > 50 ? `${words.slice(0, 49)}…` : words}”`}`;
};
