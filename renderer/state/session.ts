// What a view reads of the open document, rendered again only when that changes.
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { DocumentSession, Topic } from '../editor/session.ts';

/** `read` must give the same value for the same state, or one that `same` finds equal. */
export const useSessionValue = <Value>(
  session: DocumentSession,
  topics: readonly Topic[],
  read: (session: DocumentSession) => Value,
  same: (a: Value, b: Value) => boolean = Object.is,
): Value => {
  const last = useRef<{ readonly value: Value } | null>(null);
  const names = topics.join(' ');
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener, names.split(' ') as Topic[]), [session, names]);
  const snapshot = () => {
    const value = read(session);
    if (last.current !== null && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(subscribe, snapshot);
};

/** Arrays that are equal item by item. */
export const sameItems = <Item>(same: (a: Item, b: Item) => boolean = Object.is) => (a: readonly Item[], b: readonly Item[]): boolean =>
  a === b || (a.length === b.length && a.every((item, index) => same(item, b[index] as Item)));

/** Objects whose fields are equal. */
export const sameFields = <Fields extends object>(a: Fields, b: Fields): boolean => {
  const keys = Object.keys(a) as (keyof Fields)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
};
