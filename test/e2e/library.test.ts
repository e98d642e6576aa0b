// Bringing texts in, finding what is in them, and keeping the shelf in order.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { elementWith, fixture, libraryOf, outline, pane, selectedBlock, type Library } from './editor.ts';
import { expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

const folder = temporaryFolder();
let program: Program;
let library: Library;
let window: RapporteurWindow;
let page: Page;

beforeAll(async () => {
  program = await startProgram(folder.folder);
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light' });
  library = await libraryOf(program.url);
  window = await openWindow(program.url);
  page = window.page;
});
beforeEach(async () => {
  for (let dialogs = await page.getByRole('dialog').count(); dialogs > 0; dialogs -= 1) await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.getByRole('searchbox', { name: 'Search in all documents' }).fill('');
});
afterEach(() => expectNoProblems(window));
afterAll(async () => {
  await window.close();
  library.end();
  await program.stop();
  folder.remove();
});

interface DroppedFile {
  readonly name: string;
  readonly bytes: readonly number[];
}
const file = (name: string, text: string): DroppedFile => ({ name, bytes: [...Buffer.from(text, 'utf8')] });

/** Drops files on the window, as from the file manager; a picture of what one sees meanwhile. */
const drop = async (files: readonly DroppedFile[]): Promise<void> => {
  const data = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of dropped) transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'text/plain' }));
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data });
  await page.getByText('Drop to import').waitFor();
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await page.getByText('Drop to import').waitFor({ state: 'detached' });
};

const rows = () => page.getByRole('main').getByRole('row');

test('several files are chosen with the button; each becomes a document', async () => {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('banner').getByRole('button', { name: 'Import' }).click();
  const chooser = await choosing;
  expect(chooser.isMultiple()).toBe(true);
  await chooser.setFiles(
    ['outcome-ar.md', 'rapport-fr.md', 'briefing-en.md'].map((name) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(fixture('import', name), 'utf8') })),
  );
  const result = page.getByRole('dialog');
  await expect.poll(() => result.getByRole('button', { name: 'Open the document' }).count()).toBe(3);
  await result.getByText('E/ESCWA/CL4.WRS/2032/WG.3/Outcome document').waitFor();
  await result.getByRole('button', { name: 'Close' }).last().click();
  const row = page.getByRole('row', { name: /المنتدى العربي الرابع/ });
  await row.getByText('E/ESCWA/CL4.WRS/2032/WG.3/Outcome document').waitFor();
  expect(await row.locator('[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
  await row.click();
  await pane(page, 'ar').waitFor();
  await expect.poll(async () => (await outline(page)).at(-1)).toMatch(/الجلسة الختامية/);
});

test('of several files dropped together the good ones come in, and of each other one hears why not', async () => {
  const before = await rows().count();
  await drop([file('tides.md', '# Report on tides\n\n1. They came.\n\n2. They went.\n'), file('nothing.txt', ''), { name: 'picture.txt', bytes: [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0xff, 0xfe, 0] }]);
  const result = page.getByRole('dialog');
  await result.getByText('Report on tides').waitFor();
  await result.getByText('The file nothing.txt is empty, so there is nothing to take in.').waitFor();
  await result.getByText('The file picture.txt is not text, so nothing was taken in').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => rows().count()).toBe(before + 1);
});

test('a line that could not be placed is listed, leads to its place, and goes from the list when dealt with', async () => {
  await drop([file('keepers.md', fixture('import', 'out-of-sequence-en.md'))]);
  const result = page.getByRole('dialog');
  await result.getByText('could not be placed with confidence').waitFor();
  expect(await result.getByRole('button', { name: 'Open the document' }).count()).toBe(1);
  await result.getByRole('button', { name: /3bis/ }).click();
  await elementWith(page, '3bis').waitFor();
  await expect.poll(() => selectedBlock(page)).toMatch(/A paragraph was inserted here by hand/);
  // The list stays at the foot of the window.
  const toCheck = page.getByRole('contentinfo').getByRole('button', { name: /lines to check/ });
  const count = Number.parseInt(await toCheck.innerText(), 10);
  await toCheck.click();
  const list = page.getByRole('dialog');
  await list.getByText('A date that does not exist').waitFor();
  await list.getByRole('button', { name: /They adopted the agenda/ }).click();
  await expect.poll(() => selectedBlock(page)).toMatch(/They adopted the agenda/);
  await toCheck.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dealt with' }).first().click();
  await expect.poll(async () => Number.parseInt(await page.getByRole('contentinfo').getByRole('button', { name: /lines? to check/ }).innerText(), 10)).toBe(count - 1);
  await page.keyboard.press('Escape');
});

