// Where a caret stands, said in three ways: a point of Slate's tree, an offset in a slot, and a place that outlives the tree.
import { Path, Range, type Descendant, type Point } from 'slate';
import type { Language } from '../../shared/language/language.ts';
import { isAtomElement, isInlineElement, isSlot, isTextNode, type SlateBlock, type SlateSlot } from './slate.ts';

/** A place in the document seen in one language: a slot and an offset in its content. */
export interface Place {
  readonly slot: string;
  readonly offset: number;
}

export interface Selection {
  readonly anchor: Place;
  readonly focus: Place;
}

export const collapsed = (slot: string, offset: number): Selection => ({ anchor: { slot, offset }, focus: { slot, offset } });

/** A place that also knows the exact text node, for returning to a state of the document that stood before. */
export interface ExactPlace extends Place {
  /** Path of the text within the slot, and the offset in that text. */
  readonly path: Path;
  readonly textOffset: number;
}

export interface PaneSelection {
  readonly language: Language;
  readonly anchor: ExactPlace;
  readonly focus: ExactPlace;
}

const nodeLength = (node: Descendant): number => {
  if (isTextNode(node)) return node.text.length;
  if (isAtomElement(node)) return 1;
  return node.children.reduce((sum, child) => sum + nodeLength(child), 0);
};

/** The slot element on the way to a path. */
export const slotAt = (children: readonly Descendant[], path: Path): { readonly slot: SlateSlot; readonly path: Path } | null => {
  let nodes: readonly Descendant[] = children;
  for (let depth = 0; depth < path.length; depth++) {
    const node = nodes[path[depth] as number];
    if (!node || isTextNode(node)) return null;
    if (isSlot(node)) return { slot: node, path: path.slice(0, depth + 1) };
    nodes = node.children;
  }
  return null;
};

/** The path of the slot element with an id; `near` is a top-level index where it is likely to stand. */
export const pathOfSlot = (children: readonly Descendant[], id: string, near?: number): Path | null => {
  const owner = id.split(':')[0];
  const inside = (nodes: readonly Descendant[], path: Path): Path | null => {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Descendant;
      if (isTextNode(node) || isInlineElement(node)) continue;
      const at = [...path, index];
      const found = isSlot(node) ? (node.id === id ? at : null) : inside(node.children, at);
      if (found) return found;
    }
    return null;
  };
  const at = (index: number): Path | null => {
    const node = children[index] as SlateBlock | undefined;
    if (!node || (node.id !== owner && node.type !== 'box' && node.type !== 'table')) return null;
    return isSlot(node) ? (node.id === id ? [index] : null) : inside(node.children, [index]);
  };
  if (near !== undefined) {
    for (const index of [near, near + 1, near - 1]) {
      const found = at(index);
      if (found) return found;
    }
  }
  for (let index = 0; index < children.length; index++) {
    const found = at(index);
    if (found) return found;
  }
  return null;
};

/** The offset of a point within its slot. A point inside an atom counts as before it. */
export const offsetOf = (slot: SlateSlot, path: Path, offset: number): number => {
  let nodes: readonly Descendant[] = slot.children;
  let sum = 0;
  for (let depth = 0; depth < path.length; depth++) {
    const at = path[depth] as number;
    for (let index = 0; index < at; index++) sum += nodeLength(nodes[index] as Descendant);
    const node = nodes[at];
    if (!node) return sum;
    if (isTextNode(node)) return sum + Math.min(offset, node.text.length);
    if (isAtomElement(node)) return sum;
    nodes = node.children;
  }
  return sum;
};

