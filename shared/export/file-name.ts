// Names of exported files: the symbol where there is one, else the title, then the language; the same on every system.
import type { Document } from '../document/document.ts';
import { definitionOf, type Language } from '../language/index.ts';
import { withoutDirectionSigns } from '../text/bidi.ts';
import { documentSymbol, firstPage } from './first-page.ts';

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;
/** Room for the name in the 255 bytes that file systems give, with the ending and the ` (2)` of a second copy. */
const longestBytes = 180;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const shortened = (text: string): string => {
  let kept = '';
  let size = 0;
  for (const sign of text) {
    size += bytesOf(sign);
    if (size > longestBytes) break;
    kept += sign;
  }
  return kept;
};

/** A text as the base of a file name: no sign that a system refuses or hides, no dot or blank at its ends. */
export const safeFileName = (text: string): string => {
  const plain = withoutDirectionSigns(text.toWellFormed())
    .normalize('NFC')
    // As the Organization names its own files: strokes of symbols become underlines.
    .replace(/[/\\]/g, '_')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
    .replace(/\s+/gu, ' ');
  const trimmed = shortened(plain.replace(/^[\s.]+/u, '')).replace(/[\s.]+$/u, '');
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed;
};

/** `E_ESCWA_30_L.1-EN.docx`; the title where there is no symbol, and a wording for "untitled" where there is neither. */
export const exportFileName = (document: Document, language: Language, extension: string): string => {
  const definition = definitionOf(language);
  const { title } = firstPage(document, definition);
  const base = [documentSymbol(document) ?? '', title, definition.wording('untitled')].map(safeFileName).find((name) => name !== '') ?? 'document';
  return `${base}-${language.toUpperCase()}.${extension}`;
};
