// Copy, cut and paste: what comes from Word and from plain text becomes elements of the document; what is moved within it keeps its identity.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import { caretIn, elements, elementWith, expectLines, expectSaved, fixture, goToDocument, lines, pane, select, selectAcross, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const body = ['heading', 'numberedParagraph', 'paragraph', 'bullet', 'subparagraph'];

const open = async (text = '# On wells\n\n## I. Before\n\n1. Alpha.\n\n2. Beta.\n\n3. Gamma.\n'): Promise<string> => {
  const id = await library.take(text);
  await goToDocument(page, id);
  return id;
};

/**
 * Puts on the clipboard of the system what another program would, and pastes it by key. A page that copies may put any HTML there; only what it writes
 * without a copy is cleaned by the browser.
 */
const pasteFrom = async (data: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate((types) => {
    const put = (event: ClipboardEvent) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      for (const [type, text] of Object.entries(types)) event.clipboardData?.setData(type, text);
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    if (!document.execCommand('copy')) throw new Error('The clipboard cannot be written.');
  }, data);
  await page.keyboard.press('Control+KeyV');
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

/** The words of an outline of test/fixtures/clipboard, without what its notation adds. */
const wordsOf = (text: string): string[] => text.replace(/[^\p{L}\p{N}\s]/gu, ' ').split(/\s+/).filter((word) => word !== '');

test.each(['libreoffice', 'google-docs', 'web', 'arabic-word'])('what %s puts on the clipboard comes with all its words, and goes again in one step', async (name) => {
  const language = name === 'arabic-word' ? 'ar' : 'en';
  const id = language === 'en' ? await open() : await library.take('# الآبار\n\n1. ألف.\n', 'ar');
  if (language === 'ar') await goToDocument(page, id, ['ar']);
  await caretIn(elements(page, 'numberedParagraph', language).last());
  await page.keyboard.press('Enter');
  const before = await lines(page, body, language);
  const html = fixture('clipboard', `${name}.html`);
  const seen = new Set(wordsOf(html.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]+>/g, ' ')));
  await pasteFrom({ 'text/html': html, 'text/plain': 'not this' });
  await expect.poll(() => lines(page, body, language).then((now) => now.length)).toBeGreaterThan(before.length);
  const shown = await pane(page, language).innerText();
  for (const word of wordsOf(fixture('clipboard', `${name}.outline`)).filter((one) => one.length > 4 && seen.has(one))) expect(shown).toContain(word);
  expect(shown).not.toContain('not this');
  await page.keyboard.press('Control+KeyZ');
  await expectLines(page, body, before, language);
});

test('three thousand paragraphs are pasted at once, and go again in one step', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Gamma.'));
  await page.keyboard.press('Enter');
  const many = Array.from({ length: 3000 }, (_, index) => `<p>Well ${index + 1} was measured in spring, and again in autumn of the same year.</p>`).join('');
  const began = await page.evaluate(() => performance.now());
  await pasteFrom({ 'text/html': many });
  await expectSaved(library, id, ({ blocks }) => blocks.length > 3000);
  await elementWith(page, 'Well 3000 was').waitFor();
  const took = (await page.evaluate(() => performance.now())) - began;
  // Seconds on an idle machine; the bound is for one that does ten other things.
  expect(took).toBeLessThan(20_000);
  await page.keyboard.press('Control+KeyZ');
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. Beta.', '3. Gamma.', '4. _']);
});

