// Looks through a document before it leaves: what a format cannot be written without, and what its reader would miss. One check per kind of finding.
import type { LanguageText } from '../document/block.ts';
import type { Block, BlockOf, BlockType } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import { isText, walkInlines, type Inline } from '../document/inlines.ts';
import type { NumberKind, Numbering } from '../document/numbering.ts';
import { isLostReference } from '../document/reference.ts';
import { symbolDisagreements, type SymbolDisagreement } from '../document/symbol-agreement.ts';
import { ownTextPlaces, walkBlocks } from '../document/walk.ts';
import type { ExportFormat } from '../ipc/contract.ts';
import { definitionOf } from '../language/index.ts';
import { languages, type Language } from '../language/language.ts';
import { bracketedText } from '../negotiation/brackets.ts';
import { openItems, type OpenItem, type OpenKind } from '../negotiation/open-items.ts';
import { isNegotiable } from '../negotiation/objectify-blocks.ts';
import { typedIn } from '../negotiation/typed-brackets.ts';
import { symbolDoubt } from '../text/symbol.ts';
import type { Emblem } from './emblem.ts';
import { findingKinds, type Finding, type FindingKind, type Severity } from './finding.ts';
import { documentSymbol, firstPage, type FirstPage } from './first-page.ts';
import { printedText } from './printed-text.ts';
import { Characters, codePointName } from './typst/characters.ts';
import type { Coverage } from './typst/coverage.ts';

/** What the library has of an image. */
export type ImageState = 'whole' | 'lost' | 'damaged';

export interface FindingsInput {
  readonly document: Document;
  readonly language: Language;
  readonly format: ExportFormat;
  /** The numbers in `language`. */
  readonly numbering: Numbering;
  /** What the fonts of the document can show. */
  readonly covers: Coverage;
  /** The emblem of the library, where it has one. */
  readonly emblem?: Emblem | null;
  readonly imageState: (hash: string) => ImageState;
}

const everyPage = { docx: 'notable', pdf: 'notable', pdfa: 'notable', md: 'notable', html: 'notable', json: null } as const;
/** PDF/UA-1 refuses these (ISO 14289-1, 7.1, 7.3 and 7.21.7); an archive gets no less. */
const refusedAsPdf = { ...everyPage, pdf: 'hinders', pdfa: 'hinders' } as const;

/** How much each kind matters to each format; null where it does not. Data leave whole, whatever is in them. */
export const severityOf: Readonly<Record<FindingKind, Readonly<Record<ExportFormat, Severity | null>>>> = {
  missingTitle: refusedAsPdf,
  missingAlternativeText: refusedAsPdf,
  // Word and browsers take what our fonts lack from another font of the reader's computer.
  missingCharacter: { docx: null, pdf: 'hinders', pdfa: 'hinders', md: null, html: null, json: null },
  missingSymbol: everyPage,
  // PDF/A wants the date at which the file was made, and files of the same text are to be the same whenever they are made.
  missingDate: { ...everyPage, pdfa: 'hinders' },
  symbolForm: everyPage,
  symbolSession: everyPage,
  symbolYear: everyPage,
  symbolDistribution: everyPage,
  symbolSeries: everyPage,
  emptyElement: everyPage,
  untranslated: everyPage,
  // Also the clean text has them, in their square brackets.
  openBracket: everyPage,
  typedBracket: everyPage,
  openProposal: everyPage,
  parked: everyPage,
  underSilence: everyPage,
  lostReference: everyPage,
  lostImage: everyPage,
  damagedImage: everyPage,
  lostEmblem: everyPage,
  // The PDF is written with levels that follow each other, so that it is accessible all the same.
  skippedHeading: everyPage,
  uncertified: { docx: null, pdf: 'notable', pdfa: 'notable', md: null, html: null, json: null },
};

interface Surroundings extends FindingsInput {
  readonly page: FirstPage;
  /** The level of the heading that was met last; 0 before the first. */
  headingLevel: number;
}

