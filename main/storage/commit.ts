// Saving: a new revision over the newest one, in one transaction, at a cost that depends on what changed and not on the document.
import type { Database } from 'better-sqlite3';
import type { Block } from '../../shared/document/blocks/index.ts';
import { schemaVersion, type DocumentSettings } from '../../shared/document/document.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Splice } from '../../shared/ipc/contract.ts';
import { writtenAbout, type About, type Capacity } from './about.ts';
import { canonicalBytes, sha256 } from './canonical.ts';
import type { Contents } from './contents.ts';
import { refusable, Refusal } from './failure.ts';
import { Draft, fits, type Entry, type OpenDocument } from './open-document.ts';
import type { BlockKey, OrderSplice } from './order.ts';
import type { PassageStore } from './passage-store.ts';
import type { Revision, RevisionKey, RevisionKind, Revisions } from './revisions.ts';
import { countsOf, symbolOf, titleOf } from './summary.ts';

/** Who writes a revision, when, and as what. */
export interface Authorship {
  readonly author: string;
  readonly device: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly kind: RevisionKind;
  readonly name?: string;
  readonly note?: string;
  /** What the author is; left out where nothing was said but the name. */
  readonly capacity?: Capacity | null;
  readonly about?: About;
}

export interface Commit {
  /** Apply in order, each to the result of the one before. The blocks are valid by their schema. */
  readonly splices: readonly Splice[];
  /** How many blocks there are afterwards. */
  readonly count: number;
  readonly settings?: DocumentSettings;
  /** Revisions of the same document that this one merges in. */
  readonly merged?: readonly Revision[];
}

/** The order is written in full when this many revisions, and one more for every so many blocks, lie behind the last time. */
const keyframeAfter = 200;
const keyframeBlocks = 8;

/**
 * Saves over the newest revision and brings `document` up to it. When it fails (`document.invalid`, or a failure of the file,
 * which is thrown), neither the library nor `document` has changed. An automatic revision without a difference is not written.
 * `beside` puts into the library what belongs to the revision: both stand, or, where it throws, neither.
 */
export type WriteRevision = (document: OpenDocument, commit: Commit, authorship: Authorship, beside?: (revision: RevisionKey) => void) => Result<void>;

/** Counts of the list of documents: what came and left is added and taken away, so that the rest need not be counted again. */
const counted = (document: OpenDocument, draft: Draft, settings: DocumentSettings): { readonly paragraphs: number; readonly words: number } => {
  const language = settings.draftingLanguage;
  if (document.head === null || language !== document.settings.draftingLanguage) return countsOf(draft.blocks, language);
  const came = countsOf(draft.came.keys(), language);
  const left = countsOf(draft.left.keys(), language);
  return { paragraphs: document.paragraphs + came.paragraphs - left.paragraphs, words: document.words + came.words - left.words };
};

