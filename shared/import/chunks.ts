// Lines put together to paragraphs: those wrapped at a measure, and those that a page break tore apart.
import { beginsInside, comparable, endsOpen, endsSentence } from './comparable.ts';
import { chunkOf, type Chunk, type TextChunk } from './chunk.ts';
import { chunksOfHtml } from './clipboard-chunks.ts';
import { draftText, trimDraft } from './draft.ts';
import { isRule, type LiveLine } from './furniture.ts';
import { readInline, type InlineContext } from './inline.ts';
import { labelOf, nounLabelOf, type Label } from './labels.ts';
import { isBlank, type LineStyle } from './lines.ts';
import { peel, unmarked, type Peeled } from './peel.ts';
import { readTable } from './tables.ts';
import { preambularForm } from './vocabulary.ts';
import type { Ledger } from './ledger.ts';

/** Markup of a paragraph is looked at up to here when lines are joined: longer ones are no headings. */
const headingSize = 400;

class Piece {
  readonly line: number;
  peeled: Peeled;
  /** Not a continuation of any kind: begins with a number, a bullet, a hash. */
  readonly begins: boolean;
  readonly interrupted: boolean;
  /** Blank lines stand above. */
  readonly gap: boolean;
  lastLine: string;
  size = 0;
  readonly #parts: string[] = [];
  /** An opening sign of bold text has not met its partner. */
  openBold = false;

  constructor(line: LiveLine, peeled: Peeled, begins: boolean, gap: boolean) {
    this.line = line.number;
    this.peeled = peeled;
    this.begins = begins;
    this.interrupted = line.interrupted;
    this.gap = gap;
    this.lastLine = line.text;
    this.add(peeled.source);
  }

  add(source: string): void {
    this.#parts.push(source);
    this.size += source.length;
    if ((source.match(/(?<!\\)\*\*/g) ?? []).length % 2 === 1) this.openBold = !this.openBold;
    for (const tag of source.matchAll(/<(\/?)(?:b|strong)>/gi)) this.openBold = tag[1] === '';
  }

