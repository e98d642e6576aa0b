// A new document by the keyboard alone: Enter makes one of the kind that is marked, wherever in the dialog one is.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalConference } from '../fixtures/coastal-conference.ts';
import { elements, goToDocument, runCommand, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const dialog = () => page.getByRole('dialog', { name: 'New document' });
const kind = (name: string | RegExp) => dialog().getByRole('option', { name });

/** Opens the dialog from the library; what Enter then leads to has not been there before. */
const open = async (): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.locator('[data-region="documents"]').waitFor();
  await page.keyboard.press('Alt+KeyN');
  await dialog().waitFor();
};
const created = async () => {
  await dialog().waitFor({ state: 'detached' });
  await expect.poll(() => page.url()).toMatch(/#\/document\//);
  await page.waitForFunction(() => document.activeElement?.closest('[data-language]') !== null);
  return await library.document(/document\/([^?]+)/.exec(page.url())?.[1] ?? '');
};

test('Enter at once makes an outcome document', async () => {
  await open();
  await page.keyboard.press('Enter');
  expect((await created()).settings.template).toBe('outcomeDocument');
});

test('the arrow keys lead to another kind, and Enter makes it; Escape on the list makes none', async () => {
  await open();
  await page.keyboard.press('End');
  await expect.poll(() => kind(/^Summary of key messages/).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  expect((await created()).settings.template).toBe('keyMessagesSummary');
  await open();
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(page.url()).not.toMatch(/document\//);
});

test('Enter after a press on a kind, and in the title, makes that kind, in the languages that are ticked', async () => {
  await open();
  await kind(/^Resolution/).click();
  await page.keyboard.press('Enter');
  expect((await created()).settings.template).toBe('resolution');
  await open();
  await kind(/^Declaration/).click();
  await dialog().getByRole('group', { name: 'Languages of the document' }).getByText('Français').click();
  await dialog().getByRole('textbox').fill('Declaration on quiet harbours');
  await page.keyboard.press('Enter');
  const made = await created();
  expect(made.settings).toMatchObject({ template: 'declaration', languages: ['en', 'ar'] });
  await expect.poll(() => elements(page, 'title').innerText()).toContain('quiet harbours');
});

test('Enter makes a document from a template of one’s own, reached by the keys too', async () => {
  await goToDocument(page, await library.put(coastalConference('escwa-current')), ['en']);
  await runCommand(page, 'Save as a template');
  await page.getByRole('dialog', { name: 'Save as a template' }).getByRole('textbox', { name: 'Name of the template' }).fill('Coasts, yearly');
  await page.keyboard.press('Enter');
  await page.getByText('“Coasts, yearly” is now among the templates').waitFor();
  await open();
  await kind(/^Coasts, yearly/).waitFor();
  await page.keyboard.press('End');
  await expect.poll(() => kind(/^Coasts, yearly/).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await created();
  await elements(page, 'heading').or(elements(page, 'priorityArea')).filter({ hasText: 'Clean water' }).first().waitFor();
});
