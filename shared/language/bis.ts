// The words for paragraphs that are proposed between two numbers, 5 bis, 5 ter, 5 quater, as the United Nations count them, and for other wordings of one: 5 alt.
import type { BlockNumber } from '../document/numbering.ts';

const latin = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'];
const arabic = ['مكرراً', 'مكرراً ثانياً', 'مكرراً ثالثاً', 'مكرراً رابعاً', 'مكرراً خامساً', 'مكرراً سادساً', 'مكرراً سابعاً', 'مكرراً ثامناً', 'مكرراً تاسعاً'];

/** What stands behind the number of an element that is only proposed, with the space before it; empty for any other. Beyond the words, the count itself. */
export const bisSuffix = ({ bis, alt }: Pick<BlockNumber, 'bis' | 'alt'>, language: 'latin' | 'ar' = 'latin'): string => {
  if (alt !== undefined) return `\u00A0${language === 'ar' ? 'بديلة' : 'alt.'}${alt === 1 ? '' : `\u00A0${alt}`}`;
  if (bis === undefined) return '';
  const words = language === 'ar' ? arabic : latin;
  return `\u00A0${words[bis - 1] ?? `${words[0]}\u00A0${bis}`}`;
};
