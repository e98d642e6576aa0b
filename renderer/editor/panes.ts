// The panes that show an open document: what each is asked for, which the user was last in, and which of them holds something that it cannot read.
import type { Language } from '../../shared/language/language.ts';
import type { PaneSelection, Selection } from './caret.ts';

/** A pane as the session sees it. */
export interface PanePort {
  readonly language: Language;
  /** Hands over what was typed and is not in the document yet. */
  commit(): void;
  /** Shows the blocks of the session, with as few operations as can be. */
  show(): void;
  selection(): PaneSelection | null;
  select(selection: PaneSelection): void;
  /** Puts the caret at places of the document; nothing happens where they are not there. */
  place(selection: Selection): void;
}

export class Panes {
  readonly #panes = new Set<PanePort>();
  readonly #unread = new Set<PanePort>();
  #active: PanePort | null = null;

  /** The pane in which the user last was. */
  get active(): PanePort | null {
    return this.#active;
  }

  get anyUnread(): boolean {
    return this.#unread.size > 0;
  }

  has(pane: PanePort): boolean {
    return this.#panes.has(pane);
  }

  of(language: Language): PanePort | undefined {
    return [...this.#panes].find((pane) => pane.language === language);
  }

  /** Returns the function that takes the pane away again, once it has handed over what was typed in it. */
  attach(pane: PanePort): () => void {
    this.#panes.add(pane);
    this.#active ??= pane;
    return () => {
      pane.commit();
      this.#panes.delete(pane);
      if (this.#active === pane) this.#active = [...this.#panes][0] ?? null;
    };
  }

  /** Whether the user came from another pane. */
  activate(pane: PanePort): boolean {
    const came = this.#active !== pane;
    this.#active = pane;
    return came;
  }

  /** Whether that was news. */
  setUnread(pane: PanePort, unread: boolean): boolean {
    if (this.#unread.has(pane) === unread) return false;
    if (unread) this.#unread.add(pane);
    else this.#unread.delete(pane);
    return true;
  }

  commit(): void {
    for (const pane of [...this.#panes]) pane.commit();
  }

  show(except?: PanePort): void {
    for (const pane of this.#panes) if (pane !== except) pane.show();
  }

  clear(): void {
    this.#panes.clear();
  }
}
