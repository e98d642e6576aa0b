// The addresses that exports link to.
import { normaliseSymbol } from '../text/symbol.ts';

/**
 * Where a UN document of this symbol can be read: the Organization's own resolver, in the reader's language. It knows a symbol by its usual form, with
 * nothing between a part and its brackets (`S/RES/1325(2000)`), and the first issue as well as a reissue without asterisks.
 */
export const symbolAddress = (symbol: string): string => {
  const usual = normaliseSymbol(symbol.toWellFormed())
    .replace(/\*+$/, '')
    .replace(/ ?\([^()]*\)/g, (brackets) => brackets.replaceAll(' ', ''));
  return `https://undocs.org/${encodeURI(usual).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
};

/**
 * The address of a link as it may stand in a file, or null where it is none a reader may follow safely (then the text prints
 * alone). The model admits only web and mail addresses; what comes from elsewhere is tested again here.
 */
export const safeAddress = (href: string): string | null => {
  const address = href.trim().toWellFormed();
  if (!/^(https?:\/\/|mailto:)/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href;
};