/** The point for an offset: the earliest text in which it can stand, outside of links and brackets where there is a choice. */
export const pointInSlot = (slot: SlateSlot, offset: number): { readonly path: Path; readonly offset: number } => {
  const search = (nodes: readonly Descendant[], path: Path, rest: number): { path: Path; offset: number } | null => {
    let left = rest;
    let fallback: { path: Path; offset: number } | null = null;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Descendant;
      const length = nodeLength(node);
      if (isTextNode(node)) {
        if (left <= length) return { path: [...path, index], offset: left };
        fallback = { path: [...path, index], offset: length };
      } else if (left < length && !isAtomElement(node)) {
        const inner = search(node.children, [...path, index], left);
        if (inner) return inner;
      }
      left -= length;
      if (left < 0) break;
    }
    return fallback;
  };
  return search(slot.children, [], Math.max(0, offset)) ?? { path: [0], offset: 0 };
};

export const pointOf = (children: readonly Descendant[], place: Place, near?: number): Point | null => {
  const path = pathOfSlot(children, place.slot, near);
  const found = path && slotAt(children, path);
  if (!path || !found) return null;
  const inner = pointInSlot(found.slot, place.offset);
  return { path: [...path, ...inner.path], offset: inner.offset };
};

export const placeOf = (children: readonly Descendant[], point: Point): ExactPlace | null => {
  const found = slotAt(children, point.path);
  if (!found) return null;
  const path = point.path.slice(found.path.length);
  return { slot: found.slot.id, offset: offsetOf(found.slot, path, point.offset), path, textOffset: point.offset };
};

const isInAtom = (children: readonly Descendant[], { path }: Point): boolean => {
  let node: Descendant | undefined = children[path[0] as number];
  for (const index of path.slice(1)) {
    if (!node || isTextNode(node)) return false;
    if (isAtomElement(node)) return true;
    node = (node.children as readonly Descendant[])[index];
  }
  return false;
};

/** The places of the two ends of a range. An atom into which it reaches belongs to it, from whichever side it comes; a caret in an atom counts as before it. */
export const placesOf = (children: readonly Descendant[], range: Range): { readonly anchor: ExactPlace; readonly focus: ExactPlace } | null => {
  const [anchor, focus] = [placeOf(children, range.anchor), placeOf(children, range.focus)];
  if (!anchor || !focus) return null;
  const last = Range.isBackward(range) ? 'anchor' : 'focus';
  if (Range.isCollapsed(range) || !isInAtom(children, range[last])) return { anchor, focus };
  const behind = (place: ExactPlace): ExactPlace => ({ ...place, offset: place.offset + 1 });
  return last === 'anchor' ? { anchor: behind(anchor), focus } : { anchor, focus: behind(focus) };
};

const textAt = (slot: SlateSlot, path: Path): string | null => {
  let nodes: readonly Descendant[] = slot.children;
  for (const [depth, index] of path.entries()) {
    const node = nodes[index];
    if (!node) return null;
    if (isTextNode(node)) return depth === path.length - 1 ? node.text : null;
    nodes = node.children;
  }
  return null;
};

/** The point of an exact place: the very text node where it still says the same offset, else the offset. */
export const exactPointOf = (children: readonly Descendant[], place: ExactPlace, near?: number): Point | null => {
  const path = pathOfSlot(children, place.slot, near);
  const found = path && slotAt(children, path);
  if (!path || !found) return null;
  const text = textAt(found.slot, place.path);
  if (text !== null && place.textOffset <= text.length && offsetOf(found.slot, place.path, place.textOffset) === place.offset) {
    return { path: [...path, ...place.path], offset: place.textOffset };
  }
  const inner = pointInSlot(found.slot, place.offset);
  return { path: [...path, ...inner.path], offset: inner.offset };
};

/** The range for a selection; places that know their text go back to it. */
export const rangeOf = (children: readonly Descendant[], selection: Selection, near?: number): Range | null => {
  const pointFor = (place: Place | ExactPlace, at?: number) => ('path' in place ? exactPointOf(children, place, at) : pointOf(children, place, at));
  const anchor = pointFor(selection.anchor, near);
  const focus = pointFor(selection.focus, anchor?.path[0] ?? near);
  return anchor && focus && { anchor, focus };
};

export const samePlace = (a: Place, b: Place): boolean => a.slot === b.slot && a.offset === b.offset;
