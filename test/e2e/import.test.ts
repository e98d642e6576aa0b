// Taking in files while at work: dropped on an open document, cancelled, followed up by keyboard, and beside a document of the same symbol.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { elementWith, fixture, selectedBlock } from './editor.ts';
import { useStage } from './stage.ts';
import { contentText } from '../../shared/document/inlines.ts';
import type { Document } from '../../shared/document/document.ts';
import { docxExporter } from '../../shared/export/docx/index.ts';
import { inputOf } from '../shared/export/sample.ts';
import { withRealIds } from '../shared/import/docx/carried.ts';
import { readSample } from '../shared/samples/samples.ts';
import { paragraph, run, text as words, wordFile } from '../shared/import/docx/word-file.ts';

let page: Page;

useStage((stage) => {
  ({ page } = stage);
});

const choose = async (name: string, text: string): Promise<void> => {
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+KeyI');
  await (await choosing).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') }]);
};

const dialog = () => page.getByRole('dialog');
const closed = async (): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
};

test('what could not be placed is reached by keyboard alone, from the file to the element', async () => {
  await page.getByRole('searchbox', { name: 'Search in all documents' }).waitFor();
  await choose('keepers.md', fixture('import', 'out-of-sequence-en.md'));
  await dialog().getByText('could not be placed with confidence').waitFor();
  // The main button has the focus; the lines stand before it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Open the document');
  for (let pressed = 0; pressed < 12 && !(await page.evaluate(() => document.activeElement?.textContent ?? '')).startsWith('3bis'); pressed += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await elementWith(page, '3bis').waitFor();
  await expect.poll(() => selectedBlock(page)).toMatch(/A paragraph was inserted here by hand/);
});

test('a file dropped on an open document becomes a document of its own, and names the one that has its symbol', async () => {
  const text = fixture('import', 'out-of-sequence-en.md');
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'again.md', { type: 'text/plain' }));
    return transfer;
  }, text);
  const before = await page.locator('[contenteditable]').first().innerText();
  await page.dispatchEvent('[contenteditable]', 'dragenter', { dataTransfer: data });
  await page.getByText('Drop to import').waitFor();
  await page.dispatchEvent('[contenteditable]', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('[contenteditable]', 'drop', { dataTransfer: data });
  await dialog().getByText('Another document of the library has this symbol').waitFor();
  await dialog().getByText('Nothing was replaced').waitFor();
  expect(await page.locator('[contenteditable]').first().innerText()).toBe(before);
  await closed();
});

test('a Word file becomes a document with its figures, its notes and what it had that no document has', async () => {
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).waitFor();
  const by = 'w:id="1" w:author="Nadia" w:date="2031-05-01T10:00:00Z"';
  const bytes = wordFile({
    body:
      words('Report on the lighthouses of the coast', '<w:pStyle w:val="Title"/>') + words('The harbours of the north were closed at night, and nobody could say for how long they had been.') +
      paragraph(`${run('A box stood beside this paragraph')}<w:r><w:pict><v:textbox><w:txbxContent>${words('Words in a box.')}</w:txbxContent></v:textbox></w:pict></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:ins ${by}>${run(' for a year.')}</w:ins>`),
    parts: { footnotes: `<w:footnote w:id="1">${words('As it was seen.')}</w:footnote>`, styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>' },
  });
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+KeyI');
  await (await choosing).setFiles([{ name: 'lighthouses.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from(bytes) }]);
  await dialog().getByText('A text box: its words stand behind').waitFor();
  await dialog().getByText('Paragraph 3').first().waitFor();
  await dialog().getByRole('button', { name: 'Words in a box.' }).first().click();
  await elementWith(page, 'A box stood beside').waitFor();
  await elementWith(page, 'Words in a box.').waitFor();
});

test('an import that takes long is cancelled with the button that has the focus, and leaves nothing', async () => {
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).waitFor();
  const rows = page.getByRole('main').getByRole('row');
  await expect.poll(() => rows.count()).toBe(4);
  await choose('long.md', Array.from({ length: 15_000 }, (_, n) => `${n + 1}. The delegations *spoke* of harbours, wells and roads.[^${n}]\n\n[^${n}]: A/RES/70/1.\n`).join('\n'));
  await dialog().getByRole('progressbar', { name: 'long.md' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel the import');
  await page.keyboard.press('Enter');
  await dialog().getByText('The import was cancelled, and nothing was taken in.').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Close');
  await closed();
  expect(await rows.count()).toBe(4);
});

test('a Word file that was only renamed and is cut short is called a damaged Word file', async () => {
  await choose('report.txt', 'PK\u0003\u0004 word/document.xml');
  await dialog().getByText('The Word file report.txt is damaged').waitFor();
  await closed();
});

test('a draft that comes back is taken in as proposals of the delegation that sent it', async () => {
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).waitFor();
  const sample = withRealIds(readSample('resolution'));
  await choose('resolution.json', JSON.stringify(sample));
  await dialog().getByRole('button', { name: 'Open the document' }).click();
  await expect.poll(() => page.url()).toContain('#/document/');
  const id = /#\/document\/([^?]+)/.exec(page.url())?.[1] ?? '';
  // As it left, but for a word that somebody put in without tracking it.
  const line = sample.blocks.find(({ type }) => type === 'operativeParagraph');
  const words = contentText(line?.text.en ?? []).trim().split(/\s+/).slice(-2).join(' ');
  const revised = { ...sample, id, blocks: JSON.parse(JSON.stringify(sample.blocks).replace(words, `lighthouse ${words}`)) as Document['blocks'] };
  const bytes = await docxExporter.write(inputOf(revised, 'en'));
  await page.keyboard.press('Alt+Home');
  await page.getByRole('searchbox', { name: 'Search in all documents' }).waitFor();
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+KeyI');
  await (await choosing).setFiles([{ name: 'from-jordan.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from(bytes) }]);
  await dialog().getByText('1 proposal · in 1 element').waitFor();
  await dialog().getByRole('combobox', { name: 'Not named speaks for' }).fill('Jordan');
  await page.getByRole('option', { name: /Jordan/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Not named speaks for no delegation' }).waitFor();
  await dialog().getByRole('button', { name: 'Take in as proposals' }).click();
  await dialog().getByRole('button', { name: 'Show the proposals' }).click();
  const item = page.locator('[data-proposal-item]');
  await item.filter({ hasText: 'lighthouse' }).filter({ hasText: 'Jordan' }).waitFor();
  expect(await item.count()).toBe(1);
  await page.keyboard.press('Alt+KeyH');
  await page.getByText('Taken in: from-jordan.docx').first().waitFor();
  await page.getByRole('button', { name: 'Save the original file' }).waitFor();
});
