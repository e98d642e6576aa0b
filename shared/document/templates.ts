// The kinds of documents: which elements a new one opens with, in which order and in which look. The lists are in `assets/templates`.
import committeeReport from '../../assets/templates/committeeReport.json' with { type: 'json' };
import conferenceConceptNote from '../../assets/templates/conferenceConceptNote.json' with { type: 'json' };
import declaration from '../../assets/templates/declaration.json' with { type: 'json' };
import informationNote from '../../assets/templates/informationNote.json' with { type: 'json' };
import keyMessagesSummary from '../../assets/templates/keyMessagesSummary.json' with { type: 'json' };
import outcomeDocument from '../../assets/templates/outcomeDocument.json' with { type: 'json' };
import provisionalAgenda from '../../assets/templates/provisionalAgenda.json' with { type: 'json' };
import resolution from '../../assets/templates/resolution.json' with { type: 'json' };
import sessionReport from '../../assets/templates/sessionReport.json' with { type: 'json' };
import workingGroupBriefing from '../../assets/templates/workingGroupBriefing.json' with { type: 'json' };
import workshopConceptNote from '../../assets/templates/workshopConceptNote.json' with { type: 'json' };
import { languages, type Language } from '../language/language.ts';
import { z } from '../zod.ts';
import type { LanguageText } from './block.ts';
import { distributions } from './blocks/distribution.ts';
import { documentKinds } from './blocks/documentKind.ts';
import { blankBlock, blockTypeSchema, type Block, type BlockOf } from './blocks/index.ts';
import { organs } from './blocks/organ.ts';
import type { TableRow } from './blocks/table.ts';
import { lookSchema, orderedLanguages, schemaVersion, type Document, type Look, type TemplateName } from './document.ts';
import type { NewId } from './ids.ts';
import { plain } from './inlines.ts';

/** An element of a template: its type, and what is fixed about it. Text is there where the kind of document prescribes the words. */
const elementSchema = z.strictObject({
  type: blockTypeSchema,
  level: z.number().int().min(1).max(5).optional(),
  numbered: z.boolean().optional(),
  kind: z.enum([...documentKinds, 'session', 'meeting']).optional(),
  organ: z.enum(organs).optional(),
  distribution: z.enum(distributions).optional(),
  purpose: z.enum(['programme', 'documents', 'participants']).optional(),
  text: z.strictObject({ en: z.string(), ar: z.string(), fr: z.string() }).optional(),
  emphasis: z.literal('italic').optional(),
});
const templateFileSchema = z.strictObject({ look: lookSchema, elements: z.array(elementSchema).min(1) });
type TemplateElement = z.infer<typeof elementSchema>;
type Template = z.infer<typeof templateFileSchema>;

const files: Readonly<Record<TemplateName, unknown>> = {
  outcomeDocument,
  committeeReport,
  sessionReport,
  resolution,
  declaration,
  provisionalAgenda,
  informationNote,
  conferenceConceptNote,
  workshopConceptNote,
  workingGroupBriefing,
  keyMessagesSummary,
};

const read = new Map<TemplateName, Template>();
const templateOf = (name: TemplateName): Template => {
  let template = read.get(name);
  if (template === undefined) read.set(name, (template = templateFileSchema.parse(files[name])));
  return template;
};

/** The look in which a kind of document is set unless its author chooses another. */
export const templateLook = (name: TemplateName): Look => templateOf(name).look;

/** The types of elements that a kind of document is expected to have, in order. */
export const templateElements = (name: TemplateName): readonly Pick<TemplateElement, 'type' | 'level' | 'numbered'>[] => templateOf(name).elements;

const row = (newId: NewId, kind: TableRow['kind'], spans: readonly number[]): TableRow => ({
  id: newId(),
  kind,
  cells: spans.map((colspan) => ({ id: newId(), text: {}, colspan, rowspan: 1 })),
});

/** The programme of a meeting: for each day a row that names it, and rows of a time and a session. */
export const blankProgramme = (newId: NewId, days = 1, sessions = 3): BlockOf<'table'> => ({
  ...blankBlock('table', newId()),
  purpose: 'programme',
  headerRows: 0,
  columns: [1, 4],
  rows: Array.from({ length: days }, () => [row(newId, 'day', [2]), ...Array.from({ length: sessions }, () => row(newId, 'normal', [1, 1]))]).flat(),
});

type Words = Readonly<Record<Language, string>>;
const textOf = (words: Words): LanguageText => Object.fromEntries(languages.map((language) => [language, plain(words[language])]));

