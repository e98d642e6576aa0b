// What blocks, rows and cells say, for finding them again and for telling quickly whether they say the same.
import type { LanguageText } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import type { TableRow } from '../document/blocks/table.ts';
import type { Id } from '../document/ids.ts';
import { formats, isText, type Inline } from '../document/inlines.ts';
import { traitsOf } from '../document/blocks/index.ts';
import { ownTextPlaces, textRoles, walkBlocks } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import type { Unit } from './unit.ts';

/** The words of a content with the words of its footnotes, its brackets, and a sign for each reference. */
export const say = (content: readonly Inline[]): string => {
  let said = '';
  for (const inline of content) {
    if (isText(inline)) said += inline.text;
    else if (inline.type === 'footnote') said += ` (${say(inline.content)}) `;
    else if (inline.type === 'bracket') said += `[${say(inline.children)}]`;
    else if (inline.type === 'option') said += `${say(inline.children)} / `;
    else if (inline.type === 'link') said += say(inline.children);
    else said += inline.type === 'symbolReference' ? inline.symbol : '#';
  }
  return said;
};

const sayIn = (text: LanguageText, languages: readonly Language[]): string => languages.map((language) => say(text[language] ?? [])).join('\n').trim();

/** What a block can be the same as: texts of every type are of one family, so that a paragraph made a heading is found. */
const familyOf = (block: Block): string => (textRoles[block.type] === 'text' ? 'text' : block.type);

export interface BlockUnits {
  readonly units: readonly Unit[];
  /** The block of each unit, and the id of the box it stands in. */
  readonly blocks: readonly Block[];
  readonly boxes: readonly (Id | null)[];
}

/** The blocks of a document in reading order, boxed ones behind their box, with what they say in the languages given. */
export const blockUnits = (blocks: readonly Block[], languages: readonly Language[]): BlockUnits => {
  const units: Unit[] = [];
  const walked: Block[] = [];
  const boxes: (Id | null)[] = [];
  let box = -1;
  for (const { block, box: holder } of walkBlocks(blocks)) {
    if (block.type === 'box') box = units.length;
    const text = [...ownTextPlaces(block)].map((place) => sayIn(place.text, languages)).join('\n').trim();
    units.push({ id: block.id, family: familyOf(block), type: block.type, single: traitsOf(block.type).single, text, holder: holder === null ? -1 : box });
    walked.push(block);
    boxes.push(holder?.id ?? null);
  }
  return { units, blocks: walked, boxes };
};

export const rowUnits = (rows: readonly TableRow[], languages: readonly Language[]): Unit[] =>
  rows.map(({ id, kind, cells }) => ({ id, family: 'row', type: kind, single: false, text: cells.map(({ text }) => sayIn(text, languages)).join('\n').trim(), holder: -1 }));

export const cellSays = (text: LanguageText, languages: readonly Language[]): string => sayIn(text, languages);

const annotations = (inline: Inline): string => ('proposals' in inline && inline.proposals !== undefined ? JSON.stringify(inline.proposals) : '');

/** Whether two contents read and look alike; ids and comments do not matter. May say no where only the cut of runs differs. */
export const readAlike = (before: readonly Inline[], after: readonly Inline[], targetOf: (id: Id) => Id): boolean =>
  before === after ||
  (before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      if (other === undefined || annotations(one) !== annotations(other)) return false;
      if (isText(one)) return isText(other) && one.text === other.text && formats.every((format) => one[format] === other[format]);
      if (isText(other) || one.type !== other.type) return false;
      switch (one.type) {
        case 'symbolReference':
          return other.type === one.type && one.symbol === other.symbol && one.bold === other.bold && one.italic === other.italic;
        case 'crossReference':
          return other.type === one.type && one.form === other.form && one.target === targetOf(other.target);
        case 'footnote':
          return other.type === one.type && readAlike(one.content, other.content, targetOf);
        case 'link':
          return other.type === one.type && one.href === other.href && readAlike(one.children, other.children, targetOf);
        case 'bracket':
        case 'option': {
          if (other.type !== one.type) return false;
          const [{ children, id: _, ...own }, { children: others, id: __, ...theirs }] = [one, other];
          return JSON.stringify(own) === JSON.stringify(theirs) && readAlike(children, others, targetOf);
        }
      }
    }));
