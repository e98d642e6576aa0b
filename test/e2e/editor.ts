// A document in the window as the tests see and use it: its elements with their numbers, its text, places for the caret, and what the library has of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { Document, TemplateName } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { httpClient } from '../hosts/http-client.ts';
import { openWindow, type RapporteurWindow, type WindowOptions } from './harness.ts';

/** The library of a running program, spoken to as another window would. */
export interface Library {
  readonly bridge: Bridge;
  /** Makes a document of a template. */
  create(template: TemplateName, language: Language, title?: string): Promise<Id>;
  /** Takes in a text. */
  take(text: string, language?: Language): Promise<Id>;
  /** Takes in a whole document in the program's own form. */
  put(document: Document): Promise<Id>;
  /** A document as it is saved now. */
  document(id: Id): Promise<Document>;
  end(): void;
}

export async function libraryOf(url: string): Promise<Library> {
  const client = await httpClient(url);
  const bridge = bridgeOver(client);
  return {
    bridge,
    async create(template, language, title) {
      const made = await bridge.call('library.create', { template, language, ...(title === undefined ? {} : { title }) });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.id;
    },
    async take(text, language = 'en') {
      const made = await bridge.call('library.import', { name: 'text.md', bytes: Buffer.from(text, 'utf8').toString('base64'), language });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.document.id;
    },
    async put(document) {
      const made = await bridge.call('library.import', { name: 'document.json', bytes: Buffer.from(JSON.stringify(document), 'utf8').toString('base64') });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.document.id;
    },
    async document(id) {
      const opened = await bridge.call('document.open', { id });
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value.document;
    },
    end: () => client.end(),
  };
}

/** Opens a window on a document; it stands there, ready for keys. */
export async function openDocument(url: string, id: Id, options: WindowOptions & { readonly languages?: readonly Language[] } = {}): Promise<RapporteurWindow> {
  const window = await openWindow(url, options);
  await goToDocument(window.page, id, options.languages);
  return window;
}

/** Goes by way of the library, so that what stood in the window before is gone. */
export async function goToDocument(page: Page, id: Id, languages?: readonly Language[]): Promise<void> {
  // What a test that failed left open would stand in the way of the next one.
  for (let dialogs = await page.getByRole('dialog').count(); dialogs > 0; dialogs -= 1) await page.keyboard.press('Escape');
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await go('#/');
  await page.locator('[data-region="documents"]').waitFor();
  await go(`#/document/${id}${languages === undefined ? '' : `?languages=${languages.join('-')}`}`);
  for (const language of languages ?? []) await pane(page, language).waitFor();
  await page.locator('[data-language] [data-block]').first().waitFor();
  // The caret stands in the title when all is ready.
  await page.waitForFunction(() => document.activeElement?.closest('[data-language]') !== null);
}

/** The page of one language. */
export const pane = (page: Page, language: Language = 'en'): Locator => page.locator(`[data-language="${language}"]`);

/** Elements of a type, in reading order. */
export const elements = (page: Page, type: string, language: Language = 'en'): Locator => pane(page, language).locator(`[data-block][data-type="${type}"]`);

/** The element whose text contains a text. */
export const elementWith = (page: Page, text: string | RegExp, language: Language = 'en'): Locator => pane(page, language).locator('[data-block]', { hasText: text }).last();

/**
 * The elements of the body as one reads them: number and text, `_` for an empty one. Footnote marks and references print as they do on the page;
 * the texts of the footnotes are not among them. With `types`, only elements of these types.
 */
export async function lines(page: Page, types: readonly string[], language: Language = 'en'): Promise<string[]> {
  return await pane(page, language).evaluate((root, wanted) => {
    const clean = (text: string | null) => (text ?? '').replaceAll('\ufeff', '').replaceAll('\u00a0', ' ').trim();
    return [...root.querySelectorAll<HTMLElement>('[data-block]')]
      .filter((block) => wanted.includes(block.dataset['type'] ?? '') && block.querySelector('[data-block]') === null)
      .map((block) => {
        const line = block.querySelector('[data-label]');
        const copy = block.cloneNode(true) as HTMLElement;
        for (const foot of copy.querySelectorAll('[data-footnotes], a > [contenteditable="false"]')) foot.remove();
        return `${line?.getAttribute('data-label') ?? ''} ${clean(copy.textContent) || '_'}`.trim();
      });
  }, types);
}

/** Waits until the elements read so. */
export async function expectLines(page: Page, types: readonly string[], wanted: readonly string[], language: Language = 'en'): Promise<void> {
  await expect.poll(() => lines(page, types, language)).toEqual(wanted);
}

