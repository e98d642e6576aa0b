// The lines of a masthead: what each one says, in the wording of three languages.
import { definitionOf, languages, type Language } from '../language/index.ts';
import { arabicLetter } from '../language/numerals.ts';
import type { Day } from '../document/block.ts';
import { documentKinds, type KnownDocumentKind } from '../document/blocks/documentKind.ts';
import type { DistributionCategory } from '../document/blocks/distribution.ts';
import type { Organ } from '../document/blocks/organ.ts';
import { comparable } from './comparable.ts';
import { dateLine, findDates } from './dates.ts';
import { englishOrdinals, feminineOrdinals, frenchOrdinals, masculineOrdinals } from './labels.ts';
import { isSymbolLine } from './symbols.ts';

/** What a line of the masthead can say, with what it says. `null` in a field: it is named, but its value does not exist or is not known. */
export type Field =
  | { readonly type: 'organization' }
  | { readonly type: 'series' }
  | { readonly type: 'organ'; readonly organ: Organ['organ'] }
  | { readonly type: 'distributionLabel' }
  | { readonly type: 'distribution'; readonly distribution: DistributionCategory; readonly headquarters: boolean }
  | { readonly type: 'symbol'; readonly symbol: string; readonly known: boolean }
  | { readonly type: 'date'; readonly day: Day | null }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'originalLanguage'; readonly original: Language | null }
  | { readonly type: 'jobNumber'; readonly jobNumber: string }
  | { readonly type: 'body' }
  | { readonly type: 'committee' }
  | { readonly type: 'session'; readonly kind: 'session' | 'meeting'; readonly number: number | null }
  | { readonly type: 'venue'; readonly place: string; readonly days: { readonly from: Day; readonly to: Day } | null }
  | { readonly type: 'agendaItem'; readonly items: readonly string[]; readonly adopted: boolean }
  | { readonly type: 'documentKind'; readonly kind: KnownDocumentKind | null };

const wording = (key: 'unitedNations' | 'economicAndSocialCouncil' | 'generalAssembly' | 'securityCouncil' | 'secretariat' | 'distr'): string[] =>
  languages.map((language) => comparable(definitionOf(language).wording(key)));

const organization = new Set(wording('unitedNations'));
const distr = new Set([...wording('distr'), 'التوزيع', 'توزيع', 'distribution']);
const organs: ReadonlyMap<string, Organ['organ']> = new Map(
  (['economicAndSocialCouncil', 'generalAssembly', 'securityCouncil', 'secretariat'] as const).flatMap((organ) => wording(organ).map((name) => [name, organ] as const)),
);

const distributions: ReadonlyMap<string, DistributionCategory> = new Map([
  ...['general', 'generale', 'عام', 'العام'].map((word) => [word, 'general'] as const),
  ...['limited', 'limitee', 'محدود', 'المحدود'].map((word) => [word, 'limited'] as const),
  ...['restricted', 'restreinte', 'مقيد', 'المقيد'].map((word) => [word, 'restricted'] as const),
]);

const languageNames: ReadonlyMap<string, Language> = new Map([
  ...['english', 'anglais', 'الانكليزيه', 'الانجليزيه', 'بالانكليزيه', 'بالانجليزيه', 'انكليزي'].map((word) => [word, 'en'] as const),
  ...['arabic', 'arabe', 'العربيه', 'بالعربيه', 'عربي'].map((word) => [word, 'ar'] as const),
  ...['french', 'francais', 'الفرنسيه', 'بالفرنسيه', 'فرنسي'].map((word) => [word, 'fr'] as const),
]);

const kinds: ReadonlyMap<string, KnownDocumentKind> = new Map([
  ...languages.flatMap((language) => documentKinds.map((kind) => [comparable(definitionOf(language).documentKind(kind)), kind] as const)),
  ...['ورقه مفاهيميه', 'مذكره مفاهيميه', 'note conceptuelle', 'note de cadrage', 'concept paper'].map((word) => [comparable(word), 'conceptNote'] as const),
  ...['key messages', 'الرسايل الريسيه', 'messages cles', 'summary of the key messages'].map((word) => [comparable(word), 'keyMessages'] as const),
  ...['briefing note', 'note d information a l intention'].map((word) => [comparable(word), 'briefing'] as const),
]);
/** A line such as "Report of the Executive Secretary" names a kind in words of its own. */
const kindLine = /^(?:report (?:of|by|on)|note (?:by|verbale)|draft (?:report|resolution|decision)|outcome of|rapport (?:du|de la|de l|des)|note (?:du|de la)|projet de|تقرير|مذكره|مشروع)(?: |$)/;

