// The normal form of a document: what every part of the program may rely on beyond the schema. Idempotent; loses no text.
import { definitionOf } from '../language/index.ts';
import { languages, type Language } from '../language/language.ts';
import type { Profile } from '../language/definition.ts';
import type { LanguageText } from './block.ts';
import type { BoxedBlock } from './blocks/box.ts';
import { blockTypes, traitsOf, type Block, type BlockOf } from './blocks/index.ts';
import type { Document, DocumentSettings } from './document.ts';
import type { NewId } from './ids.ts';
import { plain } from './inlines.ts';
import { normaliseContent } from './normalise-content.ts';
import { normaliseTable } from './normalise-table.ts';
import { withUniqueIds } from './unique-ids.ts';
import { mapKeeping, mapTexts } from './walk.ts';

const hasText = (text: LanguageText): boolean => languages.some((language) => (text[language]?.length ?? 0) > 0);

const normaliseText = (text: LanguageText): LanguageText => {
  let result = text;
  for (const language of languages) {
    const content = text[language];
    if (content === undefined) continue;
    const normal = normaliseContent(content);
    if (normal !== content) result = { ...result, [language]: normal };
  }
  return result;
};

const clampLevel = <Kind extends Block>(block: Kind): Kind => {
  if (!('level' in block)) return block;
  const level = Math.min(Math.max(1, Math.round(block.level)), traitsOf(block.type).levels);
  return level === block.level ? block : { ...block, level };
};

/** Both ends of a meeting are known or none, and in order. */
const normaliseVenue = (block: BlockOf<'venue'>): BlockOf<'venue'> => {
  const [from, to] = [block.from ?? block.to, block.to ?? block.from];
  const backwards = from !== null && to !== null && from > to;
  if (from === block.from && to === block.to && !backwards) return block;
  return { ...block, from: backwards ? to : from, to: backwards ? from : to };
};

const normaliseShape = (block: Block, newId: NewId): Block => {
  switch (block.type) {
    case 'table':
      return normaliseTable(block, newId);
    case 'venue':
      return normaliseVenue(block);
    case 'box': {
      const blocks: readonly BoxedBlock[] =
        block.blocks.length === 0
          ? [{ id: newId(), type: 'paragraph', text: {} }]
          : mapKeeping(block.blocks, (boxed) => normaliseShape(boxed, newId) as BoxedBlock);
      return blocks === block.blocks ? block : { ...block, blocks: [...blocks] };
    }
    default:
      return clampLevel(block);
  }
};

/** Blocks known to be normal by themselves; what does not change is looked at once. */
const normal = new WeakSet<Block>();

/**
 * The normal form of one block by itself: inline contents without empty or equal neighbouring runs, consistent tables, boxes that hold
 * something, levels that exist. Returns the very same block when it is normal already. Text of elements that take none is left to
 * `normaliseDocument`, and so are repeated ids.
 */
export const normaliseBlock = (block: Block, newId: NewId): Block => {
  if (normal.has(block)) return block;
  const result = mapTexts(normaliseShape(block, newId), normaliseText);
  normal.add(result);
  return result;
};

const textIn = (write: (language: Language) => string): LanguageText =>
  Object.fromEntries(languages.map((language) => [language, plain(write(language))]));

/** What a masthead element says, as text; nothing where it says nothing. */
const statement = (block: Block, profile: Profile): LanguageText | null => {
  const said = (write: (language: Language) => string): LanguageText | null => (write('en') === '' ? null : textIn(write));
  switch (block.type) {
    case 'symbol':
      return said(() => block.symbol ?? '');
    case 'jobNumber':
      return said(() => block.jobNumber ?? '');
    case 'date':
      return said((language) => (block.date === null ? '' : definitionOf(language).date(block.date, profile)));
    case 'organ':
      return said((language) => definitionOf(language).wording(block.organ));
    case 'distribution':
      return said((language) => definitionOf(language).distribution(block.distribution, profile));
    case 'originalLanguage':
      return said((language) => (block.original === null ? '' : definitionOf(language).original(block.original, profile)));
    case 'agendaItem':
      return said((language) => definitionOf(language).agendaItem(block.items, block.adopted));
    case 'documentKind':
      return hasText(block.text) ? block.text : said((language) => (block.kind === null ? '' : definitionOf(language).documentKind(block.kind)));
    case 'session':
      return hasText(block.text) ? block.text : said((language) => (block.number === null ? '' : definitionOf(language).session(block.number, block.kind)));
    case 'venue': {
      const { from, to } = block;
      if (from === null || to === null) return hasText(block.text) ? block.text : null;
      return textOfVenue(block.text, (language) => definitionOf(language).dateRange(from, to, profile));
    }
    default:
      return hasText(block.text) ? block.text : null;
  }
};

