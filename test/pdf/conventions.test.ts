// What a United Nations editor looks at on a page: weights of captions and row heads, the place of operative numbers, the script of the masthead.
import { expect, test } from 'vitest';
import { looks, type Look } from '../../shared/document/document.ts';
import type { Language } from '../../shared/language/index.ts';
import type { Painted } from './content.ts';
import { PdfFile } from './file.ts';
import { coastalPdf } from './sample.ts';
import { TaggedPdf } from './structure.ts';

const paintedOf = async (look: Look, language: Language): Promise<readonly Painted[]> => new TaggedPdf(new PdfFile(await coastalPdf(look, language))).pages.flatMap(({ content }) => content.painted);
const textOf = ({ glyphs }: Painted): string => glyphs.map(({ unicode }) => unicode ?? '').join('');
const one = (painted: readonly Painted[], text: string): Painted => {
  const found = painted.find((each) => textOf(each).startsWith(text));
  if (found === undefined) throw new Error(`“${text}” is not painted`);
  return found;
};
const isBold = ({ font }: Painted): boolean => font?.name.includes('Bold') === true;

test('Headquarters sets the number of a caption regular over a bold title, ESCWA both bold on one line', async () => {
  const headquarters = await paintedOf('headquarters', 'en');
  expect(['Table 1', 'Figure I', 'Box 1', 'Aims of the Conference', 'Commitments met', 'Reading the tide'].map((text) => isBold(one(headquarters, text)))).toEqual([false, false, false, true, true, true]);
  expect(isBold(one(await paintedOf('escwa-current', 'en'), 'Table 1. Aims'))).toBe(true);
});

test('row heads are in the weight of the text, and text beside figures stands clear of them', async () => {
  for (const look of looks) {
    const painted = await paintedOf(look, 'en');
    expect(isBold(one(painted, 'Storm warnings'))).toBe(false);
    const [figure, text] = [one(painted, '61'), one(painted, 'Radio and text')];
    const end = figure.x + figure.glyphs.reduce((sum, { code }) => sum + ((figure.font?.width(code) ?? 0) * figure.size) / 1000, 0);
    expect(text.x - end).toBeGreaterThan(12);
  }
});

test('at Headquarters the number of an operative paragraph stands where a preambular paragraph begins', async () => {
  for (const [look, indented] of [['headquarters', true], ['escwa-current', false]] as const) {
    const painted = await paintedOf(look, 'en');
    const [preamble, operative] = [one(painted, 'Recalling'), one(painted, 'Requests')];
    const number = painted.find(({ x, y }) => Math.abs(y - operative.y) < 0.1 && x < operative.x);
    expect(Math.abs((number?.x ?? NaN) - preamble.x) < 0.1).toBe(indented);
  }
});

test('the Arabic masthead of Headquarters is in English down to its date, the place and dates below it in Arabic', async () => {
  const text = (await paintedOf('headquarters', 'ar')).map(textOf);
  expect(text).toEqual(expect.arrayContaining(['Distr.: Limited', '14 June 2031', 'Original: Arabic']));
});

test('the tails of an Arabic caption stay clear of the rule of its table', async () => {
  for (const look of looks) {
    const page = new TaggedPdf(new PdfFile(await coastalPdf(look, 'ar'))).pages.find(({ content }) => content.painted.some((each) => textOf(each) === '61'));
    const painted = page?.content.painted ?? [];
    const row = one(painted, '61');
    // The first rule of the table is the highest above its first row.
    const rule = Math.max(...painted.filter(({ kind, y }) => kind === 'shape' && y > row.y && y < row.y + 90).map(({ y }) => y));
    const caption = painted.filter(({ kind, y, font }) => kind === 'text' && font?.name.includes('Bold') === true && y > rule - 3 && y < rule + 25);
    const lowest = Math.min(...caption.flatMap(({ glyphs, font, y, size }) => glyphs.map(({ code }) => y + ((font?.program?.ink(code)?.bottom ?? 0) * size) / 1000)));
    expect(caption.length).toBeGreaterThan(0);
    expect(lowest - rule, look).toBeGreaterThan(1.5);
  }
});
