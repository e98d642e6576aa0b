// Which written paragraphs and tables belong to which element of the comparison, in the body and in the cells of a box.
import type { Comparison, ComparedBlock } from '../../../compare/comparison.ts';
import type { Id } from '../../../document/ids.ts';
import { attribute, childOf, childrenOf, valueOf, type Node } from './tree.ts';

export type Side = 'before' | 'after';

/** What stands together at one place: an element with all its paragraphs and tables, or a part of the frame. */
export interface Item {
  /** Equal for what is the same in both versions. */
  readonly key: string;
  readonly nodes: readonly Node[];
  /** Index in the `blocks` of the comparison; at the old place of a move that of the old place. */
  readonly block: number | null;
}

export const styleOf = (paragraph: Node): string => valueOf(childOf(paragraph, 'w:pPr'), 'w:pStyle') ?? '';

/** Elements that are more than a paragraph, by the type of their block. */
const compound: ReadonlySet<string> = new Set(['table', 'figure', 'box', 'annex']);
/** Styles of the paragraphs that follow the first of a compound element. */
const following: ReadonlySet<string> = new Set(['UN-Table-End', 'UN-Table-Note', 'UN-Table-Source', 'UN-Figure', 'UN-Figure-Source', 'UN-Annex-Original']);

/**
 * Whether an element is moved in Word's own sense: one paragraph, in the text itself. Tables, figures and boxes go and come: rows can be inserted and deleted
 * (ISO 29500-1, 17.13.5), and have no mark of a move. Word itself, when a table is dragged elsewhere, marks nothing but the paragraphs in its cells
 * as moved and leaves the rows unmarked, so that whoever accepts it by the letter of the standard keeps an empty table at the old place.
 */
const isMovable = ({ before, after, beforeBox, afterBox }: ComparedBlock): boolean =>
  beforeBox === null && afterBox === null && before !== null && (after === null || !compound.has(after.type)) && !compound.has(before.type);

export class Elements {
  readonly #blocks: readonly ComparedBlock[];
  readonly #byName: Record<Side, Map<string, number>> = { before: new Map(), after: new Map() };
  /** The name of the move in the file, by the index of either end. */
  readonly #moveNames = new Map<number, string>();
  /** The other end of each move, by the index of either. */
  readonly #otherEnds = new Map<number, number>();

  /** `name`: of the bookmark of an element in a version. */
  constructor({ blocks, moves }: Comparison, name: (side: Side, id: Id) => string | null) {
    this.#blocks = blocks;
    for (const [index, block] of blocks.entries()) {
      const [old, now] = [block.before, block.after];
      const oldName = old === null ? null : name('before', old.id);
      const newName = now === null ? null : name('after', now.id);
      // A moved element of the earlier version stands at its old place.
      if (oldName !== null && (block.move === null || block.kind === 'movedAway')) this.#byName.before.set(oldName, index);
      if (newName !== null) this.#byName.after.set(newName, index);
    }
    for (const [number, { from, to }] of moves.entries()) {
      let stretch = 0;
      for (const [index, old] of from.entries()) {
        const now = to[index];
        const [oldBlock, newBlock] = [blocks[old], now === undefined ? undefined : blocks[now]];
        if (now === undefined || oldBlock === undefined || newBlock === undefined) continue;
        this.#otherEnds.set(old, now);
        this.#otherEnds.set(now, old);
        if (from[index - 1] !== old - 1 || to[index - 1] !== now - 1 || !this.#moveNames.has(old - 1)) stretch++;
        if (!isMovable(oldBlock) || !isMovable(newBlock)) continue;
        for (const end of [old, now]) this.#moveNames.set(end, `move${number + 1}_${stretch}`);
      }
    }
  }

  /** Under which name an element is moved; null where it stayed, or goes and comes as deleted and inserted. */
  moveName(block: number | null): string | null {
    return block === null ? null : (this.#moveNames.get(block) ?? null);
  }

  /** An element that cannot be moved in the file although it moved: Word needs both ends. */
  standStill(block: number): void {
    const name = this.#moveNames.get(block);
    if (name !== undefined) for (const [index, other] of this.#moveNames) if (other === name) this.#moveNames.delete(index);
  }

  /** Whether nothing else moves under the name of an element. */
  movesAlone(block: number): boolean {
    const name = this.#moveNames.get(block);
    return name !== undefined && [...this.#moveNames.values()].filter((other) => other === name).length === 2;
  }

  otherEnd(block: number): number | null {
    return this.#otherEnds.get(block) ?? null;
  }

  block(index: number | null): ComparedBlock | null {
    return index === null ? null : (this.#blocks[index] ?? null);
  }

  /** The element whose mark stands in a paragraph or in the first paragraph of a table. */
  #begins(node: Node, side: Side): number | null {
    if (node.name === 'w:tbl') {
      const [first] = childrenOf(childrenOf(childrenOf(node, 'w:tr')[0] ?? node, 'w:tc')[0] ?? node, 'w:p');
      return first === undefined ? null : this.#begins(first, side);
    }
    for (const child of node.children) {
      if (child.name !== 'w:bookmarkStart') continue;
      const found = this.#byName[side].get(attribute(child, 'w:name') ?? '');
      if (found !== undefined) return found;
    }
    return null;
  }

  #key(block: number, side: Side): string {
    const compared = this.#blocks[block];
    return compared?.before !== null && compared?.after !== null && compared?.move === null ? `both ${block}` : `${side} ${block}`;
  }

  /** Paragraphs and tables put together as elements. */
  items(nodes: readonly Node[], side: Side): Item[] {
    const items: { key: string; nodes: Node[]; block: number | null }[] = [];
    for (const node of nodes) {
      const last = items.at(-1);
      const lastType = last?.block == null ? null : this.#blocks[last.block]?.[side]?.type ?? null;
      const begins = this.#begins(node, side);
      const style = node.name === 'w:p' ? styleOf(node) : '';
      const continues = lastType !== null && compound.has(lastType) && (following.has(style) || (node.name === 'w:tbl' && last?.nodes.every(({ name }) => name === 'w:p') === true));
      if (last !== undefined && (begins === null || begins === last.block) && continues) last.nodes.push(node);
      else if (begins !== null) items.push({ key: this.#key(begins, side), nodes: [node], block: begins });
      else if (last?.key === 'contents' && node.name === 'w:tbl' && last.nodes.length === 1) last.nodes.push(node);
      else if (style === 'UN-Contents-Head') items.push({ key: 'contents', nodes: [node], block: null });
      else if (node.name === 'w:sectPr') items.push({ key: 'end', nodes: [node], block: null });
      else {
        const section = childOf(childOf(node, 'w:pPr'), 'w:sectPr');
        items.push({ key: section === undefined ? `${node.name} ${style}` : `section ${section.xml.includes('landscape')}`, nodes: [node], block: null });
      }
    }
    return items;
  }
}