export const createWriteRevision = (db: Database, contents: Contents, revisions: Revisions, passages: PassageStore): WriteRevision => {
  const setHead = db.prepare<[number, number, number, number, number]>(
    'UPDATE document SET head = ?, changed_at = ?, paragraphs = ?, words = ? WHERE key = ?',
  );
  const setTitle = db.prepare<[string | null, string, number]>('UPDATE document SET symbol = ?, title = ? WHERE key = ?');
  const setSettings = db.prepare<[string, string, string, number]>('UPDATE document SET template = ?, drafting_language = ?, languages = ? WHERE key = ?');

  const putSettings = (settings: DocumentSettings, before: BlockKey): { readonly key: BlockKey; readonly hash: Buffer } => {
    const bytes = canonicalBytes({ schemaVersion, settings });
    const hash = sha256(bytes);
    return { key: contents.put(bytes, hash, before === 0 ? null : before), hash };
  };

  /** Applies a splice to the draft, without what it leaves as it was; null when that is all of it. */
  const apply = (draft: Draft, document: OpenDocument, { at, remove, insert }: Splice): OrderSplice | null => {
    const incoming = insert.map((block) => {
      const bytes = canonicalBytes(block);
      return { block: { ...block }, bytes, hash: sha256(bytes) };
    });
    const stays = (from: number, to: number): boolean => incoming[from]?.hash.equals(draft.hashes[to] ?? Buffer.of()) ?? false;
    const most = Math.min(remove, incoming.length);
    let head = 0;
    while (head < most && stays(head, at + head)) head++;
    let tail = 0;
    while (tail < most - head && stays(incoming.length - 1 - tail, at + remove - 1 - tail)) tail++;
    const entries: Entry[] = incoming.slice(head, incoming.length - tail).map(({ block, bytes, hash }) => {
      return { block, hash, key: contents.put(bytes, hash, document.byId.get(block.id) ?? null) };
    });
    const removed = remove - head - tail;
    if (entries.length === 0 && removed === 0) return null;
    draft.splice(at + head, removed, entries);
    return { at: at + head, remove: removed, insert: entries.map(({ key }) => key) };
  };

  /** Does all within a transaction and returns what is left to do in memory once it stands. */
  const write = (document: OpenDocument, commit: Commit, authorship: Authorship, beside?: (revision: RevisionKey) => void): (() => void) | null => {
    const draft = new Draft(document);
    const splices = commit.splices.map((splice) => apply(draft, document, splice));
    if (document.older) splices.push(apply(draft, document, { at: 0, remove: draft.blocks.length, insert: [...draft.blocks] }));
    const changes = splices.filter((splice) => splice !== null);
    const repeated = draft.repeatedId(document);
    if (repeated !== null) throw new Refusal({ code: 'document.invalid', params: { place: repeated, problem: 'the same id twice' } });

    const settings = commit.settings ?? document.settings;
    const kept = commit.settings === undefined && !document.older;
    const stored = kept ? { key: document.settingsKey, hash: document.settingsHash } : putSettings(settings, document.settingsKey);
    const settingsChanged = stored.key !== document.settingsKey;
    const { head } = document;
    if (changes.length === 0 && !settingsChanged && authorship.kind === 'automatic') return null;

    const merged = commit.merged ?? [];
    const added = revisions.add({
      document: document.id,
      documentKey: document.key,
      parent: head?.key ?? null,
      merged: merged.map(({ key }) => key),
      parents: [...(head === null ? [] : [head.hash]), ...merged.map(({ hash }) => hash)],
      content: draft.digest.value(stored.hash),
      author: authorship.author.toWellFormed(),
      device: authorship.device.toWellFormed(),
      at: authorship.at,
      kind: authorship.kind,
      name: authorship.name?.toWellFormed() ?? null,
      note: authorship.note?.toWellFormed() ?? null,
      capacity: authorship.capacity ?? null,
      about: writtenAbout(authorship.about),
      change: { settings: settingsChanged ? stored.key : null, splices: changes },
    });
    const full = document.depth + 1 >= keyframeAfter + draft.keys.length / keyframeBlocks;
    if (full) revisions.addKeyframe(added.key, { settings: stored.key, keys: draft.keys });

    // What only moved keeps its passages.
    const leaving = new Set(draft.left.values());
    const coming = new Set(draft.came.values());
    for (const key of leaving) {
      if (coming.has(key)) continue;
      passages.drop(document.key, key);
      contents.release(key);
    }
    for (const [block, key] of draft.came) {
      if (leaving.has(key)) continue;
      passages.add(document.key, key, block);
      contents.hold(key, canonicalBytes(block));
    }

    const { paragraphs, words } = counted(document, draft, settings);
    setHead.run(added.key, authorship.at, paragraphs, words, document.key);
    const titled = ({ type }: Block): boolean => type === 'title' || type === 'symbol';
    if (head === null || [...draft.left.keys(), ...draft.came.keys()].some(titled)) {
      setTitle.run(symbolOf(draft.blocks), JSON.stringify(titleOf(draft.blocks)).toWellFormed(), document.key);
    }
    if (head === null || settingsChanged) {
      setSettings.run(settings.template, settings.draftingLanguage, JSON.stringify(settings.languages), document.key);
    }
    beside?.(added.key);

    return () => {
      const { blocks, keys, hashes, digest } = draft;
      for (const block of draft.left.keys()) document.byId.delete(block.id);
      for (const [block, key] of draft.came) document.byId.set(block.id, key);
      Object.assign(document, { blocks, keys, hashes, digest, settings, settingsKey: stored.key, settingsHash: stored.hash, paragraphs, words });
      document.head = { ...added, at: authorship.at };
      document.depth = full ? 0 : document.depth + 1;
      document.older = false;
    };
  };

  const inTransaction = db.transaction(write);

  return (document, commit, authorship, beside) => {
    if (!fits(document.blocks.length, commit.splices, commit.count)) return fail('document.invalid', { place: 'splices', problem: 'they do not fit the document' });
    return refusable(() => {
      passages.despiteIndex(() => inTransaction.immediate(document, commit, authorship, beside))?.();
      return ok(undefined);
    });
  };
};
