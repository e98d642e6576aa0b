// What is not said with a file: its language, the kind of document, its look and its digits.
import type { DocumentSettings, Look, TemplateName } from '../document/document.ts';
import type { Language } from '../language/language.ts';
import { comparable } from './comparable.ts';
import { draftText } from './draft.ts';
import type { Element } from './elements.ts';
import type { Field } from './fields.ts';

const common: Readonly<Record<'en' | 'fr', ReadonlySet<string>>> = {
  en: new Set('the of and to in for on with by that from as is are was were which at be has have their its this'.split(' ')),
  fr: new Set('le la les des du de et en pour dans que qui sur par une un est sont au aux avec ce cette ses leur ont'.split(' ')),
};

/** Arabic where a third of the letters are; French where its commonest words outweigh those of English. */
export const guessLanguage = (text: string): Language => {
  // The beginning can be a masthead in another language, so the middle is looked at as well.
  const sample = text.length <= 60_000 ? text : text.slice(0, 30_000) + text.slice(text.length / 2, text.length / 2 + 30_000);
  const arabic = (sample.match(/[\u0621-\u064A]/g) ?? []).length;
  const latin = (sample.match(/[A-Za-z\u00C0-\u024F]/g) ?? []).length;
  if (arabic > (arabic + latin) / 3) return 'ar';
  let [english, french] = [0, 0];
  for (const word of sample.toLowerCase().match(/[a-z\u00E0-\u024F]+/g) ?? []) {
    if (common.en.has(word)) english += 1;
    if (common.fr.has(word)) french += 1;
  }
  french += (sample.match(/[éèàçêù]|[ld]’/gi) ?? []).length / 4;
  return french > english ? 'fr' : 'en';
};

/** Digits of the profile: those in which an Arabic text is mostly written. */
export const guessDigits = (text: string, language: Language): DocumentSettings['digits'] =>
  language === 'ar' && (text.match(/[\u0660-\u0669]/g) ?? []).length > (text.match(/[0-9]/g) ?? []).length ? 'arabicIndic' : 'western';

const workshop = /workshop|training|seminar|atelier|formation|seminaire|ورشه|حلقه عمل|تدريب/;
const meeting = /conference|forum|consultation|review|meeting|موتمر|منتدي|مشاوره|اجتماع|conference|reunion/;
const briefed = /briefing|activity report|احاطه/;
const briefing = /working group|task force|activity report|groupe de travail|فريق العمل|الفريق العامل/;
const messages = /key messages|messages cles|الرسايل الرييسيه/;
const outcome = /outcome document|document final|الوثيقه الختاميه/;
const declaration = /declaration|اعلان/;
const concept = /concept note|note de cadrage|note conceptuelle|مذكره مفاهيميه|ورقه مفاهيميه/;

const kindTemplates: Partial<Record<string, TemplateName>> = { outcomeDocument: 'outcomeDocument', keyMessages: 'keyMessagesSummary', briefing: 'workingGroupBriefing', report: 'committeeReport', noteBySecretariat: 'committeeReport', provisionalAgenda: 'provisionalAgenda', informationNote: 'informationNote' };

/** Kinds that the title names where no line of its own does. */
const titled: readonly (readonly [TemplateName, RegExp])[] = [
  ['informationNote', /^information note|^note d information|^مذكره (?:معلومات|اعلاميه)/],
  ['provisionalAgenda', /^(?:annotated )?provisional agenda|^ordre du jour provisoire|^جدول الاعمال الموقت/],
  ['resolution', /^(?:draft )?resolution (?:on|concerning|\d)|^draft resolution|^(?:projet de )?resolution (?:sur|concernant|relative|\d)|^projet de resolution|^(?:مشروع )?قرار (?:بشان|حول|\d)|^مشروع قرار/],
  ['declaration', /^(?:\p{L}+ )?declaration |^declaration de|^اعلان /u],
  ['sessionReport', /^report of the .* on its .* (?:session|meeting)|^rapport .* sur (?:sa|les travaux de sa|la) .* session|^تقرير .* عن (?:اعمال )?دورت/],
];

