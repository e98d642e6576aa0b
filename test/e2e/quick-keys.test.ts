// Somebody quick, on a slow machine: whatever is typed right after a command was chosen, a dialog closed or a footnote opened arrives where it belongs.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { caretIn, elements, elementWith, expectLines, goToDocument, pane, select, type Library } from './editor.ts';
import { atOnce, slowedDown, type Stroke } from './keystrokes.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});
beforeEach(async () => {
  await goToDocument(page, await library.take('# Lanterns\n\n## I. Care\n\n1. Trim the wick.\n\n2. Clean the glass.\n\n3. Fill the lamp.\n'));
  await caretIn(elementWith(page, 'Clean the glass.'));
});

const key = (name: string): Stroke => ({ key: name });
const text = (words: string): Stroke => ({ text: words });
const press = (name: string): Stroke => ({ press: page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true }) });
/** How many times as slow the window is made. */
const slowness = process.env['RAPPORTEUR_SOAK'] === '1' ? 6 : 3;
const quickly = (...strokes: readonly Stroke[]): Promise<void> => slowedDown(page, slowness, (devtools) => atOnce(devtools, strokes));
const flow = ['numberedParagraph', 'paragraph', 'annex', 'pageBreak', 'bullet'];

test('after a command from the palette', async () => {
  await quickly(key('Control+k'), text('ins annex'), key('Enter'), text('List of lamps'), key('Enter'), text('All of brass.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.', expect.stringMatching(/^Annex\s*List of lamps$/) as string, 'All of brass.', '3. Fill the lamp.']);
});

test('after a command from the palette that changes what stands there, or the letters', async () => {
  await quickly(key('Control+k'), text('Bold'), key('Enter'), text(' Twice.'), key('Control+k'), text('into bullet'), key('Enter'), text(' A week.'));
  await expectLines(page, flow, ['1. Trim the wick.', expect.stringMatching(/Clean the glass\. Twice\. A week\.$/) as string, '2. Fill the lamp.']);
  await elements(page, 'bullet').locator('strong', { hasText: 'Twice.' }).waitFor();
});

test('after the palette was closed without a choice', async () => {
  await quickly(key('Control+k'), text('wick'), key('Escape'), text(' Again.'), key('Control+k'), key('Escape'), text(' And again.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass. Again. And again.', '3. Fill the lamp.']);
});

test('after the menu of elements', async () => {
  await quickly(key('Enter'), key('Enter'), text('/Bullet'), key('Enter'), text('A wick.'), key('Enter'), text('/'), key('Escape'), text('A glass.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.', expect.stringMatching(/A wick\.$/) as string, expect.stringMatching(/A glass\.$/) as string, '3. Fill the lamp.']);
});

test('after a footnote was put in, by key and by button, and after it was left', async () => {
  await quickly(key('Control+Alt+f'), text('With vinegar.'), key('Enter'), text(' Dry it.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.1 Dry it.', '3. Fill the lamp.']);
  await quickly(press('Footnote'), text('With a cloth.'), key('Escape'), text(' Well.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.1 Dry it.2 Well.', '3. Fill the lamp.']);
  await expect.poll(() => pane(page).locator('[data-footnotes] > *').allInnerTexts()).toEqual([expect.stringMatching(/With vinegar\./), expect.stringMatching(/With a cloth\./)]);
});

test('after a footnote was put in from the palette or the menu', async () => {
  await quickly(key('Control+k'), text('ins foot'), key('Enter'), text('With vinegar.'), key('Enter'), text(' Dry it.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.1 Dry it.', '3. Fill the lamp.']);
  await expect.poll(() => pane(page).locator('[data-footnotes] > *').allInnerTexts()).toEqual([expect.stringMatching(/With vinegar\./)]);
});

test('after a cross-reference and a symbol were chosen', async () => {
  await quickly(text(' As in '), press('Cross-reference'), text('Fill'), key('Enter'), text(' and '), press('Cross-reference'), key('Escape'), text('not '));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass. As in paragraph 3 and not', '3. Fill the lamp.']);
  await quickly(key('Control+k'), text('ins symb'), key('Enter'), text('A/RES/70/1'), key('Enter'), text(' says.'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass. As in paragraph 3 and not A/RES/70/1 says.', '3. Fill the lamp.']);
});

test('after a link was set', async () => {
  await select(elementWith(page, 'Clean the glass.'), 'glass');
  await quickly(press('Link'), text('example.org'), key('Enter'), key('ArrowRight'), text('es'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glasses.', '3. Fill the lamp.']);
  await elementWith(page, 'Clean the').getByRole('link', { name: 'glass' }).waitFor();
});

test('after something was found, and after the find bar was closed', async () => {
  await quickly(key('Control+f'), text('lamp'), key('Enter'), key('Escape'), text('lantern'));
  await expectLines(page, flow, ['1. Trim the wick.', '2. Clean the glass.', '3. Fill the lantern.']);
});

test('after a tool was pressed', async () => {
  await quickly(press('Italic'), text(' Both sides.'), press('Undo'), text(' One side.'));
  await expectLines(page, flow, ['1. Trim the wick.', expect.stringMatching(/^2\. Clean the glass\..* One side\.$/) as string, '3. Fill the lamp.']);
});
