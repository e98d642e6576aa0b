// A document symbol as a line of the masthead.
import { parseSymbol } from '../text/symbol.ts';

/** Whether a line is a document symbol and nothing else. */
export const isSymbolLine = (text: string): boolean => text.length <= 200 && text.includes('/') && parseSymbol(text) !== null;
