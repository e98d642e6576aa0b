// Pages look as they were accepted: pictures of sample documents are kept beside this test, so that a changed look is seen, and meant.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { looks, type Look } from '../../shared/document/document.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { projectFolder } from '../program.ts';
import { readSample, type SampleName } from '../shared/samples/samples.ts';
import { canPicture, difference, picturesOf, readPng, writePng, type Picture } from './picture.ts';
import { coastalPdf, samplePdf } from './sample.ts';

const accepted = path.join(projectFolder, 'test/pdf/page-pictures');
/** Where pages that differ are put, as found and with the difference in black. */
const rejected = path.join(projectFolder, '.cache/page-pictures');
const accept = process.env['RAPPORTEUR_ACCEPT_PICTURES'] === '1';
const howToAccept = 'If this is how they should look: RAPPORTEUR_ACCEPT_PICTURES=1 npm test -- page-pictures';

interface Sample {
  readonly name: string;
  readonly print: () => Promise<Uint8Array>;
  /** Whether the picture of a page is kept, by its number. */
  readonly shows: (page: number) => boolean;
}

/** Of the documents that come with the program, the pages that show what the conference on coasts has nowhere. */
const chosen: readonly (readonly [name: SampleName, look: Look, language: Language, pages: readonly number[]])[] = [
  ['committee-report', 'escwa-classic', 'en', [1, 2, 4]],
  ['committee-report', 'headquarters', 'ar', [1, 4]],
  ['concept-note', 'headquarters', 'fr', [1, 2]],
  ['concept-note', 'escwa-classic', 'ar', [2]],
  ['concept-note', 'escwa-current', 'en', [1]],
  ['resolution', 'headquarters', 'en', [1, 2]],
  ['resolution', 'escwa-current', 'ar', [1]],
  ['resolution', 'escwa-classic', 'fr', [2]],
];

const samples: readonly Sample[] = [
  ...looks.flatMap((look) =>
    languages.map((language): Sample => ({ name: `coastal-${look}-${language}`, print: () => coastalPdf(look, language), shows: (page) => look === 'escwa-current' || page <= 4 })),
  ),
  ...chosen.map(([name, look, language, pages]): Sample => ({ name: `${name}-${look}-${language}`, print: () => samplePdf(readSample(name), look, language), shows: (page) => pages.includes(page) })),
];

const keptOf = (name: string): string[] => readdirSync(accepted).filter((file) => file.startsWith(`${name}-`)).toSorted();

interface Page {
  readonly number: number;
  readonly picture: Picture;
}

const fileOf = (name: string, { number }: Pick<Page, 'number'>): string => `${name}-${String(number).padStart(2, '0')}.png`;

const keptPicture = (file: string): Picture | null => (existsSync(path.join(accepted, file)) ? readPng(readFileSync(path.join(accepted, file))) : null);

/** Keeps the pages of a sample that look otherwise than those that are kept, and no page that is not printed. */
const keep = (name: string, pages: readonly Page[]): void => {
  const files = pages.map((page) => fileOf(name, page));
  for (const file of keptOf(name)) if (!files.includes(file)) rmSync(path.join(accepted, file));
  for (const page of pages) {
    const file = fileOf(name, page);
    const kept = keptPicture(file);
    if (kept === null || difference(page.picture, kept) !== null) writeFileSync(path.join(accepted, file), writePng(page.picture));
  }
};

/** What to tell of a page that looks otherwise; null where it looks the same. */
const changed = (name: string, page: Page): string | null => {
  const file = fileOf(name, page);
  const kept = keptPicture(file);
  if (kept === null) return `${name}: there is a page ${page.number} that was not there.`;
  const found = difference(page.picture, kept);
  if (found === null) return null;
  mkdirSync(rejected, { recursive: true });
  writeFileSync(path.join(rejected, file), writePng(page.picture));
  const marked = path.join(rejected, file.replace('.png', '-difference.png'));
  writeFileSync(marked, writePng(found.picture));
  const { left, top, right, bottom } = found.box;
  const share = (found.share * 100).toFixed(2);
  return `${name}: page ${page.number} changed by ${share} % (${found.pixels} pixels), ${left}–${right} % from the left and ${top}–${bottom} % from the top. See ${path.relative(projectFolder, marked)}`;
};

describe.skipIf(!canPicture)('pages look as they were accepted', () => {
  test.each(samples)('$name', async ({ name, shows, print }) => {
    const pages = picturesOf(await print()).flatMap((picture, index): Page[] => (shows(index + 1) ? [{ number: index + 1, picture }] : []));
    if (accept) keep(name, pages);
    const kept = keptOf(name).length;
    const told = pages.map((page) => changed(name, page)).filter((text) => text !== null);
    if (pages.length < kept) told.push(`${name}: there are ${kept - pages.length} pages fewer.`);
    expect(told, told.length === 0 ? '' : `${told.join('\n')}\n${howToAccept}`).toEqual([]);
  });
});

test('every kept picture belongs to a sample, and all are small', () => {
  const files = readdirSync(accepted);
  expect(files.filter((file) => !samples.some(({ name }) => new RegExp(`^${name}-\\d\\d\\.png$`).test(file)))).toEqual([]);
  expect(files.reduce((sum, file) => sum + statSync(path.join(accepted, file)).size, 0)).toBeLessThan(1_500_000);
});
