// A session with panes and a library that keeps revisions in memory, for tests of the editor without a window.
import { isDeepStrictEqual } from 'node:util';
import { createEditor, Editor, Transforms } from 'slate';
import { expect, onTestFinished, vi } from 'vitest';
import { documentSchema, schemaVersion, type Document, type DocumentSettings } from '../../../shared/document/document.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import type { AppError } from '../../../shared/errors.ts';
import { calls, type Bridge, type CallInput, type Change, type Splice } from '../../../shared/ipc/contract.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Selection } from '../../../renderer/editor/caret.ts';
import { createPane, type PaneEditor } from '../../../renderer/editor/pane.ts';
import { Projection, sameTree } from '../../../renderer/editor/projection.ts';
import { DocumentSession } from '../../../renderer/editor/session.ts';
import type { SlateBlock } from '../../../renderer/editor/slate.ts';
import { applySplices } from '../../../shared/document/splices.ts';
import { canonical, madePrefix, print, read } from './notation.ts';

/** What the editor complained of on the console; a test that provokes it takes it from here. */
export const complaints: unknown[] = [];

/** Until the test ends the console is listened to, and then nothing may be left that was complained of. */
const listenToConsole = (): void => {
  if (vi.isMockFunction(console.error)) return;
  vi.spyOn(console, 'error').mockImplementation((complaint: unknown) => void complaints.push(complaint));
  onTestFinished(() => {
    vi.restoreAllMocks();
    expect(complaints.splice(0)).toEqual([]);
  });
};

/** Keeps a document and its revisions, as the storage would. */
export class MemoryLibrary {
  document: Document;
  revision = 'revision-0';
  readonly saves: { readonly splices: readonly Splice[]; readonly at: number }[] = [];
  /** What was told with the revisions. */
  readonly acts: Act[] = [];
  /** What the next saves answer instead of saving. */
  readonly failures: AppError[] = [];
  /** With it, saves wait until it is called. */
  release: (() => void) | null = null;
  running = 0;
  #wait: Promise<void> | null = null;
  #next = 0;
  #last: { readonly base: string; readonly change: Change; readonly revision: string } | null = null;
  readonly #listeners = new Set<(data: { id: string; revision: string }) => void>();

  constructor(document: Document) {
    this.document = document;
  }

