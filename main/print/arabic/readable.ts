// The finished file of an Arabic text, so that words are found, copied and read aloud as they were written. Its pages look as before.
import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import { objectText, pagesOf, readFinished, streamBytes, withStreams, type FinishedFile } from './finished-file.ts';
import { arabicFont, type ArabicFont } from './fonts.ts';
import { withoutGaps } from './gaps.ts';
import { withMarksInPlace } from './raised-marks.ts';

// In threads of Node, beside the thread that reads the next pages.
const deflated = promisify<Uint8Array, { level: number }, Buffer>(deflate);

/** A fourth larger than the smallest, in a third of the time. */
const level = 1;

/** What the content of most pages does not exceed, in bytes. */
const usualSize = 65_536;

/** The Arabic fonts of a page by their names in its content. */
const fontsOf = (page: string, font: (number: number) => ArabicFont | null): ReadonlyMap<string, ArabicFont> => {
  const [, list = ''] = /\/Font <<([^>]*)>>/.exec(page) ?? [];
  return new Map(
    [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].flatMap(([, name = '', number]) => {
      const found = font(Number(number));
      return found === null ? [] : [[name, found] as const];
    }),
  );
};

const contentHead = /^\d+ 0 obj\n<<\n {2}\/Length \d+\n {2}\/Filter \/FlateDecode\n>>\nstream\n$/;

/** The new content of a page with its number; null where nothing changes. */
const changedContent = async (file: FinishedFile, page: string, font: (number: number) => ArabicFont | null): Promise<readonly [number, Buffer] | null> => {
  const fonts = fontsOf(page, font);
  const number = Number(/\n {2}\/Contents (\d+) 0 R\n/.exec(page)?.[1] ?? NaN);
  if (fonts.size === 0 || !contentHead.test(objectText(file, number))) return null;
  const bytes = streamBytes(file, number);
  if (bytes === null) return null;
  const content = inflateSync(bytes, { chunkSize: usualSize }).toString('latin1');
  const changed = withMarksInPlace(withoutGaps(content, fonts), fonts);
  return changed === content ? null : [number, await deflated(Buffer.from(changed, 'latin1'), { level })];
};

/**
 * The bytes of a file that the compiler has written, with the same pages. A file without Arabic, or of another making, comes back as it is. The
 * same input gives the same bytes.
 */
export const readableArabic = async (pdf: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  const file = readFinished(pdf);
  if (file === null) return pdf;
  const known = new Map<number, ArabicFont | null>();
  const font = (number: number): ArabicFont | null => {
    let found = known.get(number);
    if (found === undefined) known.set(number, (found = arabicFont(file, number)));
    return found;
  };
  const pages = pagesOf(file).values();
  const streams = new Map<number, Buffer>();
  // Each that is being deflated takes memory that takes time to be had.
  const lane = async (): Promise<void> => {
    for (const page of pages) {
      const change = await changedContent(file, page, font);
      if (change !== null) streams.set(...change);
    }
  };
  await Promise.all(Array.from({ length: 3 }, lane));
  return streams.size === 0 ? pdf : withStreams(file, streams);
};
