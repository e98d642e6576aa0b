// What a delegation asked for and what became of it: from the text where it still stands, from the history where it was settled.
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Bracket, Content, Option } from '../../../shared/document/inlines.ts';
import { outcomeDocument, writtenView } from '../../../shared/export/negotiation/outcome.ts';
import { languages } from '../../../shared/language/language.ts';
import { actSchema, type Act } from '../../../shared/negotiation/act.ts';
import { makeClean, takePosition } from '../../../shared/negotiation/brackets.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import type { ToldAct } from '../../../shared/negotiation/log.ts';
import { outcomesOf } from '../../../shared/negotiation/outcome.ts';
import { withStands } from '../../../shared/negotiation/stands.ts';

const option = (id: string, words: string, more: Partial<Option> = {}): Option => ({ type: 'option', id, children: [{ text: words }], ...more });
const bracket = (id: string, children: Content, more: Partial<Bracket> = {}): Bracket => ({ type: 'bracket', id, state: 'open', children, ...more });
const paragraph = (id: string, en: Content, more: object = {}): Block => ({ ...blankBlock('numberedParagraph', id), text: { en }, ...more }) as Block;
const by = { author: 'Rana', delegation: 'JO', at: 5, meeting: 'First meeting' };

const before: readonly Block[] = [
  paragraph('p1', [bracket('b1', [option('o1', 'shall', { proposer: 'EG', objections: ['JO'] }), option('o2', 'should', { proposer: 'JO', supporters: ['LB'] })], { proposer: 'ARAB' })]),
  paragraph('p2', [{ text: 'ports', proposals: [{ ...by, id: 'x1', kind: 'insertion', positions: { objections: ['EG'] } }] }]),
  paragraph('p3', [{ text: 'mills', proposals: [{ ...by, id: 'x2', kind: 'deletion' }] }]),
  paragraph('p4', [bracket('b4', [{ text: 'tides' }], { state: 'parked', reservations: ['JO'] })]),
  paragraph('p5', [bracket('b5', [{ text: 'coasts' }], { state: 'agreedLanguage', proposer: 'JO' })]),
];

/** Acts of a meeting, a minute apart, told by one author. */
const told = (acts: readonly Act[]): ToldAct[] => acts.map((act, index) => ({ ...act, at: 60_000 * (index + 1), author: 'Rana', meeting: 'Second meeting' }));
const seen = (blocks: readonly Block[], acts: readonly ToldAct[], ...parties: string[]) => outcomesOf({ blocks }, acts, parties).map(({ party, as, block, words, outcome, settled, asked }) => [party, as, block, words, outcome, settled?.at ?? null, asked?.at ?? null]);

describe('what stands in the text', () => {
  it('is open, parked or agreed as its bracket says', () =>
    expect(seen(before, [], 'JO')).toEqual([
      ['JO', 'objector', 'p1', 'shall', 'open', null, null],
      ['JO', 'proposer', 'p1', 'should', 'open', null, null],
      ['JO', 'proposer', 'p2', 'ports', 'open', null, 5],
      ['JO', 'proposer', 'p3', 'mills', 'open', null, 5],
      ['JO', 'reserved', 'p4', 'tides', 'parked', null, null],
      ['JO', 'proposer', 'p5', 'coasts', 'agreedLanguage', null, null],
    ]));

  it('counts for the groups of a delegation where they are asked for', () => expect(seen(before, [], 'ARAB').map(([party, , block]) => [party, block])).toEqual([['ARAB', 'p1']]));
});

