// What a document has no place for, listed with the element beside which it stood.
import type { Block } from '../../document/blocks/index.ts';
import { contentText } from '../../document/inlines.ts';
import type { Language } from '../../language/language.ts';
import type { Ledger } from '../ledger.ts';
import type { Loss } from './word-text.ts';

/** So many of a kind are listed one by one; the document keeps no more, the original file has all. */
const mostOfKind = 200;

export const reportLosses = (losses: readonly Loss[], placed: readonly { readonly at: number; readonly block: Block }[], blocks: readonly Block[], language: Language, ledger: Ledger): void => {
  const first = blocks[0];
  if (first === undefined) return;
  const sorted = [...placed].sort((one, other) => one.at - other.at);
  const beside = (at: number): Block => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return sorted[Math.max(0, low - 1)]?.block ?? first;
  };
  const counts = new Map<string, number>();
  for (const { kind, at, text } of losses) {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > mostOfKind) continue;
    const block = beside(at);
    // What has no words is found by those beside it.
    const words = text.replace(/\s+/g, ' ').trim();
    ledger.report(block.id, at, words === '' ? contentText(block.text[language] ?? []).slice(0, 100) : words, kind);
  }
};
