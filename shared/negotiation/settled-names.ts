// Names of drafts that say that nothing is left to settle, and what stands in the way of giving one.
import type { Document } from '../document/document.ts';
import type { Language } from '../language/language.ts';
import { fold } from '../text/arabic.ts';
import { openItems, type OpenItem } from './open-items.ts';

/** As they are folded: clean, final, issued, adopted, and the advance copies of a text that only editors still touch. */
const settled = [
  /(?<!\p{L})(?:final|clean|issued|adopted|advance,? unedited|unedited|advance (?:copy|version|text))(?!\p{L})/u,
  /(?<!\p{L})(?:definitif|definitive|finale?|epuree?|au net|publiee?|adoptee?|non (?:editee?|revisee?))(?!\p{L})/u,
  /نهايي|نظيف|معتمد|(?<!\p{L})(?:ال)?(?:صدرت?|صادره?)(?!\p{L})|غير محرر|(?<!\p{L})(?:ال)?نسخه (?:ال)?مسبقه/u,
];

/** What only sounds like it: a final meeting, a clean-up, a text that is not final. */
const unsettled = new RegExp(
  [
    '(?:semi|pre)-?final',
    'not (?:yet )?(?:final|clean|issued|adopted)',
    'final (?:session|meeting|week|day|round|stage|stretch|push|negotiation|reading)',
    'clean-?(?:ing)? ?up',
    '(?:session|seance|reunion|journee|semaine|lecture|etape) (?:finale|definitive)',
    'pas (?:encore )?(?:definiti(?:f|ve)|finale?)',
    'non (?:definiti(?:f|ve)|finale?|publiee?|adoptee?)',
    'غير (?:ال)?(?:نهايي|نظيف|معتمد)',
    '(?:جلسه|دوره|جوله|قراءه|مرحله) (?:ال)?نهايي',
  ].join('|'),
  'gu',
);

/** Whether a name of a draft says that nothing is left to settle in it; in whatever language it is written. */
export const namesSettled = (name: string): boolean => {
  const meant = fold(name).replace(/\s+/gu, ' ').replace(unsettled, ' ');
  return settled.some((one) => one.test(meant));
};

export interface OpenForNaming {
  readonly items: readonly OpenItem[];
  /** In each language of the document, how many; what concerns an element as a whole counts in every one. */
  readonly languages: ReadonlyMap<Language, number>;
}

/** What is open in the languages in which a document exists. */
export const openForNaming = ({ blocks, settings }: Pick<Document, 'blocks' | 'settings'>): OpenForNaming => {
  const items = openItems(blocks).filter(({ language }) => language === null || settings.languages.includes(language));
  return { items, languages: new Map(settings.languages.map((language) => [language, items.filter((item) => item.language === null || item.language === language).length])) };
};

/** What is open, in one line that every interface language can show: `EN 3, AR 1`. */
export const openLine = ({ languages }: OpenForNaming): string => [...languages].filter(([, count]) => count > 0).map(([language, count]) => `${language.toUpperCase()} ${count}`).join(', ');
