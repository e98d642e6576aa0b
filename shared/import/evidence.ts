// What speaks for a paragraph being a heading, an item of a list or plain text: looked up once, weighed by the decoder.
import { beginsInside, comparable, endsOpen, endsSentence } from './comparable.ts';
import type { Chunk, TextChunk } from './chunk.ts';
import { leadLength } from './draft.ts';
import { nounLabelOf, type NounLabel } from './labels.ts';
import type { PrintedContents, PrintedEntry } from './printed-contents.ts';
import { conclusionWords, introductionWords, keyMessagesForm, operativeForm, preambularForm } from './vocabulary.ts';

/** What can be seen of a text chunk and its neighbours without knowing the structure. */
export interface Evidence {
  readonly chunk: TextChunk;
  readonly key: string;
  readonly words: number;
  readonly ends: boolean;
  /** Nothing but capitals. */
  readonly capitals: boolean;
  /** The entry of the printed contents that has this title. */
  readonly entry: PrintedEntry | null;
  /** A title that every document knows: Introduction, Conclusions. */
  readonly wellKnown: boolean;
  readonly noun: NounLabel | null;
  /** Set like a heading although no sign says so: a short line between paragraphs. */
  readonly standsAlone: boolean;
  /** A short line with a number, over a paragraph without one or over a list. */
  readonly standsOver: boolean;
  /** How many shallower numbers this number is indented under; 0 where indents say nothing. */
  readonly nested: number;
  /** A paragraph wholly in quotation marks. */
  readonly quoted: boolean;
  readonly preambular: boolean;
  readonly operative: boolean;
  readonly announcesMessages: boolean;
}

const isText = (chunk: Chunk | undefined): chunk is TextChunk => chunk?.kind === 'text';

const italicLead = (chunk: TextChunk): boolean => leadLength(chunk.draft, 'italic') > 2;

const preambularShape = (chunk: TextChunk | undefined, key: string): boolean =>
  chunk !== undefined && chunk.label === null && chunk.bullet === null && chunk.hash === 0 && preambularForm.test(key) && /[,،;؛][\])\s]*(?:and|et)?$/u.test(chunk.plain);

