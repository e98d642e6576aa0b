// Takes in files: texts and Markdown, whose structure is recognised, and the program's own JSON.
import type { Document, TemplateName, Unplaced } from '../document/document.ts';
import type { NewId } from '../document/ids.ts';
import { readDocument } from '../document/migrate.ts';
import { normaliseDocument } from '../document/normalise.ts';
import { fail, ok, type Result } from '../errors.ts';
import type { Language } from '../language/language.ts';
import { decodeText } from './decode.ts';
import { recognise } from './recognise.ts';

export { importLimit } from './decode.ts';

export interface ImportInput {
  /** Name of the file; its ending tells what the file is. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Guessed from the text where absent. */
  readonly language?: Language | undefined;
  /** The template, where the user knows better than the recognition. */
  readonly as?: TemplateName | undefined;
  readonly newId: NewId;
}

export interface Imported {
  readonly document: Document;
  readonly unplaced: Unplaced[];
}

const markdown = new Set(['md', 'markdown', 'mdown', 'mkd']);
const plainText = new Set(['txt', 'text', '']);

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

/**
 * Makes a document of a file. Refuses what is empty, too large, no text or of another type, each with its own code. No word is lost: what
 * could not be placed with confidence stands as a paragraph and is listed with its line. Numbers and contents are not taken over but
 * computed; where the typed ones differ, that is listed too.
 */
export const importDocument = ({ name, bytes, language, as, newId }: ImportInput): Result<Imported> => {
  const ending = endingOf(name);
  if (ending !== 'json' && !markdown.has(ending) && !plainText.has(ending)) return fail('import.unsupported', { name });
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return decoded;
  if (ending === 'json') return readOwn(decoded.value.text, name, as, newId);
  const { document, unplaced } = recognise({ name, text: decoded.value.text, markdown: markdown.has(ending), language, template: as, newId });
  return ok({ document, unplaced: [...unplaced] });
};
