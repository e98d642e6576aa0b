// The tools act on the element that one sees selected, wherever one was led to it from, and on no other.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { coastalConference } from '../fixtures/coastal-conference.ts';
import { caretIn, elements, elementWith, goToDocument, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const open = async () => goToDocument(page, await library.put(coastalConference('escwa-current')), ['en']);
const kinds = () => page.getByRole('toolbar').getByRole('button', { name: /Type of the element|Element/ }).first();
const chooseKind = async (name: string) => {
  await kinds().click();
  await page.getByRole('option', { name, exact: true }).click();
};

test('a heading chosen in the contents at the side is the one that the tools change', async () => {
  await open();
  await caretIn(elements(page, 'numberedParagraph').nth(2));
  const before = await elements(page, 'numberedParagraph').count();
  await page.getByRole('treegrid').getByRole('row', { name: /Closing session/ }).click();
  await expect.poll(() => elementWith(page, 'Closing session').evaluate((element) => element.contains(getSelection()?.anchorNode ?? null))).toBe(true);
  await chooseKind('Quotation');
  await expect.poll(() => elements(page, 'quotation').filter({ hasText: 'Closing session' }).count()).toBe(1);
  expect(await elements(page, 'numberedParagraph').count()).toBe(before);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(() => elements(page, 'quotation').filter({ hasText: 'Closing session' }).count()).toBe(0);
});

test('while a field of the first page is filled in, the tools name it and wait', async () => {
  await open();
  await caretIn(elements(page, 'numberedParagraph').nth(2));
  await elements(page, 'symbol').getByRole('textbox').click();
  await expect.poll(() => kinds().innerText()).toBe('Document symbol');
  expect(await kinds().isDisabled()).toBe(true);
  expect(await page.getByRole('toolbar').getByRole('button', { name: 'Bold' }).isDisabled()).toBe(true);
  expect(await page.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }).isDisabled()).toBe(true);
  await caretIn(elements(page, 'numberedParagraph').nth(2));
  await expect.poll(() => kinds().isDisabled()).toBe(false);
});

test('the menu of elements opens at the caret, also when that was scrolled away', async () => {
  await open();
  await caretIn(elements(page, 'numberedParagraph').nth(2));
  await page.locator('[data-scroller]').first().evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await page.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }).click();
  const box = await page.getByRole('dialog', { name: 'Insert' }).boundingBox();
  expect(box?.y ?? -1).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(768);
  await page.keyboard.press('Escape');
});
