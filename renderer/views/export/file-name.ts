// The name under which a document leaves: its symbol, else its title, and the language.
import type { ExportForm } from '../../../shared/export/negotiation/form.ts';
import { formatEnding, type ExportFormat } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';

/** Bytes that a name may take, so that language and extension still fit into the 255 of the usual file systems. */
const longest = 200;

/** The beginning of a text that takes at most so many bytes, without cutting a character. */
const within = (text: string, bytes: number): string => {
  const encoder = new TextEncoder();
  let left = bytes;
  let end = 0;
  for (const character of text) {
    left -= encoder.encode(character).length;
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
};

/** Without what any of the usual file systems refuses. */
export const cleanName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/-{2,}/g, '-');
  return within(plain.replace(/^[\s.-]+/, ''), longest).replace(/[\s.-]+$/, '');
};

export const suggestedName = (symbol: string | null, title: string): string => cleanName(symbol ?? '') || cleanName(title) || 'document';

/** `E-ESCWA-2027-3-EN.docx`, `E-ESCWA-2027-3-EN-compilation.docx`. */
export const fileName = (name: string, language: Language, format: ExportFormat, form: ExportForm = 'standing'): string =>
  `${cleanName(name) || 'document'}-${language.toUpperCase()}${form === 'standing' ? '' : `-${form}`}${format === 'pdfa' ? '-archive' : ''}.${formatEnding(format)}`;

/** A path in the folder, with the separator the folder itself is written with. */
export const pathIn = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
};
