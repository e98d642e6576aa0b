// A translator's evening: ten paragraphs by the keyboard alone, a source that changes under its translation, and a translation that is locked.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import { unitStatus } from '../../shared/translation/state.ts';
import { caretIn, elementWith, expectSaved, goToDocument, pane, runCommand, textsOf, type Library } from './editor.ts';
import { accessibilityFindings } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});
beforeEach(() => page.setViewportSize({ width: 1366, height: 768 }));

const sentences = ['The lanterns were lit.', 'The boats came in.', 'The nets were dry.', 'The tide was low.', 'The wall was long.', 'The crews were counted.', 'The bells were rung.', 'The ropes were coiled.', 'The gates were shut.', 'The night was calm.'];
const arabic = ['أُضيئت الفوانيس.', 'عادت القوارب.', 'كانت الشباك جافة.', 'كان المد منخفضاً.', 'كان الجدار طويلاً.', 'عُدّت الأطقم.', 'دُقّت الأجراس.', 'لُفّت الحبال.', 'أُغلقت البوابات.', 'كانت الليلة هادئة.'];

const statuses = ({ blocks }: Document) => blocks.map((block) => unitStatus(block, 'en', 'ar')).map(({ state, stale, locked }) => [state, ...(stale ? ['stale'] : []), ...(locked ? ['locked'] : [])].join(' '));

/** A document in English, to be translated into Arabic. */
const toTranslate = async (paragraphs: readonly string[]): Promise<string> => {
  const id = await library.take(paragraphs.map((sentence, at) => `${at + 1}. ${sentence}`).join('\n\n') + '\n');
  const opened = await library.bridge.call('document.open', { id });
  if (!opened.ok) throw new Error(opened.error.code);
  const { document, revision } = opened.value;
  const saved = await library.bridge.call('document.save', { id, base: revision, splices: [], settings: { ...document.settings, languages: ['en', 'ar'] }, count: document.blocks.length });
  expect(saved.ok).toBe(true);
  return id;
};

test('ten paragraphs are translated by the keyboard alone; one whose source changes is found behind, shows the change, and is said to be right again; a locked one keeps its words', async () => {
  const id = await toTranslate(sentences);
  await goToDocument(page, id);
  await page.keyboard.press('Alt+KeyT');
  const desk = page.getByRole('complementary', { name: 'Translation' });
  await pane(page, 'ar').waitFor();
  await desk.getByText('40 words left').waitFor();
  await page.keyboard.press('Alt+KeyD');
  for (const text of arabic) {
    await page.keyboard.type(text);
    await page.keyboard.press('Alt+Enter');
  }
  await desk.getByText('Translated: 100').waitFor();
  await expectSaved(library, id, (now) => textsOf(now, 'ar').join('|') === arabic.join('|') && statuses(now).every((status) => status === 'translated'));

  // The second source changes: its translation is behind, at its place and in the list.
  await caretIn(elementWith(page, 'The boats came in.'), { after: 'The boats' });
  await page.keyboard.type(' and the rafts');
  await desk.getByText('1 element behind its source').waitFor();
  const behind = pane(page, 'ar').locator('[data-translation]');
  await behind.waitFor();
  expect(await behind.getAttribute('data-translation')).toBe('stale');
  await expectSaved(library, id, (now) => textsOf(now, 'en').includes('The boats and the rafts came in.'));
  await caretIn(elementWith(page, 'The night was calm.'));
  await page.keyboard.press('Alt+KeyW');
  await desk.locator('ins', { hasText: 'and the rafts' }).waitFor();
  expect(await desk.locator('[data-unit-stale]').innerText()).toContain('Behind its source');
  await page.keyboard.press('End');
  await page.keyboard.type(' والعوامات أيضاً.');
  await page.keyboard.press('Alt+Enter');
  await behind.waitFor({ state: 'detached' });
  await expectSaved(library, id, (now) => statuses(now).every((status) => status === 'translated'));

  // A reviewer locks the first: what is typed into it does not stay.
  await caretIn(elementWith(page, 'أُضيئت', 'ar'));
  await runCommand(page, 'Lock or unlock the translation');
  await pane(page, 'ar').locator('[data-translation="locked"]').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type('!!');
  await expect.poll(() => elementWith(page, 'أُضيئت', 'ar').innerText()).not.toContain('!');
  await caretIn(elementWith(page, 'عادت', 'ar'));
  await page.keyboard.press('End');
  await page.keyboard.type('؟');
  await expectSaved(library, id, (now) => statuses(now)[0] === 'translated locked' && statuses(now)[1] === 'draft' && textsOf(now, 'ar')[0] === arabic[0]);

  // What is amiss in it is said, and mended by a press.
  await page.keyboard.type(' هنا  وهناك');
  await desk.locator('[data-finding="spaceDouble"]').getByRole('button', { name: 'Mend' }).click();
  await desk.locator('[data-finding="spaceDouble"]').waitFor({ state: 'detached' });
  await expectSaved(library, id, (now) => (textsOf(now, 'ar')[1] ?? '').endsWith('هنا وهناك'));

  // What was confirmed is offered in another document, with the figures of that one, and the terms beside it: each by a key.
  const second = await toTranslate(['The bells were rung.', 'The Global Compact for Migration was read when the ropes were coiled.']);
  await goToDocument(page, second);
  await page.keyboard.press('Alt+KeyT');
  await desk.getByText('words left').waitFor();
  await page.keyboard.press('Alt+KeyD');
  await desk.locator('[data-match="100"]').getByText('دُقّت الأجراس.').waitFor();
  await page.keyboard.press('Alt+Digit5');
  await elementWith(page, 'دُقّت', 'ar').waitFor();
  await page.keyboard.press('Alt+Enter');
  await desk.getByRole('button', { name: 'الاتفاق العالمي للهجرة' }).waitFor();
  await page.keyboard.type('تُلي');
  await page.keyboard.press('Alt+Digit8');
  await expectSaved(library, second, (now) => textsOf(now, 'ar').join('|') === 'دُقّت الأجراس.|تُلي الاتفاق العالمي للهجرة' && statuses(now).join() === 'translated,draft');

  // And its words are found, in either language.
  await runCommand(page, 'Search the translation memory');
  const dialog = page.getByRole('dialog', { name: 'Translation memory' });
  await dialog.getByRole('searchbox').fill('boats rafts');
  await dialog.getByText('One sentence').waitFor();
  expect(await dialog.locator('mark').allInnerTexts()).toEqual(['boats', 'rafts']);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
