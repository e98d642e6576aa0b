// The document symbols to which an element refers, in its text and its footnotes.
import type { Block } from '../../shared/document/blocks/index.ts';
import { walkInlines, type Content } from '../../shared/document/inlines.ts';
import { textPlaces } from '../../shared/document/walk.ts';
import type { Language } from '../../shared/language/language.ts';

function* symbolsIn(content: Content): Generator<string> {
  for (const inline of walkInlines(content)) {
    if (!('type' in inline)) continue;
    if (inline.type === 'symbolReference') yield inline.symbol;
    else if (inline.type === 'footnote') yield* symbolsIn(inline.content);
  }
}

/** Each once, in reading order. */
export const symbolsOf = (block: Block, language: Language): readonly string[] => [...new Set([...textPlaces(block)].flatMap(({ text }) => [...symbolsIn(text[language] ?? [])]))];
