// What a document is, at a glance and for machines: front matter as printed, headings with their paragraphs, counts, what an import could not place.
import { definitionOf } from '../language/index.ts';
import { languages, type Language } from '../language/language.ts';
import type { LanguageText } from './block.ts';
import type { Block, BlockOf, BlockType } from './blocks/index.ts';
import type { Document, TemplateName, Unplaced } from './document.ts';
import type { Id } from './ids.ts';
import { contentText } from './inlines.ts';
import { numberBlocks, type Numbering } from './numbering.ts';
import { walkBlocks, walkTexts } from './walk.ts';

/** Front matter as it prints in one language; null where the element is missing or says nothing. */
export interface FrontMatterOutline {
  readonly symbol: string | null;
  /** In capitals, whatever the look: `LIMITED`. */
  readonly distribution: string | null;
  /** `26 August 2024`. */
  readonly date: string | null;
  /** In capitals: `ENGLISH`. */
  readonly language: string | null;
  /** In capitals, the name alone: `ARABIC`. */
  readonly originalLanguage: string | null;
  readonly body: string | null;
  readonly committee: string | null;
  readonly session: string | null;
  /** Place and dates in one line. */
  readonly venue: string | null;
  readonly agendaItem: string | null;
  readonly documentKind: string | null;
  readonly title: string | null;
}

export interface HeadingOutline {
  readonly id: Id;
  /** 1 to 5; priority areas stand at level 2 and annexes at level 1. */
  readonly level: number;
  /** `I.`, `A.`; null for an unnumbered heading. */
  readonly label: string | null;
  readonly text: string;
  /** First and last numbered paragraph under the heading. */
  readonly paragraphs: readonly [from: number, to: number] | null;
}

export interface DocumentOutline {
  readonly id: Id;
  readonly title: string | null;
  readonly symbol: string | null;
  readonly template: TemplateName;
  /** The languages that have text, the drafting language first. */
  readonly languages: readonly Language[];
  /** Elements by type, those in boxes included; types that do not occur are left out. */
  readonly counts: Readonly<Partial<Record<BlockType, number>>>;
  readonly paragraphs: { readonly first: number | null; readonly last: number | null; readonly count: number };
  readonly headings: readonly HeadingOutline[];
  /** Every priority area, and every other heading that has key messages right under it. */
  readonly keyMessages: readonly { readonly label: string | null; readonly area: string; readonly count: number }[];
  readonly footnotes: number;
  readonly boxes: number;
  readonly tables: number;
  readonly frontMatter: FrontMatterOutline;
  readonly unplaced: readonly Unplaced[];
}

/** A text in one line, without footnotes and marks; empty where the language has none. */
export const lineOf = (text: LanguageText, language: Language): string => contentText(text[language] ?? []).replace(/\s+/gu, ' ').trim();

/** The title in a language, else in the drafting language, else in any; null where it has none. */
export const documentTitle = (document: Document, language: Language): string | null => {
  const title = document.blocks.find((block) => block.type === 'title');
  if (title === undefined) return null;
  const order = [language, document.settings.draftingLanguage, ...languages];
  return order.map((candidate) => lineOf(title.text, candidate)).find((line) => line !== '') ?? null;
};

/** The symbol of a document; null where it has none. */
export const documentSymbol = (document: Document): string | null => document.blocks.find((block) => block.type === 'symbol')?.symbol ?? null;

/** The languages in which any element has text, the drafting language first. */
export const languagesWithText = (document: Document): Language[] => {
  const found = new Set<Language>();
  for (const { text } of walkTexts(document.blocks)) {
    for (const language of languages) if (!found.has(language) && lineOf(text, language) !== '') found.add(language);
    if (found.size === languages.length) break;
  }
  const { draftingLanguage } = document.settings;
  return languages.filter((language) => found.has(language)).sort((one, other) => Number(other === draftingLanguage) - Number(one === draftingLanguage));
};

