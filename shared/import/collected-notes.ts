// Footnotes of plain texts: their texts collected at the end as "1. text", called by figures that are set like any other ("text.1").
import { westernDigits } from '../language/numerals.ts';
import type { LiveLine } from './furniture.ts';
import { isRule } from './furniture.ts';
import type { Ledger } from './ledger.ts';
import { indentOf, isBlank } from './lines.ts';
import type { NoteText } from './notes.ts';
import { comparable } from './comparable.ts';
import { unmarked } from './peel.ts';
import { notesWords } from './vocabulary.ts';

/** Around a call that was found, so that it is read as a mark: characters that no text has, and texts that have them are left alone. */
export const callStart = '\uE000';
export const callEnd = '\uE001';

const digits = '[0-9\\u0660-\\u0669]{1,3}';
/** The number of a collected note with the signs beside it, which are the same for all of them. */
const entryForm = new RegExp(`^\\s*([[(]?)\\s?(${digits})(\\s?\\\\?[\\])]|\\\\?[.:]|\\s?[-–—])?(?:\\s+(?=\\S)|(?=[\\p{L}«“"]))`, 'u');

interface Entry {
  readonly n: number;
  readonly shape: string;
  readonly length: number;
  readonly written: string;
}

const entryOf = (text: string): Entry | null => {
  const found = entryForm.exec(text);
  return found === null ? null : { n: Number(westernDigits(found[2] ?? '')), shape: `${found[1] ?? ''}${(found[3] ?? '').trim()}`, length: found[0].length, written: found[0].trim() };
};

interface Collection {
  /** Positions among the lines: what stands over the notes (a heading, a rule) and the first note. */
  readonly above: readonly number[];
  readonly start: number;
  readonly notes: readonly NoteText[];
}

/** The notes from a line on, if nothing but notes stands there, numbered from 1 in order. */
const collectionFrom = (lines: readonly LiveLine[], start: number): Collection | null => {
  const shape = entryOf(lines[start]?.text ?? '')?.shape;
  const notes: NoteText[] = [];
  let gap = false;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as LiveLine;
    if (isBlank(line)) {
      gap = true;
      continue;
    }
    const entry = entryOf(line.text);
    const last = notes.at(-1);
    if (entry !== null && entry.n === notes.length + 1 && entry.shape === shape) {
      notes.push({ note: `${callStart}${entry.n}`, written: entry.written, line: line.number, at: start, source: line.text.slice(entry.length).trim() });
    } else if (last !== undefined && (!gap || indentOf(line.text) >= 2) && !isRule(line.text)) last.source += ` ${line.text.trim()}`;
    else return null;
    gap = false;
  }
  const above: number[] = [];
  for (let index = start - 1; index >= 0 && above.length < 2; index--) {
    const line = lines[index] as LiveLine;
    if (isBlank(line)) continue;
    if (!isRule(line.text) && !notesWords.has(comparable(unmarked(line.text)))) break;
    above.push(index);
  }
  return notes.length === 0 ? null : { above, start, notes };
};

/** Abbreviations and units that a number follows: "para.5" and "km2" call no note. */
const abbreviations = /(?:^|[^\p{L}])(?:paras?|arts?|nos?|pp?|sect|vols?|chap|rev|add|corr|fig|ed|v|al|[kcdm]?m)$/iu;