  get source(): string {
    if (this.#parts.length > 1) this.#parts.splice(0, this.#parts.length, this.#parts.join(''));
    return this.#parts[0] ?? '';
  }

  /** The beginning, as long as it can be a heading; empty for longer ones. */
  get short(): string {
    return this.size <= headingSize ? this.source : '';
  }
}

/** What the contents say about lines that are headings. */
export interface KnownTitles {
  has(key: string): boolean;
  /** Whether some title begins with these words and goes on. */
  beginsWith(key: string): boolean;
}

const titleOf = (peeled: Peeled): string => {
  const label = labelOf(peeled.text);
  return comparable(unmarked(label === null ? peeled.text : peeled.text.slice(label.length)));
};

const isBoldLine = (source: string): boolean => /^(?:\*\*|__|<(?:b|strong)>).*(?:\*\*|__|<\/(?:b|strong)>)$/s.test(source.trim());

/** Whether a first line is set like a heading: short, without the end of a sentence, with a label or in bold. */
const looksLikeHeading = (piece: Piece): boolean => {
  if (piece.peeled.hash > 0) return true;
  const plain = unmarked(piece.short);
  if (plain === '' || plain.length > 110 || endsSentence(plain) || endsOpen(plain)) return false;
  const label = labelOf(piece.peeled.text);
  return label?.readings.some(({ series }) => series === 'roman' || series === 'letter') === true || isBoldLine(piece.short);
};

/** Whether the first letter is Arabic. */
const isArabic = (text: string): boolean => /^\P{L}*[\u0621-\u064A]/u.test(text);

/** Preambular paragraphs set line under line: each ends with a comma, and the next opens as they open. */
const nextOfPreamble = (piece: Piece, before: string, text: string): boolean => {
  if (!/[,،]$/u.test(before) || beginsInside(text)) return false;
  const [first, second] = [comparable(piece.short.slice(0, 80)), comparable(text.slice(0, 80))];
  // In Arabic the other openings can also go on with a sentence.
  return preambularForm.test(first) && preambularForm.test(second) && (!isArabic(text) || /^و?اذ /.test(second));
};

/** Whether a line right below another one goes on with it. */
const goesOn = (piece: Piece, line: LiveLine, peeled: Peeled, style: LineStyle, markdown: boolean, titles: KnownTitles): boolean => {
  if (piece.openBold) return true;
  if (piece.peeled.hash > 0) return false;
  const title = piece.size > headingSize ? '' : titleOf(piece.size === piece.peeled.source.length ? piece.peeled : peel(piece.short));
  if (title !== '') {
    if (titles.has(title) && !titles.beginsWith(title)) return false;
    if (titles.beginsWith(`${title} ${comparable(unmarked(peeled.text))}`) || titles.has(`${title} ${comparable(unmarked(peeled.text))}`)) return true;
  }
  const before = unmarked(piece.lastLine);
  if (nextOfPreamble(piece, before, unmarked(peeled.text))) return false;
  if (looksLikeHeading(piece) && !beginsInside(peeled.text)) {
    if (!style.wrapped) return false;
    return before.length > style.measure * 0.7 && !/^(?:\*\*|<b>)/.test(line.text.trim());
  }
  // Arabic has no capitals to begin a line with: there only a line that is much too short ends its paragraph.
  const short = before.length < style.measure * (isArabic(peeled.text) && !endsSentence(before) ? 0.4 : 0.65);
  if (style.wrapped) return !(short && (endsSentence(before) || !beginsInside(peeled.text)));
  if (markdown) return true;
  return endsOpen(before) || /[,،]$/u.test(before) || beginsInside(peeled.text) || (before.length > (isArabic(peeled.text) ? 40 : 60) && !endsSentence(before));
};

/** A number at the beginning of a line that stands right below text may be a number of the sentence, wrapped there by chance. */
const plausible = (label: Label, before: string, seen: ReadonlyMap<string, number>): boolean =>
  endsSentence(before) || /(?:\band|\bor|\bet|\bou|[;,،؛]|\sو|\sأو)\s*$/.test(before) || label.readings.some(({ series, n }) => n === 1 || seen.get(series) === n - 1);

/** The line with which a table in HTML ends, or -1. */
const endOfHtmlTable = (lines: readonly LiveLine[], start: number): number => {
  for (let at = start; at < lines.length && at < start + 2000; at++) if (/<\/table>\s*$/i.test(lines[at]?.text ?? '')) return at;
  return -1;
};

/** The lines of a quotation from one on, without its signs. */
const unquoted = (lines: readonly LiveLine[], index: number, quote: number): LiveLine[] => {
  const form = new RegExp(`^\\s{0,3}(?:>\\s?){${quote}}`);
  const inner: LiveLine[] = [];
  for (let at = index; at < lines.length && peel(lines[at]?.text ?? '').quote === quote; at++) {
    const line = lines[at] as LiveLine;
    inner.push({ ...line, text: line.text.replace(form, '') });
  }
  return inner;
};

/** A table that begins at a line, in a quotation or not. */
const tableAt = (lines: readonly LiveLine[], index: number, context: InlineContext, ledger: Ledger): { readonly chunk: Chunk; readonly end: number } | null => {
  const line = lines[index] as LiveLine;
  if (/^\s{0,3}>[\s>]*\|/.test(line.text)) {
    // Only what is a row to the end is looked at further: many lines with one bar would be read again for each.
    if (!line.text.trimEnd().endsWith('|')) return null;
    const { quote } = peel(line.text);
    const found = readTable(unquoted(lines, index, quote), 0, context, ledger);
    return found === null ? null : { chunk: { kind: 'table', line: line.number, table: found.table, quote }, end: index + found.end };
  }
  const found = readTable(lines, index, context, ledger);
  return found === null ? null : { chunk: { kind: 'table', line: line.number, table: found.table, quote: 0 }, end: found.end };
};

const collect = (lines: readonly LiveLine[], style: LineStyle, markdown: boolean, titles: KnownTitles, context: InlineContext, ledger: Ledger): (Piece | Chunk)[] => {
  const pieces: (Piece | Chunk)[] = [];
  const seen = new Map<string, number>();
  let current: Piece | null = null;
  let gap = true;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as LiveLine;
    if (isBlank(line) || /^\s*(?:>\s*)+$/.test(line.text)) {
      gap = true;
      continue;
    }
    const direct: Piece | null = gap ? null : current;
    if (isRule(line.text) && !/^\s*\|/.test(line.text)) {
      const underlined = direct !== null && /^\s*(?:=+|-+)\s*$/.test(line.text) && direct.peeled.hash === 0 && direct.size < 160 && !endsSentence(unmarked(direct.short));
      if (underlined && direct !== null) {
        const level = line.text.includes('=') ? 1 : 2;
        direct.peeled = { ...direct.peeled, hash: level };
        ledger.compute('markup', line.number, line.text);
      } else pieces.push({ kind: 'rule', line: line.number, written: line.text });
      current = null;
      gap = true;
      continue;
    }
    if (/^\s*<table[\s>]/i.test(line.text)) {
      const end = endOfHtmlTable(lines, index);
      if (end >= 0) {
        pieces.push(...chunksOfHtml(lines.slice(index, end + 1).map(({ text }) => text).join('\n'), line.number));
        index = end;
        current = null;
        gap = true;
        continue;
      }
    }
    const table = tableAt(lines, index, context, ledger);
    if (table !== null) {
      pieces.push(table.chunk);
      index = table.end - 1;
      current = null;
      gap = true;
      continue;
    }
    const peeled = peel(line.text);
    const label = labelOf(peeled.text);
    const noun = nounLabelOf(peeled.text);
    const dash = peeled.bullet === '–' || peeled.bullet === '—';
    const labelled = label !== null && (direct === null || !style.wrapped || plausible(label, unmarked(direct.lastLine), seen));
    const begins =
      peeled.hash > 0 ||
      (peeled.bullet !== null && !(dash && direct !== null && direct.peeled.bullet === null && !endsSentence(unmarked(direct.lastLine)))) ||
      labelled ||
      (noun !== null && noun.apart && noun.n !== null && (direct === null || endsSentence(unmarked(direct.lastLine)))) ||
      peeled.quote !== (direct?.peeled.quote ?? peeled.quote);
    if (labelled) for (const { series, n } of label.readings) seen.set(series, n);
    if (direct !== null && !begins && goesOn(direct, line, peeled, style, markdown, titles)) {
      direct.add(markdown && / {2,}$|\\$/.test(direct.lastLine) ? '\n' : ' ');
      direct.add(peeled.source.trimEnd());
      direct.lastLine = line.text;
      continue;
    }
    current = new Piece(line, peeled, begins, gap);
    pieces.push(current);
    gap = false;
  }
  return pieces;
};

