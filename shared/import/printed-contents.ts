// The printed table of contents: found, read as entries, and later held against the headings of the text.
import { comparable } from './comparable.ts';
import { decimalOf } from './decimals.ts';
import { isRule, type LiveLine } from './furniture.ts';
import { labelOf, nounLabelOf, type Label } from './labels.ts';
import { isBlank } from './lines.ts';
import { peel, unmarked } from './peel.ts';
import { annexesWords, contentsColumnWords, contentsWords, summaryWords } from './vocabulary.ts';

/** A line of the contents as it was printed, which may have been wrapped over several. */
export interface PrintedEntry {
  readonly line: number;
  /** As printed, without leaders. */
  readonly text: string;
  readonly label: Label | null;
  /** `comparable` of the title without its label. */
  readonly key: string;
  /** What the title can be besides: it may end in a figure that was taken for a page. */
  readonly otherKeys: readonly string[];
  /** Numbers at the end: paragraph range and page, or one of them. */
  readonly numbers: readonly string[];
  /** 1 chapter, unnumbered heading or annex; 2 section; 3 subsection; 4 below. */
  readonly level: number;
  readonly kind: 'chapter' | 'section' | 'subsection' | 'lower' | 'unnumbered' | 'annex';
}

/** The contents as they stand in the file. */
export interface PrintedContents {
  /** Positions among the lines: of the heading, and of the first line after. */
  readonly start: number;
  readonly end: number;
  readonly entries: readonly PrintedEntry[];
}

const number = '(?:\\d{1,5}(?:\\s?[-–—]\\s?\\d{1,5})?|[ivxl]{1,6})';
const tail = new RegExp(`^(.*?)((?:[\\s.·…_‥\\u200E\\u200F]+${number}){1,2})[\\s.]*$`, 'u');

interface Read {
  readonly text: string;
  readonly numbers: readonly string[];
  /** Leaders or a tab stand before the numbers, so that they are no part of the title. */
  readonly led: boolean;
}

/** Longer lines are text. */
const longestEntry = 1000;

/** Cells of a table, tabs and runs of dots are all the same here. */
const readLine = (line: string): Read => {
  if (line.length > longestEntry) return { text: line, numbers: [], led: false };
  const cells = line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .replace(/(?<!\\)\|/g, '\t');
  const plain = unmarked(cells.replace(/^\s*[-*+•]\s+/, ''))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/([-–—])[\u200E\u200F]?(?=\d)/g, '$1')
    .trim();
  const found = tail.exec(plain);
  if (found === null || found[1] === undefined || found[2] === undefined || found[1].trim() === '') return { text: plain.replace(/[\s.…·_]+$/, ''), numbers: [], led: /\.{4,}|…{2,}|\t/.test(plain) };
  const led = /\.{3,}|…|\t|_{3,}|·{3,}| {3,}/.test(found[2]) || /[.…·_\s]{4,}$/.test(found[1]);
  return {
    text: found[1].replace(/[\s.…·_]+$/, ''),
    numbers: found[2].replace(/[.…·_\u200E\u200F]/g, ' ').trim().split(/\s+(?![-–—])(?<![-–—]\s)/).map((part) => part.replace(/\s/g, '')).filter((part) => part !== ''),
    led,
  };
};

const levels = { chapter: 1, section: 2, subsection: 3, lower: 4, unnumbered: 1, annex: 1 } as const;

class EntryLevels {
  #chapter = 0;
  #section = 0;

