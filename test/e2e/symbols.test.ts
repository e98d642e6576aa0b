// Document symbols: recognised while one types, explained at the symbol for pointer, keyboard and screen reader, and compared with the first page.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caretIn, elements, elementWith, expectSaved, goToDocument, pane, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const hint = () => page.getByRole('tooltip');

test('a symbol that was typed is explained under the pointer and at the caret, and Escape puts the explanation away', async () => {
  const id = await library.take('# Rules of the harbour\n\n1. The harbour opens at dawn.\n');
  await goToDocument(page, id, ['en']);
  await caretIn(elementWith(page, 'opens at dawn'), {});
  await page.keyboard.type(' See (E/ESCWA/CL2.GPID/2024/WG.7/Outcome document). It closes.');
  const symbol = pane(page).locator('[data-symbol]', { hasText: 'Outcome document' });
  await symbol.hover();
  await expect.poll(() => hint().getByRole('definition').allInnerTexts()).toContain('Working group 7');
  // One can move on to the explanation, and it stays.
  await hint().hover();
  await page.waitForFunction(() => document.querySelector('[data-symbol-hint]:hover') !== null);
  expect(await hint().count()).toBe(1);
  await page.keyboard.press('Escape');
  await hint().waitFor({ state: 'detached' });

  // The caret comes to the symbol: it is shown, and read out. The page keeps the keyboard when it is put away.
  await page.mouse.move(0, 0);
  for (let steps = 0; steps < ' It closes.'.length + 2; steps += 1) await page.keyboard.press('ArrowLeft');
  await hint().waitFor();
  await expect.poll(() => page.getByRole('status').allInnerTexts()).toContainEqual(expect.stringMatching(/working group 7; outcome document$/));
  await page.keyboard.press('Escape');
  await hint().waitFor({ state: 'detached' });
  await page.keyboard.type(' as adopted');
  await expectSaved(library, id, ({ blocks }) => JSON.stringify(blocks).includes('"text":" as adopted). It closes."'));
});

test('in a footnote the last word is a symbol too, explained at the foot; undo gives back the letters', async () => {
  const id = await library.take('# Rules of the harbour\n\n1. The harbour opens at dawn.\n');
  await goToDocument(page, id, ['en']);
  await caretIn(elementWith(page, 'opens at dawn'), { after: 'dawn' });
  await page.keyboard.press('Control+Alt+KeyF');
  const note = page.getByRole('textbox', { name: 'Text of footnote 1' });
  await note.waitFor();
  await page.keyboard.type('See S/RES/1325 (2000) and A/RES/73/195.');
  await note.locator('[data-symbol="S/RES/1325 (2000)"]').waitFor();
  await page.keyboard.press('Enter');
  const foot = pane(page).locator('[data-footnotes]');
  await foot.locator('[data-symbol="A/RES/73/195"]').hover();
  await expect.poll(() => hint().getByRole('definition').allInnerTexts()).toEqual(['General Assembly', 'Resolution', 'Session 73', 'No. 195']);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(() => foot.locator('[data-symbol]').allInnerTexts()).toEqual(['S/RES/1325 (2000)']);
  await expect.poll(() => foot.innerText()).toContain('and A/RES/73/195.');
});

test('the symbol of the document is compared with its first page, in the window and before it leaves', async () => {
  const id = await library.create('committeeReport', 'en', 'Report on ports');
  await goToDocument(page, id, ['en']);
  const block = elements(page, 'symbol');
  await block.getByRole('textbox').click();
  await page.keyboard.type('A/C.2/84/L.4');
  await page.keyboard.press('Enter');
  await expect.poll(() => block.getByRole('status').innerText()).toContain('documents of the organ on the first page begin with');
  await page.keyboard.press('Control+Shift+KeyE');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Symbol and organ differ/ }).waitFor();
  await dialog.getByRole('button', { name: /^Document symbol\s*A\/C\.2\/84\/L\.4/ }).first().click();
  // The finding leads to the symbol.
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('complementary').getByRole('heading', { name: 'Document symbol' }).waitFor();
});
