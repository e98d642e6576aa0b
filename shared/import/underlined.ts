// Headings that a line of signs underlines, as Markdown and typewriters set them, in the form with hashes.
import { isRule, type LiveLine } from './furniture.ts';
import { isBlank } from './lines.ts';
import type { Ledger } from './ledger.ts';

const underline = /^\s{0,3}(={2,}|-{3,})\s*$/;

/**
 * A short line of its own with a line of equal signs under it is a heading of the first level, with hyphens of the second. Hyphens must be
 * about as long as the text: three of them under a masthead are a rule.
 */
export const withoutUnderlines = (lines: readonly LiveLine[], ledger: Ledger): LiveLine[] => {
  const kept: LiveLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as LiveLine;
    const next = lines[index + 1];
    const found = next === undefined ? null : underline.exec(next.text);
    const text = line.text.trim();
    const heading =
      found !== null && next !== undefined && !next.pageBreak && text !== '' && text.length < 160 && (isBlank(lines[index - 1]) || index === 0) && /\p{L}/u.test(text) && !isRule(text) && !/^[|>#]/.test(text) && !text.includes('\t') &&
      (found[1]?.startsWith('=') === true || (found[1]?.length ?? 0) >= text.length * 0.6);
    if (!heading || found === null || next === undefined) {
      kept.push(line);
      continue;
    }
    ledger.compute('markup', next.number, next.text);
    kept.push({ ...line, text: `${found[1]?.startsWith('=') === true ? '#' : '##'} ${text}` }, { ...next, text: '' });
    index += 1;
  }
  return kept;
};
