// Saving what a window typed, never over another revision; what the library cannot take is kept aside.
import { isDeepStrictEqual } from 'node:util';
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok, type AppError, type Result } from '../../shared/errors.ts';
import type { CallOutput, Change } from '../../shared/ipc/contract.ts';
import { errorText } from '../../shared/language/messages.ts';
import { failureOf } from '../storage/failure.ts';
import type { OpenDocument } from '../storage/open-document.ts';
import { revisionId } from '../storage/revisions.ts';
import { symbolOf, titleOf } from '../storage/summary.ts';
import type { CallContext, Handler, Validated } from './context.ts';
import { learn, learntBetween, type TextAsSaved } from './memory-learning.ts';

/** The revision that the next save is to be based on. */
export const newestRevision = (document: OpenDocument): { readonly revision: string; readonly savedAt: number } => {
  if (document.head === null) throw new Error('a document is open that was never written');
  return { revision: revisionId(document.head.hash), savedAt: document.head.at };
};

/** Symbol and titles, as the list of documents shows them. Of the text itself: an entry of the list may be damaged. */
const nameOf = ({ blocks }: OpenDocument): string => JSON.stringify([symbolOf(blocks), titleOf(blocks)]);

/** The change that was last saved of a document, and the revision it became. */
interface LastSave {
  readonly base: Id;
  readonly change: Change;
  readonly revision: Id;
}

/** What the library does not have, in the form in which it is kept aside. */
interface KeptWords {
  readonly document: Id;
  base: Id;
  readonly changes: Change[];
}

/** The window is told and keeps these words itself: they fit nothing, or a newer revision has to be taken in first. */
const isForTheWindow = ({ code }: AppError): boolean => code === 'document.conflict' || code === 'document.invalid' || code === 'document.unknown';

export const saveCall = (context: CallContext): Handler<'document.save'> => {
  const { library, documents, unsaved } = context;
  const lastSaves = new Map<Id, LastSave>();

  /** The text is saved by now: whatever is the matter with the memory is for the log. */
  const remember = (was: TextAsSaved, is: TextAsSaved): void => {
    try {
      const learnt = learntBetween(was, is);
      if (learnt.confirmed.length === 0 && learnt.takenBack.length === 0) return;
      const memory = context.memory.get();
      const done = memory.ok ? learn(memory.value, learnt) : memory;
      if (!done.ok) context.report('translation memory', new Error(errorText(done.error, 'en')));
    } catch (error) {
      context.report('translation memory', error);
    }
  };

  const write = (document: OpenDocument, { splices, settings, count, acts }: Change): Result<void> =>
    library.documents.write(
      document,
      { splices, count, ...(settings === undefined ? {} : { settings }) },
      { ...context.authorship('automatic'), ...(acts === undefined ? {} : { about: { acts } }) },
    );

  /** Saves what `missing` names, and brings it up to what the library does not have yet. */
  const save = (document: OpenDocument, missing: KeptWords, { id, base, window, then, ...change }: Validated<'document.save'>): Result<CallOutput<'document.save'>> => {
    const before = newestRevision(document);
    const last = lastSaves.get(id);
    const arrived = then !== undefined && last?.revision === before.revision && last.base === base && isDeepStrictEqual(last.change, change);
    if (before.revision !== base && !arrived) return fail('document.conflict');
    const name = nameOf(document);
    if (arrived) missing.changes.shift();
    try {
      for (let next = missing.changes[0]; next !== undefined; next = missing.changes[0]) {
        missing.base = newestRevision(document).revision;
        const { id: of, settings, blocks } = document;
        const written = write(document, next);
        if (!written.ok) return written;
        remember({ id: of, settings, blocks }, document);
        missing.changes.shift();
      }
    } finally {
      const { revision } = newestRevision(document);
      if (revision !== before.revision) {
        context.emit('document.changed', { id, revision });
        if (nameOf(document) !== name) context.emit('library.changed', {});
      }
    }
    const after = newestRevision(document);
    if (then === undefined) lastSaves.set(id, { base, change, revision: after.revision });
    unsaved.saved(id, window);
    return ok(after);
  };

  return (input) => {
    const { id, base, window, then, ...change } = input;
    const missing: KeptWords = { document: id, base, changes: [change, ...(then === undefined ? [] : [then])] };
    try {
      const opened = documents.get(id);
      const saved = opened.ok ? save(opened.value, missing, input) : opened;
      if (!saved.ok && !isForTheWindow(saved.error)) unsaved.failed(missing, window, saved.error);
      return saved;
    } catch (error) {
      unsaved.failed(missing, window, failureOf(error, library.paths.file) ?? { code: 'internal', params: {} });
      throw error;
    }
  };
};
