// What was just typed is kept, whatever ends the program or the window: Ctrl+C, the window's cross, a reload.
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { elementWith, elements, libraryOf, openDocument } from './editor.ts';
import { openWindow, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

let library: ReturnType<typeof temporaryFolder>;
let program: Program;
let window: RapporteurWindow;
let id: string;

const words = ' and typed in the last instant';

beforeEach(async () => {
  library = temporaryFolder();
  program = await startProgram(library.folder);
  const documents = await libraryOf(program.url);
  id = await documents.take('# Report of the invented forum\n\n1. The forum met\n');
  documents.end();
  window = await openDocument(program.url, id);
  const paragraph = elementWith(window.page, 'The forum met');
  await paragraph.click();
  await window.page.keyboard.press('End');
});
afterEach(async () => {
  await program.stop();
  library.remove();
});

const savedText = async (): Promise<string> => {
  await program.stop();
  program = await startProgram(library.folder);
  const documents = await libraryOf(program.url);
  const text = JSON.stringify((await documents.document(id)).blocks);
  documents.end();
  return text;
};

test('when the program is ended from the terminal', async () => {
  await window.page.keyboard.insertText(words);
  await program.stop();
  expect(await savedText()).toContain(words);
  await window.close();
});

test('when the window is closed', async () => {
  const closed = window.page.waitForEvent('close');
  // The browser may ask whether to leave; the user means it.
  window.page.on('dialog', (dialog) => void dialog.accept());
  await window.page.keyboard.insertText(words);
  await window.page.close({ runBeforeUnload: true });
  await closed;
  expect(await savedText()).toContain(words);
});

test('when the page is loaded anew', async () => {
  window.page.on('dialog', (dialog) => void dialog.accept());
  await window.page.keyboard.insertText(words);
  await window.page.reload();
  await elements(window.page, 'numberedParagraph').first().waitFor();
  expect(await elementWith(window.page, 'The forum met').innerText()).toContain(words);
  await window.close();
});

test('when the program is ended from the terminal while the disk is full: it stays open and says why, and the second time the words are kept for the next start', async () => {
  const file = new Database(path.join(library.folder, 'library.sqlite'));
  file.exec(`CREATE TRIGGER full BEFORE INSERT ON revision BEGIN SELECT raise(ABORT, 'no room'); END`);
  const banner = window.page.getByRole('alert').filter({ hasText: 'The latest changes are not saved.' });
  await window.page.keyboard.insertText(words);
  await banner.waitFor();
  await window.page.keyboard.insertText(' and after the warning');
  program.process.kill('SIGINT');
  await expect.poll(program.output).toContain('stays open');
  // One can go on writing.
  await window.page.keyboard.insertText(' and after the first Ctrl+C');
  expect(await banner.isVisible()).toBe(true);
  expect(await program.stop()).toBe(0);
  file.exec('DROP TRIGGER full');
  file.close();
  await window.close();
  program = await startProgram(library.folder);
  window = await openDocument(program.url, id);
  expect(await elementWith(window.page, 'The forum met').innerText()).toContain(`${words} and after the warning and after the first Ctrl+C`);
  await window.page.getByText('it was kept aside, and is in the document now').waitFor();
  await window.close();
});

test('a user who is asked whether to leave, and stays, goes on saving as before', async () => {
  const { page } = window;
  await page.evaluate(() => {
    const own = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (String(input).includes('document.save')) document.documentElement.dataset['keepalive'] = String(init?.keepalive);
      return own(input, init);
    };
  });
  const kept = () => page.evaluate(() => document.documentElement.dataset['keepalive']);
  program.process.kill('SIGSTOP');
  await page.keyboard.insertText(words);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  expect(await kept()).toBe('true');
  program.process.kill('SIGCONT');
  await window.page.getByRole('contentinfo').getByText('Saved').waitFor();
  await page.keyboard.insertText(' and stayed');
  await expect.poll(kept).toBe('false');
  await window.page.getByRole('contentinfo').getByText('Saved').waitFor();
  expect(await savedText()).toContain(`${words} and stayed`);
  await window.close();
});

test('a window whose program is gone says so, keeps the text, and throws nothing', async () => {
  await program.kill();
  await window.page.keyboard.insertText(words);
  await expect.poll(() => window.page.getByRole('alert').or(window.page.getByRole('status')).allInnerTexts().then((texts) => texts.join(' ')), { timeout: 10_000 }).toMatch(/not saved|could not/i);
  expect(await elementWith(window.page, 'The forum met').innerText()).toContain(words);
  expect(window.takeProblems().filter((problem) => problem.startsWith('exception'))).toEqual([]);
  await window.close();
  program = await startProgram(library.folder);
});

test('opening the printed address twice gives two windows on the same text', async () => {
  const other = await openWindow(program.url);
  expect(new URL(other.page.url()).search).toBe('');
  await other.close();
  await window.close();
});
