// The pages beside the text: they are those that will be printed, follow what is typed, show the place, and lead to the text.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { caretIn, elements, elementWith, goToDocument, runCommand, type Library } from './editor.ts';
import { canPaint, picturesOf } from '../main/print/page-pictures.ts';
import { pagesOf } from '../main/print/pdf-pages.ts';
import { accessibilityFindings } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;
let id: string;

useStage(async (stage) => {
  ({ library, page } = stage);
  for (const bytes of coastalAssets.values()) await library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  id = await library.put(coastalConference('escwa-current'));
});

const pages = () => page.getByRole('region', { name: 'Pages' });
const sheet = (number: number) => pages().locator(`[data-page="${number}"]`);
const painted = (number: number) => sheet(number).locator('canvas');
const bar = () => pages().locator('[data-place]');

/** The ink of a page: the number of its dark pixels. */
const ink = (number: number): Promise<number> =>
  painted(number).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
    return dark;
  });

/** Which page holds the bar, and how far down it begins, as a share of the page. */
const placed = () =>
  bar()
    .first()
    .evaluate((element) => {
      const paper = element.closest<HTMLElement>('[data-page]') as HTMLElement;
      return { page: Number(paper.dataset['page']), top: (element.getBoundingClientRect().top - paper.getBoundingClientRect().top) / paper.clientHeight };
    });

const open = async (language: 'en' | 'ar' = 'en') => {
  await goToDocument(page, id, [language]);
  if ((await pages().count()) === 0) await runCommand(page, 'Show or hide the pages');
  await pages().and(page.locator(`[data-pages-of="${language}"]`)).waitFor();
  await painted(1).waitFor();
};

test('the pages open beside the text with their number, and close again', async () => {
  await open();
  await pages().getByRole('status').getByText(/^Page 1 of [89]$/).waitFor();
  expect(await ink(1)).toBeGreaterThan(2_000);
  expect(await accessibilityFindings(page)).toEqual([]);
  await pages().getByRole('button', { name: 'Close the pages' }).click();
  await pages().waitFor({ state: 'detached' });
});

test('what is typed stands on the page, and the bar beside it shows where', async () => {
  await open();
  await caretIn(elementWith(page, 'opened the Conference'));
  await expect.poll(async () => (await placed()).page).toBeGreaterThan(2);
  const { page: number } = await placed();
  await painted(number).waitFor();
  const picture = () =>
    painted(number).evaluate(async (canvas: HTMLCanvasElement) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canvas.toDataURL()));
      return new Uint8Array(digest).join(' ');
    });
  const before = await picture();
  await page.keyboard.type(' Gulls');
  await expect.poll(picture).not.toBe(before);
  // The same text gives the same page.
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(picture).toBe(before);
  // Only the lines that a key changed are painted: the page is the same as when all of it is painted anew.
  await page.keyboard.type('g');
  await expect.poll(picture).not.toBe(before);
  const typed = await picture();
  await pages().getByRole('button', { name: 'Larger' }).click();
  await expect.poll(picture).not.toBe(typed);
  await pages().getByRole('button', { name: 'Fit to width' }).click();
  await expect.poll(picture).toBe(typed);
});

test('a click on a page leads to that text, ready for keys', async () => {
  await open();
  await caretIn(elements(page, 'title'));
  await expect.poll(async () => (await placed()).page).toBe(1);
  // The first paragraph of the introduction begins the page after the contents.
  await sheet(3).evaluate((element) => element.scrollIntoView());
  await painted(3).waitFor();
  const box = await sheet(3).boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.13);
  const first = elements(page, 'numberedParagraph').first();
  await expect.poll(() => first.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null))).toBe(true);
  await page.keyboard.type('Here. ');
  await expect.poll(() => first.innerText()).toContain('Here. ');
  await page.keyboard.press('Control+KeyZ');
});

test('a new page is there as soon as there is text for it', async () => {
  await open();
  const count = async () => Number(/of (\d+)/.exec((await pages().getByRole('status').textContent()) ?? '')?.[1]);
  const before = await count();
  // Near the top of its page, so that nearly all of it moves on.
  await caretIn(elements(page, 'numberedParagraph').first());
  await runCommand(page, 'Insert: Page break');
  await expect.poll(count).toBe(before + 1);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(count).toBe(before);
});

test('the pages of the Arabic text run from right to left, with the bar on that side', async () => {
  await open('ar');
  await caretIn(elements(page, 'numberedParagraph', 'ar').nth(1));
  await bar().first().waitFor();
  const side = await bar()
    .first()
    .evaluate((element) => {
      const paper = element.closest('[data-page]')?.getBoundingClientRect() as DOMRect;
      return (element.getBoundingClientRect().left - paper.left) / paper.width;
    });
  expect(side).toBeGreaterThan(0.9);
});