const bodies = new Set(languages.map((language) => comparable(definitionOf(language).wording('commission'))));
const bodyLine =
  /^(?:united nations )?(?:economic (?:and social )?commission (?:for|of)|united nations economic and social commission|league of arab states$)|^(?:اللجنه الاقتصاديه|لجنه الامم المتحده الاقتصاديه)|^(?:la )?commission economique/;
const committeeLine =
  /^(?:the )?(?:[\p{L} ]{0,60} )?(?:committee|working group|task force|group of experts|expert group|subcommittee|sub committee|steering group|advisory (?:board|council|group)|forum)(?: |$)|^(?:comite|groupe de travail|groupe d experts|sous comite|forum|equipe speciale)(?: |$)|^(?:اللجنه|لجنه|الفريق|فريق|المنتدي|منتدي|المجلس|الهييه) /u;

const ordinalsOf: readonly { readonly language: Language; readonly words: ReadonlyMap<string, number> }[] = [
  { language: 'en', words: englishOrdinals },
  { language: 'fr', words: frenchOrdinals },
];

/** `Thirtieth session`, `5th meeting`, `الدورة الثلاثون`, `5e réunion`. The words behind it are no part of it. */
const sessionOf = (plain: string): { kind: 'session' | 'meeting'; number: number | null; exact: boolean } | null => {
  const arabic = /^(الدوره|الاجتماع|الجلسه) (.{3,40})$/.exec(plain);
  if (arabic !== null) {
    const words = arabic[2] ?? '';
    const exact = masculineOrdinals.get(words) ?? feminineOrdinals.get(words) ?? (/^\d{1,2}$/.test(words) ? Number(words) : undefined);
    return { kind: arabic[1] === 'الدوره' ? 'session' : 'meeting', number: exact ?? null, exact: exact !== undefined };
  }
  const latin = /^(?:the )?(.{2,40}?) (session|meeting|reunion|seance)(?: (.*))?$/.exec(plain);
  if (latin === null) return null;
  const words = (latin[1] ?? '').replace(/^(?:la|le) /, '');
  const figure = /^(\d{1,2})(?:st|nd|rd|th|e|re|ere|eme)?$/.exec(words);
  const number = figure !== null ? Number(figure[1]) : ordinalsOf.map(({ words: known }) => known.get(words)).find((n) => n !== undefined);
  if (number === undefined) return null;
  const kind = latin[2] === 'session' ? 'session' : 'meeting';
  return { kind, number: latin[3] === undefined && number >= 1 && number <= 99 ? number : null, exact: latin[3] === undefined };
};

const latinOf = (letter: string): string => {
  for (let n = 1; n <= 26; n++) if (comparable(arabicLetter(n)) === comparable(letter)) return String.fromCharCode(96 + n);
  return letter.toLowerCase();
};

const agendaForms = [
  { form: /^items? (.+) of the (provisional )?agenda$/, adopted: false },
  { form: /^agenda items? (.+)$/, adopted: true },
  { form: /^points? (.+) de l ordre du jour( provisoire)?$/, adopted: false },
  { form: /^(?:البند|البندان|البندين|البنود) (.+) من جدول الاعمال( الموقت)?$/, adopted: false },
] as const;

const agendaOf = (text: string): { items: string[]; adopted: boolean } | null => {
  const plain = comparable(text);
  for (const { form, adopted } of agendaForms) {
    const found = form.exec(plain);
    if (found === null) continue;
    const items: string[] = [];
    for (const part of (found[1] ?? '').split(/ (?:and|et|و) | و(?=\d)/).flatMap((part) => part.split(/ (?=\d)/))) {
      const item = /^(\d{1,3})(?: (\p{L}))?$/u.exec(part.trim());
      if (item === null) return null;
      items.push(item[2] === undefined ? (item[1] ?? '') : `${item[1]} (${latinOf(item[2])})`);
    }
    return items.length === 0 ? null : { items, adopted: adopted || found[2] === undefined };
  }
  return null;
};

