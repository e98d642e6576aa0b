// From choosing a document in the library to the first key it takes, in a program that has just started.
import type { Browser, Page } from 'playwright-core';
import type { Document } from '../../shared/document/document.ts';
import { startProgram } from '../program.ts';
import { newContext, settle } from './browser.ts';
import { libraryWith } from './library.ts';

export interface OpeningFigures {
  /** Milliseconds until the frame that shows the first key, for each opening. */
  readonly firstKey: readonly number[];
  /** Milliseconds until the last part of the page is built. */
  readonly whole: readonly number[];
}

/** Goes to the document and waits for its caret; resolves with the time on the page's clock at which it was asked for. */
const goTo = (page: Page, id: string): Promise<number> =>
  page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const asked = performance.now();
        location.hash = hash;
        const look = (): void => {
          const editable = document.activeElement;
          if (editable?.hasAttribute('data-language') === true && editable.contains(getSelection()?.anchorNode ?? null)) resolve(asked);
          else setTimeout(look, 1);
        };
        look();
      }),
    `#/document/${id}`,
  );

declare global {
  interface Window {
    /** The time of the frame after the first change of the title. */
    firstChange?: Promise<number>;
  }
}

/** From now on the page waits for a key to change its title. */
const awaitFirstChange = (page: Page): Promise<void> =>
  page.evaluate(
    () => {
      window.firstChange = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now());
            channel.port2.postMessage(null);
          });
        });
        const title = document.querySelector('[data-type="title"]');
        if (title !== null) observer.observe(title, { characterData: true, childList: true, subtree: true });
      });
    },
  );

export async function measureOpening(browser: Browser, document: Document, turns: number): Promise<OpeningFigures> {
  const library = libraryWith([document]);
  const firstKey: number[] = [];
  const whole: number[] = [];
  try {
    for (let turn = 0; turn < turns; turn++) {
      const program = await startProgram(library.folder);
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(program.url);
      await page.getByRole('main').waitFor();
      await settle(page);
      const keys = await context.newCDPSession(page);
      const asked = await goTo(page, document.id);
      await awaitFirstChange(page);
      await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'x', code: 'KeyX', text: 'x', windowsVirtualKeyCode: 88 });
      firstKey.push((await page.evaluate(() => window.firstChange as Promise<number>)) - asked);
      await page.waitForFunction((count) => globalThis.document.querySelectorAll('[data-block]').length >= count, document.blocks.length, { polling: 50, timeout: 60_000 });
      whole.push((await page.evaluate(() => performance.now())) - asked);
      await context.close();
      await program.stop();
    }
  } finally {
    library.remove();
  }
  return { firstKey, whole };
}