  of(text: string, label: Label | null): PrintedEntry['kind'] {
    if (label === null) return nounLabelOf(text)?.noun === 'annex' ? 'annex' : 'unnumbered';
    const roman = label.readings.find(({ series }) => series === 'roman')?.n;
    const letter = label.readings.find(({ series }) => series === 'letter')?.n;
    if (roman !== undefined && !(letter !== undefined && letter === this.#section + 1 && roman !== this.#chapter + 1) && !(letter === this.#section + 1 && letter > 1 && this.#section > 0)) {
      this.#chapter = roman;
      this.#section = 0;
      return 'chapter';
    }
    if (letter !== undefined) {
      this.#section = letter;
      return 'section';
    }
    return label.readings.some(({ series }) => series === 'number') ? 'subsection' : 'lower';
  }
}

const isColumnHead = (plain: string): boolean =>
  plain !== '' && plain.length < 60 && plain.split(/\t|\s{2,}/).flatMap((cell) => (contentsColumnWords.has(comparable(cell)) ? [cell] : cell.split(' '))).every((cell) => comparable(cell) === '' || contentsColumnWords.has(comparable(cell)));

const isContentsHeading = (line: LiveLine): boolean => line.text.length < 60 && contentsWords.has(comparable(unmarked(line.text).replace(/^[-*+]\s+/, '')));

/** Finds the contents. They end where their first entry comes again as a heading, or where a line can be no entry. */
export const findContents = (lines: readonly LiveLine[]): PrintedContents | null => {
  const start = lines.findIndex(isContentsHeading);
  if (start < 0) return null;
  const entries: PrintedEntry[] = [];
  const kinds = new EntryLevels();
  let end = start + 1;
  /** Lines of an entry that has not come to its numbers yet. */
  let pending: { line: number; text: string; at: number }[] = [];
  let numbered = false;
  /** Below the line "Annexes" roman numbers count annexes. */
  let annexes = false;

  const add = (line: number, text: string, numbers: readonly string[]): void => {
    const label = labelOf(text);
    const noun = label === null ? nounLabelOf(text) : null;
    const decimal = label === null ? decimalOf(text) : null;
    const title = label !== null ? text.slice(label.length) : decimal !== null ? text.slice(decimal.length) : noun?.noun === 'annex' ? text.slice(noun.length) : text;
    const kind = annexes && label?.readings[0]?.series === 'roman' ? 'annex' : kinds.of(text, label);
    annexes ||= annexesWords.has(comparable(text));
    const key = comparable(title);
    const otherKeys = numbers.length > 0 ? [comparable(`${title} ${numbers[0]}`), comparable([title, ...numbers].join(' '))] : [];
    entries.push({ line, text, label, key, otherKeys, numbers, level: levels[kind], kind });
  };
  const flush = (): void => {
    const first = pending[0];
    if (first !== undefined) add(first.line, pending.map(({ text }) => text).join(' '), []);
    pending = [];
  };

  for (let index = start + 1; index < lines.length && index < start + 600; index++) {
    const line = lines[index] as LiveLine;
    if (isBlank(line)) continue;
    if (isRule(line.text) || /^[\s|:-]+$/.test(line.text)) {
      if (pending.length === 0) end = index + 1;
      continue;
    }
    const read = readLine(line.text);
    const peeled = peel(line.text);
    if (isColumnHead(read.text) && read.numbers.length === 0) {
      end = index + 1;
      continue;
    }
    const first = entries[0] ?? (pending[0] === undefined ? undefined : { key: comparable(pending[0].text), label: null });
    const label = labelOf(read.text);
    const key = comparable(label === null ? read.text : read.text.slice(label.length));
    const again = entries.length + pending.length > 1 && first !== undefined && key !== '' && (key === first.key || key === comparable(entries[0]?.text ?? '')) && (read.numbers.length === 0 || !read.led);
    if (again || peeled.hash > 0 || (read.numbers.length === 0 && summaryWords.has(comparable(read.text))) || isContentsHeading(line)) break;
    // A second printing of an entry's whole line is the text itself: so is a paragraph.
    if (read.numbers.length === 0 && (read.text.length > 260 || (numbered && label?.readings[0]?.series === 'number' && /[.;:]$/.test(unmarked(line.text))))) break;
    if (read.numbers.length > 0) {
      const goesOn = label === null && nounLabelOf(read.text)?.apart !== true && pending.length > 0 && pending.length < 4;
      if (!goesOn) flush();
      add(pending[0]?.line ?? line.number, [...pending.map(({ text }) => text), read.text].join(' '), read.numbers);
      pending = [];
      numbered = true;
      end = index + 1;
      continue;
    }
    if (numbered) {
      // Without numbers: the beginning of an entry that goes on in the next line, or the end of the contents.
      const next = lines.slice(index + 1, index + 6).filter((candidate) => !isBlank(candidate)).slice(0, 3);
      const goesOn = next.findIndex((candidate) => readLine(candidate.text).numbers.length > 0);
      const between = next.slice(0, goesOn < 0 ? 0 : goesOn + 1);
      if (goesOn < 0 || between.some((candidate) => readLine(candidate.text).text.length > 200)) {
        if (pending.length === 0 && label !== null && next.length > 0 && entries.some((entry) => entry.key === key)) break;
        if (pending.length === 0) break;
      }
      if (label !== null) flush();
      pending.push({ line: line.number, text: read.text, at: index });
      if (pending.length > 4) break;
      continue;
    }
    // Contents without page numbers: one entry to a line.
    const gap = isBlank(lines[index - 1]) && entries.length > 0;
    if (gap && label === null && read.text.length > 100) break;
    pending.push({ line: line.number, text: read.text, at: index });
    const ahead = lines.slice(index + 1, index + 5).some((candidate) => !isBlank(candidate) && readLine(candidate.text).numbers.length > 0);
    if (!ahead) {
      flush();
      end = index + 1;
    }
  }
  // Contents that are to be made by a program, or that had nothing to list.
  if (entries.length === 0) return /\{:toc\}|^\s*[-*]\s+TOC\s*$|^\s{0,3}#/.test(lines[start]?.text ?? '') ? { start, end: start + 1, entries } : null;
  return { start, end, entries };
};
