// Comments in the window: begun by key, answered, resolved and found again, in English and in Arabic, through moves, undo and another start.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caretIn, elementWith, expectSaved, goToDocument, select, type Library } from './editor.ts';
import { accessibilityFindings, picture, setPreferences, type Program } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;
let program: Program;

useStage(
  (stage) => {
    ({ library, page, program } = stage);
  },
  { author: 'Nadia Haddad', role: 'rapporteur' },
);

const panel = () => page.locator('[data-region="comments"]');
const threads = () => panel().getByRole('article');
const remarks = () => threads().allInnerTexts().then((texts) => texts.map((text) => text.replace(/\s+/g, ' ')));

/** Writes where the keyboard is, and posts it. */
const write = async (text: string) => {
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await page.locator('textarea').waitFor({ state: 'detached' });
};

test('comments are written in English and Arabic, answered and resolved; they are there after another start, beside the words that were moved', async () => {
  const base = await library.document(await library.take('# Report on ferries\n\n1. The ferries sail every morning of the year.\n\n2. The quay is long and made of stone.\n\n3. A lamp stands at its end.'));
  const blocks = base.blocks.map((block) => (JSON.stringify(block).includes('quay') ? { ...block, text: { ...block.text, ar: [{ text: 'الرصيف طويل ومبني من الحجر.' }] } } : block));
  const id = await library.put({ ...base, id: 'ferries', settings: { ...base.settings, languages: ['en', 'ar'] }, blocks } as typeof base);
  await goToDocument(page, id, ['en', 'ar']);
  await select(elementWith(page, 'quay'), 'made of stone');
  await page.keyboard.press('Control+Alt+KeyC');
  await write('Is it not concrete?');
  await expect.poll(remarks).toEqual([expect.stringMatching(/made of stone .*Nadia Haddad, Rapporteur .*Is it not concrete\?/)]);
  // What is written behind the words is not what it is about.
  await caretIn(elementWith(page, 'quay'), { after: 'made of stone' });
  await page.keyboard.type('work');
  await expect.poll(() => elementWith(page, 'quay').innerText()).toContain('stonework.');
  expect(await elementWith(page, 'quay').locator('[data-comments]').allInnerTexts()).toEqual(['made of stone']);
  for (let letter = 0; letter < 'work'.length; letter++) await page.keyboard.press('Backspace');
  // The keyboard is back in the text.
  await select(elementWith(page, 'الرصيف', 'ar'), 'طويل');
  await page.keyboard.press('Control+Alt+KeyC');
  await page.locator('textarea:focus').waitFor();
  await panel().getByRole('combobox', { name: 'Mention a delegation' }).fill('Jord');
  await page.getByRole('option', { name: /^Jordan/ }).waitFor();
  await page.keyboard.press('Enter');
  await write('كم متراً بالضبط؟');
  await expect.poll(remarks).toHaveLength(2);
  expect(await remarks()).toEqual([expect.stringContaining('concrete'), expect.stringMatching(/كم متراً.*@Jordan/)]);
  // It is shown on the words, by a line as well as by colour.
  const mark = elementWith(page, 'الرصيف', 'ar').locator('[data-comments]');
  expect(await mark.innerText()).toBe('طويل');
  expect(await mark.evaluate((element) => getComputedStyle(element).borderBlockEndStyle)).toBe('dotted');
  // Beside its place, or below the one before it.
  const top = async (locator: ReturnType<typeof threads>) => (await locator.boundingBox())?.y ?? NaN;
  await expect.poll(async () => Math.abs((await top(threads().first())) - (await top(elementWith(page, 'quay').locator('[data-comments]'))))).toBeLessThan(3);
  expect(await accessibilityFindings(page)).toEqual([]);
  await picture(page, 'comments');

  await threads().first().getByRole('button', { name: 'Reply' }).click();
  await write('Stone, says the map.');
  await threads().first().getByRole('button', { name: 'Resolve' }).click();
  await expect.poll(remarks).toEqual([expect.stringContaining('كم متراً')]);
  await elementWith(page, 'quay').locator('[data-slate-string]').first().click();
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expectSaved(library, id, ({ settings, blocks: saved }) => settings.threads?.[0]?.resolved !== undefined && JSON.stringify(saved).indexOf('quay') < JSON.stringify(saved).indexOf('ferries sail'));
  await page.reload();
  await page.getByRole('contentinfo').getByRole('button', { name: '1 open comment' }).click();
  await panel().getByRole('radio', { name: 'Resolved' }).click();
  await expect.poll(remarks).toEqual([expect.stringMatching(/made of stone.*Is it not concrete\?.*Stone, says the map\..*Resolved by Nadia Haddad/)]);
  await threads().first().getByRole('button', { name: 'Reopen' }).click();
  await panel().getByRole('radio', { name: 'Open' }).click();
  await expect.poll(remarks).toHaveLength(2);

  // The words are deleted: the comment stays, and undo gives it its place back.
  await select(elementWith(page, 'quay'), 'made of stone');
  await page.keyboard.press('Delete');
  await expect.poll(remarks).toEqual([expect.stringContaining('كم متراً'), expect.stringMatching(/Its place is gone.*concrete/)]);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(remarks).toEqual([expect.stringMatching(/^made of stone/), expect.stringContaining('كم متراً')]);
  await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
});

test('comments read from right to left in a dark Arabic window', async () => {
  await setPreferences(program.url, { interfaceLanguage: 'ar', theme: 'dark' });
  await page.reload();
  await page.getByRole('contentinfo').getByRole('button', { name: 'تعليقان مفتوحان' }).click();
  await expect.poll(remarks).toEqual([expect.stringMatching(/Nadia Haddad، مقرر/), expect.stringMatching(/@الأردن/)]);
  expect(await threads().first().locator('p[dir="auto"]').first().evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  expect(await accessibilityFindings(page)).toEqual([]);
  await picture(page, 'comments-dark-arabic');
});
