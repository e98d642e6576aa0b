// The browser of the measurements, and the window in it.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../main/hosts/portable/browser.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import { testArguments } from '../e2e/browser.ts';

export async function launch(): Promise<Browser> {
  const found = findBrowser();
  if (found === null) throw new Error('The measurements of the window need Chromium, Chrome or Edge.');
  return await chromium.launch({ executablePath: found.program, args: testArguments(), headless: true });
}

/** A context of the size that the window is designed for. */
export const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en', permissions: ['clipboard-read', 'clipboard-write'] });

/** Opens a window of the program and, in it, a document in one language or two. Ends when the page shows it. */
export async function openDocument(context: BrowserContext, url: string, id: Id, languages: readonly Language[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  await page.getByRole('main').waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/document/${id}?languages=${languages.join('-')}`);
  for (const language of languages) await page.locator(`[data-language="${language}"]`).waitFor({ timeout: 120_000 });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** Waits until the page has nothing to do: a second of idle moments. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let quiet = 0;
        const look = (deadline: IdleDeadline): void => {
          quiet = deadline.timeRemaining() > 5 ? quiet + 1 : 0;
          if (quiet >= 10) resolve();
          else setTimeout(() => requestIdleCallback(look), 100);
        };
        requestIdleCallback(look);
      }),
  );
}
