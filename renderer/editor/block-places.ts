// Where the blocks of a document stand, by their ids: looked up with every key, counted anew only after they have moved.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';

export class BlockPlaces {
  /** Top-level indexes; of a boxed block, that of its box. They hold until blocks come, go or move. */
  #indexes = new Map<Id, number>();

  /** A block of the list, or in one of its boxes. */
  find(blocks: readonly Block[], id: Id): Block | undefined {
    const at = (): Block | undefined => {
      const index = this.#indexes.get(id);
      const block = index === undefined ? undefined : blocks[index];
      if (block?.id === id) return block;
      return block?.type === 'box' ? block.blocks.find((inner) => inner.id === id) : undefined;
    };
    const found = at();
    if (found) return found;
    this.#indexes = new Map();
    blocks.forEach((block, index) => {
      this.#indexes.set(block.id, index);
      if (block.type === 'box') for (const inner of block.blocks) this.#indexes.set(inner.id, index);
    });
    return at();
  }
}
