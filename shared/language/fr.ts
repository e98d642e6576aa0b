// French: the forms of United Nations documents, with the non-breaking spaces of French typography.
import { bisSuffix } from './bis.ts';
import type { Day } from '../document/block.ts';
import type { BlockNumber, NumberKind } from '../document/numbering.ts';
import { joinAgendaItems, rangeMark, splitDay } from './forms.ts';
import { capitalised, frenchOrdinal, latinLetter, months, romanNumeral } from './numerals.ts';
import type { DistributionCategory } from '../document/blocks/distribution.ts';
import type { LanguageDefinition, Profile } from './definition.ts';
import type { Language } from './language.ts';
import wordings from './wordings.json' with { type: 'json' };

const space = '\u00A0';
const roman = (n: number): string => romanNumeral(n).toUpperCase();
const letter = (n: number): string => latinLetter(n).toUpperCase();

/** Headquarters numbers figures in roman numerals, ESCWA in arabic ones. */
const figureNumber = (n: number, profile: Profile): string => (profile.look === 'headquarters' ? roman(n) : String(n));

const bare: Readonly<Record<NumberKind, (n: number, profile: Profile) => string>> = {
  chapter: roman,
  section: letter,
  subsection: String,
  heading4: (n) => `${latinLetter(n)})`,
  heading5: (n) => `${romanNumeral(n)})`,
  paragraph: String,
  keyMessage: String,
  subparagraph1: (n) => `${latinLetter(n)})`,
  subparagraph2: (n) => `${romanNumeral(n)})`,
  subparagraph3: latinLetter,
  subparagraph4: romanNumeral,
  operative: String,
  box: String,
  table: String,
  figure: figureNumber,
  annex: roman,
};

const nouns: Readonly<Record<NumberKind, string>> = {
  chapter: 'chapitre',
  section: 'section',
  subsection: 'sous-section',
  heading4: 'sous-section',
  heading5: 'sous-section',
  paragraph: 'paragraphe',
  keyMessage: 'message clef',
  subparagraph1: 'alinéa',
  subparagraph2: 'alinéa',
  subparagraph3: 'alinéa',
  subparagraph4: 'alinéa',
  operative: 'paragraphe',
  box: 'encadré',
  table: 'tableau',
  figure: 'figure',
  annex: 'annexe',
};

/** `point`: the number and a full point; `noun`: the noun in front; `bare`: a bracket of its own. */
const labelForms: Readonly<Record<NumberKind, 'point' | 'noun' | 'bare'>> = {
  chapter: 'point',
  section: 'point',
  subsection: 'point',
  heading4: 'bare',
  heading5: 'bare',
  paragraph: 'point',
  keyMessage: 'point',
  subparagraph1: 'bare',
  subparagraph2: 'bare',
  subparagraph3: 'point',
  subparagraph4: 'point',
  operative: 'point',
  box: 'noun',
  table: 'noun',
  figure: 'noun',
  annex: 'noun',
};

const bareNumber = (number: BlockNumber, profile: Profile): string => (number.printed ? `${bare[number.kind](number.n, profile)}${bisSuffix(number)}` : '');

const languageNames: Readonly<Record<Language, string>> = { en: 'anglais', ar: 'arabe', fr: 'français' };
const distributions: Readonly<Record<DistributionCategory, string>> = { general: 'générale', limited: 'limitée', restricted: 'restreinte' };

/** ESCWA prints the lines of the masthead in capitals, which keep their accents. */
const masthead = (text: string, profile: Profile): string => (profile.look === 'headquarters' ? text : text.toUpperCase());

/** The first of the month is an ordinal; the day does not part from its month. */
const dayOfMonth = (n: number): string => (n === 1 ? '1er' : String(n));
const dayAndMonth = (day: number, month: number): string => `${dayOfMonth(day)}${space}${months.fr[month - 1]}`;
const day = (written: Day): string => {
  const { year, month, day: number } = splitDay(written);
  return `${dayAndMonth(number, month)} ${year}`;
};

const kinds = {
  outcomeDocument: 'Document final',
  conceptNote: 'Note de cadrage',
  noteBySecretariat: 'Note du secrétariat',
  report: 'Rapport',
  provisionalAgenda: 'Ordre du jour provisoire',
  informationNote: 'Note d’information',
  keyMessages: 'Résumé des messages clefs',
  briefing: 'Note de synthèse',
} as const;

export const french: LanguageDefinition = {
  code: 'fr',
  name: 'Français',
  direction: 'ltr',
  tag: 'fr-FR',
  documentFonts: ['Tinos', 'Amiri'],
  wording: (key) => wordings.fr[key],
  label: (number, profile) => {
    const form = labelForms[number.kind];
    const written = bareNumber(number, profile);
    if (form === 'noun') return capitalised(written === '' ? nouns[number.kind] : `${nouns[number.kind]} ${written}`);
    return form === 'point' && !written.endsWith('.') ? `${written}.` : written;
  },
  bareNumber,
  reference: (number, profile) => {
    const written = bareNumber(number, profile);
    return written === '' ? nouns[number.kind] : `${nouns[number.kind]}${space}${written}`;
  },
  footnoteReference: (n) => `note de bas de page${space}${n}`,
  bullets: ['•', '–'],
  digits: String,
  date: day,
  mastheadDate: day,
  dateRange: (from, to, profile) => {
    if (from === to) return day(from);
    const [first, last] = [splitDay(from), splitDay(to)];
    const mark = rangeMark(profile);
    if (first.year !== last.year) return `${day(from)}${mark}${day(to)}`;
    if (first.month !== last.month) return `${dayAndMonth(first.day, first.month)}${mark}${day(to)}`;
    return `${dayOfMonth(first.day)}${mark}${day(to)}`;
  },
  range: (first, last, profile) => (first === last ? String(first) : `${first}${rangeMark(profile)}${last}`),
  session: (n, kind) => {
    const noun = kind === 'session' ? 'session' : 'réunion';
    const ordinal = frenchOrdinal(n);
    return ordinal === undefined ? `${noun} ${n}` : `${capitalised(ordinal)} ${noun}`;
  },
  distribution: (category, profile) => masthead(distributions[category], profile),
  version: (profile) => masthead('Français', profile),
  original: (original, profile) => masthead(`Original${space}: ${languageNames[original]}`, profile),
  agendaItem: (items, adopted) => {
    if (items.length === 0) return '';
    const list = joinAgendaItems(items, (number, sub) => (sub === null ? number : `${number}${space}${latinLetter(sub)})`), ', ', ' et ');
    return `${items.length === 1 ? 'Point' : 'Points'} ${list} de l’ordre du jour${adopted ? '' : ' provisoire'}`;
  },
  documentKind: (kind) => kinds[kind],
  quotes: { outer: [`«${space}`, `${space}»`], inner: ['“', '”'] },
};
