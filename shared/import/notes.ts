// The texts of footnotes, wherever they stand in the file, and the marks that call them.
import type { Footnote, FootnoteText, Inline } from '../document/inlines.ts';
import type { NewId } from '../document/ids.ts';
import { isMark, trimDraft, type Draft, type DraftInline, type Mark } from './draft.ts';
import { readInline, superscriptNumber, type InlineContext } from './inline.ts';
import type { LiveLine } from './furniture.ts';
import { isRule } from './furniture.ts';
import { isBlank } from './lines.ts';
import { labelOf } from './labels.ts';
import type { Ledger } from './ledger.ts';

/** The text of a footnote, found and not yet called. */
export interface NoteText {
  readonly note: string;
  readonly written: string;
  readonly line: number;
  /** Position among the lines that remain; a mark before it is on the same page or an earlier one. */
  readonly at: number;
  source: string;
  /** The text, where it was not read from a line. */
  readonly draft?: Draft;
  /** What is proposed and said about its call. */
  readonly marks?: Pick<Footnote, 'proposals' | 'comments'>;
}

const opening = /^\s*(?:>\s*)?(?:\[\^([^\]\s]{1,40})\]:\s*|<sup>\s*\[?(\d{1,4})\]?\s*<\/sup>\s*|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)|\^(\d{1,3})\^\s+|\[(?:<sup>)?(?:\\?\[)?(\d{1,4})(?:\\?\])?(?:<\/sup>)?\]\(#[^)\s]*ref[^)\s]*\)\s*)/i;
const bracketOpening = /^\s*([[(])([0-9\u0660-\u0669]{1,3})[\])]:?\s+(?=\S)/;

/**
 * Calls of the forms `[1]` and `(1)`, which stand for much else: they call footnotes where the same number begins a later line and is
 * attached to a word or its full point here. Kept with their brackets.
 */
export const bracketNotes = (lines: readonly LiveLine[]): Set<string> => {
  const texts = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const found = bracketOpening.exec(line.text);
    if (found === null) continue;
    const key = `${found[1]}${found[2]}`;
    if (texts.has(key)) repeated.add(key);
    texts.set(key, index);
  }
  const called = new Set<string>();
  if (texts.size === 0) return called;
  for (const [index, line] of lines.entries()) {
    for (const found of line.text.matchAll(/(?<=[^\s\d([])([[(])([0-9\u0660-\u0669]{1,3})[\])]/g)) {
      const key = `${found[1]}${found[2]}`;
      const at = texts.get(key);
      if (at !== undefined && at > index && !repeated.has(key)) called.add(key);
    }
  }
  return called;
};

export interface TakenNotes {
  readonly lines: readonly LiveLine[];
  readonly notes: readonly NoteText[];
}

/** Takes the texts of footnotes out of the lines, together with the rule that sets them apart. */
export const takeNotes = (lines: readonly LiveLine[], brackets: ReadonlySet<string>, ledger: Ledger): TakenNotes => {
  const kept: LiveLine[] = [];
  const notes: NoteText[] = [];
  let interrupted = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as LiveLine;
    const found = opening.exec(line.text);
    const bracket = found === null ? bracketOpening.exec(line.text) : null;
    const taken = found ?? (bracket !== null && brackets.has(`${bracket[1]}${bracket[2]}`) ? bracket : null);
    if (taken === null) {
      kept.push(interrupted ? { ...line, interrupted: true } : line);
      if (!isBlank(line)) interrupted = false;
      continue;
    }
    const defined = found?.[1] !== undefined;
    const number = taken === found ? (found[1] ?? found[2] ?? (found[3] === undefined ? (found[4] ?? found[5]) : superscriptNumber(found[3]))) : `${bracket?.[1]}${bracket?.[2]}`;
    const note: NoteText = { note: number ?? '', written: taken[0].trim(), line: line.number, at: kept.length, source: line.text.slice(taken[0].length).trim() };
    for (let next = index + 1; next < lines.length; next++) {
      const following = lines[next] as LiveLine;
      if (isBlank(following)) {
        // A definition of Markdown goes on over blank lines as long as it is indented.
        const after = lines.slice(next, next + 3).find((candidate) => !isBlank(candidate));
        if (!defined || after === undefined || !/^(?: {4}|\t)/.test(after.text)) break;
        continue;
      }
      if (opening.test(following.text) || bracketOpening.test(following.text) || following.pageBreak) break;
      if (defined ? !/^(?: {2,}|\t)/.test(following.text) && isBlank(lines[next - 1]) : /^\s*(?:#|\||>)/.test(following.text) || isRule(following.text) || labelOf(following.text) !== null || following.text.includes('\t')) break;
      note.source += (isBlank(lines[next - 1]) ? '\n' : ' ') + following.text.trim();
      index = next;
    }
    notes.push(note);
    interrupted = true;
    for (let last = kept.at(-1); last !== undefined && (isBlank(last) || isRule(last.text)); last = kept.at(-1)) {
      const rule = !isBlank(last);
      if (rule) ledger.compute('furniture', last.number, last.text);
      kept.pop();
      if (rule) break;
    }
    kept.push({ number: line.number, text: '', pageBreak: false, interrupted: true });
  }
  return { lines: kept, notes };
};

/** A mark and the line on which its paragraph begins. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly line: number;
}

/**
 * Gives each mark its text. Numbers may begin again on every page or chapter: a text belongs to the nearest mark of its number that stands
 * before it, else to the first one after it. Where a number has one text only, its first mark calls it. Returns the marks that have a text.
 */
export const matchNotes = (marks: readonly PlacedMark[], notes: readonly NoteText[]): Map<Mark, NoteText> => {
  const texts = byNumber(notes, (note) => note.note);
  const calls = byNumber(marks, (placed) => placed.mark.note);
  const matched = new Map<Mark, NoteText>();
  for (const [number, own] of texts) {
    const all = calls.get(number) ?? [];
    // An exponent calls a note only where nothing else does.
    const certain = all.filter((placed) => placed.mark.certain);
    const called = certain.length > 0 || all.length !== 1 ? certain : all;
    const only = own.length === 1 ? called[0] : undefined;
    if (only !== undefined && own[0] !== undefined) {
      matched.set(only.mark, own[0]);
      continue;
    }
    const before: PlacedMark[] = [];
    const early: NoteText[] = [];
    let next = 0;
    for (const note of own) {
      for (; next < called.length && (called[next]?.line ?? 0) <= note.line; next++) {
        const placed = called[next] as PlacedMark;
        const waiting = early.shift();
        if (waiting === undefined) before.push(placed);
        else matched.set(placed.mark, waiting);
      }
      const placed = before.pop();
      if (placed === undefined) early.push(note);
      else matched.set(placed.mark, note);
    }
    for (const note of early) {
      const placed = called[next++];
      if (placed !== undefined) matched.set(placed.mark, note);
    }
  }
  return matched;
};

const byNumber = <Item>(items: readonly Item[], numberOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(numberOf(item));
    if (group === undefined) groups.set(numberOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** No footnote has footnotes of its own: marks in it become superscript text. */
const withoutMarks = (draft: Draft): FootnoteText =>
  trimDraft(draft.map((inline): DraftInline => (isMark(inline) ? { text: inline.written, superscript: true } : inline))).filter((inline): inline is FootnoteText[number] & DraftInline => !isMark(inline));

/** The content of a footnote. */
export const noteContent = (source: string, context: InlineContext): FootnoteText => withoutMarks(readInline(source, context));

/** Draft content with its marks turned into footnotes. Marks without a text stay as superscript text and are handed to `orphan`. */
export const withFootnotes = (
  draft: Draft,
  matched: ReadonlyMap<Mark, NoteText>,
  context: InlineContext,
  newId: NewId,
  placed: (mark: Mark, note: NoteText) => void,
  orphan: (mark: Mark) => void,
): Inline[] => {
  const content: Inline[] = [];
  for (const [index, inline] of draft.entries()) {
    if (!isMark(inline)) {
      // The comma between two marks is set by the program.
      const between = 'text' in inline && /^\s*[,،˒]\s*$/.test(inline.text) && index > 0;
      const [before, behind] = [draft[index - 1], draft[index + 1]];
      if (between && before !== undefined && behind !== undefined && isMark(before) && isMark(behind) && matched.has(before) && matched.has(behind)) continue;
      content.push(inline);
      continue;
    }
    const note = matched.get(inline);
    if (note === undefined) {
      orphan(inline);
      content.push({ text: inline.written, ...(/^[⁰¹²³⁴-⁹]/.test(inline.written) || !/^\d/.test(inline.written) ? {} : { superscript: true }) });
      continue;
    }
    placed(inline, note);
    const footnote: Footnote = { type: 'footnote', id: newId(), content: note.draft === undefined ? noteContent(note.source, context) : withoutMarks(note.draft), ...note.marks };
    content.push(footnote);
  }
  return content;
};
