// The rapporteur's day: what changed and who did it, named drafts, any two texts compared, and words that come back.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { elementWith, expectSaved, goToDocument, runCommand, type Library } from './editor.ts';
import { accessibilityFindings, picture, setPreferences, temporaryFolder, type Program } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;
let program: Program;
let id: string;

const text = `# Report on lighthouses and their keepers

## I. Lamps

1. The lamps of the northern coast were lit every evening of the year.

2. Oil was bought from three villages, which had agreed on a price.

3. The keepers asked for warmer coats, and for a boat of their own.

## II. Boats

4. A boat was found on the beach after the storm of the ninth.
`;

const exported = temporaryFolder();
afterAll(() => exported.remove());

useStage(async (stage) => {
  ({ library, page, program } = stage);
  await setPreferences(program.url, { author: 'Nadia Haddad', role: 'rapporteur', office: 'Secretariat' });
});

const timeline = () => page.getByRole('listbox', { name: 'Timeline' });
const entries = () => timeline().getByRole('option');
const changes = () => page.getByRole('listbox', { name: 'Changes' }).getByRole('option');
const sheet = () => page.getByRole('main').getByRole('group', { name: /lighthouses/ });
const inserted = () => sheet().locator('ins').allInnerTexts();
const deleted = () => sheet().locator('del').allInnerTexts();
const compared = () => expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);

const openHistory = async () => {
  await page.keyboard.press('Alt+KeyH');
  await entries().first().waitFor();
  await compared();
};

/** Puts words behind the end of an element, and waits until they are saved. */
const write = async (behind: string, words: string) => {
  await elementWith(page, behind).locator('[data-slate-string]').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
  await expectSaved(library, id, (document) => JSON.stringify(document.blocks).includes(words.trim()));
};

