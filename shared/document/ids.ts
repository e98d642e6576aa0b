// Stable identity. Ids are made by an injected source, so that tests are deterministic.
import { z } from '../zod.ts';

/** An id is opaque; files of other origin may carry other forms than UUIDs. */
export const idSchema = z.string().min(1).max(80).regex(/^[A-Za-z0-9_-]+$/);
export type Id = z.infer<typeof idSchema>;

/** Returns an id never returned before. In the program: `crypto.randomUUID`. */
export type NewId = () => Id;

/** Ids `prefix-1`, `prefix-2` …, for tests and for templates whose result must not vary. */
export const countingIds = (prefix: string): NewId => {
  let next = 0;
  return () => `${prefix}-${++next}`;
};
