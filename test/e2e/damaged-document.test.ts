// A document that was damaged on the disk: the library shows it as such and says what can be done.
import { expect, onTestFinished, test } from 'vitest';
import { openHere } from '../main/storage/temporary-library.ts';
import { libraryOf } from './editor.ts';
import { expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder } from './harness.ts';

test('a damaged document is told from the others in the list, with what can be done', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const before = await startProgram(folder.folder);
  const library = await libraryOf(before.url);
  const hit = await library.create('outcomeDocument', 'en', 'Quiet harbours');
  await library.create('outcomeDocument', 'en', 'Loud harbours');
  library.end();
  await before.stop();
  const spoilt = openHere({ folder: folder.folder });
  spoilt.db.exec(`UPDATE revision SET at = at + 1 WHERE key = (SELECT head FROM document WHERE id = '${hit}')`);
  spoilt.db.exec(`UPDATE document SET template = 'novel' WHERE id = '${hit}'`);
  spoilt.close();
  const program = await startProgram(folder.folder);
  onTestFinished(async () => void (await program.stop()));
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light' });
  const window = await openWindow(program.url);
  onTestFinished(() => window.close());
  const row = (title: string) => window.page.getByRole('row', { name: new RegExp(title) });
  await row('Quiet harbours').getByText('Damaged: it cannot be opened.').waitFor();
  await row('Quiet harbours').getByText('Duplicate it').waitFor();
  expect(await row('Quiet harbours').getByText(/words/).count()).toBe(0);
  await row('Loud harbours').waitFor();
  expect(await row('Loud harbours').getByText('Damaged').count()).toBe(0);
  expectNoProblems(window);
});
