// How deep unnumbered headings and bullets stand, which no number says.
import { isText } from './attachments.ts';
import type { Chunk, TextChunk } from './chunk.ts';
import type { Reading } from './decoder.ts';

const levelOf: Partial<Record<Reading['as'], number>> = { chapter: 1, section: 2, subsection: 3, heading4: 4, heading5: 5 };

/**
 * Levels of unnumbered headings. In a text without numbered ones by the depth of their hashes, and bold lines below those; else by their
 * hashes where these can be trusted, and otherwise not at all.
 */
export const headingLevels = (chunks: readonly Chunk[], readings: readonly Reading[]): (number | undefined)[] => {
  const numbered = readings.flatMap((reading, index) => {
    const [chunk, level] = [chunks[index], levelOf[reading.as]];
    return level === undefined || !isText(chunk) ? [] : [{ hash: chunk.hash, level }];
  });
  if (readings.some(({ as }) => as === 'chapter' || as === 'section')) {
    // Where the hashes of all numbered headings say their level, those of the others say it too.
    const above = (numbered[0]?.hash ?? 0) - (numbered[0]?.level ?? 0);
    if (numbered.some(({ hash, level }) => hash === 0 || hash - level !== above)) return [];
    return chunks.map((chunk) => (isText(chunk) && chunk.hash > above ? Math.min(5, chunk.hash - above) : undefined));
  }
  const open: number[] = [];
  return readings.map((reading, index) => {
    const chunk = chunks[index];
    if (reading.as === 'annex') open.length = 0;
    if (reading.as !== 'unnumbered' || !isText(chunk)) return undefined;
    const depth = chunk.hash > 0 ? chunk.hash : 7;
    while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    return Math.min(5, open.length);
  });
};

/** Levels of bullets: by their indent, else by their sign. A list ends where something else than a bullet stands. */
export class BulletLevels {
  #last = -2;
  #indent = 0;
  #sign = '';

  of(chunk: TextChunk, index: number): number {
    if (this.#last !== index - 1 || chunk.indent < this.#indent) {
      this.#indent = chunk.indent;
      this.#sign = chunk.bullet ?? '';
    }
    this.#last = index;
    return chunk.indent > this.#indent + 1 || (chunk.indent === this.#indent && chunk.bullet !== this.#sign) ? 2 : 1;
  }
}
