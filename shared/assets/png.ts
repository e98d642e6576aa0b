// Whether a PNG is whole: every chunk as its check says, and its pixels as many as its head promises (PNG, third edition, 2025). One that only looks whole
// would stop whoever prints it.
import { Unzlib } from 'fflate';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples for each pixel, and their depths in bits, by colour type. */
const colourTypes: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** The passes of an interlaced image: first column and row, steps between columns and rows. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
};

interface Head {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly indexed: boolean;
  readonly interlaced: boolean;
}

const headOf = (data: Uint8Array): Head | null => {
  if (data.length !== 13) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [depth = 0, type = -1, compression, filter, interlace = 2] = data.subarray(8);
  const colours = colourTypes[type];
  if (colours === undefined || !colours.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return null;
  return { width: view.getUint32(0), height: view.getUint32(4), bitsPerPixel: colours.samples * depth, indexed: type === 3, interlaced: interlace === 1 };
};

/** Bytes of the rows, each with the byte of its filter before it. */
const lengthOf = ({ width, height, bitsPerPixel, interlaced }: Head): number => {
  const rows = (across: number, down: number): number => (across === 0 ? 0 : down * (1 + Math.ceil((across * bitsPerPixel) / 8)));
  if (!interlaced) return rows(width, height);
  return passes.reduce((sum, [x, y, dx, dy]) => sum + rows(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))), 0);
};

/** Whether the pixels unpack to so many bytes; unpacked piece by piece, since a small file can hold a great deal. */
const unpacksTo = (packed: readonly Uint8Array[], expected: number): boolean => {
  let length = 0;
  const step = 0x10000;
  const unpacking = new Unzlib((bytes) => {
    length += bytes.length;
  });
  try {
    for (const piece of packed) {
      for (let at = 0; at < piece.length; at += step) {
        unpacking.push(piece.slice(at, at + step), false);
        if (length >= expected) return true;
      }
    }
    unpacking.push(new Uint8Array(), true);
  } catch {
    return length >= expected;
  }
  return length >= expected;
};

/** The size of a whole PNG whose longer side has at most so many pixels; its size alone where it is larger; null for anything else. */
export const pngSize = (bytes: Uint8Array, longestSide: number): { readonly width: number; readonly height: number } | null => {
  if (!signature.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed: Uint8Array[] = [];
  let head: Head | null = null;
  let palette = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    // What a small letter begins may be left out, and so may be wrong.
    if (/^[A-Z]/.test(name) && crc(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    if (head === null) {
      head = name === 'IHDR' ? headOf(data) : null;
      if (head === null) return null;
      if (Math.max(head.width, head.height) > longestSide) return head;
    }
    if (name === 'PLTE') palette = true;
    if (name === 'IDAT') packed.push(data);
    if (name === 'IEND') return (!head.indexed || palette) && unpacksTo(packed, lengthOf(head)) ? { width: head.width, height: head.height } : null;
    at = end;
  }
  return null;
};
