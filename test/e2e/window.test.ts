// The window around the document: library, outline, palette, find, import and export, by mouse and by keyboard alone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFindings, expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

const library = temporaryFolder();
const exported = temporaryFolder();
const desk = temporaryFolder();
let program: Program;
let window: RapporteurWindow;
let page: Page;

const report = `E/ESCWA/CL9.TEST/2027/WG.2/Report

# Report of the meeting on salt roads

## I. Opening

1. The meeting opened under the old bridge, and the chair counted the caravans.

2. The delegates agreed that salt is heavier when wet.

## II. Roads and wells

3. Wells along the road were measured twice, in winter and in summer.

4. A well that is dry in winter is no well.

## III. Closing

5. The chair thanked the camels.
`;

const open = async (options: Parameters<typeof openWindow>[1] = {}) => {
  window = await openWindow(program.url, options);
  page = window.page;
  await page.getByRole('main').waitFor();
};

/** Drags a text file of the disk from the file manager over the window, and drops it there: the browser's own drag, the path comes with it. */
const drop = async (name: string, text: string) => {
  const file = path.join(desk.folder, name);
  writeFileSync(file, text);
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await browser.detach();
};

const headings = () => page.getByRole('treegrid').getByRole('row').allInnerTexts();
const selectedText = () => page.evaluate(() => getSelection()?.toString() ?? '');
const overflowing = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

beforeAll(async () => {
  program = await startProgram(library.folder);
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light', exportFolder: exported.folder });
});
afterAll(async () => {
  await program.stop();
  library.remove();
  exported.remove();
  desk.remove();
});
beforeEach(async () => {
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light', arrangement: { outline: true, inspector: true, preview: false, recentCommands: [] } });
});
afterEach(async () => {
  expect([program.process.exitCode, program.process.signalCode], program.output()).toEqual([null, null]);
  expectNoProblems(window);
  await window.close();
});

