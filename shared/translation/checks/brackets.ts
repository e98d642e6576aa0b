// Square brackets: as many, the same ones in the same state, with as many options.
import type { Bracket } from '../../document/inlines.ts';
import { found, type LineFinding } from './finding.ts';
import { placedOf, type Check, type Placed } from './line.ts';

const optionsOf = (bracket: Placed<Bracket>): number => placedOf(bracket.inline.children, 'option').length;

export const brackets: Check = ({ source, target }) => {
  const [wanted, there] = [placedOf(source.content, 'bracket'), placedOf(target.content, 'bracket')];
  const ids = new Set(wanted.map(({ inline }) => inline.id));
  const shared = there.some(({ inline }) => ids.has(inline.id));
  const partner = (one: Placed<Bracket>, at: number): Placed<Bracket> | undefined => (shared ? there.find(({ inline }) => inline.id === one.inline.id) : there[at]);
  const end = { start: target.text.length, end: target.text.length };
  const partners = wanted.map(partner);
  return [
    ...wanted.flatMap((one, index): LineFinding[] => {
      const other = partners[index];
      const from = { start: one.start, end: one.end };
      if (other === undefined) return [found('bracketMissing', 'error', end, { source: from, params: { wanted: source.text.slice(one.start, one.end) } })];
      const at = { start: other.start, end: other.end };
      const state: LineFinding[] =
        one.inline.state === other.inline.state ? [] : [found('bracketState', 'error', at, { source: from, fix: { kind: 'bracketState', id: other.inline.id, state: one.inline.state } })];
      const more = optionsOf(other) - optionsOf(one);
      return more === 0 ? state : [...state, found(more < 0 ? 'optionMissing' : 'optionExtra', 'error', at, { source: from, params: { wanted: optionsOf(one), found: optionsOf(other) } })];
    }),
    ...there.filter((one) => !partners.includes(one)).map((one) => found('bracketExtra', 'error', { start: one.start, end: one.end }, { params: { found: target.text.slice(one.start, one.end) } })),
  ];
};
