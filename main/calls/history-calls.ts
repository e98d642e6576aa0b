// The history of a document: its timeline, its drafts, any revision, and bringing parts of one back.
import { isDeepStrictEqual } from 'node:util';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { restored } from '../../shared/history/restore.ts';
import type { Act } from '../../shared/negotiation/act.ts';
import { namesSettled, openForNaming, openLine, type OpenForNaming } from '../../shared/negotiation/settled-names.ts';
import { fold } from '../../shared/text/arabic.ts';
import { parseSymbol } from '../../shared/text/symbol.ts';
import { moment } from '../moment.ts';
import { inTurns } from '../turns.ts';
import type { Authorship, Commit } from '../storage/commit.ts';
import { nameOfDocument } from '../storage/document-list.ts';
import { proveDocument } from '../storage/document-proof.ts';
import { Damage } from '../storage/failure.ts';
import type { OpenDocument } from '../storage/open-document.ts';
import type { Revision } from '../storage/revisions.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { newestRevision } from './save.ts';

/** Names are the same whatever their case, their spaces and the forms of their Arabic letters. */
const folded = (name: string): string => fold(name).replace(/\s+/gu, ' ').trim();

/** Who insisted is the author of the revision. */
const namedAnyway = (open: OpenForNaming, { reason, meeting }: { readonly reason: string; readonly meeting?: string | undefined }): Act => ({
  kind: 'nameAnyway',
  note: reason,
  open: { count: open.items.length, languages: openLine(open) },
  ...(meeting === undefined ? {} : { meeting }),
});

