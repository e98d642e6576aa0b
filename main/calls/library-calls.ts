// The list of documents: finding, making, taking in, copying, putting away.
import { fromTemplate } from '../../shared/document/own-templates.ts';
import { createDocument } from '../../shared/document/templates.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DocumentSummary } from '../../shared/ipc/contract.ts';
import { missingImages } from '../import/missing-images.ts';
import { Damage } from '../storage/failure.ts';
import type { RevisionKind } from '../storage/revisions.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { copiedBlocks } from './copied.ts';

export const libraryCalls = (context: CallContext): HandlersOf<'library'> => {
  const { library, documents } = context;

  /** A document that is in the library. */
  const summaryOf = (id: string): Result<DocumentSummary> => {
    const summary = library.documents.summary(id);
    return summary === null ? fail('document.unknown', { document: id }) : ok(summary);
  };

  /** A document as it is, or what can be read of one that is damaged. */
  const readableOf = (id: string): Result<Pick<Document, 'settings' | 'blocks'>> => {
    try {
      const opened = documents.get(id);
      return opened.ok ? ok({ settings: opened.value.settings, blocks: [...opened.value.blocks] }) : opened;
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      return library.documents.salvage(id);
    }
  };

  /** Writes a new document. `more` is done in the same transaction: either all of it stands or nothing. */
  const add = (document: Document, kind: RevisionKind, more: (key: number) => void = () => {}): Result<DocumentSummary> => {
    const created = library.together(() => {
      const written = library.documents.create(document, context.authorship(kind));
      if (written.ok) more(written.value.key);
      return written;
    });
    if (!created.ok) return created;
    documents.add(created.value);
    context.emit('library.changed', {});
    return summaryOf(document.id);
  };

  return {
    'library.list': ({ archived }) => ok(library.documents.list(archived)),

    'library.search': ({ query, limit }) => ok(library.search.find(query, limit)),

    'library.create'({ template, language, ...options }) {
      if (typeof template === 'string') return add(createDocument(template, language, context.newId, options), 'automatic');
      const own = library.ownTemplates.get(template.own);
      return own.ok ? add(fromTemplate(own.value, language, context.newId, options), 'automatic') : own;
    },

    async 'library.import'({ job, name, bytes, language, as, brackets }) {
      const file = Buffer.from(bytes, 'base64');
      const heard = (done: number): void => {
        if (job !== undefined) context.emit('import.progress', { job, done });
      };
      const imported = await context.imports.run({ name, bytes: file, language, as, brackets }, job, heard);
      if (!imported.ok) return imported;
      // Before the document, so that none of its images counts as missing.
      for (const image of imported.value.images) {
        const put = library.assets.put(image);
        if (!put.ok) return put;
      }
      const lost = missingImages(imported.value.document, file.toString('utf8'), (hash) => library.assets.get(hash).ok);
      // What the file says of images is what the library lacked that it came from.
      const unplaced = [...imported.value.unplaced.filter(({ reason }) => reason !== 'missingImage'), ...lost];
      const document = { ...imported.value.document, settings: { ...imported.value.document.settings, unplaced } };
      const added = add(document, 'imported', (key) => library.originals.add(key, name, file));
      return added.ok ? ok({ document: added.value, unplaced }) : added;
    },

    'library.cancelImport'({ job }) {
      context.imports.cancel(job);
      return ok({});
    },

    'library.duplicate'({ id }) {
      const readable = readableOf(id);
      if (!readable.ok) return readable;
      const { settings, blocks } = readable.value;
      // What an import could not place is said of the elements of the original.
      const known = [...library.documents.list(false), ...library.documents.list(true)].map(({ title }) => title);
      const copied = copiedBlocks(blocks, settings, known, context.newId);
      return add({ schemaVersion, id: context.newId(), settings: { ...settings, unplaced: [] }, blocks: copied }, 'automatic');
    },

    'library.setArchived'({ id, archived }) {
      if (library.documents.keyOf(id) === null) return fail('document.unknown', { document: id });
      library.documents.setArchived(id, archived);
      context.emit('library.changed', {});
      return summaryOf(id);
    },
  };
};