const documentColumns: readonly Words[] = [
  { en: 'Symbol', ar: 'الرمز', fr: 'Cote' },
  { en: 'Agenda item', ar: 'بند جدول الأعمال', fr: 'Point de l’ordre du jour' },
  { en: 'Title', ar: 'العنوان', fr: 'Titre' },
];

/** The list of documents before a meeting: symbol, agenda item and title of each. */
export const blankDocumentList = (newId: NewId, documents = 4): BlockOf<'table'> => ({
  ...blankBlock('table', newId()),
  purpose: 'documents',
  headerRows: 1,
  columns: [4, 2, 7],
  rows: [
    { id: newId(), kind: 'normal', cells: documentColumns.map((words) => ({ id: newId(), text: textOf(words), colspan: 1, rowspan: 1 })) },
    ...Array.from({ length: documents }, () => row(newId, 'normal', [1, 1, 1])),
  ],
});

/** Who attends meetings of the Commission, in the order in which its reports name them. */
const participantGroups: readonly Words[] = [
  { en: 'States members', ar: 'الدول الأعضاء', fr: 'États membres' },
  { en: 'Observers', ar: 'المراقبون', fr: 'Observateurs' },
  { en: 'United Nations entities', ar: 'كيانات الأمم المتحدة', fr: 'Entités des Nations Unies' },
  { en: 'Intergovernmental and non-governmental organizations', ar: 'المنظمات الحكومية الدولية والمنظمات غير الحكومية', fr: 'Organisations intergouvernementales et non gouvernementales' },
];

/** The list of those who attended: groups, and in each the name and the office of a person. */
export const blankParticipantList = (newId: NewId, participants = 2): BlockOf<'table'> => ({
  ...blankBlock('table', newId()),
  purpose: 'participants',
  headerRows: 0,
  columns: [2, 3],
  rows: participantGroups.flatMap((words): TableRow[] => [
    { id: newId(), kind: 'group', cells: [{ id: newId(), text: textOf(words), colspan: 2, rowspan: 1 }] },
    ...Array.from({ length: participants }, () => row(newId, 'normal', [1, 1])),
  ]),
});

const fixedText = ({ text, emphasis }: TemplateElement): LanguageText => {
  if (text === undefined) return {};
  return Object.fromEntries(languages.map((language) => [language, emphasis === 'italic' ? [{ text: text[language], italic: true }] : plain(text[language])]));
};

const blankTables: Readonly<Record<NonNullable<TemplateElement['purpose']>, (newId: NewId) => BlockOf<'table'>>> = {
  programme: (newId) => blankProgramme(newId, 2),
  documents: blankDocumentList,
  participants: blankParticipantList,
};

const makeBlock = (element: TemplateElement, draftingLanguage: Language, newId: NewId): Block => {
  if (element.type === 'table' && element.purpose !== undefined) return blankTables[element.purpose](newId);
  const block = blankBlock(element.type, newId());
  const text = fixedText(element);
  switch (block.type) {
    case 'heading':
      return { ...block, text, level: element.level ?? block.level, numbered: element.numbered ?? block.numbered };
    case 'organ':
      return { ...block, organ: element.organ ?? block.organ };
    case 'distribution':
      return { ...block, distribution: element.distribution ?? block.distribution };
    case 'documentKind':
      return { ...block, text, kind: documentKinds.find((kind) => kind === element.kind) ?? null };
    case 'subparagraph':
      return { ...block, text, level: element.level ?? block.level };
    case 'session':
      return { ...block, text, kind: element.kind === 'meeting' ? 'meeting' : 'session' };
    case 'originalLanguage':
      return { ...block, original: draftingLanguage };
    default:
      return { ...block, text };
  }
};

export interface NewDocumentOptions {
  /** In the drafting language. */
  readonly title?: string | undefined;
  /** In which the document is to exist besides the drafting language; those of its template where none are named. */
  readonly languages?: readonly Language[] | undefined;
}

/** A new document of a kind: its elements in order, empty but for what the kind prescribes. Unless it is said otherwise, it is to exist in all languages. */
export const createDocument = (template: TemplateName, language: Language, newId: NewId, options: NewDocumentOptions = {}): Document => {
  const { look, elements } = templateOf(template);
  const title = options.title?.trim() ?? '';
  const id = newId();
  const blocks = elements
    .map((element) => makeBlock(element, language, newId))
    .map((block): Block => (block.type === 'title' && title !== '' ? { ...block, text: { [language]: plain(title) } } : block));
  return {
    schemaVersion,
    id,
    settings: {
      template,
      look,
      draftingLanguage: language,
      languages: orderedLanguages(language, options.languages ?? languages),
      digits: 'western',
      unplaced: [],
    },
    blocks,
  };
};
