// Drafting as an editor does it: a document from a template, its first page, and text whose numbers, contents and outline follow each key.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { caretIn, contents, elements, elementWith, expectLines, expectSaved, goToDocument, lines, outline, pane, textsOf, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const open = (id: string): Promise<void> => goToDocument(page, id);

const body = ['heading', 'numberedParagraph', 'paragraph', 'priorityArea', 'keyMessage', 'subparagraph', 'bullet'];

describe('the first page', () => {
  test('an outcome document is made from its template, and its first page is filled in place', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'New document' }).click();
    await page.getByRole('option', { name: /Outcome document/ }).click();
    await page.getByRole('button', { name: 'Create the document' }).click();
    await elements(page, 'title').waitFor();
    // The caret stands in the title already.
    await page.keyboard.type('Conference on Lighthouses');
    await page.getByRole('heading', { level: 1, name: 'Conference on Lighthouses' }).waitFor();
    const id = /document\/([^?]+)/.exec(page.url())?.[1] ?? '';

    const symbol = page.getByRole('textbox', { name: 'Document symbol' });
    await symbol.fill(' e/escwa/cl9.test/2031/wg.4/outcome Document ');
    await symbol.press('Enter');
    await expect.poll(() => symbol.inputValue()).toBe('E/ESCWA/CL9.TEST/2031/WG.4/Outcome document');

    const date = page.getByRole('textbox', { name: 'Date', exact: true });
    await date.fill('31 February 2031');
    await date.press('Enter');
    await elements(page, 'date').getByRole('alert').getByText(/There is no such day as .*31 February 2031/).waitFor();
    // What was typed stays, for mending; the document has no such date.
    expect(await date.inputValue()).toBe('31 February 2031');
    await date.press('Control+KeyA');
    await date.pressSequentially('the day after tomorrow');
    await date.press('Tab');
    await elements(page, 'date').getByRole('alert').getByText('cannot be read as a date').waitFor();
    await date.fill('14 june 2031');
    await date.press('Enter');
    await elements(page, 'date').getByRole('alert').waitFor({ state: 'detached' });
    await expect.poll(() => date.inputValue()).toBe('14 June 2031');

    await caretIn(elements(page, 'venue'));
    await page.keyboard.type('Beirut');
    const days = page.getByRole('textbox', { name: 'Dates' });
    await days.fill('30 May to 2 June 2031');
    await days.press('Enter');
    await expect.poll(() => days.inputValue()).toMatch(/^30 May\s?[–-]\s?2 June 2031$/);

    // Escape gives back what stood there.
    await date.fill('1 January 2000');
    await date.press('Escape');
    await expect.poll(() => date.inputValue()).toBe('14 June 2031');

    await page.getByRole('combobox', { name: 'Original language' }).selectOption('ar');
    await page.getByRole('combobox', { name: 'Distribution' }).selectOption('general');
    await expectSaved(library, id, ({ blocks }) => {
      const found = Object.fromEntries(blocks.map((block) => [block.type, block])) as Record<string, Record<string, unknown>>;
      return (
        found['symbol']?.['symbol'] === 'E/ESCWA/CL9.TEST/2031/WG.4/Outcome document' &&
        found['date']?.['date'] === '2031-06-14' &&
        found['venue']?.['from'] === '2031-05-30' &&
        found['venue']['to'] === '2031-06-02' &&
        found['originalLanguage']?.['original'] === 'ar' &&
        found['distribution']?.['distribution'] === 'general'
      );
    });
    expect(textsOf(await library.document(id), 'en')).toContain('Beirut');
    // The bar of the window and the list of documents tell it at once.
    await page.getByRole('banner').getByText('E/ESCWA/CL9.TEST/2031/WG.4/Outcome document').waitFor();
    await page.keyboard.press('Alt+Home');
    await page.getByRole('row', { name: /Conference on Lighthouses/ }).getByText('E/ESCWA/CL9.TEST/2031/WG.4/Outcome document').waitFor();
  });

  test('what is typed or pasted beside a field of the first page stands in the field', async () => {
    const id = await library.create('outcomeDocument', 'en', 'Conference on Ferries');
    await open(id);
    const symbol = page.getByRole('textbox', { name: 'Document symbol' });
    // The field is as short as what stands in it, at the end of its line.
    const beside = () => elements(page, 'symbol').click({ position: { x: 40, y: 12 } });
    await symbol.fill('E/ESCWA');
    await symbol.press('Enter');
    await beside();
    await page.keyboard.type('/30/5');
    await page.keyboard.press('Enter');
    await expect.poll(() => symbol.inputValue()).toBe('E/ESCWA/30/5');
    await beside();
    await page.evaluate(() => navigator.clipboard.writeText('/Rev.1\n'));
    await page.keyboard.press('Control+KeyV');
    await page.keyboard.press('Enter');
    await expectSaved(library, id, ({ blocks }) => JSON.stringify(blocks).includes('"E/ESCWA/30/5/Rev.1"'));
    // What comes without a key, as from dictation.
    await beside();
    await page.keyboard.insertText('/Corr.2');
    await page.keyboard.press('Enter');
    await expectSaved(library, id, ({ blocks }) => JSON.stringify(blocks).includes('"E/ESCWA/30/5/Rev.1/Corr.2"'));
  });

  test('a press on the number of an element puts the caret before its text', async () => {
    await open(await library.take('# Ports\n\n1. Alpha.\n\n2. Beta.\n'));
    await caretIn(elementWith(page, 'Alpha.'));
    await elementWith(page, 'Beta.').locator('[data-label]').first().click({ position: { x: 4, y: 8 } });
    await page.keyboard.type('x');
    await expectLines(page, ['numberedParagraph'], ['1. Alpha.', '2. xBeta.']);
  });

  test('a change of the first page is undone and done again like any other', async () => {
    await open(await library.create('outcomeDocument', 'en', 'Conference on Ferries'));
    const symbol = page.getByRole('textbox', { name: 'Document symbol' });
    await symbol.fill('E/ESCWA/30/L.1');
    await symbol.press('Enter');
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => symbol.inputValue()).toBe('');
    await page.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => symbol.inputValue()).toBe('E/ESCWA/30/L.1');
  });
});

