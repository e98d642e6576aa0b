// Documents: opening, saving, exporting.
import { existsSync } from 'node:fs';
import { schemaVersion } from '../../shared/document/document.ts';
import { fail, ok } from '../../shared/errors.ts';
import { findingsBefore } from '../export/findings.ts';
import { revisionId } from '../storage/revisions.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { newestRevision, saveCall } from './save.ts';

export const documentCalls = (context: CallContext): HandlersOf<'document'> => ({
  'document.open'({ id }) {
    const opened = context.documents.get(id);
    if (!opened.ok) return opened;
    const { settings, blocks } = opened.value;
    return ok({ document: { schemaVersion, id, settings, blocks: [...blocks] }, ...newestRevision(opened.value) });
  },

  'document.save': saveCall(context),

  'document.findings'({ id, language, format }) {
    const opened = context.documents.get(id);
    return opened.ok ? ok([...findingsBefore(opened.value, language, format, context.preferences.get().emblem ?? null, context.library.assets)]) : opened;
  },

  'document.prepareExport'(wanted) {
    context.exports.prepare(wanted);
    return ok({});
  },

  'document.export': (input) => context.exports.run(input),

  'document.cancelExport'({ job }) {
    context.exports.cancel(job);
    return ok({});
  },

  'document.original'({ id }) {
    const key = context.library.documents.keyOf(id);
    if (key === null) return fail('document.unknown', { document: id });
    const file = context.library.originals.get(key);
    return ok(file === null ? null : { name: file.name, bytes: Buffer.from(file.bytes).toString('base64') });
  },

  'document.exports'({ id }) {
    const key = context.library.documents.keyOf(id);
    if (key === null) return fail('document.unknown', { document: id });
    return ok(context.library.exported.of(key).map(({ revision, ...file }) => ({ ...file, revision: revisionId(revision), exists: existsSync(file.path) })));
  },
});
