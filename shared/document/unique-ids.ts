// Ids that occur once: blocks, rows, cells and logos in the whole document; footnotes, brackets, options and cross-references in each language,
// since a translation keeps the ids of the inlines it translates. What stands and is proposed to stand elsewhere keeps its id where it stands.
import type { Content, FootnoteText, Inline } from './inlines.ts';
import { isText } from './inlines.ts';
import type { Block } from './blocks/index.ts';
import type { BoxedBlock } from './blocks/box.ts';
import type { LanguageText } from './block.ts';
import type { Id, NewId } from './ids.ts';
import { languages, type Language } from '../language/language.ts';
import { mapKeeping, mapTexts, textPlaces } from './walk.ts';

interface BlockIds {
  /** Of the block, its rows, cells, logos and boxed blocks, in reading order. */
  readonly structure: readonly Id[];
  readonly inlines: Readonly<Record<Language, readonly Id[]>>;
}

function* inlineIds(content: readonly Inline[]): Generator<Id> {
  for (const inline of content) {
    if (isText(inline)) continue;
    if ('id' in inline) yield inline.id;
    if (inline.type === 'footnote') yield* inlineIds(inline.content);
    else if ('children' in inline) yield* inlineIds(inline.children);
  }
}

function* structureIds(block: Block): Generator<Id> {
  yield block.id;
  if (block.type === 'logos') for (const logo of block.logos) yield logo.id;
  if (block.type === 'table') {
    for (const row of block.rows) {
      yield row.id;
      for (const cell of row.cells) yield cell.id;
    }
  }
  if (block.type === 'box') for (const boxed of block.blocks) yield* structureIds(boxed);
}

const known = new WeakMap<Block, BlockIds>();

/** Every id in a block, found once for as long as the block lives. */
export const idsOf = (block: Block): BlockIds => {
  let ids = known.get(block);
  if (ids === undefined) {
    const inlines: Record<Language, Id[]> = { en: [], ar: [], fr: [] };
    for (const { text } of textPlaces(block)) for (const language of languages) inlines[language].push(...inlineIds(text[language] ?? []));
    ids = { structure: [...structureIds(block)], inlines };
    known.set(block, ids);
  }
  return ids;
};

/** Gives an id back, or a new one where it was taken before. `proposed`: somebody proposes to put in what has it. */
type Claim = (id: Id, proposed: boolean) => Id;

const isPutIn = (inline: Inline): boolean => 'proposals' in inline && inline.proposals?.some(({ kind }) => kind === 'insertion') === true;

/** The ids of what stands in a line without anybody's proposal. */
function* standingIds(content: readonly Inline[]): Generator<Id> {
  for (const inline of content) {
    if (isText(inline) || isPutIn(inline)) continue;
    if ('id' in inline) yield inline.id;
    if (inline.type === 'footnote') yield* standingIds(inline.content);
    else if ('children' in inline) yield* standingIds(inline.children);
  }
}

const claimInlines = <Item extends Inline>(content: readonly Item[], claim: Claim, within = false): readonly Item[] =>
  mapKeeping(content, (inline): Item => {
    if (isText(inline)) return inline;
    const proposed = within || isPutIn(inline);
    const id = 'id' in inline ? claim(inline.id, proposed) : undefined;
    const named: Inline = id === undefined || ('id' in inline && inline.id === id) ? inline : ({ ...inline, id } as Inline);
    if (isText(named)) return named as Item;
    if (named.type === 'footnote') {
      const content = claimInlines(named.content, claim, proposed);
      return (content === named.content ? named : { ...named, content: [...content] as FootnoteText }) as Item;
    }
    if (!('children' in named)) return named as Item;
    const children = claimInlines<Inline>(named.children, claim, proposed);
    return (children === named.children ? named : { ...named, children: [...children] }) as Item;
  });

const claimStructure = <Kind extends Block>(block: Kind, claim: Claim): Kind => {
  const id = claim(block.id, false);
  const named: Block = id === block.id ? block : { ...block, id };
  if (named.type === 'logos') {
    const logos = mapKeeping(named.logos, (logo) => {
      const logoId = claim(logo.id, false);
      return logoId === logo.id ? logo : { ...logo, id: logoId };
    });
    return (logos === named.logos ? named : { ...named, logos: [...logos] }) as Kind;
  }
  if (named.type === 'table') {
    const rows = mapKeeping(named.rows, (row) => {
      const rowId = claim(row.id, false);
      const cells = mapKeeping(row.cells, (cell) => {
        const cellId = claim(cell.id, false);
        return cellId === cell.id ? cell : { ...cell, id: cellId };
      });
      return rowId === row.id && cells === row.cells ? row : { ...row, id: rowId, cells: [...cells] };
    });
    return (rows === named.rows ? named : { ...named, rows: [...rows] }) as Kind;
  }
  if (named.type === 'box') {
    const blocks = mapKeeping<BoxedBlock>(named.blocks, (boxed) => claimStructure(boxed, claim));
    return (blocks === named.blocks ? named : { ...named, blocks: [...blocks] }) as Kind;
  }
  return named as Kind;
};

