// The way out: Word and PDF from the dialog, read back; stopped, repeated, and refused in words where a folder does not take them.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { Block } from '../../shared/document/blocks/index.ts';
import { looks, type Document } from '../../shared/document/document.ts';
import { languages } from '../../shared/language/language.ts';
import { document as negotiated } from '../shared/export/negotiation/negotiated.ts';
import { coastalAssets, coastalConference, settledConference } from '../fixtures/coastal-conference.ts';
import { elementWith, expectSaved, fixture, goToDocument, textsOf, type Library } from './editor.ts';
import { accessibilityFindings, expectNoProblems, openWindow, setPreferences, temporaryFolder, type Program } from './harness.ts';
import { useStage } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
const exported = temporaryFolder();
let program: Program;
let library: Library;
let page: Page;

afterAll(() => exported.remove());
useStage(
  async (stage) => {
    ({ program, library, page } = stage);
    for (const bytes of coastalAssets.values()) await library.bridge.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  },
  { exportFolder: exported.folder },
);

const report = `# Report on the pilots

E/ESCWA/30/L.7

## I. Opening

1. The pilots met at the quay.[^1]

2. They chose a chair.

## II. Closing

A. Thanks

3. They thanked the tug.

[^1]: All of them by boat.
`;

interface Order {
  readonly format: RegExp;
  readonly name: string;
  readonly folder?: string;
}

const dialog = () => page.getByRole('dialog', { name: 'Export' });

/** Opens the dialog and chooses a format. */
const choose = async (format: RegExp): Promise<void> => {
  await page.keyboard.press('Control+Shift+KeyE');
  await dialog().getByRole('option', { name: format }).click();
};

/** Fills the dialog and starts the export. */
const start = async ({ format, name, folder: into }: Order): Promise<void> => {
  await page.keyboard.press('Control+Shift+KeyE');
  await dialog().getByRole('option', { name: format }).click();
  await dialog().getByRole('textbox', { name: 'Name of the file' }).fill(name);
  if (into !== undefined) await dialog().getByRole('textbox', { name: 'Folder' }).fill(into);
  await dialog().getByRole('button', { name: /^Export as/ }).click();
};

/** Exports, waits for the file, and gives its bytes. */
const exportTo = async (order: Order, ending: string): Promise<Buffer> => {
  await start(order);
  await dialog().getByRole('button', { name: /Show in folder/ }).waitFor();
  await dialog().getByRole('button', { name: 'Done' }).click();
  await dialog().waitFor({ state: 'detached' });
  return readFileSync(path.join(order.folder ?? exported.folder, `${order.name}-${ending}`));
};

