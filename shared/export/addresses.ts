// The addresses that exports link to.

/** Where a UN document of this symbol can be read: the Organization's own resolver, in the reader's language. */
export const symbolAddress = (symbol: string): string =>
  `https://undocs.org/${encodeURI(symbol.trim().toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F')}`;

/**
 * The address of a link as it may stand in a file, or null where it is none a reader may follow safely (then the text prints
 * alone). The model admits only web and mail addresses; what comes from elsewhere is tested again here.
 */
export const safeAddress = (href: string): string | null => {
  const address = href.trim().toWellFormed();
  if (!/^(https?:\/\/|mailto:)/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href;
};
