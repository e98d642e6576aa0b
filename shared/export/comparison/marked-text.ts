// One text with its changes in the line: what went is struck out, what came is underlined, as proposals print.
import type { Edge, Piece, Run, TextComparison } from '../../compare/comparison.ts';
import { isEdge, isTextRun } from '../../compare/runs.ts';
import { isText, type Content, type FootnoteText, type Inline } from '../../document/inlines.ts';
import type { Numbering } from '../../document/numbering.ts';
import { referenceText } from '../../document/reference.ts';
import type { Profile } from '../../language/definition.ts';
import { bracketMarks, optionSeparator } from '../bracket-marks.ts';

/** `kept` changes nothing but the ids of what must not occur twice. */
export type Mark = 'kept' | 'insertion' | 'deletion';

export interface Marking {
  readonly numbering: { readonly before: Numbering; readonly after: Numbering };
  readonly profile: { readonly before: Profile; readonly after: Profile };
  /** The id of a footnote of the earlier text in the marked one, where it stands beside that of the later text. */
  readonly earlierNote: (id: string) => string;
}

/** Stands between words and those that replace them, so that they do not run into each other: a thin space, which a line may be broken at. */
export const gap = '\u2009';

/** The id of the marks that are changes, apart from what somebody proposes. */
export const changeId = 'comparison';

type Line = Exclude<Run, { readonly type: 'start' | 'end' }>;

const proposed = <Element extends Line>(element: Element, mark: Mark): Element => {
  if (mark === 'kept') return element;
  if ('type' in element && element.type === 'link') return { ...element, children: element.children.map((text) => proposed(text, mark)) };
  const proposals = 'proposals' in element ? (element.proposals ?? []) : [];
  return { ...element, proposals: [...proposals, { id: changeId, kind: mark, author: '', at: 0 }] };
};

/** An inline of one version, marked. References of the earlier text print what they printed there. */
const markInline = (element: Line, mark: Mark, earlier: boolean, marking: Marking): Line => {
  if (isTextRun(element)) return proposed(element, mark);
  if (element.type === 'crossReference' && earlier) {
    return proposed({ text: referenceText(element, marking.numbering.before, marking.profile.before) }, mark);
  }
  if (element.type === 'footnote') {
    const content = element.content.map((inline) => markInline(inline, mark, earlier, marking)) as FootnoteText;
    return proposed({ ...element, content, ...(earlier && { id: marking.earlierNote(element.id) }) }, mark);
  }
  return proposed(element, mark);
};

/** Runs in a line of their own: brackets become their signs, since a change may begin or end within them. */
const markRuns = (runs: readonly Run[], mark: Mark, earlier: boolean, marking: Marking, previous: { run: Run | null }): Line[] =>
  runs.map((run): Line => {
    const before = previous.run;
    previous.run = run;
    if (!isEdge(run)) return markInline(run, mark, earlier, marking);
    const { type, of } = run;
    const follows = type === 'start' && before !== null && isEdge(before) && before.type === 'end' && before.of.type === 'option';
    const text = of.type === 'option' ? (follows ? optionSeparator : '') : bracketMarks(of.state)[type === 'start' ? 'open' : 'close'];
    return proposed({ text }, mark);
  });

const signOf = ({ type, of }: Edge): string => (of.type === 'option' ? '' : bracketMarks(of.state)[type === 'start' ? 'open' : 'close']);

/** Words that stayed, whatever they look like; a bracket that was opened again, or agreed, has signs that came or went. */
const markKept = (piece: Pick<Piece, 'before' | 'after'>, marking: Marking, previous: { run: Run | null }): Line[] => {
  const edges = piece.before.flatMap((run: Run) => (isEdge(run) ? [run] : []));
  return piece.after.flatMap((run): Line[] => {
    const kept = (): Line[] => markRuns([run], 'kept', false, marking, previous);
    if (!isEdge(run)) return kept();
    const old = edges.shift();
    return old === undefined || signOf(old) === signOf(run) ? kept() : [...markRuns([old], 'deletion', true, marking, previous), ...markRuns([run], 'insertion', false, marking, previous)];
  });
};

const markPiece = (piece: Piece, marking: Marking, previous: { run: Run | null }): Line[] => {
  switch (piece.kind) {
    case 'same':
    case 'relooked':
      return markKept(piece, marking, previous);
    case 'deleted':
      return markRuns(piece.before, 'deletion', true, marking, previous);
    case 'inserted':
      return markRuns(piece.after, 'insertion', false, marking, previous);
    case 'note': {
      const content = markedText(piece.text, marking) as FootnoteText;
      return markRuns(piece.after, 'kept', false, marking, previous).map((run) => ('type' in run && run.type === 'footnote' ? { ...run, content } : run));
    }
  }
};

const isMarked = (inline: Line, mark: Mark): boolean => 'proposals' in inline && inline.proposals?.some(({ id, kind }) => id === changeId && kind === mark) === true;
const touches = (inline: Line, end: 'start' | 'end'): boolean => !isTextRun(inline) || !(end === 'end' ? /\s$/u : /^\s/u).test(inline.text);

/** Words beside those that they replace, with a gap where nothing is between them. */
const apart = (line: readonly Line[]): Line[] =>
  line.flatMap((inline, index): Line[] => {
    const before = line[index - 1];
    if (before === undefined) return [inline];
    const replaced = (isMarked(before, 'deletion') && isMarked(inline, 'insertion')) || (isMarked(before, 'insertion') && isMarked(inline, 'deletion'));
    return replaced && touches(before, 'end') && touches(inline, 'start') ? [{ text: gap }, inline] : [inline];
  });

/** A text that is in both versions. */
export const markedText = ({ pieces }: Pick<TextComparison, 'pieces'>, marking: Marking): Content => {
  const previous: { run: Run | null } = { run: null };
  return apart(pieces.flatMap((piece) => markPiece(piece, marking, previous)).filter((inline) => !isText(inline) || inline.text !== ''));
};

/** A text of one version alone, brackets whole. */
export const markedContent = (content: readonly Inline[], mark: Mark, earlier: boolean, marking: Marking): Content =>
  content.map((inline): Inline => {
    if (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option')) return { ...inline, children: markedContent(inline.children, mark, earlier, marking) };
    return markInline(inline, mark, earlier, marking);
  });
