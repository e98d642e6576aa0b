// A document as the program holds it while it is open: its newest revision, with the rows and hashes of its blocks.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Splice } from '../../shared/ipc/contract.ts';
import { ContentDigest } from './digest.ts';
import { spliceInPlace, type BlockKey } from './order.ts';
import type { RevisionKey } from './revisions.ts';

/** A block with the row that holds it and the hash of its content. */
export interface Entry {
  readonly block: Block;
  readonly key: BlockKey;
  readonly hash: Buffer;
}

/** Belongs to the library; others read it. */
export interface OpenDocument {
  readonly key: number;
  readonly id: Id;
  /** Null until the first revision is written. */
  head: { readonly key: RevisionKey; readonly hash: Buffer; readonly at: number } | null;
  settings: DocumentSettings;
  /** 0 before the first revision. */
  settingsKey: BlockKey;
  settingsHash: Buffer;
  /** `blocks`, `keys` and `hashes` have one entry for each block. They are replaced, never changed. */
  blocks: readonly Block[];
  keys: readonly BlockKey[];
  hashes: readonly Buffer[];
  /** Rows of the blocks by the ids of the blocks. */
  readonly byId: Map<Id, BlockKey>;
  digest: ContentDigest;
  /** Revisions since the order was last written in full. */
  depth: number;
  paragraphs: number;
  words: number;
  /** True when the library holds an older form of the document than the program: the next revision writes every block. */
  older: boolean;
}

/** What a commit is about to make of an open document. */
export class Draft {
  readonly blocks: Block[];
  readonly keys: BlockKey[];
  readonly hashes: Buffer[];
  readonly digest: ContentDigest;
  /** Blocks that were in the document and are no more, and blocks that are new. A changed block is in both, as it was and as it is. */
  readonly left: Map<Block, BlockKey> = new Map();
  readonly came: Map<Block, BlockKey> = new Map();

  constructor(document: OpenDocument) {
    this.blocks = [...document.blocks];
    this.keys = [...document.keys];
    this.hashes = [...document.hashes];
    this.digest = document.digest.copy();
  }

  splice(at: number, remove: number, insert: readonly Entry[]): void {
    for (let n = at; n < at + remove; n++) {
      const block = this.blocks[n] as Block;
      if (!this.came.delete(block)) this.left.set(block, this.keys[n] as BlockKey);
    }
    for (const { block, key } of insert) this.came.set(block, key);
    spliceInPlace(this.blocks, at, remove, insert.map(({ block }) => block));
    spliceInPlace(this.keys, at, remove, insert.map(({ key }) => key));
    spliceInPlace(this.hashes, at, remove, insert.map(({ hash }) => hash));
    this.digest.splice(this.hashes, at, remove, insert.length);
  }

  /** An id that would be in the document twice, or null. */
  repeatedId(document: OpenDocument): Id | null {
    const gained = new Map<Id, number>();
    for (const { id } of this.left.keys()) gained.set(id, (gained.get(id) ?? 0) - 1);
    for (const { id } of this.came.keys()) gained.set(id, (gained.get(id) ?? 0) + 1);
    for (const [id, more] of gained) if ((document.byId.has(id) ? 1 : 0) + more > 1) return id;
    return null;
  }
}

/** Whether splices fit a list of blocks, each the result of the one before, and lead to `count` blocks. */
export const fits = (length: number, splices: readonly Splice[], count: number): boolean => {
  let now = length;
  for (const { at, remove, insert } of splices) {
    if (at + remove > now) return false;
    now += insert.length - remove;
  }
  return now === count;
};
