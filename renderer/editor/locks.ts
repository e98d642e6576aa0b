// Locked translations: what somebody locked keeps its words, whatever is typed, pasted or replaced, until it is unlocked.
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { mapKeeping, ownTextPlaces, mapOwnTexts } from '../../shared/document/walk.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { withContent } from './slots.ts';

const lockedIn = (block: Block): readonly Language[] => (block.translations === undefined ? [] : languages.filter((language) => block.translations?.[language]?.locked === true));

/** An element as it would become, with its locked texts as they were. What has no place in it any more, such as the text of a deleted row, goes with its place. */
const kept = <Kind extends Block>(before: Block, after: Kind): Kind => {
  const locked = lockedIn(before).filter((language) => after.translations?.[language]?.locked === true);
  if (locked.length === 0) return after;
  const olds = new Map([...ownTextPlaces(before)].map(({ role, cell, text }) => [cell === null ? role : cell.cell.id, text]));
  return mapOwnTexts(after, null, (text, { role, cell }) => {
    const old = olds.get(cell === null ? role : cell.cell.id);
    return old === undefined ? text : locked.reduce((all, language) => withContent(all, language, old[language]), text);
  });
};

/** What an edit makes of the blocks, with every locked text as it was; `after` itself where the edit touches none. Elements come and go as the edit says. */
export const withinLocks = (before: readonly Block[], after: readonly Block[]): readonly Block[] => {
  if (before === after) return after;
  const olds = new Map<string, Block>();
  const note = (block: Block): void => {
    if (lockedIn(block).length > 0) olds.set(block.id, block);
    if (block.type === 'box') block.blocks.forEach(note);
  };
  before.forEach(note);
  if (olds.size === 0) return after;
  const keep = <Kind extends Block>(block: Kind): Kind => {
    const old = olds.get(block.id);
    return old === undefined ? block : kept(old, block);
  };
  return mapKeeping(after, (block) => {
    const own = keep(block);
    if (own.type !== 'box') return own;
    const inner = mapKeeping<BoxedBlock>(own.blocks, keep);
    return inner === own.blocks ? own : { ...own, blocks: [...inner] };
  });
};