describe('numbers take care of themselves', () => {
  test('Enter goes on with the next paragraph; numbers, contents and outline follow', async () => {
    await open(await library.create('outcomeDocument', 'en', 'Conference on Tides'));
    await caretIn(elements(page, 'numberedParagraph').first());
    await page.keyboard.type('The tides were read aloud.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The moon was thanked.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The meeting rose.');
    await expectLines(page, ['numberedParagraph'], ['1. The tides were read aloud.', '2. The moon was thanked.', '3. The meeting rose.', '4. _', '5. _', '6. _']);
    await expect.poll(() => contents(page)).toEqual([
      'Introduction | 1–3',
      'I. | Key messages of the conference',
      'A. | Heading without text',
      'B. | Heading without text',
      'II. | Sessions of the conference | 4–6',
      'A. | Opening session | 4',
      'B. | Heading without text | 5',
      'C. | Closing session | 6',
    ]);
    const side = await outline(page);
    expect(side[0]).toBe('First page');
    expect(side.filter((line) => /[A-Za-z] \d/.test(line) && !/^[AB]\. .* 1$/.test(line))).toEqual([
      'Introduction 1–3',
      'II. Sessions of the conference 4–6',
      'A. Opening session 4',
      'B. Heading without text 5',
      'C. Closing session 6',
    ]);
    // A paragraph split in the middle: the second half is a paragraph of its own.
    await caretIn(elementWith(page, 'The moon was'), { after: 'The moon' });
    await page.keyboard.press('Enter');
    await expectLines(page, ['numberedParagraph'], ['1. The tides were read aloud.', '2. The moon', '3. was thanked.', '4. The meeting rose.', '5. _', '6. _', '7. _']);
    await expect.poll(() => contents(page)).toContain('Introduction | 1–4');
  });

  test('key messages begin at 1 in every priority area, and Enter in an empty one leaves the list', async () => {
    await open(await library.create('outcomeDocument', 'en', 'Conference on Dunes'));
    const area = (n: number) => elements(page, 'priorityArea').nth(n);
    await caretIn(area(0));
    await page.keyboard.type('Sand');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Sand is counted.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sand is weighed.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sand is left alone.');
    await caretIn(area(1));
    await page.keyboard.type('Wind');
    await caretIn(elements(page, 'keyMessage').nth(3));
    await page.keyboard.type('Wind is measured.');
    await page.keyboard.press('Enter');
    await expectLines(page, ['priorityArea', 'keyMessage'], ['A. Sand', '1. Sand is counted.', '2. Sand is weighed.', '3. Sand is left alone.', 'B. Wind', '1. Wind is measured.', '2. _']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('All of it blows.');
    await expectLines(page, ['priorityArea', 'keyMessage', 'paragraph'], ['A. Sand', '1. Sand is counted.', '2. Sand is weighed.', '3. Sand is left alone.', 'B. Wind', '1. Wind is measured.', 'All of it blows.']);
  });

  test('Tab and Shift+Tab change the level, Backspace at the start takes an element back to text and joins it', async () => {
    await open(await library.take('# Levels\n\n## I. Steps\n\n1. First of all.\n\n2. Second of all.\n\n3. Third of all.\n'));
    await caretIn(elementWith(page, 'Second of all.'));
    await page.keyboard.press('Tab');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(a) Second of all.', '2. Third of all.']);
    await page.keyboard.press('Tab');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.', '2. Third of all.']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('And more.');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.', '(ii) And more.', '2. Third of all.']);
    await page.keyboard.press('Shift+Tab');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.', '(a) And more.', '2. Third of all.']);
    // Home, then Backspace at once: the caret goes where the keys say, however fast they come.
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.', 'And more.', '2. Third of all.']);
    await page.keyboard.press('Backspace');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.And more.', '2. Third of all.']);
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+KeyZ');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '(i) Second of all.', '(a) And more.', '2. Third of all.']);
  });

  test('an element becomes another by menu and by key, and keeps its text', async () => {
    await open(await library.take('# Kinds\n\n## I. Steps\n\n1. First of all.\n\n2. Second of all.\n'));
    await caretIn(elementWith(page, 'Second of all.'));
    await page.keyboard.press('Control+Alt+Digit2');
    await expectLines(page, body, ['I. Steps', '1. First of all.', 'A. Second of all.']);
    await page.getByRole('button', { name: /Type of the element/ }).click();
    await page.getByRole('option', { name: 'Bullet', exact: true }).click();
    await expect.poll(async () => (await lines(page, ['bullet'])).length).toBe(1);
    await page.keyboard.press('Control+KeyZ');
    await page.keyboard.press('Control+KeyZ');
    await expectLines(page, body, ['I. Steps', '1. First of all.', '2. Second of all.']);
  });

  test('keys that come faster than the window can follow the caret still go to the right place', async () => {
    await open(await library.take('# Haste\n\n## I. Steps\n\n1. Alpha.\n'));
    await caretIn(elementWith(page, 'Alpha.'));
    for (let round = 0; round < 3; round += 1) {
      await page.keyboard.type('x');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
    }
    await expectLines(page, ['numberedParagraph'], ['1. _', '2. _', '3. _', '4. Alpha.xxx']);
  });
});

