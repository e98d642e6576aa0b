// Decimal numbers of headings and paragraphs (1, 1.1, 1.1.1), which this family of documents does not print but colleagues type.
import { chunkOf, type Chunk, type TextChunk } from './chunk.ts';
import { endsSentence } from './comparable.ts';
import type { Reading } from './decoder.ts';
import { dropStart } from './draft.ts';

const deepForm = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?[\s\u00A0]+(?=\S)/;
const bareForm = /^(\d{1,2})[\s\u00A0]+(?=[\p{Lu}\p{Lo}])/u;

/** The number with which a plain text begins: `2.1.3` with its length, or null. */
export const decimalOf = (text: string): { readonly parts: readonly number[]; readonly written: string; readonly length: number } | null => {
  const found = deepForm.exec(text);
  return found === null ? null : { parts: (found[1] ?? '').split('.').map(Number), written: found[0].trim(), length: found[0].length };
};

interface Numbered {
  readonly at: number;
  readonly chunk: TextChunk;
  readonly parts: readonly number[];
  readonly written: string;
  /** Characters of the number that still stand in the text. */
  readonly length: number;
}

const numberOf = (chunk: Chunk, at: number): Numbered | null => {
  if (chunk.kind !== 'text' || chunk.bullet !== null || chunk.quote > 0) return null;
  if (chunk.label !== null) {
    const n = chunk.label.readings.find(({ series }) => series === 'number')?.n;
    return n === undefined ? null : { at, chunk, parts: [n], written: chunk.label.written, length: 0 };
  }
  const deep = decimalOf(chunk.plain);
  if (deep !== null) return { at, chunk, ...deep };
  const bare = bareForm.exec(chunk.plain);
  return bare === null ? null : { at, chunk, parts: [Number(bare[1])], written: bare[0].trim(), length: bare[0].length };
};

/** Whether a number can stand next: the first below the last one, or the next on its level or on one above. */
const follows = (last: readonly number[], next: readonly number[]): boolean => {
  const above = next.slice(0, -1);
  if (next.length > last.length + 1 || above.some((n, index) => n !== last[index])) return false;
  return next.at(-1) === (last[next.length - 1] ?? 0) + 1;
};

const setAsHeading = ({ hash, bold, italic, plain }: TextChunk): boolean =>
  hash > 0 || ((bold || italic) && plain.length < 200) || (plain.length <= 120 && !endsSentence(plain)) || (plain === plain.toUpperCase() && /\p{Lu}{2}/u.test(plain) && plain.length < 160);

const headings = ['chapter', 'section', 'subsection', 'heading4', 'heading5'] as const;

/** Chunks whose decimal numbers are labels, and what these numbers make of them. */
export interface Decimals {
  readonly chunks: readonly Chunk[];
  /** What the numbers say, by position. */
  readonly readings: ReadonlyMap<number, Reading>;
}

/**
 * Takes decimal numbers as what they are set as: headings of the level of their depth, else numbered paragraphs under a heading and
 * sub-paragraphs under a paragraph. Only where they run in order from 1 through the text; a sentence that begins "2.5 per cent" has none.
 */
export const readDecimals = (chunks: readonly Chunk[]): Decimals => {
  const accepted: (Numbered & { readonly heading: boolean })[] = [];
  let last: readonly number[] = [];
  let deep = 0;
  for (const [at, chunk] of chunks.entries()) {
    const found = numberOf(chunk, at);
    if (found === null) continue;
    if (found.parts.length > 1) deep += 1;
    // A list of its own, 1 to 3, may stand below any number: it goes on with none of them.
    if (!follows(last, found.parts)) continue;
    accepted.push({ ...found, heading: setAsHeading(found.chunk) });
    last = found.parts;
  }
  const taken = accepted.filter(({ parts }) => parts.length > 1).length;
  if (taken < 2 || taken < deep * 0.8) return { chunks, readings: new Map() };
  const readings = new Map<number, Reading>();
  const result = [...chunks];
  const headed: boolean[] = [];
  let paragraphs = 0;
  for (const { at, chunk, parts, written, length, heading } of accepted) {
    const depth = parts.length;
    const n = parts.at(-1) ?? 1;
    headed.length = depth - 1;
    headed.push(heading);
    if (!heading) paragraphs += 1;
    if (heading) readings.set(at, { as: headings[Math.min(depth, 5) - 1] ?? 'heading5', n });
    else if (depth > 1) readings.set(at, headed[depth - 2] === true ? { as: 'numbered', n: paragraphs } : { as: 'sub', n, level: Math.min(4, depth - 1) as 1 | 2 | 3 | 4 });
    if (length > 0 && readings.has(at)) result[at] = chunkOf(dropStart(chunk.draft, length), { ...chunk, label: { written, length, readings: [] } });
  }
  return { chunks: result, readings };
};