const nameDraft = async (name: string) => {
  await runCommand(page, 'Name this draft …');
  const dialog = page.getByRole('dialog', { name: 'Name this draft' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.keyboard.press('Enter');
  return dialog;
};

test('a draft is named, work goes on, and the history shows word by word what was written since', async () => {
  id = await library.take(text);
  await goToDocument(page, id);
  await (await nameDraft('Zero draft')).waitFor({ state: 'detached' });
  await write('warmer coats', ' They were given both.');
  await openHistory();
  await expect.poll(() => entries().allInnerTexts()).toEqual([expect.stringMatching(/Written[^]*edited 1[^]*\+4 −0\W* words[^]*Nadia Haddad/), expect.stringMatching(/Zero draft[^]*no change of the text/), expect.stringMatching(/Imported/)]);
  expect(await inserted()).toEqual([' They were given both.']);
  expect(await changes().allInnerTexts()).toEqual([expect.stringMatching(/3\. Inserted\s+They were given both\./)]);
  const details = page.getByRole('region', { name: 'About this entry' });
  expect(await details.innerText()).toMatch(/Nadia Haddad\W+Rapporteur\W+Secretariat/);
  expect(await accessibilityFindings(page)).toEqual([]);
  await picture(page, 'history');
});

test('a name that is taken is refused in words, and what was filled in stays', async () => {
  const dialog = await nameDraft('zero DRAFT');
  await dialog.getByText(/Zero draft/i).last().waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('zero DRAFT');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('an element that was deleted comes back from an earlier text; one that is there goes back to what it was', async () => {
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await elementWith(page, 'Oil was bought').click();
  await page.getByRole('button', { name: 'Delete the element' }).click();
  await expectSaved(library, id, (document) => !JSON.stringify(document.blocks).includes('Oil was bought'));
  await openHistory();
  expect((await deleted()).join(' ')).toMatch(/Oil was bought/);
  await sheet().locator('[data-mark="deleted"]').hover();
  await sheet().getByRole('button', { name: /What can be done with 2\. Numbered paragraph/ }).first().click();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Restore this element' }).click();
  await expectSaved(library, id, (document) => JSON.stringify(document.blocks).indexOf('Oil was bought') < JSON.stringify(document.blocks).indexOf('warmer coats') && JSON.stringify(document.blocks).includes('Oil was bought'));
  await expect.poll(() => entries().first().innerText()).toMatch(/Restored from/);
});

test('the text as it stands is compared with a named draft, walked through by keyboard, and the old text can be restored whole', async () => {
  await entries().filter({ hasText: /^Zero draft/ }).click();
  await page.getByRole('button', { name: /^the text before it From/ }).click();
  await page.getByRole('option', { name: 'the text as it stands' }).click();
  await compared();
  expect(await inserted()).toEqual([' They were given both.']);
  await page.keyboard.press('F7');
  await expect.poll(() => page.locator('[data-current]').innerText()).toMatch(/warmer coats/);
  await page.getByRole('radio', { name: 'Clean' }).click();
  expect([await inserted(), await deleted()]).toEqual([[], []]);
  await page.getByRole('radio', { name: 'Side by side' }).click();
  expect(await sheet().locator('[data-current] > div').innerText()).toMatch(/boat of their own\.\s+3\./);
  await page.getByRole('button', { name: 'Show the list of changes' }).click();
  await page.getByRole('button', { name: 'Restore this text …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expectSaved(library, id, (document) => !JSON.stringify(document.blocks).includes('given both'));
  await expect.poll(() => entries().first().innerText()).toMatch(/Restored from Zero draft/);
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText(/All \d+ revisions are as they were written\./).waitFor();
});

test('two revised texts are laid against the draft that both started from', async () => {
  await nameDraft('Zero draft rev.1');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await entries().filter({ hasText: /^Zero draft(?! rev)/ }).click();
  await runCommand(page, 'Two revised texts against this one …');
  await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
  await expect.poll(() => page.getByRole('radio', { name: /Conflicts/ }).innerText()).toMatch(/\(0\)/);
  await page.getByRole('button', { name: 'End the comparison of three' }).click();
});

test('the comparison leaves as a Word file with tracked changes', async () => {
  await entries().filter({ hasText: /^Written/ }).click();
  await page.getByRole('button', { name: /^the text before it From/ }).click();
  await page.getByRole('option', { name: 'Zero draft', exact: true }).last().click();
  // No draft is compared with itself; what was chosen counts again with the next entry.
  await entries().filter({ hasText: /^Zero draft(?! rev)/ }).click();
  await page.getByRole('button', { name: /^the text before it From/ }).waitFor();
  await entries().filter({ hasText: /^Written/ }).click();
  await page.getByRole('button', { name: /^Zero draft From/ }).waitFor();
  await compared();
  await page.getByRole('button', { name: 'Send the comparison …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send the comparison' });
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(exported.folder);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const [file] = readdirSync(exported.folder);
  expect(file).toMatch(/compared-EN\.docx$/);
  const parts = unzipSync(readFileSync(path.join(exported.folder, file ?? '')));
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toMatch(/<w:(ins|del) [^>]*w:author="Nadia Haddad"/);
});

let elementAddress = '';

test('one element tells its whole life, and who wrote each word of it', async () => {
  await setPreferences(program.url, { author: 'Omar Said', role: 'editor', office: 'Jordan' });
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await write('after the storm', ' It had no oars.');
  await page.getByRole('button', { name: 'History of this element' }).click();
  const who = page.getByRole('region', { name: 'Who wrote each word' });
  await who.waitFor();
  expect(await who.innerText()).toMatch(/NH\s*A boat was found[^]*OS\s*It had no oars\./);
  expect(await who.innerText()).toMatch(/Omar Said\W+Editor\W+Jordan/);
  expect(await page.getByRole('listitem').filter({ hasText: 'Written first' }).innerText()).toMatch(/A boat was found/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('History of Numbered paragraph 4.');
  elementAddress = page.url();
  // On paper the versions stand alone, and none is cut off.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print …' }).isVisible()).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('[role="group"][tabindex="0"]') as Element).overflow)).toBe('visible');
  await page.emulateMedia({ media: 'screen' });
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('two documents that never met are compared, their changes are hidden by kind, and the timeline is narrowed to what one author did', async () => {
  await library.take(text.replace('three villages', 'two villages').replace('# Report on lighthouses', '# Second report on lighthouses'));
  await page.getByRole('button', { name: 'Whole history' }).click();
  await entries().first().waitFor();
  await page.getByRole('button', { name: /From$/ }).click();
  await page.getByRole('option', { name: 'Another document …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
  await compared();
  expect(await deleted()).toContain('two');
  // That all kinds are hidden is no claim that nothing changed.
  for (const kind of await page.getByRole('toolbar', { name: 'Changes' }).getByRole('button').all()) await kind.click();
  await page.getByText('All changes of this language are hidden', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.keyboard.press('F7');
  await expect.poll(() => page.getByRole('listbox', { name: 'Changes' }).locator('[aria-selected="true"]').count()).toBe(1);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: /By$/ }).click();
  await page.getByRole('option', { name: 'Omar Said', exact: true }).click();
  await expect.poll(() => entries().count()).toBe(1);
  // What narrows the timeline stands above it; where nothing is left, that is said, and the text that was read stays.
  const shown = await page.getByRole('region', { name: 'About this entry' }).innerText();
  await page.getByRole('button', { name: /Kind$/ }).click();
  await page.getByRole('option', { name: 'Imported', exact: true }).click();
  await page.getByRole('button', { name: /^Imported Kind$/ }).press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('Nothing matches the filters.').waitFor();
  expect(await page.getByRole('region', { name: 'About this entry' }).innerText()).toBe(shown);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the filter “Omar Said”' }).click();
  await expect.poll(() => entries().allInnerTexts()).toEqual([expect.stringMatching(/^Imported/)]);
  await page.getByRole('button', { name: 'Remove the filter “Imported”' }).click();
  await expect.poll(() => entries().count()).toBeGreaterThan(3);
});

test('a burst of typing is opened revision by revision', async () => {
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await write('A boat was found', ' It was blue.');
  await write('A boat was found', ' It was old.');
  await openHistory();
  await page.getByRole('button', { name: 'show each' }).click();
  const singles = page.getByRole('list', { name: 'Revisions' }).getByRole('button');
  await singles.nth(1).click();
  await compared();
  await expect.poll(async () => (await inserted()).join('')).not.toMatch(/old/);
  expect(await sheet().innerText()).not.toMatch(/It was old/);
  await singles.first().click();
  await expect.poll(async () => (await inserted()).join('')).toMatch(/old/);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('the history reads from right to left, in the dark as well', async () => {
  await setPreferences(program.url, { interfaceLanguage: 'ar', theme: 'dark' });
  await page.reload();
  await page.getByRole('listbox', { name: 'التسلسل الزمني' }).getByRole('option').first().waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, 'history-ar-dark');
  // What a text is compared with is read whole, also where there was none.
  const first = page.getByRole('listbox', { name: 'التسلسل الزمني' }).getByRole('option').last();
  await first.click();
  const chosen = page.getByRole('button', { name: /من$/ });
  await expect.poll(() => chosen.innerText()).toBe('لا نص قبله');
  expect(await chosen.locator('span').first().evaluate((value) => value.scrollWidth - value.clientWidth)).toBeLessThanOrEqual(0);
  // The number of an English element keeps its order between Arabic words.
  await page.evaluate((address) => location.assign(address), elementAddress);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('سجل فقرة مرقّمة \u20684.\u2069');
});
