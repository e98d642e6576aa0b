// Signs that steer direction: those that open have their end, and a text of one direction has none.
import { found } from './finding.ts';
import type { Check } from './line.ts';

const opening = /[\u202A\u202B\u202D\u202E\u2066-\u2068]/u;
const endOf = (sign: string): string => (/[\u2066-\u2068]/u.test(sign) ? '\u2069' : '\u202C');

/** Places of signs that open without an end, or end what is not open. */
const unpaired = (text: string): number[] => {
  const open: { readonly at: number; readonly end: string }[] = [];
  const single: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (opening.test(sign)) open.push({ at, end: endOf(sign) });
    else if (sign === '\u2069' || sign === '\u202C') {
      if (open.at(-1)?.end === sign) open.pop();
      else single.push(at);
    }
  }
  return [...single, ...open.map(({ at }) => at)].sort((one, other) => one - other);
};

export const direction: Check = ({ target: { text, language } }) => {
  const remove = (places: readonly number[]) => ({ kind: 'write' as const, edits: places.map((at) => ({ start: at, end: at + 1, put: '' })) });
  const range = (places: readonly number[]) => ({ start: places[0] ?? 0, end: (places.at(-1) ?? 0) + 1 });
  const all = Array.from(text.matchAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu), ({ index }) => index);
  if (all.length === 0) return [];
  if (language !== 'ar' && !/\p{Script=Arabic}/u.test(text)) return [found('directionNeedless', 'warning', range(all), { fix: remove(all) })];
  const single = unpaired(text);
  return single.length === 0 ? [] : [found('directionUnpaired', 'warning', range(single), { fix: remove(single) })];
};
