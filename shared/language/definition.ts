// What the program must know of a language to set a UN document in it.
import type { Day } from '../document/block.ts';
import type { KnownDocumentKind } from '../document/blocks/documentKind.ts';
import type { DistributionCategory } from '../document/blocks/distribution.ts';
import type { DocumentSettings } from '../document/document.ts';
import type { BlockNumber } from '../document/numbering.ts';
import type { Language } from './language.ts';

/** The part of the settings that decides between the forms a language has. */
export type Profile = Pick<DocumentSettings, 'look' | 'digits'>;

/** Fixed wordings; the text of each language is in `wordings.json`. */
export const wordingKeys = [
  'unitedNations', 'economicAndSocialCouncil', 'generalAssembly', 'securityCouncil', 'secretariat', 'commission', 'distr',
  'summary', 'contents', 'chapter', 'paragraphs', 'page', 'introduction', 'conclusion', 'annex', 'annexes', 'source', 'note', 'untranslated',
  'continued', 'day', 'untitled', 'copy', 'emblem',
] as const;
export type WordingKey = (typeof wordingKeys)[number];

export interface LanguageDefinition {
  readonly code: Language;
  /** The name of the language in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag for `lang` attributes, Word and Typst. */
  readonly tag: string;
  /** Families of the document face in order of preference; the files are in `assets/fonts`. */
  readonly documentFonts: readonly string[];
  readonly wording: (key: WordingKey) => string;
  /** The label in front of the element: `I.`, `A.`, `1.`, `(a)`, `أولاً -`, `Annex I`, `Box 1`, `Table 2`. */
  readonly label: (number: BlockNumber, profile: Profile) => string;
  /** The number within a sentence, without noun: `II`, `A`, `12`, `(a)`, `I`, `1`. */
  readonly bareNumber: (number: BlockNumber, profile: Profile) => string;
  /** In a sentence, with noun: `chapter II`, `section A`, `paragraph 12`, `box 1`, `annex I`, `الفقرة 12`. */
  readonly reference: (number: BlockNumber, profile: Profile) => string;
  /** A reference to a footnote in a sentence: `footnote 3`. */
  readonly footnoteReference: (n: number, profile: Profile) => string;
  /** Bullet signs by level, from 1. */
  readonly bullets: readonly string[];
  /** A whole number in the digits of the profile. */
  readonly digits: (n: number | string, profile: Profile) => string;
  /** `3 July 2024`, `3 تموز/يوليو 2024`, `1er juillet 2024`. */
  readonly date: (day: Day, profile: Profile) => string;
  /** The date in the block of distribution, which Headquarters prints in English in Arabic versions too, as all of that block. */
  readonly mastheadDate: (day: Day, profile: Profile) => string;
  /** `3–4 July 2024`, `30 June–2 July 2024`; the range mark follows the look. A single day where both are equal. */
  readonly dateRange: (from: Day, to: Day, profile: Profile) => string;
  /** Paragraph range of a contents line: `7–12`, or `93`. */
  readonly range: (first: number, last: number, profile: Profile) => string;
  /** `Thirtieth session`, `الدورة الثلاثون`, `Trentième session`; `meeting` likewise. 1 to 99. */
  readonly session: (n: number, kind: 'session' | 'meeting') => string;
  /** The line under "Distr.", in the case of the look. */
  readonly distribution: (category: DistributionCategory, profile: Profile) => string;
  /** The line that names the language of this version: `ENGLISH`. */
  readonly version: (profile: Profile) => string;
  /** `ORIGINAL: ARABIC`. */
  readonly original: (original: Language, profile: Profile) => string;
  /** `Item 4 of the provisional agenda`, `Agenda item 4`. Empty for no items. */
  readonly agendaItem: (items: readonly string[], adopted: boolean) => string;
  readonly documentKind: (kind: KnownDocumentKind) => string;
  /** Opening and closing quotation marks, outer and inner. */
  readonly quotes: { readonly outer: readonly [string, string]; readonly inner: readonly [string, string] };
}
