// The source in the place of its translation.
import { found, whole } from './finding.ts';
import { type Check, type CheckedLine } from './line.ts';

/** Whether a line is word for word its source, and has words that would be translated. */
export const isIdentical = ({ source, target }: CheckedLine): boolean => {
  if (source.text.trim() !== target.text.trim()) return false;
  const words = target.text.replace(/https?:\/\/\S+/gu, ' ').match(/\p{L}{4,}/gu) ?? [];
  // A name, or a word that English and French share.
  if (source.language !== 'ar' && target.language !== 'ar') return words.length >= 4;
  return words.some((word) => word !== word.toUpperCase() || target.language !== 'ar');
};

export const identical: Check = (line) => (isIdentical(line) ? [found('identical', 'error', whole(line.target.text), { source: whole(line.source.text) })] : []);
