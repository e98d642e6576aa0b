// One language of a document in one Slate editor: hands over what is typed, shows what changed elsewhere, and sends every act that touches
// the structure of the document to the document itself.
import { Editor, Transforms, type Descendant } from 'slate';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { normaliseBlock, normaliseDocument } from '../../shared/document/normalise.ts';
import type { LanguageDefinition } from '../../shared/language/definition.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { placesOf, pointOf, rangeOf, slotAt, type PaneSelection, type Place, type Selection } from './caret.ts';
import { isPlainText, keepsInlines, typingBetween } from './block-change.ts';
import { flatText, textChange } from '../../shared/document/content.ts';
import type { Typing } from './history.ts';
import { installBehaviours } from './behaviours.ts';
import { Projection, sameTree } from './projection.ts';
import { readForeign, readWords, strayTexts } from './foreign.ts';
import { isAtomElement, isInlineElement, isSlot, isTextNode, type SlateBlock } from './slate.ts';
import { findSlot } from './slots.ts';
import { commonEnds } from './splices.ts';
import { repairElement, showBlocks } from './sync.ts';
import type { DocumentSession, PanePort } from './session.ts';

export { handleKey, type KeyPress } from './keys.ts';

export interface PaneFields {
  readonly language: Language;
  readonly session: DocumentSession;
  readonly pane: Pane;
  /** Whether only texts may be changed here. */
  readonly structureLocked: boolean;
  readonly definition: LanguageDefinition;
  /** Puts the caret behind the mark of a footnote. */
  focusAfterFootnote: (footnote: Id) => void;
  /** Takes the pane off its session; what was typed is handed over first. */
  detach: () => void;
}
export type PaneEditor = Editor & PaneFields;

const writesOnly = (editor: Editor): boolean =>
  editor.operations.length > 0 && editor.operations.every(({ type }) => type === 'insert_text' || type === 'remove_text' || type === 'set_selection');

export class Pane implements PanePort {
  readonly editor: Editor;
  readonly session: DocumentSession;
  readonly projection: Projection;
  /** The blocks that `#children` shows. */
  #blocks: readonly Block[];
  #children: Descendant[];
  /** The selection before what is being typed. */
  #rest: PaneSelection | null = null;
  #busy = false;
  /** The tree holds something that could not be read. */
  #unread = false;
  /** What could not be read was then painted over: the document never had it. */
  #overwritten = false;
  /** The tree is being led to what the projection gives, which needs no mending. */
  showing = false;

  constructor(session: DocumentSession, language: Language, editor: Editor) {
    this.session = session;
    this.editor = editor;
    this.projection = new Projection(language);
    this.#blocks = session.blocks;
    editor.children = this.#blocks.map((block) => this.projection.element(block));
    this.#children = editor.children;
  }

  get language(): Language {
    return this.projection.language;
  }

