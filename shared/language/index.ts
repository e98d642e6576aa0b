// The list of languages. A new language is one definition file and one line here, beside its locale and its font.
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { LanguageDefinition } from './definition.ts';
import type { Language } from './language.ts';

export const languageDefinitions: Readonly<Record<Language, LanguageDefinition>> = { en: english, ar: arabic, fr: french };

export const definitionOf = (language: Language): LanguageDefinition => languageDefinitions[language];

export { isLanguage, languages, languageSchema, type Language } from './language.ts';
export { wordingKeys, type LanguageDefinition, type Profile, type WordingKey } from './definition.ts';
