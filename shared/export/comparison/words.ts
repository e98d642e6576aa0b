// What a comparison says in its own words, in the language of the text it compares.
import type { Language } from '../../language/language.ts';

export interface ComparisonWords {
  readonly amendments: string;
  readonly comparison: string;
  readonly renumbering: string;
  /** Heads of the columns. */
  readonly place: string;
  readonly earlier: string;
  readonly later: string;
  readonly by: string;
  readonly element: string;
  readonly oldNumber: string;
  readonly newNumber: string;
  /** Where a side has nothing. */
  readonly none: string;
  readonly firstPage: string;
  readonly noChanges: string;
  readonly footnote: string;
  readonly movedTo: (label: string) => string;
  readonly movedFrom: (label: string) => string;
  readonly movedAway: string;
  readonly movedHere: string;
  /** Of words that stood in the element before, and of those that now stand in it. */
  readonly splitOff: string;
  readonly joined: string;
  /** Of an element that was of another type or level. */
  readonly formerly: (name: string) => string;
  readonly after: (label: string) => string;
  /** In a box. */
  readonly within: (label: string) => string;
  readonly beginning: string;
  /** How a change without words is told. */
  readonly formatting: string;
  readonly row: (n: number) => string;
  readonly column: (n: number) => string;
  /** Stands for the alternative text of an image that has none. */
  readonly undescribed: string;
}

export const comparisonWords: Readonly<Record<Language, ComparisonWords>> = {
  en: {
    amendments: 'Summary of amendments',
    comparison: 'Comparison of two versions',
    renumbering: 'Renumbering',
    place: 'Place',
    earlier: 'Earlier text',
    later: 'Later text',
    by: 'By whom',
    element: 'Element',
    oldNumber: 'Was',
    newNumber: 'Is',
    none: '–',
    firstPage: 'First page',
    noChanges: 'The two versions are the same.',
    footnote: 'footnote',
    movedTo: (label) => `moved to ${label}`,
    movedFrom: (label) => `moved from ${label}`,
    movedAway: 'moved away',
    movedHere: 'moved here',
    splitOff: 'split off',
    joined: 'joined to the one before',
    formerly: (name) => `formerly: ${name}`,
    after: (label) => `after ${label}`,
    within: (label) => `in ${label}`,
    beginning: 'at the beginning',
    formatting: 'Formatting',
    row: (n) => `row ${n}`,
    column: (n) => `column ${n}`,
    undescribed: 'Image without a description',
  },
  ar: {
    amendments: 'موجز التعديلات',
    comparison: 'مقارنة بين صيغتين',
    renumbering: 'تغيّر الترقيم',
    place: 'الموضع',
    earlier: 'النص السابق',
    later: 'النص اللاحق',
    by: 'صاحب التعديل',
    element: 'العنصر',
    oldNumber: 'الرقم السابق',
    newNumber: 'الرقم اللاحق',
    none: '–',
    firstPage: 'الصفحة الأولى',
    noChanges: 'الصيغتان متطابقتان.',
    footnote: 'حاشية',
    movedTo: (label) => `نُقل إلى ${label}`,
    movedFrom: (label) => `نُقل من ${label}`,
    movedAway: 'نُقل من هنا',
    movedHere: 'نُقل إلى هنا',
    splitOff: 'فُصل عما قبله',
    joined: 'دُمج فيما قبله',
    formerly: (name) => `سابقاً: ${name}`,
    after: (label) => `بعد ${label}`,
    within: (label) => `في ${label}`,
    beginning: 'في البداية',
    formatting: 'التنسيق',
    row: (n) => `الصف ${n}`,
    column: (n) => `العمود ${n}`,
    undescribed: 'صورة بلا وصف',
  },
  fr: {
    amendments: 'Récapitulatif des modifications',
    comparison: 'Comparaison de deux versions',
    renumbering: 'Nouvelle numérotation',
    place: 'Emplacement',
    earlier: 'Texte antérieur',
    later: 'Texte ultérieur',
    by: 'Auteur',
    element: 'Élément',
    oldNumber: 'Avant',
    newNumber: 'Après',
    none: '–',
    firstPage: 'Première page',
    noChanges: 'Les deux versions sont identiques.',
    footnote: 'note',
    movedTo: (label) => `déplacé vers ${label}`,
    movedFrom: (label) => `déplacé depuis ${label}`,
    movedAway: 'déplacé d’ici',
    movedHere: 'déplacé ici',
    splitOff: 'détaché du précédent',
    joined: 'réuni au précédent',
    formerly: (name) => `auparavant : ${name}`,
    after: (label) => `après ${label}`,
    within: (label) => `dans ${label}`,
    beginning: 'au début',
    formatting: 'Mise en forme',
    row: (n) => `ligne ${n}`,
    column: (n) => `colonne ${n}`,
    undescribed: 'Image sans description',
  },
};
