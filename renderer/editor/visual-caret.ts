// The caret in lines of two directions: an arrow key moves it by what one sees. Browsers move it by the order of the letters, so that in a Latin name
// within an Arabic line the left key would go to the right.
import { Editor, Range, Transforms, type Path, type Point } from 'slate';
import { ReactEditor } from 'slate-react';
import type { PaneEditor } from './pane.ts';
import { isSlot } from './slate.ts';

/** A place where the caret can stand, in the order of the letters, and where it is painted. */
interface Stop {
  readonly node: Text;
  readonly offset: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The texts of an element as they are painted, those of signs left out. */
const textsOf = (element: Element): Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) => {
    const { parentElement } = node;
    const written = parentElement?.closest('[data-slate-string], [data-slate-zero-width]');
    return written && !parentElement?.closest('[data-slate-void], [contenteditable="false"]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
};

/** Whether a sign stands between two texts: there the end of one and the start of the other are two places. */
const signBetween = (before: Text, after: Text): boolean => {
  const range = document.createRange();
  range.setStart(before, before.length);
  range.setEnd(after, 0);
  return range.cloneContents().querySelector('[data-slate-void]') !== null;
};

const stopsOf = (texts: readonly Text[]): Stop[] => {
  const stops: Stop[] = [];
  const range = document.createRange();
  texts.forEach((node, index) => {
    const before = texts[index - 1];
    const empty = node.parentElement?.hasAttribute('data-slate-zero-width') ?? false;
    const offsets = empty ? [0] : [...[...graphemes.segment(node.data)].map((segment) => segment.index), node.length];
    for (const offset of offsets) {
      // Between two runs of one text the end of the first is the place.
      if (offset === 0 && before && !signBetween(before, node) && !(empty && stops.length === 0)) continue;
      range.setStart(node, offset);
      range.collapse(true);
      const box = range.getClientRects()[0] ?? node.parentElement?.getBoundingClientRect();
      if (box) stops.push({ node, offset, x: box.left, top: box.top, bottom: box.bottom });
    }
  });
  return stops;
};

const onOneLine = (a: Stop, b: Stop): boolean => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;

/** The lines of an element, each in the order in which an arrow to the right goes through it. */
const linesOf = (stops: readonly Stop[], rtl: boolean): Stop[][] => {
  const lines: Stop[][] = [];
  for (const stop of stops) {
    const line = lines.find(([first]) => first !== undefined && onOneLine(first, stop));
    if (line) line.push(stop);
    else lines.push([stop]);
  }
  // Where two places are painted as one, the order of the letters decides.
  return lines.map((line) => line.map((stop, index) => ({ stop, index: rtl ? -index : index })).sort((a, b) => a.stop.x - b.stop.x || a.index - b.index).map(({ stop }) => stop));
};

const isMixed = (texts: readonly Text[]): boolean => texts.some(({ data }) => rightToLeft.test(data)) && texts.some(({ data }) => leftToRight.test(data));

/** The place nearest behind a caret that stands in none of them, such as at the start of a run. */
const nearest = (stops: readonly Stop[], { focusNode, focusOffset }: Selection): Stop | undefined => {
  if (!focusNode) return undefined;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  range.collapse(true);
  return stops.find(({ node, offset }) => range.comparePoint(node, offset) >= 0) ?? stops.at(-1);
};

const place = (editor: PaneEditor, { node, offset }: Stop): void => {
  const point = ReactEditor.toSlatePoint(editor, [node, offset], { exactMatch: false, suppressThrow: true });
  if (!point) return;
  Transforms.select(editor, point);
  document.getSelection()?.collapse(node, offset);
};

/**
 * Moves the caret one place to the left or right as one sees it. False where the browser does that as well: in plain text of one direction, with a
 * selection, and from the last place of one element to the first of the next.
 */
export const moveByEye = (editor: PaneEditor, to: 'left' | 'right'): boolean => {
  const { selection } = editor;
  const dom = document.getSelection();
  if (!selection || !dom?.focusNode || Range.isExpanded(selection) || Editor.void(editor)) return false;
  const entry = Editor.above(editor, { match: (node) => !Editor.isEditor(node) && isSlot(node) });
  if (!entry) return false;
  const rtl = editor.definition.direction === 'rtl';
  const forward = (to === 'right') !== rtl;
  /** Where one comes into a line: from the other side. */
  const entrance = (line: readonly Stop[] | undefined): Stop | undefined => (to === 'right' ? line?.[0] : line?.at(-1));

  const element = ReactEditor.toDOMNode(editor, entry[0]);
  const texts = textsOf(element);
  let edge: Stop | undefined;
  // A sign that is one piece is passed at one stroke; for the browser there is a place within it.
  if (isMixed(texts) || element.querySelector('[data-slate-void]')) {
    const stops = stopsOf(texts);
    const at = stops.find(({ node, offset }) => node === dom.focusNode && offset === dom.focusOffset) ?? nearest(stops, dom);
    if (!at) return false;
    const lines = linesOf(stops, rtl);
    const row = lines.findIndex((line) => line.includes(at));
    const line = lines[row] ?? [];
    const next = line[line.indexOf(at) + (to === 'right' ? 1 : -1)] ?? entrance(lines[row + (forward ? 1 : -1)]);
    if (next) {
      place(editor, next);
      return true;
    }
    edge = forward ? stops.at(-1) : stops[0];
  } else if (!(forward ? Editor.isEnd : Editor.isStart)(editor, selection.focus, entry[1])) return false;

  const [beyond] = (forward ? Editor.next : Editor.previous)(editor, { at: entry[1], match: (node) => !Editor.isEditor(node) && isSlot(node) }) ?? [];
  const others = beyond && !Editor.isEditor(beyond) ? textsOf(ReactEditor.toDOMNode(editor, beyond)) : [];
  if (isMixed(others)) {
    const lines = linesOf(stopsOf(others), rtl);
    const first = entrance(forward ? lines[0] : lines.at(-1));
    if (first) {
      place(editor, first);
      return true;
    }
  }
  // The browser goes on to the next element from the first or last letter.
  if (edge) place(editor, edge);
  return false;
};

/** The path of the sign that stands right before or behind a point. */
const signBeside = (editor: PaneEditor, point: Point, behind: boolean): Path | null => {
  const { path, offset } = point;
  if (behind ? !Editor.isEnd(editor, point, path) : offset > 0) return null;
  const beside = [...path.slice(0, -1), (path.at(-1) ?? 0) + (behind ? 1 : -1)];
  if (beside.some((index) => index < 0) || !Editor.hasPath(editor, beside)) return null;
  const [node] = Editor.node(editor, beside);
  return !Editor.isEditor(node) && 'type' in node && editor.isVoid(node) ? beside : null;
};

/** Extends the selection over a sign beside its moving end, at one stroke; false where there is none. */
export const extendOverSign = (editor: PaneEditor, to: 'left' | 'right'): boolean => {
  const { selection } = editor;
  if (!selection) return false;
  const forward = (to === 'right') !== (editor.definition.direction === 'rtl');
  const beside = Editor.void(editor, { at: selection.focus })?.[1] ?? signBeside(editor, selection.focus, forward);
  if (!beside) return false;
  const focus = forward ? Editor.after(editor, beside) : Editor.before(editor, beside);
  if (!focus) return false;
  Transforms.select(editor, { anchor: selection.anchor, focus });
  return true;
};
