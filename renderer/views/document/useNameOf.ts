// What a document is called: its symbol, and its title in the language of the reader or in the first one that has it.
import { contentText } from '../../../shared/document/inlines.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { sameFields, useSessionValue } from '../../state/session.ts';

export interface NameOfDocument {
  readonly symbol: string | null;
  readonly title: { readonly text: string; readonly language: Language };
}

const titleIn = (session: DocumentSession, reader: Language): NameOfDocument['title'] => {
  const title = session.document.blocks.find((block) => block.type === 'title');
  for (const language of [reader, session.document.settings.draftingLanguage, ...allLanguages]) {
    const text = contentText(title?.text[language] ?? []).trim();
    if (text !== '') return { text, language };
  }
  return { text: definitionOf(reader).wording('untitled'), language: reader };
};

export const useNameOf = (session: DocumentSession, reader: Language): NameOfDocument => ({
  symbol: useSessionValue(session, ['document'], (one) => one.document.blocks.find((block) => block.type === 'symbol')?.symbol ?? null),
  title: useSessionValue(session, ['document', 'settings'], (one) => titleIn(one, reader), sameFields),
});
