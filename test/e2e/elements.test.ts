// Elements that are more than a line: tables, the programme, boxes, figures, annexes, put in with the menu of elements and filled by keyboard.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { BlockOf } from '../../shared/document/blocks/index.ts';
import { caretIn, elements, elementWith, expectLines, expectSaved, goToDocument, insertByMenu, lines, pane, runCommand, selectAcross, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

/** A document with one paragraph; the caret stands in an empty line of text under it. */
const openAtEmptyLine = async (): Promise<string> => {
  const id = await library.take('# Things on the shore\n\n## I. Finds\n\n1. Much was found.\n');
  await goToDocument(page, id);
  await caretIn(elementWith(page, 'Much was found.'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await elements(page, 'paragraph').waitFor();
  return id;
};

/** The cells of the table, row by row; a merged cell with its spans. */
const cells = () =>
  pane(page)
    .locator('[data-type="table"] tr:has([data-cell])')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll<HTMLTableCellElement>('td[data-cell]')].map((cell) => {
          const text = (cell.textContent ?? '').replaceAll('\ufeff', '').trim();
          return cell.colSpan > 1 || cell.rowSpan > 1 ? `${text} [${cell.colSpan}x${cell.rowSpan}]` : text;
        }),
      ),
    );
const cell = (text: string) => pane(page).locator('[data-cell]', { hasText: text });

test('a table is put in with the menu and filled with Tab; after the last cell comes a new row', async () => {
  const id = await openAtEmptyLine();
  await insertByMenu(page, 'Table');
  await page.getByRole('dialog', { name: 'Table' }).waitFor();
  // The number stands selected: one types over it. The table takes the place of the empty line, and one begins in its first cell.
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  for (const word of ['Kind', 'Number', 'Place', 'Shells', '12', 'North', 'Bottles', '3', 'South']) {
    if (word !== 'Kind') await page.keyboard.press('Tab');
    await page.keyboard.type(word);
  }
  expect(await lines(page, ['numberedParagraph', 'paragraph'])).toEqual(['1. Much was found.']);
  await expect.poll(cells).toEqual([
    ['Kind', 'Number', 'Place'],
    ['Shells', '12', 'North'],
    ['Bottles', '3', 'South'],
  ]);
  // Back with Shift+Tab: the cell is selected, and typing replaces what stood in it.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('4');
  await expect.poll(async () => (await cells())[2]).toEqual(['Bottles', '4', 'South']);
  // Its title stands above it.
  for (let back = 0; back < 8; back += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Finds by kind');
  expect((await lines(page, ['table']))[0]).toMatch(/^Table 1\S? Finds by kind/);
  await expectSaved(library, id, ({ blocks }) => {
    const table = blocks.find((block): block is BlockOf<'table'> => block.type === 'table');
    return table?.headerRows === 1 && table.rows.length === 3 && JSON.stringify(table.text.en) === JSON.stringify([{ text: 'Finds by kind' }]);
  });
});

test('cells are merged and split, rows and columns come and go, and each is one step of undo', async () => {
  await openAtEmptyLine();
  await insertByMenu(page, 'Table');
  await page.getByRole('dialog', { name: 'Table' }).waitFor();
  await page.getByRole('textbox', { name: 'Rows' }).fill('2');
  await page.getByRole('textbox', { name: 'Columns' }).fill('2');
  await page.keyboard.press('Enter');
  for (const word of ['a', 'b', 'c', 'd']) {
    if (word !== 'a') await page.keyboard.press('Tab');
    await page.keyboard.type(word);
  }
  const plain = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  await expect.poll(cells).toEqual(plain);
  await selectAcross(cell('a'), cell('b'), 'a');
  await runCommand(page, 'Merge the cells');
  await expect.poll(cells).toEqual([[expect.stringMatching(/^a\s*b \[2x1\]$/)], ['c', 'd']]);
  await runCommand(page, 'Split the cell');
  await expect.poll(async () => (await cells())[0]?.length).toBe(2);
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(cells).toEqual(plain);
  await caretIn(cell('d'));
  await runCommand(page, 'Row above');
  await page.keyboard.type('new');
  await expect.poll(cells).toEqual([
    ['a', 'b'],
    ['', 'new'],
    ['c', 'd'],
  ]);
  await runCommand(page, 'Column before');
  await expect.poll(async () => (await cells()).map((row) => row.length)).toEqual([3, 3, 3]);
  await runCommand(page, 'Delete the row');
  await runCommand(page, 'Delete the column');
  await expect.poll(cells).toEqual(plain);
});

test('header rows are set from the palette and from the panel', async () => {
  const id = await openAtEmptyLine();
  await insertByMenu(page, 'Table');
  await page.getByRole('dialog', { name: 'Table' }).waitFor();
  await page.keyboard.press('Enter');
  const headerRows = (wanted: number) => expectSaved(library, id, ({ blocks }) => blocks.find((block): block is BlockOf<'table'> => block.type === 'table')?.headerRows === wanted);
  await page.keyboard.press('Tab');
  await headerRows(1);
  await runCommand(page, 'Row is a heading, or not');
  await headerRows(0);
  await page.getByRole('complementary', { name: 'Selected element' }).getByText('The first row is a heading').click();
  await headerRows(1);
});

test('the programme of a meeting comes with its day row', async () => {
  const id = await openAtEmptyLine();
  await insertByMenu(page, 'Programme of the meeting');
  await pane(page).locator('[data-type="table"]').waitFor();
  const rows = await cells();
  expect(rows.length).toBeGreaterThan(1);
  await page.keyboard.type('Monday, 3 June');
  await page.keyboard.press('Tab');
  await page.keyboard.type('9.00–9.30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Counting of shells');
  await expectSaved(library, id, ({ blocks }) => {
    const table = blocks.find((block): block is BlockOf<'table'> => block.type === 'table');
    return table?.purpose === 'programme' && table.rows[0]?.kind === 'day' && JSON.stringify(table.rows).includes('Counting of shells');
  });
  expect((await cells())[1]?.slice(0, 2)).toEqual(['9.00–9.30', 'Counting of shells']);
});

test('a box has a number, a title and elements of its own; Enter in an empty last one leaves it', async () => {
  await openAtEmptyLine();
  await insertByMenu(page, 'Box');
  await page.keyboard.type('The blue bottle');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It had a letter in it.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The letter was empty.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Outside again.');
  await expectLines(page, ['paragraph'], ['It had a letter in it.', 'The letter was empty.', 'Outside again.']);
  const box = elements(page, 'box');
  expect(await box.locator('[data-block]').count()).toBe(2);
  expect(await box.locator('[data-label]').first().getAttribute('data-label')).toMatch(/^Box 1/);
  await box.getByText('The blue bottle').waitFor();
});

test('a figure takes an image, its title and its description; a file that is no image is refused in words', async () => {
  const id = await openAtEmptyLine();
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 30 } });
  await insertByMenu(page, 'Figure');
  await page.keyboard.type('A shell from above');
  const figure = elements(page, 'figure');
  await figure.locator('input[type="file"]').setInputFiles({ name: 'shell.png', mimeType: 'image/png', buffer: Buffer.from('no image') });
  await figure.getByRole('alert').getByText('not an image that can be printed safely').waitFor();
  await figure.locator('input[type="file"]').setInputFiles({ name: 'shell.png', mimeType: 'image/png', buffer: png });
  await figure.getByRole('img', { name: 'Image without alternative text' }).waitFor();
  const panel = page.getByRole('complementary', { name: 'Selected element' });
  await panel.getByRole('textbox', { name: 'Alternative text (English)' }).fill('A spiral shell on dark sand');
  await figure.getByRole('img', { name: 'A spiral shell on dark sand' }).waitFor();
  await expectSaved(library, id, ({ blocks }) => {
    const block = blocks.find((one): one is BlockOf<'figure'> => one.type === 'figure');
    return block?.image?.mediaType === 'image/png' && block.image.width === 40 && block.alt.en === 'A spiral shell on dark sand' && JSON.stringify(block.text.en) === JSON.stringify([{ text: 'A shell from above' }]);
  });
});

