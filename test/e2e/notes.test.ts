// What stands inside the lines: footnotes written in place, references that follow their targets, symbols, links, formats; and undo by words and actions.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caretIn, elements, elementWith, expectLines, expectSaved, goToDocument, pane, runCommand, select, textsOf, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

/** A document of three paragraphs, in the window. */
const open = async (text = '1. The harbour opens at dawn.\n\n2. The harbour closes at dusk.\n\n3. Ferries wait outside.\n'): Promise<string> => {
  const id = await library.take(`# Rules of the harbour\n\n## I. Hours\n\n${text}`);
  await goToDocument(page, id);
  return id;
};

const numbered = ['numberedParagraph'];
/** The texts of the footnotes at the foot of the elements, with their numbers. */
const notes = () => pane(page).locator('[data-footnotes] > *').allInnerTexts().then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').replaceAll('\ufeff', '').trim()));
const noteField = (number: number) => page.getByRole('textbox', { name: `Text of footnote ${number}` });

test('a footnote is written in place, and its number follows its place', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Ferries wait'), { after: 'Ferries' });
  await page.keyboard.press('Control+Alt+KeyF');
  await noteField(1).waitFor();
  await page.keyboard.type('Three of them, and a tug.');
  await page.keyboard.press('Enter');
  // The caret is back in the line, behind the mark.
  await page.keyboard.type(' and tugs');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries1 and tugs wait outside.']);
  await caretIn(elementWith(page, 'opens at dawn'), { after: 'dawn' });
  await page.keyboard.press('Control+Alt+KeyF');
  await page.keyboard.type('As seen from the ');
  await page.keyboard.press('Control+KeyI');
  await page.keyboard.type('old');
  await page.keyboard.press('Control+KeyI');
  await page.keyboard.type(' light.');
  await page.keyboard.press('Escape');
  await expectLines(page, numbered, ['1. The harbour opens at dawn1.', '2. The harbour closes at dusk.', '3. Ferries2 and tugs wait outside.']);
  await expect.poll(notes).toEqual(['1 As seen from the old light.', '2 Three of them, and a tug.']);
  await expectSaved(library, id, ({ blocks }) => {
    const found = blocks.flatMap((block) => (block.text.en ?? []).filter((inline) => 'content' in inline));
    return JSON.stringify(found.map((note) => ('content' in note ? note.content : null))) === JSON.stringify([[{ text: 'As seen from the ' }, { text: 'old', italic: true }, { text: ' light.' }], [{ text: 'Three of them, and a tug.' }]]);
  });
  // It is changed where it stands.
  await pane(page).getByRole('button', { name: /Three of them/ }).click();
  await noteField(2).waitFor();
  await page.keyboard.type(' At times four.');
  await page.keyboard.press('Enter');
  await expect.poll(notes).toEqual(['1 As seen from the old light.', '2 Three of them, and a tug. At times four.']);
});

test('what is typed after the text of a footnote was taken back stands behind its mark', async () => {
  await open();
  await caretIn(elementWith(page, 'Ferries wait'), { after: 'Ferries' });
  await page.keyboard.press('Control+Alt+KeyF');
  await noteField(1).waitFor();
  await page.keyboard.type('Three of them.');
  await page.keyboard.press('Enter');
  await noteField(1).waitFor({ state: 'detached' });
  for (let words = 0; words < 3; words += 1) await page.keyboard.press('Control+KeyZ');
  await expect.poll(notes).toEqual(['1 Write the footnote']);
  await page.keyboard.type(', all of them,');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries1, all of them, wait outside.']);
  // The same where it is taken back in the footnote itself, and left by the mouse.
  await pane(page).getByRole('button', { name: 'Write the footnote' }).click();
  await noteField(1).waitFor();
  await page.keyboard.type('Not one.');
  for (let words = 0; words < 2; words += 1) await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Escape');
  // No key is lost, however soon it comes.
  await page.keyboard.type(' and I mean all,');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries1 and I mean all,, all of them, wait outside.']);
  // And where the footnote itself is taken back and given again.
  for (let step = 0; step < 20 && (await pane(page).locator('[data-footnote]').count()) > 0; step += 1) await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+Shift+KeyZ');
  await expect.poll(notes).toEqual(['1 Write the footnote']);
  await page.keyboard.type('!');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries1! wait outside.']);
});

