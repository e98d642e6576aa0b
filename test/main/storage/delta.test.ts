// A block written as a change of an earlier version comes back as it was, whatever the two have in common.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDelta, encodeDelta, encodeWhole, isWhole } from '../../../main/storage/delta.ts';
import { Damage } from '../../../main/storage/failure.ts';

const sentence = fc.array(fc.constantFrom('water', 'الميناء', 'of the', ' ', 'é', '\u{1F30A}', '"text":', '},{'), { maxLength: 200 }).map((parts) => Buffer.from(parts.join('')));
/** Versions as typing makes them: parts of one text taken out and put in. */
const versions = fc.record({ before: sentence, from: fc.nat(), removed: fc.nat(), put: sentence, second: fc.nat() }).map(({ before, from, removed, put, second }) => {
  const at = before.length === 0 ? 0 : from % before.length;
  const end = Math.min(before.length, at + (removed % 50));
  const after = Buffer.concat([before.subarray(0, at), put, before.subarray(end)]);
  const place = after.length === 0 ? 0 : second % after.length;
  return { before, after: Buffer.concat([after.subarray(0, place), Buffer.from('twice'), after.subarray(place)]) };
});

test('any content comes back from its change and its base', () => {
  fc.assert(
    fc.property(fc.oneof(versions, fc.record({ before: sentence, after: sentence })), ({ before, after }) => {
      const written = encodeDelta(before, after);
      expect(Buffer.from(decodeDelta(written, isWhole(written) ? null : before))).toEqual(after);
      expect(written.length).toBeLessThanOrEqual(after.length + 1);
    }),
  );
});

test('a few words cost a few bytes, wherever they stand in the paragraph', () => {
  const before = Buffer.from('The Commission recommended that coastal States share what they know of the sea. '.repeat(12));
  for (const at of [0, 400, before.length]) {
    const after = Buffer.concat([before.subarray(0, at), Buffer.from('of its own accord '), before.subarray(at)]);
    expect(encodeDelta(before, after).length).toBeLessThan(24);
  }
});

test('two changes far apart do not write what stands between them again', () => {
  const before = Buffer.from(Array.from({ length: 150 }, (_, n) => `word${n * 7919}`).join(' '));
  const after = Buffer.from(`Now ${before.toString()} then`.replace('word7919 ', ''));
  expect(after.length).toBeGreaterThan(1400);
  expect(encodeDelta(before, after).length).toBeLessThan(60);
});

test('bytes that make no sense are refused, never read beyond their end', () => {
  const base = Buffer.from('The regional meeting was opened.');
  const written = encodeDelta(base, Buffer.from('The regional meeting was opened at nine.'));
  expect(() => decodeDelta(written, null)).toThrow(Damage);
  expect(() => decodeDelta(Buffer.from([9, 1, 1]), base)).toThrow(Damage);
  expect(() => decodeDelta(Buffer.from([]), base)).toThrow(Damage);
  expect(() => decodeDelta(Buffer.from([1, 0xff]), base)).toThrow(Damage);
  expect(() => decodeDelta(Buffer.from([1, 30, 30, 65]), base)).toThrow(Damage);
  expect(() => decodeDelta(Buffer.from([2, 1, 1, 0xff, 0xff]), base)).toThrow(Damage);
  expect(Buffer.from(decodeDelta(encodeWhole(base), null))).toEqual(base);
});
