// Copy, cut and paste: what comes from Word and from plain text becomes elements of the document; what is moved within it keeps its identity.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { caretIn, elements, elementWith, expectLines, expectSaved, fixture, goToDocument, libraryOf, lines, pane, select, selectAcross, type Library } from './editor.ts';
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
afterEach(() => expectNoProblems(window));
afterAll(async () => {
  await window.close();
  library.end();
  await program.stop();
  folder.remove();
});

const body = ['heading', 'numberedParagraph', 'paragraph', 'bullet', 'subparagraph'];

const open = async (text = '# On wells\n\n## I. Before\n\n1. Alpha.\n\n2. Beta.\n\n3. Gamma.\n'): Promise<string> => {
  const id = await library.take(text);
  await goToDocument(page, id);
  return id;
};

/** Pastes what another program put on the clipboard. The browser would clean HTML that a page puts there itself, so the event is made by hand. */
const pasteFrom = async (data: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate((types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
};

/** Ids of the numbered paragraphs by their text, as the library has them. */
const idsOf = async (id: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await library.document(id)).blocks.flatMap((block) => (block.type === 'numberedParagraph' ? [[(block.text.en ?? []).map((inline) => ('text' in inline ? inline.text : '')).join(''), block.id]] : [])));

test('a piece of a Word document becomes headings, numbered paragraphs, lists, a footnote and a table, in one step', async () => {
  await open();
  await caretIn(elementWith(page, 'Gamma.'));
  await page.keyboard.press('Enter');
  await pasteFrom({ 'text/html': fixture('clipboard', 'word.html'), 'text/plain': 'Wells and their keepers' });
  await expect.poll(() => lines(page, body)).toEqual([
    'I. Before',
    '1. Alpha.',
    '2. Beta.',
    '3. Gamma.',
    'II. Wells and their keepers',
    'A. The survey',
    expect.stringMatching(/^4\. The survey covered all wells of the oasis,1/),
    '5. It asked keepers:',
    expect.stringMatching(/How deep they dig;$/),
    expect.stringMatching(/in summer,$/),
    expect.stringMatching(/Who inherits the well\.$/),
    '(a) Old wells;',
    '(i) Walled ones;',
    '(b) New wells.',
    expect.stringMatching(/The end of it\.$/),
  ]);
  await elementWith(page, 'The survey covered').locator('strong, em', { hasText: 'all' }).waitFor();
  await pane(page).locator('[data-footnotes]').getByText('para. 4.').waitFor();
  const table = elements(page, 'table');
  expect(await table.locator('td[data-cell]').first().getAttribute('colspan')).toBe('2');
  await table.getByText('Bir').waitFor();
  await page.keyboard.press('Control+KeyZ');
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. Beta.', '3. Gamma.', '4. _']);
});

test('numbered lines of plain text become paragraphs, and one line stays in its line', async () => {
  await open();
  await caretIn(elementWith(page, 'Gamma.'));
  await page.keyboard.press('Enter');
  await pasteFrom({ 'text/plain': '4. Delta was measured.\n\n5. Epsilon was not.\n' });
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. Beta.', '3. Gamma.', '4. Delta was measured.', '5. Epsilon was not.']);
  await caretIn(elementWith(page, 'Beta.'), { after: 'Beta' });
  await pasteFrom({ 'text/plain': ' and its sisters' });
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. Beta and its sisters.', '3. Gamma.', '4. Delta was measured.', '5. Epsilon was not.']);
});

test('what comes from the web brings words and safe links, and nothing that runs or reaches out', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Beta.'));
  await pasteFrom({
    'text/html':
      '<p onclick="alert(1)"> See <a href="https://www.example.org/wells">the list</a>, <a href="javascript:alert(2)">not this</a><img src="https://www.example.org/pixel.png" onerror="alert(3)"><script>alert(4)</script><iframe src="https://www.example.org"></iframe></p>',
    'text/plain': 'See the list, not this',
  });
  await elementWith(page, 'Beta.').getByRole('link', { name: 'the list' }).waitFor();
  expect(await elementWith(page, 'Beta.').getByRole('link').count()).toBe(1);
  await expectSaved(library, id, (document) => JSON.stringify(document).includes('https://www.example.org/wells'));
  expect(JSON.stringify(await library.document(id))).not.toMatch(/alert|pixel|javascript/);
});

