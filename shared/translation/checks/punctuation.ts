// Arabic has its own comma, semicolon and question mark.
import { found } from './finding.ts';
import type { Check } from './line.ts';

const arabicSigns: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟' };
const latinSigns: Readonly<Record<string, string>> = { '،': ',', '؛': ';', '؟': '?' };

export const punctuation: Check = ({ target: { text, language } }) => {
  const signs = language === 'ar' ? arabicSigns : latinSigns;
  // Behind a word of the other script a sign may belong to that.
  const misplaced = language === 'ar' ? /(?<=\p{Script=Arabic}\p{Mn}*)[,;?](?!\p{Nd})/gu : /(?<!\p{Script=Arabic}\p{Mn}*)[،؛؟]/gu;
  return Array.from(text.matchAll(misplaced), ({ 0: sign, index }) => {
    const range = { start: index, end: index + 1 };
    return found('punctuationForeign', 'warning', range, { params: { found: sign, wanted: signs[sign] ?? '' }, fix: { kind: 'write', edits: [{ ...range, put: signs[sign] ?? '' }] } });
  });
};
