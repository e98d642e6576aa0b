// Libraries that hold the sample documents, for the program to start on.
import { openLibrary } from '../../main/storage/library.ts';
import type { Document } from '../../shared/document/document.ts';
import { temporaryFolder } from '../program.ts';

export const authorship = (at: number) => ({ author: 'Editor', device: 'laptop', at, kind: 'automatic' as const });

/** A library in a folder of its own with these documents in it; `remove` when done. */
export function libraryWith(documents: readonly Document[]): { readonly folder: string; remove(): void } {
  const place = temporaryFolder();
  const opened = openLibrary({ folder: place.folder, mode: 'writing' });
  if (!opened.ok) throw new Error(opened.error.code);
  for (const document of documents) {
    const written = opened.value.documents.create(document, authorship(Date.now()));
    if (!written.ok) throw new Error(written.error.code);
  }
  opened.value.close();
  return place;
}
