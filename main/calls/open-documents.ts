// The documents in memory: those worked on last, ready to be saved without being read again.
import type { Id } from '../../shared/document/ids.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Documents } from '../storage/documents.ts';
import type { OpenDocument } from '../storage/open-document.ts';

/** More than anybody has open at once. */
const kept = 6;

export interface OpenDocuments {
  readonly get: (id: Id) => Result<OpenDocument>;
  /** Takes in a document that was just made. */
  readonly add: (document: OpenDocument) => void;
}

export const createOpenDocuments = (documents: Documents): OpenDocuments => {
  const open = new Map<Id, OpenDocument>();
  const add = (document: OpenDocument): void => {
    open.delete(document.id);
    open.set(document.id, document);
    for (const id of open.keys()) {
      if (open.size <= kept) break;
      open.delete(id);
    }
  };
  return {
    add,
    get(id) {
      const found = open.get(id);
      const document = found === undefined ? documents.open(id) : ok(found);
      if (document.ok) add(document.value);
      return document;
    },
  };
};
