// Finds the pieces of a comparison again in the two lines that were written from it.
import type { Edge, Piece, Run } from '../../../compare/comparison.ts';
import { isEdge, isTextRun } from '../../../compare/runs.ts';
import type { CrossReference } from '../../../document/inlines.ts';
import { bracketMarks, optionSeparator } from '../../bracket-marks.ts';
import { carriable } from '../xml.ts';
import { whole, type Line } from './atoms.ts';
import { addSpan, spansByWords, type Span } from './spans.ts';

/** What a run prints in characters; a footnote stands whole. */
export interface PrintedRuns {
  /** The words of a cross-reference in this version. */
  readonly reference: (reference: CrossReference) => string;
}

/** Put beside a left-to-right stretch in Arabic, as its surroundings ask for it. */
const leftToRightMark = '\u200E';
const marks = new RegExp(leftToRightMark, 'g');

const edgeText = ({ type, of }: Edge, previous: Run | null): string => {
  if (of.type === 'option') {
    const follows = type === 'start' && previous !== null && isEdge(previous) && previous.type === 'end' && previous.of.type === 'option';
    return follows ? optionSeparator : '';
  }
  const { open, close } = bracketMarks(of.state);
  return type === 'start' ? open : close;
};

const printed = (run: Run, previous: Run | null, version: PrintedRuns): string => {
  if (isTextRun(run)) return carriable(run.text);
  switch (run.type) {
    case 'start':
    case 'end':
      return edgeText(run, previous);
    case 'link':
      return run.children.map(({ text }) => carriable(text)).join('');
    case 'symbolReference':
      return carriable(run.symbol);
    case 'crossReference':
      return carriable(version.reference(run));
    case 'footnote':
      return whole;
  }
};

/** What each piece prints on one side. */
const printedPieces = (pieces: readonly Piece[], side: 'before' | 'after', version: PrintedRuns): string[] => {
  let previous: Run | null = null;
  return pieces.map((piece) => {
    let text = '';
    for (const run of piece[side]) {
      text += printed(run, previous, version).replace(marks, '');
      previous = run;
    }
    return text;
  });
};

/** Walks along a written line by what it should say. */
class Follower {
  readonly #line: Line;
  at: number;

  constructor(line: Line, at: number) {
    this.#line = line;
    this.at = at;
  }

  /** Passes a text; false where the line says something else. */
  pass(text: string): boolean {
    const { text: written } = this.#line;
    for (let index = 0; index < text.length; ) {
      const sign = written[this.at];
      if (sign === undefined) return false;
      if (sign === leftToRightMark) this.at++;
      else if (sign === whole && text[index] !== whole) {
        const unit = this.#line.at(this.at);
        const says = unit?.type === 'field' ? unit.text.replace(marks, '') : unit?.type === 'sign' ? signText(unit.xml) : null;
        if (says === null || says === '' || !text.startsWith(says, index)) return false;
        index += says.length;
        this.at++;
      } else if (sign === text[index]) {
        index++;
        this.at++;
      } else return false;
    }
    return true;
  }
}

const signText = (xml: string): string | null => (xml.startsWith('<w:br/') ? '\n' : xml.startsWith('<w:tab/') ? '\t' : null);

/** How long the label before the text is: all that the pieces do not account for. */
const labelWidth = (line: Line, said: Iterable<string>): number => {
  let expected = 0;
  for (const text of said) expected += text.length;
  let at = line.text.length;
  while (expected > 0 && at > 0) {
    at--;
    const sign = line.text[at];
    if (sign === leftToRightMark) continue;
    const unit = sign === whole ? line.at(at) : null;
    expected -= unit?.type === 'field' ? unit.text.replace(marks, '').length : 1;
  }
  while (at > 0 && line.text[at - 1] === leftToRightMark) at--;
  return at;
};

interface Versions {
  readonly before: PrintedRuns;
  readonly after: PrintedRuns;
}

/** The spans of a text and the lines that it became, or that became it, one list of spans for each; null where they are not what the pieces say. */
export const spansOfParts = (before: readonly Line[], after: readonly Line[], texts: readonly (readonly Piece[])[], versions: Versions): Span[][] | null => {
  const said = texts.map((pieces) => ({ pieces, before: printedPieces(pieces, 'before', versions.before), after: printedPieces(pieces, 'after', versions.after) }));
  const followers = (lines: readonly Line[], side: 'before' | 'after'): Follower[] =>
    lines.map((line, index) => new Follower(line, labelWidth(line, lines.length === 1 ? said.flatMap((text) => text[side]) : (said[index]?.[side] ?? []))));
  const [olds, news] = [followers(before, 'before'), followers(after, 'after')];
  const result: Span[][] = [];
  for (const [part, text] of said.entries()) {
    const [oldAt, newAt] = [before.length === 1 ? 0 : part, after.length === 1 ? 0 : part];
    const [oldLine, newLine, old, now] = [before[oldAt], after[newAt], olds[oldAt], news[newAt]];
    if (oldLine === undefined || newLine === undefined || old === undefined || now === undefined) return null;
    const spans: Span[] = [];
    // Labels belong to the first that has the line.
    const [fromLabel, toLabel] = [before.length === 1 && part > 0 ? 0 : old.at, after.length === 1 && part > 0 ? 0 : now.at];
    spansByWords(oldLine, newLine, { from: old.at - fromLabel, to: old.at, start: now.at - toLabel, end: now.at }, spans, null);
    for (const [index, { kind }] of text.pieces.entries()) {
      const [from, start] = [old.at, now.at];
      if (!old.pass(text.before[index] ?? '') || !now.pass(text.after[index] ?? '')) return null;
      if (kind === 'deleted') addSpan(spans, { kind, from, to: old.at, start, end: start, piece: index });
      else if (kind === 'inserted') addSpan(spans, { kind, from, to: from, start, end: now.at, piece: index });
      else spansByWords(oldLine, newLine, { from, to: old.at, start, end: now.at }, spans, index);
    }
    // What direction marks are left belong to the last that has the line.
    const [lastOfOld, lastOfNew] = [before.length > 1 || part === said.length - 1, after.length > 1 || part === said.length - 1];
    spansByWords(oldLine, newLine, { from: old.at, to: lastOfOld ? oldLine.text.length : old.at, start: now.at, end: lastOfNew ? newLine.text.length : now.at }, spans, null);
    result.push(spans);
  }
  return result;
};

/**
 * The spans of two lines by the pieces of their text: what the window shows as kept, inserted and deleted is that in the file. Null where the
 * lines are not what the pieces say, as for a line that is more than its text.
 */
export const spansByPieces = (before: Line, after: Line, pieces: readonly Piece[], versions: Versions): Span[] | null => spansOfParts([before], [after], [pieces], versions)?.[0] ?? null;
