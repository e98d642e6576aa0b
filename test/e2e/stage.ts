// What most files of these tests begin with: a program on a library of its own, and one window on it for all tests of the file.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Preferences } from '../../shared/ipc/contract.ts';
import { libraryOf, type Library } from './editor.ts';
import { expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

export interface Stage {
  readonly program: Program;
  readonly library: Library;
  readonly window: RapporteurWindow;
  readonly page: Page;
}

/**
 * Opens the stage before the first test of the file, in English and light unless `preferences` say otherwise, and hands it to `ready`. After every test the
 * window must have met no problem; after the last one all is closed and removed.
 */
export function useStage(ready: (stage: Stage) => void | Promise<void>, preferences: Partial<Preferences> = {}): void {
  const folder = temporaryFolder();
  let stage: Stage;
  beforeAll(async () => {
    const program = await startProgram(folder.folder);
    await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light', ...preferences });
    const library = await libraryOf(program.url);
    const window = await openWindow(program.url);
    stage = { program, library, window, page: window.page };
    await ready(stage);
  });
  afterEach(() => expectNoProblems(stage.window));
  afterAll(async () => {
    await stage.window.close();
    stage.library.end();
    await stage.program.stop();
    folder.remove();
  });
}
