// What the user of an open document has in view: the selected element, what is to be brought before the eyes, and the languages unlocked by hand.
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';

export interface ElementPlace {
  readonly block: Id;
  readonly language: Language;
}

/** Asks the window to bring something into view: a block, or a footnote. */
export type RevealRequest = ElementPlace;

export class Attention {
  #selected: ElementPlace | null = null;
  #unlocked: ReadonlySet<Language> = new Set();
  readonly #listeners = new Set<(request: RevealRequest) => void>();

  get selected(): ElementPlace | null {
    return this.#selected;
  }

  /** Whether that is another element than before. */
  select(place: ElementPlace | null): boolean {
    const before = this.#selected;
    if (place === null ? before === null : before?.block === place.block && before.language === place.language) return false;
    this.#selected = place;
    return true;
  }

  isUnlocked(language: Language): boolean {
    return this.#unlocked.has(language);
  }

  setUnlocked(language: Language, unlocked: boolean): void {
    const others = [...this.#unlocked].filter((other) => other !== language);
    this.#unlocked = new Set(unlocked ? [...others, language] : others);
  }

  reveal(request: RevealRequest): void {
    for (const listener of [...this.#listeners]) listener(request);
  }

  /** Returns the function that ends it. */
  readonly onReveal = (listener: (request: RevealRequest) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
