// The translator's desk of an open document: whether it is shown, and from which language into which one translates.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';

export interface Desk {
  readonly shown: boolean;
  readonly source: Language;
  /** Another language than the source. */
  readonly target: Language;
}

const desks = new WeakMap<DocumentSession, StoreApi<Desk>>();

/** It begins with the language of drafting as the source, and the first other one of the document as the target. */
export const deskOf = (session: DocumentSession): StoreApi<Desk> => {
  let desk = desks.get(session);
  if (desk === undefined) {
    const { draftingLanguage, languages } = session.document.settings;
    const target = languages.find((language) => language !== draftingLanguage) ?? (draftingLanguage === 'ar' ? 'en' : 'ar');
    desk = createStore<Desk>(() => ({ shown: false, source: draftingLanguage, target }));
    desks.set(session, desk);
  }
  return desk;
};

/** Chooses a language; where it was the other one, the two change places. */
export const chooseLanguage = (desk: StoreApi<Desk>, role: 'source' | 'target', language: Language): void => {
  const { source, target } = desk.getState();
  const [other, mine] = role === 'source' ? ([target, source] as const) : ([source, target] as const);
  const yields = other === language ? mine : other;
  desk.setState(role === 'source' ? { source: language, target: yields } : { source: yields, target: language });
};
