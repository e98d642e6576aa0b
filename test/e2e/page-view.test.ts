// The pages beside the text: the bar in their margin goes no further than the text; and parts of the window that are loaded later and cannot be.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { caretIn, elements, goToDocument, runCommand } from './editor.ts';
import type { RapporteurWindow } from './harness.ts';
import { useStage } from './stage.ts';

let page: Page;
let window: RapporteurWindow;
const pages = () => page.getByRole('region', { name: 'Pages' });

useStage(async (stage) => {
  ({ page, window } = stage);
  for (const bytes of coastalAssets.values()) await stage.library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  await goToDocument(page, await stage.library.put(coastalConference('escwa-current')), ['en']);
  await runCommand(page, 'Show or hide the pages');
  await pages().locator('[data-page="1"] canvas').waitFor();
});

test('the bar beside the last element of a page or of a frame ends with its text', async () => {
  await caretIn(elements(page, 'summary').last());
  const bar = pages().locator('[data-page="1"] [data-place]');
  await bar.waitFor();
  /** As a share of the height of the page. Three lines of text. */
  const share = () => bar.evaluate((element) => element.getBoundingClientRect().height / (element.closest('[data-page]')?.getBoundingClientRect().height ?? 1));
  await expect.poll(share).toBeLessThan(0.08);
  expect(await share()).toBeGreaterThan(0.02);
});

test('a part of the window that cannot be loaded says so, and the words typed last are there when the window was loaded anew', async () => {
  const part = '**/assets/HistoryRoute*';
  await page.route(part, (route) => route.abort());
  await caretIn(elements(page, 'title'));
  await page.keyboard.press('End');
  await page.keyboard.type(' and lagoons');
  await page.keyboard.press('Alt+KeyH');
  const reload = page.getByRole('button', { name: 'Reload the window' });
  await reload.waitFor();
  expect(window.takeProblems().join('\n')).toMatch(/HistoryRoute/);
  await page.unroute(part);
  await Promise.all([page.waitForEvent('load'), reload.press('Enter')]);
  await page.getByRole('listbox', { name: 'Timeline' }).getByRole('option').first().waitFor();
  await expect.poll(() => page.getByRole('main').innerText()).toContain('and lagoons');
  // The refused files are told once more by the time the page is left.
  expect(window.takeProblems().filter((problem) => !/HistoryRoute|preload|ERR_FAILED/.test(problem))).toEqual([]);
});
