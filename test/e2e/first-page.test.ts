// The first page filled in where it stands: what a field cannot take, what is odd about it, and the way from one place to the next.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { elements, expectSaved, libraryOf, openDocument, type Library } from './editor.ts';
import { expectNoProblems, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';

const folder = temporaryFolder();
let program: Program;
let library: Library;
let window: RapporteurWindow;

beforeAll(async () => {
  program = await startProgram(folder.folder);
  library = await libraryOf(program.url);
});
afterAll(async () => {
  library.end();
  await program.stop();
  folder.remove();
});
afterEach(async () => {
  expectNoProblems(window);
  await window.close();
});

/** A report with its first page, in a window of an interface language. */
const open = async (interfaceLanguage: Language = 'en', languages: readonly Language[] = ['en']): Promise<Id> => {
  await setPreferences(program.url, { interfaceLanguage, theme: 'light' });
  const id = await library.create('outcomeDocument', 'en', 'Conference on Buoys');
  window = await openDocument(program.url, id, { languages });
  return id;
};

const field = (type: string) => elements(window.page, type).getByRole('textbox');
const fieldOf = (document: Document, type: string): Record<string, unknown> => ({ ...document.blocks.find((block) => block.type === type) });

test.each([
  ['en', 'At most 200 characters fit here, and this has 213'],
  ['fr', '200 caractères au plus'],
  ['ar', 'الحد الأقصى لعدد الأحرف هنا 200'],
] as const)('a symbol that is too long is refused with a reason, and stays for mending (%s)', async (language, reason) => {
  const id = await open(language);
  const long = `E/ESCWA/30/${'9'.repeat(202)}`;
  const symbol = field('symbol');
  await symbol.fill('E/ESCWA/30/5');
  await symbol.press('Enter');
  await symbol.fill(long);
  await symbol.press('Enter');
  await elements(window.page, 'symbol').getByRole('alert').getByText(reason).waitFor();
  expect(await symbol.inputValue()).toBe(long);
  await expectSaved(library, id, (document) => fieldOf(document, 'symbol')['symbol'] === 'E/ESCWA/30/5');
});

test('a job number that is too long is refused with a reason, not cut', async () => {
  await setPreferences(program.url, { interfaceLanguage: 'en' });
  const id = await library.create('outcomeDocument', 'en', 'Conference on Buoys');
  const document = await library.document(id);
  const withNumber: Document = { ...document, blocks: [...document.blocks.slice(0, 1), { id: 'job', type: 'jobNumber', text: {}, jobNumber: '31-00412' }, ...document.blocks.slice(1)] };
  const made = await library.put(withNumber);
  window = await openDocument(program.url, made, { languages: ['en'] });
  const long = '31-00412 '.repeat(6).trim();
  const number = field('jobNumber');
  await number.fill(long);
  await number.press('Tab');
  await elements(window.page, 'jobNumber').getByRole('alert').getByText('At most 40 characters fit here, and this has 53').waitFor();
  expect(await number.inputValue()).toBe(long);
  expect(fieldOf(await library.document(made), 'jobNumber')['jobNumber']).toBe('31-00412');
});

test('a symbol of an unknown form is kept, and one is told quietly what is not known', async () => {
  const id = await open();
  const symbol = field('symbol');
  const remark = elements(window.page, 'symbol').getByRole('status');
  await symbol.fill('E/ESCWA/30/L.1');
  await symbol.press('Enter');
  expect(await remark.innerText()).toBe('');
  await symbol.fill('E/ESCWA/30/what is this');
  await symbol.press('Enter');
  await remark.getByText(/what is this.* is not known as a part of a symbol/).waitFor();
  expect(await elements(window.page, 'symbol').getByRole('alert').count()).toBe(0);
  await expectSaved(library, id, (document) => fieldOf(document, 'symbol')['symbol'] === 'E/ESCWA/30/what is this');
  await symbol.fill('ESCWA');
  await symbol.press('Enter');
  await remark.getByText(/ESCWA.* is not known as the beginning of a symbol/).waitFor();
  await symbol.fill('E/ESCWA/30/5');
  await symbol.press('Enter');
  await expect.poll(() => remark.innerText()).toBe('');
});

test('dates of the meeting that run backwards are refused for that reason, below the line and within the page', async () => {
  await open();
  const days = field('venue');
  await days.fill('5 to 3 June 2031');
  await days.press('Enter');
  const reason = elements(window.page, 'venue').getByRole('alert');
  await reason.getByText('the last day comes before the first').waitFor();
  expect(await days.inputValue()).toBe('5 to 3 June 2031');
  const [line, told, page] = await Promise.all([days.boundingBox(), reason.boundingBox(), elements(window.page, 'venue').boundingBox()]);
  expect(told?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0) - 4);
  expect(told?.x).toBeGreaterThanOrEqual(page?.x ?? 0);
  expect((told?.x ?? 0) + (told?.width ?? 0)).toBeLessThanOrEqual((page?.x ?? 0) + (page?.width ?? 0));
});