test('what is typed within a footnote stands where the caret is, however slowly it is typed', async () => {
  await open();
  await caretIn(elementWith(page, 'Ferries wait'), { after: 'Ferries' });
  await page.keyboard.press('Control+Alt+KeyF');
  await noteField(1).waitFor();
  await page.keyboard.type('Three of them.');
  await page.keyboard.press('Home');
  for (const [letter, reads] of [['S', 'SThree of them.'], ['e', 'SeThree of them.'], ['e', 'SeeThree of them.']] as const) {
    await page.keyboard.type(letter);
    await expect.poll(notes).toEqual([`1 ${reads}`]);
  }
});

test('a footnote with words in it is not lost by one slip of Backspace', async () => {
  await open();
  await caretIn(elementWith(page, 'Ferries wait'), { after: 'Ferries' });
  await page.keyboard.press('Control+Alt+KeyF');
  await noteField(1).waitFor();
  await page.keyboard.type('Three of them.');
  await page.keyboard.press('Enter');
  await noteField(1).waitFor({ state: 'detached' });
  await page.keyboard.press('Backspace');
  await expect.poll(notes).toEqual(['1 Three of them.']);
  await page.keyboard.press('Backspace');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(notes).toEqual(['1 Three of them.']);
});

test('a mark, a reference and a symbol are passed by one arrow key each, and selected by one with Shift', async () => {
  await open('1. It rose[^1] and fell.\n\n[^1]: Twice.\n');
  const element = elementWith(page, 'It rose');
  await caretIn(element, { after: 'ros' });
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.type('|');
  await expectLines(page, numbered, ['1. It rose1 a|nd fell.']);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('|');
  await expectLines(page, numbered, ['1. It rose|1 a|nd fell.']);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expectLines(page, numbered, ['1. It rose| a|nd fell.']);
});

