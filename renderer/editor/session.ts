// A document in work: the one source of truth that panes project, with undo, saving and numbers. Knows nothing of Slate.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document, DocumentSettings } from '../../shared/document/document.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import type { Numbering } from '../../shared/document/numbering.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Act } from '../../shared/negotiation/act.ts';
import { withStands } from '../../shared/negotiation/stands.ts';
import { runningMeeting } from '../../shared/negotiation/meeting.ts';
import type { ActionOptions } from './action-options.ts';
import { Attention, type ElementPlace } from './attention.ts';
import { BlockPlaces } from './block-places.ts';
import type { PaneSelection, Selection } from './caret.ts';
import { carryOver } from './carry-over.ts';
import { History, type State, type Travelled, type Typing } from './history.ts';
import { withinLocks } from './locks.ts';
import { inNormalForm } from './normal-form.ts';
import { Numberings } from './numberings.ts';
import { Panes, type PanePort } from './panes.ts';
import { caretBeside, proposeEdit, type Hand } from './proposing.ts';
import { deepEqual } from './rebase.ts';
import { Saver, type Saved, type SaveState } from './saving.ts';
import { Listeners } from './topics.ts';
import { withinEdges } from './typed-edges.ts';

export type { ActionOptions } from './action-options.ts';
export type { PanePort } from './panes.ts';
export type { SaveState } from './saving.ts';
export type { Topic } from './topics.ts';

export interface SessionOptions {
  readonly document: Document;
  readonly revision: string;
  /** Milliseconds since 1970, UTC. */
  readonly savedAt: number;
  readonly bridge: Bridge;
  readonly newId: NewId;
}

/** What was done between two states of the blocks, besides what is known to be `done`. */
export type ActsBetween = (before: readonly Block[], after: readonly Block[], done: readonly Act[]) => readonly Act[];

const unreadState: SaveState = { state: 'failed', error: { code: 'document.unread', params: {} } };

export class DocumentSession {
  readonly bridge: Bridge;
  readonly newId: NewId;
  #document: Document;
  #hand: Hand | null = null;
  readonly #history = new History(() => Date.now());
  readonly #saver: Saver;
  readonly #panes = new Panes();
  readonly #listeners = new Listeners();
  readonly #attention = new Attention();
  readonly #numberings = new Numberings();
  readonly #places = new BlockPlaces();
  readonly #stopHearing: () => void;
  #actsAtSave: ActsBetween = () => [];

