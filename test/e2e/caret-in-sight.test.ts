// Where one writes stays in sight with some lines around it; nothing moves as long as it is.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caretIn, elements, goToDocument, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const open = async (): Promise<void> => {
  const paragraphs = Array.from({ length: 60 }, (_, index) => `${index + 1}. The delegation of the island spoke about harbour number ${index + 1}.`);
  await goToDocument(page, await library.take(['# Report on sixty harbours', '## I. Opening', ...paragraphs].join('\n\n')));
};

interface Sight {
  /** Room above and below the caret's line, in pixels. */
  readonly above: number;
  readonly below: number;
  readonly scrolled: number;
}

const sight = (): Promise<Sight> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const range = getSelection()?.getRangeAt(0);
    const scroller = document.querySelector('[data-scroller]');
    if (!range || !scroller) throw new Error('There is no caret.');
    const caret = range.getClientRects()[0] ?? (range.startContainer.parentElement as Element).getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    return { above: caret.top - view.top, below: view.bottom - caret.bottom, scrolled: scroller.scrollTop };
  });

/** Two lines of text. */
const room = 48;
const paragraph = (number: number) => elements(page, 'numberedParagraph').nth(number - 1);
/** Scrolls so that an element ends exactly at the lower edge, or begins at the upper one, and clicks into its text. */
const clickAtEdge = async (number: number, edge: 'end' | 'start'): Promise<void> => {
  await paragraph(number).evaluate((element, block) => {
    element.style.scrollMargin = '0';
    const scroller = element.closest<HTMLElement>('[data-scroller]') as HTMLElement;
    const [own, view] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
    scroller.scrollTop += block === 'end' ? own.bottom - view.bottom : own.top - view.top;
  }, edge);
  const box = await paragraph(number).boundingBox();
  if (!box) throw new Error('It is not painted.');
  await page.mouse.click(box.x + box.width / 3, box.y + box.height / 2);
};

test('going down and up line by line keeps lines in sight beyond the caret', async () => {
  await open();
  await caretIn(paragraph(1));
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('ArrowDown');
    expect((await sight()).below, `after ${step + 1} lines down`).toBeGreaterThan(room);
  }
  expect((await sight()).scrolled).toBeGreaterThan(100);
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('ArrowUp');
    expect((await sight()).above, `after ${step + 1} lines up`).toBeGreaterThan(room);
  }
});

test('one new paragraph after the other is written above the lower edge, not at it', async () => {
  await open();
  await caretIn(paragraph(3));
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.type('More was said.');
    expect((await sight()).below, `in new paragraph ${step + 1}`).toBeGreaterThan(room);
  }
});

test('a press into the last or first line in sight moves nothing; what is typed there brings the lines around it into sight', async () => {
  await open();
  for (const edge of ['end', 'start'] as const) {
    await clickAtEdge(30, edge);
    const pressed = await sight();
    const beyond = edge === 'end' ? 'below' : 'above';
    expect(pressed[beyond]).toBeLessThan(room);
    await page.keyboard.type('x');
    await expect.poll(async () => (await sight())[beyond]).toBeGreaterThan(room);
    const typed = await sight();
    await page.keyboard.type('yz');
    await page.keyboard.press('ArrowLeft');
    expect((await sight()).scrolled).toBe(typed.scrolled);
  }
});
