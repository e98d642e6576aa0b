// The bar beside the pages goes no further than the text.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { caretIn, elements, goToDocument, runCommand } from './editor.ts';
import { useStage } from './stage.ts';

let page: Page;
const pages = () => page.getByRole('region', { name: 'Pages' });

useStage(async (stage) => {
  ({ page } = stage);
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
