// Pages look as they were accepted: pictures of sample documents are kept beside this test, so that a changed look is seen, and meant.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { looks } from '../../shared/document/document.ts';
import { languages } from '../../shared/language/language.ts';
import { projectFolder } from '../program.ts';
import { canPicture, difference, picturesOf, readPng, writePng, type Picture } from './picture.ts';
import { coastalPdf } from './sample.ts';

const accepted = path.join(projectFolder, 'test/pdf/page-pictures');
/** Where pages that differ are put, as found and with the difference in black. */
const rejected = path.join(projectFolder, '.cache/page-pictures');
const accept = process.env['RAPPORTEUR_ACCEPT_PICTURES'] === '1';
const howToAccept = 'If this is how they should look: RAPPORTEUR_ACCEPT_PICTURES=1 npm test -- page-pictures';

/** What a sample prints: all its pages, or the first of them. */
const samples = looks.flatMap((look) => languages.map((language) => ({ name: `coastal-${look}-${language}`, pages: look === 'escwa-current' ? Infinity : 4, print: () => coastalPdf(look, language) })));

const keptOf = (name: string): string[] => readdirSync(accepted).filter((file) => file.startsWith(`${name}-`)).toSorted();

const fileOf = (name: string, index: number): string => `${name}-${String(index + 1).padStart(2, '0')}.png`;

const keptPicture = (file: string): Picture | null => (existsSync(path.join(accepted, file)) ? readPng(readFileSync(path.join(accepted, file))) : null);

/** Keeps the pages of a sample that look otherwise than those that are kept, and no page that is not printed. */
const keep = (name: string, pages: readonly Picture[]): void => {
  for (const file of keptOf(name).slice(pages.length)) rmSync(path.join(accepted, file));
  for (const [index, page] of pages.entries()) {
    const file = fileOf(name, index);
    const kept = keptPicture(file);
    if (kept === null || difference(page, kept) !== null) writeFileSync(path.join(accepted, file), writePng(page));
  }
};

/** What to tell of a page that looks otherwise; null where it looks the same. */
const changed = (name: string, index: number, page: Picture): string | null => {
  const file = fileOf(name, index);
  const kept = keptPicture(file);
  if (kept === null) return `${name}: there is a page ${index + 1} that was not there.`;
  const found = difference(page, kept);
  if (found === null) return null;
  mkdirSync(rejected, { recursive: true });
  writeFileSync(path.join(rejected, file), writePng(page));
  const marked = path.join(rejected, file.replace('.png', '-difference.png'));
  writeFileSync(marked, writePng(found.picture));
  const { left, top, right, bottom } = found.box;
  const share = (found.share * 100).toFixed(2);
  return `${name}: page ${index + 1} changed by ${share} % (${found.pixels} pixels), ${left}–${right} % from the left and ${top}–${bottom} % from the top. See ${path.relative(projectFolder, marked)}`;
};

describe.skipIf(!canPicture)('pages look as they were accepted', () => {
  test.each(samples)('$name', async ({ name, pages, print }) => {
    const pictures = picturesOf(await print()).slice(0, pages);
    if (accept) keep(name, pictures);
    const kept = keptOf(name).length;
    const told = pictures.map((page, index) => changed(name, index, page)).filter((text) => text !== null);
    if (pictures.length < kept) told.push(`${name}: there are ${kept - pictures.length} pages fewer.`);
    expect(told, told.length === 0 ? '' : `${told.join('\n')}\n${howToAccept}`).toEqual([]);
  });
});

test('every kept picture belongs to a sample, and all are small', () => {
  const files = readdirSync(accepted);
  expect(files.filter((file) => !samples.some(({ name }) => new RegExp(`^${name}-\\d\\d\\.png$`).test(file)))).toEqual([]);
  expect(files.reduce((sum, file) => sum + statSync(path.join(accepted, file)).size, 0)).toBeLessThan(1_500_000);
});
