// Folding for search: two spellings of one word become the same string, and every place in it leads back to the original.

export interface FoldOptions {
  /** Capitals and small letters are one. On unless said otherwise. */
  readonly letterCase?: boolean;
  /** Accents of Latin letters fall. On unless said otherwise. */
  readonly accents?: boolean;
  /** Vowel marks and tatweel fall; the forms of alef, yeh and hamza seats become one. On unless said otherwise. */
  readonly arabic?: boolean;
  /** Teh marbuta becomes heh. On unless said otherwise; without effect where `arabic` is off. */
  readonly tehMarbuta?: boolean;
}

export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of the folded text the place in the original where it comes from; one more for the end. */
  readonly offsets: readonly number[];
}

/** Direction signs, joiners, soft hyphens: no part of what a reader sees. */
const invisible = /^[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]$/u;
/** Vowel marks, Quranic signs, superscript alef and tatweel. */
const decoration = /^[\u0640\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]$/u;
const presentationForm = /^[\uFB50-\uFDFF\uFE70-\uFEFC]$/u;
const latinMark = /[\u0300-\u036F]/g;

const letters: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ک: 'ك',
  '’': "'", '‘': "'", 'ʼ': "'", '“': '"', '”': '"', '«': '"', '»': '"', '\u2011': '-', '–': '-', '—': '-', '٫': '.', '٬': ',',
};

const foldCharacter = (character: string, options: FoldOptions): string => {
  if (invisible.test(character)) return '';
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return options.letterCase === false ? character : character.toLowerCase();
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  if (options.arabic !== false) {
    if (decoration.test(character)) return '';
    if (presentationForm.test(character)) {
      const composed = character.normalize('NFKC');
      // Signs among them, such as the ornate brackets, stand for themselves.
      if (composed !== character) return [...composed].map((part) => foldCharacter(part, options)).join('');
    }
    if (character === 'ة' && options.tehMarbuta !== false) return 'ه';
  }
  if (/\s/u.test(character)) return ' ';
  const letter = letters[character];
  if (letter !== undefined && (options.arabic !== false || !/\p{Script=Arabic}/u.test(character))) return letter;
  let folded = character;
  if (options.accents !== false && !/\p{Script=Arabic}/u.test(folded)) folded = folded.normalize('NFD').replace(latinMark, '').normalize('NFC');
  return options.letterCase === false ? folded : folded.toLowerCase();
};

const cache = new Map<string, string>();
const cachedFold = (character: string): string => {
  let folded = cache.get(character);
  if (folded === undefined) {
    folded = foldCharacter(character, {});
    if (cache.size < 4096) cache.set(character, folded);
  }
  return folded;
};

/** Folds a text and remembers where each character came from. Folding a folded text changes nothing. */
export const foldWithOffsets = (text: string, options: FoldOptions = {}): FoldedText => {
  const plain = Object.keys(options).length === 0;
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const after = plain ? cachedFold(character) : foldCharacter(character, options);
    for (let unit = 0; unit < after.length; unit++) offsets.push(at);
    folded += after;
    at += character.length;
  }
  offsets.push(text.length);
  return { text: folded, offsets };
};

/** The folded text alone. */
export const fold = (text: string, options: FoldOptions = {}): string => {
  const plain = Object.keys(options).length === 0;
  let folded = '';
  for (const character of text) folded += plain ? cachedFold(character) : foldCharacter(character, options);
  return folded;
};

/** Where [start, end) of the folded text stands in the original; marks that were dropped stay with the letter before them. */
export const originalRange = (folded: FoldedText, start: number, end: number): readonly [start: number, end: number] => [
  folded.offsets[start] ?? 0,
  folded.offsets[end] ?? folded.offsets.at(-1) ?? 0,
];