/** The paragraphs of a Word file as text, with the level of their list where they have a number. */
const wordParagraphs = (bytes: Buffer): readonly { readonly text: string; readonly numbered: boolean; readonly style: string }[] => {
  const parts = unzipSync(new Uint8Array(bytes));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) => {
    const style = /<w:pStyle w:val="([^"]+)"/.exec(one)?.[1] ?? '';
    const definition = new RegExp(`<w:style [^>]*w:styleId="${style}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
    return { text: [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''), numbered: /<w:numPr>/.test(one) || (style !== '' && /<w:numPr>/.test(definition)), style };
  });
};

test('a Word file has the text with automatic numbers and real footnotes, and is the same byte for byte the next time', async () => {
  await goToDocument(page, await library.take(report));
  const first = await exportTo({ format: /^Word/, name: 'pilots' }, 'EN.docx');
  const paragraphs = wordParagraphs(first);
  for (const text of ['The pilots met at the quay.', 'They chose a chair.', 'They thanked the tug.']) {
    expect(paragraphs.find((one) => one.text.startsWith(text))).toMatchObject({ numbered: true });
  }
  for (const text of ['Opening', 'Closing']) expect(paragraphs.find((one) => one.text === text && one.numbered)?.style ?? '').toMatch(/^UN-H1$|heading/i);
  const parts = unzipSync(new Uint8Array(first));
  expect(strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array())).toContain('All of them by boat.');
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('<w:footnoteReference');
  const again = await exportTo({ format: /^Word/, name: 'pilots-again' }, 'EN.docx');
  expect(again.equals(first)).toBe(true);
  // The foot of the window remembers the last one.
  await page.getByRole('contentinfo').getByText('pilots-again-EN.docx').waitFor();
});

/** The text of a PDF as poppler reads it; null where it is not installed. */
const pdfText = (file: string): string | null => {
  const { error, stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return error ? null : stdout;
};

test('a PDF has numbers, text and footnotes on its pages, claims to be accessible, and is the same byte for byte the next time', async () => {
  await goToDocument(page, await library.take(report));
  const first = await exportTo({ format: /^PDF/, name: 'pilots' }, 'EN.pdf');
  expect(first.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(first.subarray(-7).toString('latin1')).toContain('%%EOF');
  expect(first.includes('pdfuaid:part')).toBe(true);
  const again = await exportTo({ format: /^PDF/, name: 'pilots-again' }, 'EN.pdf');
  expect(again.equals(first)).toBe(true);
  const text = pdfText(path.join(exported.folder, 'pilots-EN.pdf'));
  // Without poppler its bytes are all that can be looked at.
  if (text === null) return;
  const found = text.replace(/\s+/g, ' ');
  for (const line of ['I. Opening', '1. The pilots met at the quay', '2. They chose a chair.', 'II. Closing', '3. They thanked the tug.', 'All of them by boat.', 'E/ESCWA/30/L.7']) expect(found).toContain(line);
});

test('an Arabic document leaves right to left in both', async () => {
  const id = await library.take(fixture('import', 'outcome-ar.md'), 'ar');
  await goToDocument(page, id);
  const word = await exportTo({ format: /^Word/, name: 'springs' }, 'AR.docx');
  const xml = strFromU8(unzipSync(new Uint8Array(word))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('<w:bidi/>');
  expect(xml).toContain('<w:rtl/>');
  expect(wordParagraphs(word).some(({ text, numbered }) => text.startsWith('عُقد المنتدى العربي الرابع') && numbered)).toBe(true);
  const pdf = await exportTo({ format: /^PDF/, name: 'springs' }, 'AR.pdf');
  expect(pdf.includes('Amiri')).toBe(true);
  expect(readdirSync(exported.folder).filter((name) => !/\.(docx|pdf)$/.test(name)), 'nothing half written is left').toEqual([]);
});

test('an export that is stopped leaves no file and says so; the document can be exported again', async () => {
  const long = Array.from({ length: 3000 }, (_, n) => `${n + 1}. The log of watch ${n + 1} says that the sea was calm, that the light was trimmed, and that nothing passed but gulls.`).join('\n\n');
  await goToDocument(page, await library.take(`# Log of all watches\n\n## I. Log\n\n${long}\n`));
  // Pressed in the moment it is there: the pages were set while the dialog stood open, and on a fast machine the file is written before a hand comes.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop the export');
      if (stop === undefined) return;
      watch.disconnect();
      stop.click();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await start({ format: /^PDF/, name: 'watches' });
  await dialog().getByText('Stopped. No file was written.').waitFor();
  expect(readdirSync(exported.folder).filter((name) => name.includes('watches'))).toEqual([]);
  await dialog().getByRole('button', { name: 'Done' }).click();
  const text = await exportTo({ format: /^Markdown/, name: 'watches' }, 'EN.md');
  expect(text.toString('utf8')).toContain('The log of watch 3000');
});

test('a file that was exported before stays as it is, which the dialog says; the new one gets a number, under which it is shown', async () => {
  await goToDocument(page, await library.take(report));
  const first = await exportTo({ format: /^Markdown/, name: 'kept' }, 'EN.md');
  await elementWith(page, 'They chose a chair').click();
  await page.keyboard.type('Again. ');
  await choose(/^Markdown/);
  await dialog().getByRole('textbox', { name: 'Name of the file' }).fill('kept');
  await dialog().getByText(/The file kept-EN\.md exported on .* stays as it is/).waitFor();
  await dialog().getByRole('button', { name: /^Export as/ }).click();
  await dialog().getByText('kept-EN (2).md', { exact: true }).first().waitFor();
  await dialog().getByRole('button', { name: 'Done' }).click();
  expect(readFileSync(path.join(exported.folder, 'kept-EN.md')).equals(first)).toBe(true);
  expect(readFileSync(path.join(exported.folder, 'kept-EN (2).md'), 'utf8')).toContain('Again. ');
});