/** Nothing, or that something was found; with a text where there is more to say than the kind. */
type Found = boolean | string;

/** `whole`: looks once, at the document. `element`: looks at every element in reading order, those in boxes after their box. */
interface Check {
  readonly whole?: (at: Surroundings) => { readonly found: Found; readonly type: BlockType };
  readonly element?: (block: Block, at: Surroundings) => Found;
}

const blank = (text: LanguageText): boolean => languages.every((language) => (text[language] ?? []).every((inline) => isText(inline) && inline.text.trim() === ''));
const blankText = ({ text }: Block): boolean => blank(text);
const never = (): boolean => false;

/** Whether an element says nothing in any language although something belongs there. */
const isEmpty: { readonly [Type in BlockType]: (block: BlockOf<Type>) => boolean } = {
  logos: never,
  organ: never,
  distribution: never,
  // These three have kinds of their own.
  symbol: never,
  date: never,
  title: never,
  language: never,
  originalLanguage: ({ original }) => original === null,
  jobNumber: never,
  body: blankText,
  committee: blankText,
  session: (block) => block.number === null && blank(block.text),
  venue: (block) => block.from === null && block.to === null && blank(block.text),
  agendaItem: ({ items }) => items.length === 0,
  documentKind: (block) => block.kind === null && blank(block.text),
  subtitle: blankText,
  summary: blankText,
  contents: never,
  heading: blankText,
  numberedParagraph: blankText,
  paragraph: blankText,
  priorityArea: blankText,
  keyMessage: blankText,
  subparagraph: blankText,
  bullet: blankText,
  quotation: blankText,
  // A box needs no title, and what is in it is looked at by itself.
  box: never,
  table: ({ rows }) => rows.every(({ cells }) => cells.every(({ text }) => blank(text))),
  figure: ({ image }) => image === null,
  preambularParagraph: blankText,
  operativeParagraph: blankText,
  // An annex need not have a title.
  annex: never,
  signature: blankText,
  endRule: never,
  pageBreak: never,
};
const saysNothing = (block: Block): boolean => (isEmpty[block.type] as (block: Block) => boolean)(block);

/** Whether a text of an element that prints exists in another language only. What stands in a box is asked by itself. */
export const isUntranslated = (block: Block, language: Language): boolean => printedPlaces(block).some((text) => printedText(text, definitionOf(language)).untranslated);

/** The texts of an element that print; a session with its number, for instance, prints in words of its own. */
const printedPlaces = (block: Block): LanguageText[] => {
  if ((block.type === 'session' && block.number !== null) || (block.type === 'documentKind' && block.kind !== null)) return [];
  return [...ownTextPlaces(block)].map(({ text }) => text);
};

/** Runs and elements in a text, with those in its footnotes. */
function* everyInline(content: readonly Inline[]): Generator<Inline> {
  for (const inline of walkInlines(content)) {
    yield inline;
    if (!isText(inline) && inline.type === 'footnote') yield* walkInlines(inline.content);
  }
}

type AlternativeText = BlockOf<'figure'>['alt'];
const undescribed = (alt: AlternativeText, language: Language): boolean => (alt[language] ?? '').trim() === '';
/** The description in the language, or in any other; null where there is none. */
const describedIn = (alt: AlternativeText, language: Language): string | null => [language, ...languages].map((code) => (alt[code] ?? '').trim()).find((text) => text !== '') ?? null;
const alternativeTexts = (block: Block): readonly AlternativeText[] =>
  block.type === 'logos' ? block.logos.map(({ alt }) => alt) : block.type === 'figure' && block.image !== null ? [block.alt] : [];