test.each(['en', 'ar'] as const)('Tab goes from place to place as one reads the first page, and Shift+Tab goes back (%s)', async (language) => {
  await open('en', [language]);
  const { page } = window;
  /** The type of the element with the focus or the caret, and whether a field has it. */
  const here = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      const field = focused?.matches('textarea, select') ?? false;
      const at = field ? focused : (getSelection()?.focusNode?.parentElement ?? null);
      return `${at?.closest('[data-block]')?.getAttribute('data-type') ?? '?'}${field ? ' field' : ''}`;
    });
  await elements(page, 'organ', language).getByRole('combobox').focus();
  const there: string[] = [await here()];
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press('Tab');
    there.push(await here());
  }
  expect(there).toEqual(['organ field', 'distribution field', 'symbol field', 'date field', 'originalLanguage field', 'body', 'documentKind field', 'title', 'venue', 'venue field']);
  const back: string[] = [];
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press('Shift+Tab');
    back.push(await here());
  }
  expect(back).toEqual(there.slice(0, -1).reverse());
  // What is typed after Tab goes where Tab went.
  await elements(page, 'documentKind', language).getByRole('combobox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Beirut');
  await expect.poll(() => elements(page, 'venue', language).innerText()).toContain('Beirut');
});

test('a field keeps the focus after Enter and after Escape, which gives back what stood there', async () => {
  await open();
  const symbol = field('symbol');
  await symbol.fill('E/ESCWA/30/5');
  await window.page.keyboard.press('Enter');
  // The panel stays with the element, and the keys of the window work from a field as well.
  await window.page.getByRole('complementary', { name: 'Selected element' }).getByText('session 30').waitFor();
  await window.page.keyboard.press('End');
  await window.page.keyboard.type('/Add.1');
  expect(await symbol.inputValue()).toBe('E/ESCWA/30/5/Add.1');
  await window.page.keyboard.press('Escape');
  expect(await symbol.inputValue()).toBe('E/ESCWA/30/5');
  expect(await symbol.evaluate((element) => element === document.activeElement)).toBe(true);
  await window.page.keyboard.press('Alt+Home');
  await window.page.locator('[data-region="documents"]').waitFor();
});

test.each(['en', 'fr', 'ar'] as const)('the panel beside the page is about the element whose field has the focus, and hints are never cut off (%s)', async (language) => {
  await open(language, ['en', 'ar']);
  const { page } = window;
  await field('symbol').first().focus();
  await expect.poll(() => page.locator('[data-type="symbol"][class*="selected"]').count()).toBe(2);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-placeholder], [data-language] textarea')].flatMap((place) =>
      place.scrollWidth > place.clientWidth + 1 || place.scrollHeight > place.clientHeight + 3 ? [`${place.dataset['placeholder'] ?? place.getAttribute('placeholder')}`] : [],
    ),
  );
  expect(cut).toEqual([]);
});