test('a search finds text in every document, whatever the vowel marks and the forms of letters', async () => {
  await library.take('# Springs\n\n1. The gannets drank.\n');
  const field = page.getByRole('searchbox', { name: 'Search in all documents' });
  await field.fill('عقد المنتدي العربى');
  const hits = page.getByRole('grid', { name: 'Search results' });
  await hits.getByText(/عُقد المنتدى العربي/).first().waitFor();
  await field.fill('GANNETS');
  await hits.getByText('gannets').first().waitFor();
  await page.getByRole('status').getByText('1 place in 1 document').waitFor();
  await hits.getByText('The gannets drank.').click();
  await expect.poll(() => selectedBlock(page)).toMatch(/The gannets drank/);
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).fill('zzyzx');
  await page.getByText('No document contains “zzyzx”').waitFor();
  await page.keyboard.press('Escape');
});

test('what was just typed is found at once, and what was deleted is not', async () => {
  const id = await library.take('# Fresh words\n\n1. Old.\n');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/document/${id}`);
  await elementWith(page, 'Old.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Phosphorescence.');
  await page.keyboard.press('Alt+Home');
  const field = page.getByRole('searchbox', { name: 'Search in all documents' });
  await field.fill('phosphorescence');
  await page.getByRole('grid', { name: 'Search results' }).getByText('Phosphorescence').click();
  await elementWith(page, 'Phosphorescence').waitFor();
  await page.keyboard.press('Control+KeyZ');
  await elementWith(page, 'Old.').click();
  await page.keyboard.press('End');
  for (let press = 0; press < ' Phosphorescence.'.length; press += 1) await page.keyboard.press('Backspace');
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).fill('phosphorescence');
  await page.getByText('No document contains “phosphorescence”').waitFor();
});

test('the list says what was just written and has it on top, whoever wrote it; a burst of saves does not read it every time', async () => {
  const id = await library.take('# Log of the pilot boat\n\n1. Calm.\n');
  await library.take('# Log of the dredger\n\n1. Mud.\n');
  const mine = page.getByRole('row', { name: /Log of the pilot boat/ });
  const top = () => rows().nth(1).innerText();
  await expect.poll(top).toContain('Log of the dredger');
  const words = async () => {
    const listed = await library.bridge.call('library.list', { archived: false });
    return listed.ok ? `${listed.value.find((one) => one.id === id)?.words ?? 0} words` : '';
  };

  await mine.click();
  await elementWith(page, 'Calm.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' The swell rose after noon.');
  await page.keyboard.press('Alt+Home');
  await expect.poll(top).toContain('Log of the pilot boat');
  await mine.getByText('11 words').waitFor();
  expect(await words()).toBe('11 words');

  await library.take('# Log of the tug\n\n1. Fog.\n');
  await expect.poll(top).toContain('Log of the tug');
  let asked = 0;
  const count = (request: { url(): string }) => {
    if (request.url().endsWith('/call/library.list')) asked += 1;
  };
  page.on('request', count);
  const began = Date.now();
  const opened = await library.bridge.call('document.open', { id });
  if (!opened.ok) throw new Error(opened.error.code);
  let { revision: base } = opened.value;
  const { blocks } = opened.value.document;
  for (let turn = 1; turn <= 20; turn += 1) {
    const text = { en: [{ text: 'again '.repeat(turn) }] };
    const paragraph = { id: 'again', type: 'paragraph' as const, text };
    const saved = await library.bridge.call('document.save', { id, base, splices: [{ at: blocks.length, remove: turn === 1 ? 0 : 1, insert: [paragraph] }], count: blocks.length + 1 });
    if (!saved.ok) throw new Error(saved.error.code);
    base = saved.value.revision;
  }
  await expect.poll(top).toContain('Log of the pilot boat');
  await mine.getByText('31 words').waitFor();
  page.off('request', count);
  // Current and archived at the beginning and at the end, and once every half second between them.
  expect(asked).toBeLessThanOrEqual(2 * (2 + Math.ceil((Date.now() - began) / 500)));
});

test('a text that was taken in twice stands in two rows that the moment of their last change tells apart', async () => {
  const text = '# Berths of the old quay\n\n1. Nine.\n';
  const mine = page.getByRole('row', { name: /Berths of the old quay/ });
  await library.take(text);
  await mine.waitFor();
  const moment = /\d\d:\d\d:\d\d/;
  expect(await mine.innerText()).not.toMatch(moment);
  await library.take(text);
  await expect.poll(async () => (await mine.allInnerTexts()).map((row) => moment.test(row))).toEqual([true, true]);
});

test('the search never lies over the buttons beside it, whatever the width and the language', async () => {
  const { width, height } = page.viewportSize() ?? { width: 1366, height: 768 };
  try {
    for (const interfaceLanguage of ['fr', 'ar', 'en'] as const) {
      await setPreferences(program.url, { interfaceLanguage });
      await page.reload();
      const field = page.getByRole('banner').getByRole('searchbox');
      await field.waitFor();
      for (const wide of [1280, 1100, 1081, 1000, 700]) {
        await page.setViewportSize({ width: wide, height });
        const search = await field.boundingBox();
        for (const button of await page.getByRole('banner').getByRole('button').all()) {
          const box = await button.boundingBox();
          if (search === null || box === null || box.y + box.height <= search.y || search.y + search.height <= box.y) continue;
          expect([interfaceLanguage, wide, box.x + box.width <= search.x || search.x + search.width <= box.x]).toEqual([interfaceLanguage, wide, true]);
        }
      }
    }
  } finally {
    await page.setViewportSize({ width, height });
    await setPreferences(program.url, { interfaceLanguage: 'en' });
    await page.reload();
  }
});

test('a copy is a document of its own; the archive takes documents and gives them back', async () => {
  const id = await library.take('# Register of buoys\n\n1. Red ones.\n\n2. Green ones.\n');
  const mine = () => page.getByRole('row', { name: /Register of buoys/ });
  await mine().waitFor();
  const act = async (name: string) => {
    await mine().first().getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Duplicate');
  await page.getByText('A copy of “Register of buoys” was made.').waitFor();
  await expect.poll(() => mine().count()).toBe(2);
  await page.getByRole('button', { name: 'Open the copy' }).click();
  await elementWith(page, 'Green ones.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' In the copy.');
  await page.keyboard.press('Alt+Home');
  const all = await library.bridge.call('library.list', { archived: false });
  const copy = all.ok ? all.value.find((one) => one.title.en === 'Register of buoys (copy)')?.id : undefined;
  await expect.poll(async () => JSON.stringify(await library.document(copy ?? ''))).toContain('In the copy.');
  const [first, second] = [await library.document(id), await library.document(copy ?? '')];
  expect(JSON.stringify(first)).not.toContain('In the copy.');
  const ids = new Set(first.blocks.map((block) => block.id));
  expect(second.blocks.filter((block) => ids.has(block.id))).toEqual([]);
  await act('Archive');
  await page.getByText('“Register of buoys (copy)” is in the archive.').waitFor();
  await expect.poll(() => mine().count()).toBe(1);
  await page.getByText(/^Archive \(1\)$/).click();
  await expect.poll(() => mine().count()).toBe(1);
  await act('Restore');
  await expect.poll(() => mine().count()).toBe(2);
});
