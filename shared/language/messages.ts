// The texts of the interface in three languages: one translator per language, typed by the English files, without network or DOM.
import { createInstance } from 'i18next';
import { errorCodes, type ErrorCode } from '../errors.ts';
import type { Language } from './language.ts';
import arApp from '../../assets/locales/ar/app.json' with { type: 'json' };
import arBlocks from '../../assets/locales/ar/blocks.json' with { type: 'json' };
import arChecks from '../../assets/locales/ar/checks.json' with { type: 'json' };
import arCli from '../../assets/locales/ar/cli.json' with { type: 'json' };
import arCommands from '../../assets/locales/ar/commands.json' with { type: 'json' };
import arEditor from '../../assets/locales/ar/editor.json' with { type: 'json' };
import arErrors from '../../assets/locales/ar/errors.json' with { type: 'json' };
import arExport from '../../assets/locales/ar/export.json' with { type: 'json' };
import arComments from '../../assets/locales/ar/comments.json' with { type: 'json' };
import arBrackets from '../../assets/locales/ar/brackets.json' with { type: 'json' };
import arDelegations from '../../assets/locales/ar/delegations.json' with { type: 'json' };
import arHistory from '../../assets/locales/ar/history.json' with { type: 'json' };
import arLibrary from '../../assets/locales/ar/library.json' with { type: 'json' };
import arPlaceholders from '../../assets/locales/ar/placeholders.json' with { type: 'json' };
import arProposals from '../../assets/locales/ar/proposals.json' with { type: 'json' };
import arPreview from '../../assets/locales/ar/preview.json' with { type: 'json' };
import arRoom from '../../assets/locales/ar/room.json' with { type: 'json' };
import arTranslation from '../../assets/locales/ar/translation.json' with { type: 'json' };
import enApp from '../../assets/locales/en/app.json' with { type: 'json' };
import enBlocks from '../../assets/locales/en/blocks.json' with { type: 'json' };
import enChecks from '../../assets/locales/en/checks.json' with { type: 'json' };
import enCli from '../../assets/locales/en/cli.json' with { type: 'json' };
import enCommands from '../../assets/locales/en/commands.json' with { type: 'json' };
import enEditor from '../../assets/locales/en/editor.json' with { type: 'json' };
import enErrors from '../../assets/locales/en/errors.json' with { type: 'json' };
import enExport from '../../assets/locales/en/export.json' with { type: 'json' };
import enComments from '../../assets/locales/en/comments.json' with { type: 'json' };
import enBrackets from '../../assets/locales/en/brackets.json' with { type: 'json' };
import enDelegations from '../../assets/locales/en/delegations.json' with { type: 'json' };
import enHistory from '../../assets/locales/en/history.json' with { type: 'json' };
import enLibrary from '../../assets/locales/en/library.json' with { type: 'json' };
import enPlaceholders from '../../assets/locales/en/placeholders.json' with { type: 'json' };
import enProposals from '../../assets/locales/en/proposals.json' with { type: 'json' };
import enPreview from '../../assets/locales/en/preview.json' with { type: 'json' };
import enRoom from '../../assets/locales/en/room.json' with { type: 'json' };
import enTranslation from '../../assets/locales/en/translation.json' with { type: 'json' };
import frApp from '../../assets/locales/fr/app.json' with { type: 'json' };
import frBlocks from '../../assets/locales/fr/blocks.json' with { type: 'json' };
import frChecks from '../../assets/locales/fr/checks.json' with { type: 'json' };
import frCli from '../../assets/locales/fr/cli.json' with { type: 'json' };
import frCommands from '../../assets/locales/fr/commands.json' with { type: 'json' };
import frEditor from '../../assets/locales/fr/editor.json' with { type: 'json' };
import frErrors from '../../assets/locales/fr/errors.json' with { type: 'json' };
import frExport from '../../assets/locales/fr/export.json' with { type: 'json' };
import frComments from '../../assets/locales/fr/comments.json' with { type: 'json' };
import frBrackets from '../../assets/locales/fr/brackets.json' with { type: 'json' };
import frDelegations from '../../assets/locales/fr/delegations.json' with { type: 'json' };
import frHistory from '../../assets/locales/fr/history.json' with { type: 'json' };
import frLibrary from '../../assets/locales/fr/library.json' with { type: 'json' };
import frPlaceholders from '../../assets/locales/fr/placeholders.json' with { type: 'json' };
import frProposals from '../../assets/locales/fr/proposals.json' with { type: 'json' };
import frPreview from '../../assets/locales/fr/preview.json' with { type: 'json' };
import frRoom from '../../assets/locales/fr/room.json' with { type: 'json' };
import frTranslation from '../../assets/locales/fr/translation.json' with { type: 'json' };