/** What of an element is set in the fonts, text by text. */
function* setTexts(block: Block, { document, language }: Surroundings): Generator<string> {
  if (block.type === 'symbol') yield block.symbol ?? '';
  if (block.type === 'jobNumber') yield block.jobNumber ?? '';
  for (const alt of alternativeTexts(block)) yield alt[language] ?? '';
  const capitals = document.settings.look === 'escwa-classic' && (block.type === 'heading' || block.type === 'priorityArea' || block.type === 'annex');
  for (const text of printedPlaces(block)) {
    for (const inline of everyInline(text[language] ?? [])) {
      const set = isText(inline) ? inline.text : inline.type === 'symbolReference' ? inline.symbol : '';
      yield set;
      if (capitals) yield set.toLocaleUpperCase(definitionOf(language).tag);
    }
  }
}

/** Letters of an excerpt. */
const excerptLength = 80;
const shortened = (line: string): string => (line.length > excerptLength ? `${line.slice(0, excerptLength).toWellFormed().trimEnd()}…` : line);

/** At most so many characters are named in one finding. */
const namedCharacters = 8;
const named = (character: string): string => `${character} (${codePointName(character)})`;

const headingLevel = (block: Block): number | null =>
  block.type === 'heading' ? block.level : block.type === 'priorityArea' ? 2 : block.type === 'annex' ? 1 : null;

/** Where the symbol and the first page differ in one of these ways. */
const symbolCheck = (...kinds: readonly SymbolDisagreement['kind'][]): Check => ({
  whole: ({ document }) => ({ found: symbolDisagreements(document.blocks).some(({ kind }) => kinds.includes(kind)), type: 'symbol' }),
});

/** Figures whose image is in such a state, and rows of logos with some that are, each named by its description or its place. */
const imageCheck = (state: ImageState): Check => ({
  element: (block, { language, imageState }) => {
    if (block.type === 'figure') return block.image !== null && imageState(block.image.hash) === state;
    if (block.type !== 'logos') return false;
    return block.logos.flatMap(({ image, alt }, index) => (imageState(image.hash) === state ? [describedIn(alt, language) ?? `${index + 1}`] : [])).join(', ');
  },
});

/** What of an element is open in a language; what concerns it as a whole is in all of them. */
const openIn = (block: Block, kind: OpenKind, language: Language): readonly OpenItem[] => openItems([block]).filter((item) => item.block === block.id && item.kind === kind && (item.language ?? language) === language);

const checks: Readonly<Record<Exclude<FindingKind, 'uncertified'>, Check>> = {
  missingTitle: {
    whole: ({ page, covers }) => ({ found: new Characters(covers).line(page.title) === '', type: 'title' }),
  },
  missingAlternativeText: { element: (block, { language }) => alternativeTexts(block).some((alt) => undescribed(alt, language)) },
  missingCharacter: {
    element: (block, at) => {
      const characters = new Characters(at.covers);
      for (const text of setTexts(block, at)) characters.printable(text);
      return characters.missing.slice(0, namedCharacters).map(({ character }) => named(character)).join(', ');
    },
  },
  missingSymbol: {
    whole: ({ page }) => ({ found: page.masthead?.symbol === null, type: 'symbol' }),
  },
  missingDate: {
    // A first page without a masthead has no place for a date; an archive asks for one all the same.
    whole: ({ page, document, format }) => ({
      found: format === 'pdfa' ? !document.blocks.some((block) => block.type === 'date' && block.date !== null) : page.masthead?.date === null,
      type: 'date',
    }),
  },
  symbolForm: {
    whole: ({ document }) => {
      const symbol = documentSymbol(document);
      return { found: symbol !== null && symbolDoubt(symbol) !== null, type: 'symbol' };
    },
  },
  symbolSession: symbolCheck('session', 'meeting'),
  symbolYear: symbolCheck('year'),
  symbolDistribution: symbolCheck('limited', 'restricted', 'adopted'),
  symbolSeries: symbolCheck('series'),
  emptyElement: { element: saysNothing },
  untranslated: { element: (block, { language }) => isUntranslated(block, language) },
  openBracket: { element: (block, { language }) => shortened(openIn(block, 'bracket', language).map(({ words }) => `[${words}]`).join(' ')) },
  typedBracket: { element: (block, { language }) => (isNegotiable(block) ? shortened(printedPlaces(block).flatMap((text) => typedIn(text[language] ?? [])).map((words) => `[${words}]`).join(' ')) : '') },
  openProposal: { element: (block, { language }) => openIn(block, 'proposal', language).length > 0 },
  parked: { element: (block, { language }) => openIn(block, 'parked', language).length > 0 },
  underSilence: { element: (block, { language }) => openIn(block, 'silence', language).length > 0 },
  lostReference: {
    element: (block, { language, numbering }) =>
      printedPlaces(block).some((text) => {
        for (const inline of everyInline(text[language] ?? [])) if (!isText(inline) && inline.type === 'crossReference' && isLostReference(inline, numbering)) return true;
        return false;
      }),
  },
  lostImage: imageCheck('lost'),
  damagedImage: imageCheck('damaged'),
  lostEmblem: {
    // That no emblem is set is nothing amiss: its place stays empty.
    whole: ({ page, imageState }) => ({ found: page.masthead?.emblem != null && imageState(page.masthead.emblem.image.hash) !== 'whole', type: 'organ' }),
  },
  skippedHeading: {
    element: (block, at) => {
      const level = headingLevel(block);
      if (level === null) return false;
      const skipped = block.type === 'heading' && level > at.headingLevel + 1;
      at.headingLevel = level;
      return skipped;
    },
  },
};