/** The contents at the side: number, heading, paragraphs. */
export const outline = async (page: Page): Promise<string[]> => (await page.getByRole('treegrid').getByRole('row').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** The contents on the page: number, heading, paragraphs. */
export const contents = async (page: Page, language: Language = 'en'): Promise<string[]> =>
  await elements(page, 'contents', language)
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => [...button.children].map((child) => child.textContent?.trim() ?? '').filter((text) => text !== '').join(' | ')));

/** A place in the text of an element: behind `after`, before `before`, or at the end. */
interface TextPlace {
  readonly after?: string;
  readonly before?: string;
}

/** Where that place is painted, scrolled into view. */
async function pointOf(element: Locator, place: TextPlace): Promise<{ readonly x: number; readonly y: number }> {
  return await element.evaluate((block, { after, before }) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('[data-slate-string], [data-slate-zero-width]') && !node.parentElement.closest('[contenteditable="false"]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
    );
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const wanted = after ?? before;
    const text = wanted === undefined ? texts.at(-1) : texts.find(({ data }) => data.includes(wanted));
    if (text === undefined) throw new Error(wanted === undefined ? 'This element has no place for the caret.' : `There is no “${wanted}” here.`);
    const offset = wanted === undefined ? (text.data === '\ufeff' ? 0 : text.length) : text.data.indexOf(wanted) + (after === undefined ? 0 : wanted.length);
    const range = document.createRange();
    range.setStart(text, offset);
    range.collapse(true);
    const holder = text.parentElement as Element;
    const box = () => [range.getClientRects()[0], holder.getBoundingClientRect(), (holder.closest('td') ?? block).getBoundingClientRect()].find((one) => one !== undefined && one.height > 0) as DOMRect;
    const scroller = block.closest('[data-scroller]')?.getBoundingClientRect();
    if (scroller && (box().top < scroller.top + 8 || box().bottom > scroller.bottom - 8)) holder.scrollIntoView({ block: 'center' });
    const { left, top, height } = box();
    return { x: left, y: top + height / 2 };
  }, place);
}

/** Puts the caret into the text of an element, by a click there. */
export async function caretIn(element: Locator, place: TextPlace = {}): Promise<void> {
  await element.waitFor();
  const { x, y } = await pointOf(element, place);
  await element.page().mouse.click(x, y);
}

/** Selects from one place to another, by a click and a click with Shift. */
async function selectBetween(from: Locator, start: TextPlace, to: Locator, end: TextPlace): Promise<void> {
  await caretIn(from, start);
  const { x, y } = await pointOf(to, end);
  const { keyboard, mouse } = from.page();
  await keyboard.down('Shift');
  await mouse.click(x, y);
  await keyboard.up('Shift');
}

/** Selects a text of an element. */
export const select = (element: Locator, text: string): Promise<void> => selectBetween(element, { before: text }, element, { after: text });

/** Selects from the end of one text, or before `before` in it, to the end of another. */
export const selectAcross = (from: Locator, to: Locator, before?: string): Promise<void> => selectBetween(from, before === undefined ? {} : { before }, to, {});

/** The text of the element that is marked as selected. */
export const selectedBlock = (page: Page): Promise<string> =>
  page.evaluate(() => (document.querySelector('[class*="selected"][data-block]')?.textContent ?? '').replaceAll('\ufeff', ''));

/** What is selected, as text; empty for a caret. */
export const selectedText = (page: Page): Promise<string> => page.evaluate(() => (getSelection()?.toString() ?? '').replace(/\ufeff/g, ''));

/** Waits until the foot of the window says that all is saved and the library agrees. */
export async function expectSaved(library: Library, id: Id, holds: (document: Document) => boolean): Promise<void> {
  await expect.poll(async () => holds(await library.document(id))).toBe(true);
}

/** All text of a document in one language, element by element, footnotes not among it. */
export const textsOf = (document: Document, language: Language): string[] =>
  document.blocks.flatMap((block) => {
    const content = block.text[language];
    return content === undefined ? [] : [content.map((inline) => ('text' in inline ? inline.text : 'symbol' in inline ? inline.symbol : 'children' in inline ? inline.children.map((child) => ('text' in child ? child.text : '')).join('') : '')).join('')];
  });

/** A file of test/fixtures. */
export const fixture = (...names: readonly string[]): string => readFileSync(path.join(import.meta.dirname, '..', 'fixtures', ...names), 'utf8');

/** Name of the page of a language, for assistive technology, in an English window. */
export const paneName = (language: Language): string => `The document in ${definitionOf(language).name}`;

/** Opens the menu of elements in an empty element, and takes an entry by its name. */
export async function insertByMenu(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('dialog', { name: 'Insert' }).waitFor();
  await page.keyboard.type(name);
  await page.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Runs a command by its name, as one finds it in the palette. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog', { name: 'Search commands' }).waitFor();
  await page.keyboard.type(name);
  await page.getByRole('option', { name: new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Search commands' }).waitFor({ state: 'detached' });
}
