// Holds the printed contents against the headings and the paragraph ranges of the text.
import type { Id } from '../document/ids.ts';
import { comparable } from './comparable.ts';
import type { Element } from './elements.ts';
import type { Ledger } from './ledger.ts';
import type { PrintedContents } from './printed-contents.ts';
import { annexesWords } from './vocabulary.ts';

interface Heading {
  readonly element: Element;
  readonly title: string;
  /** Typed numbers of the first and last paragraph under it. */
  range: readonly [number, number] | null;
  readonly level: number;
  /** Stands in an annex, whose headings no contents list. */
  readonly annexed: boolean;
}

const levelOf = (element: Element): number =>
  element.type === 'annex' ? 1 : element.type === 'priorityArea' ? 2 : element.typed?.kind === 'chapter' ? 1 : element.typed?.kind === 'section' ? 2 : element.typed?.kind === 'subsection' ? 3 : element.typed?.kind === 'heading4' ? 4 : element.typed?.kind === 'heading5' ? 5 : 1;

const headingsOf = (elements: readonly Element[]): Heading[] => {
  const headings: Heading[] = [];
  const open: Heading[] = [];
  let annexed = false;
  for (const element of elements) {
    if (element.title !== undefined) {
      const heading: Heading = { element, title: element.title, range: null, level: levelOf(element), annexed: element.type !== 'annex' && annexed };
      annexed ||= element.type === 'annex';
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
      open.push(heading);
      headings.push(heading);
    } else if (element.type === 'numberedParagraph' && element.typed !== undefined) {
      const { n } = element.typed;
      for (const heading of open) heading.range = heading.range === null ? [n, n] : [heading.range[0], n];
    }
  }
  return headings;
};

/** An entry without its heading, a heading without its entry, and a range that the text does not bear out are listed. */
export const checkContents = (contents: PrintedContents, elements: readonly Element[], block: Id, ledger: Ledger): void => {
  const headings = headingsOf(elements);
  const unused = new Map<string, Heading[]>();
  // In reverse, so that the first of several headings of one wording is the last of the list.
  for (const heading of headings.toReversed()) {
    const same = unused.get(heading.title);
    if (same === undefined) unused.set(heading.title, [heading]);
    else same.push(heading);
  }
  let deepest = 1;
  let matched = 0;
  for (const entry of contents.entries) {
    const tries = [entry.key, ...entry.otherKeys, comparable(entry.text)];
    const list = tries.map((key) => unused.get(key)).find((found) => found !== undefined && found.length > 0);
    const heading = list?.pop();
    deepest = Math.max(deepest, entry.level);
    if (heading === undefined) {
      if (!annexesWords.has(entry.key) && (entry.key !== '' || entry.label !== null)) ledger.report(block, entry.line, [entry.text, ...entry.numbers].join(' '), 'contentsDisagree');
      continue;
    }
    matched += 1;
    const range = /^(\d+)(?:[-–—](\d+))?$/.exec(entry.numbers[0] ?? '');
    if (range === null || (entry.numbers.length < 2 && range[2] === undefined)) continue;
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (heading.range === null || heading.range[0] !== from || heading.range[1] !== to) ledger.report(block, entry.line, [entry.text, ...entry.numbers].join(' '), 'contentsDisagree');
  }
  if (matched === 0) return;
  for (const [, list] of unused) {
    for (const { element, level, annexed } of list) {
      if (annexed || level > Math.min(2, deepest) || element.typed === undefined || element.type === 'annex') continue;
      ledger.report(block, element.line, `${element.typed.written} ${element.title ?? ''}`.trim(), 'contentsDisagree');
    }
  }
};
