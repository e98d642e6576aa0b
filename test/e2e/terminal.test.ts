// Ctrl+C in the terminal reaches the program and whatever it started: the browser it opened stays until the program has let its window save.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../main/hosts/portable/browser.ts';
import { projectFolder } from '../program.ts';
import { testArguments } from './browser.ts';
import { elementWith, libraryOf } from './editor.ts';
import { startProgram, temporaryFolder } from './harness.ts';

/** The program with the browser it opens itself, as in a terminal: both in one group, which Ctrl+C reaches. */
const startInTerminal = async (library: string) => {
  const wrapper = path.join(library, 'browser-without-a-screen');
  writeFileSync(wrapper, `#!/bin/sh\nexec '${findBrowser()?.program}' --headless=new --remote-debugging-port=0 ${testArguments().map((word) => `'${word}'`).join(' ')} "$@"\n`, { mode: 0o755 });
  const child = spawn(process.execPath, [path.join(projectFolder, 'main/hosts/portable/index.ts'), '--library', library], {
    env: { ...process.env, RAPPORTEUR_BROWSER: wrapper },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Rapporteur is open in');
  const ports = path.join(library, 'browser', 'DevToolsActivePort');
  await expect.poll(() => existsSync(ports) && readFileSync(ports, 'utf8').includes('\n')).toBe(true);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(ports, 'utf8').split('\n')[0]}`);
  const page = browser.contexts()[0]?.pages()[0] as Page;
  return { ended, page, browser, said: () => said, interrupt: () => process.kill(-(child.pid as number), 'SIGINT') };
};

test.skipIf(process.platform === 'win32')('Ctrl+C while the last words cannot be saved leaves the window open with them; the second one ends both, and the next start has the words', async () => {
  const library = temporaryFolder();
  onTestFinished(library.remove);
  const before = await startProgram(library.folder);
  const documents = await libraryOf(before.url);
  const id = await documents.take('# Report of the invented forum\n\n1. The forum met\n');
  documents.end();
  await before.stop();

  const terminal = await startInTerminal(library.folder);
  const { page } = terminal;
  await page.getByRole('row', { name: /invented forum/ }).click();
  await elementWith(page, 'The forum met').click();
  await page.keyboard.press('End');
  const file = new Database(path.join(library.folder, 'library.sqlite'));
  file.exec(`CREATE TRIGGER full BEFORE INSERT ON revision BEGIN SELECT raise(ABORT, 'no room'); END`);
  await page.keyboard.insertText(' and went home');
  terminal.interrupt();
  await expect.poll(terminal.said).toContain('stays open');
  expect(await elementWith(page, 'The forum met').innerText()).toContain('and went home');
  await page.keyboard.insertText(', late');
  expect(await elementWith(page, 'The forum met').innerText()).toContain('and went home, late');
  const gone = new Promise((resolve) => terminal.browser.on('disconnected', resolve));
  terminal.interrupt();
  expect(await terminal.ended).toBe(0);
  await gone;

  file.exec('DROP TRIGGER full');
  file.close();
  const again = await startProgram(library.folder);
  const kept = await libraryOf(again.url);
  expect(JSON.stringify((await kept.document(id)).blocks)).toContain('and went home, late');
  kept.end();
  await again.stop();
});
