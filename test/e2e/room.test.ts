// A session in two windows: the rapporteur drives the room by single keys, the projector follows, and the log of the meeting leaves as a file.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Content, Inline } from '../../shared/document/inlines.ts';
import { goToDocument, select, type Library } from './editor.ts';
import { accessibilityFindings, setPreferences, temporaryFolder } from './harness.ts';
import { useStage, type Stage } from './stage.ts';

const exported = temporaryFolder();
let stage: Stage;
let library: Library;
let page: Page;

afterAll(() => exported.remove());
useStage((set) => {
  stage = set;
  ({ library, page } = set);
});

const bracket = (id: string, children: Content): Inline => ({ type: 'bracket', id, state: 'open', children });
const option = (id: string, text: string): Inline => ({ type: 'option', id, children: [{ text }] });
const paragraph = (id: string, en: Content, ar: Content): Block => ({ ...blankBlock('numberedParagraph', id), text: { en, ar } });

const long = 'recalling that the rivers which they share feed their fields, their towns and their industries, and noting that the flow of several of them has fallen in each of the past eleven years, ';
const longArabic = 'إذ تشير إلى أن الأنهار التي تتقاسمها تروي حقولها ومدنها وصناعاتها، وإذ تلاحظ أن تدفق عدد منها انخفض في كل سنة من السنوات الإحدى عشرة الماضية، ';

const forum = (): Document => ({
  schemaVersion,
  id: randomUUID(),
  settings: {
    template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [],
    threads: [{ id: 'thread', remarks: [{ id: 'remark', author: 'Rana', at: 1, text: 'Only for the rapporteur' }] }],
  },
  blocks: [
    { ...blankBlock('title', 'title'), text: { en: [{ text: 'Declaration of the Invented Forum' }], ar: [{ text: 'إعلان المنتدى المفترض' }] } },
    {
      ...paragraph(
        'basin',
        [{ text: 'Each basin ' }, bracket('en-1', [option('en-shall', 'shall'), option('en-should', 'should')]), { text: ' adopt a plan for drought', comments: ['thread'] }],
        [{ text: 'كل حوض ' }, bracket('ar-1', [option('ar-shall', 'يعتمد'), option('ar-should', 'ينبغي أن يعتمد')]), { text: ' خطة لمواجهة الجفاف' }],
      ),
      standing: { state: 'open', note: 'Ask the chair first' },
    },
    paragraph('long', [{ text: `The States of the region, ${long.repeat(6)}` }, bracket('en-2', [{ text: 'invite [sic] the secretariat' }])], [{ text: `إن دول المنطقة، ${longArabic.repeat(6)}` }, bracket('ar-2', [{ text: 'تدعو الأمانة' }])]),
  ],
});

const by = async (key: string, ...delegations: readonly string[]) => {
  await page.keyboard.press(key);
  const field = page.locator('[data-room-panel]').getByRole('combobox').last();
  for (const delegation of delegations) {
    await field.fill(delegation);
    await field.press('Enter');
  }
};

