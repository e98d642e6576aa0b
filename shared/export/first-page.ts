// What the first page says, in print order, for every export that sets pages: logos, masthead, lines up to the subtitle, summary.
import type { Asset } from '../document/block.ts';
import type { Block, BlockOf, BlockType } from '../document/blocks/index.ts';
import { usualLogoHeight } from '../document/blocks/logos.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import { plain } from '../document/inlines.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { emblemText, type Emblem } from './emblem.ts';
import { printedText, singleLine } from './printed-text.ts';

export interface DescribedImage {
  readonly image: Asset;
  /** Empty where the language has none. */
  readonly alt: string;
}

/** The block above the thick rule. A part that is null does not print. */
export interface Masthead {
  /** At the start side under the first rule, beside the organ; null where the library has none. */
  readonly emblem: DescribedImage | null;
  /** The organization, at the start side; in capitals in the looks of ESCWA. */
  readonly organization: string;
  /** The series letter, large at the end side: the first component of the symbol. Headquarters sets the whole symbol there. */
  readonly series: string | null;
  readonly organ: string | null;
  /** `Distr.`, over or before the category. */
  readonly distr: string | null;
  readonly distribution: string | null;
  /** Both as they print: on two lines at ESCWA, on one at Headquarters ("Distr.: Limited"). */
  readonly distributionLines: readonly string[];
  readonly symbol: string | null;
  readonly date: string | null;
  /** The language of this version; null where this version is the original, which `original` then says alone. */
  readonly language: string | null;
  readonly original: string | null;
}

/** A text of the first page. */
export interface FrontText {
  readonly content: Content;
  /** True where the first of it is the notice that the language has no such text; the dates of an event may follow it. */
  readonly untranslated: boolean;
}

/** The parts of a text of the first page, each written: the notice that stands for what is not translated apart from the rest. */
export const frontParts = <Part>({ content, untranslated }: FrontText, write: (content: Content, notice: boolean) => Part): Part[] =>
  untranslated ? [write(content.slice(0, 1), true), ...(content.length > 1 ? [write(content.slice(1), false)] : [])] : [write(content, false)];

export interface FrontLine extends FrontText {
  readonly type: 'body' | 'committee' | 'session' | 'venue' | 'agendaItem' | 'documentKind' | 'title' | 'subtitle';
  readonly id: Id;
  /** The line stands after the title and is set as the title is, for instance the place and dates of a conference. */
  readonly underTitle: boolean;
}

export interface Logo extends DescribedImage {
  readonly id: Id;
  /** In millimetres. */
  readonly height: number;
}

export interface FirstPage {
  readonly logos: readonly Logo[];
  /** Null for documents that bear no masthead, such as concept notes. */
  readonly masthead: Masthead | null;
  /** From the body to the subtitle, in the order of the document. Lines that say nothing are left out. */
  readonly lines: readonly FrontLine[];
  readonly summary: readonly ({ readonly id: Id } & FrontText)[];
  /** Whether the document has a table of contents; it prints on the page after the first. */
  readonly contents: boolean;
  readonly jobNumber: string | null;
  /** The title as one line of plain text, for document properties and file names; empty when there is none. */
  readonly title: string;
}

const find = <Type extends BlockType>(document: Document, type: Type): BlockOf<Type> | undefined =>
  document.blocks.find((block): block is BlockOf<Type> => block.type === type);

/** The document symbol as typed, without white space around it; null when there is none. */
export const documentSymbol = (document: Document): string | null => find(document, 'symbol')?.symbol?.trim() || null;

const mastheadOf = (document: Document, language: LanguageDefinition, emblem: Emblem | null): Masthead | null => {
  const { settings } = document;
  const organ = find(document, 'organ');
  const distribution = find(document, 'distribution');
  const date = find(document, 'date')?.date ?? null;
  const original = find(document, 'originalLanguage')?.original ?? null;
  const symbol = documentSymbol(document);
  if (organ === undefined && distribution === undefined && symbol === null) return null;
  const organization = language.wording('unitedNations');
  const isOriginal = original === language.code;
  const distr = language.wording('distr');
  const category = distribution === undefined ? '' : language.distribution(distribution.distribution, settings);
  const oneLine = language.code === 'fr' ? `${distr} ${category}` : `${distr}: ${category}`;
  return {
    emblem: emblem === null ? null : { image: emblem.image, alt: emblemText(emblem, language) },
    organization: settings.look === 'headquarters' ? organization : organization.toLocaleUpperCase(language.tag),
    series: symbol?.split('/')[0] || null,
    organ: organ === undefined ? null : language.wording(organ.organ),
    distr: distribution === undefined ? null : distr,
    distribution: distribution === undefined ? null : category,
    distributionLines: distribution === undefined ? [] : settings.look === 'headquarters' ? [oneLine] : [distr, category],
    symbol,
    date: date === null ? null : language.mastheadDate(date, settings),
    language: find(document, 'language') === undefined || isOriginal ? null : language.version(settings),
    original: original === null ? null : language.original(original, settings),
  };
};

/** Place and dates on one line; either may be missing. */
const venueLine = (venue: BlockOf<'venue'>, document: Document, language: LanguageDefinition): FrontText => {
  const { content: place, untranslated } = printedText(venue.text, language);
  const from = venue.from ?? venue.to;
  const to = venue.to ?? venue.from;
  if (from === null || to === null) return { content: place, untranslated };
  const dates = language.dateRange(from, to, document.settings);
  const comma = language.code === 'ar' ? '، ' : ', ';
  return place.length === 0 ? { content: plain(dates), untranslated } : { content: [...place, { text: `${comma}${dates}` }], untranslated };
};

const ours = (text: string): FrontText => ({ content: plain(text), untranslated: false });

const lineText = (block: Block, document: Document, language: LanguageDefinition): FrontText | null => {
  switch (block.type) {
    case 'body':
    case 'committee':
    case 'title':
    case 'subtitle':
      return printedText(block.text, language);
    case 'session':
      return block.number === null ? printedText(block.text, language) : ours(language.session(block.number, block.kind));
    case 'venue':
      return venueLine(block, document, language);
    case 'agendaItem':
      return ours(language.agendaItem(block.items, block.adopted));
    case 'documentKind':
      return block.kind === null ? printedText(block.text, language) : ours(language.documentKind(block.kind));
    default:
      return null;
  }
};

/** The first page in one language, with the emblem that the library has. The masthead has its own fixed order; the lines below it follow the document. */
export const firstPage = (document: Document, language: LanguageDefinition, emblem: Emblem | null = null): FirstPage => {
  const lines: FrontLine[] = [];
  for (const block of document.blocks) {
    const text = lineText(block, document, language);
    if (text !== null && text.content.length > 0) {
      const underTitle = lines.some(({ type }) => type === 'title');
      lines.push({ type: block.type as FrontLine['type'], id: block.id, ...text, underTitle });
    }
  }
  const title = find(document, 'title');
  return {
    logos: (find(document, 'logos')?.logos ?? []).map(({ id, image, alt, height = usualLogoHeight }) => ({ id, image, height, alt: alt[language.code] ?? '' })),
    masthead: mastheadOf(document, language, emblem),
    lines,
    summary: document.blocks
      .filter((block) => block.type === 'summary')
      .map((block) => ({ id: block.id, ...printedText(block.text, language) }))
      .filter(({ content }) => content.length > 0),
    contents: find(document, 'contents') !== undefined,
    jobNumber: find(document, 'jobNumber')?.jobNumber?.trim() || null,
    title: title === undefined ? '' : singleLine(printedText(title.text, language).content),
  };
};

