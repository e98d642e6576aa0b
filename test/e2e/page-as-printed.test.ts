// The first page stands in the editor as it prints: the masthead between its rules, the lines on the side and in the weight of print, in every look.
import { expect, test } from 'vitest';
import { looks } from '../../shared/document/document.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { caretIn, elements, elementWith, expectSaved, goToDocument } from './editor.ts';
import { useStage, type Stage } from './stage.ts';

let stage: Stage;
useStage(async (ready) => {
  stage = ready;
  for (const bytes of coastalAssets.values()) await stage.library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
});

const boxOf = async (type: string, role: 'combobox' | 'textbox', language: 'en' | 'ar') => {
  const box = await elements(stage.page, type, language).getByRole(role).first().boundingBox();
  if (box === null) throw new Error(`The ${type} does not show.`);
  return { ...box, end: box.x + box.width, bottom: box.y + box.height };
};

test.each(looks.flatMap((look) => (['en', 'ar'] as const).map((language) => [look, language] as const)))('the name of the organ stands beside the distribution, under the line with the series or the symbol (%s, %s)', async (look, language) => {
  await goToDocument(stage.page, await stage.library.put(coastalConference(look)), [language]);
  const [organ, distribution, symbol] = await Promise.all([boxOf('organ', 'combobox', language), boxOf('distribution', 'combobox', language), boxOf('symbol', 'textbox', language)]);
  expect(Math.abs(organ.y - distribution.y)).toBeLessThan(30);
  if (language === 'en') expect(organ.end).toBeLessThanOrEqual(distribution.x);
  else expect(distribution.end).toBeLessThanOrEqual(organ.x);
  if (look === 'headquarters') expect(symbol.bottom).toBeLessThanOrEqual(organ.y + 4);
  else expect(symbol.y).toBeGreaterThanOrEqual(distribution.bottom - 6);
  const page = await elements(stage.page, 'organ', language).boundingBox();
  expect(symbol.x).toBeGreaterThanOrEqual(page?.x ?? 0);
  expect(symbol.end).toBeLessThanOrEqual((page?.x ?? 0) + (page?.width ?? 0) + 1);
});

test('the place and dates stand at the start side before the title and in the middle under it, in one weight', async () => {
  const document = coastalConference('escwa-current');
  const venue = document.blocks.filter(({ type }) => type === 'venue');
  const others = document.blocks.filter(({ type }) => type !== 'venue');
  const session = others.findIndex(({ type }) => type === 'session');
  const before = await stage.library.put({ ...document, blocks: [...others.slice(0, session), ...venue, ...others.slice(session)] });
  const under = await stage.library.put(document);
  const inset = async (): Promise<number> => {
    const place = elements(stage.page, 'venue').getByText('Beirut', { exact: true });
    const [text, line] = await Promise.all([place.boundingBox(), elements(stage.page, 'body').getByText('Economic and Social Commission').boundingBox()]);
    const weights = await elements(stage.page, 'venue').evaluate((element) => [...element.querySelectorAll('[data-slate-string], textarea')].map((part) => getComputedStyle(part).fontWeight));
    expect(weights).toEqual(['400', '400']);
    return (text?.x ?? 0) - (line?.x ?? 0);
  };
  await goToDocument(stage.page, before, ['en']);
  expect(Math.abs(await inset())).toBeLessThan(1);
  await goToDocument(stage.page, under, ['en']);
  expect(await inset()).toBeGreaterThan(100);
});

test('beside another page the masthead of Headquarters keeps its words apart and whole; heads of rows are as plain as in print; a lost logo says so', async () => {
  const document = coastalConference('headquarters');
  const blocks = document.blocks.map((block) => (block.type === 'logos' ? { ...block, logos: block.logos.map((logo) => ({ ...logo, image: { ...logo.image, hash: '0'.repeat(64) } })) } : block));
  await goToDocument(stage.page, await stage.library.put({ ...document, blocks }), ['en', 'ar']);
  for (const language of ['en', 'ar'] as const) {
    const page = await elements(stage.page, 'organ', language).boundingBox();
    const letter = await elements(stage.page, 'symbol', language).getByText('E', { exact: true }).boundingBox();
    const name = await elements(stage.page, 'organ', language).getByText(language === 'en' ? 'United Nations' : 'الأمم المتحدة', { exact: true }).boundingBox();
    if (page === null || letter === null || name === null) throw new Error('The masthead does not show.');
    expect(letter.x).toBeGreaterThanOrEqual(page.x);
    if (language === 'en') expect(letter.x).toBeGreaterThanOrEqual(name.x + name.width - 1);
    await elements(stage.page, 'logos', language).getByText('Missing logo').waitFor();
  }
  const weights = await elements(stage.page, 'table').first().locator('tr:not([data-part]) td:first-child').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).fontWeight));
  // Those of the groups are bold, and nothing else.
  expect(weights.filter((weight) => weight !== '400').length).toBe(2);
});

test('a figure with a space inside keeps the order of its parts in an Arabic line, typed or not, and the caret walks through it', async () => {
  const { page, library } = stage;
  const id = await library.take('# تقرير\n\n1. بلغ العدد 1 204 قراءات.\n', 'ar');
  await goToDocument(page, id, ['ar']);
  const line = elementWith(page, 'بلغ العدد', 'ar');
  const placeOf = (part: string): Promise<number> =>
    line.evaluate((element, part) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        const at = text.data.indexOf(part);
        if (at < 0 || text.parentElement?.closest('[data-slate-string]') === null) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + part.length);
        return range.getBoundingClientRect().left;
      }
      throw new Error(`${part} does not show`);
    }, part);
  expect(await placeOf('1 ')).toBeLessThan(await placeOf('204'));
  await caretIn(line, { after: 'قراءات' });
  await page.keyboard.type(' من 12 480');
  await expect.poll(async () => (await placeOf('12 ')) < (await placeOf('480'))).toBe(true);
  // To the left in a figure is towards its beginning.
  for (let steps = 0; steps < '480'.length; steps += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(',');
  await expectSaved(library, id, ({ blocks }) => JSON.stringify(blocks).includes('بلغ العدد 1 204 قراءات من 12,480.'));
});
