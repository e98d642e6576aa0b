// What an image is, told from its bytes and never from its name: kind and size in pixels. Only kinds that every export can carry.
import type { Asset } from '../document/block.ts';
import { fail, ok, type Result } from '../errors.ts';
import { pngSize } from './png.ts';
import { svgSize } from './svg.ts';

/** Beyond this an image is a mistake: no page shows more, and every export would carry it. In bytes. */
export const largestImage = 20 * 1024 * 1024;
/** Longest side in pixels. A small file can claim more than memory holds. */
const longestSide = 16_384;

export type ImageFacts = Omit<Asset, 'hash'>;

/** Fails with `asset.tooLarge`, or `asset.unsupported` for anything that is not a whole PNG, a whole JPEG or a safe SVG. */
export const recogniseImage = (bytes: Uint8Array): Result<ImageFacts> => {
  if (bytes.length > largestImage) return fail('asset.tooLarge', { limit: largestImage / 1024 / 1024 });
  const facts = pngFacts(bytes) ?? jpegFacts(bytes) ?? svgFacts(bytes);
  if (facts === null || facts.width < 1 || facts.height < 1) return fail('asset.unsupported');
  if (Math.max(facts.width, facts.height) > longestSide) return fail('asset.tooLarge', { limit: largestImage / 1024 / 1024 });
  return ok(facts);
};

const begins = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[at + index] === byte);
const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const pngFacts = (bytes: Uint8Array): ImageFacts | null => {
  const size = pngSize(bytes, longestSide);
  return size === null ? null : { mediaType: 'image/png', width: size.width, height: size.height };
};

/** Frame headers; the others in this range are tables (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Whether a JPEG ends: one cut short shows grey where the rest was. Programs put their own data behind the end. */
const jpegEnds = (bytes: Uint8Array, from: number): boolean => {
  for (let at = bytes.length - 2; at >= from; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
};

/** Walks the segments up to the picture, before which its size and the tables of its code must stand. */
const jpegFacts = (bytes: Uint8Array): ImageFacts | null => {
  if (!begins(bytes, 0, [0xff, 0xd8, 0xff])) return null;
  let at = 2;
  let facts: ImageFacts | null = null;
  let tables = false;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return null;
    const length = u16(bytes, at + 2);
    if (length < 2) return null;
    if (marker === 0xda) return tables && jpegEnds(bytes, at + 2 + length) ? facts : null;
    if (marker === 0xc4) tables = true;
    if (isFrame(marker)) facts ??= { mediaType: 'image/jpeg', width: u16(bytes, at + 7), height: u16(bytes, at + 5) };
    at += 2 + length;
  }
  return null;
};

const svgFacts = (bytes: Uint8Array): ImageFacts | null => {
  if (bytes.includes(0)) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const size = svgSize(text);
  return size === null ? null : { mediaType: 'image/svg+xml', ...size };
};
