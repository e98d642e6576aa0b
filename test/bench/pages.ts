// From a key press to the picture of the page that shows it, in the pages beside the text.
import type { Browser, Page } from 'playwright-core';
import type { Document } from '../../shared/document/document.ts';
import type { Language } from '../../shared/language/language.ts';
import { setPreferences } from '../e2e/harness.ts';
import { startProgram } from '../program.ts';
import { newContext, openDocument, settle } from './browser.ts';
import { libraryWith } from './library.ts';
import { middleParagraph } from './sample.ts';

export interface PagesFigures {
  readonly pages: number;
  /** Milliseconds, one for each key press. */
  readonly shown: readonly number[];
}

declare global {
  interface Window {
    /** Milliseconds from the last key to the frame that shows it on its page. */
    pageShown?: Promise<number>;
  }
}

/** From now on the page measures the next key: from the making of its event to the frame after the new picture of the page with the bar. */
const awaitPicture = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.pageShown = new Promise<number>((resolve) => {
      let pressed = 0;
      addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
      // A paragraph may reach over two pages, of which the key changes one.
      const pictures = [...document.querySelectorAll('[data-place]')].flatMap((bar) => bar.closest('[data-page]')?.querySelector('[role="img"]') ?? []);
      if (pictures.length === 0) throw new Error('There is no page with the place of the caret.');
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - pressed);
          channel.port2.postMessage(null);
        });
      });
      for (const picture of pictures) observer.observe(picture, { subtree: true, attributeFilter: ['data-painted'] });
    });
  });

/** Types in the middle of a document with its pages beside it, key by key, each once the page shows the one before. */
export async function measurePages(browser: Browser, document: Document, language: Language, presses: number): Promise<PagesFigures> {
  const library = libraryWith([document]);
  const program = await startProgram(library.folder);
  try {
    await setPreferences(program.url, { arrangement: { outline: true, inspector: true, preview: true, recentCommands: [] } });
    const context = await newContext(browser);
    const page = await openDocument(context, program.url, document.id, [language]);
    const paragraph = page.locator(`[data-language="${language}"] [data-block="${middleParagraph(document).id}"]`).first();
    await paragraph.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await settle(page);
    await paragraph.click();
    await page.locator('[data-place]').first().waitFor();
    await settle(page);
    const keys = await context.newCDPSession(page);
    const shown: number[] = [];
    for (let press = 0; press < presses + 5; press++) {
      await awaitPicture(page);
      const character = press % 6 === 5 ? ' ' : language === 'ar' ? 'م' : 'm';
      await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: character, code: 'KeyM', windowsVirtualKeyCode: 77, text: character, unmodifiedText: character });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character, code: 'KeyM', windowsVirtualKeyCode: 77 });
      const time = await page.evaluate(() => window.pageShown as Promise<number>);
      // The first presses find nothing warm: the compiler has set the text once, pdf.js has not painted yet.
      if (press >= 5) shown.push(time);
    }
    const pages = Number(/\d+\D+(\d+)/.exec((await page.locator('[data-region="preview"] [role="status"]').textContent()) ?? '')?.[1] ?? 0);
    await context.close();
    return { pages, shown };
  } finally {
    await program.stop();
    library.remove();
  }
}
