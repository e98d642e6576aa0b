// What the window says about a document symbol that follows no known form.
import type { Translate } from '../../shared/language/messages.ts';
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
    case 'gap':
      return t('editor:symbolGap');
    case 'unfinished':
      return t('editor:symbolUnfinished');
  }
};
