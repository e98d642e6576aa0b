// What the memory and the terms have for the sentence that the translator comes to, asked anew when that is another one.
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { MemoryOffer, TermPlace } from '../../../shared/ipc/memory.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useWindow } from '../../state/window.ts';
import type { WantedSentence } from './wanted-sentence.ts';

/** How many matches are offered. */
export const mostMatches = 3;

export interface Offers {
  readonly matches: readonly MemoryOffer[];
  readonly terms: readonly TermPlace[];
  /** Why the memory cannot be asked. */
  readonly failure: AppError | null;
}

const none: Offers = { matches: [], terms: [], failure: null };

export const useOffers = (wanted: WantedSentence | null, source: Language, target: Language): Offers => {
  const { bridge } = useWindow();
  const [offers, setOffers] = useState<Offers & { readonly of: string }>({ ...none, of: '' });
  const of = wanted === null ? '' : JSON.stringify([source, target, wanted.text, wanted.before, wanted.after]);
  useEffect(() => {
    if (wanted === null) return;
    let gone = false;
    const { text, before, after } = wanted;
    void Promise.all([bridge.call('memory.matches', { source, target, text, before, after, limit: mostMatches }), bridge.call('memory.terms', { text, source, target })]).then(([matches, terms]) => {
      if (gone) return;
      setOffers({ of, matches: matches.ok ? matches.value : [], terms: terms.ok ? terms.value : [], failure: matches.ok ? null : (matches.error as AppError) });
    });
    return () => {
      gone = true;
    };
    // `of` names all that is asked for.
  }, [bridge, of]);
  return offers.of === of ? offers : none;
};
