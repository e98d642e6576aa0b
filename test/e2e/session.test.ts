// A whole session in the window: from the first meeting on a resolution of an invented conference to its final name, with the Word files of two delegations on the way.
import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankBlock, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import { plain } from '../../shared/document/inlines.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import type { Language } from '../../shared/language/language.ts';
import { decideBlocks } from '../../shared/negotiation/decide.ts';
import { caretIn, elements, goToDocument, libraryOf, runCommand, select, textsOf, type Library } from './editor.ts';
import { expectNoProblems, openWindow, projectFolder, setPreferences, startProgram, temporaryFolder, type Program, type RapporteurWindow } from './harness.ts';

const storage = temporaryFolder();
const exported = temporaryFolder();
let program: Program;
let library: Library;
let window: RapporteurWindow;
let page: Page;

const begin = async () => {
  program = await startProgram(storage.folder);
  await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light', author: 'Rana', exportFolder: exported.folder });
  library = await libraryOf(program.url);
  window = await openWindow(program.url);
  page = window.page;
};
const stop = async () => {
  expectNoProblems(window);
  await window.close();
  library.end();
  await program.stop();
};

beforeAll(begin);
afterAll(async () => {
  await stop();
  storage.remove();
  exported.remove();
});

const element = (type: BlockType, id: string, en: string, ar: string): Block => ({ ...blankBlock(type, id), text: { en: plain(en), ar: plain(ar) } });

