// Images of the first page: the emblem of the settings, on the page and in print at once and taken away again; partner logos in their panel.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Emblem } from '../../shared/export/emblem.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { elements, expectSaved, goToDocument, runCommand, type Library } from './editor.ts';
import { accessibilityFindings } from './harness.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;
let id: string;

useStage(async (stage) => {
  ({ library, page } = stage);
  for (const bytes of coastalAssets.values()) await library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  id = await library.put(coastalConference('headquarters'));
  await goToDocument(page, id, ['en', 'ar']);
});

const emblem = async (): Promise<Emblem | null> => {
  const result = await library.bridge.call('preferences.get', {});
  return result.ok ? (result.value.emblem ?? null) : null;
};
const settings = () => page.getByRole('dialog', { name: 'Settings' });
const pages = () => page.getByRole('region', { name: 'Pages' });
/** How much of the first printed page is blue, which nothing on it is but the emblem. */
const blue = () =>
  pages()
    .locator('[data-page="1"] canvas')
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) < 20 && (data[at + 1] ?? 0) < 20 && (data[at + 2] ?? 0) > 230) count += 1;
      return count;
    });
const file = (name: string, content: string) => ({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(content) });
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="100"><rect width="120" height="100" fill="#0000ff"/></svg>';

test('the emblem is chosen, described and removed in the settings, and every first page follows', async () => {
  await runCommand(page, 'Show or hide the pages');
  await pages().locator('[data-page="1"] canvas').waitFor();
  await runCommand(page, 'Settings');
  await settings().waitFor();
  const chooser = settings().locator('input[type=file]');
  await chooser.setInputFiles(file('emblem.svg', drawing.replace('<rect', '<script>alert(1)</script><rect')));
  await settings().getByRole('alert').filter({ hasText: 'not an image that can be printed safely' }).waitFor();
  expect(await emblem()).toBeNull();

  await chooser.setInputFiles(file('emblem.svg', drawing));
  await settings().getByRole('img', { name: 'The emblem as it is set' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  const french = settings().getByRole('textbox', { name: 'Alternative text (Français)' });
  expect(await french.inputValue()).toBe('Emblème de l’Organisation des Nations Unies');
  const arabic = settings().getByRole('textbox', { name: 'Alternative text (العربية)' });
  await arabic.fill('شعار المنظمة');
  await expect.poll(emblem).toMatchObject({ image: { mediaType: 'image/svg+xml', width: 120, height: 100 }, alt: { ar: 'شعار المنظمة' } });
  await settings().getByRole('button', { name: 'Done' }).click();

  await elements(page, 'organ', 'en').getByRole('img', { name: 'Emblem of the United Nations' }).waitFor();
  const mirrored = elements(page, 'organ', 'ar').getByRole('img', { name: 'شعار المنظمة' });
  const [organ, box] = [await elements(page, 'organ', 'ar').boundingBox(), await mirrored.boundingBox()];
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan((organ?.x ?? 0) + (organ?.width ?? 0) * 0.9);
  await expect.poll(blue).toBeGreaterThan(100);

  await runCommand(page, 'Settings');
  await settings().getByRole('button', { name: 'Remove the emblem' }).click();
  await settings().getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.getByRole('img', { name: 'Emblem of the United Nations' }).count()).toBe(0);
  await expect.poll(blue).toBe(0);
  expect(await emblem()).toBeNull();
  await runCommand(page, 'Show or hide the pages');
});

test('partner logos are added, described, put in order, sized and removed by keyboard, from right to left in Arabic', async () => {
  await elements(page, 'logos', 'en').click();
  const panel = page.getByRole('complementary', { name: 'Selected element' });
  const card = (n: number) => panel.getByRole('group', { name: `Logo ${n}` });
  await panel.locator('input[type=file]').last().setInputFiles(file('port.svg', drawing.replace('#0000ff', '#00ff00')));
  await card(2).getByRole('textbox', { name: 'Alternative text (English)' }).fill('Port of Maremma');
  await card(2).getByRole('textbox', { name: 'Alternative text (العربية)' }).fill('ميناء ماريما');
  await card(2).getByRole('button', { name: 'Move logo 2 towards the start of the row' }).focus();
  await page.keyboard.press('Enter');
  // It is the first; the keyboard is still with it, and can take it back and to the start again.
  expect(await card(1).getByRole('textbox', { name: 'Alternative text (English)' }).inputValue()).toBe('Port of Maremma');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await card(1).getByRole('button', { name: /Height in print/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '28 mm' }).press('Enter');
  await expectSaved(library, id, ({ blocks }) => {
    const logos = blocks.find((block) => block.type === 'logos')?.logos ?? [];
    return logos.length === 2 && logos[0]?.alt.ar === 'ميناء ماريما' && logos[0].height === 28 && logos[1]?.height === undefined;
  });
  const first = await elements(page, 'logos', 'ar').getByRole('img', { name: 'ميناء ماريما' }).boundingBox();
  const second = await elements(page, 'logos', 'ar').getByRole('img').nth(1).boundingBox();
  expect(first?.x).toBeGreaterThan((second?.x ?? 0) + (second?.width ?? 0));
  await card(1).getByRole('button', { name: 'Remove logo 1' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectSaved(library, id, ({ blocks }) => blocks.find((block) => block.type === 'logos')?.logos.length === 0);
  expect(await panel.getByRole('button', { name: 'Add a logo' }).evaluate((button) => button === document.activeElement)).toBe(true);
});
