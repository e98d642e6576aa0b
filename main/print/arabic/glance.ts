// Glyphs beside a place in a content stream, told at a glance: a page has thousands of places where a word might have to be mended, and few where one has.

const [backslash, less, greater] = [0x5c, 0x3c, 0x3e];

export const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;
export const isOctal = (sign: number): boolean => sign >= 0x30 && sign <= 0x37;

/** The code of four hexadecimal digits. */
const fourDigits = (content: string, from: number): number => parseInt(content.slice(from, from + 4), 16);

const threeDigits = (content: string, from: number): number => parseInt(content.slice(from, from + 3), 8);

/** The first byte of a code below 2,048 in a literal string, which the compiler writes in octal digits since it is no sign; -1 for another. */
const highByte = (content: string, at: number): number => {
  const high = content.charCodeAt(at + 3);
  return content.charCodeAt(at) === backslash && content.charCodeAt(at + 1) === 0x30 && content.charCodeAt(at + 2) === 0x30 && isOctal(high) ? high - 0x30 : -1;
};

const escapes: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

/** What a sign behind a backslash stands for in a literal string (ISO 32000-1, table 3). */
export const escaped = (sign: number): number => escapes[sign] ?? sign;

/** A code and where it is written. */
export interface WrittenCode {
  readonly code: number;
  readonly from: number;
}

/** The code that ends before a place in a string; null for what takes reading the string. */
export const codeBefore = (content: string, to: number, isHexadecimal: boolean): WrittenCode | null => {
  if (isHexadecimal) return content.charCodeAt(to - 1) === less ? null : { code: fourDigits(content, to - 4), from: to - 4 };
  const last = content.charCodeAt(to - 1);
  const plain = highByte(content, to - 5);
  if (plain !== -1 && last !== backslash) return { code: plain * 256 + last, from: to - 5 };
  const high = highByte(content, to - 6);
  if (high !== -1 && content.charCodeAt(to - 2) === backslash && !isOctal(last)) return { code: high * 256 + escaped(last), from: to - 6 };
  const beside = highByte(content, to - 8);
  return beside !== -1 && content.charCodeAt(to - 4) === backslash && isOctal(last) ? { code: beside * 256 + threeDigits(content, to - 3), from: to - 8 } : null;
};

/** The last code of the string that ends at a place, likewise. */
export const lastCode = (content: string, at: number): WrittenCode | null => codeBefore(content, at, content.charCodeAt(at) === greater);

/** The last code that is shown by the line that ends before a place, likewise. */
export const lastShown = (content: string, to: number): WrittenCode | null => {
  const end = to - ' TJ\n'.length - 1;
  const last = content[end] === ']' ? end - 1 : end;
  return content[last] === '>' || content[last] === ')' ? lastCode(content, last) : null;
};

/** The first code of the string that begins at a place, likewise. */
export const firstCode = (content: string, at: number): number | null => {
  if (content.charCodeAt(at) === less) return fourDigits(content, at + 1);
  const [high, sign] = [highByte(content, at + 1), content.charCodeAt(at + 5)];
  if (high === -1) return null;
  if (sign !== backslash) return high * 256 + sign;
  const next = content.charCodeAt(at + 6);
  return high * 256 + (isOctal(next) ? threeDigits(content, at + 6) : escaped(next));
};

/** Where the line begins in which a sign stands. */
export const lineStart = (content: string, at: number): number => content.lastIndexOf('\n', at) + 1;

/** What takes the place of part of a content stream. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A content stream with changes in their order, none of which overlaps another; the same string where there is none. */
export const withChanges = (content: string, changes: readonly Change[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, text } of changes) {
    parts.push(content.slice(done, from), text);
    done = to;
  }
  return done === 0 ? content : [...parts, content.slice(done)].join('');
};