/** The template whose documents look like this one: by its kind, its title, its symbol, and at last by its elements. */
export const guessTemplate = (fields: readonly Field[], title: string | null, name: string, elements: readonly Element[]): TemplateName => {
  const kind = fields.find((field) => field.type === 'documentKind')?.kind ?? null;
  const words = comparable(`${title ?? ''} ${name.replace(/\.\w+$/, '').replace(/[-_]/g, ' ')}`);
  const symbol = comparable(fields.find((field) => field.type === 'symbol')?.symbol ?? '');
  if (kind === 'conceptNote' || (kind === null && concept.test(words))) return workshop.test(words) && !/conference|موتمر/.test(words) ? 'workshopConceptNote' : 'conferenceConceptNote';
  const byKind = kind === null ? undefined : kindTemplates[kind];
  if (byKind !== undefined) return byKind;
  for (const [template, form] of titled) if (form.test(words)) return template;
  if (outcome.test(words) || outcome.test(symbol)) return 'outcomeDocument';
  if (messages.test(words)) return 'keyMessagesSummary';
  if (briefed.test(words)) return 'workingGroupBriefing';
  const has = (type: Element['type']): number => elements.reduce((count, element) => (element.type === type ? count + 1 : count), 0);
  if (has('operativeParagraph') > 0) return declaration.test(words) ? 'declaration' : 'resolution';
  if (fields.some((field) => field.type === 'committee' || field.type === 'agendaItem')) return 'committeeReport';
  if (has('keyMessage') > 0) return has('numberedParagraph') > 0 ? 'outcomeDocument' : 'keyMessagesSummary';
  if (briefing.test(words) || (has('numberedParagraph') === 0 && has('bullet') > has('paragraph') && has('table') === 0)) return 'workingGroupBriefing';
  if (has('numberedParagraph') === 0 && (workshop.test(words) || meeting.test(words) || elements.some(({ type }) => type === 'table'))) return workshop.test(words) ? 'workshopConceptNote' : 'conferenceConceptNote';
  return 'committeeReport';
};

/** Capitals in chapter headings or hyphens in ranges: the look before 2019. "Distr.: Limited" on one line: Headquarters. */
export const guessLook = (fields: readonly Field[], chapters: readonly string[], text: string, language: Language): Look => {
  if (fields.some((field) => field.type === 'distribution' && field.headquarters)) return 'headquarters';
  const capitals = chapters.filter((chapter) => chapter === chapter.toUpperCase() && chapter !== chapter.toLowerCase()).length;
  if (chapters.length > 0 && capitals > chapters.length / 2) return 'escwa-classic';
  // Arabic sets a hyphen in every look.
  if (language === 'ar') return 'escwa-current';
  const sample = text.slice(0, 200_000);
  const hyphens = (sample.match(/(?<![\d/:.-])\d{1,3}-\d{1,3}(?![\d/:.-])/g) ?? []).length;
  const dashes = (sample.match(/\d–\d/g) ?? []).length;
  return hyphens > 2 && hyphens > dashes * 3 ? 'escwa-classic' : 'escwa-current';
};

/** What a document of one language is set to, as far as its first page, its headings and its letters tell. `as`: the template, where the user knows it. */
export const guessSettings = ({ as, front, name, elements, text, language }: {
  readonly as: TemplateName | undefined;
  readonly front: { readonly fields: readonly Field[]; readonly title: string | null };
  readonly name: string;
  readonly elements: readonly Element[];
  readonly text: string;
  readonly language: Language;
}): Pick<DocumentSettings, 'template' | 'look' | 'draftingLanguage' | 'languages' | 'digits'> => {
  const chapters = elements.filter(({ type, typed }) => type === 'heading' && typed?.kind === 'chapter').map(({ drafts }) => drafts.map(draftText).join(' '));
  return {
    template: as ?? guessTemplate(front.fields, front.title, name, elements),
    look: guessLook(front.fields, chapters, text, language),
    draftingLanguage: language,
    languages: [language],
    digits: guessDigits(text, language),
  };
};
