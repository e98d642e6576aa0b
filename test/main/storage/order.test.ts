// The order of blocks comes back from what is written of it, and wrong bytes are refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Damage } from '../../../main/storage/failure.ts';
import { applyChange, decodeChange, decodeOrder, encodeChange, encodeOrder, spliceInPlace, type Order, type OrderSplice } from '../../../main/storage/order.ts';

const key = fc.integer({ min: 1, max: 2 ** 40 });
const keys = fc.array(key, { maxLength: 40 });
const orders = fc.record({ settings: key, keys });
/** Splices that fit a list of so many, as fractions of the length they meet. */
const wishes = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(5), insert: keys }), { maxLength: 6 });

const fitting = (length: number, wanted: readonly { at: number; remove: number; insert: number[] }[]): OrderSplice[] => {
  let now = length;
  return wanted.map(({ at, remove, insert }) => {
    const place = Math.floor(at * now);
    const removed = Math.min(remove, now - place);
    now += insert.length - removed;
    return { at: place, remove: removed, insert };
  });
};

test('an order written in full comes back', () => {
  fc.assert(
    fc.property(orders, (order) => {
      expect(decodeOrder(encodeOrder(order))).toEqual(order);
    }),
  );
});

test('a change comes back and does what splicing does', () => {
  fc.assert(
    fc.property(orders, wishes, fc.option(key), (order, wanted, settings) => {
      const splices = fitting(order.keys.length, wanted);
      const change = decodeChange(encodeChange({ settings, splices }));
      expect(change).toEqual({ settings, splices });
      const naive = [...order.keys];
      for (const { at, remove, insert } of splices) naive.splice(at, remove, ...insert);
      const changed: Order = { settings: order.settings, keys: [...order.keys] };
      applyChange(changed, change);
      expect(changed).toEqual({ settings: settings ?? order.settings, keys: naive });
    }),
  );
});

test('one changed block costs a handful of bytes', () => {
  expect(encodeChange({ settings: null, splices: [{ at: 57, remove: 1, insert: [12_345] }] }).length).toBeLessThanOrEqual(7);
});

test('a hundred thousand blocks are inserted at once', () => {
  const items = [1, 2];
  const many = Array.from({ length: 300_000 }, (_, n) => n);
  spliceInPlace(items, 1, 0, many);
  expect([items.length, items[0], items[1], items.at(-1)]).toEqual([300_002, 1, 0, 2]);
});

test('what does not fit is damage', () => {
  const order = (): Order => ({ settings: 1, keys: [5, 6] });
  expect(() => applyChange(order(), { settings: null, splices: [{ at: 1, remove: 2, insert: [] }] })).toThrow(Damage);
  expect(() => decodeOrder(encodeOrder(order()).subarray(0, 3))).toThrow(Damage);
  expect(() => decodeOrder(Buffer.concat([encodeOrder(order()), Buffer.from([1])]))).toThrow(Damage);
  expect(() => decodeChange(Buffer.from([0, 1, 1, 1, 0]))).toThrow(Damage);
});
