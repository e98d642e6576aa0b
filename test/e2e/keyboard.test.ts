// The window without a mouse, magnified, and in the system's own colours: every part is reached and left again, and one sees where one is.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { elements, goToDocument, libraryOf, pane, type Library } from './editor.ts';
import { expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow, type WindowOptions } from './harness.ts';

const folder = temporaryFolder();
const exported = temporaryFolder();
let program: Program;
let library: Library;
let id: string;
let window: RapporteurWindow;
let page: Page;

beforeAll(async () => {
  program = await startProgram(folder.folder);
  library = await libraryOf(program.url);
  id = await library.take('E/ESCWA/30/5\n\n# Report on quiet harbours\n\n## I. Opening\n\n1. The harbour was quiet.[^1]\n\n[^1]: At night.\n');
});
afterAll(async () => {
  library.end();
  await program.stop();
  folder.remove();
  exported.remove();
});
afterEach(async () => {
  expectNoProblems(window);
  await window.close();
});

const open = async (interfaceLanguage: 'en' | 'ar' | 'fr', options: WindowOptions = {}): Promise<void> => {
  await setPreferences(program.url, { interfaceLanguage, theme: 'light', exportFolder: exported.folder, arrangement: { outline: true, inspector: true, preview: false, recentCommands: [] } });
  window = await openWindow(program.url, options);
  page = window.page;
};

interface Stop {
  /** The part of the window. */
  readonly region: string;
  readonly name: string;
  /** Whether anything about it, around it or in it looks otherwise than without the focus. */
  readonly seen: boolean;
}

/** What has the focus; null where nothing in the window has it. How it looks without is only found out on demand, as that takes its time. */
const here = (looking: boolean): Promise<Stop | null> =>
  page.evaluate(async (looking) => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await painted();
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return null;
    const around = [focused, ...(focused.parentElement ? [focused.parentElement] : []), ...[...focused.querySelectorAll('*')].slice(0, 12)];
    const look = () =>
      around.map((element) => {
        const own = getComputedStyle(element);
        return [own.outlineStyle, own.outlineColor, own.boxShadow, own.backgroundColor, own.borderColor, own.opacity].join();
      });
    const region = focused.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? '?';
    const name = focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 40) ?? '';
    // The page shows a caret.
    if (!looking || focused.hasAttribute('data-language')) return { region, name, seen: true };
    const before = look();
    focused.blur();
    await painted();
    const after = look();
    focused.focus({ preventScroll: true });
    return { region, name, seen: before.some((one, index) => one !== after[index]) };
  }, looking);

/** Presses a key until nothing in the window has the focus; with `looking` it is found out at every stop whether one sees the focus. */
const walk = async (key: 'Tab' | 'Shift+Tab', looking = false): Promise<Stop[]> => {
  const stops: Stop[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key);
    const stop = await here(looking);
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`${key} never leaves the window: ${stops.slice(-6).map(({ region, name }) => `${region} ${name}`).join(', ')}`);
};

const regions = (stops: readonly Stop[]): string[] => stops.map(({ region }) => region).filter((region, index, all) => region !== all[index - 1]);

