// Small grey pictures of pages: made with pdftoppm where it is installed, kept as PNG, compared with tolerance.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Levels of grey from 0, black, to 15, white; row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

/** Whether pages can be made into pictures here. */
export const canPicture = spawnSync('pdftoppm', ['-v']).status === 0;

const dotsPerInch = 80;

/** Netpbm's grey format: three numbers as text, one byte for each pixel. */
const readPgm = (bytes: Uint8Array): Picture => {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 32)).toString('latin1'));
  if (head === null) throw new Error('pdftoppm wrote no grey picture');
  return { width: Number(head[1]), height: Number(head[2]), levels: bytes.subarray(head[0].length).map((byte) => Math.round(byte / 17)) };
};

/** A picture of each page, in order. Throws where pdftoppm fails. */
export const picturesOf = (pdf: Uint8Array): Picture[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-pages-'));
  try {
    const file = path.join(folder, 'pages.pdf');
    writeFileSync(file, pdf);
    const { status, stderr } = spawnSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', file, path.join(folder, 'page')]);
    if (status !== 0) throw new Error(String(stderr));
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm')).toSorted();
    return pages.map((name) => readPgm(readFileSync(path.join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

/** A picture as PNG: grey, four bits for each pixel, rows as they are. */
export const writePng = ({ width, height, levels }: Picture): Uint8Array => {
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | ((levels[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4;
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
};

/** Reads what `writePng` writes, and no other PNG. */
export const readPng = (bytes: Uint8Array): Picture => {
  const file = Buffer.from(bytes);
  const parts = new Map<string, Buffer>();
  for (let at = signature.length; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    parts.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [header, data] = [parts.get('IHDR'), parts.get('IDAT')];
  if (header === undefined || data === undefined || header[8] !== 4 || header[9] !== 0) throw new Error('not a picture of a page');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  const stride = 1 + Math.ceil(width / 2);
  const levels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) levels[y * width + x] = ((rows[y * stride + 1 + (x >> 1)] ?? 0) >> (x % 2 === 0 ? 4 : 0)) & 15;
  }
  return { width, height, levels };
};

/** Levels by which the edge of a letter may differ between two versions of a program that draws pages. */
const tolerance = 4;

/** The pixels of a picture that have no like within a pixel of their place in the other, by index. */
const unlike = ({ width, height, levels }: Picture, other: Picture): number[] => {
  const found: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const own = levels[y * width + x] ?? 0;
      // Most of a page is the same in both.
      if (own === other.levels[y * width + x]) continue;
      let [darkest, lightest] = [15, 0];
      for (let down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down++) {
        for (let across = Math.max(0, x - 1); across <= Math.min(width - 1, x + 1); across++) {
          const level = other.levels[down * width + across] ?? 0;
          if (level < darkest) darkest = level;
          if (level > lightest) lightest = level;
        }
      }
      if (own < darkest - tolerance || own > lightest + tolerance) found.push(y * width + x);
    }
  }
  return found;
};

export interface Difference {
  /** Pixels that differ, of all. */
  readonly pixels: number;
  readonly share: number;
  /** The smallest box around them, in per cent of the page from its upper left corner. */
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** The found page, pale, with what differs in black. */
  readonly picture: Picture;
}

/** Fewer pixels than this are what drawing may differ by. A comma that pushes its line on makes some forty; a letter in place of a like one, none. */
const fewest = 6;

/** How a page differs from what it should be; null where it looks the same. Pages of another size differ as a whole. */
export const difference = (found: Picture, expected: Picture): Difference | null => {
  const { width, height, levels } = found;
  const sameSize = width === expected.width && height === expected.height;
  const places = sameSize ? [...new Set([...unlike(found, expected), ...unlike(expected, found)])] : [...levels.keys()];
  if (places.length < fewest) return null;
  const pale = levels.map((level) => 12 + (level >> 2));
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const place of places) {
    pale[place] = 0;
    const [x, y] = [place % width, Math.floor(place / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);
  return {
    pixels: places.length,
    share: places.length / levels.length,
    box: { left: percent(left, width), top: percent(top, height), right: percent(right + 1, width), bottom: percent(bottom + 1, height) },
    picture: { width, height, levels: pale },
  };
};
