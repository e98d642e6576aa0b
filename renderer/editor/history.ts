// Undo: steps between states of the document, with the selections before and after. Typing goes by words, everything else by actions.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import { applySplices } from '../../shared/document/splices.ts';
import type { Splice } from '../../shared/ipc/contract.ts';
import type { Act } from '../../shared/negotiation/act.ts';
import type { PaneSelection } from './caret.ts';
import { samePlace } from './caret.ts';
import { invertSplices, splicesBetween } from './splices.ts';

export interface State {
  readonly blocks: readonly Block[];
  readonly settings: DocumentSettings;
}

/** What typing changed, and where, so that the next key can tell whether it goes on with the same word. */
export interface Typing {
  /** Id of the slot, of the footnote, or of the block and the name of its field. */
  readonly slot: string;
  /** `field`: a value outside the text, where every change within a moment belongs together. */
  readonly kind: 'insert' | 'delete' | 'field';
  /** The text that came or went; empty for a field. */
  readonly text: string;
}

interface Step {
  readonly forward: readonly Splice[];
  readonly backward: readonly Splice[];
  readonly settings: { readonly before: DocumentSettings; readonly after: DocumentSettings } | null;
  readonly selectionBefore: PaneSelection | null;
  readonly selectionAfter: PaneSelection | null;
  readonly label: string | null;
  /** What was decided by it. */
  readonly acts: readonly Act[];
}

/** Where undo or redo leads. */
export interface Travelled {
  readonly state: State;
  readonly selection: PaneSelection | null;
  readonly acts: readonly Act[];
}

interface OpenGroup {
  readonly from: State;
  readonly selectionBefore: PaneSelection | null;
  typing: Typing;
  at: number;
}

/** A pause that ends a word, in milliseconds. */
const pause = 1000;
/** Steps kept; older ones are forgotten. The revisions in the library go back further. */
const limit = 1000;

const endsWord = (text: string): boolean => /[\s\p{P}]$/u.test(text);
const startsWord = (text: string): boolean => !/^[\s\p{P}]/u.test(text);

const sameCaret = (a: PaneSelection | null, b: PaneSelection | null): boolean =>
  a === null || b === null ? a === b : a.language === b.language && samePlace(a.focus, b.focus);

const stepBetween = (from: State, to: State, selectionBefore: PaneSelection | null, selectionAfter: PaneSelection | null, label: string | null, acts: readonly Act[] = []): Step => {
  const forward = splicesBetween(from.blocks, to.blocks);
  return {
    forward,
    backward: invertSplices(from.blocks, forward),
    settings: from.settings === to.settings ? null : { before: from.settings, after: to.settings },
    selectionBefore,
    selectionAfter,
    label,
    acts,
  };
};

export class History {
  readonly #now: () => number;
  #done: Step[] = [];
  #undone: Step[] = [];
  #open: OpenGroup | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** What undo would take back, as the label of its action; null for typing. */
  get undoLabel(): string | null {
    return this.#done.at(-1)?.label ?? null;
  }

  /** The next change begins a step of its own. */
  close(): void {
    this.#open = null;
  }

  #continues(selectionBefore: PaneSelection | null, typing: Typing): boolean {
    const open = this.#open;
    const last = this.#done.at(-1);
    if (!open || !last || open.typing.slot !== typing.slot || open.typing.kind !== typing.kind) return false;
    if (this.#now() - open.at > pause) return false;
    if (!sameCaret(last.selectionAfter, selectionBefore)) return false;
    if (typing.kind === 'field') return true;
    if (typing.kind === 'insert') return !(endsWord(open.typing.text) && startsWord(typing.text));
    return !(startsWord(open.typing.text) && endsWord(typing.text));
  }

  /** Takes note of a change. With `typing` it may join the step before; without, it is a step of its own. */
  record(from: State, to: State, selectionBefore: PaneSelection | null, selectionAfter: PaneSelection | null, typing: Typing | null, label: string | null, acts: readonly Act[] = []): void {
    this.#undone = [];
    if (typing && this.#continues(selectionBefore, typing)) {
      const open = this.#open as OpenGroup;
      this.#done[this.#done.length - 1] = stepBetween(open.from, to, open.selectionBefore, selectionAfter, null);
      open.typing = typing;
      open.at = this.#now();
      return;
    }
    this.#done.push(stepBetween(from, to, selectionBefore, selectionAfter, label, acts));
    if (this.#done.length > limit) this.#done.shift();
    this.#open = typing ? { from, selectionBefore, typing, at: this.#now() } : null;
  }

  /** The state before the last step, and the selection that stood then; null where there is nothing to take back. */
  undo(state: State): Travelled | null {
    const step = this.#done.pop();
    if (!step) return null;
    this.#open = null;
    this.#undone.push(step);
    return { state: { blocks: applySplices(state.blocks, step.backward), settings: step.settings?.before ?? state.settings }, selection: step.selectionBefore, acts: step.acts };
  }

  redo(state: State): Travelled | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#open = null;
    this.#done.push(step);
    return { state: { blocks: applySplices(state.blocks, step.forward), settings: step.settings?.after ?? state.settings }, selection: step.selectionAfter, acts: step.acts };
  }

  /**
   * Somebody else's change came under the whole history: every state is carried over it, so that undo takes back only what was done here.
   * `carry` gives the state that stands instead of one that stood; `kept` steps at most are carried, older ones are forgotten.
   */
  rebase(state: State, carry: (state: State) => State, kept = 200): void {
    this.#open = null;
    const carryAll = (steps: readonly Step[], forwards: boolean): Step[] => {
      const out: Step[] = [];
      let [old, now] = [state, carry(state)];
      for (const step of steps.slice(-kept).reverse()) {
        const next: State = {
          blocks: applySplices(old.blocks, forwards ? step.forward : step.backward),
          settings: (forwards ? step.settings?.after : step.settings?.before) ?? old.settings,
        };
        const carried = carry(next);
        const [from, to] = forwards ? [now, carried] : [carried, now];
        out.unshift(stepBetween(from, to, step.selectionBefore, step.selectionAfter, step.label, step.acts));
        [old, now] = [next, carried];
      }
      return out;
    };
    this.#done = carryAll(this.#done, false);
    this.#undone = carryAll(this.#undone, true);
  }
}
