// Strings that a content stream shows, as the compiler writes them: glyphs by codes of two bytes, with what moves between them.

/** Codes of glyphs in the order in which they are painted, or a move: thousandths of the size to the left. */
export type Shown = { readonly kind: 'glyphs'; readonly codes: readonly number[]; readonly written: string } | { readonly kind: 'move'; readonly by: number; readonly written: string };

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const [backslash, opening, closing] = [0x5c, 0x28, 0x29];
const isOctal = (sign: number): boolean => sign >= 0x30 && sign <= 0x37;

/** The bytes of a literal string, and where it ends; null where it does not. */
const literal = (text: string, from: number): { readonly bytes: readonly number[]; readonly end: number } | null => {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) {
      const next = text.charCodeAt(++at);
      if (isOctal(next)) {
        let value = next - 0x30;
        for (let digits = 1; digits < 3 && isOctal(text.charCodeAt(at + 1)); digits++) value = value * 8 + text.charCodeAt(++at) - 0x30;
        bytes.push(value);
      } else bytes.push(escapes[String.fromCharCode(next)] ?? next);
      continue;
    }
    if (sign === opening && depth++ === 0) continue;
    if (sign === closing && --depth === 0) return { bytes, end: at + 1 };
    bytes.push(sign);
  }
  return null;
};

const codesOf = (bytes: readonly number[]): number[] => Array.from({ length: bytes.length >> 1 }, (_, index) => (bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0));

const hexadecimalCodes = (written: string): number[] => Array.from({ length: (written.length - 2) >> 2 }, (_, index) => parseInt(written.slice(4 * index + 1, 4 * index + 5), 16));

const endOfNumber = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && '-.0123456789'.includes(text.charAt(at))) at++;
  return at;
};

/** What `TJ` or `Tj` shows; null for what is not written as expected. */
export const readShown = (operand: string): Shown[] | null => {
  const text = operand.startsWith('[') && operand.endsWith(']') ? operand.slice(1, -1) : operand;
  const found: Shown[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    const begin = at;
    if (text[at] === '(') {
      const string = literal(text, at);
      if (string === null) return null;
      at = string.end;
      found.push({ kind: 'glyphs', codes: codesOf(string.bytes), written: text.slice(begin, at) });
      continue;
    }
    const end = text[at] === '<' ? text.indexOf('>', at) + 1 : endOfNumber(text, at);
    if (end <= at) return null;
    at = end;
    const written = text.slice(begin, end);
    if (written.startsWith('<')) found.push({ kind: 'glyphs', codes: hexadecimalCodes(written), written });
    else found.push({ kind: 'move', by: Number(written), written });
  }
  return found;
};

/** A code below 2,048 in a literal string: no byte of its first half is a sign. */
const oneCode = String.raw`\\00([0-7])(?:\\([0-7]{3})|\\([^0-7])|([^\\]))`;
const lastCodes = new RegExp(`(?:${oneCode})?${oneCode}$`);
const firstCode = new RegExp(`^${oneCode}`);

const codeOf = ([high, octal, escaped, plain = '']: readonly (string | undefined)[]): number | null => {
  if (high === undefined) return null;
  return Number(high) * 256 + (octal !== undefined ? parseInt(octal, 8) : escaped !== undefined ? (escapes[escaped] ?? escaped.charCodeAt(0)) : plain.charCodeAt(0));
};

/** The last two codes of the string that ends at a sign, told at a glance; null for what takes reading the string. */
export const codesBefore = (content: string, at: number): readonly [number | null, number | null] => {
  if (content[at] === '>') return [content[at - 5] === '<' ? null : parseInt(content.slice(at - 8, at - 4), 16), parseInt(content.slice(at - 4, at), 16)];
  const found = lastCodes.exec(content.slice(at - 16, at));
  return found === null ? [null, null] : [codeOf(found.slice(1, 5)), codeOf(found.slice(5))];
};

/** The first code of the string that begins at a sign, likewise. */
export const codeAfter = (content: string, at: number): number | null =>
  content[at] === '<' ? parseInt(content.slice(at + 1, at + 5), 16) : codeOf(firstCode.exec(content.slice(at + 1, at + 9))?.slice(1) ?? []);

const hexadecimal = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

export const writtenGlyphs = (codes: readonly number[]): string => `<${codes.map(hexadecimal).join('')}>`;

/** A text string (ISO 32000-1, 7.9.2.2). */
export const writtenText = (text: string): string => `<FEFF${Array.from({ length: text.length }, (_, index) => hexadecimal(text.charCodeAt(index))).join('')}>`;