test('pages are made larger, smaller, and as wide as their place', async () => {
  await open();
  const width = async () => (await sheet(1).boundingBox())?.width ?? 0;
  const fitting = await width();
  await pages().getByRole('button', { name: 'Larger' }).click();
  await expect.poll(width).toBeGreaterThan(fitting + 5);
  await pages().getByRole('button', { name: 'Fit to width' }).click();
  await expect.poll(width).toBe(fitting);
  await pages().getByRole('button', { name: 'Smaller' }).click();
  await expect.poll(width).toBeLessThan(fitting - 5);
});

test('what stands in the middle stays there while the pages become larger and smaller', async () => {
  await open();
  const scroller = pages().locator('[data-pages]');
  /** How far down the third page the middle of the pane is, as a share of the page; beside it, how far across. */
  const middle = () =>
    scroller.evaluate((pane) => {
      const paper = (pane.querySelector('[data-page="3"]') as HTMLElement).getBoundingClientRect();
      const { left, top } = pane.getBoundingClientRect();
      return [(top + pane.clientHeight / 2 - paper.top) / paper.height, (left + pane.clientWidth / 2 - paper.left) / paper.width] as const;
    });
  await pages().getByRole('button', { name: 'Fit to width' }).click({ force: true });
  await scroller.evaluate((pane) => {
    const paper = pane.querySelector('[data-page="3"]') as HTMLElement;
    pane.scrollTop = paper.offsetTop + paper.offsetHeight * 0.7 - pane.clientHeight / 2;
  });
  await painted(3).waitFor();
  expect((await middle())[0]).toBeCloseTo(0.7, 1);
  const [down, across] = await middle();
  const size = async () => (await sheet(3).boundingBox())?.width ?? 0;
  for (const name of ['Larger', 'Larger', 'Smaller', 'Fit to width', 'Smaller']) {
    const before = await size();
    await pages().getByRole('button', { name }).click();
    await expect.poll(size).not.toBe(before);
    expect((await middle())[0], name).toBeCloseTo(down, 2);
    // The room beside the pages stays as wide as it is.
    expect((await middle())[1], name).toBeCloseTo(across, 1);
  }
});

test('the last page is there when it is scrolled to', async () => {
  await open();
  const count = Number(/of (\d+)/.exec((await pages().getByRole('status').textContent()) ?? '')?.[1]);
  await sheet(count).evaluate((element) => element.scrollIntoView());
  await painted(count).waitFor();
  await expect.poll(() => ink(count)).toBeGreaterThan(500);
});

test('nothing is set for pages that nobody sees, and they are up to date when they are seen again', async () => {
  await open();
  await caretIn(elementWith(page, 'opened the Conference'));
  await expect.poll(async () => (await placed()).page).toBeGreaterThan(2);
  await painted((await placed()).page).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const pagesAsked = () => asked.filter((url) => url.includes('preview.set')).length;
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.keyboard.type(' Terns');
  // Saving goes on, and later than pages would have been asked for.
  await expect.poll(() => asked.some((url) => url.includes('document.save'))).toBe(true);
  expect(pagesAsked()).toBe(0);
  await hide(false);
  await expect.poll(pagesAsked).toBe(1);
  await page.keyboard.press('Control+KeyZ');
});

test('what is printed is the pages and nothing else of the window', async () => {
  await open();
  const count = Number(/of (\d+)/.exec((await pages().getByRole('status').textContent()) ?? '')?.[1]);
  let printed: Buffer | null = null;
  await page.exposeFunction('printNow', async () => {
    printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  });
  // The dialog of the system cannot be had here; what it would print can.
  await page.evaluate(() => {
    const { printNow } = globalThis as unknown as { readonly printNow: () => Promise<void> };
    globalThis.print = () => void printNow().then(() => dispatchEvent(new Event('afterprint')));
  });
  await pages().getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => printed !== null, { timeout: 60_000 }).toBe(true);
  const file = printed as unknown as Buffer;
  expect(await pagesOf(file)).toEqual(Array.from({ length: count }, () => ''));
  // Ink on every sheet, the last one too.
  if (canPaint) for (const picture of picturesOf(file, 20)) expect(picture.subarray(20).some((grey) => grey < 160)).toBe(true);
  await expect.poll(() => pages().getByRole('button', { name: 'Print' }).isEnabled()).toBe(true);
  expect(await page.locator('body > div > img').count()).toBe(0);
});
