// The translation memory of a library, opened when something asks for it first. That it cannot be opened concerns no text.
import type { Result } from '../../shared/errors.ts';
import { openTranslationMemory, type TranslationMemory } from '../storage/memory/memory.ts';

export interface MemoryAtHand {
  /** Tries again where it could not be opened before: the disk may be connected by then. */
  readonly get: () => Result<TranslationMemory>;
  readonly close: () => void;
}

export const createMemoryAtHand = (folder: string): MemoryAtHand => {
  let opened: TranslationMemory | null = null;
  return {
    get: () => {
      if (opened !== null) return { ok: true, value: opened };
      const result = openTranslationMemory(folder);
      if (result.ok) opened = result.value;
      return result;
    },
    close: () => {
      opened?.close();
      opened = null;
    },
  };
};