test('a document is made by keyboard alone, takes keys at once, and stands there again after a reload', async () => {
  await open();
  await page.keyboard.press('Alt+KeyN');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('option', { name: /Outcome document/ }).focus();
  await page.keyboard.press('ArrowRight');
  // From the kinds past the languages to the title.
  for (let step = 0; step < 8 && !(await page.getByRole('textbox', { name: 'Title' }).evaluate((field) => field === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('Report on quiet harbours');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Report on quiet harbours' }).waitFor();
  await page.keyboard.type(' and loud ones');
  await page.getByRole('heading', { level: 1, name: 'Report on quiet harbours and loud ones' }).waitFor();
  await page.locator('[data-save="saved"]').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Report on quiet harbours and loud ones' }).waitFor();
  expect(await page.title()).toBe('Report on quiet harbours and loud ones · Rapporteur');
});

test('a dropped file is taken in, and opens with its outline', async () => {
  await open();
  await drop('report.md', report);
  await page.getByRole('dialog').getByText('Report of the meeting on salt roads').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the document' }).first().click();
  await page.getByRole('treegrid').waitFor();
  const shown = (await headings()).map((text) => text.replace(/\s+/g, ' ').trim());
  expect(shown.slice(-3)).toEqual(['I. Opening 1–2', 'II. Roads and wells 3–4', 'III. Closing 5']);
});

test('a file that is no text is refused in plain words, and nothing is left of it', async () => {
  await open();
  const before = await page.getByRole('main').getByRole('row').count();
  await drop('picture.md', '\u0000\u0001\u0002\u0000binary');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/The file picture\.md is not text/).waitFor();
  expect(await dialog.innerText()).not.toMatch(/import\.|\{\{|undefined|Error/);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('main').getByRole('row').count()).toBe(before);
});

describe('with a document', () => {
  const openReport = async (options: Parameters<typeof openWindow>[1] = {}) => {
    await open(options);
    await page.getByText('Report of the meeting on salt roads').first().click();
    await page.getByRole('treegrid').waitFor();
  };

  test('a search in the library opens the document at the place', async () => {
    await open();
    await page.keyboard.press('Control+KeyF');
    await page.keyboard.type('camels');
    // The hits of the first letters name the same paragraph, and give way to those of the whole word.
    await page.getByRole('grid').locator('mark', { hasText: /^camels$/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('treegrid').waitFor();
    await page.locator('[aria-current="location"]', { hasText: 'Closing' }).waitFor();
    await page.keyboard.type('Indeed: ');
    await page.getByText('Indeed: The chair thanked').waitFor();
    await page.keyboard.press('Control+KeyZ');
    await page.getByText('Indeed: The chair thanked').waitFor({ state: 'detached' });
  });

  test('a section moves with all under it by keyboard, numbers follow, and undo takes it back', async () => {
    await openReport();
    await page.getByRole('row', { name: /Roads and wells/ }).click();
    await page.keyboard.press('Control+Alt+ArrowUp');
    await page.getByRole('row', { name: /^I\. Roads and wells/ }).waitFor();
    expect((await headings()).map((text) => text.replace(/\s+/g, ' ').trim()).slice(-3)).toEqual(['I. Roads and wells 1–2', 'II. Opening 3–4', 'III. Closing 5']);
    await page.keyboard.press('Control+KeyZ');
    await page.getByRole('row', { name: /^II\. Roads and wells/ }).waitFor();
  });

  test('a section is dragged to another place', async () => {
    await openReport();
    const place = async (name: RegExp) => (await page.getByRole('row', { name }).boundingBox()) ?? { x: 0, y: 0 };
    const [from, to] = [await place(/Closing/), await place(/Opening/)];
    await page.mouse.move(from.x + 90, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + 2, { steps: 4 });
    await page.mouse.move(to.x + 90, to.y + 3, { steps: 12 });
    await page.mouse.up();
    await page.getByRole('row', { name: /^I\. Closing/ }).waitFor();
    await page.keyboard.press('Control+KeyZ');
    await page.getByRole('row', { name: /^III\. Closing/ }).waitFor();
  });

  test('find goes from place to place, and replacing everything is one step', async () => {
    await openReport();
    await page.keyboard.press('Control+KeyH');
    await page.keyboard.type('well');
    await page.getByRole('search').getByText('1 of 4').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('search').getByText('2 of 4').waitFor();
    await page.getByRole('button', { name: 'Whole words' }).click();
    await page.getByRole('search').getByText('1 of 2').waitFor();
    await page.getByRole('textbox', { name: 'Replace with' }).fill('cistern');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await page.getByText('A cistern that is dry in winter is no cistern.').waitFor();
    await page.getByRole('search').getByText('2 places replaced').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyZ');
    await page.getByText('A well that is dry in winter is no well.').waitFor();
  });

  test('Escape in the find bar leaves the caret at the place found', async () => {
    await openReport();
    await page.keyboard.press('Control+KeyF');
    await page.keyboard.type('caravans');
    await page.getByRole('search').getByText('1 of 1').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('search').waitFor({ state: 'detached' });
    await expect.poll(selectedText).toBe('caravans');
  });

  test('the palette finds a command by its English name in an Arabic window, and shows it first next time', async () => {
    await setPreferences(program.url, { interfaceLanguage: 'ar' });
    await openReport();
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type('go to par');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'الانتقال إلى فقرة' }).waitFor();
    await page.keyboard.type('٤');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[aria-current="location"]', { hasText: 'Roads' }).waitFor();
    await page.keyboard.press('Control+KeyK');
    expect(await page.getByRole('option').first().innerText()).toContain('الانتقال إلى فقرة');
    await page.keyboard.press('Escape');
  });

  test('no shortcut stands for two commands', async () => {
    await openReport();
    await page.keyboard.press('F1');
    const keys = await page.getByRole('dialog').locator('kbd').allInnerTexts();
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('an export writes the file, says where it is, and the foot remembers it', async () => {
    await openReport();
    await page.keyboard.press('Control+Shift+KeyE');
    await page.getByRole('option', { name: /Markdown/ }).click();
    await page.getByRole('textbox', { name: 'Name of the file' }).fill('salt: roads/2027');
    await page.getByRole('button', { name: 'Export as Markdown' }).click();
    await page.getByRole('button', { name: /Show in folder/ }).waitFor();
    const file = path.join(exported.folder, 'salt- roads-2027-EN.md');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('The chair thanked the camels.');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('contentinfo').getByText('salt- roads-2027-EN.md').click();
    await page.getByRole('dialog').getByText('Last exports').waitFor();
    await page.keyboard.press('Escape');
  });

  test('side panels stay as they were left', async () => {
    await openReport();
    await page.keyboard.press('Alt+BracketLeft');
    await page.getByRole('treegrid').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Show the contents' }).waitFor();
    expect(await page.getByRole('treegrid').count()).toBe(0);
    await page.keyboard.press('Alt+BracketLeft');
    await page.getByRole('treegrid').waitFor();
  });

  test('F6 walks through the parts of the window and comes back', async () => {
    await openReport();
    const region = () => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
    await page.getByRole('textbox', { name: /The document in/ }).focus();
    const walked: unknown[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('F6');
      walked.push(await region());
    }
    expect(walked).toEqual(['inspector', 'foot', 'bar', 'outline', 'page']);
  });

  test('the archive takes a document and gives it back', async () => {
    await open();
    await page.getByRole('button', { name: /Actions for “Report on quiet harbours/ }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('radio', { name: 'Archive (1)' }).click();
    await page.getByRole('row', { name: /quiet harbours/ }).waitFor();
    await page.getByRole('button', { name: /Actions for “Report on quiet harbours/ }).click();
    await page.getByRole('menuitem', { name: 'Restore' }).click();
    await page.getByRole('radio', { name: /Archive/ }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /quiet harbours/ }).waitFor();
  });

  test.each(['en', 'ar', 'fr'] as const)('nothing sticks out of the window, however wide it is (%s)', async (interfaceLanguage) => {
    await setPreferences(program.url, { interfaceLanguage });
    await open();
    const widths = [900, 1366, 1920];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 768 });
      expect([width, await overflowing()]).toEqual([width, 0]);
    }
    await page.getByText('Report of the meeting on salt roads').first().click();
    await page.getByRole('textbox').first().waitFor();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 768 });
      expect([width, await overflowing()]).toEqual([width, 0]);
      const bar = page.locator('[data-region="bar"]');
      const box = (await bar.getByRole('button').last().boundingBox()) ?? { x: -1, width: 0 };
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });

  test('in a narrow window the panels lie over the page and go away with Escape', async () => {
    await openReport({ width: 1366, height: 768 }).then(() => page.setViewportSize({ width: 920, height: 700 }));
    await page.getByRole('treegrid').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show the contents' }).click();
    await page.getByRole('row', { name: /Opening/ }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('treegrid').waitFor({ state: 'detached' });
  });

  // Both directions and both colours every time, each with each only in the long run.
  describe.each(['en', 'ar'] as const)('reachable for everybody in %s', (interfaceLanguage) => {
    const themes = process.env['RAPPORTEUR_SOAK'] === '1' ? (['light', 'dark'] as const) : interfaceLanguage === 'en' ? (['light'] as const) : (['dark'] as const);
    test.each(themes)('%s', { timeout: 120_000 }, async (theme) => {
      await setPreferences(program.url, { interfaceLanguage, theme });
      await openReport();
      const findings: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        findings[name] = await accessibilityFindings(page);
      };
      await look('document');
      for (const [name, keys] of [
        ['palette', 'Control+KeyK'],
        ['shortcuts', 'F1'],
        ['settings', 'Control+Comma'],
        ['new document', 'Alt+KeyN'],
        ['export', 'Control+Shift+KeyE'],
        ['paragraph', 'Control+KeyG'],
      ] as const) {
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
        await look(name);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Control+KeyH');
      await page.getByRole('search').waitFor();
      await look('find');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+Home');
      await page.getByRole('grid').waitFor();
      await look('library');
      expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length > 0))).toEqual({});
    });
  });
});
