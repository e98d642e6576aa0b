// A library in a folder of its own for one test, and short ways to write to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { Result } from '../../../shared/errors.ts';
import type { Splice } from '../../../shared/ipc/contract.ts';
import type { Authorship, Commit } from '../../../main/storage/commit.ts';
import { openLibrary, type Library } from '../../../main/storage/library.ts';
import type { OpenOptions } from '../../../main/storage/open.ts';
import type { OpenDocument } from '../../../main/storage/open-document.ts';

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The value, or the failure as an error of the test. */
export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`failed with ${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
};

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.error.code);

/** Open until the test ends. */
export const openHere = (options: Partial<OpenOptions> & { readonly folder: string }): Library => {
  const library = must(openLibrary({ mode: 'writing', ...options }));
  onTestFinished(() => library.close());
  return library;
};

export const temporaryLibrary = (): Library => openHere({ folder: temporaryFolder() });

let clock = Date.UTC(2031, 4, 12);
export const authorship = (more: Partial<Authorship> = {}): Authorship => ({ author: 'Rapporteur', device: 'laptop', at: (clock += 1000), kind: 'automatic', ...more });

export const paragraph = (id: string, text: string): Block => ({ id, type: 'numberedParagraph', text: { en: plain(text) } });

export const documentOf = (blocks: readonly Block[], more: Partial<Document['settings']> = {}, id = 'document-1'): Document => ({
  schemaVersion,
  id,
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar', 'fr'], digits: 'western', unplaced: [], ...more },
  blocks: [...blocks],
});

export const create = (library: Library, document: Document): OpenDocument => must(library.documents.create(document, authorship()));

/** Saves and returns the newest revision. */
export const save = (library: Library, document: OpenDocument, splices: readonly Splice[], more: Partial<Commit> & { readonly by?: Partial<Authorship> } = {}) => {
  const { by, ...commit } = more;
  const count = splices.reduce((length, { remove, insert }) => length + insert.length - remove, document.blocks.length);
  must(library.documents.write(document, { splices, count, ...commit }, authorship(by)));
  if (document.head === null) throw new Error('nothing was written');
  return document.head;
};

export const replace = (at: number, block: Block): Splice => ({ at, remove: 1, insert: [block] });

/** What the library holds, as a document. */
export const stored = (document: OpenDocument): Document => ({ schemaVersion, id: document.id, settings: document.settings, blocks: [...document.blocks] });
