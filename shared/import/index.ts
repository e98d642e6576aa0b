// Takes in files: Word files, texts and Markdown, whose structure is recognised, and the program's own JSON.
import type { Document, TemplateName, Unplaced } from '../document/document.ts';
import type { NewId } from '../document/ids.ts';
import { contentText } from '../document/inlines.ts';
import { readDocument } from '../document/migrate.ts';
import { normaliseDocument } from '../document/normalise.ts';
import { walkTexts } from '../document/walk.ts';
import { fail, ok, type Result } from '../errors.ts';
import { decodeText, importLimit, isWordFile } from './decode.ts';
import { importWord } from './docx/index.ts';
import type { ImportInput } from './import-input.ts';
import { recognise } from './recognise.ts';
import { withBracketObjects } from './typed-brackets.ts';

export { importLimit } from './decode.ts';
export type { ImportInput } from './import-input.ts';

/** The most elements and cells of tables that a document is made of: several times the longest a commission has ever printed. */
export const elementLimit = 50_000;
/** The longest text of one element, in characters: some sixty pages without a paragraph. */
export const lengthLimit = 200_000;

/** The document in normal form, and what could not be placed in it with confidence; the same list stands in its settings. */
export interface Imported {
  readonly document: Document;
  readonly unplaced: Unplaced[];
}

const markdown = new Set(['md', 'markdown', 'mdown', 'mkd']);
const plainText = new Set(['txt', 'text', '']);

/** Endings of other programs. Where the bytes do not tell, the name does. */
const foreign: Readonly<Record<string, 'import.word' | 'import.wordDamaged' | 'import.pdf' | 'import.packed'>> = {
  doc: 'import.word', docx: 'import.wordDamaged', docm: 'import.wordDamaged', dotx: 'import.wordDamaged', odt: 'import.word', rtf: 'import.word', pdf: 'import.pdf', zip: 'import.packed',
};

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The program's own export: a document as it is, with a new identity of its own, since the one it came from may stand in the same library. */
const readOwn = (text: string, name: string, as: TemplateName | undefined, newId: NewId): Result<Imported> => {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail('import.unsupported', { name });
  }
  if (typeof raw !== 'object' || raw === null || !('schemaVersion' in raw)) return fail('import.unsupported', { name });
  const read = readDocument(raw);
  if (!read.ok) return read;
  const { settings } = read.value;
  const document = normaliseDocument({ ...read.value, id: newId(), settings: as === undefined ? settings : { ...settings, template: as } }, newId);
  return ok({ document, unplaced: [...document.settings.unplaced] });
};

const tooLong = (name: string, text: string): Result<never> =>
  fail('import.tooLong', { name, beginning: `${text.trim().slice(0, 60).replace(/\s+\S*$/, '')}…`, limit: lengthLimit });

/** What would keep the recogniser busy for minutes only to be refused. */
const exceeds = (name: string, text: string): Result<never> | null => {
  let lines = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > lengthLimit && text.slice(start, end).trim().length > lengthLimit) return tooLong(name, text.slice(start, start + 200));
    if (end - start > 1) lines += 1;
    start = end + 1;
  }
  // An element can be wrapped over many lines, but not so many throughout.
  return lines > elementLimit * 5 ? fail('import.tooMany', { name, limit: elementLimit }) : null;
};

/** What nobody could work with, once it is known. */
const unworkable = (name: string, { blocks, settings }: Document): Result<never> | null => {
  let places = 0;
  for (const { text } of walkTexts(blocks)) {
    places += 1;
    const content = text[settings.draftingLanguage];
    const plain = content === undefined ? '' : contentText(content);
    if (plain.length > lengthLimit) return tooLong(name, plain.slice(0, 200));
  }
  return places > elementLimit ? fail('import.tooMany', { name, limit: elementLimit }) : null;
};

const importedFrom = ({ name, bytes, language, as, newId, progress, addImage, reading }: ImportInput): Result<Imported & { readonly source: string | null }> => {
  const ending = endingOf(name);
  if (bytes.length === 0) return fail('import.empty', { name });
  if (bytes.length <= importLimit && isWordFile(bytes, ending)) {
    const word = importWord({ name, bytes, language, as, newId, progress, addImage, reading });
    if (!word.ok) return word;
    const { document, unplaced } = word.value;
    return unworkable(name, document) ?? ok({ document, unplaced: [...unplaced], source: null });
  }
  const isJson = ending === 'json';
  const known = isJson || markdown.has(ending) || plainText.has(ending);
  const decoded = decodeText(bytes, name);
  // A file of another program is named by what it is, also where its ending claims something else.
  if (!decoded.ok && /^import\.(?:word|wordProtected|pdf|packed)$/.test(decoded.error.code)) return decoded;
  if (!known) return fail(foreign[ending] ?? 'import.unsupported', { name, part: 'zip' });
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (isJson) {
    const own = readOwn(text, name, as, newId);
    return own.ok ? ok({ ...own.value, source: null }) : own;
  }
  const refused = exceeds(name, text);
  if (refused !== null) return refused;
  const { document, unplaced } = recognise({ name, text, markdown: markdown.has(ending), language, as, newId, progress });
  return unworkable(name, document) ?? ok({ document, unplaced: [...unplaced], source: text });
};

/**
 * Makes a document of a file. Refuses what is empty, too large, too long, no text or of another type, each with its own code. No word is
 * lost: what could not be placed with confidence stands as a paragraph and is listed with its line. Numbers and contents are not taken over
 * but computed; where the typed ones differ, that is listed too.
 */
export const importDocument = (input: ImportInput): Result<Imported> => {
  const imported = importedFrom(input);
  if (!imported.ok) return imported;
  const { document, unplaced, source } = imported.value;
  return ok(input.brackets === true ? withBracketObjects({ document, unplaced }, source, input.newId) : { document, unplaced });
};
