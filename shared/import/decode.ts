// From the bytes of a file to its text: which encoding it is in, and whether it is text at all.
import { fail, ok, type Result } from '../errors.ts';

/** The most that is read, in bytes: a text of more than 10,000 paragraphs. Longer files are refused, since no document is that long. */
export const importLimit = 16 * 1024 * 1024;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';

/** The text of a file, without a byte order mark. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** Control characters that no text file has; tab, line feed, vertical tab, form feed, carriage return and escape do occur. */
const isForeignControl = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b && byte !== 0x1a;

/**
 * Arabic texts of old Windows programs are in Windows-1256, all others in Windows-1252; both accept any byte. In an Arabic text
 * most letters lie above 0x80, in a French one very few.
 */
const legacyEncoding = (bytes: Uint8Array): Encoding => {
  let high = 0;
  let latin = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0) high += 1;
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) latin += 1;
  }
  return high > (high + latin) * 0.3 ? 'windows-1256' : 'windows-1252';
};

/** What Windows-1252 has at 0x80 to 0x9F. Node decodes these bytes as control characters, against the standard. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const withWindowsSigns = (text: string): string => text.replace(/[\u0080-\u009F]/g, (sign) => upperControls[sign.charCodeAt(0) - 0x80] ?? sign);

/** The beginning of a file as text, one character to a byte; names in a packed file can be read in it. */
const beginning = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4096));

/** A packed file that names parts of Word at its beginning, or that is called a Word file. */
export const isWordFile = (bytes: Uint8Array, ending: string): boolean => {
  const start = beginning(bytes);
  return start.startsWith('PK\x03\x04') && !start.includes('opendocument') && (/^(?:docx|docm|dotx|dotm)$/.test(ending) || (/word\/|\[Content_Types\]\.xml/.test(start) && !/xl\/|ppt\//.test(start)));
};

/** What Word makes of a file with a password: a container of another format that names what is in it, two bytes to a letter. */
const isLockedWord = (bytes: Uint8Array): boolean => {
  if (!startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return false;
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const from = bytes.subarray(0, 1 << 20);
  for (let at = from.indexOf(0x45); at >= 0; at = from.indexOf(0x45, at + 1)) if (name.every((byte, index) => from[at + index] === byte)) return true;
  return false;
};

/** A file of a word processor, a PDF or a packed file, by its first bytes and never by its name: many a `.txt` was only renamed. */
const foreignFormat = (bytes: Uint8Array): 'import.word' | 'import.wordProtected' | 'import.pdf' | 'import.packed' | null => {
  const start = beginning(bytes);
  if (isLockedWord(bytes)) return 'import.wordProtected';
  if (start.startsWith('%PDF-')) return 'import.pdf';
  if (start.startsWith('{\\rtf') || start.startsWith('\xd0\xcf\x11\xe0')) return 'import.word';
  if (start.startsWith('PK\x03\x04')) return /word\/|\[Content_Types\]\.xml|opendocument\.text/.test(start) ? 'import.word' : 'import.packed';
  return /^(?:\x1f\x8b|7z\xbc\xaf|Rar!\x1a|BZh\d1AY|\xfd7zXZ)/.test(start) ? 'import.packed' : null;
};

/** UTF-8 with or without mark, UTF-16 with mark, else the old Windows encodings. Refuses what is empty, too large or not text. */
export const decodeText = (bytes: Uint8Array, name: string): Result<Decoded> => {
  if (bytes.length > importLimit) {
    return fail('import.tooLarge', { name, megabytes: Math.ceil(bytes.length / 1_048_576), limit: importLimit / 1_048_576 });
  }
  if (bytes.length === 0) return fail('import.empty', { name });
  const foreign = foreignFormat(bytes);
  if (foreign !== null) return fail(foreign, { name });
  let decoded: Decoded;
  if (startsWith(bytes, 0xff, 0xfe)) decoded = { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  else if (startsWith(bytes, 0xfe, 0xff)) decoded = { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  else {
    let controls = 0;
    for (const byte of bytes) {
      if (byte === 0) return fail('import.binary', { name });
      if (isForeignControl(byte)) controls += 1;
    }
    if (controls > bytes.length * 0.002) return fail('import.binary', { name });
    try {
      decoded = { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
    } catch {
      const encoding = legacyEncoding(bytes);
      const text = new TextDecoder(encoding).decode(bytes);
      decoded = { text: encoding === 'windows-1252' ? withWindowsSigns(text) : text, encoding };
    }
  }
  const text = decoded.text.replace(/^\uFEFF+/, '');
  if (text.includes('\0')) return fail('import.binary', { name });
  if (!/[^\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\x1A\x1B]/.test(text)) return fail('import.empty', { name });
  return ok({ text, encoding: decoded.encoding });
};