test('into a cell, a footnote, a key message and a translation come only the words', async () => {
  const html = '<h1>Depths</h1><p>Nine <b>ells</b>.</p><ul><li>North</li><li>South</li></ul>';
  const id = await open('# On wells\n\n## I. Before\n\n### Priority area: Water\n\n1. Alpha.\n\n| A | B |\n| --- | --- |\n| c | d |\n');
  await caretIn(pane(page).locator('[data-cell]', { hasText: 'd' }));
  await pasteFrom({ 'text/html': html });
  await expect.poll(() => pane(page).locator('[data-cell]').last().innerText()).toMatch(/^d\s*Depths\s+Nine ells\.\s+North\s+South$/);

  await caretIn(elementWith(page, 'Alpha.'));
  await page.keyboard.press('Control+Alt+KeyF');
  await page.getByRole('textbox', { name: 'Text of footnote 1' }).waitFor();
  await page.keyboard.type('See ');
  await pasteFrom({ 'text/html': html });
  await page.keyboard.type(' there');
  await page.keyboard.press('Enter');
  await expect.poll(() => pane(page).locator('[data-footnotes]').innerText()).toMatch(/See Depths Nine ells\. North South there/);
  await pane(page).locator('[data-footnotes] strong', { hasText: 'ells' }).waitFor();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+KeyM');
  await page.keyboard.type('Dig.');
  await pasteFrom({ 'text/plain': ' Deeper' });
  await expectLines(page, ['keyMessage'], ['1. Dig. Deeper']);

  await goToDocument(page, id, ['ar']);
  const types = async () => (await library.document(id)).blocks.map(({ type }) => type);
  await expect.poll(async () => (await types()).includes('keyMessage')).toBe(true);
  const before = await types();
  await caretIn(elements(page, 'numberedParagraph', 'ar').first());
  await pasteFrom({ 'text/html': '<h1>الأعماق</h1><p>تسع أذرع.</p>' });
  await expectSaved(library, id, (document) => JSON.stringify(document).includes('الأعماق تسع أذرع.'));
  expect(await types()).toEqual(before);
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

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const figures = ({ blocks }: Document) => blocks.flatMap((block) => (block.type === 'figure' ? [{ alt: block.alt.en ?? '', image: block.image?.mediaType ?? null }] : []));
const kinds = ({ blocks }: Document) => blocks.map(({ type }) => type).filter((type) => type === 'figure' || type === 'numberedParagraph').join(' ');

test('images that come with the text become figures with the image and its description; one step of undo takes them all', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Alpha.'));
  await page.keyboard.press('Enter');
  await pasteFrom({
    'text/html': `<p>It is deep.</p><p><img src="data:image/png;base64,${png}" alt="A well in the sand"></p><p>Its bucket <img src="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='4'%20height='4'/%3E"> hangs.</p>`,
  });
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. It is deep.', '3. Its bucket hangs.', '4. Beta.', '5. Gamma.']);
  await expect.poll(async () => figures(await library.document(id))).toEqual([
    { alt: 'A well in the sand', image: 'image/png' },
    { alt: '', image: 'image/svg+xml' },
  ]);
  expect(kinds(await library.document(id))).toBe('numberedParagraph numberedParagraph figure numberedParagraph figure numberedParagraph numberedParagraph');
  await elements(page, 'figure').first().getByRole('img', { name: 'A well in the sand' }).waitFor();
  await page.keyboard.press('Control+KeyZ');
  await expectLines(page, body, ['I. Before', '1. Alpha.', '2. _', '3. Beta.', '4. Gamma.']);
  await expect.poll(() => elements(page, 'figure').count()).toBe(0);
  await page.keyboard.press('Control+Shift+KeyZ');
  await elements(page, 'figure').first().getByRole('img', { name: 'A well in the sand' }).waitFor();
});

test('of images that cannot be had, the words come and a notice says why', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Alpha.'));
  await pasteFrom({ 'text/html': '<p> From Word.</p><p><img src="file:///C:/Temp/image001.png"></p>' });
  await page.getByText('Not every image came along').last().waitFor();
  await pasteFrom({ 'text/html': '<p> Broken.</p><p><img src="data:image/png;base64,iVBORw0KGgo="></p>' });
  await page.getByText('This file is not an image that can be printed safely').waitFor();
  await expectLines(page, ['numberedParagraph', 'paragraph'], [expect.stringMatching(/^1\. Alpha\.\s?From Word\.\s?Broken\.$/) as string, '2. Beta.', '3. Gamma.']);
  await expectSaved(library, id, (document) => JSON.stringify(document).includes('Broken.'));
  expect(figures(await library.document(id))).toEqual([]);
});

test('a screenshot becomes a figure, and what it shows is asked for', async () => {
  const id = await open();
  await caretIn(elementWith(page, 'Beta.'));
  const pasteImage = (type: string) =>
    page.evaluate(
      ([data, kind]) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([Uint8Array.from(atob(data as string), (sign) => sign.charCodeAt(0))], 'image', { type: kind as string }));
        document.querySelector('[data-language="en"]')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [png, type],
    );
  await pasteImage('image/png');
  const dialog = page.getByRole('dialog', { name: 'Describe the image' });
  await dialog.waitFor();
  await page.keyboard.type('The wells of Beta');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => figures(await library.document(id))).toEqual([{ alt: 'The wells of Beta', image: 'image/png' }]);
  await page.keyboard.type('Two wells');
  // The caret stands in the title.
  await expectSaved(library, id, ({ blocks }) => blocks.some((block) => block.type === 'figure' && JSON.stringify(block.text.en ?? []).includes('Two wells')));
  expect(kinds(await library.document(id))).toBe('numberedParagraph numberedParagraph figure numberedParagraph');
});