describe('what was settled', () => {
  const settled: Act[] = [
    { kind: 'agree', block: 'p1', target: 'o2', words: 'should' },
    { kind: 'accept', block: 'p2', target: 'x1', party: 'JO', words: 'ports' },
    { kind: 'reject', block: 'p3', target: 'x2', party: 'JO', words: 'mills' },
  ];
  const acts = told(withStands(settled, before));
  const after = decideBlocks([paragraph('p1', makeClean(before[0]!.text.en ?? [], 'b1', 'o2')), ...before.slice(1)], ({ id }) => (id === 'x1' ? 'accept' : id === 'x2' ? 'reject' : null));

  it('is told with everything that was held of it, in the words of its time', () => {
    for (const act of withStands(settled, before)) expect(actSchema.safeParse(act).success).toBe(true);
    expect(seen(after, acts, 'JO').slice(0, 4)).toEqual([
      ['JO', 'objector', 'p1', 'shall', 'otherAgreed', 60_000, null],
      ['JO', 'proposer', 'p1', 'should', 'agreed', 60_000, null],
      ['JO', 'proposer', 'p2', 'ports', 'accepted', 120_000, null],
      ['JO', 'proposer', 'p3', 'mills', 'rejected', 180_000, null],
    ]);
    expect(seen(after, acts, 'EG')).toEqual([
      ['EG', 'proposer', 'p1', 'shall', 'otherAgreed', 60_000, null],
      ['EG', 'objector', 'p2', 'ports', 'accepted', 120_000, null],
    ]);
    expect(seen(after, acts, 'ARAB')).toEqual([['ARAB', 'proposer', 'p1', 'should', 'agreed', 60_000, null]]);
  });

  it('is open again when it is taken back', () => {
    const again = [...acts, ...told([{ kind: 'reopen', block: 'p3', target: 'x2' }]).map((act) => ({ ...act, at: 900_000 }))];
    expect(seen([...after.slice(0, 2), before[2]!, ...after.slice(3)], again, 'JO').filter(([, , block]) => block === 'p3')).toEqual([['JO', 'proposer', 'p3', 'mills', 'open', null, 5]]);
  });

  it('says when it was asked for, and what was withdrawn or left with its words', () => {
    const said = told([
      { kind: 'support', block: 'p1', target: 'o1', party: 'LB', words: 'shall' },
      { kind: 'withdraw', block: 'p1', target: 'o1', party: 'LB', words: 'shall' },
      { kind: 'support', block: 'p9', target: 'o9', party: 'LB', words: 'wharves' },
      { kind: 'reserve', block: 'p1', target: 'o2', party: 'LB', words: 'should' },
    ]);
    const now = [paragraph('p1', takePosition(before[0]!.text.en ?? [], 'o2', 'LB', 'reserve', { at: 9 })), ...before.slice(1)];
    expect(seen(now, said, 'LB')).toEqual([
      ['LB', 'reserved', 'p1', 'should', 'open', null, 240_000],
      ['LB', 'supporter', 'p1', 'shall', 'withdrawn', 120_000, 60_000],
      ['LB', 'supporter', 'p9', 'wharves', 'gone', null, 180_000],
    ].sort((one, other) => (one[2] === other[2] ? Number(one[5] ?? Infinity) - Number(other[5] ?? Infinity) : String(one[2]).localeCompare(String(other[2])))));
  });

  it('prints in every language as a table, with its counts', () => {
    const document = { schemaVersion: 1, id: 'd', settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar', 'fr'], digits: 'western', unplaced: [] }, blocks: after } as unknown as Document;
    for (const language of languages) {
      const asked = { party: 'JO', groups: true, acts };
      const view = writtenView(document, language, asked);
      expect(view.rows.map(({ outcome }) => outcome.party)).toContain('ARAB');
      for (const row of view.rows) expect([row.place, row.what, row.became].every((text) => text !== '' && !text.includes(':view.'))).toBe(true);
      expect(view.membership).toMatch(/77/);
      expect(outcomeDocument(document, language, asked).blocks.map(({ type }) => type)).toEqual(['title', 'paragraph', 'paragraph', 'table']);
      expect(outcomeDocument(document, language, { party: 'Nobody', groups: false, acts }).blocks.map(({ type }) => type)).toEqual(['title', 'paragraph']);
    }
  });
});
