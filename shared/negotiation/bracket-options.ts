// Options that were typed with a stroke between them: `shall/should`.

export interface OptionSpan {
  readonly from: number;
  readonly to: number;
}

/** Expressions in which the stroke leaves no choice. */
const fixed = /^(and\/or|et\/ou|he\/she|she\/he|his\/her|her\/his|him\/her|s\/he|il\/elle|و\/أو|و\s*\/\s*أو)$/iu;
const address = /:\/\/|www\.|@|\.(org|int|com|net)\b/iu;
/** Words of a choice: letters, with hyphens and apostrophes. Numbers, dates, units and document symbols are none. */
const wording = /^[\p{L}\p{M}][\p{L}\p{M}\p{Pd}’'\s]*$/u;

/**
 * The options in the words of a bracket; none where it leaves no choice. A stroke between spaces parts whole wordings; one without spaces only where the
 * bracket holds nothing but a few words on each side of it: in a longer text it belongs to the two words beside it.
 */
export const slashOptions = (text: string): readonly OptionSpan[] => {
  if (!text.includes('/') || address.test(text)) return [];
  const spaced = /\s+\/\s+/u.test(text);
  const parts: OptionSpan[] = [];
  let from = 0;
  for (const found of text.matchAll(spaced ? /\s+\/\s+/gu : /\//gu)) {
    parts.push({ from, to: found.index });
    from = found.index + found[0].length;
  }
  parts.push({ from, to: text.length });
  const words = parts.map((part) => text.slice(part.from, part.to).trim());
  if (words.some((one) => one === '')) return [];
  if (spaced) return parts;
  const short = words.every((one) => wording.test(one) && one.split(/\s+/u).length <= 3 && (one.length > 1 || /\p{Script=Arabic}/u.test(one)));
  const pairs = words.slice(1).map((one, index) => `${words[index]?.split(/\s+/u).at(-1) ?? ''}/${one.split(/\s+/u)[0] ?? ''}`);
  return short && !pairs.some((pair) => fixed.test(pair)) ? parts : [];
};
