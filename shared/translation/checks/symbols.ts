// Document symbols: the same ones on both sides, typed or as objects.
import { findSymbols } from '../../text/symbols-in-text.ts';
import { parseSymbol } from '../../text/symbol.ts';
import { found, type Fix } from './finding.ts';
import { differences, placedOf, type Check, type CheckedSide } from './line.ts';

interface Written {
  readonly start: number;
  readonly end: number;
  readonly symbol: string;
  readonly written: string;
  readonly isObject: boolean;
}

const symbolsOf = ({ content, text }: CheckedSide): Written[] =>
  [
    ...placedOf(content, 'symbolReference').map(({ inline, start, end }) => ({ start, end, symbol: parseSymbol(inline.symbol)?.symbol ?? inline.symbol, written: inline.symbol, isObject: true })),
    ...findSymbols(text).map(({ start, end, symbol }) => ({ start, end, symbol: symbol.symbol, written: text.slice(start, end), isObject: false })),
  ].sort((one, other) => one.start - other.start);

export const symbols: Check = ({ source, target }) => {
  const { differ, missing, extra } = differences(symbolsOf(source), symbolsOf(target), ({ symbol }) => symbol);
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...differ.map(([wanted, there]) => {
      const fix: Fix = { kind: 'write', edits: [{ start: there.start, end: there.end, put: there.isObject ? { type: 'symbolReference', symbol: wanted.written } : wanted.written }] };
      return found('symbolDiffers', 'error', { start: there.start, end: there.end }, { params: { wanted: wanted.written, found: there.written }, source: { start: wanted.start, end: wanted.end }, fix });
    }),
    ...missing.map((wanted) => found('symbolMissing', 'error', end, { params: { wanted: wanted.written }, source: { start: wanted.start, end: wanted.end } })),
    ...extra.map((there) => found('symbolExtra', 'error', { start: there.start, end: there.end }, { params: { found: there.written } })),
  ];
};
