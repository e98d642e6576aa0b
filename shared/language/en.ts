// English: the forms of United Nations documents.
import { bisSuffix } from './bis.ts';
import type { Day } from '../document/block.ts';
import type { BlockNumber, NumberKind } from '../document/numbering.ts';
import { joinAgendaItems, rangeMark, splitDay } from './forms.ts';
import { capitalised, englishOrdinal, latinLetter, months, romanNumeral } from './numerals.ts';
import type { LanguageDefinition, Profile } from './definition.ts';
import type { Language } from './language.ts';
import wordings from './wordings.json' with { type: 'json' };

const roman = (n: number): string => romanNumeral(n).toUpperCase();
const letter = (n: number): string => latinLetter(n).toUpperCase();

/** Headquarters numbers figures in roman numerals, ESCWA in arabic ones. */
const figureNumber = (n: number, profile: Profile): string => (profile.look === 'headquarters' ? roman(n) : String(n));

const bare: Readonly<Record<NumberKind, (n: number, profile: Profile) => string>> = {
  chapter: roman,
  section: letter,
  subsection: String,
  heading4: (n) => `(${latinLetter(n)})`,
  heading5: (n) => `(${romanNumeral(n)})`,
  paragraph: String,
  keyMessage: String,
  subparagraph1: (n) => `(${latinLetter(n)})`,
  subparagraph2: (n) => `(${romanNumeral(n)})`,
  subparagraph3: latinLetter,
  subparagraph4: romanNumeral,
  operative: String,
  box: String,
  table: String,
  figure: figureNumber,
  annex: roman,
};

const nouns: Readonly<Record<NumberKind, string>> = {
  chapter: 'chapter',
  section: 'section',
  subsection: 'subsection',
  heading4: 'subsection',
  heading5: 'subsection',
  paragraph: 'paragraph',
  keyMessage: 'key message',
  subparagraph1: 'subparagraph',
  subparagraph2: 'subparagraph',
  subparagraph3: 'subparagraph',
  subparagraph4: 'subparagraph',
  operative: 'paragraph',
  box: 'box',
  table: 'table',
  figure: 'figure',
  annex: 'annex',
};

/** `point`: the number and a full point; `noun`: the noun in front; `bare`: brackets of its own. */
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

const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'Arabic', fr: 'French' };

/** ESCWA prints the lines of the masthead in capitals. */
const masthead = (text: string, profile: Profile): string => (profile.look === 'headquarters' ? text : text.toUpperCase());

const day = (written: Day): string => {
  const { year, month, day: number } = splitDay(written);
  return `${number} ${months.en[month - 1]} ${year}`;
};

const kinds = {
  outcomeDocument: 'Outcome document',
  conceptNote: 'Concept note',
  noteBySecretariat: 'Note by the secretariat',
  report: 'Report',
  provisionalAgenda: 'Provisional agenda',
  informationNote: 'Information note',
  keyMessages: 'Summary of key messages',
  briefing: 'Briefing',
} as const;

export const english: LanguageDefinition = {
  code: 'en',
  name: 'English',
  direction: 'ltr',
  tag: 'en-GB',
  documentFonts: ['Tinos', 'Amiri'],
  wording: (key) => wordings.en[key],
  label: (number, profile) => {
    const form = labelForms[number.kind];
    const written = bareNumber(number, profile);
    if (form === 'noun') return capitalised(written === '' ? nouns[number.kind] : `${nouns[number.kind]} ${written}`);
    return form === 'point' && !written.endsWith('.') ? `${written}.` : written;
  },
  bareNumber,
  reference: (number, profile) => {
    const written = bareNumber(number, profile);
    return written === '' ? nouns[number.kind] : `${nouns[number.kind]}\u00A0${written}`;
  },
  footnoteReference: (n) => `footnote\u00A0${n}`,
  bullets: ['•', '–'],
  digits: String,
  date: day,
  mastheadDate: day,
  dateRange: (from, to, profile) => {
    if (from === to) return day(from);
    const [first, last] = [splitDay(from), splitDay(to)];
    const mark = rangeMark(profile);
    if (first.year !== last.year) return `${day(from)}${mark}${day(to)}`;
    if (first.month !== last.month) return `${first.day} ${months.en[first.month - 1]}${mark}${day(to)}`;
    return `${first.day}${mark}${day(to)}`;
  },
  range: (first, last, profile) => (first === last ? String(first) : `${first}${rangeMark(profile)}${last}`),
  session: (n, kind) => {
    const noun = kind === 'session' ? 'session' : 'meeting';
    const ordinal = englishOrdinal(n);
    return ordinal === undefined ? `${noun} ${n}` : `${capitalised(ordinal)} ${noun}`;
  },
  distribution: (category, profile) => masthead(capitalised(category), profile),
  version: (profile) => masthead('English', profile),
  original: (original, profile) => masthead(`Original: ${languageNames[original]}`, profile),
  agendaItem: (items, adopted) => {
    if (items.length === 0) return '';
    const list = joinAgendaItems(items, (number, sub) => (sub === null ? number : `${number} (${latinLetter(sub)})`), ', ', ' and ');
    const noun = items.length === 1 ? 'item' : 'items';
    return adopted ? `Agenda ${noun} ${list}` : `${capitalised(noun)} ${list} of the provisional agenda`;
  },
  documentKind: (kind) => kinds[kind],
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
};