/** `Cairo, 3–4 July 2024`: a place of a few words, then dates. */
const venueOf = (text: string): { place: string; days: { from: Day; to: Day } | null } | null => {
  const dates = findDates(text);
  if (dates === null) return null;
  const before = text.slice(0, dates.start).replace(/[\s,،;–—-]+$/u, '').trim();
  const behind = text.slice(dates.end).replace(/^[\s,،;]+/u, '').replace(/[*.\s]+$/, '').trim();
  const words = comparable(before).split(' ').filter((word) => word !== '');
  if (words.length > 7 || behind.length > 60 || /[.:!?]$/.test(before)) return null;
  return { place: [before, behind].filter((part) => part !== '').join(behind.startsWith('(') ? ' ' : ', '), days: dates.days };
};

/** No line of a masthead has more characters. */
const longestField = 600;

/** What a line of the first page says, or null. `masthead`: lines of the masthead have been seen, so that a lone word can belong to it. */
export const fieldOf = (text: string, masthead: boolean): Field | null => {
  if (text.length > longestField) return null;
  const trimmed = text.replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u0640]/g, '').trim();
  const starless = trimmed.replace(/\s*\*+$/, '');
  const plain = comparable(trimmed);
  if (plain === '') return null;
  if (organization.has(plain)) return { type: 'organization' };
  const named = /^(.+) (a|e|s|st)$/.exec(plain);
  if (named !== null && organization.has(named[1] ?? '')) return { type: 'organization' };
  const organ = organs.get(plain);
  if (organ !== undefined && (masthead || organ !== 'secretariat')) return { type: 'organ', organ };
  if (/^(?:A|E|S|ST)$/.test(trimmed)) return { type: 'series' };
  if (distr.has(plain)) return { type: 'distributionLabel' };
  const category = distributions.get(plain);
  if (category !== undefined && (masthead || trimmed === trimmed.toUpperCase())) return { type: 'distribution', distribution: category, headquarters: false };
  const labelled = /^(distr|distribution|التوزيع|توزيع) (.+)$/.exec(plain);
  const stated = labelled === null ? undefined : distributions.get(labelled[2] ?? '');
  if (stated !== undefined) return { type: 'distribution', distribution: stated, headquarters: /^Distr\.\s*:\s*[A-Z][a-z]/.test(trimmed) };
  if (isSymbolLine(starless)) return { type: 'symbol', symbol: trimmed, known: true };
  if (/^[A-Z]{1,8}\/[^\s/][^/]*(?:\/[^/]+){1,}$/.test(starless) && starless.length <= 200 && !/[.;]$/.test(starless)) return { type: 'symbol', symbol: trimmed, known: false };
  const original = /^(?:original|الاصل|اللغه الاصليه)(?: language)? (.+)$/.exec(plain);
  if (original !== null && /[:：]/.test(trimmed)) return { type: 'originalLanguage', original: languageNames.get(original[1] ?? '') ?? null };
  const language = languageNames.get(plain);
  if (language !== undefined && masthead) return { type: 'language', language };
  const date = dateLine(starless);
  if (date !== null && (date.days === null || date.days.from === date.days.to)) return { type: 'date', day: date.days?.from ?? null };
  if (/^\d{2}-\d{4,6}\*?(?:\s*\([A-Z]\).*)?$/.test(trimmed) || /^\*\d{6,9}\*$/.test(trimmed)) return { type: 'jobNumber', jobNumber: trimmed };
  const agenda = agendaOf(starless);
  if (agenda !== null) return { type: 'agendaItem', ...agenda };
  const session = trimmed.length < 100 ? sessionOf(comparable(starless)) : null;
  if (session !== null) return { type: 'session', kind: session.kind, number: session.number };
  const kind = kinds.get(plain);
  if (kind !== undefined) return { type: 'documentKind', kind };
  if (bodies.has(plain) || bodyLine.test(plain)) return { type: 'body' };
  const venue = trimmed.length < 160 ? venueOf(starless) : null;
  if (venue !== null) return { type: 'venue', ...venue };
  if (kindLine.test(plain) && plain.length < 160 && !/[.:;]$/.test(trimmed)) return { type: 'documentKind', kind: null };
  if (committeeLine.test(plain) && plain.length < 140 && !/[.:;]$/.test(trimmed)) return { type: 'committee' };
  return null;
};
