// An element that two hands moved one after the other, and places that are gone: what a decision about one move leaves of the other.
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { BlockProposal } from '../../../shared/document/proposal.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { decideBlocks, type Verdict } from '../../../shared/negotiation/decide.ts';
import { proposeBlocks } from '../../../shared/negotiation/propose-blocks.ts';

const block = (id: string, ...proposals: BlockProposal[]): Block => ({ id, type: 'paragraph', text: { en: plain(`Words of ${id}.`) }, ...(proposals.length > 0 && { proposals }) });
const move = (id: string, after: string | null): BlockProposal => ({ id, author: id, at: 1, kind: 'move', after });
const ids = (blocks: readonly Block[]): string => blocks.map(({ id }) => id).join(' ');
const decided = (blocks: readonly Block[], verdicts: Readonly<Record<string, Verdict>>): readonly Block[] => decideBlocks(blocks, ({ id }) => verdicts[id] ?? null);

describe('a paragraph that stood behind a, that Amal moved behind c and Bashir behind e', () => {
  const blocks = [block('a'), block('c'), block('d'), block('e'), block('b', move('amal', 'a'), move('bashir', 'c'))];
  test.each<[string, Record<string, Verdict>, string, readonly (string | null)[]]>([
    ['goes back to where Amal put it when Bashir’s move is rejected', { bashir: 'reject' }, 'a c b d e', ['a']],
    ['stays when Amal’s move is rejected, and goes back to where it first stood with Bashir’s', { amal: 'reject' }, 'a c d e b', ['a']],
    ['goes back to where it first stood when both are rejected', { amal: 'reject', bashir: 'reject' }, 'a b c d e', []],
    ['stays when both are accepted', { amal: 'accept', bashir: 'accept' }, 'a c d e b', []],
    ['goes back to where Amal put it when hers is accepted and his rejected', { amal: 'accept', bashir: 'reject' }, 'a c b d e', []],
    ['stays when hers is rejected and his accepted', { amal: 'reject', bashir: 'accept' }, 'a c d e b', []],
  ])('%s', (_, verdicts, order, places) => {
    const after = decided(blocks, verdicts);
    expect(ids(after)).toBe(order);
    expect((after.find(({ id }) => id === 'b')?.proposals ?? []).map((mark) => (mark.kind === 'move' ? mark.after : mark.kind))).toEqual(places);
  });
  test('goes to one place, whether both are rejected at once or one after the other', () => {
    for (const [first, second] of [['amal', 'bashir'], ['bashir', 'amal']] as const) {
      expect(ids(decided(decided(blocks, { [first]: 'reject' }), { [second]: 'reject' }))).toBe('a b c d e');
    }
  });
});

test('what stood behind a paragraph that somebody else put in goes back there, and behind what is above that where it is rejected too', () => {
  const blocks = [block('a'), { ...block('n'), text: { en: [{ text: 'New.', proposals: [{ id: 'amal', author: 'amal', at: 1, kind: 'insertion' as const }] }] }, proposals: [{ id: 'amal', author: 'amal', at: 1, kind: 'insertion' as const }] } satisfies Block, block('c'), block('b', move('bashir', 'n'))];
  expect(ids(decided(blocks, { bashir: 'reject' }))).toBe('a n b c');
  expect(ids(decided(blocks, { amal: 'reject', bashir: 'reject' }))).toBe('a b c');
  expect(ids(decided(decided(blocks, { amal: 'reject' }), { bashir: 'reject' }))).toBe('a b c');
});

describe('a paragraph that stood behind a, below one that Amal had moved there, and that Bashir moved to the end', () => {
  const blocks = [block('a'), block('m', move('amal', 'c')), block('c'), block('d'), block('b', { ...move('bashir', 'a'), below: 'm' } as BlockProposal)];
  test.each<[string, Record<string, Verdict>, string]>([
    ['goes back below it while her move is open', { bashir: 'reject' }, 'a m b c d'],
    ['goes back below it where her move is accepted', { amal: 'accept', bashir: 'reject' }, 'a m b c d'],
    ['goes back behind a where hers is rejected', { amal: 'reject', bashir: 'reject' }, 'a b c m d'],
  ])('%s', (_, verdicts, order) => expect(ids(decided(blocks, verdicts))).toBe(order));
  test.each<[Verdict, string]>([['accept', 'a m b c d'], ['reject', 'a b c m d']])('goes to the same place where hers was decided before (%s)', (verdict, order) => {
    const first = decided(blocks, { amal: verdict });
    expect(ids(decided(first, { bashir: 'reject' }))).toBe(order);
    expect(first.at(-1)?.proposals).toEqual([move('bashir', verdict === 'accept' ? 'm' : 'a')]);
  });
  test('is marked so where it is moved in the window', () => {
    const [a, m, b, c, d] = [block('a'), block('m', move('amal', 'c')), block('b'), block('c'), block('d')];
    const before = [a, m, b, c, d].flatMap((one) => one ?? []);
    const after = [a, m, c, d, b].flatMap((one) => one ?? []);
    const proposed = proposeBlocks(before, after, { by: { author: 'bashir', at: 2 }, id: 'bashir', newId: countingIds('n') });
    expect(proposed.at(-1)?.proposals).toEqual([{ ...move('bashir', 'a'), at: 2, below: 'm' }]);
    expect(decided(proposed, { bashir: 'reject' })).toEqual(before);
  });
});

test.each<[string, readonly Record<string, Verdict>[]]>([['at once', [{ amal: 'accept', bashir: 'reject' }]], ['one after the other', [{ amal: 'accept' }, { bashir: 'reject' }]]])(
  'what stood behind a paragraph that was moved away for good goes back to where it stood, and does not follow that (decided %s)',
  (_, steps) => {
    const blocks = [block('a'), block('d'), block('m', move('amal', 'a')), block('e'), block('b', move('bashir', 'm'))];
    expect(ids(steps.reduce<readonly Block[]>((list, verdicts) => decided(list, verdicts), blocks))).toBe('a b d m e');
  },
);

test('an element whose deletion is accepted and in which somebody proposes words goes with those where they are rejected, and stays with them where they are accepted', () => {
  const by = { id: 'bashir', author: 'bashir', at: 1 };
  const gone: BlockProposal = { id: 'amal', author: 'amal', at: 1, kind: 'deletion' };
  const kept: Block = { ...block('b', gone), text: { en: [{ text: 'Old.', proposals: [{ id: 'amal', author: 'amal', at: 1, kind: 'deletion' }] }, { text: ' New.', proposals: [{ ...by, kind: 'insertion' }] }] } };
  const first = decided([block('a'), kept], { amal: 'accept' });
  expect(ids(first)).toBe('a b');
  expect(ids(decided(first, { bashir: 'reject' }))).toBe('a');
  expect(decided(first, { bashir: 'accept' })[1]?.text).toEqual({ en: plain(' New.') });
});
