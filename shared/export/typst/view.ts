// Which elements are set visibly where only some of the pages are looked at. All others are set as well, since they decide where those stand, but hidden:
// their letters then need not be written into the file, nor read and painted.
import type { Id } from '../../document/ids.ts';
import type { PrintedElement } from './printed.ts';

/** What the template reads, as `view.json`. */
export interface View {
  /** The elements of the body that are visible, by their order: from one up to, not including, another. */
  readonly from: number;
  readonly to: number;
  /** Whose places are asked for; null for those of all elements. */
  readonly ask: readonly Id[] | null;
}

/** Pages from one to another, both of them too; from 1. */
export interface Pages {
  readonly first: number;
  readonly last: number;
}

type PageOf = (anchor: Id) => number | undefined;

/** So many elements beyond those on the pages are visible too: a change that moves them there does not take another setting. */
const margin = 3;

/** Where an element begins; null where that is not known of it. */
const anchorOf = (element: PrintedElement | undefined): Id | null => {
  if (element === undefined) return null;
  if (element.k === 'landscape') return anchorOf(element.body[0]);
  if (element.k === 'list') return element.items[0]?.anchor ?? null;
  return 'anchor' in element ? element.anchor : null;
};

/** Every anchor in these elements, in the order of the text: an element before what it holds. */
const anchorsIn = (elements: readonly PrintedElement[]): Id[] => {
  const found: Id[] = [];
  JSON.stringify(elements, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'anchor' in value && typeof value.anchor === 'string') found.push(value.anchor);
    return value;
  });
  return found;
};

/** Whether the page on which each element begins is known. */
export const allPlaced = (body: readonly PrintedElement[], pageOf: PageOf): boolean =>
  body.every((element) => {
    const anchor = anchorOf(element);
    return anchor === null || pageOf(anchor) !== undefined;
  });

/** All of the text. */
export const wholeView = (body: readonly PrintedElement[]): View => ({ from: 0, to: body.length, ask: null });

/** None of the text, to find out where everything stands. */
export const blankView: View = { from: 0, to: 0, ask: null };

/** What has to be visible for these pages, by the pages on which elements began before. `everywhere`: the places of all elements are asked for. */
export const viewOf = (body: readonly PrintedElement[], { first, last }: Pages, pageOf: PageOf, everywhere: boolean): View => {
  const begins = (index: number): number | null => {
    const anchor = anchorOf(body[index]);
    return (anchor === null ? undefined : pageOf(anchor)) ?? null;
  };
  // Both ends are elements whose places can be asked for, so that they can be checked.
  let from = body.findIndex((_, index) => (begins(index) ?? 0) >= first);
  from = Math.max(0, (from < 0 ? body.length : from) - 1 - margin);
  while (from > 0 && (begins(from) ?? first) >= first) from--;
  let to = body.findIndex((_, index) => (begins(index) ?? 0) > last);
  to = to < 0 ? body.length : Math.min(body.length, to + margin);
  while (to < body.length && begins(to) === null) to++;
  return { from, to, ask: everywhere ? null : anchorsIn(body.slice(from, to + 1)) };
};

/** Whether all that stands on these pages is visible, by where the elements begin now. */
export const isEnough = (body: readonly PrintedElement[], { from, to }: View, { first, last }: Pages, pageOf: PageOf): boolean => {
  const begins = (index: number): number | null => {
    const anchor = anchorOf(body[index]);
    return (anchor === null ? undefined : pageOf(anchor)) ?? null;
  };
  return (from === 0 || (begins(from) ?? first) < first) && (to === body.length || (begins(to) ?? last) > last);
};
