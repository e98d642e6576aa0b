// A bracket from its opening to the clean text, in English and in Arabic: at the keyboard, with delegations, and told in the history.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contentText, type Bracket, type Content } from '../../shared/document/inlines.ts';
import { bracketsOf } from '../../shared/negotiation/brackets.ts';
import { goToDocument, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const panel = () => page.locator('[data-bracket-panel]');
const saved = async (id: string): Promise<readonly Content[]> => (await library.document(id)).blocks.flatMap(({ text }) => Object.values(text).filter((content) => content !== undefined));
const bracketIn = async (id: string): Promise<Bracket | undefined> => (await saved(id)).flatMap((content) => bracketsOf(content).map(({ bracket }) => bracket))[0];

const choose = async (label: string, name: string) => {
  const field = panel().getByRole('combobox', { name: label });
  await field.fill(name);
  await field.press('Enter');
};

test.each([
  { language: 'en' as const, text: '1. States [shall/should] keep the ports open.', chosen: 'should', other: 'shall', clean: 'States should keep the ports open.' },
  { language: 'ar' as const, text: '1. إن الدول [تقرر/تشجع] فتح الموانئ أمام الجميع.', chosen: 'تشجع', other: 'تقرر', clean: 'إن الدول تشجع فتح الموانئ أمام الجميع.' },
])('typed brackets of a text in $language become objects, are supported and opposed, and made clean with one key', async ({ language, text, chosen, other, clean }) => {
  const id = await library.take(`${text}\n`, language);
  await goToDocument(page, id, [language]);
  const paragraph = page.locator(`[data-language="${language}"] [data-block]`).filter({ hasText: clean.split(' ').at(-1)! }).first();
  await paragraph.click();
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('brackets typed in this document');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[data-option]').count()).toBe(2);
  await expect.poll(() => page.locator('[data-open-brackets="1"]').count()).toBe(1);

  // On the stroke between the two, which is drawn with the second.
  await page.locator('[data-option]').last().click();
  await panel().waitFor();
  await choose('Supported by', 'jordan');
  await choose('Objected to by', 'EU');
  await choose('Proposed by', 'مصر');
  await expect.poll(() => page.locator('[data-option]').last().locator('[data-proposer]').count()).toBe(1);
  await expect.poll(async () => (await bracketIn(id))?.children).toMatchObject([{ children: [{ text: other }] }, { proposer: 'EG', supporters: ['JO'], objections: ['EU'], children: [{ text: chosen }] }]);

  // In the words of the first.
  const shown = () => panel().locator('p').first().textContent();
  await page.locator('[data-option]').first().click();
  await expect.poll(shown).toBe(other);

  // One key leads into what is open, and one settles it with the wording at the caret.
  await page.locator(`[data-language="${language}"] [data-block]`).last().click();
  await panel().waitFor({ state: 'detached' });
  await page.keyboard.press('F9');
  await expect.poll(shown).toBe(other);
  await page.keyboard.press('Control+End');
  await panel().waitFor({ state: 'detached' });
  await page.locator('[data-open-brackets]').click();
  await page.getByRole('list', { name: 'What is open' }).getByRole('button').click();
  await expect.poll(shown).toBe(other);
  await page.locator('[data-option]').last().click();
  await expect.poll(shown).toBe(chosen);
  await page.keyboard.press('Control+Alt+BracketRight');
  await expect.poll(() => page.locator('[data-bracket]').count()).toBe(0);
  await expect.poll(async () => (await saved(id)).map(contentText)).toContain(clean);

  // The paragraph is agreed, with its source.
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('paragraph: agreed language');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Taken from' }).fill('A/RES/70/1, para. 9');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('[data-standing="agreedLanguage"]').getAttribute('title')).toContain('A/RES/70/1');
  await expect.poll(async () => (await library.document(id)).blocks.map(({ standing }) => standing?.source)).toContain('A/RES/70/1, para. 9');
  const told = await library.bridge.call('history.list', { id, limit: 50, single: true });
  expect(JSON.stringify(told)).toContain('"agree"');
});