const resolution = (): Document => ({
  schemaVersion,
  id: randomUUID(),
  settings: { template: 'resolution', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] },
  blocks: [
    element('title', randomUUID(), 'Resolution of the Conference on Mountain Roads', 'قرار المؤتمر المعني بالطرق الجبلية'),
    element('preambularParagraph', randomUUID(), 'Aware that snow closes the passes of the region for a third of the year,', 'إذ يدرك أن الثلوج تغلق ممرات المنطقة ثلث السنة،'),
    element('operativeParagraph', randomUUID(), 'Decides to establish a fund for the repair of roads;', 'يقرر إنشاء صندوق لإصلاح الطرق؛'),
    element('operativeParagraph', randomUUID(), 'Calls upon States to [keep/hold] the passes open in winter;', 'يدعو الدول إلى [إبقاء/ترك] الممرات مفتوحة في الشتاء؛'),
    element('operativeParagraph', randomUUID(), 'Invites the road authorities to meet every spring;', 'يدعو هيئات الطرق إلى الاجتماع في كل ربيع؛'),
    element('operativeParagraph', randomUUID(), 'Requests the secretariat to report on the tunnels.', 'يطلب إلى الأمانة تقديم تقرير عن الأنفاق.'),
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
const dialog = () => page.getByRole('dialog');

test('a session: proposed, supported, agreed and parked in two languages, sent to two delegations, taken in again and named final for a reason', async () => {
  const id = await library.put(resolution());
  await goToDocument(page, id, ['en', 'ar']);
  const paragraph = (number: number, language: 'en' | 'ar' = 'en') => elements(page, 'operativeParagraph', language).nth(number - 1);
  await runCommand(page, 'Make objects of all brackets typed in this document');

  const [room] = await Promise.all([window.context.waitForEvent('page'), page.keyboard.press('Alt+Shift+KeyR')]);
  await room.setViewportSize({ width: 1366, height: 768 });
  /** What stands on the projector, without the signs that keep directions apart. */
  const shows = async (language: 'en' | 'ar', words: string | RegExp) => await expect.poll(async () => (await room.locator(`[data-room-language="${language}"]`).innerText()).replace(/[\u2066-\u2069]/gu, '')).toMatch(words);
  await page.bringToFront();
  await page.keyboard.press('Alt+KeyM');
  await page.getByRole('textbox', { name: 'Name of the meeting' }).fill('First meeting');
  await page.keyboard.press('Enter');
  await page.locator('[data-meeting="First meeting"]').waitFor();

  // Jordan puts words in, Egypt wants one of them out.
  await caretIn(paragraph(1), { after: 'roads' });
  await page.keyboard.press('Alt+KeyJ');
  await by('Alt+KeyB', 'jordan');
  await page.getByRole('button', { name: /^Proposing as .*Jordan/ }).waitFor();
  await caretIn(paragraph(1), { after: 'roads' });
  await page.keyboard.type(' and old bridges');
  await by('Alt+KeyB', 'egypt');
  await page.getByRole('button', { name: /^Proposing as .*Egypt/ }).waitFor();
  await select(paragraph(1), 'old ');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+KeyP');
  await expect.poll(() => room.locator('[data-room-language="en"] ins').allInnerTexts()).toContain('bridges');
  await expect.poll(() => paragraph(1).locator('del').innerText()).toBe('old ');

  // Lebanon wants the whole paragraph otherwise, and leaves a choice in it.
  await by('Alt+KeyB', 'lebanon');
  await page.getByRole('button', { name: /^Proposing as .*Lebanon/ }).waitFor();
  await caretIn(paragraph(3));
  await runCommand(page, 'Propose another wording of the whole paragraph');
  await select(paragraph(4), 'every spring');
  await page.keyboard.type('each autumn');
  await select(paragraph(4), 'each autumn');
  await page.keyboard.press('Control+Alt+BracketLeft');
  await page.keyboard.press('Alt+KeyR');
  await page.locator('[data-bracket-panel]').getByRole('textbox', { name: 'Other wording' }).fill('each spring');
  await page.locator('[data-bracket-panel]').getByRole('button', { name: 'Add a wording' }).click();
  await expect.poll(() => paragraph(4).locator('[data-option]').count()).toBe(2);
  await caretIn(paragraph(4), { after: 'authorities' });
  await page.keyboard.press('Alt+KeyP');
  await page.keyboard.press('Alt+KeyJ');
  await page.keyboard.press('Alt+KeyR');
  await shows('en', /3\salt\..*each autumn.*each spring/s);
  await shows('ar', /3\sبديلة/);

  // Positions in both languages on the wordings of paragraph 2, one of which is agreed.
  await page.keyboard.press('Alt+PageUp');
  await page.keyboard.press('Alt+PageUp');
  await page.locator('[data-room-discussed]').getByText('paragraph 2').waitFor();
  await page.getByRole('radio', { name: /^keep/ }).check();
  await by('Alt+KeyS', 'الأردن', 'egypt');
  await by('Alt+KeyO', 'lebanon');
  await shows('en', /Support: Jordan, Egypt\s*Objection: Lebanon/);
  await shows('ar', /تأييد: الأردن، مصر\s*اعتراض: لبنان/);
  await page.keyboard.press('Alt+KeyA');
  await shows('en', 'Calls upon States to keep the passes');
  await shows('ar', 'يدعو الدول إلى إبقاء الممرات');
  await caretIn(paragraph(5));
  await page.keyboard.press('Alt+KeyJ');
  await page.keyboard.press('Alt+KeyK');
  await caretIn(paragraph(1));
  await page.keyboard.press('Alt+KeyJ');
  await page.getByRole('radio', { name: /^and old bridges/ }).check();
  await page.keyboard.press('Alt+KeyA');
  await expect.poll(() => paragraph(1).locator('ins').count()).toBe(0);
  // What Egypt wants struck out is still proposed, until that is rejected.
  expect(await paragraph(1).locator('del').count()).toBe(1);
  await page.keyboard.press('Alt+KeyU');
  await expect.poll(() => paragraph(1).locator('del').count()).toBe(0);
  expect(await paragraph(1).innerText()).toMatch(/roads and old bridges/);

  // The meeting ends, and its log leaves.
  const read = (name: string) => readFileSync(path.join(exported.folder, name));
  const wordText = (bytes: Uint8Array) => strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  const pdfText = (name: string) => spawnSync('pdftotext', ['-layout', path.join(exported.folder, name), '-'], { encoding: 'utf8' }).stdout?.replace(/\s+/g, ' ') ?? null;
  const leaves = async (format: 'docx' | 'pdf', form: ExportForm, language: Language = 'en') => {
    const written = await library.bridge.call('document.export', { id, job: randomUUID(), language, format, form, folder: exported.folder, name: `${form}-${language}.${format}` });
    if (!written.ok) throw new Error(written.error.code);
  };
  await page.keyboard.press('Alt+KeyM');
  await page.keyboard.press('Alt+Shift+KeyM');
  await page.getByRole('button', { name: 'Export the log' }).click();
  await dialog().getByRole('option', { name: /^Word/ }).click();
  await dialog().getByRole('textbox', { name: 'Name of the file' }).fill('roads');
  await dialog().locator('button[type="submit"]').click();
  await dialog().getByRole('button', { name: 'Done' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(wordText(read('roads-EN-log.docx'))).toMatch(/paragraph\s2.*Support.*Egypt.*Objection.*Lebanon.*Agreed.*paragraph\s4.*Parked/su);
  await leaves('docx', 'compilation');
  await leaves('docx', 'compilation', 'ar');
  await leaves('pdf', 'status', 'ar');
  await leaves('pdf', 'clean');
  expect(wordText(read('compilation-en.docx'))).toMatch(/Lebanon: delete.*3\salt\..*\[each autumn \/ each spring\]; – Lebanon\]/su);
  expect(wordText(read('compilation-ar.docx'))).toMatch(/لبنان: يُحذف/u);
  // Without poppler their being written is all that can be told.
  expect(pdfText('status-ar.pdf') ?? 'لبنان').toContain('لبنان');
  expect(pdfText('clean-en.pdf') ?? 'repair of roads and old bridges; 2. Calls upon States to keep the passes').toContain('repair of roads and old bridges; 2. Calls upon States to keep the passes');
  await leaves('docx', 'tracked');
  await leaves('docx', 'standing');

  // Two delegations work on what they were sent, while the text goes on here.
  const last = 'Requests the secretariat to report on the tunnels.';
  const rewritten = (name: string, change: (run: (text: string, tag?: string) => string) => string, comment?: string) => {
    const parts = unzipSync(new Uint8Array(read(name)));
    const edit = (part: string, from: RegExp, to: string) => {
      const before = strFromU8(parts[part] ?? new Uint8Array());
      expect(before).toMatch(from);
      parts[part] = strToU8(before.replace(from, () => to));
    };
    const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`;
    edit('word/document.xml', new RegExp(`<w:r>(?:(?!</w:r>).)*<w:t[^>]*>${last}</w:t></w:r>`), change(run));
    if (comment !== undefined) {
      parts['word/comments.xml'] = strToU8(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="90" w:author="Hala" w:date="2026-03-01T09:00:00Z"><w:p>${run(comment)}</w:p></w:comment></w:comments>`);
      edit('word/_rels/document.xml.rels', /<\/Relationships>/, '<Relationship Id="said" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>');
    }
    return Buffer.from(zipSync(parts)).toString('base64');
  };
  const jordan = 'w:author="Delegation of Jordan" w:date="2026-03-01T10:00:00Z"';
  const files = [
    { name: 'from-jordan.docx', bytes: rewritten('tracked-en.docx', (run) => `${run('Requests the secretariat to report on the ')}<w:del w:id="901" ${jordan}>${run('tunnels', 'delText')}</w:del><w:ins w:id="902" ${jordan}>${run('avalanche galleries')}</w:ins>${run('.')}`) },
    { name: 'from-egypt.docx', bytes: rewritten('standing-en.docx', (run) => `<w:commentRangeStart w:id="90"/>${run('Requests the secretariat to report every year on the tunnels and the bridges.')}<w:commentRangeEnd w:id="90"/><w:r><w:commentReference w:id="90"/></w:r>`, 'Our capital asks for this.') },
  ];
  await caretIn(paragraph(5), { after: 'secretariat' });
  await page.keyboard.type(' and the road authorities');
  await expect.poll(async () => JSON.stringify(await library.document(id))).toContain('secretariat and the road authorities');
  const today = await library.document(id);
  const dropped = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of all) transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('[contenteditable]', event, { dataTransfer: dropped });
  await dialog().getByText('from-jordan.docx').waitFor();
  await dialog().getByRole('button', { name: 'Take in as proposals' }).waitFor();
  await dialog().getByRole('button', { name: 'Take in as proposals' }).click();
  await dialog().getByText('from-egypt.docx').waitFor();
  await dialog().getByRole('button', { name: 'Take in as proposals' }).waitFor();
  await dialog().getByRole('combobox').first().fill('Egypt');
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Take in as proposals' }).click();
  await expect.poll(() => dialog().getByRole('button', { name: 'Show the proposals' }).count()).toBe(2);
  await dialog().getByRole('button', { name: 'Show the proposals' }).last().click();
  await dialog().waitFor({ state: 'detached' });
  // They stand beside each other, each in the name of its delegation, and all words of today stay; so does the other language.
  await paragraph(5, 'ar').waitFor();
  await expect.poll(() => paragraph(5).locator('ins').allInnerTexts()).toEqual(['every year ', 'avalanche galleries', ' and the bridges']);
  await expect.poll(async () => textsOf({ ...today, blocks: [...decideBlocks((await library.document(id)).blocks, () => 'reject')] }, 'en')).toEqual(textsOf({ ...today, blocks: [...decideBlocks(today.blocks, () => 'reject')] }, 'en'));
  expect((await library.document(id)).settings.threads?.flatMap(({ remarks }) => remarks.map(({ text }) => text))).toEqual(['Our capital asks for this.']);

  // As long as anything is open it has no final name, unless somebody says why.
  await runCommand(page, 'Name this draft');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Final');
  await page.locator('[data-open-naming]').waitFor();
  expect(await page.getByRole('button', { name: 'Name it anyway' }).isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Why it gets this name all the same' }).fill('The bureau decides on the rest');
  await page.getByRole('button', { name: 'Name it anyway' }).click();
  await dialog().waitFor({ state: 'detached' });

  // All of it is there when the program is started anew, and the library is sound.
  const final = await library.document(id);
  await room.close();
  await stop();
  const verified = spawnSync(process.execPath, [path.join(projectFolder, 'main/cli/index.ts'), 'verify', '--library', storage.folder, '--json'], { encoding: 'utf8' });
  expect(JSON.parse(verified.stdout)).toMatchObject({ sound: true, problems: [] });
  await begin();
  await goToDocument(page, id, ['en', 'ar']);
  expect(await library.document(id)).toEqual(final);
  await expect.poll(async () => (await elements(page, 'operativeParagraph').allInnerTexts()).join(' ')).toMatch(/each spring.*report every year on the tunnelsavalanche galleries and the bridges/s);
  const told = await library.bridge.call('history.list', { id, limit: 1 });
  expect(told.ok && told.value.entries[0]).toMatchObject({ name: 'Final' });
});
