// Dates by the day they name, whatever the names of months.
import { definitionOf } from '../../language/index.ts';
import { findDates, type FoundDates } from '../../import/dates.ts';
import { found, type Fix } from './finding.ts';
import type { Check, CheckedLine } from './line.ts';

/** All dates and ranges of dates in a text, in order. */
export const allDates = (text: string): FoundDates[] => {
  const all: FoundDates[] = [];
  for (let from = 0; from < text.length; ) {
    const next = findDates(text.slice(from));
    if (next === null) break;
    all.push({ ...next, start: from + next.start, end: from + next.end });
    from += Math.max(next.end, 1);
  }
  return all;
};

const isRange = ({ days }: FoundDates): boolean => days !== null && days.from !== days.to;

/**
 * The dates of a line, each with that of the source; null where the two sides have not equally many, or one has two days where the other has a range. Numbers in
 * paired dates are no business of others.
 */
export const pairedDates = ({ source, target }: CheckedLine): (readonly [source: FoundDates, target: FoundDates])[] | null => {
  const [wanted, there] = [allDates(source.text), allDates(target.text)];
  const pairs = wanted.map((date, at) => [date, there[at] as FoundDates] as const);
  return wanted.length === there.length && pairs.every(([date, other]) => isRange(date) === isRange(other)) ? pairs : null;
};

const same = (one: FoundDates, other: FoundDates): boolean => one.days !== null && other.days !== null && one.days.from === other.days.from && one.days.to === other.days.to;

export const dates: Check = (line) => {
  const { source, target, settings } = line;
  const pairs = pairedDates(line) ?? [];
  // In another order, but the same days.
  const days = (side: 0 | 1): string => pairs.map((pair) => JSON.stringify(pair[side].days)).sort().join();
  if (days(0) === days(1) && pairs.every(([, { days: there }]) => there !== null)) return [];
  return pairs.flatMap(([wanted, there]) => {
    if (same(wanted, there) || wanted.days === null) return [];
    const written = target.text.slice(there.start, there.end);
    // With the name of a weekday, or as a range in the words of the sentence, there is more than one way to write it.
    const isPlain = wanted.days.from === wanted.days.to && /^\p{Nd}{1,2}\s\P{Nd}+\p{Nd}{4}$/u.test(written);
    const fix: Fix | null = isPlain ? { kind: 'write', edits: [{ start: there.start, end: there.end, put: definitionOf(target.language).date(wanted.days.from, settings) }] } : null;
    return [found('dateDiffers', 'error', there, { params: { wanted: source.text.slice(wanted.start, wanted.end), found: written }, source: wanted, fix })];
  });
};
