// The window says one thing in one way: in the language of the interface everywhere, with the words and counts that it has for the same thing elsewhere.
import { expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { contents, elements, elementWith, caretIn, goToDocument, outline, runCommand } from './editor.ts';
import { setPreferences } from './harness.ts';
import { useStage, type Stage } from './stage.ts';

let stage: Stage;
let coast: Id;
useStage(async (ready) => {
  stage = ready;
  for (const bytes of coastalAssets.values()) await stage.library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  const document = coastalConference('escwa-current');
  const heading = { id: 'blank', type: 'heading', level: 1, numbered: true, text: {} } as const;
  coast = await stage.library.put({ ...document, blocks: [...document.blocks, heading] } satisfies Document);
});

/** All that the window says, once each: its texts, and what it says of fields and buttons. */
const said = () =>
  stage.page.evaluate(() => {
    const words = new Set<string>();
    for (const element of document.querySelectorAll('body *')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'data-placeholder']) words.add(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && element.closest('time, style, script, [data-language] [data-slate-string]') === null) words.add((node.nodeValue ?? '').trim());
    }
    words.delete('');
    return [...words].sort();
  });

test('after a switch of the interface language the window says what it says when it is opened in that language', async () => {
  await setPreferences(stage.program.url, { interfaceLanguage: 'en' });
  await stage.page.reload();
  await goToDocument(stage.page, coast, ['en']);
  await stage.page.getByRole('treegrid').getByText('First page').waitFor({ state: 'attached' });
  // The counts at the foot come a moment after the page.
  await stage.page.locator('[data-region="foot"]').getByText(/\d words/).waitFor();
  await runCommand(stage.page, 'Interface in French');
  await stage.page.getByRole('treegrid').getByText('Première page').waitFor({ state: 'attached' });
  await stage.page.locator('[data-region="foot"]').getByText(/\d mots/).waitFor();
  const switched = await said();
  await goToDocument(stage.page, coast, ['en']);
  await stage.page.getByRole('treegrid').getByText('Première page').waitFor({ state: 'attached' });
  await expect.poll(said).toEqual(switched);
  await setPreferences(stage.program.url, { interfaceLanguage: 'en' });
  await stage.page.reload();
  await stage.page.getByRole('treegrid').getByText('First page').waitFor({ state: 'attached' });
});

test('the contents at the side give the same paragraphs as those on the page', async () => {
  await goToDocument(stage.page, coast, ['en']);
  const onPage = (await contents(stage.page)).map((line) => line.replaceAll(' | ', ' '));
  expect(onPage.length).toBeGreaterThan(5);
  await expect.poll(() => outline(stage.page)).toEqual(expect.arrayContaining(onPage));
});

test('the alternative text of an image is written in the direction of its language', async () => {
  await goToDocument(stage.page, coast, ['en']);
  await caretIn(elements(stage.page, 'figure').first());
  const field = (name: string) => stage.page.getByRole('textbox', { name: `Alternative text (${name})` });
  const set = async (name: string) => field(name).evaluate((element) => [element.getAttribute('lang'), getComputedStyle(element).direction]);
  expect(await set('العربية')).toEqual(['ar-LB', 'rtl']);
  expect(await set('English')).toEqual(['en-GB', 'ltr']);
});

test('after everything is replaced the bar says so until the text is changed again', async () => {
  const id = await stage.library.take('1. The pier is long.\n\n2. A pier is a pier.\n');
  await goToDocument(stage.page, id, ['en']);
  await caretIn(elementWith(stage.page, 'The pier'));
  await stage.page.keyboard.press('Control+KeyH');
  await stage.page.keyboard.type('pier');
  const bar = stage.page.getByRole('search');
  await stage.page.getByRole('textbox', { name: 'Replace with' }).fill('quay');
  await stage.page.getByRole('button', { name: 'Replace all' }).click();
  await bar.getByText('3 places replaced').waitFor();
  await stage.page.keyboard.press('Control+KeyZ');
  await stage.page.getByText('A pier is a pier').waitFor();
  await bar.getByText('1 of 3').waitFor();
  expect(await stage.page.getByText('3 places replaced').count()).toBe(0);
  await stage.page.keyboard.press('Escape');
});

test('an export of which nothing came is tried again from where it failed', async () => {
  await goToDocument(stage.page, coast, ['en']);
  await stage.page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = stage.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Folder' }).fill('/proc/nowhere');
  await dialog.getByRole('button', { name: 'Export as Word' }).click();
  const again = dialog.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  expect(await dialog.getByRole('button', { name: 'Done' }).count()).toBe(0);
  await again.click();
  await again.waitFor();
  await stage.page.keyboard.press('Escape');
});
