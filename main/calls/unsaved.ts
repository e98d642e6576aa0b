// Words that the library could not take: kept aside when a save fails, and brought home at the next start.
import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../../shared/document/document.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { applySplices } from '../../shared/document/splices.ts';
import { withNewIds } from '../../shared/document/unique-ids.ts';
import { ok, type AppError, type Result } from '../../shared/errors.ts';
import type { Change } from '../../shared/ipc/contract.ts';
import type { Authorship } from '../storage/commit.ts';
import type { FoundSave, KeptAside, KeptSave } from '../storage/kept-aside.ts';
import type { Library } from '../storage/library.ts';
import { symbolOf, titleOf } from '../storage/summary.ts';

/** A save that failed and was not made good since. */
export interface Unsaved {
  readonly error: AppError;
  /** Where the words are kept; null where no folder took them, so that the window alone has them. */
  readonly path: string | null;
}

export interface UnsavedWords {
  /** A save failed; `changes` is what the library does not have over `base`. `window`: the mark of the window, where it has one. */
  readonly failed: (save: Pick<KeptSave, 'document' | 'base' | 'changes'>, window: string | undefined, error: AppError) => void;
  readonly saved: (document: string, window: string | undefined) => void;
  readonly all: () => readonly Unsaved[];
}

const nameFor = (document: string, window = 'window'): string => `${document}-${window}`;

export const createUnsavedWords = (kept: KeptAside): UnsavedWords => {
  const unsaved = new Map<string, Unsaved>();
  return {
    failed(save, window, error) {
      const name = nameFor(save.document, window);
      unsaved.set(name, { error, path: kept.keep(name, save) });
    },
    saved(document, window) {
      const name = nameFor(document, window);
      if (unsaved.delete(name)) kept.forget(name);
    },
    all: () => [...unsaved.values()],
  };
};

const applied = (document: Document, changes: readonly Change[]): Document =>
  changes.reduce((before, { splices, settings }) => {
    return { ...before, blocks: [...applySplices(before.blocks, splices)], settings: settings ?? before.settings };
  }, document);

interface Surroundings {
  readonly library: Library;
  readonly kept: KeptAside;
  readonly newId: NewId;
  readonly authorship: () => Authorship;
  /** What went wrong, for the log. */
  readonly report: (what: string, error: unknown) => void;
}

/**
 * Writes what was kept aside: into its document where nothing was written to that since, else into a document of its own. What cannot be written stays
 * kept. Returns what the user should know of it.
 */
export const bringHome = ({ library, kept, newId, authorship, report }: Surroundings): AppError[] =>
  kept.found().flatMap((found) => {
    const { path, save } = found;
    let notice: AppError | null;
    try {
      notice = library.documents.keyOf(save.document) === null ? null : bringOneHome(library, found, newId, authorship);
    } catch (error) {
      report('words kept aside', error);
      notice = { code: 'unsaved.left', params: { document: save.document, path } };
    }
    return notice === null ? [] : [notice];
  });

const nameOf = ({ id, blocks, settings }: Pick<Document, 'id' | 'blocks' | 'settings'>): string => symbolOf(blocks) ?? titleOf(blocks)[settings.draftingLanguage] ?? id;

/** Removes the file once its words are in the library. */
const bringOneHome = (library: Library, { path, save, remove }: FoundSave, newId: NewId, authorship: () => Authorship): AppError | null => {
  const { documents, revisions } = library;
  const opened = documents.open(save.document);
  const base = revisions.find(save.base);
  const before = opened.ok && base !== null ? documents.at(base) : null;
  if (!opened.ok || before?.ok !== true) return { code: 'unsaved.left', params: { document: save.document, path } };
  const document = opened.value;
  const wanted = applied(before.value, save.changes);
  const params = { document: nameOf(wanted), path };
  const end = (written: Result<unknown>, code: 'unsaved.restored' | 'unsaved.apart'): AppError => {
    if (!written.ok) return { code: 'unsaved.left', params };
    remove();
    return { code, params: { document: params.document } };
  };
  if (isDeepStrictEqual([wanted.blocks, wanted.settings], [[...document.blocks], document.settings])) return end(ok(null), 'unsaved.restored');
  if (document.head?.hash.equals(base?.hash ?? Buffer.of()) === true) {
    const splices = save.changes.flatMap((change) => change.splices);
    return end(documents.write(document, { splices, count: wanted.blocks.length, settings: wanted.settings }, authorship()), 'unsaved.restored');
  }
  const copy = { ...wanted, id: newId(), settings: { ...wanted.settings, unplaced: [] }, blocks: withNewIds(wanted.blocks, newId) };
  return end(documents.create(copy, authorship()), 'unsaved.apart');
};
