// Two languages of one document: switching, beside each other, writing Arabic with Latin in it, the caret in mixed lines, and what a translator may change.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Inline } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import { caretIn, elements, elementWith, expectLines, expectSaved, goToDocument, lines, pane, paneName, select, selectedText, textsOf, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});
beforeEach(() => page.setViewportSize({ width: 1366, height: 768 }));

const numbered = ['heading', 'numberedParagraph'];
const source = '# On lanterns\n\n## I. Light\n\n1. The lanterns were lit one by one along the whole length of the harbour wall, and then they were counted, and then they were counted again by another hand.\n\n2. They burned.\n\n3. They went out.\n';

/** An English document with Arabic texts for elements by their English text. `drafting` is the language of its structure. */
const bilingual = async (texts: Readonly<Record<string, readonly Inline[]>>, text = source, drafting: Language = 'en'): Promise<string> => {
  const id = await library.take(text);
  const opened = await library.bridge.call('document.open', { id });
  if (!opened.ok) throw new Error(opened.error.code);
  const { document, revision } = opened.value;
  const english = (block: Block) => (block.text.en ?? []).map((inline) => ('text' in inline ? inline.text : '')).join('');
  const blocks = document.blocks.map((block) => {
    const arabic = Object.entries(texts).find(([start]) => english(block).startsWith(start))?.[1];
    return arabic ? ({ ...block, text: { ...block.text, ar: [...arabic] } } as Block) : block;
  });
  const saved = await library.bridge.call('document.save', {
    id,
    base: revision,
    splices: [{ at: 0, remove: blocks.length, insert: blocks }],
    settings: { ...document.settings, languages: ['en', 'ar'], draftingLanguage: drafting },
    count: blocks.length,
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return id;
};

/** Elements that do not begin at the height of their partner. */
const crooked = () =>
  page.evaluate(() => {
    const tops = (language: string) =>
      new Map([...document.querySelectorAll<HTMLElement>(`[data-language="${language}"] [data-block]`)].map((block) => [block.dataset['block'] ?? '', { top: block.getBoundingClientRect().top, type: block.dataset['type'] }]));
    const other = tops('ar');
    return [...tops('en')].filter(([id, { top }]) => Math.abs(top - (other.get(id)?.top ?? Number.NaN)) > 1 || !other.has(id)).map(([, { type }]) => type);
  });

test('a language is added from the bar; both stand beside each other, and each prints numbers in its own form', async () => {
  const id = await library.take(source);
  await goToDocument(page, id);
  await page.getByRole('button', { name: 'Choose or add languages' }).click();
  await page.getByRole('menuitem', { name: /العربية|Arabic/ }).click();
  await pane(page, 'ar').waitFor();
  expect(await pane(page, 'ar').evaluate((root) => [root.getAttribute('dir'), root.getAttribute('lang')?.slice(0, 2), getComputedStyle(root).direction])).toEqual(['rtl', 'ar', 'rtl']);
  await expectLines(page, numbered, ['أولاً - _', '1- _', '2- _', '3- _'], 'ar');
  await page.getByRole('radio', { name: 'العربية', exact: true }).click({ force: true });
  await pane(page, 'en').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+Digit1');
  await pane(page, 'en').waitFor();
  await pane(page, 'ar').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+Digit4');
  await pane(page, 'ar').waitFor();
  await expectSaved(library, id, ({ settings }) => settings.languages.includes('ar'));
  // The page that was there before the other one came keeps what is written in that.
  await caretIn(elements(page, 'numberedParagraph', 'ar').nth(1));
  await page.keyboard.type('واشتعلت.');
  await caretIn(elementWith(page, 'They went out.'));
  await page.keyboard.press('End');
  await page.keyboard.type(' All.');
  await expectSaved(library, id, (document) => textsOf(document, 'en').includes('They went out. All.') && textsOf(document, 'ar').includes('واشتعلت.'));
});

test('paired elements begin at the same height, also while one writes, and in any width', async () => {
  const id = await bilingual({ 'They burned.': [{ text: 'واشتعلت '.repeat(40) }] });
  await goToDocument(page, id, ['en', 'ar']);
  await expect.poll(crooked).toEqual([]);
  await caretIn(elementWith(page, 'They went out.'));
  await page.keyboard.type(' And nobody knew who had put them out, for it was dark, and the keeper slept, and the wind had dropped long before.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nor did the gulls.');
  await expect.poll(crooked).toEqual([]);
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect.poll(crooked).toEqual([]);
});

test('a hint says that a translation is missing only where there is something to translate', async () => {
  const id = await bilingual({ 'They burned.': [{ text: 'واشتعلت.' }] });
  await goToDocument(page, id, ['en', 'ar']);
  await caretIn(elementWith(page, 'They went out.'));
  await page.keyboard.press('Enter');
  const hints = (language: Language) => elements(page, 'numberedParagraph', language).evaluateAll((blocks) => blocks.map((block) => block.querySelector('[data-placeholder]')?.getAttribute('data-placeholder') ?? ''));
  await expect.poll(() => hints('ar')).toEqual(['Not translated yet', '', 'Not translated yet', expect.not.stringContaining('Not translated')]);
  await expect.poll(() => hints('en')).toEqual(['', '', '', expect.not.stringContaining('Not translated')]);
  await page.getByRole('contentinfo').getByRole('button', { name: /elements not in Arabic/ }).waitFor();
});

test('Arabic is written with Latin, figures and brackets inside, and kept letter for letter', async () => {
  const id = await bilingual({});
  await goToDocument(page, id, ['en', 'ar']);
  await caretIn(elements(page, 'numberedParagraph', 'ar').nth(1));
  const text = 'عُقد الاجتماع (ESCWA) في بيروت، من 3 إلى 5 حزيران/يونيو 2031، وفقاً للقرار A/RES/70/1 وغيره.';
  await page.keyboard.type(text);
  await elements(page, 'numberedParagraph', 'ar').nth(1).locator('bdi', { hasText: 'A/RES/70/1' }).waitFor();
  await expectSaved(library, id, (document) => textsOf(document, 'ar').includes(text));
  expect(textsOf(await library.document(id), 'en')).toContain('They burned.');
});

/**
 * Walks with an arrow key from one end of an element to the other: the places of the caret, as x and as node and offset. Ends when the caret leaves the
 * element or stands still.
 */
const walk = async (key: 'ArrowLeft' | 'ArrowRight', block: string): Promise<{ readonly places: readonly string[]; readonly xs: readonly number[]; readonly left: boolean }> => {
  const place = () =>
    page.evaluate((id) => {
      const selection = getSelection();
      const node = selection?.focusNode;
      const element = node instanceof Element ? node : node?.parentElement;
      const own = element?.closest(`[data-block="${id}"]`);
      if (!selection || !node || !own) return null;
      const range = selection.getRangeAt(0);
      const box = range.getClientRects()[0] ?? element?.getBoundingClientRect();
      const leaves = [...own.querySelectorAll('[data-slate-node="text"]')];
      const leaf = element?.closest('[data-slate-node="text"]');
      return { name: `${leaf ? leaves.indexOf(leaf) : -1}:${selection.focusOffset}`, x: Math.round(box?.left ?? 0) };
    }, block);
  const places: string[] = [];
  const xs: number[] = [];
  for (let press = 0; press < 200; press += 1) {
    const now = await place();
    if (now === null) return { places, xs, left: true };
    if (now.name === places.at(-1)) return { places, xs, left: false };
    places.push(now.name);
    xs.push(now.x);
    await page.keyboard.press(key);
  }
  return { places, xs, left: false };
};

test('arrow keys move the caret by what one sees in lines of two directions, past signs that are one piece, and never stick', async () => {
  const id = await bilingual({
    'They burned.': [
      { text: 'اشتعل المصباح ' },
      { text: 'ESCWA 7b', bold: true },
      { text: ' ثم ' },
      { type: 'symbolReference', symbol: 'A/RES/70/1' },
      { text: ' ثم' },
      { type: 'footnote', id: 'note-1', content: [{ text: 'حاشية' }] },
      { text: ' انطفأ.' },
    ],
  });
  await goToDocument(page, id, ['ar']);
  const element = elements(page, 'numberedParagraph', 'ar').nth(1);
  const block = (await element.getAttribute('data-block')) ?? '';
  await caretIn(element, { after: 'انطفأ' });
  await page.keyboard.press('Home');
  const there = await walk('ArrowLeft', block);
  expect(there.left, `stuck after ${there.places.join(' ')}`).toBe(true);
  // No place twice: it goes one way, and takes every letter.
  expect(new Set(there.places).size).toBe(there.places.length);
  expect(there.places.length).toBeGreaterThan(30);
  expect(there.xs, 'always to the left').toEqual(there.xs.toSorted((a, b) => b - a));
  // And back again: from the start of the next element.
  await page.keyboard.press('ArrowRight');
  const back = await walk('ArrowRight', block);
  expect(back.left, `stuck after ${back.places.join(' ')}`).toBe(true);
  expect(new Set(back.places).size).toBe(back.places.length);
  expect(back.xs, 'always to the right').toEqual(back.xs.toSorted((a, b) => a - b));
  expect(back.places.toReversed()).toEqual(there.places);
});

test('in a translation Enter goes to the next element, Backspace at the start does nothing, and pasted paragraphs are text', async () => {
  const id = await bilingual({ 'The lanterns': [{ text: 'أوقدت المصابيح.' }], 'They burned.': [{ text: 'واشتعلت.' }] });
  await goToDocument(page, id, ['en', 'ar']);
  const arabic = elements(page, 'numberedParagraph', 'ar');
  await caretIn(arabic.nth(0));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('حقاً ');
  await expect.poll(() => lines(page, ['numberedParagraph'], 'ar').then((all) => all.map((line) => line.replace(/^\S+\s/, '')))).toEqual(['أوقدت المصابيح.', 'حقاً واشتعلت.', '_']);
  await page.evaluate(() => navigator.clipboard.writeText('سطر أول\n\nسطر ثان'));
  await caretIn(arabic.nth(2));
  await page.keyboard.press('Control+KeyV');
  await expect.poll(async () => (await lines(page, ['numberedParagraph'], 'ar')).at(-1)).toMatch(/سطر أول\s+سطر ثان$/);
  expect(await elements(page, 'numberedParagraph', 'en').count()).toBe(3);
  await expectLines(page, ['numberedParagraph'], [expect.stringMatching(/^1\. The lanterns/) as string, '2. They burned.', '3. They went out.'], 'en');
});

test('undo goes back through both languages in the order of writing, and the caret goes with it', async () => {
  const id = await bilingual({});
  await goToDocument(page, id, ['en', 'ar']);
  await caretIn(elementWith(page, 'They burned.'));
  await page.keyboard.type(' Brightly.');
  await caretIn(elements(page, 'numberedParagraph', 'ar').nth(1));
  await page.keyboard.type('واشتعلت');
  const both = async () => [(await lines(page, ['numberedParagraph'], 'en'))[1], (await lines(page, ['numberedParagraph'], 'ar'))[1]?.replace(/^\S+\s/, '')];
  await expect.poll(both).toEqual(['2. They burned. Brightly.', 'واشتعلت']);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(both).toEqual(['2. They burned. Brightly.', '_']);
  for (let step = 0; step < 4 && (await both())[0] !== '2. They burned.'; step += 1) await page.keyboard.press('Control+KeyZ');
  await expect.poll(both).toEqual(['2. They burned.', '_']);
  // What is typed now goes where the undone words stood.
  await page.keyboard.type('Low.');
  await expect.poll(both).toEqual(['2. They burned. Low.', '_']);
  await page.getByRole('textbox', { name: paneName('ar') }).waitFor();
});

test('a click into a page beside the other puts the caret there, whatever was selected in that page before', async () => {
  const id = await bilingual({ 'They burned.': [{ text: 'واشتعلت المصابيح كلها في الليل' }], 'They went out.': [{ text: 'ثم انطفأت عند الفجر' }] });
  await goToDocument(page, id, ['en', 'ar']);
  const both = (language: Language) => ({ burned: elements(page, 'numberedParagraph', language).nth(1), out: elements(page, 'numberedParagraph', language).nth(2) });
  const [english, arabic] = [both('en'), both('ar')];
  for (const [here, word, there, elsewhere, before, left] of [
    [arabic.burned, 'المصابيح', english.out, arabic.out, 'عند', 'واشتعلت المصابيح كلها في الليل'],
    [english.burned, 'burned', arabic.burned, english.out, 'out', 'They burned.'],
    [arabic.burned, 'المصابيح', english.out, arabic.burned, 'مصابيح', 'واشتعلت الxمصابيح كلها في الليل'],
    [english.burned, 'They burned', arabic.out, english.burned, 'burned', 'They xburned.'],
  ] as const) {
    await select(here, word);
    await expect.poll(() => selectedText(page)).toBe(word);
    await caretIn(there);
    await expect.poll(() => selectedText(page)).toBe('');
    await caretIn(elsewhere, { before });
    await page.keyboard.type('x');
    await expect.poll(() => elsewhere.innerText()).toContain(`x${before}`);
    expect(await here.innerText()).toContain(left);
  }
});

test('a search in the Arabic text passes over vowel marks and forms of alef', async () => {
  const id = await bilingual({ 'They burned.': [{ text: 'أُوقِدَت المصابيح في الإسكوا.' }], 'They went out.': [{ text: 'اوقدت من جديد في الاسكوا.' }] });
  await goToDocument(page, id, ['ar']);
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('اوقدت');
  await page.getByRole('search').getByText('1 of 2').waitFor();
  await page.getByRole('textbox', { name: /Find in the Arabic text/ }).fill('الإسكوا');
  await page.getByRole('search').getByText('1 of 2').waitFor();
  await page.keyboard.press('Escape');
});
