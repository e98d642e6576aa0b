// What is in the middle of the pane of pages, so that it stays there when the pages become larger or smaller.

/** A point of a page, as shares of its width and height. */
export interface LookedAt {
  readonly page: string;
  readonly x: number;
  readonly y: number;
}

const middleOf = (pane: HTMLElement): { readonly x: number; readonly y: number } => {
  const { left, top } = pane.getBoundingClientRect();
  return { x: left + pane.clientLeft + pane.clientWidth / 2, y: top + pane.clientTop + pane.clientHeight / 2 };
};

/** Null where there is no page. */
export const lookedAt = (pane: HTMLElement): LookedAt | null => {
  const middle = middleOf(pane);
  const sheets = [...pane.querySelectorAll<HTMLElement>('[data-page]')];
  const sheet = sheets.findLast((each) => each.getBoundingClientRect().top <= middle.y) ?? sheets[0];
  if (sheet === undefined) return null;
  const { left, top, width, height } = sheet.getBoundingClientRect();
  return { page: sheet.dataset['page'] ?? '', x: (middle.x - left) / width, y: (middle.y - top) / height };
};

/** Scrolls a point to the middle, as far as there is something to scroll. */
export const lookAt = (pane: HTMLElement, { page, x, y }: LookedAt): void => {
  const sheet = pane.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (sheet === null) return;
  const middle = middleOf(pane);
  const { left, top, width, height } = sheet.getBoundingClientRect();
  pane.scrollTop += top + y * height - middle.y;
  pane.scrollLeft += left + x * width - middle.x;
};
