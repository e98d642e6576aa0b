// Moving and deleting whole elements: by the outline, by the panel, by drag. Elements keep their ids.
import { blockDefinitions, traitsOf, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { Id } from '../../shared/document/ids.ts';
import { sectionOf } from '../../shared/document/sections.ts';
import { caretIn, firstSlot, replaceAt, withBody, writableSlot, type EditResult } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';
import { findSlot } from './slots.ts';

const isFront = (block: Block): boolean => traitsOf(block.type).place === 'front';

/** The place of each type on the first page. */
const frontOrder: Readonly<Record<string, number>> = Object.fromEntries(Object.keys(blockDefinitions).map((type, index) => [type, index]));

/** Where an element belongs among the others when nobody says: the first page in its order. */
export const frontIndex = (blocks: readonly Block[], type: BlockType): number => {
  const order = frontOrder[type] ?? 0;
  const later = blocks.findIndex((block) => !isFront(block) || (frontOrder[block.type] ?? 0) > order);
  return later === -1 ? blocks.length : later;
};

export { sectionOf };

const withMoved = (blocks: readonly Block[], ids: ReadonlySet<Id>, before: Id | null): readonly Block[] => {
  if (before !== null && ids.has(before)) return blocks;
  const moved = blocks.filter(({ id }) => ids.has(id));
  const rest = blocks.filter(({ id }) => !ids.has(id));
  if (moved.length === 0) return blocks;
  let at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  if (at === -1) return blocks;
  if (before === null && rest.at(-1)?.type === 'endRule') at--;
  // The first page stays before the body.
  const front = rest.filter(isFront).length;
  at = moved.every(isFront) ? Math.min(at, front) : moved.some(isFront) ? at : Math.max(at, front);
  if (moved.some(isFront) && !moved.every(isFront)) return blocks;
  const out = replaceAt(rest, at, 0, ...moved);
  return out.every((block, index) => block === blocks[index]) ? blocks : out;
};

/** Moves top-level blocks, in their order, to before another one; null moves them to the end. */
export const moveBlocks = (session: DocumentSession, ids: readonly Id[], before: Id | null): void =>
  session.update((blocks) => withMoved(blocks, new Set(ids), before), { label: 'move' });

/** Moves a heading with all that is under it. */
export const moveSection = (session: DocumentSession, heading: Id, before: Id | null): void =>
  session.update((blocks) => withMoved(blocks, new Set(sectionOf(blocks, heading).map(({ id }) => id)), before), { label: 'moveSection' });

const mayTrade = (pair: readonly Block[]): boolean => pair.every((block) => block.type !== 'endRule' && isFront(block) === pair.every(isFront));

/** Moves an element one place up (-1) or down (+1), within its box where it stands in one. */
export const moveBlock = (session: DocumentSession, id: Id, by: 1 | -1): void => {
  const step = <Item extends Block>(items: readonly Item[]): readonly Item[] => {
    const from = items.findIndex((item) => item.id === id);
    const [low, high] = by === 1 ? [from, from + 1] : [from - 1, from];
    const pair = items.slice(Math.max(0, low), high + 1);
    if (from === -1 || pair.length < 2 || !mayTrade(pair)) return items;
    return replaceAt(items, low, 2, ...pair.reverse());
  };
  session.update(
    (blocks) => {
      if (blocks.some((block) => block.id === id)) return step(blocks);
      let changed = false;
      const out = blocks.map((block) => {
        if (block.type !== 'box' || !block.blocks.some((inner) => inner.id === id)) return block;
        const inner = step<BoxedBlock>(block.blocks);
        changed ||= inner !== block.blocks;
        return { ...block, blocks: [...inner] };
      });
      return changed ? out : blocks;
    },
    { label: 'move' },
  );
};

/** Deletes an element with its texts in all languages; the caret goes to what stands after it. A box keeps its last element. */
export const deleteBlock = (editor: PaneEditor, id?: Id): boolean => {
  const { session, pane } = editor;
  session.commitPanes();
  const target = id ?? session.selected?.block;
  if (target === undefined || editor.structureLocked) return false;
  const result = withoutBlock(session.blocks, target, session.newId);
  if (!result) return false;
  session.update(() => result.blocks, { label: 'deleteBlock', pane, caret: result.selection });
  return true;
};

const withoutBlock = (blocks: readonly Block[], id: Id, newId: () => Id): EditResult | null => {
  const index = blocks.findIndex((block) => block.id === id || (block.type === 'box' && block.blocks.some((inner) => inner.id === id)));
  const top = blocks[index];
  if (!top) return null;
  let out: readonly Block[];
  if (top.id === id) out = withBody(replaceAt(blocks, index, 1), newId);
  else if (top.type === 'box' && top.blocks.length > 1) out = replaceAt(blocks, index, 1, { ...top, blocks: top.blocks.filter((inner) => inner.id !== id) });
  else return null;
  const near = out[Math.min(index, out.length - 1)] as Block;
  const slot = findSlot(out, firstSlot(near));
  const writable = slot?.role === 'bare' ? (writableSlot(out, slot, 1) ?? writableSlot(out, slot, -1)) : slot;
  return { blocks: out, selection: caretIn(writable?.id ?? firstSlot(near)) };
};
