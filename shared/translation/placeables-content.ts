// Makes content of a translation from the memory: the objects of the new source stand where the plain text shows them.
import { isText, type Content, type CrossReference, type Inline } from '../document/inlines.ts';
import { tidy } from '../document/content.ts';
import { standingLine } from './standing-line.ts';

export interface FilledMatch {
  readonly content: Content;
  /** Objects of the source of which the text does not tell the place; the translator puts them in, in this order. */
  readonly unplaced: readonly Inline[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly inline: Inline;
}

/** What stands in a line, brackets and options before what is in them. */
const objectsOf = (content: readonly Inline[]): Inline[] =>
  content.flatMap((inline) => (isText(inline) ? [] : inline.type === 'bracket' || inline.type === 'option' ? [inline, ...objectsOf(inline.children)] : [inline]));

/** Whether a place is not inside a longer word or number: `12` is not found in `120`, nor a symbol in that of its revision. */
const standsAlone = (text: string, start: number, end: number): boolean => {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return !/[\p{L}\p{N}/]$/u.test(before) && !/\p{N}[.,٫٬]$/u.test(before) && !/^(?:[\p{L}\p{N}/]|[.,٫٬]\p{N})/u.test(after);
};

/** What a linked or referring object shows in the line of the target; null for one that shows nothing of its own. */
const shownText = (inline: Inline, shown: (reference: CrossReference) => string): string | null => {
  if (isText(inline)) return null;
  if (inline.type === 'symbolReference') return inline.symbol;
  if (inline.type === 'crossReference') return shown(inline);
  return inline.type === 'link' ? inline.children.map(({ text }) => text).join('') : null;
};

/** Whether nothing but marks and spaces follows an object at the end of a line. */
const standsLast = (content: readonly Inline[], wanted: Inline): boolean => {
  for (const inline of content.toReversed()) {
    if (inline === wanted) return true;
    if (!isText(inline) || /[\p{L}\p{N}]/u.test(inline.text)) return false;
  }
  return false;
};

/**
 * `text`: the translation, adapted to the source. `shown`: what a reference prints in the language of the translation. Symbols, references and links stand where
 * the text shows just what they show, each place once and in order; a note stands at the end if it ends the source. Brackets and options never have a place: what
 * they hold is not told by the memory.
 */
export const contentOfMatch = (text: string, source: readonly Inline[], shown: (reference: CrossReference) => string): FilledMatch => {
  const line = standingLine(source);
  const stretches: Stretch[] = [];
  const unplaced: Inline[] = [];
  for (const inline of objectsOf(line)) {
    if (!isText(inline) && inline.type === 'footnote' && standsLast(line, inline)) {
      stretches.push({ start: text.length, end: text.length, inline });
      continue;
    }
    const written = shownText(inline, shown);
    let start = written === null || written === '' ? -1 : text.indexOf(written);
    while (start !== -1 && written !== null) {
      const [from, end] = [start, start + written.length];
      if (standsAlone(text, from, end) && !stretches.some((other) => other.start < end && from < other.end)) break;
      start = text.indexOf(written, start + 1);
    }
    if (start === -1 || written === null) unplaced.push(!isText(inline) && (inline.type === 'bracket' || inline.type === 'option') ? { ...inline, children: [] } : inline);
    else stretches.push({ start, end: start + written.length, inline });
  }
  const content: Inline[] = [];
  let at = 0;
  for (const { start, end, inline } of stretches.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    content.push({ text: text.slice(at, start) }, inline);
    at = end;
  }
  content.push({ text: text.slice(at) });
  return { content: tidy(content), unplaced };
};
