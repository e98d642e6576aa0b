// What an image is, told from its bytes and never from its name: kind and size in pixels. Only kinds that every export can carry.
import type { Asset } from '../document/block.ts';
import { fail, ok, type Result } from '../errors.ts';
import { svgSize } from './svg.ts';

/** Beyond this an image is a mistake: no page shows more, and every export would carry it. In bytes. */
export const largestImage = 20 * 1024 * 1024;
/** Longest side in pixels. A small file can claim more than memory holds. */
const longestSide = 16_384;

export type ImageFacts = Omit<Asset, 'hash'>;

/** Fails with `asset.tooLarge`, or `asset.unsupported` for anything that is not a whole PNG, a JPEG or a safe SVG. */
export const recogniseImage = (bytes: Uint8Array): Result<ImageFacts> => {
  if (bytes.length > largestImage) return fail('asset.tooLarge', { limit: largestImage / 1024 / 1024 });
  const facts = pngFacts(bytes) ?? jpegFacts(bytes) ?? svgFacts(bytes);
  if (facts === null || facts.width < 1 || facts.height < 1) return fail('asset.unsupported');
  if (Math.max(facts.width, facts.height) > longestSide) return fail('asset.tooLarge', { limit: largestImage / 1024 / 1024 });
  return ok(facts);
};

const begins = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[at + index] === byte);
const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2);

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (name: string): readonly number[] => [...name].map((letter) => letter.charCodeAt(0));
const ihdr = chunk('IHDR');
const iend = chunk('IEND');

/** Walks the chunks, so that a file cut short on a broken stick is not taken for an image. */
const pngFacts = (bytes: Uint8Array): ImageFacts | null => {
  if (!begins(bytes, 0, pngSignature) || !begins(bytes, 12, ihdr)) return null;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + u32(bytes, at);
    if (next > bytes.length) return null;
    if (begins(bytes, at + 4, iend)) return { mediaType: 'image/png', width: u32(bytes, 16), height: u32(bytes, 20) };
    at = next;
  }
  return null;
};

/** Frame headers; the others in this range are tables (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegFacts = (bytes: Uint8Array): ImageFacts | null => {
  if (!begins(bytes, 0, [0xff, 0xd8, 0xff])) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return null;
    if (isFrame(marker)) return { mediaType: 'image/jpeg', width: u16(bytes, at + 7), height: u16(bytes, at + 5) };
    const length = u16(bytes, at + 2);
    if (length < 2) return null;
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
