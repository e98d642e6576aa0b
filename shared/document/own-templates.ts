// Templates of the user's own: a document whose structure, and as much of its text as is wanted, others begin with.
import type { LanguageText } from './block.ts';
import type { Block, BlockType } from './blocks/index.ts';
import { orderedLanguages, type Document } from './document.ts';
import type { NewId } from './ids.ts';
import { plain } from './inlines.ts';
import { normaliseDocument } from './normalise.ts';
import type { NewDocumentOptions } from './templates.ts';
import { withNewIds } from './unique-ids.ts';
import { mapTexts, type TextPlace } from './walk.ts';
import type { Language } from '../language/language.ts';
import { z } from '../zod.ts';

/** What of the text goes into a template: all of it, or only what names the parts of the document. */
export const templateTexts = ['all', 'headings'] as const;
export const templateTextSchema = z.enum(templateTexts);
export type TemplateText = z.infer<typeof templateTextSchema>;

/** Whether the text of an element names a part of the document, or the body that issues it, and so is the same from one document to the next. */
const names: Readonly<Record<BlockType, boolean>> = {
  logos: false,
  organ: false,
  distribution: false,
  symbol: false,
  date: false,
  language: false,
  originalLanguage: false,
  jobNumber: false,
  body: true,
  committee: true,
  session: false,
  venue: false,
  agendaItem: false,
  documentKind: true,
  title: false,
  subtitle: false,
  summary: false,
  contents: false,
  heading: true,
  numberedParagraph: false,
  paragraph: false,
  priorityArea: true,
  keyMessage: false,
  subparagraph: false,
  bullet: false,
  quotation: false,
  box: true,
  table: true,
  figure: true,
  preambularParagraph: false,
  operativeParagraph: false,
  annex: true,
  signature: false,
  endRule: false,
  pageBreak: false,
};

const stays = ({ block, role, cell }: TextPlace): boolean => {
  if (cell !== null) return block.type === 'table' && cell.row < block.headerRows;
  return names[block.type] && role !== 'notes' && role !== 'source';
};

/** What belongs to one document and to no other: its symbol, its dates, its numbers. */
const anonymous = (block: Block): Block => {
  switch (block.type) {
    case 'symbol':
      return { ...block, symbol: null };
    case 'date':
      return { ...block, date: null };
    case 'jobNumber':
      return { ...block, jobNumber: null };
    case 'venue':
      return { ...block, from: null, to: null };
    case 'session':
      return { ...block, number: null };
    case 'agendaItem':
      return { ...block, items: [] };
    default:
      return block;
  }
};

const withoutText = (text: LanguageText, place: TextPlace): LanguageText => (stays(place) || Object.keys(text).length === 0 ? text : {});

/** A document as a template. Its symbol, dates and numbers go; of its text stays what `text` says. */
export const asTemplate = (document: Document, text: TemplateText): Document => ({
  ...document,
  settings: { ...document.settings, unplaced: [] },
  blocks: document.blocks.map(anonymous).map((block) => {
    if (text === 'all') return block;
    const emptied = mapTexts(block, withoutText);
    return emptied.type === 'figure' ? { ...emptied, image: null, alt: {} } : emptied;
  }),
});

/** A new document that begins as a template of the user's own does. */
export const fromTemplate = (template: Document, language: Language, newId: NewId, options: NewDocumentOptions = {}): Document => {
  const title = options.title?.trim() ?? '';
  const { settings } = template;
  const blocks = withNewIds(template.blocks, newId).map((block): Block => {
    if (block.type === 'title' && title !== '') return { ...block, text: { ...block.text, [language]: plain(title) } };
    return block.type === 'originalLanguage' ? { ...block, original: language } : block;
  });
  return normaliseDocument(
    {
      ...template,
      id: newId(),
      settings: {
        ...settings,
        draftingLanguage: language,
        languages: orderedLanguages(language, options.languages ?? settings.languages),
      },
      blocks,
    },
    newId,
  );
};
