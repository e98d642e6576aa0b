// What the texts of a comparison say in one line, references with the numbers that they printed on their side.
import type { LanguageText } from '../document/block.ts';
import { numberBlocks, type Numbering } from '../document/numbering.ts';
import { referenceText } from '../document/reference.ts';
import type { Language } from '../language/language.ts';
import type { Comparison, Piece } from './comparison.ts';
import { sayRuns } from './proposed-words.ts';
import { blocksOf, type Side } from './rebuild.ts';
import { isEdge, isTextRun, lineText, runsOf, type PrintReference } from './runs.ts';

export const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export class Saying {
  readonly #compared: Pick<Comparison, 'before' | 'after' | 'blocks'>;
  /** Numbered when the first reference asks: most texts have none. */
  readonly #numberings = new Map<string, Numbering>();

  constructor(compared: Pick<Comparison, 'before' | 'after' | 'blocks'>) {
    this.#compared = compared;
  }

  #references(side: Side, language: Language): PrintReference {
    return (reference) => {
      const key = `${side} ${language}`;
      const numbering = this.#numberings.get(key) ?? numberBlocks(blocksOf(this.#compared, side), language);
      this.#numberings.set(key, numbering);
      return referenceText(reference, numbering, this.#compared[side].settings);
    };
  }

  /** White space alone stays one space: something did come or go there. */
  pieces(pieces: readonly Piece[], side: Side, language: Language): string {
    const references = this.#references(side, language);
    const text = sayRuns(pieces.flatMap((piece) => piece[side]), (run) => lineText([run], references));
    return inOneLine(text) || (text === '' ? '' : ' ');
  }

  /** A whole text, without the signs of its footnotes and brackets. */
  text(text: LanguageText, side: Side, language: Language): string {
    const runs = runsOf(text[language] ?? []).filter((run) => !isEdge(run) && (isTextRun(run) || run.type !== 'footnote'));
    const references = this.#references(side, language);
    return inOneLine(sayRuns(runs, (run) => lineText([run], references)));
  }
}
