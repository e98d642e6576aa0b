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
