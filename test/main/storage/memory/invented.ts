// Units of an invented memory: words drawn as in natural text, few of them often and most of them rarely.
import fc from 'fast-check';
import { contextOf } from '../../../../shared/translation/matching.ts';
import { noOrigin, type MemoryUnit } from '../../../../shared/translation/memory-unit.ts';

export const unitOf = (sourceText: string, targetText = `[${sourceText}]`, more: Partial<MemoryUnit> = {}): MemoryUnit => ({
  source: 'en', target: 'ar', sourceText, targetText, before: null, after: null, origin: noOrigin, by: 'Translator', at: 1_900_000_000_000, ...more,
});

export const between = (before: string, after: string): Pick<MemoryUnit, 'before' | 'after'> => ({ before: contextOf(before), after: contextOf(after) });

const english = ['the', 'the', 'the', 'of', 'of', 'and', 'States', 'states', 'review', 'fund', 'water', '15', '1,200', 'A/RES/73/195', 'harbour'];
const arabic = ['في', 'في', 'من', 'الدول', 'الدُّوَل', 'والدول', 'مراجعة', '١٥', '17', 'صندوق', 'المياه', 'ميناء'];

const sentences = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((row) => row.join(' '));
export const englishSentences = sentences(english);
export const arabicSentences = sentences(arabic);

/** A sentence and others made from it by putting words in, leaving some out, exchanging some and turning their order: what a memory of one office is full of. */
export const kindred: fc.Arbitrary<{ readonly asked: string; readonly sources: readonly string[] }> = fc
  .tuple(
    fc.array(fc.constantFrom(...english, ...arabic), { minLength: 1, maxLength: 9 }),
    fc.array(fc.array(fc.record({ at: fc.nat(9), remove: fc.nat(2), insert: fc.array(fc.constantFrom(...english), { maxLength: 3 }), turn: fc.nat(3) }), { maxLength: 3 }), { maxLength: 20 }),
  )
  .map(([words, edits]) => ({
    asked: words.join(' '),
    sources: edits.map((steps) => steps.reduce((row, { at, remove, insert, turn }) => [...row.slice(turn), ...row.slice(0, turn)].toSpliced(at, remove, ...insert), words).join(' ')).filter((source) => source !== ''),
  }));
