// Finds the symbols of documents in running text.
import { parseSymbol, seriesNames, spacedNames, type DocumentSymbol } from './symbol.ts';

export interface FoundSymbol {
  /** [start, end) in UTF-16 units of the text. An asterisk behind a symbol calls a note there and is no part of it. */
  readonly start: number;
  readonly end: number;
  readonly symbol: DocumentSymbol;
}

const space = '[ \\u00A0]';
const series = [...seriesNames].sort((a, b) => b.length - a.length).join('|');
const anyCapitals = (text: string): string => text.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).replaceAll(' ', space);
const spaced = `(?:${[...spacedNames].sort((a, b) => b.length - a.length).map(anyCapitals).join('|')})(?![A-Za-z])(?:(?:\\.|${space})\\d{1,4})?`;
/** A hyphen behind which another symbol begins, whole or by its last part, is the hyphen of a range. */
const plain = `[A-Za-z0-9]+(?:(?:\\.|[\\-\\u2010\\u2011](?!(?:${series})/|[A-Za-z]{1,4}\\.\\d))[A-Za-z0-9]+)*`;
const pieces = `(?:${['Part', 'Vol', 'Sect', 'Supp', 'Add', 'Resumption'].map(anyCapitals).join('|')})\\.?${space}?(?:[IVXLC]+|\\d+)|${anyCapitals('Supp')}\\.?`;
/** A year or a session in roman figures belongs to a resolution; behind anything else it is the author's. */
const bracket = `${space}?\\(${space}?(?:(?:${pieces})|(?<=/RES/\\d+${space}?\\()(?:\\d{4}|(?:E?S-)?[IVXLC]+))\\)`;
const symbolPattern = new RegExp(`(?:${series})(?:/(?:${spaced}|${plain})(?:${bracket})?){1,12}(?![A-Za-z0-9/])`, 'g');
/** Inside an address on the web, or in the middle of a word or a path. */
const insideAnother = /[A-Za-z0-9/.@_=&?#%-]$/;

/** Kinds of which the last part of a document's own symbol is; `A/CONF.231` and `E/2018` name a series. */
const ofOneDocument: ReadonlySet<string> = new Set(['serial', 'nature', 'publication', 'label', 'modifier']);

/** Stricter than a field for symbols: what merely could be one stays text. */
const isPlainlySymbol = ({ parts }: DocumentSymbol, written: string): boolean => {
  const last = parts.findLast(({ kind }) => kind !== 'portion');
  if (last === undefined || !ofOneDocument.has(last.kind)) return false;
  // "A/4", "S/2": symbols of one number are those of the early years, and run to thousands.
  if (parts.length === 2 && last.kind === 'serial' && !/^\d{4,}$/.test(last.text)) return false;
  return parts.every(({ kind, text }) => kind !== 'division' || written.includes(text));
};

/** The symbol at the beginning of a text that looks like one, without what was run on to it: `A/72/643.Next`, `E/ESCWA/30/L.1-L.3`. */
const leadingSymbol = (text: string): { readonly symbol: DocumentSymbol; readonly length: number } | null => {
  for (let length = text.length; length > text.lastIndexOf('/') + 1; length = Math.max(...['.', '-', '\u2010', '\u2011', ' '].map((sign) => text.lastIndexOf(sign, length - 1)))) {
    const written = text.slice(0, length);
    const symbol = parseSymbol(written);
    if (symbol !== null) return isPlainlySymbol(symbol, written) ? { symbol, length } : null;
  }
  return null;
};

/** The symbols in running text, in order. Addresses on the web are not searched inside; a full point at the end is not part of a symbol. */
export const findSymbols = (text: string): FoundSymbol[] => {
  const found: FoundSymbol[] = [];
  if (!text.includes('/')) return found;
  for (const match of text.matchAll(symbolPattern)) {
    const start = match.index;
    const rangeGoesOn = text[start - 1] === '-' && found.at(-1)?.end === start - 1;
    if (!rangeGoesOn && insideAnother.test(text.slice(Math.max(0, start - 1), start))) continue;
    const leading = leadingSymbol(match[0]);
    if (leading !== null) found.push({ start, end: start + leading.length, symbol: leading.symbol });
  }
  return found;
};
