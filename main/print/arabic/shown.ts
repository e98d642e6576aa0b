// Strings that a content stream shows, as the compiler writes them: glyphs by codes of two bytes, with what moves between them.
import { escaped, isOctal } from './glance.ts';

/** Codes of glyphs in the order in which they are painted, or a move: thousandths of the size to the left. */
export type Shown = { readonly kind: 'glyphs'; readonly codes: readonly number[]; readonly written: string } | { readonly kind: 'move'; readonly by: number; readonly written: string };

const [backslash, opening, closing] = [0x5c, 0x28, 0x29];

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
      } else bytes.push(escaped(next));
      continue;
    }
    if (sign === opening && depth++ === 0) continue;
    if (sign === closing && --depth === 0) return { bytes, end: at + 1 };
    bytes.push(sign);
  }
  return null;
};

const codesOf = (bytes: readonly number[]): number[] => {
  const codes: number[] = [];
  for (let at = 1; at < bytes.length; at += 2) codes.push((bytes[at - 1] ?? 0) * 256 + (bytes[at] ?? 0));
  return codes;
};

const hexadecimalCodes = (written: string): number[] => {
  const codes: number[] = [];
  for (let at = 1; at + 4 < written.length; at += 4) codes.push(parseInt(written.slice(at, at + 4), 16));
  return codes;
};

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

const hexadecimal = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

export const writtenGlyphs = (codes: readonly number[]): string => `<${codes.map(hexadecimal).join('')}>`;

/** A text string (ISO 32000-1, 7.9.2.2). */
export const writtenText = (text: string): string => `<FEFF${Array.from({ length: text.length }, (_, index) => hexadecimal(text.charCodeAt(index))).join('')}>`;
