// Sentences that seem to be missing, or one too many: told by their number and by the length of the line, so no more than a hint.
import type { Language } from '../../language/language.ts';
import { sentencesOf } from '../segments.ts';
import { found, whole } from './finding.ts';
import type { Check, CheckedSide } from './line.ts';

/** How long a text of one meaning is in each language, English being one; measured in letters of long parallel texts. */
const usualLength: Readonly<Record<Language, number>> = { en: 1, ar: 0.85, fr: 1.2 };
const lettersIn = ({ text, language }: CheckedSide): number => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) / usualLength[language];

export const sentences: Check = ({ source, target }) => {
  const [wanted, there] = [sentencesOf(source.text, source.language).length, sentencesOf(target.text, target.language).length];
  const ratio = lettersIn(target) / Math.max(1, lettersIn(source));
  const rest = { params: { wanted, found: there }, source: whole(source.text) };
  if (there < wanted && ratio < 0.75) return [found('sentencesFewer', 'hint', whole(target.text), rest)];
  return there > wanted && ratio > 1.4 ? [found('sentencesMore', 'hint', whole(target.text), rest)] : [];
};
