// Where elements are on their pages: what a click means, and what part of which page an element takes up.
import type { Id } from '../../../shared/document/ids.ts';
import type { PageRange, Place } from '../../../shared/ipc/contract.ts';

/** Places tell the foot of the first line of a text; its head is about so many points above. */
const lineHeight = 11;

const down = (a: Place, b: Place): number => a.page - b.page || a.y - b.y;

/** Places down the pages, one for each element: that of its beginning. */
export const sortedPlaces = (places: readonly Place[]): readonly Place[] => {
  const seen = new Set<Id>();
  return places.filter(({ block }) => !seen.has(block) && seen.add(block)).toSorted(down);
};

/**
 * The places after a change, in order: those that came, and of those before the ones on other pages where only these pages were asked for. They may be where
 * they were before the change, until their pages are looked at.
 */
export const renewedPlaces = (
  before: readonly Place[],
  { places, pages, everywhere }: { readonly places: readonly Place[]; readonly pages: PageRange | null; readonly everywhere: boolean },
): readonly Place[] => {
  if (everywhere || pages === null) return sortedPlaces(places);
  const came = new Set(places.map(({ block }) => block));
  return sortedPlaces([...places, ...before.filter(({ block, page }) => !came.has(block) && (page < pages.first || page > pages.last))]);
};

/** The element at a point of a page, in points from its top; null before the first one. */
export const elementAt = (sorted: readonly Place[], page: number, y: number): Id | null => {
  const before = sorted.filter((place) => place.page < page || (place.page === page && place.y - lineHeight <= y));
  return before.at(-1)?.block ?? sorted[0]?.block ?? null;
};

/** A part of a page, from top to bottom, in points; `to` is null where it reaches to the foot of the text. */
export interface Stretch {
  readonly page: number;
  readonly from: number;
  readonly to: number | null;
}

/** The stretches of pages that an element takes up, down to where the next one begins. Empty for one that does not print. */
export const stretchesOf = (sorted: readonly Place[], block: Id): readonly Stretch[] => {
  const index = sorted.findIndex((place) => place.block === block);
  const place = sorted[index];
  if (place === undefined) return [];
  const next = sorted.slice(index + 1).find((other) => down(other, place) > 0);
  const from = place.y - lineHeight;
  if (next === undefined) return [{ page: place.page, from, to: null }];
  const end = next.y - lineHeight;
  if (next.page === place.page) return [{ page: place.page, from, to: Math.max(from + lineHeight, end - 5) }];
  return Array.from({ length: next.page - place.page + 1 }, (_, step): Stretch => ({
    page: place.page + step,
    from: step === 0 ? from : topOfText,
    to: step === next.page - place.page ? end - 5 : null,
  })).filter(({ from: start, to }) => to === null || to - start >= lineHeight);
};

/** Where the text of a page begins that another page runs on to, in points: the margin of every look is near it. */
const topOfText = 64;
