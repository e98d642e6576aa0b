// The two texts that are compared: which they are, how they are named, and which of them is the earlier one.
import type { Id } from '../../../shared/document/ids.ts';
import type { ComparedSide } from '../../../shared/ipc/compare.ts';
import type { HistoryEntry, NamedDraft } from '../../../shared/ipc/history.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import { shortTime } from './entry-text.ts';

/** What the text of an entry is compared with. */
export type Counterpart =
  | { readonly kind: 'before' }
  | { readonly kind: 'present' }
  | { readonly kind: 'draft'; readonly draft: NamedDraft }
  | { readonly kind: 'picked'; readonly entry: HistoryEntry }
  | { readonly kind: 'document'; readonly document: Id; readonly title: string };

export interface Sides {
  readonly before: ComparedSide | null;
  readonly after: ComparedSide;
  /** Whether the text of the entry is the earlier one. */
  readonly entryIsBefore: boolean;
}

const sideOf = (counterpart: Counterpart, id: Id, entry: HistoryEntry): ComparedSide | null => {
  switch (counterpart.kind) {
    case 'before':
      return entry.before === null ? null : { document: id, revision: entry.before };
    case 'present':
      return { document: id, revision: null };
    case 'draft':
      return { document: id, revision: counterpart.draft.revision };
    case 'picked':
      return { document: id, revision: counterpart.entry.revision };
    case 'document':
      return { document: counterpart.document, revision: null };
  }
};

/** Whether a counterpart is the text of the entry itself. `isNewest`: whether that is the text as it stands. */
export const isTextOf = (counterpart: Counterpart, entry: HistoryEntry, isNewest: boolean): boolean => {
  switch (counterpart.kind) {
    case 'present':
      return isNewest;
    case 'draft':
      return counterpart.draft.revision === entry.revision;
    case 'picked':
      return counterpart.entry.revision === entry.revision;
    default:
      return false;
  }
};

/** When the counterpart was written, in milliseconds; the text before an entry and other documents come first. */
const timeOf = (counterpart: Counterpart): number => {
  switch (counterpart.kind) {
    case 'present':
      return Infinity;
    case 'draft':
      return counterpart.draft.at;
    case 'picked':
      return counterpart.entry.to;
    default:
      return -Infinity;
  }
};

/** The earlier text first, unless the user exchanged them. */
export const sidesOf = (id: Id, entry: HistoryEntry, counterpart: Counterpart, exchanged: boolean): Sides => {
  const own: ComparedSide = { document: id, revision: entry.revision };
  const other = sideOf(counterpart, id, entry);
  if (other === null) return { before: null, after: own, entryIsBefore: false };
  const entryIsBefore = timeOf(counterpart) > entry.to !== exchanged;
  return entryIsBefore ? { before: own, after: other, entryIsBefore } : { before: other, after: own, entryIsBefore };
};

export const counterpartName = (counterpart: Counterpart, t: Translate, language: Language): string => {
  switch (counterpart.kind) {
    case 'before':
      return t('history:side.before');
    case 'present':
      return t('history:side.present');
    case 'draft':
      return counterpart.draft.name;
    case 'picked':
      return counterpart.entry.name ?? t('history:side.picked', { time: shortTime(counterpart.entry.to, language) });
    case 'document':
      return t('history:side.document', { title: counterpart.title });
  }
};

export const entryName = (entry: HistoryEntry, t: Translate, language: Language): string => entry.name ?? t('history:side.picked', { time: shortTime(entry.to, language) });