test('a meeting is held: shown, supported, opposed, proposed, agreed and put under silence in two languages, and told in its log', async () => {
  const id = await library.put(forum());
  await setPreferences(stage.program.url, { author: 'Rana' });
  await page.reload();
  await goToDocument(page, id, ['en']);
  const [room] = await Promise.all([stage.window.context.waitForEvent('page'), page.keyboard.press('Alt+Shift+KeyR')]);
  const problems: string[] = [];
  room.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  room.on('pageerror', (error) => problems.push(error.message));
  await room.setViewportSize({ width: 1366, height: 768 });
  await room.getByRole('heading', { name: 'Nothing is on the screen yet' }).waitFor();
  const seen = (language: 'en' | 'ar') => room.locator(`[data-room-language="${language}"]`).innerText();
  const shows = async (language: 'en' | 'ar', words: string) => await expect.poll(() => seen(language)).toContain(words);

  // The meeting begins, and what is open is walked through.
  await page.bringToFront();
  await page.keyboard.press('Alt+KeyM');
  await page.getByRole('textbox', { name: 'Name of the meeting' }).fill('Second meeting');
  await page.getByRole('textbox', { name: 'Place' }).fill('Beirut');
  await page.keyboard.press('Enter');
  await page.locator('[data-meeting="Second meeting"]').waitFor();
  await page.keyboard.press('Alt+PageDown');
  await page.locator('[data-room-discussed="basin"]').waitFor();
  await shows('en', 'Each basin [shall / should] adopt a plan');
  await shows('ar', 'كل حوض');
  await expect.poll(() => room.getByRole('heading', { level: 1 }).innerText()).toBe('Second meeting');

  // Positions on a wording are those on its like in the other language.
  await by('Alt+KeyS', 'jordan', 'iraq');
  await by('Alt+KeyO', 'yemen');
  await by('Alt+KeyV', 'sudan');
  await shows('en', 'Support: ⁨Jordan⁩, ⁨Iraq⁩');
  await shows('ar', 'تأييد: ⁨الأردن⁩، ⁨العراق⁩');
  await shows('ar', 'اعتراض: ⁨اليمن⁩');

  // A delegation proposes at the keyboard of the rapporteur, where the caret stands in the paragraph; another paragraph with the caret comes under discussion first.
  await page.locator('[data-block="title"]').first().click();
  await page.keyboard.press('Alt+KeyJ');
  await page.locator('[data-room-discussed="title"]').waitFor();
  // Wherever the line breaks.
  await select(page.locator('[data-block="basin"]'), 'drought');
  await page.keyboard.press('ArrowLeft');
  await by('Alt+KeyB', 'egypt');
  await page.locator('[data-room-discussed="basin"]').waitFor();
  await page.getByRole('button', { name: /^Proposing as/ }).waitFor();
  await page.keyboard.type('sudden ');
  await expect.poll(() => room.locator('[data-room-language="en"] ins').allInnerTexts()).toEqual(['sudden ']);
  await shows('en', 'Egypt');
  await page.keyboard.press('Alt+KeyP');

  // One key settles the wording in both languages, the next one the proposal.
  await page.getByRole('radio', { name: /^shall/ }).check();
  await page.keyboard.press('Alt+KeyA');
  await shows('en', 'Each basin shall adopt a plan for sudden');
  await shows('ar', 'كل حوض يعتمد خطة');
  await page.getByRole('radio', { name: /^sudden/ }).waitFor();
  expect(await room.locator('footer').innerText()).not.toContain('Agreed today');
  await page.keyboard.press('Alt+KeyA');
  await expect.poll(() => page.locator('[data-room-decided]').innerText()).toBe('Proposal by \u2068Egypt\u2069 accepted.');
  await expect.poll(() => room.locator('[data-room-language="en"] ins').count()).toBe(0);
  await expect.poll(() => room.locator('footer').innerText()).toMatch(/Agreed today 2 paragraph\s1/);

  // A long paragraph is shown whole.
  await page.keyboard.press('Alt+PageDown');
  await room.locator('[data-room-block="long"]').waitFor();
  const left = () => room.locator('[data-room-block]').evaluate((one) => [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]);
  await expect.poll(left).toEqual([0, 0]);

  // Silence is put, and broken.
  await page.keyboard.press('Alt+KeyQ');
  await page.getByRole('textbox', { name: 'Day' }).fill('14 May 2099');
  await page.getByRole('textbox', { name: 'Time' }).fill('18');
  await page.keyboard.press('Enter');
  await shows('en', 'Silence procedure until 14 May 2099, 18:00');
  await shows('ar', 'إجراء الصمت حتى');
  await by('Alt+Shift+KeyO', 'yemen');
  await shows('en', 'Silence broken by Yemen');

  // It stays as it is when it is loaded anew, and what is the rapporteur’s own is nowhere in it.
  await room.reload();
  await shows('ar', 'كُسر الصمت');
  await page.keyboard.press('Alt+PageUp');
  await page.keyboard.press('Alt+KeyJ');
  expect(await room.content()).not.toMatch(/Only for the rapporteur|Ask the chair first/);
  await expect.poll(left).toEqual([0, 0]);
  expect(await accessibilityFindings(room)).toEqual([]);
  await page.locator('[data-room-panel]').getByRole('radio', { name: 'Light' }).click();
  await page.locator('[data-room-panel]').getByRole('button', { name: /Languages$/ }).click();
  await page.getByRole('option', { name: 'العربية', exact: true }).click();
  await expect.poll(() => room.evaluate(() => [document.documentElement.dir, document.documentElement.dataset['theme']])).toEqual(['rtl', 'light']);
  await expect.poll(left).toEqual([0, 0]);
  expect(await accessibilityFindings(room)).toEqual([]);

  // What belongs to the selected element stays within reach.
  await page.keyboard.press('Alt+KeyE');
  await page.locator('[data-room-panel="element"]').getByRole('combobox').first().waitFor();
  await page.keyboard.press('Alt+KeyR');
  await page.locator('[data-room-discussed="long"]').waitFor();

  // The log tells all of it, on the screen and in a Word file.
  await page.keyboard.press('Alt+KeyM');
  await page.getByRole('button', { name: 'Start the meeting' }).waitFor();
  await page.keyboard.press('Alt+Shift+KeyM');
  const log = page.locator('[data-meeting-log="Second meeting"]');
  await expect.poll(() => log.locator('tbody td:nth-child(2)').allInnerTexts()).toEqual(['Support', 'Support', 'Objection', 'Reservation', 'Proposal', 'Agreed', 'Proposal accepted', expect.stringMatching(/^Silence procedure until/), 'Silence broken']);
  await page.keyboard.press('Escape');
  const order = { id, language: 'ar' as const, format: 'docx' as const, form: 'log' as const, folder: exported.folder, name: 'log.docx' };
  expect(await library.bridge.call('document.export', { ...order, job: randomUUID(), meeting: 'A meeting that nobody held' })).toMatchObject({ ok: false, error: { code: 'meeting.unknown' } });
  const written = await library.bridge.call('document.export', { ...order, job: randomUUID() });
  if (!written.ok) throw new Error(written.error.code);
  const text = strFromU8(unzipSync(readFileSync(written.value.path))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
  for (const words of ['سجل الجلسة', 'Second meeting', 'اعتراض', 'اليمن', 'كُسر الصمت']) expect(text).toContain(words);

  // The panel in Arabic, dark.
  await setPreferences(stage.program.url, { interfaceLanguage: 'ar', theme: 'dark' });
  await room.close();
  await page.reload();
  await page.getByRole('main').waitFor();
  await page.keyboard.press('Alt+KeyR');
  await page.locator('[data-room-panel]').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
});
