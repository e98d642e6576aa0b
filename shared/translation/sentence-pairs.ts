// The sentences of an element with their translations, as the memory keeps them: plain text, line by line, between their neighbours.
import type { Block } from '../document/blocks/index.ts';
import { walkInlines, type Content, type CrossReference, type Inline } from '../document/inlines.ts';
import { ownTextPlaces } from '../document/walk.ts';
import { stretchText } from '../history/words.ts';
import type { Language } from '../language/language.ts';
import { contextOf } from './matching.ts';
import { isStorable, longestUnitText, type MemoryUnit } from './memory-unit.ts';
import { sentencesOf } from './segments.ts';
import { standingLine } from './standing-line.ts';

/** What a reference prints in the language of its line. */
export type Refer = (reference: CrossReference) => string;

/** A line as the memory keeps it: what its objects show, without note marks and what is only proposed. */
export const plainLine = (content: readonly Inline[], refer: Refer): string => stretchText(standingLine(content), 0, Number.POSITIVE_INFINITY, refer);

interface Line {
  readonly source: readonly Inline[];
  readonly target: readonly Inline[];
}

const notesOf = (content: readonly Inline[]): { readonly id: string; readonly content: Content }[] =>
  [...walkInlines(content)].flatMap((inline) => ('type' in inline && inline.type === 'footnote' ? [inline] : []));

/** Each text of an element, then its notes, which are the same note in every language by their id; the alternative text of a figure last. */
const linesOf = (block: Block, source: Language, target: Language): Line[] => {
  const lines = [...ownTextPlaces(block)].flatMap(({ text }): Line[] => {
    const [from, into] = [text[source] ?? [], text[target] ?? []];
    const notes = new Map(notesOf(into).map(({ id, content }) => [id, content]));
    return [{ source: from, target: into }, ...notesOf(from).map(({ id, content }) => ({ source: content, target: notes.get(id) ?? [] }))];
  });
  return block.type === 'figure' ? [...lines, { source: [{ text: block.alt[source] ?? '' }], target: [{ text: block.alt[target] ?? '' }] }] : lines;
};

/** The sentences of an element in a language, in reading order. */
export const elementSentences = (block: Block, language: Language, refer: Refer): string[] =>
  linesOf(block, language, language).flatMap(({ source }) => sentencesOf(plainLine(source, refer), language).map(({ text }) => text));

export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

/** The sentences next to an element in the elements around it; `elements` are those of the document in reading order, those in boxes too. */
export const neighboursOf = (elements: readonly Block[], at: number, language: Language, refer: Refer): Neighbours => {
  const nearest = (step: 1 | -1): string | null => {
    for (let next = at + step; next >= 0 && next < elements.length; next += step) {
      const sentence = elementSentences(elements[next] as Block, language, refer).at(step === 1 ? 0 : -1);
      if (sentence !== undefined) return sentence;
    }
    return null;
  };
  return { before: nearest(-1), after: nearest(1) };
};

export interface PairedLanguages {
  readonly source: Language;
  readonly target: Language;
  readonly refer: { readonly source: Refer; readonly target: Refer };
}

/**
 * The sentences of a translated element with their translations: one to one where a line has equally many in both languages, else the line as a whole. Lines
 * without a translation, and what the memory cannot hold, are left out.
 */
export const sentencePairs = (block: Block, { source, target, refer }: PairedLanguages, around: Neighbours): Pick<MemoryUnit, 'sourceText' | 'targetText' | 'before' | 'after'>[] => {
  const sides = linesOf(block, source, target).map((line) => {
    const [from, into] = [plainLine(line.source, refer.source), plainLine(line.target, refer.target)];
    return { from, into, sources: sentencesOf(from, source).map(({ text }) => text), targets: sentencesOf(into, target).map(({ text }) => text) };
  });
  const all = sides.flatMap(({ sources }) => sources);
  const context = (at: number): string | null => {
    const sentence = at < 0 ? around.before : at >= all.length ? around.after : all[at];
    return sentence === null || sentence === undefined ? null : contextOf(sentence);
  };
  let at = 0;
  return sides.flatMap(({ from, into, sources, targets }) => {
    const first = at;
    at += sources.length;
    if (sources.length === 0 || targets.length === 0) return [];
    const pairs =
      sources.length === targets.length
        ? sources.map((sourceText, offset) => ({ sourceText, targetText: targets[offset] as string, before: context(first + offset - 1), after: context(first + offset + 1) }))
        : [{ sourceText: from.trim(), targetText: into.trim(), before: context(first - 1), after: context(first + sources.length) }];
    return pairs.filter(({ sourceText, targetText }) => [sourceText, targetText].every((text) => text.length <= longestUnitText && isStorable(text)));
  });
};