const claimTexts = (text: LanguageText, claims: Readonly<Record<Language, Claim>>): LanguageText => {
  let result = text;
  for (const language of languages) {
    const content: Content | undefined = text[language];
    if (content === undefined) continue;
    const claimed = claimInlines(content, claims[language]);
    if (claimed !== content) result = { ...result, [language]: [...claimed] };
  }
  return result;
};

/**
 * Gives a new id to everything whose id occurred before in reading order; the first keeps it, and of inlines the first that nobody proposes to put in:
 * once that proposal is rejected, the text is as it was. Returns the very same list, with the very
 * same blocks, where no id is repeated.
 */
export const withUniqueIds = (blocks: readonly Block[], newId: NewId): readonly Block[] => {
  const structure = new Set<Id>();
  const inlines: Record<Language, Set<Id>> = { en: new Set(), ar: new Set(), fr: new Set() };
  const taken = (set: Set<Id>, id: Id): boolean => set.size === set.add(id).size;
  // A plain look first: it costs little where nothing is repeated, which is nearly always.
  let repeated = false;
  for (const block of blocks) for (const id of idsOf(block).structure) if (taken(structure, id)) repeated = true;
  for (const block of blocks) {
    const ids = idsOf(block).inlines;
    for (const language of languages) for (const id of ids[language]) if (taken(inlines[language], id) || structure.has(id)) repeated = true;
  }
  if (!repeated) return blocks;

  const all = new Set<Id>([...structure, ...inlines.en, ...inlines.ar, ...inlines.fr]);
  const standing: Record<Language, Set<Id>> = { en: new Set(), ar: new Set(), fr: new Set() };
  for (const block of blocks) for (const { text } of textPlaces(block)) for (const language of languages) for (const id of standingIds(text[language] ?? [])) standing[language].add(id);
  const claimFrom = (refused: ReadonlySet<Id>, kept: ReadonlySet<Id> = new Set()): Claim => {
    const claimed = new Set<Id>();
    return (id, proposed) => {
      let free = id;
      if (claimed.has(id) || refused.has(id) || (proposed && kept.has(id))) {
        do free = newId();
        while (all.has(free));
        all.add(free);
      }
      claimed.add(free);
      return free;
    };
  };
  const claimBlock = claimFrom(new Set());
  const claims: Record<Language, Claim> = { en: claimFrom(structure, standing.en), ar: claimFrom(structure, standing.ar), fr: claimFrom(structure, standing.fr) };
  return mapKeeping(blocks, (block) => mapTexts(claimStructure(block, claimBlock), (text) => claimTexts(text, claims)));
};

/** A copy of blocks with new ids throughout. Cross-references inside the copy lead to the copy; those to elsewhere stay. */
export const withNewIds = (blocks: readonly Block[], newId: NewId): Block[] => {
  const fresh = new Map<Id, Id>();
  const claim: Claim = (id) => {
    const made = fresh.get(id) ?? newId();
    fresh.set(id, made);
    return made;
  };
  const copied = blocks.map((block) => mapTexts(claimStructure(block, claim), (text) => claimTexts(text, { en: claim, ar: claim, fr: claim })));
  return copied.map((block) => mapTexts(block, (text) => retarget(text, fresh)));
};

const retargetInlines = <Item extends Inline>(content: readonly Item[], fresh: ReadonlyMap<Id, Id>): readonly Item[] =>
  mapKeeping(content, (inline): Item => {
    if (isText(inline)) return inline;
    if (inline.type === 'crossReference') {
      const target = fresh.get(inline.target);
      return target === undefined ? inline : { ...inline, target };
    }
    if (inline.type === 'footnote') {
      const inside = retargetInlines(inline.content, fresh);
      return (inside === inline.content ? inline : { ...inline, content: [...inside] as FootnoteText }) as Item;
    }
    if (!('children' in inline)) return inline;
    const children = retargetInlines<Inline>(inline.children, fresh);
    return (children === inline.children ? inline : { ...inline, children: [...children] }) as Item;
  });

const retarget = (text: LanguageText, fresh: ReadonlyMap<Id, Id>): LanguageText => {
  let result = text;
  for (const language of languages) {
    const content = text[language];
    if (content === undefined) continue;
    const after = retargetInlines(content, fresh);
    if (after !== content) result = { ...result, [language]: [...after] };
  }
  return result;
};
