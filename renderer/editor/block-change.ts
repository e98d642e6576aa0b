// What happened to one block between two readings of it.
import { traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import { isText, walkInlines } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Place } from './caret.ts';
import { flatText, textChange } from '../../shared/document/content.ts';
import type { Typing } from './history.ts';
import { slotsOf } from './slots.ts';

/** What changed in the texts of a block, if it was one text: for undo by words. */
export const typingBetween = (before: Block, after: Block, language: Language, caret: Place | null): Typing | null => {
  const old = slotsOf(before);
  const changed = slotsOf(after).flatMap((slot, index) => {
    const was = old[index]?.text[language];
    return was === slot.text[language] ? [] : [{ slot, was }];
  });
  const [only] = changed;
  if (!only || changed.length > 1) return null;
  const { inserted, removed, at } = textChange(flatText(only.was ?? []), flatText(only.slot.text[language] ?? []), caret?.slot === only.slot.id ? caret.offset : undefined);
  if (inserted !== '' && removed > 0) return null;
  if (inserted !== '') return { slot: only.slot.id, kind: 'insert', text: inserted };
  return removed > 0 ? { slot: only.slot.id, kind: 'delete', text: flatText(only.was ?? []).slice(at, at + removed) } : null;
};

/** Elements that are one text: whatever stands in their line is that text. */
export const isPlainText = ({ type }: Block): boolean => traitsOf(type).text && type !== 'box' && type !== 'table' && type !== 'figure';

/** Whether every inline with an id was in the block before, and is there once. */
export const keepsInlines = (before: Block, after: Block, language: Language): boolean => {
  const idsIn = (block: Block) => slotsOf(block).flatMap(({ text }) => [...walkInlines(text[language] ?? [])].flatMap((inline) => (!isText(inline) && 'id' in inline ? [inline.id] : [])));
  if (before === after) return true;
  const now = idsIn(after);
  if (now.length === 0) return true;
  const old = new Set(idsIn(before));
  return now.every((id) => old.delete(id));
};
