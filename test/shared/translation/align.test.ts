// Two language versions of one document are paired, and the pairing can be mended.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignedSentences, alignTexts, joinPairs, splitPair, type AlignedPair, type AlignSide } from '../../../shared/translation/align.ts';
import { contextOf } from '../../../shared/translation/matching.ts';

const paragraph = (text: string) => ({ kind: 'numberedParagraph', text });
const heading = (text: string) => ({ kind: 'heading 1', text });
const english: AlignSide = { language: 'en', texts: [
  heading('Ports of the region'), paragraph('The twelve ports of the coast met on 15 May 2031 to look at what had been agreed in A/RES/73/195. They adopted four recommendations.'),
  paragraph('A fund of 1,200 million dollars was set up.'), paragraph('This paragraph was added to the English text at the very last moment, and nobody has yet found the time to translate it.'),
  heading('Next steps'), paragraph('The next meeting is in 2033.'),
] };
const arabic: AlignSide = { language: 'ar', texts: [
  heading('موانئ المنطقة'), paragraph('اجتمعت موانئ الساحل الاثنا عشر في ١٥ أيار/مايو ٢٠٣١ للنظر في ما اتُّفق عليه في القرار A/RES/73/195. واعتمدت أربع توصيات.'),
  paragraph('وأُنشئ صندوق بقيمة ١٬٢٠٠ مليون دولار.'), heading('الخطوات المقبلة'), paragraph('ويُعقد الاجتماع المقبل في عام ٢٠٣٣.'),
] };

describe('two versions', () => {
  test('are paired paragraph by paragraph, and what one lacks stands alone', () => {
    const pairs = alignTexts(english, arabic);
    expect(pairs.map(({ one, other }) => [one, other])).toEqual([[[0], [0]], [[1], [1]], [[2], [2]], [[3], []], [[4], [3]], [[5], [4]]]);
    for (const { one, other, confidence } of pairs) expect(confidence > 0.4).toBe(one.length > 0 && other.length > 0);
  });

  test('are paired where one paragraph became two', () => {
    const parted: AlignSide = { language: 'ar', texts: arabic.texts.flatMap(({ kind, text }) => text.split(/(?<=195\.) /u).map((part) => ({ kind, text: part }))) };
    expect(alignTexts({ ...english, texts: english.texts.toSpliced(3, 1) }, parted).map(({ one, other }) => [one, other])).toEqual([[[0], [0]], [[1], [1, 2]], [[2], [3]], [[3], [4]], [[4], [5]]]);
  });

  test('give pairs of sentences with their neighbours for the memory', () => {
    const sentences = alignedSentences(english, arabic, alignTexts(english, arabic), 0.3);
    expect(sentences.map(({ sourceText, targetText }) => [sourceText.slice(0, 10), targetText.slice(0, 6)])).toEqual([
      ['Ports of t', 'موانئ '], ['The twelve', 'اجتمعت'], ['They adopt', 'واعتمد'], ['A fund of ', 'وأُنشئ'], ['Next steps', 'الخطوا'], ['The next m', 'ويُعقد'],
    ]);
    expect(sentences[1]?.before).toBe(contextOf('Ports of the region'));
    expect(sentences[1]?.after).toBe(contextOf('They adopted four recommendations.'));
    expect([sentences[0]?.before, sentences.at(-1)?.after]).toEqual([null, null]);
    expect(sentences[4]?.before).toBe(contextOf(english.texts[3]?.text ?? ''));
  });
});

const sides = (language: 'en' | 'ar') => fc.array(fc.record({ kind: fc.constantFrom('a', 'b'), text: fc.constantFrom('', 'x', '15 ports', 'A long text of many words that goes on. And on.', '١٥') }), { maxLength: 9 }).map((texts): AlignSide => ({ language, texts }));
const covered = (pairs: readonly AlignedPair[]): number[][] => [pairs.flatMap(({ one }) => one), pairs.flatMap(({ other }) => other)];

test('every text of both versions stands in one pair, in order', () => {
  fc.assert(fc.property(sides('en'), sides('ar'), (one, other) => {
    expect(covered(alignTexts(one, other))).toEqual([one.texts.map((_, at) => at), other.texts.map((_, at) => at)]);
  }));
});

test('a version without a text leaves all of the other alone', () => {
  fc.assert(fc.property(sides('en'), (one) => {
    expect(alignTexts(one, { language: 'ar', texts: [] }).every(({ other, confidence }) => other.length === 0 && confidence === 0)).toBe(true);
  }));
});

test('mending loses no text, and a pair cut where it was joined is as before', () => {
  fc.assert(fc.property(sides('en'), sides('ar'), fc.nat(8), fc.nat(3), fc.nat(3), (one, other, at, ones, others) => {
    const pairs = alignTexts(one, other);
    const joinedPairs = joinPairs(pairs, at);
    expect(covered(joinedPairs)).toEqual(covered(pairs));
    expect(covered(splitPair(pairs, at, ones, others))).toEqual(covered(pairs));
    const first = pairs[at];
    if (first !== undefined && pairs[at + 1] !== undefined) {
      expect(splitPair(joinedPairs, at, first.one.length, first.other.length).map((pair) => [pair.one, pair.other])).toEqual(pairs.map((pair) => [pair.one, pair.other]));
    }
  }));
});
