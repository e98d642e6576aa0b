// Revised documents with known changes, for the laws of comparing: what an editor does in an afternoon, done by dice.
import type { LanguageText } from '../../../shared/document/block.ts';
import type { BoxedBlock } from '../../../shared/document/blocks/box.ts';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Id, NewId } from '../../../shared/document/ids.ts';
import { isText, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { withNewIds } from '../../../shared/document/unique-ids.ts';
import { mapTexts } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { wording } from '../../bench/wording.ts';

export type Dice = () => number;

const upTo = (dice: Dice, count: number): number => Math.floor(dice() * count);
const pick = <Item>(dice: Dice, items: readonly Item[]): Item => items[upTo(dice, items.length)] as Item;

const vocabulary = (language: Language): readonly string[] => [...new Set([...wording[language].matters, ...wording[language].reasons].flatMap((phrase) => phrase.split(' ')))];
const words = { en: vocabulary('en'), ar: vocabulary('ar'), fr: vocabulary('fr') } as const;

/** Replaces a share of the words of a text by others; at least one if there are words. */
export const rewordText = (text: string, language: Language, share: number, dice: Dice): string => {
  const parts = text.split(/(\s+)/u);
  const places = parts.flatMap((part, index) => (/\S/u.test(part) ? [index] : []));
  for (let count = Math.max(1, Math.round(places.length * share)); count > 0 && places.length > 0; count--) {
    const [place] = places.splice(upTo(dice, places.length), 1);
    if (place !== undefined) parts[place] = pick(dice, words[language]);
  }
  return parts.join('');
};

const rewordContent = (content: Content, language: Language, share: number, dice: Dice): Content => content.map((inline): Inline => (isText(inline) && inline.text.trim() !== '' ? { ...inline, text: rewordText(inline.text, language, share, dice) } : inline));

/** Replaces a share of the words of a block, in every language it is written in. */
export const reword = (block: Block, share: number, dice: Dice): Block =>
  mapTexts(block, (text) => Object.fromEntries((Object.entries(text) as [Language, Content][]).map(([language, content]) => [language, rewordContent(content, language, share, dice)])) as LanguageText);

/** The same document as if it had been typed by somebody else: no id is shared. */
export const stranger = (document: Document, newId: NewId): Document => ({ ...document, id: newId(), blocks: withNewIds(document.blocks, newId) });

const editInline = (content: Content, language: Language, dice: Dice, newId: NewId): Content => {
  const at = upTo(dice, content.length + 1);
  const inline = content[at];
  const [start, end] = [content.slice(0, at), content.slice(at + 1)];
  switch (upTo(dice, 7)) {
    case 0:
      return inline === undefined ? [...start, { text: ` ${pick(dice, words[language])}` }] : [...start, ...end];
    case 1:
      return [...start, { type: 'footnote', id: newId(), content: [{ text: pick(dice, wording[language].notes) }] }, ...content.slice(at)];
    case 2:
      return inline !== undefined && isText(inline) ? [...start, { ...inline, text: rewordText(inline.text, language, 0.3, dice), bold: true }, ...end] : content;
    case 3:
      return inline === undefined ? content : [...start, { type: 'bracket', id: newId(), state: 'open', children: [inline] }, ...end];
    case 4:
      return inline !== undefined && !isText(inline) && inline.type === 'footnote' ? [...start, { ...inline, content: [{ text: pick(dice, wording[language].notes) }] }, ...end] : content;
    case 5:
      return inline !== undefined && !isText(inline) && inline.type === 'bracket' ? [...start, ...inline.children, ...end] : [...content, { type: 'symbolReference', symbol: 'A/RES/80/12' }];
    default:
      return rewordContent(content, language, 0.25, dice);
  }
};

const editText = (text: LanguageText, dice: Dice, newId: NewId): LanguageText => {
  const language = pick(dice, ['en', 'en', 'ar'] as const);
  const content = text[language];
  if (content !== undefined) return { ...text, [language]: editInline(content, language, dice, newId) };
  return dice() < 0.3 ? { ...text, [language]: [{ text: pick(dice, wording[language].matters) }] } : text;
};

const editTable = (table: Block & { type: 'table' }, dice: Dice, newId: NewId): Block => {
  const at = upTo(dice, table.rows.length);
  const row = table.rows[at];
  if (row === undefined) return table;
  const copy = { ...row, id: newId(), cells: row.cells.map((cell) => ({ ...cell, id: newId(), rowspan: 1, text: editText(cell.text, dice, newId) })) };
  switch (upTo(dice, 5)) {
    case 0:
      return { ...table, rows: table.rows.toSpliced(at, 0, copy) };
    case 1:
      return table.rows.length === 1 ? table : { ...table, rows: table.rows.toSpliced(at, 1) };
    case 2:
      return { ...table, rows: table.rows.toSpliced(at, 1).toSpliced(upTo(dice, table.rows.length), 0, row) };
    case 3:
      return { ...table, columns: [...table.columns, 1], rows: table.rows.map((each, index) => ({ ...each, cells: each.cells.toSpliced(index % 2, 0, { id: newId(), text: { en: [{ text: `new ${index}` }] }, colspan: 1, rowspan: 1 }) })) };
    default:
      return { ...table, rows: table.rows.with(at, { ...row, cells: row.cells.map((cell) => (dice() < 0.5 ? { ...cell, text: editText(cell.text, dice, newId) } : cell)) }) };
  }
};

const half = (content: Content | undefined, from: 0 | 1): Content | undefined => {
  if (content === undefined) return undefined;
  const at = Math.floor(content.length / 2);
  return from === 0 ? content.slice(0, at) : content.slice(at);
};

const halves = (text: LanguageText, from: 0 | 1): LanguageText => Object.fromEntries(Object.entries(text).map(([language, content]) => [language, half(content, from)]));

const proseTypes = ['paragraph', 'numberedParagraph', 'quotation', 'keyMessage'] as const;
const isProse = (block: Block): block is Block & { type: (typeof proseTypes)[number] } => (proseTypes as readonly string[]).includes(block.type);

const editBlocks = (blocks: readonly Block[], dice: Dice, newId: NewId): Block[] => {
  const at = upTo(dice, blocks.length);
  const block = blocks[at];
  if (block === undefined) return [{ ...blankBlock('paragraph', newId()), text: { en: [{ text: 'Begun.' }] } }];
  switch (upTo(dice, 11)) {
    case 0:
      return blocks.toSpliced(at, 1);
    case 1:
      return blocks.toSpliced(at, 0, ...withNewIds([pick(dice, blocks)], newId));
    case 2:
      return blocks.toSpliced(at, 1).toSpliced(upTo(dice, blocks.length), 0, block);
    case 3:
      return isProse(block) ? blocks.toSpliced(at, 1, { ...block, text: halves(block.text, 0) }, { ...block, id: newId(), text: halves(block.text, 1) }) : [...blocks];
    case 4: {
      const next = blocks[at + 1];
      if (next === undefined || !isProse(block) || !isProse(next)) return [...blocks];
      const both = (['en', 'ar', 'fr'] as const).flatMap((language) => (block.text[language] === undefined && next.text[language] === undefined ? [] : [[language, [...(block.text[language] ?? []), ...(next.text[language] ?? [])]]]));
      return blocks.toSpliced(at, 2, { ...block, text: Object.fromEntries(both) });
    }
    case 5:
      return isProse(block) ? blocks.with(at, { id: block.id, text: block.text, type: pick(dice, proseTypes) }) : block.type === 'heading' ? blocks.with(at, { ...block, level: 1 + upTo(dice, 5), numbered: dice() < 0.8 }) : [...blocks];
    case 6:
      return block.type === 'paragraph' ? blocks.with(at, { ...blankBlock('box', newId()), blocks: [block] }) : block.type === 'symbol' ? blocks.with(at, { ...block, symbol: 'E/ESCWA/33/L.7' }) : [...blocks];
    case 7:
      return block.type === 'box' ? blocks.with(at, { ...block, blocks: editBlocks(block.blocks, dice, newId).filter((inner) => inner.type !== 'box') as BoxedBlock[] }) : [...blocks];
    case 8:
      return block.type === 'table' ? blocks.with(at, editTable(block, dice, newId)) : [...blocks];
    default:
      return blocks.with(at, mapTexts(block, (text) => (dice() < 0.6 ? editText(text, dice, newId) : text)));
  }
};

/** A document after so many edits of any kind, in normal form. Ids stay where an editor would leave them. */
export const afterEdits = (document: Document, edits: number, dice: Dice, newId: NewId): Document => {
  let blocks: Block[] = document.blocks;
  for (let count = 0; count < edits; count++) blocks = editBlocks(blocks, dice, newId);
  return normaliseDocument({ ...document, blocks }, newId);
};

export interface Moved {
  readonly document: Document;
  /** The blocks that were taken from their places, by their ids in the earlier document. */
  readonly moved: ReadonlySet<Id>;
  /** The blocks that stayed and were edited. */
  readonly edited: ReadonlySet<Id>;
}

/** Takes some of the numbered paragraphs to other places, at least three paragraphs away, and rewords some of those that stay. */
export const afterMoves = (document: Document, shares: { readonly moved: number; readonly edited: number; readonly reworded: number; readonly movedReworded: number }, dice: Dice): Moved => {
  const numbered = document.blocks.filter(({ type }) => type === 'numberedParagraph').map(({ id }) => id);
  const chosen = numbered.map((id) => ({ id, draw: dice() })).sort((one, other) => one.draw - other.draw).map(({ id }) => id);
  const moved = new Set(chosen.slice(0, Math.round(numbered.length * shares.moved)));
  const edited = new Set(chosen.slice(moved.size, moved.size + Math.round(numbered.length * shares.edited)));
  const rest = document.blocks.filter(({ id }) => !moved.has(id));
  const first = rest.findIndex(({ type }) => type === 'numberedParagraph');
  /** Which of the moved ones stand before each place of the rest. */
  const places = new Map<number, Block[]>();
  let passed = 0;
  for (const block of document.blocks) {
    if (!moved.has(block.id)) {
      passed++;
      continue;
    }
    let place = passed;
    while (Math.abs(place - passed) < 4) place = first + 1 + upTo(dice, rest.length - first - 1);
    const there = places.get(place) ?? [];
    // Two that land at one place stand there in any order.
    there.splice(upTo(dice, there.length + 1), 0, shares.movedReworded > 0 ? reword(block, shares.movedReworded, dice) : block);
    places.set(place, there);
  }
  const blocks = rest.flatMap((block, index) => [...(places.get(index) ?? []), edited.has(block.id) ? reword(block, shares.reworded, dice) : block]);
  return { document: { ...document, blocks }, moved, edited };
};
