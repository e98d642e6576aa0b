// Typed brackets that open in one paragraph and close in a later one: each paragraph gets its share of them, so that every bracket stands within one line.
import { contentLength, flatText, sliceContent, tidy } from '../document/content.ts';
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import type { Content, Text } from '../document/inlines.ts';
import { textRoles, walkBlocks } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { loneSigns } from './typed-brackets.ts';

/** Where a bracket that closes farther away is rather two slips: elements with text in one language. */
const farthest = 40;
/** Characters before the first sign or behind the last one of a bracket that holds whole paragraphs: a number, "Option 2:", a full stop. */
const beside = 16;

export interface Spanned {
  /** The line with the signs that it lacks, and without those that bracket nothing in it. */
  readonly content: Content;
  /** Offsets of the signs that open a bracket which another line closes, or was opened in. */
  readonly forced: ReadonlySet<number>;
}

interface Line {
  readonly block: Id;
  readonly content: Content;
  /** Signs of the line that have their other half in another one. */
  readonly closing: number[];
  readonly opening: number[];
  /** Brackets that hold the whole line. */
  around: number;
}

const blank = (text: string): boolean => text.trim() === '';

const spannedLine = ({ content, closing, opening, around }: Line): Spanned => {
  const signs = new Set([...closing, ...opening]);
  const bare = flatText(content).split('').map((sign, at) => (signs.has(at) ? ' ' : sign)).join('');
  const [first, last] = [bare.length - bare.trimStart().length, bare.trimEnd().length];
  const idle = new Set([...closing.filter((at) => at <= first), ...opening.filter((at) => at >= last)]);
  const gone = [...idle].sort((a, b) => a - b);
  // What stands between the signs that go.
  const length = contentLength(content);
  const rest = gone.length === 0 ? content : tidy([...gone, length].flatMap((at, index) => sliceContent(content, index === 0 ? 0 : (gone[index - 1] ?? 0) + 1, at)));
  if (blank(bare)) return { content: rest, forced: new Set() };
  const before = around + closing.filter((at) => !idle.has(at)).length;
  const kept = opening.filter((at) => !idle.has(at)).sort((a, b) => a - b);
  const sign = (mark: string, count: number): readonly Text[] => (count === 0 ? [] : [{ text: mark.repeat(count) }]);
  let passed = 0;
  const shifted = kept.map((at) => {
    while (passed < gone.length && (gone[passed] ?? at) < at) passed++;
    return at - passed + before;
  });
  return { content: tidy([...sign('[', before), ...rest, ...sign(']', around + kept.length)]), forced: new Set([...Array.from({ length: before }, (_, at) => at), ...shifted]) };
};

export interface SpanningOptions {
  /** The elements whose brackets are meant. */
  readonly where: (block: Block) => boolean;
  /** A sign without another half opens a bracket up to the end of its line, or closes one from its beginning; without it the sign stays text. */
  readonly closeLone: boolean;
}

/** A sign without another half, in the words it stands before. */
export interface LoneSign {
  readonly block: Id;
  readonly language: Language;
  readonly offset: number;
  readonly text: string;
}

export interface SpanningBrackets {
  /** The lines that share a bracket with others, or in which one is completed, by the id of their element. */
  readonly lines: ReadonlyMap<Id, Spanned>;
  /** The signs that were completed, in reading order; none without `closeLone`. */
  readonly completed: readonly LoneSign[];
}

/** Looks through the lines of a text in one language. */
export const spanningBrackets = (blocks: readonly Block[], language: Language, { where, closeLone }: SpanningOptions): SpanningBrackets => {
  const lines: Line[] = [];
  const lone: { readonly line: Line; readonly closing: readonly number[]; readonly opening: readonly number[] }[] = [];
  let open: { readonly line: number; readonly at: number }[] = [];
  const completed: LoneSign[] = [];
  for (const { block } of walkBlocks(blocks)) {
    if (block.type === 'annex') open = [];
    const content = block.text[language];
    if (textRoles[block.type] !== 'text' || !where(block) || content === undefined || content.length === 0) continue;
    const line: Line = { block: block.id, content, closing: [], opening: [], around: 0 };
    const here = lines.push(line) - 1;
    const { closing, opening } = loneSigns(content);
    for (const at of closing) {
      const start = open.pop();
      if (start === undefined) break;
      const opened = lines[start.line];
      if (opened === undefined || here - start.line > farthest) break;
      // Two slips that are far apart and in the midst of their paragraphs are no bracket.
      if (here - start.line > 1 && start.at > beside && contentLength(content) - at > beside) continue;
      line.closing.push(at);
      opened.opening.push(start.at);
      for (const between of lines.slice(start.line + 1, here)) between.around += 1;
    }
    for (const at of opening) open.push({ line: here, at });
    if (closeLone) lone.push({ line, closing, opening });
  }
  for (const { line, closing, opening } of lone) {
    const text = flatText(line.content);
    for (const [ends, signs] of [[line.closing, closing], [line.opening, opening]] as const) {
      const paired = new Set(ends);
      for (const at of signs) {
        if (paired.has(at)) continue;
        ends.push(at);
        completed.push({ block: line.block, language, offset: at, text: text.slice(Math.max(0, at - 20), at + 40) });
      }
    }
    line.opening.sort((a, b) => a - b);
  }
  const shared = new Map(lines.filter(({ closing, opening, around }) => closing.length + opening.length + around > 0).map((line) => [line.block, spannedLine(line)]));
  return { lines: shared, completed };
};
