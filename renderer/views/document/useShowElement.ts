// Ways to an element of the document that is open: by its address, and from lists and dialogs that name it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { traitsOf } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { leadTo, placeCaret } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import type { DocumentPlace } from '../../state/route.ts';
import { useWindow } from '../../state/window.ts';
import type { Pair } from './pair.ts';

/** A document that was just opened takes keys at once: the caret stands behind its title, or in its first text. */
const placeFirstCaret = (session: DocumentSession): void => {
  const { blocks } = session.document;
  const first = blocks.find((block) => block.type === 'title') ?? blocks.find((block) => traitsOf(block.type).text);
  if (first !== undefined && document.activeElement === document.body) placeCaret(session, first.id, Number.MAX_SAFE_INTEGER);
};

/** Shows the element of an address (a search hit, a line that was not placed) once the page stands. `onReady` is to be called then. */
export const useArrival = (session: DocumentSession, place: DocumentPlace, primary: Language): { readonly onReady: () => void } => {
  const { route } = useWindow();
  const [ready, setReady] = useState(false);
  const onReady = useCallback(() => setReady(true), []);
  const { id, block: wanted, languages: chosen } = place;
  const arrived = useRef(false);
  useEffect(() => {
    if (!ready) return;
    if (wanted === undefined) {
      if (!arrived.current) placeFirstCaret(session);
      arrived.current = true;
      return;
    }
    arrived.current = true;
    leadTo(session, wanted, primary);
    route.getState().amend({ view: 'document', id, ...(chosen === undefined ? {} : { languages: chosen }) });
  }, [ready, wanted, session, primary, route, id, chosen]);
  return { onReady };
};

/** Leads to an element in a language, which takes the place of those shown where it is none of them. */
export const useShowElement = (session: DocumentSession, pair: Pair, onPair: (pair: Pair) => void): ((block: Id, language: Language) => void) => {
  /** Waits for the dialog that named the element to go and for the page of its language to stand. */
  const [goal, setGoal] = useState<{ readonly block: Id; readonly language: Language } | null>(null);
  useEffect(() => {
    if (goal === null || !pair.includes(goal.language)) return;
    leadTo(session, goal.block, goal.language);
    setGoal(null);
  }, [goal, pair, session]);
  return (block, language) => {
    if (!pair.includes(language)) onPair([language]);
    setGoal({ block, language });
  };
};
