// Document symbols within running text and as a line of the masthead.
import { findSymbols as findAll, parseSymbol } from '../text/symbol.ts';

/** Where document symbols stand in a text. The asterisk behind one calls a note and is no part of it in running text. */
export const findSymbols = (text: string): { start: number; end: number }[] =>
  findAll(text).map(({ start, end }) => ({ start, end: start + text.slice(start, end).replace(/\*+$/, '').length }));

/** Whether a line is a document symbol and nothing else. */
export const isSymbolLine = (text: string): boolean => text.length <= 200 && text.includes('/') && parseSymbol(text) !== null;
