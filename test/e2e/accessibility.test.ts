// Reachable for everybody, on every screen: what axe finds, in both directions of writing, light and dark; and that nothing in the window breaks on them.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import { caretIn, elements, elementWith, goToDocument, libraryOf, pane, type Library } from './editor.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { accessibilityFindings, expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

const folder = temporaryFolder();
let program: Program;
let library: Library;
let whole: string;
/** One element of each kind, for what opens over a document: axe takes seconds for all of a long one. */
let short: string;

/** The first element of each kind. What it refers to may be left out: that is shown as well. */
const oneOfEach = (document: Document): Document => ({
  ...document,
  id: randomUUID(),
  blocks: document.blocks.filter(({ type }, index) => document.blocks.findIndex((block) => block.type === type) === index),
});

beforeAll(async () => {
  program = await startProgram(folder.folder);
  library = await libraryOf(program.url);
  for (const bytes of coastalAssets.values()) await library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  whole = await library.put(coastalConference('escwa-current'));
  short = await library.put(oneOfEach(coastalConference('escwa-current')));
});
afterAll(async () => {
  library.end();
  await program.stop();
  folder.remove();
});

describe.each([
  ['en', 'light'],
  ['ar', 'dark'],
] as const)('%s, %s', (interfaceLanguage, theme) => {
  let window: RapporteurWindow;
  beforeAll(async () => {
    await setPreferences(program.url, { interfaceLanguage, theme, exportFolder: folder.folder });
    window = await openWindow(program.url, { colorScheme: theme });
  });
  afterAll(() => window.close());

  test('documents with every element, alone and beside their translation, and the tools that open over them', async () => {
    const { page } = window;
    const findings: Record<string, readonly string[]> = {};
    const look = async (name: string) => {
      findings[name] = await accessibilityFindings(page);
    };
    const closeDialog = async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await goToDocument(page, whole, ['en']);
    await page.locator('[data-type="figure"] img').first().waitFor();
    await look('every element in English');
    await goToDocument(page, whole, ['en', 'ar']);
    await look('English and Arabic');
    await goToDocument(page, short, ['en', 'ar']);
    // A table with the caret in it, and its tools at the side.
    await caretIn(elements(page, 'table', 'en').first().locator('[data-cell]').first());
    await look('table tools');
    await caretIn(elements(page, 'figure', 'en').first().locator('[data-slate-node="element"]').first());
    await look('figure tools');
    const paragraph = elements(page, 'numberedParagraph', 'en').first();
    await caretIn(paragraph);
    await page.keyboard.press('Control+Alt+KeyF');
    await look('a footnote in writing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyZ');
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await look('menu of elements');
    await closeDialog();
    const names = JSON.parse(readFileSync(new URL(`../../assets/locales/${interfaceLanguage}/editor.json`, import.meta.url), 'utf8')) as Record<string, string>;
    for (const tool of ['insertCrossReference', 'insertLink', 'insertTable']) {
      await page.getByRole('toolbar').getByRole('button', { name: names[tool] ?? tool }).click();
      await page.getByRole('dialog').waitFor();
      await look(tool);
      await closeDialog();
    }
    await page.keyboard.press('Control+KeyZ');
    expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length > 0))).toEqual({});
    expectNoProblems(window);
  });

  test('the first page with a mistake in it, the library with hits, the result of an import, lists at the foot', async () => {
    const { page } = window;
    const findings: Record<string, readonly string[]> = {};
    const look = async (name: string) => {
      findings[name] = await accessibilityFindings(page);
    };
    const id = await library.create('outcomeDocument', 'en', 'Conference on Mistakes');
    await goToDocument(page, id, ['en']);
    const date = elements(page, 'date').getByRole('textbox');
    await date.fill('31 February 2031');
    await date.press('Enter');
    await elements(page, 'date').getByRole('alert').waitFor();
    await look('an impossible date');
    await date.press('Escape');

    await page.keyboard.press('Alt+Home');
    await page.locator('[data-region="documents"]').waitFor();
    await page.getByRole('searchbox').fill('harbour');
    await page.getByRole('grid').getByText(/harbour/i).first().waitFor();
    await look('hits of a search');
    await page.getByRole('searchbox').fill('zzyzx');
    await page.getByText('zzyzx').waitFor();
    await look('no hits');
    await page.getByRole('searchbox').fill('');

    await page.locator('input[type="file"][multiple]').setInputFiles([
      { name: 'odd.md', mimeType: 'text/markdown', buffer: Buffer.from('# Odd\n\n1. One.\n\n2. Two.\n\n4. Four.\n\n5. Five.\n\n5. Five again.\n\n6. Six.\n') },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
    ]);
    const result = page.getByRole('dialog');
    await result.getByText('empty.txt').first().waitFor();
    await result.getByText('Odd').first().waitFor();
    await look('result of an import');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /^Odd/ }).first().click();
    await pane(page).waitFor();
    await elementWith(page, 'Six.').waitFor();
    const foot = page.getByRole('contentinfo').getByRole('button');
    for (let at = 0; at < (await foot.count()); at += 1) {
      await foot.nth(at).click();
      const popover = page.getByRole('dialog');
      if ((await popover.count()) === 0) continue;
      await look(`list ${at + 1} at the foot`);
      await page.keyboard.press('Escape');
      await popover.waitFor({ state: 'detached' });
    }
    expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length > 0))).toEqual({});
    expectNoProblems(window);
  });

  test('menus, settings and templates of a document, the pages as they will be printed, the archive, a document that is not there', async () => {
    const { page } = window;
    const findings: Record<string, readonly string[]> = {};
    const look = async (name: string) => {
      findings[name] = await accessibilityFindings(page);
    };
    const shut = async () => {
      await page.keyboard.press('Escape');
      await page.locator('[role="dialog"], [role="menu"]').first().waitFor({ state: 'detached' });
    };
    await goToDocument(page, short, ['en', 'ar']);
    for (const menu of await page.locator('[data-region="bar"] [aria-haspopup]').all()) {
      await menu.click();
      await page.getByRole('menu').waitFor();
      await look(`menu ${await menu.getAttribute('aria-label')}`);
      await shut();
    }
    for (const name of ['Document settings', 'Save as a template']) {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('dialog').getByRole('combobox').waitFor();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('header').waitFor();
      await look(name);
      await shut();
    }
    await page.keyboard.press('Alt+Backslash');
    await page.locator('[data-region="preview"]').first().waitFor();
    await look('pages');
    await page.keyboard.press('Alt+Backslash');

    const old = `Conference on Old Maps (${interfaceLanguage})`;
    await library.bridge.call('library.setArchived', { id: await library.create('outcomeDocument', 'en', old), archived: true });
    await page.keyboard.press('Alt+Home');
    await page.locator('[data-region="documents"]').waitFor();
    await page.getByRole('radio').nth(1).click();
    await page.getByRole('row', { name: old }).waitFor();
    await look('archive');
    await page.getByRole('row', { name: old }).getByRole('button').click();
    await page.getByRole('menu').waitFor();
    await look('menu of a document');
    await shut();
    await page.evaluate(() => {
      location.hash = '#/document/not-there';
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('a document that is not there');
    expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length > 0))).toEqual({});
  });
});
