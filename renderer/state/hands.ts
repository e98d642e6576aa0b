// Who made each of the changes that are shown, as the history tells it.
import { useEffect, useState } from 'react';
import type { ComparedBlock, Comparison, Piece } from '../../shared/compare/comparison.ts';
import { idsOf, needle, type Handled } from '../../shared/export/comparison/attribution.ts';
import type { ChangeAuthor } from '../../shared/export/docx/tracked/revisions.ts';
import { mostWords, type ComparedSide } from '../../shared/ipc/compare.ts';
import type { Language } from '../../shared/language/language.ts';
import { useWindow } from './window.ts';

/** The hand of a stretch of words that came or went, or of an element as a whole. */
export type Hands = ReadonlyMap<Piece | ComparedBlock, ChangeAuthor>;

const none: Hands = new Map();

/** Every change of a language to which a hand can belong, with what it is looked for by. */
const handledIn = ({ blocks }: Pick<Comparison, 'blocks'>, language: Language): (readonly [Piece | ComparedBlock, Handled])[] =>
  blocks.flatMap((block) => {
    const elements = idsOf(block);
    if (block.kind === 'same' && block.move === null) return [];
    const texts = [...block.texts, ...(block.table?.rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell.texts))].filter((text) => text.language === language);
    const pieces = texts.flatMap((text) => text.pieces.filter(({ kind }) => kind !== 'same'));
    return [
      [block, { elements, went: false, words: '' }] as const,
      ...pieces.map((piece) => [piece, { elements, went: piece.kind === 'deleted', words: piece.kind === 'deleted' || piece.kind === 'inserted' ? needle(piece.kind === 'deleted' ? piece.before : piece.after).slice(0, mostWords) : '' }] as const),
    ];
  });

/** Empty until the history has told, and where it does not: between two documents. */
export const useHands = (before: ComparedSide | null, after: ComparedSide | null, comparison: Comparison | null, language: Language): Hands => {
  const { bridge, newId } = useWindow();
  const [told, setTold] = useState<{ readonly comparison: Comparison | null; readonly language: Language; readonly hands: Hands }>({ comparison: null, language, hands: none });
  const key = JSON.stringify([before, after]);
  useEffect(() => {
    const [from, to] = JSON.parse(key) as [ComparedSide | null, ComparedSide | null];
    if (comparison === null || from === null || to === null || from.document !== to.document) return undefined;
    let gone = false;
    const job = newId();
    const ask = async (): Promise<void> => {
      const handled = handledIn(comparison, language);
      if (handled.length === 0) return;
      const answer = await bridge.call('compare.hands', { before: from, after: to, language, changes: handled.map(([, change]) => ({ ...change, elements: [...change.elements] })), job });
      if (gone || !answer.ok) return;
      const hands = new Map<Piece | ComparedBlock, ChangeAuthor>();
      for (const [index, [of]] of handled.entries()) {
        const hand = answer.value.hands[index];
        if (hand != null && hand.name !== '') hands.set(of, hand);
      }
      setTold({ comparison, language, hands });
    };
    // The changes are shown first.
    let asked = false;
    const timer = requestIdleCallback(
      () => {
        asked = true;
        void ask().finally(() => (asked = false));
      },
      { timeout: 1000 },
    );
    return () => {
      gone = true;
      cancelIdleCallback(timer);
      if (asked) void bridge.call('compare.cancel', { job });
    };
  }, [bridge, newId, key, comparison, language]);
  return told.comparison === comparison && told.language === language ? told.hands : none;
};