interface Call {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

interface CallForm {
  readonly form: RegExp;
  /** Such figures stand for much else: a heading or a rule must set the notes apart. */
  readonly apart: boolean;
  readonly fits: (before: string, after: string) => boolean;
}

const behind = `(?=[\\s.,;:!?)\\]”’"»*_،؛]|$)`;
/** Within a tag or a piece of code. */
const inMarkup = (before: string): boolean => /<[^<>]*$/.test(before.slice(-200)) || (before.split('`').length & 1) === 0;
const inAddress = (before: string): boolean => /[/@]\S*$/u.test(before);

/** The end of a word or of a year, and the signs that close it. */
const punctuated = `(?:[\\p{L}\\p{M})]|(?<!\\d)[12]\\d{3}(?=[.,;،؛]))[.,;:!?؟،؛…)\\]”’"»*_]{1,4}`;
const followsWord = (before: string): boolean => {
  const closed = before.replace(/[^\p{L}\p{M}\d]+$/u, '');
  return (/\d$/.test(closed) || (/\p{L}{2}$/u.test(closed.replace(/\p{M}/gu, '')) && !abbreviations.test(closed))) && !inAddress(before);
};

/** How calls are written, the surest form first. */
const callForms: readonly CallForm[] = [
  // ¹ and <sup>1</sup>, which are marks in any case.
  { form: new RegExp(`[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|<sup>\\s*(${digits})\\s*</sup>|\\^(${digits})\\^`, 'giu'), apart: false, fits: () => true },
  // text.1  text,”1  2029,1
  { form: new RegExp(`(?<=${punctuated})(${digits})${behind}`, 'gu'), apart: false, fits: followsWord },
  // text1
  { form: new RegExp(`(?<=${punctuated}|[\\p{Ll}\\p{Lo}\\p{M}]{2})(${digits})${behind}`, 'gu'), apart: false, fits: followsWord },
  // text(1)  text[1]
  { form: new RegExp(`(?<=[\\p{L}\\p{M}\\d٠-٩.,;:!?؟،؛…”’"»])(?:\\((${digits})\\)|\\[(${digits})\\](?![(\\[:]))`, 'gu'), apart: false, fits: (before) => !inAddress(before) },
  // text (1)  and at the beginning of a line, where it was wrapped there.
  {
    form: new RegExp(`(?:(?<=[\\p{L}\\p{M}\\d٠-٩.!?؟…)”’"»])\\s|^\\s*(?=\\S+(?:[.,;:،؛]|\\s*$)))(?:\\((${digits})\\)|\\[(${digits})\\](?![(\\[:]))`, 'gu'),
    apart: true,
    fits: (before, after) => !(/(?:^|\s)(?:and|or|et|ou|و|أو)$/u.test(before) && /^\s+\p{L}/u.test(after)) && !inAddress(before),
  },
];

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const numberOf = (written: string): number => Number(westernDigits([...written].map((sign) => (raised.includes(sign) ? String(raised.indexOf(sign)) : sign)).join('')).replace(/\D/g, ''));

/** The calls of one form, if they are exactly the numbers of the notes, each once and in order. */
const callsOf = (lines: readonly LiveLine[], end: number, count: number, { form, fits }: CallForm): Call[] | null => {
  const calls: Call[] = [];
  for (let line = 0; line < end; line++) {
    const { text } = lines[line] as LiveLine;
    if (isBlank(lines[line]) || !/[\d٠-٩⁰¹²³⁴-⁹]/.test(text)) continue;
    for (const found of text.matchAll(form)) {
      const n = numberOf(found[0]);
      const before = text.slice(0, found.index);
      if (n < 1 || n > count || inMarkup(before) || !fits(before, text.slice(found.index + found[0].length))) continue;
      if (before.trim() === '' && isBlank(lines[line - 1])) continue;
      if (n !== calls.length + 1) return null;
      calls.push({ line, from: found.index, to: found.index + found[0].length, n });
    }
  }
  return calls.length === count ? calls : null;
};

/** What remains when collected notes are taken out: the lines, in which their calls are marked, and the notes. */
export interface WithoutCollected {
  readonly lines: readonly LiveLine[];
  readonly notes: readonly NoteText[];
}

/**
 * Takes collected notes out of the lines and marks their calls, where the evidence is strong: nothing but notes stands at the end, numbered
 * from 1 in order, and the text calls each of them once and in order. Else all stays as it is. `others`: the file has footnotes of other forms.
 */
export const takeCollected = (lines: readonly LiveLine[], others: boolean, ledger: Ledger): WithoutCollected => {
  const untouched: WithoutCollected = { lines, notes: [] };
  if (others || lines.some(({ text }) => text.includes(callStart) || text.includes(callEnd))) return untouched;
  let start = lines.length - 1;
  while (start >= 0 && (isBlank(lines[start]) || entryOf(lines[start]?.text ?? '')?.n !== 1)) start -= 1;
  const collection = start <= 0 ? null : collectionFrom(lines, start);
  if (collection === null) return untouched;
  const apart = collection.above.length > 0;
  if (collection.notes.length < 2 && !apart) return untouched;
  for (const form of callForms) {
    if (form.apart && !apart) continue;
    const calls = callsOf(lines, collection.start, collection.notes.length, form);
    if (calls === null) continue;
    for (const at of collection.above) {
      const line = lines[at] as LiveLine;
      ledger.compute(isRule(line.text) ? 'furniture' : 'heading', line.number, line.text);
    }
    const marked = lines.slice(0, collection.start).map((line, index): LiveLine => (collection.above.includes(index) ? { ...line, text: '' } : line));
    for (const { line, from, to } of calls.toReversed()) {
      const { text } = marked[line] as LiveLine;
      const wrapped = text.slice(0, from).trim() === '';
      // A call that was wrapped to the next line belongs to the end of the line before, with the sign that closes it.
      const place = wrapped ? line - 1 : line;
      const target = marked[place] as LiveLine;
      const closing = wrapped ? (/^\S*/.exec(text.slice(to))?.[0] ?? '') : '';
      const [before, after] = wrapped ? [target.text.trimEnd(), closing] : [text.slice(0, from), text.slice(to)];
      marked[place] = { ...target, text: `${before}${callStart}${text.slice(from, to)}${callEnd}${after}` };
      if (wrapped) marked[line] = { ...(marked[line] as LiveLine), text: text.slice(to + closing.length) };
    }
    const emptied = new Set(calls.map(({ line }) => line).filter((line) => isBlank(marked[line])));
    return { lines: marked.filter((_, index) => !emptied.has(index)), notes: collection.notes };
  }
  return untouched;
};

/** The note that a marked call names. */
export const calledNote = (written: string): string => `${callStart}${numberOf(written)}`;