test('Ctrl+Home and Ctrl+End go to the ends of the text, in both directions of writing', async () => {
  for (const language of ['en', 'ar'] as const) {
    await goToDocument(page, await library.create('outcomeDocument', language, language === 'en' ? 'Conference on Shoals' : 'مؤتمر الضحاضح'), [language]);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x');
    await expect.poll(() => lines(page, ['numberedParagraph'], language).then((all) => all.at(-1))).toMatch(/x$/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('y');
    await expect.poll(() => pane(page, language).locator('[data-slate-string]').first().innerText()).toMatch(/^y/);
  }
});

test('End where a line wraps stands behind its last word, so that what is typed stays apart from the next', async () => {
  const words = Array.from({ length: 60 }, () => 'shoal').join(' ');
  const id = await library.take(`# Chart\n\n1. ${words}.\n`);
  await goToDocument(page, id);
  await caretIn(elements(page, 'numberedParagraph').first(), { after: 'shoal' });
  await page.keyboard.press('End');
  await page.keyboard.type(' reef');
  await expectSaved(library, id, (document) => textsOf(document, 'en').some((text) => /shoal reef shoal/.test(text)));
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.type(' Sand.');
  await expectSaved(library, id, (document) => textsOf(document, 'en').some((text) => text.endsWith('shoal. Sand.')));
});