const frontMatterOf = (document: Document, language: Language): FrontMatterOutline => {
  const definition = definitionOf(language);
  const profile = document.settings;
  const block = <Type extends BlockType>(type: Type): BlockOf<Type> | undefined =>
    document.blocks.find((candidate): candidate is BlockOf<Type> => candidate.type === type);
  const said = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
  const text = (type: 'body' | 'committee'): string | null => said(lineOf(block(type)?.text ?? {}, language));

  const distribution = block('distribution');
  const date = block('date')?.date ?? null;
  const original = block('originalLanguage')?.original ?? null;
  const session = block('session');
  const venue = block('venue');
  const agendaItem = block('agendaItem');
  const kind = block('documentKind');
  const days = venue?.from == null || venue.to === null ? '' : definition.dateRange(venue.from, venue.to, profile);
  return {
    symbol: documentSymbol(document),
    distribution: distribution === undefined ? null : definition.distribution(distribution.distribution, profile).toUpperCase(),
    date: date === null ? null : definition.date(date, profile),
    language: block('language') === undefined ? null : definition.version(profile).toUpperCase(),
    originalLanguage: original === null ? null : said(definition.original(original, profile).split(':').at(-1)?.trim().toUpperCase()),
    body: text('body'),
    committee: text('committee'),
    session: session === undefined ? null : session.number === null ? said(lineOf(session.text, language)) : definition.session(session.number, session.kind),
    venue: said([lineOf(venue?.text ?? {}, language), days].filter((part) => part !== '').join(language === 'ar' ? '، ' : ', ')),
    agendaItem: said(definition.agendaItem(agendaItem?.items ?? [], agendaItem?.adopted ?? false)),
    documentKind: kind === undefined ? null : kind.kind === null ? said(lineOf(kind.text, language)) : definition.documentKind(kind.kind),
    title: documentTitle(document, language),
  };
};

const headingsOf = (document: Document, numbering: Numbering): HeadingOutline[] => {
  const definition = definitionOf(numbering.language);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  return numbering.contents.map(({ id, level, number, paragraphs }) => ({
    id,
    level,
    label: number === null ? null : definition.label(number, document.settings),
    text: lineOf(blocks.get(id)?.text ?? {}, numbering.language),
    paragraphs,
  }));
};

const keyMessagesOf = (blocks: readonly Block[], headings: readonly HeadingOutline[]): DocumentOutline['keyMessages'] => {
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  const groups: { label: string | null; area: string; count: number; isArea: boolean }[] = [];
  for (const block of blocks) {
    const heading = byId.get(block.id);
    if (heading !== undefined && heading.level <= 2) groups.push({ label: heading.label, area: heading.text, count: 0, isArea: block.type === 'priorityArea' });
    else if (block.type === 'keyMessage') {
      if (groups.length === 0) groups.push({ label: null, area: '', count: 0, isArea: false });
      const group = groups.at(-1);
      if (group !== undefined) group.count++;
    }
  }
  return groups.filter(({ count, isArea }) => isArea || count > 0).map(({ label, area, count }) => ({ label, area, count }));
};

/** The outline of a document in a language; in its drafting language unless said otherwise. */
export const outlineOf = (document: Document, language: Language = document.settings.draftingLanguage): DocumentOutline => {
  const numbering = numberBlocks(document.blocks, language);
  const headings = headingsOf(document, numbering);
  const counts: Partial<Record<BlockType, number>> = {};
  for (const { block } of walkBlocks(document.blocks)) counts[block.type] = (counts[block.type] ?? 0) + 1;
  return {
    id: document.id,
    title: documentTitle(document, language),
    symbol: documentSymbol(document),
    template: document.settings.template,
    languages: languagesWithText(document),
    counts,
    paragraphs: numbering.paragraphs ?? { first: null, last: null, count: 0 },
    headings,
    keyMessages: keyMessagesOf(document.blocks, headings),
    footnotes: numbering.footnotes.size,
    boxes: counts.box ?? 0,
    tables: counts.table ?? 0,
    frontMatter: frontMatterOf(document, language),
    unplaced: document.settings.unplaced,
  };
};
