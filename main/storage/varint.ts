// Whole numbers in as few bytes as they need: seven bits to a byte, the lowest first.
import { Damage } from './failure.ts';

export const writeVarint = (bytes: number[], value: number): void => {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
};

/** Negative numbers too: 0, -1, 1, -2 … are written as 0, 1, 2, 3 … */
export const writeSigned = (bytes: number[], value: number): void => writeVarint(bytes, value < 0 ? -value * 2 - 1 : value * 2);

/** Reads what the writers above wrote, and refuses bytes that end too early. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || unit > 2 ** 49) throw new Damage('a number is cut short');
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
  }

  signed(): number {
    const value = this.next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
