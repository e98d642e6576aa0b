// The palette finds commands in any language, whatever the language of the window.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program } from './harness.ts';

const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  program = await startProgram(folder.folder);
});
afterAll(async () => {
  await program.stop();
  folder.remove();
});

test.each([
  ['en', 'window.language.ar', ['Arabic', 'العربية', 'عربي', 'arabe']],
  ['fr', 'window.language.ar', ['Arabic', 'العربية', 'arabe']],
  ['ar', 'window.language.fr', ['French', 'الفرنسية', 'français', 'francais']],
] as const)('in a window in %s, %s is found by %s', async (interfaceLanguage, command, queries) => {
  await setPreferences(program.url, { interfaceLanguage, theme: 'light' });
  const window = await openWindow(program.url);
  const { page } = window;
  for (const query of queries) {
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type(query);
    const option = page.locator(`[role="option"][data-key="${command}"]`);
    await option.waitFor();
    await expect.poll(() => page.getByRole('option').first().getAttribute('data-key')).toBe(command);
    await page.keyboard.press('Escape');
    await option.waitFor({ state: 'detached' });
  }
  expectNoProblems(window);
  await window.close();
});