const english = {
  app: enApp,
  library: enLibrary,
  editor: enEditor,
  commands: enCommands,
  export: enExport,
  errors: enErrors,
  blocks: enBlocks,
  placeholders: enPlaceholders,
  preview: enPreview,
  room: enRoom,
  translation: enTranslation,
  checks: enChecks,
  history: enHistory,
  proposals: enProposals,
  brackets: enBrackets,
  delegations: enDelegations,
  comments: enComments,
  cli: enCli,
};
type Namespace = keyof typeof english;

const arabic: Record<Namespace, object> = {
  app: arApp,
  library: arLibrary,
  editor: arEditor,
  commands: arCommands,
  export: arExport,
  errors: arErrors,
  blocks: arBlocks,
  placeholders: arPlaceholders,
  preview: arPreview,
  room: arRoom,
  translation: arTranslation,
  checks: arChecks,
  history: arHistory,
  proposals: arProposals,
  brackets: arBrackets,
  delegations: arDelegations,
  comments: arComments,
  cli: arCli,
};

const french: Record<Namespace, object> = {
  app: frApp,
  library: frLibrary,
  editor: frEditor,
  commands: frCommands,
  export: frExport,
  errors: frErrors,
  blocks: frBlocks,
  placeholders: frPlaceholders,
  preview: frPreview,
  room: frRoom,
  translation: frTranslation,
  checks: frChecks,
  history: frHistory,
  proposals: frProposals,
  brackets: frBrackets,
  delegations: frDelegations,
  comments: frComments,
  cli: frCli,
};

/** All texts, for checks that need them as data. */
export const messages: Readonly<Record<Language, Record<Namespace, object>>> = { en: english, ar: arabic, fr: french };

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Key;
type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** `namespace:key`; for a text with plural forms, the key without its form. */
export type MessageKey = { [Name in Namespace]: `${Name}:${KeysOf<(typeof english)[Name]>}` }[Namespace];
export type MessageParams = Readonly<Record<string, string | number>>;

/** The text of a key in the language of the translator, with `{{name}}` replaced by the parameter; `count` chooses the plural form. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

interface Translator {
  readonly translate: Translate;
  readonly has: (key: string) => boolean;
}

const translators = new Map<Language, Translator>();

const make = (language: Language): Translator => {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    ns: Object.keys(english),
    resources: language === 'en' ? { en: english } : { en: english, [language]: messages[language] },
    // Texts go into text nodes and terminals, never into markup.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return {
    translate: (key, params = {}) => String(instance.t(key as string, params as Record<string, unknown>)),
    has: (key) => instance.exists(key) || instance.exists(key, { count: 1 }),
  };
};

const known = (language: Language): Translator => {
  let translator = translators.get(language);
  if (translator === undefined) translators.set(language, (translator = make(language)));
  return translator;
};

/** The translator of an interface language; made once. */
export const translator = (language: Language): Translate => known(language).translate;

/** Whether there is a text for a key that was put together at run time. */
export const isMessageKey = (key: string): key is MessageKey => known('en').has(key);

const isErrorCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

/** What an expected failure tells the user. A code of another version reads as an internal error. */
export const errorText = (error: { readonly code: string; readonly params: MessageParams }, language: Language): string => {
  const code: ErrorCode = isErrorCode(error.code) ? error.code : 'internal';
  const key: string = `errors:${code}`;
  return isMessageKey(key) ? translator(language)(key, error.params) : error.code;
};
