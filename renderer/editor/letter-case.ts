// Capitals and small letters of what replaces a text: as in the text that it replaces.

/** Abbreviations and names such as `ESCWA` or `UNESCO’s` stay as they are; only a capital that begins an ordinary word follows the text. */
const capitalised = /^\p{Lu}\p{Ll}/u;
const words = /[\p{L}\p{M}\p{N}’']+/gu;

const capitalise = (word: string): string => word.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase());

/**
 * The replacement for a text that was found by a query: "MEMBER STATE" gives "COUNTRY", "Member State" gives "Country" and "member state" gives
 * "country", however query and replacement are written. Where the text is written as the query is, or the two differ in nothing but their capitals,
 * the replacement is meant as it stands.
 */
export const inCaseOf = (found: string, query: string, replacement: string): string => {
  if (found === query || query.toLowerCase() === replacement.toLowerCase()) return replacement;
  const letters = found.match(/\p{L}/gu) ?? [];
  if (letters.length > 1 && found === found.toLocaleUpperCase() && found !== found.toLocaleLowerCase()) return replacement.toLocaleUpperCase();
  const all = found.match(words) ?? [];
  const ordinary = all.filter((word) => /^\p{L}/u.test(word));
  if (ordinary.length === 0) return replacement;
  if (ordinary.every((word) => /^\p{Lu}/u.test(word))) return ordinary.length > 1 ? replacement.replace(words, capitalise) : replacement.replace(/\p{L}[\p{L}\p{M}]*/u, capitalise);
  if (/^\p{Lu}/u.test(ordinary[0] as string)) return replacement.replace(/\p{L}[\p{L}\p{M}]*/u, capitalise);
  const small = found === found.toLocaleLowerCase() && query !== query.toLocaleLowerCase();
  return small ? replacement.replace(words, (word) => (capitalised.test(word) ? word.toLocaleLowerCase() : word)) : replacement;
};