export const historyCalls = (context: CallContext): HandlersOf<'history'> => {
  const { library, documents } = context;
  const { timeline } = library;

  const nameOf = (id: Id): string => {
    const summary = library.documents.summary(id);
    return summary === null ? id : nameOfDocument(summary);
  };

  const keyOf = (id: Id): Result<number> => {
    const key = library.documents.keyOf(id);
    return key === null ? fail('document.unknown', { document: id }) : ok(key);
  };

  /** A revision of this document and no other. */
  const revisionOf = (id: Id, revision: Id): Result<Revision> => {
    const key = keyOf(id);
    if (!key.ok) return key;
    const unknown = fail('revision.unknown', { document: nameOf(id), revision });
    try {
      const found = library.revisions.find(revision);
      return found === null || found.documentKey !== key.value ? unknown : ok(found);
    } catch (error) {
      if (error instanceof Damage) return fail('revision.damaged', { document: nameOf(id), author: '–', time: '–' });
      throw error;
    }
  };

  const textOf = (id: Id, revision: Revision): Result<Document> => {
    try {
      return library.documents.at(revision);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      return fail('revision.damaged', { document: nameOf(id), author: revision.author, time: moment(revision.at) });
    }
  };

  /** The document, where `base`, if it is given, is its newest revision. */
  const openOver = (id: Id, base: Id | undefined): Result<OpenDocument> => {
    const opened = documents.get(id);
    if (!opened.ok || base === undefined || newestRevision(opened.value).revision === base) return opened;
    return fail('document.conflict');
  };

  /** Writes a revision and tells every window, also the one that asked. */
  const write = (document: OpenDocument, commit: Commit, authorship: Authorship): Result<{ revision: Id; savedAt: number }> => {
    const written = library.documents.write(document, commit, authorship);
    if (!written.ok) return written;
    const after = newestRevision(document);
    context.emit('document.changed', { id: document.id, revision: after.revision });
    context.emit('library.changed', {});
    return ok(after);
  };

  /** What stands in the way of a name in the text that is to have it; null where nothing does. */
  const hindering = (id: Id, name: string, target: Revision | null, document: OpenDocument): Result<OpenForNaming | null> => {
    if (!namesSettled(name)) return ok(null);
    const text = target === null ? ok({ blocks: [...document.blocks], settings: document.settings }) : textOf(id, target);
    if (!text.ok) return text;
    const open = openForNaming(text.value);
    return ok(open.items.length === 0 ? null : open);
  };

  return {
    'history.list'({ id, ...query }) {
      const key = keyOf(id);
      if (!key.ok) return key;
      if (query.after !== undefined) {
        const cursor = revisionOf(id, query.after);
        if (!cursor.ok) return cursor;
      }
      return ok(timeline.list(key.value, query));
    },

    'history.authors'({ id }) {
      const key = keyOf(id);
      return key.ok ? ok(timeline.authors(key.value)) : key;
    },

    'history.acts'({ id }) {
      const key = keyOf(id);
      return key.ok ? ok([...timeline.acts(key.value, 0).acts]) : key;
    },

    'history.drafts'({ id }) {
      const key = keyOf(id);
      return key.ok ? ok(timeline.drafts(key.value)) : key;
    },

    'history.find'({ id, query }) {
      const key = keyOf(id);
      if (!key.ok) return key;
      const draft = timeline.drafts(key.value).find(({ name }) => folded(name) === folded(query));
      if (draft !== undefined) return ok({ revision: draft.revision, at: draft.at, name: draft.name });
      const found = timeline.beginningWith(key.value, query.trim());
      return found === null ? fail('revision.unknown', { document: nameOf(id), revision: query }) : ok({ revision: found.id, at: found.at, name: found.name });
    },

    'history.open'({ id, revision }) {
      const found = revisionOf(id, revision);
      if (!found.ok) return found;
      const document = textOf(id, found.value);
      if (!document.ok) return document;
      const told = timeline.told(found.value.key);
      if (told === null) throw new Damage('a revision is missing');
      const { at, author, kind, name } = told;
      return ok({ document: document.value, revision, at, author, kind, name });
    },

    'history.name'({ id, base, revision, name, note, symbol, anyway }) {
      const document = openOver(id, base);
      if (!document.ok) return document;
      const target = revision === undefined ? null : revisionOf(id, revision);
      if (target?.ok === false) return target;
      if (symbol !== undefined && parseSymbol(symbol) === null) return fail('draft.symbol', { symbol });
      const taken = timeline.drafts(document.value.key).find((draft) => folded(draft.name) === folded(name));
      if (taken !== undefined) return fail('draft.exists', { name: taken.name, time: moment(taken.namedAt) });
      const open = hindering(id, name, target?.value ?? null, document.value);
      if (!open.ok) return open;
      if (open.value !== null && anyway === undefined) return fail('draft.open', { name, count: open.value.items.length, list: openLine(open.value) });
      const names = revision === undefined || revision === newestRevision(document.value).revision ? {} : { names: revision };
      return write(
        document.value,
        { splices: [], count: document.value.blocks.length },
        { ...context.authorship('named'), name, ...(note === undefined || note === '' ? {} : { note }), about: { ...names, ...(symbol === undefined ? {} : { symbol }), ...(open.value === null || anyway === undefined ? {} : { acts: [namedAnyway(open.value, anyway)] }) } },
      );
    },

    'history.restore'({ id, base, revision, part, note }) {
      const document = openOver(id, base);
      if (!document.ok) return document;
      const found = revisionOf(id, revision);
      if (!found.ok) return found;
      const past = textOf(id, found.value);
      if (!past.ok) return past;
      const { settings, blocks } = document.value;
      const wanted = restored({ schemaVersion, id, settings, blocks: [...blocks] }, past.value, part, context.newId);
      if (wanted === null) return fail('element.unknown', { element: part.part === 'section' ? part.heading : part.part === 'element' ? part.block : '' });
      const { document: text, also } = wanted;
      if (isDeepStrictEqual([text.settings, text.blocks], [settings, [...blocks]])) return fail('restore.same');
      const written = write(
        document.value,
        { splices: [{ at: 0, remove: blocks.length, insert: text.blocks }], count: text.blocks.length, settings: text.settings },
        { ...context.authorship('restored'), ...(note === undefined || note === '' ? {} : { note }), about: { restored: { revision, part } } },
      );
      return written.ok ? ok({ ...written.value, also: [...also] }) : written;
    },

    async 'history.paragraph'({ id, block, single = false }) {
      const document = documents.get(id);
      if (!document.ok) return document;
      const { head } = document.value;
      const found = head === null ? null : await inTurns(library.elementHistories(head.key, block, single));
      return found === null ? fail('element.unknown', { element: block }) : ok(found);
    },

    async 'history.verify'({ id }) {
      const key = keyOf(id);
      return key.ok ? ok(await inTurns(proveDocument(library, key.value))) : key;
    },
  };
};
