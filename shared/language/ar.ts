// Arabic: the forms of ESCWA and of United Nations Headquarters, which differ in tanwin, months and dashes.
import { bisSuffix } from './bis.ts';
import type { Day } from '../document/block.ts';
import type { BlockNumber, NumberKind } from '../document/numbering.ts';
import { english } from './en.ts';
import { joinAgendaItems, rangeMark, splitDay } from './forms.ts';
import { arabicAdverb, arabicIndic, arabicLetter, arabicLetterName, arabicOrdinal, capitalised, months } from './numerals.ts';
import type { LanguageDefinition, Profile } from './definition.ts';
import type { Language } from './language.ts';
import wordings from './wordings.json' with { type: 'json' };

const space = '\u00A0';
/** A right-to-left mark: keeps the two ends of a hyphenated range in the order of the line even where no Arabic letter stands beside them. */
const rightToLeft = '\u200F';

const headquarters = (profile: Profile): boolean => profile.look === 'headquarters';

const digits = (n: number | string, profile: Profile): string => (profile.digits === 'arabicIndic' ? arabicIndic(String(n)) : String(n));

/** `الثاني`; beyond 99 figures stand. */
const masculine = (n: number, profile: Profile): string => arabicOrdinal(n, 'masculine') ?? digits(n, profile);

const bare: Readonly<Record<NumberKind, (n: number, profile: Profile) => string>> = {
  chapter: masculine,
  section: arabicLetterName,
  subsection: digits,
  heading4: (n) => `(${arabicLetter(n)})`,
  heading5: (n, profile) => `'${digits(n, profile)}'`,
  paragraph: digits,
  keyMessage: digits,
  subparagraph1: (n) => `(${arabicLetter(n)})`,
  subparagraph2: (n, profile) => `'${digits(n, profile)}'`,
  subparagraph3: arabicLetter,
  subparagraph4: (n, profile) => `${digits(n, profile)})`,
  operative: digits,
  box: digits,
  table: digits,
  figure: (n, profile) => (headquarters(profile) ? masculine(n, profile) : digits(n, profile)),
  annex: masculine,
};

const nouns: Readonly<Record<NumberKind, string>> = {
  chapter: 'الفصل',
  section: 'الفرع',
  subsection: 'الفرع الفرعي',
  heading4: 'الفرع الفرعي',
  heading5: 'الفرع الفرعي',
  paragraph: 'الفقرة',
  keyMessage: 'الرسالة الرئيسية',
  subparagraph1: 'الفقرة الفرعية',
  subparagraph2: 'الفقرة الفرعية',
  subparagraph3: 'الفقرة الفرعية',
  subparagraph4: 'الفقرة الفرعية',
  operative: 'الفقرة',
  box: 'الإطار',
  table: 'الجدول',
  figure: 'الشكل',
  annex: 'المرفق',
};

const paragraphLabel = (n: number, profile: Profile): string => `${digits(n, profile)}${headquarters(profile) ? ' -' : '-'}`;
const withNoun = (kind: NumberKind) => (n: number, profile: Profile): string => `${nouns[kind]} ${bare[kind](n, profile)}`;

const labels: Readonly<Record<NumberKind, (n: number, profile: Profile) => string>> = {
  chapter: (n, profile) => `${arabicAdverb(n, !headquarters(profile))} -`,
  section: (n) => `${arabicLetterName(n)} -`,
  subsection: (n, profile) => `${digits(n, profile)} -`,
  heading4: bare.heading4,
  heading5: bare.heading5,
  paragraph: paragraphLabel,
  keyMessage: paragraphLabel,
  subparagraph1: bare.subparagraph1,
  subparagraph2: bare.subparagraph2,
  subparagraph3: (n) => `${arabicLetter(n)} -`,
  subparagraph4: bare.subparagraph4,
  operative: paragraphLabel,
  box: withNoun('box'),
  table: withNoun('table'),
  figure: withNoun('figure'),
  annex: withNoun('annex'),
};

const bareNumber = (number: BlockNumber, profile: Profile): string => (number.printed ? `${bare[number.kind](number.n, profile)}${bisSuffix(number, 'ar')}` : '');

