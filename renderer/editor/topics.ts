// Who listens to an open document, and to what of it: a change reaches those whom it concerns, once.

/**
 * What a subscriber wants to hear of. `document`: the blocks. `settings`: the settings. `numbers`: the numbering of a language that somebody has asked
 * for, or the settings, on which its written form rests; nothing of every key press. `selection`: the element that the side panel is about, and locks.
 */
export const topics = ['document', 'settings', 'numbers', 'selection', 'saving'] as const;
export type Topic = (typeof topics)[number];

export class Listeners {
  readonly #listeners = new Map<Topic, Set<() => void>>(topics.map((topic) => [topic, new Set()]));
  readonly #pending = new Set<Topic>();
  #depth = 0;

  /** Returns the function that ends it. */
  readonly subscribe = (listener: () => void, wanted: readonly Topic[] = topics): (() => void) => {
    // The same function may be subscribed several times.
    const own = () => listener();
    for (const topic of wanted) this.#listeners.get(topic)?.add(own);
    return () => {
      for (const topic of wanted) this.#listeners.get(topic)?.delete(own);
    };
  };

  /** Notes what changed, for the listeners to hear of when all is done. */
  note(...changed: Topic[]): void {
    for (const topic of changed) this.#pending.add(topic);
  }

  notify(...changed: Topic[]): void {
    this.note(...changed);
    if (this.#depth > 0) return;
    // Every element of a long document listens: only those that a change concerns may cost anything, and each hears once.
    const listeners = new Set<() => void>();
    for (const topic of this.#pending) for (const listener of this.#listeners.get(topic) ?? []) listeners.add(listener);
    this.#pending.clear();
    for (const listener of listeners) listener();
  }

  /** Listeners hear once, when all is done. */
  together(act: () => void): void {
    this.#depth++;
    try {
      act();
    } finally {
      this.#depth--;
      if (this.#depth === 0 && this.#pending.size > 0) this.notify();
    }
  }

  clear(): void {
    for (const listeners of this.#listeners.values()) listeners.clear();
  }
}
