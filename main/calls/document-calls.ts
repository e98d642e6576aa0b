// Opening and saving documents.
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { schemaVersion } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Change } from '../../shared/ipc/contract.ts';
import { findingsBefore } from '../export/findings.ts';
import { revisionId } from '../storage/revisions.ts';
import type { OpenDocument } from '../storage/open-document.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { symbolOf, titleOf } from '../storage/summary.ts';

/** The revision that the next save is to be based on. */
export const newestRevision = (document: OpenDocument): { readonly revision: string; readonly savedAt: number } => {
  if (document.head === null) throw new Error('a document is open that was never written');
  return { revision: revisionId(document.head.hash), savedAt: document.head.at };
};

/** The change that was last saved of a document, and the revision it became. */
/** Symbol and titles, as the list of documents shows them. Of the text itself: an entry of the list may be damaged. */
const nameOf = ({ blocks }: OpenDocument): string => JSON.stringify([symbolOf(blocks), titleOf(blocks)]);

interface LastSave {
  readonly base: Id;
  readonly change: Change;
  readonly revision: Id;
}

export const documentCalls = (context: CallContext): HandlersOf<'document'> => {
  const lastSaves = new Map<Id, LastSave>();

  const write = (document: OpenDocument, { splices, settings, count }: Change): Result<void> =>
    context.library.documents.write(
      document,
      { splices, count, ...(settings === undefined ? {} : { settings }) },
      { author: context.preferences.get().author, device: context.device, at: context.now(), kind: 'automatic' },
    );

  return {
    'document.open'({ id }) {
      const opened = context.documents.get(id);
      if (!opened.ok) return opened;
      const { settings, blocks } = opened.value;
      return ok({ document: { schemaVersion, id, settings, blocks: [...blocks] }, ...newestRevision(opened.value) });
    },

    'document.save'({ id, base, then, ...change }) {
      const opened = context.documents.get(id);
      if (!opened.ok) return opened;
      const document = opened.value;
      const before = newestRevision(document);
      const last = lastSaves.get(id);
      const arrived = then !== undefined && last?.revision === before.revision && last.base === base && isDeepStrictEqual(last.change, change);
      if (before.revision !== base && !arrived) return fail('document.conflict');
      const named = nameOf(document);
      let failure: Result<void> | null = null;
      for (const step of [...(arrived ? [] : [change]), ...(then === undefined ? [] : [then])]) {
        const written = write(document, step);
        if (!written.ok) {
          failure = written;
          break;
        }
      }
      const after = newestRevision(document);
      if (then === undefined && failure === null) lastSaves.set(id, { base, change, revision: after.revision });
      if (after.revision !== before.revision) {
        context.emit('document.changed', { id, revision: after.revision });
        if (nameOf(document) !== named) context.emit('library.changed', {});
      }
      return failure?.ok === false ? failure : ok(after);
    },

    'document.findings'({ id, language, format }) {
      const opened = context.documents.get(id);
      return opened.ok ? ok([...findingsBefore(opened.value, language, format, context.library.assets)]) : opened;
    },

    'document.export': (input) => context.exports.run(input),

    'document.cancelExport'({ job }) {
      context.exports.cancel(job);
      return ok({});
    },

    'document.exports'({ id }) {
      const key = context.library.documents.keyOf(id);
      if (key === null) return fail('document.unknown', { document: id });
      return ok(context.library.exported.of(key).map(({ revision, ...file }) => ({ ...file, revision: revisionId(revision), exists: existsSync(file.path) })));
    },
  };
};