/** `5 مكرراً-`: the word stands before the sign that ends the number. */
const label = (number: BlockNumber, profile: Profile): string => {
  if (number.bis === undefined && number.alt === undefined) return labels[number.kind](number.n, profile);
  const written = labels[number.kind](number.n, profile);
  const ends = /[ ]?-$/u.exec(written)?.[0] ?? '';
  return `${written.slice(0, written.length - ends.length)}${bisSuffix(number, 'ar')}${ends}`;
};

/** The masthead of Arabic documents keeps its distribution block in Latin script; ESCWA prints it in capitals. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'Arabic', fr: 'French' };
const masthead = (text: string, profile: Profile): string => (headquarters(profile) ? text : text.toUpperCase());

const mark = (profile: Profile): string => {
  if (headquarters(profile)) return ' - ';
  const sign = rangeMark(profile);
  return sign === '-' ? `${rightToLeft}-${rightToLeft}` : sign;
};

const monthName = (month: number, profile: Profile): string => (headquarters(profile) ? months.arHeadquarters : months.ar)[month - 1] ?? '';
const dayAndMonth = (day: number, month: number, profile: Profile): string => `${digits(day, profile)} ${monthName(month, profile)}`;
const date = (written: Day, profile: Profile): string => {
  const { year, month, day } = splitDay(written);
  return `${dayAndMonth(day, month, profile)} ${digits(year, profile)}`;
};

const kinds = {
  outcomeDocument: 'الوثيقة الختامية',
  conceptNote: 'مذكرة مفاهيمية',
  noteBySecretariat: 'مذكرة من الأمانة التنفيذية',
  report: 'تقرير',
  provisionalAgenda: 'جدول الأعمال المؤقت',
  informationNote: 'مذكرة توضيحية',
  keyMessages: 'موجز الرسائل الرئيسية',
  briefing: 'إحاطة',
} as const;

export const arabic: LanguageDefinition = {
  code: 'ar',
  name: 'العربية',
  direction: 'rtl',
  tag: 'ar-LB',
  documentFonts: ['Amiri', 'Tinos'],
  wording: (key) => wordings.ar[key],
  label: (number, profile) => (number.printed ? label(number, profile) : nouns[number.kind]),
  bareNumber,
  reference: (number, profile) => {
    const written = bareNumber(number, profile);
    return written === '' ? nouns[number.kind] : `${nouns[number.kind]}${space}${written}`;
  },
  footnoteReference: (n, profile) => `الحاشية${space}${digits(n, profile)}`,
  bullets: ['•', '–'],
  digits,
  date,
  mastheadDate: (written, profile) => (headquarters(profile) ? english.mastheadDate(written, profile) : date(written, profile)),
  dateRange: (from, to, profile) => {
    if (from === to) return date(from, profile);
    const [first, last] = [splitDay(from), splitDay(to)];
    if (first.year !== last.year) return `${date(from, profile)}${mark(profile)}${date(to, profile)}`;
    if (first.month !== last.month) return `${dayAndMonth(first.day, first.month, profile)}${mark(profile)}${date(to, profile)}`;
    return `${digits(first.day, profile)}${mark(profile)}${date(to, profile)}`;
  },
  range: (first, last, profile) => (first === last ? digits(first, profile) : `${digits(first, profile)}${mark(profile)}${digits(last, profile)}`),
  session: (n, kind) =>
    kind === 'session' ? `الدورة ${arabicOrdinal(n, 'feminine') ?? n}` : `الاجتماع ${arabicOrdinal(n, 'masculine') ?? n}`,
  distribution: (category, profile) => masthead(capitalised(category), profile),
  version: (profile) => masthead('Arabic', profile),
  original: (original, profile) => masthead(`Original: ${languageNames[original]}`, profile),
  agendaItem: (items, adopted) => {
    if (items.length === 0) return '';
    const write = (number: string, sub: number | null): string => (sub === null ? number : `${number} (${arabicLetter(sub)})`);
    const list = joinAgendaItems(items, write, ` و${space}`, ` و${space}`);
    const noun = items.length === 1 ? 'البند' : items.length === 2 ? 'البندان' : 'البنود';
    return `${noun} ${list} من جدول الأعمال${adopted ? '' : ' المؤقت'}`;
  },
  documentKind: (kind) => kinds[kind],
  quotes: { outer: ['”', '“'], inner: ['’', '‘'] },
};