/** A caption or an annex is known by its label, everything else by what it is and its number. */
const numberedByName: ReadonlySet<NumberKind> = new Set(['box', 'table', 'figure', 'annex']);

const excerptOf = (block: Block, language: Language): string => {
  if (block.type === 'symbol') return block.symbol?.trim() ?? '';
  const [first] = printedPlaces(block);
  const line = [language, ...languages].map((code) => bracketedText(first?.[code] ?? []).replace(/\s+/gu, ' ').trim()).find((text) => text !== '') ?? '';
  return shortened(line);
};

/**
 * What is amiss with a document in one language and format: kind by kind in the order of `findingKinds`, each in reading order; an element has at
 * most one finding of a kind. Takes time in proportion to the text. `uncertified` shows only when the file is made.
 */
export const findingsOf = (input: FindingsInput): readonly Finding[] => {
  const { document, language, format, numbering, emblem = null } = input;
  const definition = definitionOf(language);
  const at: Surroundings = { ...input, page: firstPage(document, definition, emblem), headingLevel: 0 };
  const found = new Map<FindingKind, Finding[]>();
  const note = (kind: FindingKind, severity: Severity, block: Block | null, what: Found): void => {
    if (what === false || what === '') return;
    const number = block === null ? undefined : numbering.blocks.get(block.id);
    const finding: Finding = {
      kind,
      severity,
      block: block?.id ?? null,
      type: block?.type ?? null,
      level: block !== null && 'level' in block ? block.level : null,
      label: number === undefined ? '' : numberedByName.has(number.kind) ? definition.label(number, document.settings) : definition.bareNumber(number, document.settings),
      excerpt: block === null ? '' : excerptOf(block, language),
      which: typeof what === 'string' ? what : '',
    };
    const others = found.get(kind);
    if (others === undefined) found.set(kind, [finding]);
    else others.push(finding);
  };

  const byElement: { readonly kind: FindingKind; readonly severity: Severity; readonly look: NonNullable<Check['element']> }[] = [];
  for (const kind of findingKinds) {
    const severity = severityOf[kind][format];
    if (severity === null || kind === 'uncertified') continue;
    const { whole, element } = checks[kind];
    if (whole !== undefined) {
      const { found: what, type } = whole(at);
      note(kind, severity, document.blocks.find((block) => block.type === type) ?? null, what);
    }
    if (element !== undefined) byElement.push({ kind, severity, look: element });
  }
  for (const { block } of walkBlocks(document.blocks)) for (const { kind, severity, look } of byElement) note(kind, severity, block, look(block, at));
  return findingKinds.flatMap((kind) => found.get(kind) ?? []);
};