  commit(): void {
    const { editor } = this;
    if (this.#busy) return;
    if (editor.children === this.#children) return this.#settle();
    this.#busy = true;
    const before = this.#blocks;
    try {
      const blocks = this.#readSafely();
      const typing = this.#typing(before, blocks);
      this.#blocks = blocks;
      this.#unread = false;
      this.session.commitFrom(this, blocks, this.#rest, typing);
      this.#children = editor.children;
      this.#setUnread(false);
      this.#settle();
    } catch (error) {
      console.error(error);
      // Taken in all the same, or still only on the page: then it is read again with the next key, and nobody says that it is saved.
      const taken = this.#blocks !== before && this.session.blocks === this.#blocks;
      if (taken) this.#children = editor.children;
      else this.#blocks = before;
      this.#setUnread(!taken);
    } finally {
      this.#busy = false;
    }
  }

  #setUnread(unread: boolean): void {
    this.#unread = unread;
    this.session.setUnread(this, unread || this.#overwritten);
  }

  /** As `#read`. Where a fault of the program prevents that, at least the words come into the document, and the tree is built anew. */
  #readSafely(): readonly Block[] {
    try {
      return this.#read();
    } catch (error) {
      console.error(error);
      const { editor, projection, session } = this;
      const kept = this.#rest;
      const { prefix, suffix } = commonEnds(this.#children, editor.children);
      const changed = editor.children.slice(prefix, editor.children.length - suffix) as SlateBlock[];
      const were = this.#blocks.slice(prefix, this.#blocks.length - suffix);
      const words = readWords(changed, were, projection, session.newId);
      const { blocks } = normaliseDocument({ ...session.document, blocks: [...this.#blocks.slice(0, prefix), ...words, ...this.#blocks.slice(this.#blocks.length - suffix)] }, session.newId);
      this.#rebuild(blocks);
      if (kept) this.select(kept);
      return blocks;
    }
  }

  /** Shows blocks in a tree made from nothing. */
  #rebuild(blocks: readonly Block[]): void {
    const { editor, projection } = this;
    const children = blocks.map((block) => projection.build(block));
    blocks.forEach((block, index) => projection.bind(block, children[index] as SlateBlock));
    editor.children = children;
    editor.selection = null;
    editor.onChange();
  }

  #typing(before: readonly Block[], after: readonly Block[]): Typing | null {
    if (before.length !== after.length) return null;
    const { prefix, suffix } = commonEnds(before, after);
    const [old, now] = [before[prefix], after[prefix]];
    if (!old || !now || prefix + suffix !== before.length - 1) return null;
    return typingBetween(old, now, this.language, this.selection()?.focus ?? null);
  }

  /** The blocks that the tree stands for; the tree is mended where it is not what the projection would give. */
  #read(): readonly Block[] {
    const { editor, projection } = this;
    const { children } = editor;
    const { prefix, suffix } = commonEnds(this.#children, children);
    const changed = children.slice(prefix, children.length - suffix) as SlateBlock[];
    const were = this.#blocks.slice(prefix, this.#blocks.length - suffix);
    const inPlace =
      children.length === this.#children.length &&
      changed.every((element, index) => {
        const block = were[index];
        return block !== undefined && element.id === block.id && (isPlainText(block) || strayTexts(element, block).length === 0);
      });
    const now = inPlace
      ? changed.map((element, index) => normaliseBlock(projection.readTexts(element, were[index] as Block), this.session.newId))
      : readForeign(changed, were, projection, this.session.newId, this.session.structureLocked(this.language));
    if (inPlace) {
      now.forEach((block, index) => {
        const expected = projection.build(block);
        if (!sameTree(expected, changed[index] as SlateBlock)) repairElement(editor, prefix + index, expected);
        projection.bind(block, editor.children[prefix + index] as SlateBlock);
      });
    } else {
      const kept = this.selection();
      editor.withoutNormalizing(() => {
        for (let index = changed.length - 1; index >= 0; index--) editor.apply({ type: 'remove_node', path: [prefix + index], node: editor.children[prefix + index] as SlateBlock });
        now.forEach((block, index) => {
          const element = projection.build(block);
          projection.bind(block, element);
          editor.apply({ type: 'insert_node', path: [prefix + index], node: element });
        });
      });
      if (kept) this.select(kept);
    }
    if (now.length === were.length && now.every((block, index) => block === were[index])) return this.#blocks;
    const blocks = [...this.#blocks.slice(0, prefix), ...now, ...this.#blocks.slice(this.#blocks.length - suffix)];
    const known = inPlace && now.every((block, index) => keepsInlines(were[index] as Block, block, this.language));
    if (known) return blocks;
    const normal = normaliseDocument({ ...this.session.document, blocks }, this.session.newId).blocks;
    showBlocks(editor, projection, blocks, normal);
    return normal;
  }

  show(): void {
    const { session, editor } = this;
    if (session.blocks === this.#blocks) return;
    this.#overwritten ||= this.#unread;
    const busy = this.#busy;
    this.#busy = true;
    const selection = this.selection();
    const texts = selection && new Map([selection.anchor.slot, selection.focus.slot].map((slot) => [slot, this.#flat(slot)]));
    const neighbours = this.#loseCaret(selection);
    this.showing = true;
    try {
      showBlocks(editor, this.projection, this.#blocks, session.blocks);
    } catch (error) {
      // A tree left half way would be read as something the user did: it is built anew, and whoever changed the document goes on.
      console.error(error);
      this.#rebuild(session.blocks);
    } finally {
      this.showing = false;
    }
    this.#blocks = session.blocks;
    this.#children = editor.children;
    if (neighbours) this.#standBeside(neighbours);
    else if (selection && texts) {
      const follow = <Kind extends Place>(place: Kind): Place => {
        const [old, now] = [texts.get(place.slot) ?? null, this.#flat(place.slot)];
        if (old === null || now === null || old === now) return place;
        const { at, removed, inserted } = textChange(old, now);
        if (place.offset <= at) return place;
        return { slot: place.slot, offset: place.offset >= at + removed ? place.offset - removed + inserted.length : at };
      };
      const moved = { anchor: follow(selection.anchor), focus: follow(selection.focus) };
      const stands = this.selection();
      const same = (a: Place, b: Place | undefined) => a.slot === b?.slot && a.offset === b.offset;
      if (!same(moved.anchor, stands?.anchor) || !same(moved.focus, stands?.focus)) this.place(moved);
    }
    this.#busy = busy;
    this.#settle();
  }

  /**
   * A caret in elements that are about to go is taken off first: Slate would lead it out of every one of them by a walk through the whole document.
   * Returns what stood before it and after it, nearest first.
   */
  #loseCaret(selection: PaneSelection | null): { readonly before: readonly Id[]; readonly after: readonly Id[] } | null {
    const at = this.editor.selection?.focus.path[0];
    if (!selection || at === undefined) return null;
    const { blocks } = this.session;
    if ([selection.anchor, selection.focus].every(({ slot }) => findSlot(blocks, slot, at) !== null)) return null;
    Transforms.deselect(this.editor);
    const ids = this.#blocks.map(({ id }) => id);
    return { before: ids.slice(0, at + 1).reverse(), after: ids.slice(at + 1) };
  }

  /** The caret goes to the end of what stands before it still, or to the start of what stands after it. */
  #standBeside({ before, after }: { readonly before: readonly Id[]; readonly after: readonly Id[] }): void {
    const { editor } = this;
    const indexes = new Map(this.#blocks.map(({ id }, index) => [id, index]));
    const nearest = (ids: readonly Id[]) => ids.map((id) => indexes.get(id)).find((index) => index !== undefined);
    const [left, right] = [nearest(before), nearest(after)];
    const point = left !== undefined ? Editor.end(editor, [left]) : right !== undefined ? Editor.start(editor, [right]) : null;
    if (point) Transforms.select(editor, point);
  }

  #flat(slot: string): string | null {
    const point = pointOf(this.editor.children, { slot, offset: 0 }, this.editor.selection?.focus.path[0]);
    const found = point && slotAt(this.editor.children, point.path);
    return found ? flatText(this.projection.readSlot(found.slot) ?? []) : null;
  }

  selection(): PaneSelection | null {
    const { editor } = this;
    if (!editor.selection) return null;
    const places = placesOf(editor.children, editor.selection);
    return places && { language: this.language, ...places };
  }

  /** Puts the selection exactly where it stood. */
  select(selection: PaneSelection): void {
    this.place(selection);
  }

  /** Selects by places of the document; nothing happens where a slot is not there. */
  place(selection: Selection): void {
    const range = rangeOf(this.editor.children, selection, this.editor.selection?.focus.path[0]);
    if (range) Transforms.select(this.editor, range);
    this.#settle();
  }

  /** Takes note of where the caret rests, for the next step of undo, and of the element the side panel is about. */
  #settle(): void {
    this.#rest = this.selection();
  }

  /** Slate calls this after every batch of operations. */
  changed(): void {
    // Before the first letter is taken in: it begins a word here, and those after it go on with it.
    if (this.editor.selection) this.session.activate(this);
    this.commit();
    selectAtCaret(this.session, this.language, this.editor);
  }
}

/** The element with the caret is the one that the panel and the tools are about. */
export const selectAtCaret = (session: DocumentSession, language: Language, editor: Editor): void => {
  if (!editor.selection) return;
  const [top, inner] = editor.selection.focus.path;
  const element = editor.children[top as number] as SlateBlock | undefined;
  const boxed = element?.type === 'box' ? (element.children[inner as number] as SlateBlock | undefined) : undefined;
  const block = boxed && !String(boxed.type).startsWith('boxTitle') ? boxed.id : element?.id;
  if (block !== undefined) session.select(block, language);
};

const footnotePoint = (editor: Editor, footnote: Id) => {
  for (const [node, path] of Editor.nodes(editor, { at: [], voids: true, match: (n) => !Editor.isEditor(n) && isInlineElement(n) })) {
    if (!Editor.isEditor(node) && !isTextNode(node) && node.type === 'footnote' && node.id === footnote) return Editor.after(editor, Editor.end(editor, path));
  }
  return undefined;
};

/** Makes an editor a pane of a session. `base`: `withReact(createEditor())` in the window, `createEditor()` where there is none. */
export const createPane = (session: DocumentSession, language: Language, base: Editor): PaneEditor => {
  const editor = base as PaneEditor;
  editor.isInline = (element) => isInlineElement(element);
  editor.isVoid = (element) => isAtomElement(element);
  editor.isSelectable = (element) => element.type !== 'coveredCell';
  editor.isIsolated = (element) => element.type === 'tableCell' || element.type === 'boxTitle';

  const { normalizeNode, onChange } = editor;
  editor.normalizeNode = (entry, options) => {
    const [node, path] = entry;
    // Slate looks at every element of the document after each key; typing in a text cannot have changed which elements there are.
    if (pane.showing || (path.length === 0 && writesOnly(editor))) return;
    if (!Editor.isEditor(node) && isSlot(node) && 'untranslated' in node && node.untranslated) {
      const [only] = node.children;
      if (node.children.length > 1 || (only && (!isTextNode(only) || only.text !== ''))) return Transforms.unsetNodes(editor, 'untranslated' as never, { at: path });
    }
    normalizeNode(entry, { ...options, fallbackElement: () => ({ ...blankBlock('paragraph', session.newId()), untranslated: true, children: [] }) });
  };

  const pane = new Pane(session, language, editor);
  const detach = session.attach(pane);
  Object.defineProperties(editor, {
    language: { value: language, enumerable: true },
    session: { value: session, enumerable: true },
    pane: { value: pane, enumerable: true },
    definition: { value: definitionOf(language), enumerable: true },
    structureLocked: { get: () => session.structureLocked(language), enumerable: true },
  });
  editor.detach = detach;
  editor.focusAfterFootnote = (footnote) => {
    const point = footnotePoint(editor, footnote);
    if (point) Transforms.select(editor, point);
  };
  editor.onChange = (options) => {
    pane.changed();
    onChange(options);
  };
  installBehaviours(editor);
  return editor;
};