  /** Saves hang until `release` is called. */
  hold(): void {
    this.#wait = new Promise((resolve) => {
      this.release = () => {
        this.#wait = null;
        resolve();
      };
    });
  }

  /** Somebody else saves. */
  write(blocks: readonly Block[], announce = true): void {
    this.document = { ...this.document, blocks: structuredClone([...blocks]) };
    this.revision = `revision-${++this.#next}`;
    if (announce) for (const listener of [...this.#listeners]) listener({ id: this.document.id, revision: this.revision });
  }

  readonly bridge: Bridge = {
    call: (async (name: string, input: unknown) => {
      if (name === 'document.open') return { ok: true, value: { document: structuredClone(this.document), revision: this.revision, savedAt: 1 } };
      if (name !== 'document.save') throw new Error(`Not in this library: ${name}`);
      const save = calls['document.save'].input.parse(input) satisfies CallInput<'document.save'>;
      this.running++;
      if (!save.then) expect(this.running, 'two saves at a time').toBe(1);
      if (this.#wait) await this.#wait;
      this.running--;
      const failure = this.failures.shift();
      if (failure) return { ok: false, error: failure };
      const { id: _, base, then, ...change } = save;
      const arrived = then !== undefined && this.#last?.revision === this.revision && this.#last.base === base && isDeepStrictEqual(this.#last.change, change);
      if (base !== this.revision && !arrived) return { ok: false, error: { code: 'document.conflict', params: {} } };
      for (const { splices, settings, count, acts = [] } of [...(arrived ? [] : [change]), ...(then ? [then] : [])]) {
        const blocks = applySplices(this.document.blocks, splices);
        expect(blocks.length).toBe(count);
        this.document = documentSchema.parse(structuredClone({ ...this.document, settings: settings ?? this.document.settings, blocks }));
        this.revision = `revision-${++this.#next}`;
        this.acts.push(...acts);
        this.saves.push({ splices, at: Date.now() });
      }
      this.#last = { base, change, revision: this.revision };
      return { ok: true, value: { revision: this.revision, savedAt: Date.now() } };
    }) as Bridge['call'],
    on: (name, listener) => {
      if (name !== 'document.changed') return () => undefined;
      const heard = listener as (data: { id: string; revision: string }) => void;
      this.#listeners.add(heard);
      return () => this.#listeners.delete(heard);
    },
  };
}

export const settingsFor = (more: Partial<DocumentSettings> = {}): DocumentSettings => ({
  template: 'outcomeDocument',
  look: 'escwa-current',
  draftingLanguage: 'en',
  languages: ['en', 'ar'],
  digits: 'western',
  unplaced: [],
  ...more,
});

export interface Stage {
  readonly session: DocumentSession;
  readonly library: MemoryLibrary;
  readonly panes: readonly PaneEditor[];
  /** The first pane. */
  readonly editor: PaneEditor;
  /** The document and the selection of a pane, in the notation. */
  readonly shows: (editor?: PaneEditor) => string;
  readonly check: () => void;
}

/** Waits for what Slate leaves to the end of the turn. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await Promise.resolve();
};

export const setStage = (document: Document, languages: readonly Language[], selection: Selection | null = null): Stage => {
  listenToConsole();
  const library = new MemoryLibrary(document);
  const session = new DocumentSession({ document, revision: library.revision, savedAt: 0, bridge: library.bridge, newId: countingIds(madePrefix) });
  const panes = languages.map((language) => createPane(session, language, createEditor()));
  const editor = panes[0] as PaneEditor;
  if (selection) editor.pane.place(selection);
  return {
    session,
    library,
    panes,
    editor,
    shows: (pane = editor) => {
      session.commitPanes();
      return print(session.blocks, pane.pane.selection(), pane.language);
    },
    check: () => {
      session.commitPanes();
      checkDocument(session.document);
      for (const pane of panes) checkPane(pane);
    },
  };
};

export const stage = (source: string, options: { languages?: readonly Language[]; settings?: Partial<DocumentSettings> } = {}): Stage => {
  const languages = options.languages ?? ['en'];
  const { blocks, selection } = read(source, languages[0]);
  const document = normaliseDocument({ schemaVersion, id: 'document', settings: settingsFor(options.settings), blocks }, countingIds('tidied'));
  return setStage(document, languages, selection);
};

/** The document passes the schema and is in its normal form: ids occur once, grids are whole, runs are joined. */
export const checkDocument = (document: Document): void => {
  const parsed = documentSchema.safeParse(document);
  expect(parsed.error?.issues ?? []).toEqual([]);
  const normal = normaliseDocument(document, countingIds('mended'));
  if (normal !== document) expect(normal).toEqual(document);
};

/** The tree is what a new projection of the document would be, and the selection stands in it. */
export const checkPane = (editor: PaneEditor): void => {
  const projection = new Projection(editor.language);
  const { blocks } = editor.session;
  expect(editor.children.length).toBe(blocks.length);
  blocks.forEach((block, index) => {
    const built = projection.build(block);
    if (!sameTree(built, editor.children[index] as SlateBlock)) expect(editor.children[index]).toEqual(built);
  });
  const { selection } = editor;
  if (selection) for (const point of [selection.anchor, selection.focus]) expect(Editor.string(editor, point.path, { voids: true }).length).toBeGreaterThanOrEqual(point.offset);
  const numbering = editor.session.numbering(editor.language);
  const fresh = numberBlocks(blocks, editor.language);
  expect([...numbering.blocks]).toEqual([...fresh.blocks]);
  expect([...numbering.footnotes]).toEqual([...fresh.footnotes]);
  expect(numbering.contents).toEqual(fresh.contents);
};

/** Types as a keyboard does, a character at a time, the editor settling after each. */
export const type = async (editor: PaneEditor, text: string): Promise<void> => {
  for (const character of text) {
    if (character === '\n') editor.insertBreak();
    else editor.insertText(character);
    await settle();
  }
};

export const caretAt = (editor: PaneEditor, slot: string, offset = 0): void => editor.pane.place({ anchor: { slot, offset }, focus: { slot, offset } });

export const selectAll = (editor: PaneEditor): void => Transforms.select(editor, Editor.range(editor, []));

/** An act gives what is expected; the laws hold; undo gives back document and caret as they were, and redo what came of the act. */
export const expectAct = (set: Stage, act: (editor: PaneEditor) => void, after: string): void => {
  const { session, editor } = set;
  const [before, start] = [session.document, set.shows()];
  act(editor);
  expect(set.shows()).toBe(canonical(after, editor.language));
  set.check();
  if (session.document === before) return;
  const done = session.document;
  session.undo();
  expect(session.document.blocks).toEqual(before.blocks);
  expect(set.shows()).toBe(start);
  set.check();
  session.redo();
  expect(session.document.blocks).toEqual(done.blocks);
  expect(set.shows()).toBe(canonical(after, editor.language));
  set.check();
};
