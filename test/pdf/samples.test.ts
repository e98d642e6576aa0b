// The sample documents as they are printed, in every look and in every language in which they are whole: no line touches another, no footnote is away from its mark, no line alone.
import { describe, expect, test } from 'vitest';
import { looks, type Look } from '../../shared/document/document.ts';
import { languages, type Language } from '../../shared/language/index.ts';
import { readSample, wholeSamples, type SampleName } from '../shared/samples/samples.ts';
import { PdfFile } from './file.ts';
import { touchingLines } from './lines.ts';
import { Stream } from './objects.ts';
import { linesAlone, strayNotes } from './page-ends.ts';
import { coastalPdf, samplePdf } from './sample.ts';
import { TaggedPdf } from './structure.ts';
import { rewriteStream, writePdf } from './write.ts';

const tagged = async (name: SampleName | 'coastal', look: Look, language: Language): Promise<TaggedPdf> =>
  new TaggedPdf(new PdfFile(await (name === 'coastal' ? coastalPdf(look, language) : samplePdf(readSample(name), look, language))));

const printed = [...wholeSamples, ...languages.map((language) => ['coastal', language] as const)];
describe.each(printed)('the pages of the sample %s in %s', (name, language) => {
  test.each(looks)('in the look %s', async (look) => {
    const pdf = await tagged(name, look, language);
    expect({ touching: touchingLines(pdf), stray: strayNotes(pdf), alone: linesAlone(pdf) }).toEqual({ touching: [], stray: [], alone: [] });
  });
});

/** The content of a page of a file, changed. */
const changed = (bytes: Uint8Array, number: number, change: (content: string) => string): TaggedPdf => {
  const file = new PdfFile(bytes);
  const stream = file.get(file.object(file.pages()[number - 1]?.object ?? 0), 'Contents');
  if (!(stream instanceof Stream)) throw new Error('the page has no content');
  rewriteStream(file, stream, change);
  return new TaggedPdf(new PdfFile(writePdf(file)));
};

test.each(languages)('a line that is moved towards the one above it is found, in %s', async (language) => {
  const bytes = await coastalPdf('escwa-current', language);
  const { content } = new TaggedPdf(new PdfFile(bytes)).pages[3] ?? { content: null };
  const lines = new Map<number, number>();
  for (const { y, size, glyphs } of content?.painted ?? []) if (size > 10) lines.set(y, (lines.get(y) ?? 0) + glyphs.length);
  const pairs = [...lines.keys()].flatMap((lower) => [...lines.keys()].filter((upper) => upper > lower && upper - lower < 24).map((upper) => ({ lower, upper, letters: Math.min(lines.get(lower) ?? 0, lines.get(upper) ?? 0) })));
  // Two full lines: short ones may have nothing that stands over each other.
  const [pair] = pairs.toSorted((one, other) => other.letters - one.letters);
  if (pair === undefined) throw new Error('no line follows another');
  const up = pair.upper - pair.lower - (language === 'ar' ? 9.5 : 6);
  const place = /^1 0 0 -1 (\S+) (\S+) cm$/gm;
  const moved = changed(bytes, 4, (operators) => operators.replace(place, (whole, x: string, y: string) => (Math.abs(Number(y) - pair.lower) < 0.01 ? `1 0 0 -1 ${x} ${Number(y) + up} cm` : whole)));
  expect(touchingLines(moved)).not.toEqual([]);
});