test('a copy is a new element; what is cut and pasted is the same one, and references to it hold', async () => {
  const id = await open('# On wells\n\n## I. Before\n\n1. Alpha.\n\n2. Beta.\n\n3. Gamma.\n');
  await caretIn(elementWith(page, 'Gamma.'));
  await page.keyboard.type(' As ');
  await page.getByRole('button', { name: 'Cross-reference' }).click();
  await page.getByRole('dialog', { name: 'Cross-reference' }).waitFor();
  await page.keyboard.type('Beta');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' says.');
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. Beta.', '3. Gamma. As paragraph 2 says.']);
  await expectSaved(library, id, (document) => JSON.stringify(document).includes(' says.'));
  const before = await idsOf(id);

  // Cut from the start of one to the start of the next: the whole element. It goes in front of Alpha.
  await selectAcross(elementWith(page, 'Beta.'), elementWith(page, 'Beta.'), 'Beta');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+KeyX');
  await expectLines(page, body, ['I. Before', '1. Alpha.', expect.stringMatching(/^2\. Gamma/) as string]);
  await caretIn(elementWith(page, 'Alpha.'), { before: 'Alpha' });
  await page.keyboard.press('Control+KeyV');
  await expectLines(page, body, ['I. Before', '1. Beta.', '2. Alpha.', '3. Gamma. As paragraph 1 says.']);
  await expectSaved(library, id, ({ blocks }) => blocks.filter(({ type }) => type === 'numberedParagraph').length === 3);
  expect(await idsOf(id)).toEqual(before);

  // A copy of it is another.
  await selectAcross(elementWith(page, 'Beta.'), elementWith(page, 'Beta.'), 'Beta');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+KeyC');
  await caretIn(elementWith(page, 'Alpha.'), { before: 'Alpha' });
  await page.keyboard.press('Control+KeyV');
  await expectLines(page, body, ['I. Before', '1. Beta.', '2. Beta.', '3. Alpha.', '4. Gamma. As paragraph 1 says.']);
  await expectSaved(library, id, ({ blocks }) => blocks.filter(({ type }) => type === 'numberedParagraph').length === 4);
  const all = (await library.document(id)).blocks.map((block) => block.id);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toContain(before['Beta.']);
});

test('words are cut and pasted with their footnote and their formats; other programs get plain text with the numbers', async () => {
  await open('# On wells\n\n1. Alpha **is deep**[^1] and cold.\n\n2. Beta.\n\n[^1]: Nine ells.\n');
  await select(elementWith(page, 'is deep'), 'is deep');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+KeyX');
  await expectLines(page, ['numberedParagraph'], [expect.stringMatching(/^1\. Alpha\s+and cold\.$/) as string, '2. Beta.']);
  await caretIn(elementWith(page, 'Beta.'), { after: 'Beta' });
  await page.keyboard.type(' ');
  await page.keyboard.press('Control+KeyV');
  await expectLines(page, ['numberedParagraph'], [expect.stringMatching(/^1\. Alpha\s+and cold\.$/) as string, '2. Beta is deep1.']);
  await elementWith(page, 'Beta').locator('strong', { hasText: 'is deep' }).waitFor();
  await pane(page).locator('[data-footnotes]').getByText('Nine ells.').waitFor();
  await selectAcross(elementWith(page, 'Alpha'), elementWith(page, 'Beta'), 'Alpha');
  await page.keyboard.press('Control+KeyC');
  expect((await page.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, ' ')).toMatch(/^1\. Alpha and cold\. 2\. Beta is deep/);
});
