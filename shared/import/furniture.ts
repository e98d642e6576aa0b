// What printing puts around the text — running heads, page numbers, rules between pages — and what Markdown needs for itself.
import { comparable } from './comparable.ts';
import type { Ledger } from './ledger.ts';
import { isBlank, type Line } from './lines.ts';
import { isSymbolLine } from './symbols.ts';
import { westernDigits } from '../language/numerals.ts';

/** A line of the file that is still to be placed. */
export interface LiveLine extends Line {
  /** Something of the page, or a footnote, stood between this line and the one before. */
  readonly interrupted: boolean;
}

/** A file without what belongs to its pages and to its markup as a whole. */
export interface Prepared {
  readonly lines: readonly LiveLine[];
  /** `[name]: address` */
  readonly references: ReadonlyMap<string, string>;
  /** `title:` of the metadata block of a Markdown file. */
  readonly title: { readonly line: number; readonly text: string } | null;
  /** Other metadata, which stands in no element. */
  readonly metadata: readonly Line[];
}

const bare = (text: string): string => westernDigits(text.replace(/[*_#\\\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '')).trim();

const dashedNumber = /^[-–—]\s*\d{1,4}\s*[-–—]$/;
const namedNumber = /^(?:page|p\.|الصفحة|صفحة)\s*\d{1,4}(?:\s*(?:of|\/|sur|من)\s*\d{1,4})?$|^\d{1,4}\s*(?:\/|of|sur|من)\s*\d{1,4}$|^\d{1,4}\s*\|\s*page$/i;
const plainNumber = /^\d{1,4}$/;
/** A line of hyphens, stars, underscores, equal signs or drawn lines, three at least. */
export const isRule = (text: string): boolean => /^\s*(?:([-*_=])(?:\s*\1){2,}|[─—–═]{3,}|_{3,})\s*$/.test(text);

/** Symbol and page number on one line, in either order. */
const headWithNumber = /^(.{4,120}?)\s{1,}(?:[-–—]\s*\d{1,4}\s*[-–—]|page\s*\d{1,4}|\d{1,4})$|^(?:[-–—]\s*\d{1,4}\s*[-–—]|page\s*\d{1,4}|\d{1,4})\s{1,}(.{4,120})$/i;

/** The lines that only the page needs. A number alone is one only if such numbers count up through the file. */
const furnitureOf = (lines: readonly Line[]): Set<number> => {
  const furniture = new Set<number>();
  const symbols = new Map<string, number>();
  const numbers: { index: number; n: number }[] = [];
  const heads = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 160 || isBlank(line)) continue;
    const text = bare(line.text);
    if (dashedNumber.test(text) || namedNumber.test(text)) furniture.add(index);
    else if (plainNumber.test(text)) numbers.push({ index, n: Number(text) });
    else if (isSymbolLine(text)) {
      const seen = symbols.get(comparable(text));
      if (seen === undefined) symbols.set(comparable(text), index);
      else furniture.add(index);
    } else {
      const both = headWithNumber.exec(text);
      const head = both?.[1] ?? both?.[2];
      if (head !== undefined && symbols.has(comparable(head)) && isSymbolLine(head)) furniture.add(index);
      const list = heads.get(text);
      if (list === undefined) heads.set(text, [index]);
      else list.push(index);
    }
  }
  const rising = numbers.filter(({ n }, at) => {
    const [before, behind] = [numbers[at - 1], numbers[at + 1]];
    return (before !== undefined && n > before.n && n - before.n <= 2) || (behind !== undefined && behind.n > n && behind.n - n <= 2);
  });
  for (const { index } of rising) furniture.add(index);
  const beside = (index: number): boolean => {
    for (const step of [-1, 1]) {
      let at = index + step;
      while (at >= 0 && at < lines.length && isBlank(lines[at]) && lines[at]?.pageBreak !== true) at += step;
      if (furniture.has(at) || lines[index]?.pageBreak === true || (step === 1 && lines[at]?.pageBreak === true)) return true;
    }
    return false;
  };
  for (const { index } of numbers) if (!furniture.has(index) && beside(index)) furniture.add(index);
  for (const repeated of heads.values()) if (repeated.length >= 3 && repeated.slice(1).every(beside)) for (const index of repeated.slice(1)) furniture.add(index);
  return furniture;
};

/** Takes away what is not text of the document, and accounts for it. */
export const prepareLines = (lines: readonly Line[], ledger: Ledger): Prepared => {
  const references = new Map<string, string>();
  const metadata: Line[] = [];
  let title: Prepared['title'] = null;
  let start = 0;
  if (lines[0]?.text.trimEnd() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line.text));
    if (end > 0 && end < 60 && lines.slice(1, end).every((line) => isBlank(line) || /^\s*[\w-]+:|^\s+|^\s*-\s/.test(line.text))) {
      for (const line of lines.slice(1, end)) {
        const found = /^title:\s*["']?(.*?)["']?\s*$/.exec(line.text);
        if (found !== null && found[1] !== undefined && found[1] !== '' && title === null) {
          title = { line: line.number, text: found[1] };
          ledger.compute('markup', line.number, 'title:');
        } else if (!isBlank(line)) metadata.push(line);
      }
      start = end + 1;
    }
  }
  const furniture = furnitureOf(lines);
  const live: LiveLine[] = [];
  let interrupted = false;
  let comment = false;
  for (const [index, line] of lines.entries()) {
    if (index < start) continue;
    let text = line.text;
    if (furniture.has(index)) {
      ledger.compute('furniture', line.number, text);
      interrupted = true;
      continue;
    }
    if (comment || /^\s*<!--/.test(text)) {
      const close = text.indexOf('-->');
      comment = close < 0;
      ledger.compute('markup', line.number, close < 0 ? text : text.slice(0, close + 3));
      text = close < 0 ? '' : text.slice(close + 3);
      if (text.trim() === '') continue;
    }
    const reference = /^\s{0,3}\[([^\]^][^\]]*)\]:\s+<?((?:https?:|mailto:|#|\/|\.)\S*?)>?(?:\s+["'(].*["')])?\s*$/.exec(text);
    if (reference !== null) {
      references.set((reference[1] ?? '').toLowerCase(), reference[2] ?? '');
      ledger.compute('markup', line.number, text);
      continue;
    }
    if (/^\s*\{:[^}]*\}\s*$|^\s{0,3}#{1,6}\s*$/.test(text)) {
      ledger.compute('markup', line.number, text);
      continue;
    }
    const attributes = text.length > 1000 ? undefined : /^\s{0,3}#{1,6}\s.*?(\s*\{[#.][^{}]*\})\s*$/.exec(text)?.[1];
    if (attributes !== undefined) {
      ledger.compute('markup', line.number, attributes);
      text = text.trimEnd().slice(0, -attributes.length);
    }
    live.push({ ...line, text, interrupted: interrupted || line.pageBreak });
    if (text.trim() !== '') interrupted = false;
  }
  return { lines: live, references, title, metadata };
};
