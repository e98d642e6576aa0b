// The archive of a Word file: a directory that is looked at first, and entries that are unpacked one by one, never further than a limit.
import { Inflate } from 'fflate';
import { Refusal } from './refusal.ts';

/** More parts than any document has. */
const mostEntries = 5000;
/** Of one part, in bytes: the text of ten thousand paragraphs takes a third. */
const largestPart = 64 * 1024 * 1024;
/** Of all parts that are read, in bytes. */
const largestWhole = 160 * 1024 * 1024;
/** Text of Word shrinks to a thirtieth, seldom to a hundredth; what shrinks further is made to burst. */
const highestRatio = 400;
/** Small parts may be as repetitive as they like. */
const freeOfRatio = 2 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Archive {
  /** Names of all entries that can be a part; those with a way out of the archive are left out. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of an entry, or null where there is none of this name. Names are compared without regard to case, as packages do. */
  read(name: string): Uint8Array | null;
}

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** Names that lead out of the archive, or mean another place on some system. They are never read. */
const leadsOut = (name: string): boolean => name === '' || name.endsWith('/') || /^[/\\]|\\|^[A-Za-z]:|(?:^|\/)\.\.?(?:\/|$)|[\u0000-\u001F]/.test(name);

/** The end of the central directory, searched from the end of the file: a comment may stand behind it. */
const findEnd = (bytes: Uint8Array): number => {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) if (u32(bytes, at) === 0x06054b50) return at;
  return -1;
};

const directory = (bytes: Uint8Array): Entry[] => {
  const end = findEnd(bytes);
  if (end < 0) throw new Refusal('import.wordDamaged', 'zip');
  const count = u16(bytes, end + 10);
  if (count > mostEntries) throw new Refusal('import.wordTooMuch', 'zip');
  const entries: Entry[] = [];
  const decoder = new TextDecoder();
  let at = u32(bytes, end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || u32(bytes, at) !== 0x02014b50) throw new Refusal('import.wordDamaged', 'zip');
    const nameLength = u16(bytes, at + 28);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      name,
      encrypted: (u16(bytes, at + 8) & 1) === 1,
      method: u16(bytes, at + 10),
      packed: u32(bytes, at + 20),
      unpacked: u32(bytes, at + 24),
      offset: u32(bytes, at + 42),
    });
    at += 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
  }
  return entries;
};

/** Pieces of packed bytes that are handed to the unpacker at a time: after each it can be stopped. */
const step = 16 * 1024;

const inflate = (packed: Uint8Array, limit: number, name: string): Uint8Array => {
  const pieces: Uint8Array[] = [];
  let [length, finished] = [0, false];
  const stream = new Inflate((piece, final) => {
    length += piece.length;
    if (length > limit || (length > freeOfRatio && length > packed.length * highestRatio)) throw new Refusal('import.wordTooMuch', name);
    pieces.push(piece.slice());
    finished = final;
  });
  try {
    for (let at = 0; at < packed.length && !finished; at += step) stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('import.wordDamaged', name);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Opens an archive. Refuses what is no archive, is locked with a password, names a part twice, or holds more than a document can. */
export const openArchive = (bytes: Uint8Array): Archive => {
  const byName = new Map<string, Entry>();
  for (const entry of directory(bytes)) {
    if (leadsOut(entry.name)) continue;
    const key = entry.name.toLowerCase();
    if (byName.has(key)) throw new Refusal('import.wordDamaged', entry.name);
    byName.set(key, entry);
  }
  const known = new Map<string, Uint8Array>();
  let whole = 0;
  const unpack = (entry: Entry): Uint8Array => {
    const { name, offset, packed } = entry;
    if (entry.encrypted) throw new Refusal('import.wordProtected', name);
    if (offset + 30 > bytes.length || u32(bytes, offset) !== 0x04034b50) throw new Refusal('import.wordDamaged', name);
    const from = offset + 30 + u16(bytes, offset + 26) + u16(bytes, offset + 28);
    if (from + packed > bytes.length) throw new Refusal('import.wordDamaged', name);
    const limit = Math.min(largestPart, largestWhole - whole);
    if (entry.unpacked > limit) throw new Refusal('import.wordTooMuch', name);
    const data = bytes.subarray(from, from + packed);
    if (entry.method === 0) return data.slice();
    if (entry.method !== 8) throw new Refusal('import.wordDamaged', name);
    return inflate(data, limit, name);
  };
  return {
    names: [...byName.values()].map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read(name) {
      const key = name.toLowerCase();
      const entry = byName.get(key);
      if (entry === undefined) return null;
      const read = known.get(key) ?? unpack(entry);
      if (!known.has(key)) {
        known.set(key, read);
        whole += read.length;
      }
      return read;
    },
  };
};