  constructor(options: SessionOptions) {
    this.#document = options.document;
    this.bridge = options.bridge;
    this.newId = options.newId;
    const { blocks, settings } = options.document;
    this.#saver = new Saver({
      bridge: options.bridge,
      id: options.document.id,
      saved: { blocks, settings, revision: options.revision },
      savedAt: options.savedAt,
      current: () => this.#document,
      actsAtSave: (...between) => this.#actsAtSave(...between).map((act) => this.#inMeeting(act)),
      onState: () => this.#listeners.notify('saving'),
      onOther: (base, theirs) => this.#rebase(base, theirs),
    });
    this.#stopHearing = options.bridge.on('document.changed', ({ id, revision }) => {
      if (id === this.#document.id) this.#saver.noticed(revision);
    });
  }

  get document(): Document {
    return this.#document;
  }

  get blocks(): readonly Block[] {
    return this.#document.blocks;
  }

  /** Failed also while something typed stands on a page only. */
  get saveState(): SaveState {
    return this.#panes.anyUnread ? unreadState : this.#saver.state;
  }

  /** A pane holds something typed that it cannot read, or has read it after all. */
  setUnread(pane: PanePort, unread: boolean): void {
    if (this.#panes.setUnread(pane, unread)) this.#listeners.notify('saving');
  }

  /** The revision in the library that the document was last saved as. */
  get revision(): Id {
    return this.#saver.revision;
  }

  /** Any change of the document, of the selected element or of the save state; with `wanted`, only of these. */
  readonly subscribe: Listeners['subscribe'] = (listener, wanted) => this.#listeners.subscribe(listener, wanted);

  /** The numbers of the document in a language; the same object for as long as no number changes. */
  numbering(language: Language): Numbering {
    return this.#numberings.of(this.#document.blocks, language);
  }

  /** A block of the document, or in a box. */
  blockById(id: Id): Block | undefined {
    return this.#places.find(this.#document.blocks, id);
  }

  #state(): State {
    return { blocks: this.#document.blocks, settings: this.#document.settings };
  }

  #put(state: State): void {
    const before = this.#document;
    this.#document = { ...before, blocks: state.blocks as Block[], settings: state.settings };
    if (state.blocks !== before.blocks) this.#listeners.note('document');
    if (state.settings !== before.settings) this.#listeners.note('settings', 'numbers');
    if (this.#numberings.changedBy(state.blocks)) this.#listeners.note('numbers');
    this.#saver.changed();
  }

  /** Brings everything that was typed into the document. */
  commitPanes(): void {
    this.#panes.commit();
  }

  /** Adds a pane; returns the function that takes it away again. */
  attach(pane: PanePort): () => void {
    return this.#panes.attach(pane);
  }

  /** The pane in which the user last was. */
  activate(pane: PanePort): void {
    if (this.#panes.activate(pane)) this.#history.close();
  }

  get activePane(): PanePort | null {
    return this.#panes.active;
  }

  /** In whose name all that is done is proposed; null where it is done as it is. */
  get hand(): Hand | null {
    return this.#hand;
  }

  /** The name of the meeting in which everything is done: that of the hand, else the one that is running. */
  get meeting(): string | undefined {
    return this.#hand?.meeting ?? runningMeeting(this.#document.settings)?.name;
  }

  #inMeeting(act: Act): Act {
    const { meeting } = this;
    return act.meeting !== undefined || meeting === undefined ? act : { ...act, meeting };
  }

  /** Says with each revision what was done since the one before, as `acts` finds it: what was typed and undone between them is told of nowhere. */
  tellAtSave(acts: ActsBetween): void {
    this.#actsAtSave = acts;
  }

  setHand(hand: Hand | null): void {
    this.commitPanes();
    this.#history.close();
    this.#hand = hand;
    this.#listeners.notify('selection');
  }

  /** The blocks of an edit as those of the proposal that it is; the very blocks `after` where nothing is proposed. */
  #proposed(before: readonly Block[], after: readonly Block[], language: Language | null, selected: Selection | null, caret: Selection | null): readonly Block[] {
    if (this.#hand === null || before === after) return after;
    return proposeEdit({ document: this.#document, before, after, language, caret, selected, newId: this.newId }, this.#hand);
  }

  #placeBeside(pane: PanePort, edited: readonly Block[], before: Selection | null, after: Selection | null): void {
    const { blocks } = this;
    const beside = this.#hand !== null && after !== null && edited !== blocks ? caretBeside(edited, blocks, pane.language, before, after, this.#hand) : null;
    const place = beside ?? after;
    if (place !== null) pane.place(place);
  }

  /** Takes in what a pane shows already: typing, seen by the other panes at once. While all is proposed, the pane is shown what became of it. */
  commitFrom(pane: PanePort, typed: readonly Block[], selectionBefore: PaneSelection | null, typing: Typing | null): void {
    const from = this.#state();
    if (typed === from.blocks) return;
    // It has not heard what was changed meanwhile: taken in, it would undo that.
    if (!this.#panes.has(pane)) throw new Error('A page that was taken away is written in');
    this.#listeners.together(() => {
      const caret = pane.selection();
      const blocks = withinLocks(from.blocks, withinEdges(from.blocks, typed, pane.language, typing, caret, this.#hand));
      const to = { ...from, blocks: this.#proposed(from.blocks, blocks, pane.language, selectionBefore, caret) };
      if (to.blocks !== from.blocks) this.#put(to);
      this.#panes.show(pane);
      if (to.blocks !== typed) {
        pane.show();
        this.#placeBeside(pane, blocks, selectionBefore, caret);
      }
      if (to.blocks !== from.blocks) this.#history.record(from, to, selectionBefore, pane.selection(), typing, null);
    });
  }

  /** Changes the blocks as one step that can be undone. Where `recipe` returns the blocks as they were, nothing happens. */
  update(recipe: (blocks: readonly Block[]) => readonly Block[], options: ActionOptions = {}): void {
    this.#act((state) => ({ ...state, blocks: recipe(state.blocks) }), options);
  }

  /** Changes blocks and settings together, as one step that can be undone. */
  updateDocument(recipe: (state: Pick<Document, 'settings'> & { readonly blocks: readonly Block[] }) => Pick<Document, 'settings'> & { readonly blocks: readonly Block[] }, options: ActionOptions = {}): void {
    this.#act(recipe, options);
  }

  updateSettings(patch: Partial<DocumentSettings>): void {
    this.#act((state) => ({ ...state, settings: deepEqual({ ...state.settings, ...patch }, state.settings) ? state.settings : { ...state.settings, ...patch } }), { label: 'settings' });
  }

  #act(recipe: (state: State) => State, options: ActionOptions): void {
    this.#listeners.together(() => {
      this.commitPanes();
      const pane = options.pane ?? this.#panes.active;
      const from = this.#state();
      const wanted = recipe(from);
      const done = inNormalForm(this.#document, from, { ...wanted, blocks: withinLocks(from.blocks, wanted.blocks) }, options.orderly === true, this.newId);
      const selectionBefore = pane?.selection() ?? null;
      const to = options.direct === true ? done : { ...done, blocks: this.#proposed(from.blocks, done.blocks, pane?.language ?? null, selectionBefore, options.caret ?? null) };
      if (to.blocks !== from.blocks || to.settings !== from.settings) {
        this.#put(to);
        this.#panes.show();
      }
      if (pane && options.caret) this.#placeBeside(pane, done.blocks, selectionBefore, options.caret);
      if (to.blocks !== from.blocks || to.settings !== from.settings) {
        const acts = options.acts && withStands(options.acts, from.blocks).map((act) => this.#inMeeting(act));
        this.#history.record(from, to, selectionBefore, pane?.selection() ?? null, options.typing ?? null, options.label ?? null, acts);
        if (acts) this.#saver.tell(acts);
      }
    });
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** The label of the action that undo would take back; null for typing. */
  get undoLabel(): string | null {
    return this.#history.undoLabel;
  }

  /** What is typed next is a step of its own: the caret was moved by hand. */
  endTyping(): void {
    this.#history.close();
  }

  undo(): void {
    this.commitPanes();
    const to = this.#history.undo(this.#state());
    this.#saver.tell((to?.acts ?? []).map((act) => ({ ...act, kind: 'reopen' })));
    this.#travel(to);
  }

  redo(): void {
    this.commitPanes();
    const to = this.#history.redo(this.#state());
    this.#saver.tell(to?.acts ?? []);
    this.#travel(to);
  }

  #travel(to: Travelled | null): void {
    if (!to) return;
    this.#listeners.together(() => {
      this.#put(to.state);
      this.#panes.show();
      const { selection } = to;
      if (!selection) return;
      const pane = this.#panes.of(selection.language);
      if (!pane) return;
      pane.select(selection);
      this.#panes.activate(pane);
      const block = selection.focus.slot.split(':')[0] as Id;
      this.reveal(block, selection.language);
    });
  }

  /** Brings a block or a footnote into view; the window that shows the document listens. */
  reveal(block: Id, language: Language): void {
    this.#attention.reveal({ block, language });
  }

  readonly onReveal: Attention['onReveal'] = (listener) => this.#attention.onReveal(listener);

  get selected(): ElementPlace | null {
    return this.#attention.selected;
  }

  /** The element that the side panel is about. */
  select(block: Id | null, language: Language): void {
    if (this.#attention.select(block === null ? null : { block, language })) this.#listeners.notify('selection');
  }

  /** Whether the structure may be changed in a language: in the drafting language, and where the user unlocked it. */
  structureLocked(language: Language): boolean {
    return language !== this.#document.settings.draftingLanguage && !this.#attention.isUnlocked(language);
  }

  setUnlocked(language: Language, unlocked: boolean): void {
    this.#attention.setUnlocked(language, unlocked);
    this.#listeners.notify('selection');
  }

  /**
   * Changes what steps taken already have made, such as a figure whose image has arrived: undo and redo carry it along, and it is no step of its own.
   * `change` is given the blocks of every state that undo knows.
   */
  amend(change: (blocks: readonly Block[]) => readonly Block[]): void {
    this.commitPanes();
    this.#carryAll((state) => ({ ...state, blocks: change(state.blocks) }), Infinity);
  }

  /** Changes settings that undo and redo are not about, such as which meeting is running: every state that undo knows carries them along. */
  amendSettings(change: (settings: DocumentSettings) => DocumentSettings): void {
    this.commitPanes();
    this.#carryAll((state) => ({ ...state, settings: change(state.settings) }), Infinity);
  }

  #carryAll(carry: (state: State) => State, kept?: number): void {
    this.#listeners.together(() => {
      const from = this.#state();
      this.#history.rebase(from, carry, kept);
      this.#put(carry(from));
      this.#panes.show();
    });
  }

  #rebase(base: Saved, theirs: { document: Document; revision: Id }): Saved {
    this.commitPanes();
    const { carry, saved } = carryOver(this.#document, base, theirs, this.newId);
    this.#carryAll(carry);
    return saved;
  }

  /** The window is going this very moment: everything that is not saved is sent off, and nothing is waited for. */
  sendLast(): void {
    this.commitPanes();
    this.#saver.sendLast();
  }

  /** Saves now what is not saved yet; ends when it is saved or the save failed. */
  async flush(): Promise<void> {
    this.commitPanes();
    await this.#saver.flush();
  }

  async dispose(): Promise<void> {
    this.commitPanes();
    this.#stopHearing();
    await this.#saver.dispose();
    this.#panes.clear();
    this.#listeners.clear();
  }
}
