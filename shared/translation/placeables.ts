// What stands in a sentence and is carried over rather than translated: figures and symbols of documents; and a translation from the memory with those of the
// sentence it is wanted for.
import type { Language } from '../language/language.ts';
import { findSymbols } from '../text/symbols-in-text.ts';
import { findNumbers, writeNumber } from './numbers.ts';

export interface Placeable {
  readonly kind: 'number' | 'symbol';
  readonly start: number;
  readonly end: number;
  /** Equal for what means the same: the value of a number, the symbol in its usual writing. */
  readonly value: string;
  readonly isOrdinal: boolean;
}

/** The figures and symbols of a text in order. Numbers in words are words. */
export const placeablesOf = (text: string, language: Language): Placeable[] => {
  const symbols = findSymbols(text).map(({ start, end, symbol }): Placeable => ({ kind: 'symbol', start, end, value: symbol.symbol, isOrdinal: false }));
  const numbers = findNumbers(text, language)
    .filter(({ written, start, end }) => written === 'figures' && !symbols.some((symbol) => symbol.start < end && start < symbol.end))
    .map(({ start, end, value, kind }): Placeable => ({ kind: 'number', start, end, value, isOrdinal: kind === 'ordinal' }));
  return [...symbols, ...numbers].sort((one, other) => one.start - other.start);
};

export interface MatchTexts {
  /** The sentence to be translated, and the source and target of the unit that is like it. */
  readonly query: string;
  readonly source: string;
  readonly target: string;
  readonly languages: { readonly source: Language; readonly target: Language };
}

export interface AdaptedMatch {
  /** The translation with the figures and symbols of the query. */
  readonly text: string;
  /** Where they were put into it. */
  readonly places: readonly (readonly [start: number, end: number])[];
  /** Values of the query that have no certain place in the translation: the translator puts them in. */
  readonly open: readonly string[];
}

/**
 * Exchanges in a translation the figures and symbols in which the query differs from the source of the unit: by value, so that 15 is found as ١٥. Nothing is
 * exchanged where the two do not have equally many of the same kinds in order; a value that stands twice and was to become two different ones, or is not found
 * in the translation, stays open, as does an English ordinal, of which the ending would not fit.
 */
export const adaptMatch = ({ query, source, target, languages }: MatchTexts): AdaptedMatch => {
  const wanted = placeablesOf(query, languages.source);
  const had = placeablesOf(source, languages.source);
  const isParallel = wanted.length === had.length && wanted.every(({ kind }, at) => kind === had[at]?.kind);
  if (!isParallel) {
    const known = new Set(had.map(({ kind, value }) => kind + value));
    return { text: target, places: [], open: wanted.filter(({ kind, value }) => !known.has(kind + value)).map(({ value }) => value) };
  }
  const becomes = new Map<string, Placeable | null>();
  for (const [at, { kind, value }] of had.entries()) {
    const to = wanted[at] as Placeable;
    const known = becomes.get(kind + value);
    becomes.set(kind + value, known === undefined || known?.value === to.value ? to : null);
  }
  const stand = placeablesOf(target, languages.target);
  const open: string[] = [];
  for (const [at, to] of wanted.entries()) {
    const from = had[at] as Placeable;
    if (from.value === to.value) continue;
    const isCertain = becomes.get(from.kind + from.value) !== null && stand.some(({ kind, value, isOrdinal }) => kind === from.kind && value === from.value && !(isOrdinal && languages.target !== 'ar'));
    if (!isCertain) open.push(to.value);
  }
  let text = '';
  let at = 0;
  const places: [number, number][] = [];
  for (const { kind, value, start, end, isOrdinal } of stand) {
    const to = becomes.get(kind + value);
    if (to === undefined || to === null || to.value === value || (isOrdinal && languages.target !== 'ar')) continue;
    const written = query.slice(to.start, to.end);
    const put = kind === 'symbol' ? written : writeNumber(to.value, languages.target, target.slice(start, end), /\d\D\d{3}(?!\d)/u.test(written));
    text += target.slice(at, start);
    places.push([text.length, text.length + put.length]);
    text += put;
    at = end;
  }
  return { text: text + target.slice(at), places, open };
};