/** Place and days in one line, in each language. */
const textOfVenue = (place: LanguageText, days: (language: Language) => string): LanguageText =>
  Object.fromEntries(languages.map((language) => [language, normaliseContent([...(place[language] ?? []), ...plain(` ${days(language)}`)])]));

/**
 * Logos, then the masthead in the order of the list of types, then the lines under it in the order of the author (an outcome document
 * prints place and dates under the title, a report above it), then summary and contents.
 */
const frontRank = (block: Block): number => {
  const rank = blockTypes.indexOf(block.type);
  return rank >= blockTypes.indexOf('body') && rank <= blockTypes.indexOf('subtitle') ? blockTypes.indexOf('body') : rank;
};

/** Elements that hold a choice from a list and nothing that somebody wrote: the same choice twice says it once. */
const isChoice = (block: Block): boolean => block.type === 'organ' || block.type === 'distribution' || block.type === 'originalLanguage';

/**
 * Elements of the first page come first, in their order, each at most once. A repeated one that says something stays as a paragraph;
 * repeated logos join the first.
 */
const arrange = (blocks: readonly Block[], profile: Profile): readonly Block[] => {
  let front = 0;
  while (front < blocks.length && traitsOf(blocks[front]?.type ?? 'paragraph').place === 'front') front++;
  const head = blocks.slice(0, front);
  const singles = head.filter((block) => traitsOf(block.type).single).map((block) => block.type);
  const inOrder =
    head.every((block, index) => index === 0 || frontRank(head[index - 1] ?? block) <= frontRank(block)) &&
    new Set(singles).size === singles.length &&
    blocks.slice(front).every((block) => traitsOf(block.type).place === 'body');
  if (inOrder) return blocks;

  const kept: Block[] = [];
  const displaced: Block[] = [];
  const body: Block[] = [];
  for (const block of blocks) {
    const { place, single } = traitsOf(block.type);
    if (place === 'body') {
      body.push(block);
      continue;
    }
    const at = single ? kept.findIndex((other) => other.type === block.type) : -1;
    const before = kept[at];
    if (before === undefined) kept.push(block);
    else if (before.type === 'logos' && block.type === 'logos') kept[at] = { ...before, logos: [...before.logos, ...block.logos] };
    else {
      const said = statement(block, profile);
      if (said === null || (isChoice(block) && JSON.stringify({ ...before, id: '' }) === JSON.stringify({ ...block, id: '' }))) continue;
      if (statement(before, profile) === null) kept[at] = block;
      else displaced.push({ id: block.id, type: 'paragraph', text: said });
    }
  }
  return [...kept.sort((one, other) => frontRank(one) - frontRank(other)), ...displaced, ...body];
};

/** Text in an element that takes none goes into a paragraph behind it; behind the first page for its elements. */
const withoutStrayText = (blocks: readonly Block[], newId: NewId): readonly Block[] => {
  if (!blocks.some((block) => !traitsOf(block.type).text && Object.keys(block.text).length > 0)) return blocks;
  const result: Block[] = [];
  const fromFront: Block[] = [];
  for (const block of blocks) {
    const { text: takesText, place } = traitsOf(block.type);
    if (place === 'body' && fromFront.length > 0) result.push(...fromFront.splice(0));
    if (takesText || Object.keys(block.text).length === 0) result.push(block);
    else {
      result.push({ ...block, text: {} });
      if (hasText(block.text)) (place === 'front' ? fromFront : result).push({ id: newId(), type: 'paragraph', text: block.text });
    }
  }
  return [...result, ...fromFront];
};

const normaliseSettings = (settings: DocumentSettings): DocumentSettings => {
  const ordered = [...new Set([settings.draftingLanguage, ...settings.languages])];
  const same = ordered.length === settings.languages.length && ordered.every((language, index) => language === settings.languages[index]);
  return same ? settings : { ...settings, languages: ordered };
};

/**
 * The normal form of a document. Beyond each block by itself: elements of the first page at most once, in order and before the body; ids
 * that occur once; the drafting language first among the languages. No character of text is lost. Returns the very same document, and in
 * it the very same blocks, where nothing changed.
 */
export const normaliseDocument = (document: Document, newId: NewId): Document => {
  const settings = normaliseSettings(document.settings);
  const tidy = (list: readonly Block[]): readonly Block[] => mapKeeping(list, (block) => normaliseBlock(block, newId));
  const arranged = arrange(withoutStrayText(tidy(document.blocks), newId), settings);
  const blocks = withUniqueIds(tidy(arranged), newId);
  if (blocks === document.blocks && settings === document.settings) return document;
  return { ...document, settings, blocks: blocks === document.blocks ? document.blocks : [...blocks] };
};