const isPiece = (piece: Piece | Chunk | undefined): piece is Piece => piece instanceof Piece;

/** Whether a paragraph goes on in the next one, from which a page break parts it. */
const tornApart = (before: Piece, behind: Piece, titles: KnownTitles): boolean => {
  if (before.openBold && behind.openBold && !behind.begins) return true;
  if (behind.begins || before.peeled.hash > 0 || before.peeled.quote !== behind.peeled.quote) return false;
  const [first, second] = [unmarked(before.lastLine), unmarked(behind.short === '' ? behind.peeled.source : behind.short)];
  if (first === undefined || second === undefined || first === '' || second === '' || endsSentence(first)) return false;
  if (nounLabelOf(behind.peeled.text)?.apart === true || titles.has(titleOf(behind.peeled)) || titles.has(titleOf(before.peeled))) return false;
  if (looksLikeHeading(before) && !endsOpen(first) && !beginsInside(second)) return false;
  // A caption, and a line in bold over text that is not, end where they end.
  if (nounLabelOf(before.peeled.text)?.apart === true || (isBoldLine(before.short) && !isBoldLine(behind.short))) return false;
  if (preambularForm.test(comparable(second.slice(0, 80)))) return false;
  const long = before.size >= 60;
  if (beginsInside(second)) return long || behind.interrupted || endsOpen(first);
  if (endsOpen(first)) return long || behind.interrupted;
  // Arabic has no small letters: a numbered paragraph that does not end goes on in one without a number that does.
  if (isArabic(second) && before.size >= (behind.interrupted ? 40 : 80) && labelOf(before.peeled.text) !== null && endsSentence(second) && !looksLikeHeading(behind)) return true;
  // Names begin with capitals: then only a page seen between them tells.
  return behind.interrupted && before.size >= 80 && second.length >= 20 && !looksLikeHeading(behind);
};

/** The lines of the body as paragraphs, tables and rules. */
export const chunkLines = (lines: readonly LiveLine[], style: LineStyle, markdown: boolean, titles: KnownTitles, context: InlineContext, ledger: Ledger): Chunk[] => {
  const pieces = collect(lines, style, markdown, titles, context, ledger);
  const mended: (Piece | Chunk)[] = [];
  for (const piece of pieces) {
    const last = mended.at(-1);
    if (isPiece(last) && isPiece(piece) && piece.gap && tornApart(last, piece, titles)) {
      if (!(/\p{L}-$/u.test(last.lastLine.trimEnd()) && beginsInside(piece.peeled.text))) last.add(' ');
      last.add(piece.source);
      last.lastLine = piece.lastLine;
    } else mended.push(piece);
  }
  return mended.map((piece) => (isPiece(piece) ? textChunk(piece, context) : piece));
};

/** An image on its own, with a description of a length that can be kept. */
const imageForm = /^!\[(?:[^\]\\]|\\.){0,9000}\]\([^()\s]*(?:\s+"[^"]*")?\)(?:\{[^{}]*\})?$/;

const textChunk = (piece: Piece, context: InlineContext): TextChunk => {
  const content = trimDraft(readInline(piece.source.trimEnd().replace(/ +(?=\n| )/g, ''), context));
  const chunk = chunkOf(content, { line: piece.line, ...piece.peeled });
  // What describes an image has no number of its own.
  return piece.source.startsWith('![') && imageForm.test(piece.source.trim()) ? { ...chunk, draft: content, plain: draftText(content), label: null, image: true } : chunk;
};
