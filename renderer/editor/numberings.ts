// The numbers of a document in the languages that somebody has asked for; counted again only when something that is counted changed.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { footnoteIds, numberBlocks, numberingMarks, type Numbering } from '../../shared/document/numbering.ts';
import type { Language } from '../../shared/language/language.ts';
import { commonEnds } from './splices.ts';

const numbersAlike = (before: Block, after: Block, language: Language): boolean => {
  if (before === after) return true;
  if (before.id !== after.id || before.type !== after.type || numberingMarks(before) !== numberingMarks(after)) return false;
  switch (before.type) {
    case 'heading':
      if (after.type !== 'heading' || before.level !== after.level || before.numbered !== after.numbered) return false;
      break;
    case 'subparagraph':
      if (after.type !== 'subparagraph' || before.level !== after.level) return false;
      break;
    case 'table':
      if (after.type !== 'table' || before.purpose !== after.purpose) return false;
      break;
    case 'box':
      if (after.type !== 'box' || before.blocks.length !== after.blocks.length) return false;
      if (!before.blocks.every((inner, index) => numbersAlike(inner, after.blocks[index] as Block, language))) return false;
      break;
  }
  const [old, now] = [footnoteIds(before, language), footnoteIds(after, language)];
  return old === now || (old.length === now.length && old.every((id, index) => id === now[index]));
};

/** Whether nothing that is counted changed from one list of blocks to another. */
const sameNumbers = (before: readonly Block[], after: readonly Block[], language: Language): boolean => {
  if (before.length !== after.length) return false;
  const { prefix, suffix } = commonEnds(before, after);
  for (let index = prefix; index < after.length - suffix; index++) if (!numbersAlike(before[index] as Block, after[index] as Block, language)) return false;
  return true;
};

export class Numberings {
  readonly #known = new Map<Language, { readonly blocks: readonly Block[]; readonly numbering: Numbering }>();

  /** The numbers of blocks in a language; the same object for as long as no number changes. */
  of(blocks: readonly Block[], language: Language): Numbering {
    const known = this.#known.get(language);
    if (known?.blocks === blocks) return known.numbering;
    const numbering = (known && sameNumbers(known.blocks, blocks, language) ? known.numbering : null) ?? this.#shared(blocks, language) ?? numberBlocks(blocks, language);
    this.#known.set(language, { blocks, numbering });
    return numbering;
  }

  /** Whether the numbers of a language that was asked for are others with these blocks. */
  changedBy(blocks: readonly Block[]): boolean {
    let changed = false;
    for (const [language, { numbering }] of [...this.#known]) changed = this.of(blocks, language) !== numbering || changed;
    return changed;
  }

  /** The numbers of elements are those of every language; where they are known for another, only the footnotes are to be counted. */
  #shared(blocks: readonly Block[], language: Language): Numbering | null {
    const other = [...this.#known.values()].find((known) => known.blocks === blocks);
    if (!other) return null;
    const footnotes = new Map<Id, number>();
    for (const block of blocks) for (const id of footnoteIds(block, language)) footnotes.set(id, footnotes.size + 1);
    return { ...other.numbering, language, footnotes };
  }
}
