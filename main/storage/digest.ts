// The hash of a whole document that costs little when little changed: a hash over pieces of about 64 blocks, whose bounds depend on the blocks alone.
import { sha256 } from './canonical.ts';

/** A piece ends after a block whose hash begins with a byte below this: one in 64. Part of the file format. */
const pieceEnds = 4;

interface Piece {
  readonly count: number;
  readonly hash: Buffer;
}

const endsPiece = (hash: Uint8Array): boolean => (hash[0] ?? 0) < pieceEnds;

/** The hash of an order of blocks; follows splices. The same order has the same hash, whatever way led to it. */
export class ContentDigest {
  #hashes: readonly Buffer[];
  #pieces: Piece[];

  constructor(hashes: readonly Buffer[]) {
    this.#hashes = hashes;
    this.#pieces = cut(hashes, 0, hashes.length);
  }

  /** A digest that can be changed without changing this one. */
  copy(): ContentDigest {
    const copy = new ContentDigest([]);
    copy.#hashes = this.#hashes;
    copy.#pieces = [...this.#pieces];
    return copy;
  }

  /** Tells that in `hashes`, which holds the order after the change, `insert` hashes stand at `at` where `remove` others stood before. */
  splice(hashes: readonly Buffer[], at: number, remove: number, insert: number): void {
    this.#hashes = hashes;
    let first = 0;
    let start = 0;
    for (let piece = this.#pieces[first]; piece !== undefined && start + piece.count <= at; piece = this.#pieces[++first]) start += piece.count;
    // A last piece without an end of its own grows when something is added behind it.
    const last = this.#pieces[first - 1];
    if (first === this.#pieces.length && last !== undefined) {
      first -= 1;
      start -= last.count;
    }
    let next = first;
    let end = start;
    while (next < this.#pieces.length && end < at + remove) end += this.#pieces[next++]?.count ?? 0;
    // The piece at `at` is cut anew even when nothing is removed.
    if (next === first && next < this.#pieces.length) end += this.#pieces[next++]?.count ?? 0;
    let newEnd = end - remove + insert;
    while (next < this.#pieces.length && newEnd > start && !endsPiece(hashes[newEnd - 1] as Buffer)) newEnd += this.#pieces[next++]?.count ?? 0;
    this.#pieces.splice(first, next - first, ...cut(hashes, start, newEnd));
  }

  /** The hash over settings and blocks, 32 bytes. */
  value(settings: Buffer): Buffer {
    return sha256(Buffer.concat([settings, ...this.#pieces.map(({ hash }) => hash)]));
  }
}

const cut = (hashes: readonly Buffer[], from: number, to: number): Piece[] => {
  const pieces: Piece[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    if (at + 1 < to && !endsPiece(hashes[at] as Buffer)) continue;
    pieces.push({ count: at + 1 - start, hash: sha256(Buffer.concat(hashes.slice(start, at + 1))) });
    start = at + 1;
  }
  return pieces;
};
