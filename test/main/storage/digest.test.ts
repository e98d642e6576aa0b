// The hash of a document depends on its blocks and their order alone, not on the way that led there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../main/storage/canonical.ts';
import { ContentDigest } from '../../../main/storage/digest.ts';
import { spliceInPlace } from '../../../main/storage/order.ts';

const settings = sha256('settings');
const hashOf = (n: number): Buffer => sha256(`block ${n}`);
/** Few different blocks, so that ends of pieces come and go often. */
const enders = Array.from({ length: 4000 }, (_, n) => n).filter((n) => (hashOf(n)[0] ?? 0) < 4);
const block = fc.oneof({ weight: 4, arbitrary: fc.nat(3999) }, { weight: 1, arbitrary: fc.constantFrom(...enders) });

test('following splices gives the hash of the result', () => {
  const steps = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(30), insert: fc.array(block, { maxLength: 30 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 300 }), steps, (start, wanted) => {
      const hashes = start.map(hashOf);
      const digest = new ContentDigest(hashes);
      for (const { at, remove, insert } of wanted) {
        const place = Math.floor(at * hashes.length);
        const removed = Math.min(remove, hashes.length - place);
        spliceInPlace(hashes, place, removed, insert.map(hashOf));
        digest.splice(hashes, place, removed, insert.length);
        expect(digest.value(settings)).toEqual(new ContentDigest(hashes).value(settings));
      }
    }),
  );
});

test('another block, another order, other settings: another hash', () => {
  const hashes = Array.from({ length: 200 }, (_, n) => hashOf(n));
  const value = new ContentDigest(hashes).value(settings).toString('hex');
  const others = [
    new ContentDigest(hashes.slice(1)).value(settings),
    new ContentDigest([hashes[1] as Buffer, hashes[0] as Buffer, ...hashes.slice(2)]).value(settings),
    new ContentDigest(hashes.with(150, hashOf(999))).value(settings),
    new ContentDigest(hashes).value(sha256('other settings')),
    new ContentDigest([...hashes, hashOf(200)]).value(settings),
  ];
  expect(new Set([value, ...others.map((other) => other.toString('hex'))]).size).toBe(6);
});

test('a copy goes its own way', () => {
  const hashes = Array.from({ length: 100 }, (_, n) => hashOf(n));
  const digest = new ContentDigest(hashes);
  const before = digest.value(settings);
  const copy = digest.copy();
  copy.splice(hashes.slice(0, 50), 50, 50, 0);
  expect(digest.value(settings)).toEqual(before);
  expect(copy.value(settings)).toEqual(new ContentDigest(hashes.slice(0, 50)).value(settings));
});