/** The evidence for every chunk; null where a chunk is no text. Linear in the number of chunks. */
export const weigh = (chunks: readonly Chunk[], contents: PrintedContents | null): (Evidence | null)[] => {
  const titles = new Map<string, PrintedEntry>();
  for (const entry of contents?.entries ?? []) {
    for (const title of [entry.key, ...entry.otherKeys]) if (title !== '' && !titles.has(title)) titles.set(title, entry);
  }
  const keys = chunks.map((chunk) => (isText(chunk) ? (chunk.plain.length <= 600 ? comparable(chunk.plain) : comparable(chunk.plain.slice(0, 200))) : ''));
  const indents: number[] = [];
  return chunks.map((chunk, index) => {
    if (!isText(chunk)) return null;
    if (chunk.hash > 0) indents.length = 0;
    let nested = 0;
    if (chunk.label !== null && chunk.hash === 0) {
      while (indents.length > 0 && (indents.at(-1) ?? 0) > chunk.indent - 2) indents.pop();
      nested = indents.length;
      indents.push(chunk.indent);
    }
    const key = keys[index] ?? '';
    const plain = chunk.plain;
    const words = plain.length > 400 ? 100 : key.split(' ').filter((word) => word !== '').length;
    const ends = endsSentence(plain);
    const [before, behind] = [chunks[index - 1], chunks[index + 1]];
    const short = plain.length <= 90 && words <= 13 && words > 0;
    const beforeEnded = before === undefined || !isText(before) || endsSentence(before.plain) || before.bullet !== null || before.hash > 0 || before.label !== null || before.bold;
    const sentence = isText(behind) && endsSentence(behind.plain);
    const behindIsText =
      (isText(behind) &&
        ((behind.plain.length > 90 && sentence) ||
          (plain.length <= 60 && behind.plain.length > plain.length + 5 && sentence && behind.label === null) ||
          (behind.label !== null && !/^\p{Lu}\.$/u.test(behind.label.written)) ||
          behind.bullet !== null)) ||
      (behind?.kind === 'table' && behind.table.purpose === 'programme' && plain.length <= 60);
    const opens = short && !ends && !endsOpen(plain) && /\p{L}/u.test(plain);
    const overText = isText(behind) && behind.label === null && behind.bullet === null && sentence && behind.plain.length > plain.length + 10;
    const overList = isText(behind) && plain.length <= 40 && (behind.bullet !== null || behind.label?.readings.some(({ series }) => series === 'parenLetter' || series === 'parenRoman') === true);
    const standsOver = opens && chunk.label !== null && (overText || overList);
    const standsAlone = short && !ends && !endsOpen(plain) && !beginsInside(plain) && /^[\p{L}\p{N}“«"'‘(]/u.test(plain) && /\p{L}/u.test(plain) && beforeEnded && behindIsText && chunk.bullet === null && chunk.label === null && chunk.quote === 0;
    const shape = preambularShape(chunk, key);
    const neighbour = (at: number): boolean => {
      const other = chunks[at];
      return isText(other) && preambularShape(other, keys[at] ?? '');
    };
    const opensOperative = isText(behind) && behind.label?.readings.some(({ series, n }) => series === 'number' && n === 1) === true && operativeForm.test(keys[index + 1] ?? '');
    return {
      chunk,
      key,
      words,
      ends,
      capitals: plain === plain.toUpperCase() && /\p{Lu}{2}/u.test(plain),
      entry: plain.length <= 600 ? (titles.get(key) ?? null) : null,
      wellKnown: short && (introductionWords.has(key) || conclusionWords.has(key)),
      noun: chunk.label === null && chunk.bullet === null ? nounLabelOf(plain) : null,
      standsAlone,
      standsOver,
      nested,
      quoted: plain.length > 40 && /^[“«”"].*[”»“"][.,;]?$/su.test(plain) && !/[”»“"]./su.test(plain.slice(1, -2).replace(/[“«][^“”«»"]*[”»]/gu, '')),
      preambular: shape && (italicLead(chunk) || neighbour(index - 1) || neighbour(index + 1) || opensOperative),
      operative: operativeForm.test(key),
      announcesMessages: keyMessagesForm.test(key),
    };
  });
};

/** How badly the text fits a heading; negative where it fits well. */
export const headingCost = ({ chunk, ends, capitals, entry, words }: Evidence, inContents: boolean): number => {
  if (entry !== null) return -1.5;
  const set = chunk.hash > 0 || chunk.bold;
  let cost = 0;
  if (chunk.hash > 0) cost -= 0.5;
  if (chunk.bold) cost -= 0.5;
  if (chunk.italic) cost -= 0.2;
  if (capitals) cost -= 0.3;
  if (chunk.plain.length > 300) cost += 4;
  else if (chunk.plain.length > 200) cost += set ? 0.4 : 1.5;
  else if (chunk.plain.length > 140) cost += set ? 0 : 0.5;
  if (ends && !chunk.plain.endsWith('?')) cost += set ? 0.6 : chunk.plain.endsWith(':') ? 0.8 : 2.5;
  if (words === 0) cost += 1;
  if (inContents) cost += 1.2;
  return cost;
};

/** How badly the text fits a numbered paragraph or an item. */
export const textCost = ({ chunk, ends, entry, capitals }: Evidence): number => {
  if (entry !== null) return 4;
  let cost = 0;
  if (chunk.hash > 0) cost += 2;
  const short = chunk.plain.length < 90;
  if (chunk.bold && !ends) cost += 1.4;
  else if (chunk.italic && !ends && short) cost += 1.2;
  else if (capitals && short) cost += 1;
  else if (short && !ends) cost += 0.7;
  return cost;
};
