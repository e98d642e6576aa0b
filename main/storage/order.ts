// Which blocks a revision holds, in which order: as splices of the order before it, or, now and then, in full.
import { Damage } from './failure.ts';
import { VarintReader, writeSigned, writeVarint } from './varint.ts';

/** Blocks and settings by their row in the table `block`. */
export type BlockKey = number;

export interface OrderSplice {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly BlockKey[];
}

/** What a revision changes in its first parent; over nothing, when it has none. */
export interface OrderChange {
  /** The new settings; null where they stay. */
  readonly settings: BlockKey | null;
  /** Apply in order, each to the result of the one before. */
  readonly splices: readonly OrderSplice[];
}

export interface Order {
  settings: BlockKey;
  keys: BlockKey[];
}

export const encodeChange = (change: OrderChange): Buffer => {
  const bytes: number[] = [];
  writeVarint(bytes, change.settings ?? 0);
  for (const { at, remove, insert } of change.splices) {
    writeVarint(bytes, at);
    writeVarint(bytes, remove);
    writeVarint(bytes, insert.length);
    writeKeys(bytes, insert);
  }
  return Buffer.from(bytes);
};

export const decodeChange = (stored: Uint8Array): OrderChange => {
  const reader = new VarintReader(stored);
  const settings = reader.next();
  const splices: OrderSplice[] = [];
  while (!reader.done) {
    const at = reader.next();
    const remove = reader.next();
    splices.push({ at, remove, insert: readKeys(reader, reader.next()) });
  }
  return { settings: settings === 0 ? null : settings, splices };
};

export const encodeOrder = (order: Order): Buffer => {
  const bytes: number[] = [];
  writeVarint(bytes, order.settings);
  writeVarint(bytes, order.keys.length);
  writeKeys(bytes, order.keys);
  return Buffer.from(bytes);
};

export const decodeOrder = (stored: Uint8Array): Order => {
  const reader = new VarintReader(stored);
  const settings = reader.next();
  const keys = readKeys(reader, reader.next());
  if (!reader.done) throw new Damage('the order of a revision has more bytes than it needs');
  return { settings, keys };
};

/** Changes `order` in place. Throws `Damage` where a splice does not fit. */
export const applyChange = (order: Order, change: OrderChange): void => {
  if (change.settings !== null) order.settings = change.settings;
  for (const splice of change.splices) {
    if (splice.at + splice.remove > order.keys.length) throw new Damage('a revision changes blocks that its parent does not have');
    spliceInPlace(order.keys, splice.at, splice.remove, splice.insert);
  }
};

/** `Array.splice` without the limit on the number of arguments. */
export const spliceInPlace = <Item>(items: Item[], at: number, remove: number, insert: readonly Item[]): void => {
  if (insert.length <= 1000) {
    items.splice(at, remove, ...insert);
    return;
  }
  const tail = items.slice(at + remove);
  items.length = at;
  for (const item of insert) items.push(item);
  for (const item of tail) items.push(item);
};

/** Neighbours were often written one after the other, so keys are written as steps from the one before. */
const writeKeys = (bytes: number[], keys: readonly BlockKey[]): void => {
  let before = 0;
  for (const key of keys) {
    writeSigned(bytes, key - before);
    before = key;
  }
};

const readKeys = (reader: VarintReader, count: number): BlockKey[] => {
  const keys: BlockKey[] = [];
  let key = 0;
  for (let n = 0; n < count; n++) {
    key += reader.signed();
    if (key < 1) throw new Damage('a revision names a block that cannot exist');
    keys.push(key);
  }
  return keys;
};
