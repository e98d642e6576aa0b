// Where a text names its parties, and one named as another everywhere at once.
import { expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { delegationSchema } from '../../../shared/document/delegation.ts';
import type { Document } from '../../../shared/document/document.ts';
import { builtInDelegations, delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { groupsOf, partyUses, replaceParty, writtenParties } from '../../../shared/negotiation/parties.ts';

const by = { author: 'Rana', at: 1 };
const state = {
  settings: {
    delegations: [{ id: 'coast', kind: 'group', name: { en: 'Coast', ar: 'الساحل', fr: 'Côte' }, members: ['Tidal State', 'EG'] }],
    threads: [{ id: 't1', remarks: [{ ...by, id: 'r1', text: 'Tidal State asks', delegation: 'Tidal State', mentions: ['Tidal State'] }] }],
  } as unknown as Document['settings'],
  blocks: [
    { ...blankBlock('paragraph', 'p1'), text: { ar: [{ text: 'Tidal State', proposals: [{ ...by, id: 'x1', kind: 'insertion', delegation: 'Tidal State', positions: { objections: ['EG', 'Tidal State'] } }] }] } },
    { ...blankBlock('paragraph', 'p2'), text: { en: [{ type: 'bracket', id: 'b1', state: 'open', proposer: 'JO', supporters: ['Tidal State', 'KM'], children: [{ type: 'option', id: 'o1', reservations: ['Tidal State'], children: [{ text: 'x' }] }] }] } },
    { ...blankBlock('box', 'box'), blocks: [{ ...blankBlock('paragraph', 'p3'), standing: { state: 'open', silence: { from: 1, until: 2, offset: 0, outcome: 'broken', brokenBy: 'Tidal State' } } }] },
    { ...blankBlock('table', 'p4'), rows: [{ cells: [], proposals: [{ ...by, id: 'x2', kind: 'deletion', delegation: 'Tidal State' }] }] },
  ] as unknown as readonly Block[],
};

it('is known with its places, whoever is in no list by the name as written', () => {
  const delegations = delegationsOf(state.settings);
  expect([...writtenParties(state, delegations)].map(([party, uses]) => [party, uses.map(({ block, language, what }) => [block, language, what])])).toEqual([
    ['Tidal State', [['p1', 'ar', 'text'], ['p2', 'en', 'text'], ['p3', null, 'text'], ['p4', null, 'text'], [null, null, 'comment'], [null, null, 'group']]],
  ]);
  expect(partyUses(state).get('JO')).toEqual([{ block: 'p2', language: 'en', what: 'text' }]);
});

it('is named as a delegation everywhere, once in each list, and no word of the text changes', () => {
  const after = replaceParty(state, 'Tidal State', 'KM');
  expect(partyUses(after).has('Tidal State')).toBe(false);
  expect(JSON.stringify(after.blocks).match(/Tidal State/gu)).toHaveLength(1);
  expect(JSON.stringify(after)).toContain('"supporters":["KM"]');
  expect(JSON.stringify(after)).toContain('"text":"Tidal State asks"');
  expect(after.settings.delegations?.[0]?.members).toEqual(['KM', 'EG']);
  expect(replaceParty(after, 'Nobody', 'EG')).toBe(after);
});

it('speaks also in its groups, whose members the list knows', () => {
  expect(groupsOf('EG', delegationsOf(state.settings)).map(({ id }) => id)).toEqual(['G77', 'ARAB', 'AFRICA', 'NAM', 'LAS', 'OIC', 'coast']);
  const ids = new Set(builtInDelegations.map(({ id }) => id));
  for (const { members = [] } of builtInDelegations) expect(members.filter((id) => !ids.has(id))).toEqual([]);
});

it('may be in a group by the name as written', () => {
  const [coast] = state.settings.delegations ?? [];
  expect(delegationSchema.parse(coast)).toEqual(coast);
});
