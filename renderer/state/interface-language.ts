// The language of the interface, which need not be that of any document.
import { useStore } from 'zustand';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { translator, type Translate } from '../../shared/language/messages.ts';
import { useWindow } from './window.ts';

export interface Messages {
  /** Texts in the language of the interface. */
  readonly t: Translate;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}

export const useMessages = (): Messages => {
  const language = useStore(useWindow().preferences, (state) => state.preferences.interfaceLanguage);
  return { t: translator(language), language, direction: definitionOf(language).direction };
};

export const useTranslate = (): Translate => useMessages().t;
