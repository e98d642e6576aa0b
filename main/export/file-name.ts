// Under which name an export stands in its folder.
import { safeFileName } from '../../shared/export/file-name.ts';

/** A name that every platform takes, with the ending of its format, which is added when it is missing. */
export const fileNameOf = (name: string, extension: string): string => {
  const ending = `.${extension}`;
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  return `${safeFileName(stem) || 'document'}${ending}`;
};

/** `name.docx`, then `name (2).docx` and so on. */
export const numbered = (name: string, extension: string, n: number): string =>
  n === 1 ? name : `${name.slice(0, -extension.length - 1)} (${n}).${extension}`;