test('the keyboard alone exports two languages: the arrows choose the format, Enter in a field begins', async () => {
  await goToDocument(page, await library.create('keyMessagesSummary', 'en', 'Tides'));
  await page.keyboard.press('Control+Shift+KeyE');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option');
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${selector}`);
  };
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('ArrowRight');
  await dialog().getByRole('option', { name: /^Web page/, selected: true }).waitFor();
  await page.keyboard.press('Tab');
  await tabTo('input[type="checkbox"]:not(:checked)');
  await page.keyboard.press('Space');
  await tabTo('input:not([type="checkbox"])');
  await page.keyboard.type('tides');
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: /Show in folder tides-AR\.html/ }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Done');
  // Back to the choices and once more, still without a mouse.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  for (const name of ['tides-EN.html', 'tides-AR.html']) expect(existsSync(path.join(exported.folder, name))).toBe(true);
});

test('a folder that is not there is named, and nothing is written', async () => {
  await goToDocument(page, await library.take(report));
  const missing = path.join(exported.folder, 'nowhere');
  await start({ format: /^Markdown/, name: 'lost', folder: missing });
  await dialog().getByText(`There is no folder ${missing}, so nothing was written`).waitFor();
  await page.keyboard.press('Escape');
  expect(existsSync(missing)).toBe(false);
});

// Even root may not write among the files of the kernel.
test.skipIf(process.platform !== 'linux')('a folder that takes no files is named', async () => {
  await goToDocument(page, await library.take(report));
  await start({ format: /^Word/, name: 'refused', folder: '/sys/kernel' });
  await dialog().getByText('Nothing may be written in /sys/kernel').waitFor();
  // Another folder, and it goes.
  await dialog().getByRole('button', { name: 'Export again' }).click();
  await dialog().getByRole('textbox', { name: 'Folder' }).fill(exported.folder);
  await dialog().getByRole('button', { name: /^Export as/ }).click();
  await dialog().getByRole('button', { name: /Show in folder/ }).waitFor();
  expect(existsSync(path.join(exported.folder, 'refused-EN.docx'))).toBe(true);
  await page.keyboard.press('Escape');
  await setPreferences(program.url, { exportFolder: exported.folder });
});

const findings = () => dialog().getByRole('region', { name: 'Before it leaves' });

test('a PDF for the archive is one of the formats, and says so in its name', async () => {
  await goToDocument(page, await library.take('E/ESCWA/31/9\n\n12 May 2031\n\n# Tide tables\n\n1. High at noon.\n'));
  const pdf = await exportTo({ format: /^Archival PDF/, name: 'tides' }, 'EN-archive.pdf');
  expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
});

test('a PDF without a title cannot be asked for: the dialog says what to do, leads there, and then it can', async () => {
  await goToDocument(page, await library.create('outcomeDocument', 'en'));
  await choose(/^PDF/);
  await findings().getByText('This has to be mended before the PDF can be made').waitFor();
  expect(await dialog().getByRole('button', { name: /^Export as/ }).isDisabled()).toBe(true);
  // Word is written all the same.
  await dialog().getByRole('option', { name: /^Word/ }).click();
  await findings().getByText('This has to be mended').waitFor({ state: 'detached' });
  expect(await dialog().getByRole('button', { name: /^Export as/ }).isEnabled()).toBe(true);
  await dialog().getByRole('option', { name: /^PDF/ }).click();
  await findings().getByRole('button', { name: 'Title', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await page.keyboard.type('Harbours of the region');
  await elementWith(page, 'Harbours of the region').waitFor();
  const pdf = await exportTo({ format: /^PDF/, name: 'titled' }, 'EN.pdf');
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

/** The document of the fixture with other texts in some of its elements. */
const altered = (change: (block: Block) => Block): Document => {
  const document = settledConference('escwa-current');
  return { ...document, id: randomUUID(), blocks: document.blocks.map(change) };
};

test('what a reader will miss is counted, grouped and reached by the keyboard alone, in the page of its language', async () => {
  let nth = 0;
  const id = await library.put(altered((block) => (block.type === 'numberedParagraph' && (nth += 1) <= 3 ? { ...block, text: { en: [{ text: `They left by boat ${nth}.` }] } } : block)));
  await goToDocument(page, id, ['en', 'ar']);
  await choose(/^Word/);
  await findings().getByText('Nothing is missing.').waitFor();
  await dialog().getByRole('checkbox', { name: 'العربية' }).press('Space');
  await findings().getByText('3 things to look at').waitFor();
  await findings().getByRole('button', { name: 'Not translated 3' }).focus();
  await page.keyboard.press('Enter');
  const place = findings().getByRole('button', { name: /They left by boat 3\./ });
  await place.waitFor();
  expect(await place.innerText()).toContain('العربية');
  expect(await accessibilityFindings(page)).toEqual([]);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
  expect(await place.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.keyboard.type('وغادروا.');
  await expectSaved(library, id, (document) => document.blocks.some(({ text }) => JSON.stringify(text.en)?.includes('boat 3') && JSON.stringify(text.ar)?.includes('وغادروا.')));
});

test('a text in its negotiation leaves as a compilation, and as a Word file with the changes of each delegation, by the keyboard alone', async () => {
  const id = await library.put({ ...negotiated, id: randomUUID() });
  await goToDocument(page, id, ['en']);
  await choose(/^Word/);
  const form = dialog().getByRole('button', { name: /What of the negotiation it shows/ });
  const pick = async (name: string): Promise<void> => {
    await form.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.type(name.slice(0, 3));
    await page.keyboard.press('Enter');
    await form.getByText(name).waitFor();
  };
  await pick('Tracked changes');
  await dialog().getByRole('textbox', { name: 'Name of the file' }).fill('harbours');
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: /Show in folder/ }).waitFor();
  const tracked = strFromU8(unzipSync(new Uint8Array(readFileSync(path.join(exported.folder, 'harbours-EN-tracked.docx'))))['word/document.xml'] ?? new Uint8Array());
  expect(tracked).toMatch(/<w:ins [^>]*w:author="Egypt"/);
  await dialog().getByRole('button', { name: 'Export again' }).press('Enter');
  await pick('Compilation');
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Export as Word' }).press('Enter');
  await dialog().getByRole('button', { name: /Show in folder/ }).waitFor();
  const compiled = wordParagraphs(readFileSync(path.join(exported.folder, 'harbours-EN-compilation.docx')));
  expect(compiled.map(({ text }) => text)).toContain('We support coastal cities [and host communities – Egypt] in all relevant (Jordan: delete) efforts.');
  await dialog().getByRole('button', { name: 'Done' }).click();
});

test('an element of the first page that takes data is led to, and opens on a key', async () => {
  const id = await library.put(altered((block) => (block.type === 'date' ? { ...block, date: null } : block)));
  await goToDocument(page, id, ['en']);
  await choose(/^Word/);
  await findings().getByRole('button', { name: 'Date', exact: true }).press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-type="date"]') !== null)).toBe(true);
});

test('an element is led to in a language that is not on the screen yet', async () => {
  const id = await library.put(altered((block) => (block.type === 'title' ? { ...block, text: { ...block.text, fr: [] } } : block)));
  await goToDocument(page, id, ['en']);
  await choose(/^PDF/);
  await dialog().getByRole('checkbox', { name: 'Français' }).press('Space');
  await findings().getByText('This has to be mended before the PDF can be made (Français)').waitFor();
  // The version that cannot be made is left out, the other is not.
  await dialog().getByRole('button', { name: 'Export as PDF' }).waitFor();
  await findings().getByRole('button', { name: /^Title/ }).click();
  await page.keyboard.type('Conférence des ports');
  await expectSaved(library, id, (document) => textsOf(document, 'fr').includes('Conférence des ports'));
});

test('a web page is read aloud as it stands, in every language and look: axe finds nothing, and it asks nothing of the network', async () => {
  const [wide, narrow] = [1366, 320];
  for (const [which, look] of looks.entries()) {
    const id = await library.put({ ...coastalConference(look), id: randomUUID() });
    const reader = await page.context().newPage();
    try {
      const asked: string[] = [];
      reader.on('request', (request) => {
        if (!/^(?:file|data):/.test(request.url())) asked.push(request.url());
      });
      for (const [at, language] of languages.entries()) {
        const written = await library.bridge.call('document.export', { id, job: randomUUID(), language, format: 'html', folder: exported.folder, name: `${look}-${language}` });
        if (!written.ok) throw new Error(written.error.code);
        await reader.goto(pathToFileURL(written.value.path).href);
        // Axe sees each look and each language, on a wide screen and on a narrow one, not each with every other: it takes seconds every time.
        const looked = soak || at === which ? [wide, narrow][which % 2] : null;
        // Nothing stands outside the page, in either direction, nor on the narrowest screen that reflow is asked for (WCAG 1.4.10).
        for (const width of [wide, narrow]) {
          await reader.setViewportSize({ width, height: 768 });
          expect([look, language, width, await reader.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([look, language, width, 0]);
          if (width === looked) expect([look, language, width, await accessibilityFindings(reader)]).toEqual([look, language, width, []]);
        }
      }
      expect(asked).toEqual([]);
    } finally {
      await reader.close();
    }
  }
});

test.each([
  ['ar', 'dark'],
  ['fr', 'light'],
] as const)('the dialog with its findings is accessible in every language of the interface: %s, %s', async (interfaceLanguage, theme) => {
  const id = await library.put(altered((block) => (block.type === 'figure' ? { ...block, alt: {} } : block.type === 'date' ? { ...block, date: null } : block)));
  await setPreferences(program.url, { interfaceLanguage, theme, exportFolder: exported.folder });
  const other = await openWindow(program.url, { colorScheme: theme });
  try {
    await goToDocument(other.page, id, ['ar']);
    await other.page.keyboard.press('Control+Shift+KeyE');
    await other.page.getByRole('option', { name: /^PDF/ }).press('Space');
    // The findings of the format have come once they hinder it.
    await expect.poll(() => other.page.getByRole('dialog').locator('button[type="submit"]').isDisabled()).toBe(true);
    expect(await accessibilityFindings(other.page)).toEqual([]);
    expectNoProblems(other);
  } finally {
    await other.close();
    await setPreferences(program.url, { interfaceLanguage: 'en', theme: 'light', exportFolder: exported.folder });
  }
});