test('a press on the image of a figure selects the figure, and what is typed then goes into its title', async () => {
  await openAtEmptyLine();
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 30 } });
  await insertByMenu(page, 'Figure');
  const figure = elements(page, 'figure');
  await figure.locator('input[type="file"]').setInputFiles({ name: 'shell.png', mimeType: 'image/png', buffer: png });
  await caretIn(elementWith(page, 'Much was found.'));
  await figure.getByRole('img').click();
  await page.getByRole('complementary', { name: 'Selected element' }).getByRole('heading', { name: /^Figure/ }).waitFor();
  await page.keyboard.type('A shell');
  await figure.getByText('A shell', { exact: true }).waitFor();
  const [image, title] = await Promise.all([figure.getByRole('img').boundingBox(), figure.getByText('A shell', { exact: true }).boundingBox()]);
  expect(title?.y).toBeLessThan(image?.y ?? 0);
});

test('page breaks and annexes have their place, and Backspace takes a break away again', async () => {
  await openAtEmptyLine();
  await page.keyboard.type('Before the break.');
  await page.keyboard.press('Enter');
  await insertByMenu(page, 'Page break');
  await page.keyboard.type('After the break.');
  await elements(page, 'pageBreak').waitFor();
  const flow = ['numberedParagraph', 'paragraph', 'pageBreak'];
  await expectLines(page, flow, ['1. Much was found.', 'Before the break.', 'Page break', 'After the break.']);
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expectLines(page, flow, ['1. Much was found.', 'Before the break.', 'After the break.']);
  for (const name of ['List of finders', 'List of losers']) {
    await runCommand(page, 'Insert: Annex');
    await page.keyboard.type(name);
    await elementWith(page, name).waitFor();
  }
  await expect.poll(() => elements(page, 'annex').allInnerTexts().then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()))).toEqual(['Annex I List of finders', 'Annex II List of losers']);
});