test('from the library to an exported file without a mouse', async () => {
  await open('en');
  await page.keyboard.press('Alt+KeyN');
  await page.getByRole('dialog', { name: 'New document' }).waitFor();
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  // From the kinds to the language and the title.
  for (let step = 0; step < 6 && !(await page.getByRole('textbox', { name: 'Title' }).evaluate((field) => field === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('Report on lighthouses');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Report on lighthouses' }).waitFor();
  // The fields before the title, backwards, and forwards again.
  await page.keyboard.press('Shift+Tab');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('E/ESCWA/30/7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('14 June 2031');
  await page.keyboard.press('Enter');
  await expect.poll(() => elements(page, 'symbol').getByRole('textbox').inputValue()).toBe('E/ESCWA/30/7');
  await expect.poll(() => elements(page, 'date').getByRole('textbox').inputValue()).toBe('14 June 2031');
  await page.keyboard.press('Control+Shift+KeyE');
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
  await page.getByRole('option', { name: /^Word/ }).and(page.locator(':focus')).waitFor();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Export as Markdown' }).waitFor();
  await page.keyboard.press('Enter');
  if ((await page.getByRole('button', { name: /Show in folder/ }).count()) === 0) {
    for (let step = 0; step < 12 && !(await page.getByRole('button', { name: 'Export as Markdown' }).evaluate((button) => button === document.activeElement).catch(() => true)); step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: /Show in folder/ }).waitFor();
  const file = path.join(exported.folder, 'E-ESCWA-30-7-EN.md');
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('14 June 2031');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await here(false))?.region).toBe('page');
});

// From right to left every time, as that is where the order goes wrong first.
const directions = process.env['RAPPORTEUR_SOAK'] === '1' ? (['ar', 'en'] as const) : (['ar'] as const);
test.each(directions)('Tab leads through the library and through a document and out again, both ways, and one sees where one is (%s)', async (language) => {
  await open(language);
  await page.getByRole('grid').waitFor();
  const inLibrary = await walk('Tab', true);
  expect(regions(inLibrary)).toEqual(['bar', 'documents']);
  expect(inLibrary.filter(({ seen }) => !seen)).toEqual([]);
  await goToDocument(page, id, ['en']);
  // From the caret to the end of the window, round through all of it, and back.
  await walk('Tab');
  const through = await walk('Tab', true);
  expect(regions(through)).toEqual(['bar', 'outline', 'page', 'inspector', 'foot']);
  expect(through.filter(({ seen }) => !seen)).toEqual([]);
  expect(regions(await walk('Shift+Tab'))).toEqual(['foot', 'inspector', 'page', 'outline', 'bar']);
  // Nothing was changed on the way.
  expect((await library.document(id)).blocks.find((block) => block.type === 'heading')).toMatchObject({ level: 1 });
});

test('Escape closes what was opened, and the focus is where it was', async () => {
  await open('en');
  await goToDocument(page, id, ['en']);
  const bold = page.getByRole('button', { name: 'Bold' });
  const text = pane(page);
  for (const [place, keys] of [
    [bold, 'Control+KeyK'],
    [bold, 'F1'],
    [bold, 'Control+Comma'],
    [bold, 'Alt+KeyN'],
    [bold, 'Control+Shift+KeyE'],
    [bold, 'Control+KeyG'],
    [text, 'Control+KeyK'],
    [text, 'Control+KeyF'],
    [text, 'Control+Shift+KeyE'],
  ] as const) {
    await place.focus();
    await page.keyboard.press(keys);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"], search') !== null), { message: `${keys} opens something with the focus in it` }).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('[role="dialog"], search').waitFor({ state: 'detached' });
    await expect.poll(() => place.evaluate((element) => element === document.activeElement), { message: keys }).toBe(true);
  }
  for (const name of ['More commands', 'Choose or add languages'] as const) {
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator(':is([role="menu"], [role="dialog"]):focus-within').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role="menu"], [role="dialog"]').first().waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement), { message: name }).toBe(true);
  }
});

test.each(['en', 'ar', 'fr'] as const)('magnified to twice its size, nothing lies outside the window (%s)', async (language) => {
  await open(language, { width: 683, height: 384 });
  const outside = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-region="bar"] :is(button, input), [role="dialog"] :is(button, input, [role="option"])')].flatMap((control) => {
        const { left, right, width } = control.getBoundingClientRect();
        return width > 2 && (left < 0 || right > innerWidth) ? [control.getAttribute('aria-label') ?? control.textContent ?? ''] : [];
      }),
    );
  await page.getByRole('grid').waitFor();
  expect(await outside()).toEqual([]);
  await goToDocument(page, id, ['en', 'ar']);
  expect(await outside()).toEqual([]);
  const pages = await page.locator('[data-scroller]').evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
  expect(pages).toBe(0);
  for (const keys of ['Alt+KeyN', 'Control+Shift+KeyE', 'Control+Comma', 'F1', 'Control+KeyK'] as const) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
    expect(await outside(), keys).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});
