// What holds for a document as a whole: look, languages, digits. It shows at once, is saved, and can be taken back.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { elements, expectSaved, goToDocument, runCommand, type Library } from './editor.ts';
import { accessibilityFindings } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;
let id: string;

useStage(async (stage) => {
  ({ library, page } = stage);
  for (const bytes of coastalAssets.values()) await library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
});

const settings = () => page.getByRole('dialog', { name: 'Document settings' });
const open = async (language: 'en' | 'ar') => {
  id = await library.put(coastalConference('escwa-current'));
  await goToDocument(page, id, [language]);
  await runCommand(page, 'Document settings');
  await settings().waitFor();
};
const done = async () => {
  await settings().getByRole('button', { name: 'Done' }).click();
  await settings().waitFor({ state: 'detached' });
};
const shown = (type: string, language: 'en' | 'ar') => elements(page, type, language).first().innerText();

test('the look is chosen from three, shows on the first page, and undo takes it back', async () => {
  await open('en');
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await shown('distribution', 'en')).toMatch(/LIMITED/);
  await settings().getByRole('button', { name: /Look/ }).click();
  await page.getByRole('option', { name: /Headquarters/ }).click();
  await done();
  await expect.poll(() => shown('distribution', 'en')).toMatch(/Limited/);
  await expectSaved(library, id, (document) => document.settings.look === 'headquarters');
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(() => shown('distribution', 'en')).toMatch(/LIMITED/);
  await expectSaved(library, id, (document) => document.settings.look === 'escwa-current');
});

test('the digits of the Arabic text are chosen', async () => {
  await open('ar');
  const number = () => elements(page, 'numberedParagraph', 'ar').nth(1).locator('[data-label]').getAttribute('data-label');
  expect(await number()).toMatch(/2/);
  await settings().getByRole('radio', { name: 'Arabic-Indic digits' }).click();
  await done();
  await expect.poll(number).toMatch(/٢/);
});

test('a language is taken from the document without its text being lost, and the drafting language passes to another', async () => {
  await open('en');
  const french = settings().getByRole('checkbox', { name: 'Français' });
  await french.focus();
  await page.keyboard.press('Space');
  await settings().getByRole('radio', { name: 'العربية' }).click();
  await expect.poll(() => settings().getByRole('checkbox', { name: 'العربية' }).isDisabled()).toBe(true);
  await done();
  await page.getByRole('radiogroup', { name: 'Languages' }).or(page.getByRole('group', { name: 'Languages' })).first().waitFor();
  expect(await page.getByRole('radio', { name: 'Français' }).count()).toBe(0);
  await expectSaved(library, id, ({ settings: { draftingLanguage, languages } }) => draftingLanguage === 'ar' && languages.join() === 'ar,en');
  const saved = await library.document(id);
  expect(saved.blocks.find(({ type }) => type === 'title')?.text.fr).toEqual(coastalConference('escwa-current').blocks.find(({ type }) => type === 'title')?.text.fr);
});

test('a document is saved as a template, a new one begins with it, and the template is removed again', async () => {
  id = await library.put(coastalConference('escwa-current'));
  await goToDocument(page, id, ['en']);
  await runCommand(page, 'Save as a template');
  const dialog = page.getByRole('dialog', { name: 'Save as a template' });
  await dialog.getByRole('textbox', { name: 'Name of the template' }).fill('Conference on coasts');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('“Conference on coasts” is now among the templates').waitFor();

  await runCommand(page, 'New document');
  const kinds = page.getByRole('dialog', { name: 'New document' });
  const own = kinds.getByRole('option', { name: 'Conference on coasts' });
  await own.click();
  expect(await accessibilityFindings(page)).toEqual([]);
  await kinds.getByRole('button', { name: 'Create' }).click();
  await expect.poll(() => elements(page, 'title', 'en').innerText()).not.toContain('Second Regional');
  await elements(page, 'heading', 'en').filter({ hasText: 'Clean water' }).or(elements(page, 'priorityArea', 'en').filter({ hasText: 'Clean water' })).first().waitFor();

  await runCommand(page, 'New document');
  await own.click();
  await kinds.getByRole('button', { name: 'Remove the template “Conference on coasts”' }).click();
  await own.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
});
