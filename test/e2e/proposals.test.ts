// A drafting session in the window: delegations propose in English and Arabic, one strikes out in what another put in, and the chair decides.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { plain } from '../../shared/document/inlines.ts';
import { decideBlocks } from '../../shared/negotiation/decide.ts';
import { caretIn, elements, goToDocument, runCommand, select, textsOf, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage(
  (stage) => {
    ({ library, page } = stage);
  },
  { author: 'Lina' },
);

const english = ['The Conference should support small harbours.', 'States keep their fishing fleets modern.', 'Reports are due every year.'];
const arabic = ['ينبغي أن يدعم المؤتمر الموانئ الصغيرة.', 'تحافظ الدول على حداثة أساطيلها.', 'تقدم التقارير كل عام.'];
const draft: Document = {
  schemaVersion,
  id: 'harbours',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] },
  blocks: english.map((text, index): Block => ({ id: `paragraph-${index}`, type: 'numberedParagraph', text: { en: plain(text), ar: plain(arabic[index] ?? '') } })),
};

/** A key by its place, giving the letter of an Arabic keyboard. */
const arabicKey = async (code: string, key: string) => {
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['keyDown', 'keyUp'] as const) await devtools.send('Input.dispatchKeyEvent', { type, key, code, modifiers: 1 });
  await devtools.detach();
};

const texts = (document: Document): string[] => textsOf(document, 'en');
const items = () => page.locator('[data-proposal-item]');

const proposeFor = async (name: string, meeting?: string) => {
  await page.getByRole('button', { name: 'In whose name' }).click();
  const dialog = page.getByRole('dialog', { name: 'In whose name' });
  await dialog.getByRole('combobox').fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).first().click();
  if (meeting !== undefined) await dialog.getByRole('textbox', { name: 'Meeting' }).fill(meeting);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
};

