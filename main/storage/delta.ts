// The content of a block, written as what differs from an earlier version of it.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Damage } from './failure.ts';
import { VarintReader, writeVarint } from './varint.ts';

/** First byte of what is stored. The numbers are part of the file format. */
const whole = 0;
const splice = 1;
/** As `splice`, with the new bytes deflated; the base is the dictionary, so that what moved within the block costs little. */
const deflatedSplice = 2;

/** Below this, deflating gains less than its own overhead. In bytes. */
const worthDeflating = 160;

export const encodeWhole = (content: Uint8Array): Buffer => Buffer.concat([Buffer.from([whole]), content]);

/** Writes `content` as a change of `base`; whole where that is shorter. */
export const encodeDelta = (base: Uint8Array, content: Uint8Array): Buffer => {
  const shorter = Math.min(base.length, content.length);
  let prefix = 0;
  while (prefix < shorter && base[prefix] === content[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && base[base.length - 1 - suffix] === content[content.length - 1 - suffix]) suffix++;
  const middle = content.subarray(prefix, content.length - suffix);
  const deflated = middle.length < worthDeflating ? null : deflateRawSync(middle, { dictionary: base, level: 9 });
  const small = deflated !== null && deflated.length < middle.length * 0.75 ? deflated : null;
  const head: number[] = [small === null ? splice : deflatedSplice];
  writeVarint(head, prefix);
  writeVarint(head, suffix);
  const body = small ?? middle;
  return head.length + body.length > content.length ? encodeWhole(content) : Buffer.concat([Buffer.from(head), body]);
};

/** True when `stored` can be read without a base. */
export const isWhole = (stored: Uint8Array): boolean => stored[0] === whole;

/** Rebuilds a content from what was stored. Throws `Damage` where the bytes make no sense. */
export const decodeDelta = (stored: Uint8Array, base: Uint8Array | null): Uint8Array => {
  const form = stored[0];
  if (form === whole) return stored.subarray(1);
  if ((form !== splice && form !== deflatedSplice) || base === null) throw new Damage('a block is stored in an unknown form');
  const reader = new VarintReader(stored, 1);
  const prefix = reader.next();
  const suffix = reader.next();
  if (prefix + suffix > base.length) throw new Damage('a block does not fit the version it was made from');
  const body = stored.subarray(reader.at);
  const middle = form === splice ? body : inflate(body, base);
  return Buffer.concat([base.subarray(0, prefix), middle, base.subarray(base.length - suffix)]);
};

const inflate = (bytes: Uint8Array, dictionary: Uint8Array): Uint8Array => {
  try {
    return inflateRawSync(bytes, { dictionary });
  } catch (error) {
    throw new Damage('a block cannot be unpacked', { cause: error });
  }
};
