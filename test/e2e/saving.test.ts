// Never lose a word: the program killed while somebody types, the window closed on the last key, the program gone for a while.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import { caretIn, elements, elementWith, expectSaved, goToDocument, libraryOf, lines, openDocument, textsOf, type Library } from './editor.ts';
import { expectNoProblems, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

/** After the last key, in milliseconds, by which what was typed is in the library. */
const bar = 500;

const folder = temporaryFolder();
let program: Program;
let library: Library;
let window: RapporteurWindow | null = null;

const start = async (): Promise<void> => {
  program = await startProgram(folder.folder);
  library = await libraryOf(program.url);
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light' });
};
// A test that kills the program starts another on the same library.
beforeAll(start);
afterEach(async () => {
  await window?.close();
  window = null;
});
afterAll(async () => {
  library.end();
  await program.stop();
  folder.remove();
});

const open = async (id: string): Promise<Page> => {
  window = await openDocument(program.url, id);
  return window.page;
};

/** What was typed into a document, as one text; a new element is a new line. */
const written = (document: Document): string => textsOf({ ...document, blocks: document.blocks.filter(({ type }) => type === 'numberedParagraph') }, 'en').join('\n');

/** Numbers that look random and are the same in every run. */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
test('a program that is killed while one types keeps every word up to half a second before', { timeout: soak ? 300_000 : 60_000 }, async () => {
  const id = await library.take('# Log of the night watch\n\n## I. Entries\n\n1. Begun.\n');
  const random = chance(20_260);
  let kept = 'Begun.';
  // The second kill meets a library that was revived.
  for (let round = 0; round < (soak ? 20 : 2); round += 1) {
    const page = await open(id);
    const last = elements(page, 'numberedParagraph').last();
    await caretIn(last);
    const typed: { readonly text: string; readonly at: number }[] = [{ text: kept, at: 0 }];
    const put = async (text: string) => {
      if (text === '\n') await page.keyboard.press('Enter');
      else await page.keyboard.type(text);
      typed.push({ text, at: performance.now() });
    };
    const until = performance.now() + 700 + random() * 1_500;
    for (let word = 0; performance.now() < until; word += 1) await put(word % 9 === 8 ? '\n' : ` w${round}x${word}`);
    const killedAt = performance.now();
    await program.kill();
    await window?.close();
    window = null;
    library.end();
    await start();
    const found = written(await library.document(id));
    // Nothing that was not typed, nothing out of order, and of what was typed nothing but the last moment missing.
    const all = typed.map(({ text }) => text).join('');
    expect(all.startsWith(found.trimEnd()), `“${found}” is not how “${all}” begins`).toBe(true);
    const due = typed.filter(({ at }) => at < killedAt - bar).map(({ text }) => text).join('');
    expect(found.length, `missing: “${due.slice(found.length)}”`).toBeGreaterThanOrEqual(due.trimEnd().length);
    kept = found;
  }
});

test.each(['closed', 'left for another page', 'reloaded'] as const)('a window that is %s right after the last key has saved it', async (how) => {
  const id = await library.take('# Last words\n\n## I. Entries\n\n1. Begun.\n');
  const page = await open(id);
  // A browser that is asked to stay goes all the same.
  page.on('dialog', (dialog) => void dialog.accept());
  await caretIn(elementWith(page, 'Begun.'));
  await page.keyboard.type(' And ended, with the very last key');
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  if (how === 'closed') await page.close();
  else if (how === 'reloaded') await page.reload();
  else await page.goto('about:blank');
  await expectSaved(library, id, (document) => written(document) === 'Begun. And ended, with the very last key\n!');
});

test('a window that is closed while a save is under way has saved what was typed since, too', async () => {
  const id = await library.take('# Under way\n\n## I. Entries\n\n1. Begun.\n');
  const page = await open(id);
  await caretIn(elementWith(page, 'Begun.'));
  const underWay = page.waitForRequest('**/call/document.save');
  program.process.kill('SIGSTOP');
  await page.keyboard.type(' First words.');
  await underWay;
  await page.keyboard.type(' Last words.');
  await page.close();
  program.process.kill('SIGCONT');
  await expectSaved(library, id, (document) => written(document) === 'Begun. First words. Last words.');
});

test('going back to the library right after the last key loses nothing', async () => {
  const id = await library.take('# Going back\n\n## I. Entries\n\n1. Begun.\n');
  const page = await open(id);
  await caretIn(elementWith(page, 'Begun.'));
  await page.keyboard.type(' Ended.');
  await page.keyboard.press('Alt+Home');
  await page.getByRole('row', { name: /Going back/ }).waitFor();
  expect(written(await library.document(id))).toBe('Begun. Ended.');
  if (window) expectNoProblems(window);
});

test('a program that stands still is told by a sign at the foot, and everything is saved when it goes on', async () => {
  const id = await library.take('# A pause\n\n## I. Entries\n\n1. Begun.\n');
  const page = await open(id);
  const foot = page.getByRole('contentinfo');
  await foot.getByText('Saved').waitFor();
  program.process.kill('SIGSTOP');
  await caretIn(elementWith(page, 'Begun.'));
  await page.keyboard.type(' While nobody listened');
  await foot.getByText('Saving…').waitFor();
  await page.keyboard.type(', much was said.');
  program.process.kill('SIGCONT');
  await foot.getByText('Saved').waitFor();
  await expectSaved(library, id, (document) => written(document) === 'Begun. While nobody listened, much was said.');
  if (window) expectNoProblems(window);
});

test('a program that is gone is told at once, and one that is started in its place takes in what was typed meanwhile', async () => {
  const id = await library.take('# An outage\n\n## I. Entries\n\n1. Begun.\n');
  const page = await open(id);
  await caretIn(elementWith(page, 'Begun.'));
  await page.keyboard.type(' Before.');
  await expectSaved(library, id, (document) => written(document) === 'Begun. Before.');
  await program.kill();
  library.end();
  await page.keyboard.type(' While it was gone.');
  const banner = page.getByRole('alert').filter({ hasText: 'The latest changes are not saved.' });
  await banner.waitFor();
  await banner.getByText('The window has lost the program behind it').waitFor();
  // One can go on writing.
  await page.keyboard.press('Enter');
  await page.keyboard.type('And after.');
  expect(await lines(page, ['numberedParagraph'])).toEqual(['1. Begun. Before. While it was gone.', '2. And after.']);
  // Leaving now would lose words, so the window asks.
  await page.keyboard.press('Alt+Home');
  await page.getByRole('dialog', { name: 'The latest changes are not saved' }).getByRole('button', { name: 'Stay and keep them' }).click();
  await start();
  // The window tries again by itself as well, and may have been quicker than the hand.
  await banner.getByRole('button', { name: 'Try again' }).click({ timeout: 5_000 }).catch(() => {});
  await banner.waitFor({ state: 'detached' });
  await expectSaved(library, id, (document) => written(document) === 'Begun. Before. While it was gone.\nAnd after.');
});

test('two windows on one document take over from each other what they write', async () => {
  const id = await library.take('# Two hands\n\n## I. Entries\n\n1. Alpha.\n\n2. Omega.\n');
  const page = await open(id);
  const second = await openDocument(program.url, id);
  await caretIn(elementWith(page, 'Alpha.'));
  await page.keyboard.type(' From the first window.');
  await caretIn(elementWith(second.page, 'Omega.'));
  await second.page.keyboard.type(' From the second.');
  const both = ['1. Alpha. From the first window.', '2. Omega. From the second.'];
  for (const shown of [page, second.page]) await expect.poll(() => lines(shown, ['numberedParagraph'])).toEqual(both);
  await expectSaved(library, id, (document) => written(document) === 'Alpha. From the first window.\nOmega. From the second.');
  await goToDocument(page, id);
  expect(await lines(page, ['numberedParagraph'])).toEqual(both);
  expectNoProblems(second);
  await second.close();
});