test('two delegations propose in English and one in Arabic; one is accepted, one rejected, and all stands as it was after a reload', async () => {
  const id = await library.put(draft);
  await goToDocument(page, id, ['en', 'ar']);
  const paragraphs = elements(page, 'numberedParagraph');
  const before = await library.document(id);
  await proposeFor('Jordan', 'Second drafting session');
  await page.getByRole('button', { name: 'Propose changes' }).click();
  await page.getByRole('button', { name: /Proposing as .*Jordan/ }).waitFor();

  // Jordan writes over a word, and puts in words.
  await select(paragraphs.nth(0), 'should');
  await page.keyboard.type('shall');
  await caretIn(paragraphs.nth(1), { after: 'fleets' });
  await page.keyboard.type(' and nets');
  await expect.poll(() => paragraphs.nth(0).locator('del').innerText()).toBe('should');
  expect(await paragraphs.nth(0).locator('ins').innerText()).toBe('shall');
  expect(await paragraphs.nth(0).locator('ins').getAttribute('title')).toMatch(/Lina.*Jordan.*Second drafting session/);

  // Egypt strikes out a word of Jordan's, and proposes a paragraph of its own.
  await proposeFor('Egypt');
  await caretIn(paragraphs.nth(1), { after: 'nets' });
  for (let letter = 0; letter < 'nets'.length; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type('gear');
  await expect.poll(() => paragraphs.nth(1).locator('del ins, del').first().innerText()).toBe('nets');
  await caretIn(paragraphs.nth(1));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ports welcome visitors.');
  await expect.poll(() => paragraphs.count()).toBe(4);
  await expect.poll(() => paragraphs.evaluateAll((all) => all.map((one) => one.querySelector('[data-label]')?.getAttribute('data-label')?.replace('\u00a0', ' ')))).toEqual(['1.', '2.', '2 bis.', '3.']);
  expect(await paragraphs.nth(2).locator('[data-marks]').getAttribute('data-marks')).toBe('insertion');

  // Lebanon proposes in Arabic.
  await proposeFor('Lebanon');
  const arabicLine = elements(page, 'numberedParagraph', 'ar').nth(3);
  await select(arabicLine, 'عام');
  await page.keyboard.type('سنة');
  await expect.poll(() => arabicLine.locator('ins').innerText()).toBe('سنة');
  await expect.poll(() => elements(page, 'numberedParagraph', 'ar').nth(2).locator('[data-label]').getAttribute('data-label')).toMatch(/مكرراً/);
  await page.getByRole('button', { name: /Proposing as/ }).click();

  // The list beside the page.
  await page.locator('[data-region="foot"]').getByRole('button', { name: /open proposals/ }).click();
  await expect.poll(() => items().count()).toBe(5);
  const all = await items().allInnerTexts();
  expect(all[0]).toMatch(/“.?should.?” becomes “.?shall.?”/);
  expect(all.join('\n')).toMatch(/Lebanon/);
  await items().nth(0).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[class*="selected"][data-block]').first().getAttribute('data-block')).toBe(await paragraphs.nth(1).getAttribute('data-block'));
  const proposed = await library.document(id);
  await expect.poll(async () => decideBlocks((await library.document(id)).blocks, () => 'reject')).toEqual(before.blocks);

  // Accept Jordan's first, reject all of Egypt, take the rejection back.
  await items().nth(0).getByRole('button', { name: 'Accept this proposal' }).click();
  await expect.poll(() => items().count()).toBe(4);
  await page.getByRole('button', { name: /Everyone/ }).click();
  await page.getByRole('option', { name: 'Egypt' }).click();
  await page.getByRole('button', { name: 'Reject all of Egypt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reject', exact: true }).click();
  await expect.poll(() => items().count()).toBe(2);
  await expect.poll(() => paragraphs.count()).toBe(3);
  expect(await paragraphs.nth(1).locator('ins').innerText()).toBe(' and nets');
  await runCommand(page, 'Undo');
  await page.locator('[data-region="foot"]').getByRole('button', { name: '4 open proposals' }).waitFor();
  await caretIn(paragraphs.nth(0));

  // The same with keys by their place, as on an Arabic keyboard.
  await arabicKey('Period', 'ز');
  await expect.poll(() => page.locator('[class*="selected"][data-block]').first().getAttribute('data-block')).toBe('paragraph-1');
  await arabicKey('KeyY', 'غ');
  await page.locator('[data-region="foot"]').getByRole('button', { name: '3 open proposals' }).waitFor();
  await expect.poll(async () => texts(await library.document(id)).slice(0, 2)).toEqual(['The Conference shall support small harbours.', 'States keep their fishing fleets and gearnets modern.']);
  const saved = await library.document(id);
  expect(saved.blocks.length).toBe(proposed.blocks.length);
  const shown = await paragraphs.allInnerTexts();
  await page.reload();
  await goToDocument(page, id, ['en', 'ar']);
  await expect.poll(() => paragraphs.allInnerTexts()).toEqual(shown);

  // The history says who decided what, and in which meeting.
  const entries = await library.bridge.call('history.list', { id, limit: 10 });
  const acts = entries.ok ? entries.value.entries.flatMap((entry) => entry.acts ?? []) : [];
  const decided = acts.filter(({ kind }) => kind !== 'propose');
  expect(decided.map(({ kind }) => kind).slice(0, 4)).toEqual(['accept', 'reject', 'reject', 'reopen']);
  expect(decided[0]).toMatchObject({ party: 'JO', meeting: 'Second drafting session', words: 'shall' });

  // A footnote shows what is proposed of it while it is written, and is one proposal of whoever puts it in; another strikes out in it.
  await page.getByRole('button', { name: 'Propose changes' }).click();
  await caretIn(paragraphs.nth(0), { after: 'Conference' });
  await page.keyboard.press('Control+Alt+KeyF');
  const field = page.locator('[data-footnotes] [role="textbox"]:focus');
  await field.waitFor();
  await page.keyboard.type('See the map.');
  await page.keyboard.press('Escape');
  await proposeFor('Jordan');
  await page.locator('[data-footnotes]').getByRole('button').first().click();
  await field.waitFor();
  for (let letter = 0; letter < 'map.'.length; letter++) await page.keyboard.press('Backspace');
  await expect.poll(() => field.locator('del').innerText()).toBe('map.');
  await page.keyboard.type('list.');
  await expect.poll(() => field.locator('ins').allInnerTexts()).toContain('list.');
  await page.keyboard.press('Escape');
  await page.locator('[data-region="foot"]').getByRole('button', { name: '5 open proposals' }).click();
  await expect.poll(async () => (await items().allInnerTexts()).join('\n').replace(/[\u2068\u2069]/gu, '')).toMatch(/adds the footnote “See the map\..*“map\.” becomes “list\.”/s);
  await select(paragraphs.nth(0), 'The Conference');
  await page.keyboard.press('Alt+KeyY');
});