test('a cross-reference prints the number its target has now', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'opens at dawn'), { after: 'dawn' });
  await page.keyboard.type(' (see ');
  await page.getByRole('button', { name: 'Cross-reference' }).click();
  await page.getByRole('dialog', { name: 'Cross-reference' }).waitFor();
  await page.keyboard.type('Ferries');
  await page.getByRole('option', { name: /paragraph 3.*Ferries wait/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(')');
  await expectLines(page, numbered, ['1. The harbour opens at dawn (see paragraph 3).', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  await caretIn(elementWith(page, 'closes at dusk'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody sleeps.');
  await expectLines(page, numbered, ['1. The harbour opens at dawn (see paragraph 4).', '2. The harbour closes at dusk.', '3. Nobody sleeps.', '4. Ferries wait outside.']);
  await expectSaved(library, id, ({ blocks }) => blocks.filter((block) => block.type === 'numberedParagraph').length === 4);
});

test('a cross-reference prints the number alone where that is chosen, and can lead to a footnote', async () => {
  const id = await open('1. The harbour opens at dawn.\n\n2. The harbour closes at dusk.[^1]\n\n[^1]: By the old clock.\n');
  await caretIn(elementWith(page, 'opens at dawn'));
  await page.keyboard.type(' See paragraphs 1 and ');
  await page.getByRole('button', { name: 'Cross-reference' }).click();
  await page.getByRole('radio', { name: '1', exact: true }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('dusk');
  await page.getByRole('option', { name: /^2 .*closes at dusk/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(', and ');
  await page.getByRole('button', { name: 'Cross-reference' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('clock');
  await page.getByRole('option', { name: /footnote 1.*old clock/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expectLines(page, numbered, ['1. The harbour opens at dawn. See paragraphs 1 and 2, and footnote 1.', '2. The harbour closes at dusk.1']);
  await expectSaved(library, id, (document) => JSON.stringify(document).includes('"form":"number"'));
});

test('a cross-reference that stands in the text is printed in its other form, and leads elsewhere, without being written again', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'opens at dawn'), { after: 'dawn' });
  await page.keyboard.type(' after ');
  await page.getByRole('button', { name: 'Cross-reference' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('Ferries');
  await page.getByRole('option', { name: /paragraph 3.*Ferries wait/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' or so');
  await expectLines(page, numbered, ['1. The harbour opens at dawn after paragraph 3 or so.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  const written = () => library.document(id).then(({ blocks }) => blocks.flatMap(({ text }) => text.en ?? []).filter((inline) => 'type' in inline && inline.type === 'crossReference'));
  await expect.poll(async () => (await written()).length).toBe(1);
  const [before] = await written();

  await elementWith(page, 'opens at dawn').getByText('paragraph 3', { exact: true }).click();
  await runCommand(page, 'Cross-reference');
  const change = page.getByRole('dialog', { name: 'Change the cross-reference' });
  await change.getByRole('radio', { name: 'paragraph 3', exact: true, checked: true }).waitFor();
  await change.getByRole('radio', { name: '3', exact: true }).click();
  await expectLines(page, numbered, ['1. The harbour opens at dawn after 3 or so.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  await change.getByRole('combobox').fill('dusk');
  await change.getByRole('option', { name: /closes at dusk/ }).waitFor();
  await change.getByRole('combobox').press('Enter');
  await change.waitFor({ state: 'detached' });
  await expectLines(page, numbered, ['1. The harbour opens at dawn after 2 or so.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  // It is selected, so that it can be changed once more.
  await runCommand(page, 'Cross-reference');
  await change.getByRole('radio', { name: 'paragraph 2', exact: true }).click();
  await page.keyboard.press('Escape');
  await expectLines(page, numbered, ['1. The harbour opens at dawn after paragraph 2 or so.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
  await expect.poll(async () => (await written()).map((inline) => 'id' in inline && [inline.id, 'form' in inline && inline.form])).toEqual([[before && 'id' in before && before.id, 'label']]);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+KeyZ');
  await expectLines(page, numbered, ['1. The harbour opens at dawn after paragraph 3 or so.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
});

test('a document symbol is recognised as it is typed, an address becomes a link, and undo gives back the letters', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Ferries wait'));
  await page.keyboard.type(' Recalling A/RES/70/1 and www.example.org/tides, it waits.');
  const symbol = elementWith(page, 'Ferries wait').locator('bdi', { hasText: 'A/RES/70/1' });
  await symbol.waitFor();
  await elementWith(page, 'Ferries wait').getByRole('link', { name: 'www.example.org/tides' }).waitFor();
  await expectSaved(library, id, (document) => {
    const content = document.blocks.findLast((block) => block.type === 'numberedParagraph')?.text.en ?? [];
    return (
      content.some((inline) => 'symbol' in inline && inline.symbol === 'A/RES/70/1') && content.some((inline) => 'href' in inline && inline.href === 'https://www.example.org/tides') && textsOf(document, 'en').includes('Ferries wait outside. Recalling A/RES/70/1 and www.example.org/tides, it waits.')
    );
  });
  for (let step = 0; step < 12 && (await symbol.count()) > 0; step += 1) await page.keyboard.press('Control+KeyZ');
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries wait outside. Recalling A/RES/70/1']);
});

test('selected words are linked, the link is changed and taken off', async () => {
  const id = await open();
  await select(elementWith(page, 'Ferries wait'), 'outside');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('dialog', { name: 'Link' }).waitFor();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await page.getByText('This is not an address that a reader can follow').waitFor();
  await page.getByRole('textbox', { name: 'Address' }).fill('example.org/outside');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const link = elementWith(page, 'Ferries wait').getByRole('link', { name: 'outside' });
  await link.waitFor();
  await expectSaved(library, id, ({ blocks }) => JSON.stringify(blocks).includes('"href":"https://example.org/outside"'));
  await caretIn(elementWith(page, 'Ferries wait'), { after: 'outs' });
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('button', { name: 'Remove the link' }).click();
  await link.waitFor({ state: 'detached' });
  await expectLines(page, numbered, ['1. The harbour opens at dawn.', '2. The harbour closes at dusk.', '3. Ferries wait outside.']);
});

test('bold, italic and the others are set by key on what is typed next and on what is selected', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Ferries wait'));
  await page.keyboard.type(' ');
  await page.keyboard.press('Control+KeyB');
  await page.keyboard.type('Patience');
  await page.keyboard.press('Control+KeyB');
  await page.keyboard.type(' is asked for');
  await select(elementWith(page, 'Ferries wait'), 'wait');
  await page.keyboard.press('Control+KeyI');
  await page.keyboard.press('Control+KeyU');
  await elementWith(page, 'Ferries wait').locator('em', { hasText: 'wait' }).waitFor();
  expect(await page.getByRole('button', { name: 'Italic' }).getAttribute('aria-pressed')).toBe('true');
  await expectSaved(
    library,
    id,
    ({ blocks }) =>
      JSON.stringify(blocks.findLast((block) => block.type === 'numberedParagraph')?.text.en) ===
      JSON.stringify([{ text: 'Ferries ' }, { text: 'wait', italic: true, underline: true }, { text: ' outside. ' }, { text: 'Patience', bold: true }, { text: ' is asked for' }]),
  );
});

test('undo goes by words and actions, and redo comes back the same way', async () => {
  await open('1. Gulls.\n');
  await caretIn(elementWith(page, 'Gulls.'));
  await page.keyboard.type(' Terns and gannets');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cormorants');
  const states = [
    ['1. Gulls. Terns and gannets', '2. Cormorants'],
    ['1. Gulls. Terns and gannets', '2. _'],
    ['1. Gulls. Terns and gannets'],
    ['1. Gulls. Terns and'],
    ['1. Gulls. Terns'],
    ['1. Gulls.'],
  ];
  for (const state of states) {
    await expectLines(page, numbered, state);
    if (state !== states.at(-1)) await page.keyboard.press('Control+KeyZ');
  }
  for (const state of states.toReversed()) {
    await expectLines(page, numbered, state);
    if (state !== states[0]) await page.keyboard.press('Control+KeyY');
  }
  // The caret is where the words are.
  await page.keyboard.type('!');
  await expectLines(page, numbered, ['1. Gulls. Terns and gannets', '2. Cormorants!']);
});

test('everything found is replaced at once, in footnotes too, and taken back at once', async () => {
  await open('1. The pier is long.[^1]\n\n2. A pier is a pier.\n\n[^1]: Pier of stone.\n');
  const before = ['1. The pier is long.1', '2. A pier is a pier.'];
  await expectLines(page, numbered, before);
  await page.keyboard.press('Control+KeyH');
  await page.keyboard.type('pier');
  await page.getByRole('search').getByText('1 of 4').waitFor();
  await page.getByRole('textbox', { name: 'Replace with' }).fill('quay');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expectLines(page, numbered, ['1. The quay is long.1', '2. A quay is a quay.']);
  await expect.poll(notes).toEqual(['1 Quay of stone.']);
  await page.getByRole('search').getByText('4 places replaced').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('search').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+KeyZ');
  await expectLines(page, numbered, before);
  await expect.poll(notes).toEqual(['1 Pier of stone.']);
  expect(await elements(page, 'numberedParagraph').count()).toBe(2);
});
