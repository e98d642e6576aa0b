// The smallest images there are, as bytes, for tests.
import { deflateSync } from 'node:zlib';

const table = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};
const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};
const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
};

/** A PNG of the packed pixels and the head it is given: depth, colour type, compression, filter, interlace. */
export const pngOf = (width: number, height: number, packed: Uint8Array, kind: readonly number[] = [8, 0, 0, 0, 0]): Buffer => {
  const header = Buffer.concat([u32(width), u32(height), Buffer.from(kind)]);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.of())]);
};

/** Packed rows of grey. */
export const greyRows = (width: number, height: number): Buffer => {
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return deflateSync(rows);
};

/** A grey PNG that every program opens. */
export const pngBytes = (width: number, height: number): Buffer => pngOf(width, height, greyRows(width, height));

/** The head of a JPEG as cameras write it: markers, a table, the frame, then the picture begins. */
export const jpegBytes = (width: number, height: number, frame = 0xc0): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, 0xc4, 0, 5, 1, 2, 3]),
    Buffer.from([0xff, frame, 0, 11, 8]), size, Buffer.from([1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0xd9]),
  ]);
};

export const svgBytes = (inside: string, attributes = 'width="40" height="20"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`);
