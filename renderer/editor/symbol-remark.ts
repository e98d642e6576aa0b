// What the window says about a document symbol that follows no known form, or says other than the first page it stands on.
import type { Translate } from '../../shared/language/messages.ts';
import { symbolDisagreements, type SymbolDisagreement } from '../../shared/document/symbol-agreement.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { isolateLeftToRight } from '../../shared/text/bidi.ts';
import { symbolDoubt } from '../../shared/text/symbol.ts';

/** Names what is not recognised; null for a symbol of a known form. */
export const symbolRemark = (symbol: string, t: Translate): string | null => {
  const doubt = symbolDoubt(symbol);
  if (doubt === null) return null;
  switch (doubt.kind) {
    case 'organ':
      return t('editor:symbolOrgan', { text: isolateLeftToRight(doubt.text) });
    case 'part':
      return t('editor:symbolPart', { text: isolateLeftToRight(doubt.text) });
    case 'number':
      return t('editor:symbolNumber', { text: isolateLeftToRight(doubt.text) });
    case 'base':
      return t('editor:symbolBase', { text: isolateLeftToRight(doubt.text) });
    case 'gap':
      return t('editor:symbolGap');
    case 'unfinished':
      return t('editor:symbolUnfinished');
  }
};

const disagreementText = (one: SymbolDisagreement, t: Translate): string => {
  switch (one.kind) {
    case 'session':
      return t('editor:symbolSession', { symbol: one.symbol, page: one.page });
    case 'meeting':
      return t('editor:symbolMeeting', { symbol: one.symbol, page: one.page });
    case 'year':
      return t('editor:symbolYear', { symbol: one.symbol });
    case 'limited':
    case 'restricted':
    case 'adopted':
      return t(one.kind === 'adopted' ? 'editor:symbolAdopted' : one.kind === 'limited' ? 'editor:symbolLimited' : 'editor:symbolRestricted', { text: isolateLeftToRight(one.symbol) });
    case 'series':
      return t('editor:symbolSeries', { text: isolateLeftToRight(one.symbol), page: isolateLeftToRight(one.page) });
  }
};

/** The symbol of the document as it stands on its first page: what is not recognised, else where it differs from the page; null where all is well. */
export const ownSymbolRemark = (blocks: readonly Block[], t: Translate): string | null => {
  const symbol = blocks.find((block) => block.type === 'symbol')?.symbol ?? null;
  if (symbol === null) return null;
  return symbolRemark(symbol, t) ?? (symbolDisagreements(blocks).map((one) => disagreementText(one, t)).join(' ') || null);
};
