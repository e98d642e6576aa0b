// What was held of a wording when it was settled: told with the act, since the wording goes out of the text with everybody's position on it.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { languages } from '../language/language.ts';
import type { Act, Stand } from './act.ts';
import { bracketsOf, optionsOf } from './brackets.ts';
import { ownTextPlaces } from '../document/walk.ts';
import { wordingsOf, type Wording } from './wordings.ts';

const settling: ReadonlySet<Act['kind']> = new Set(['accept', 'reject', 'agree', 'agreeAdReferendum', 'delete', 'agreedLanguage']);
/** As many as an act holds; a wording has rarely a dozen. */
const most = 300;

const standsOn = ({ words, gone, proposer, supporters, objections, reservations }: Wording, chosen: boolean): Stand[] => {
  const about = { chosen, ...(words || gone ? { words: (words || gone).slice(0, 300) } : {}) };
  return [
    ...(proposer === null ? [] : [{ party: proposer, as: 'proposer' as const, ...about }]),
    ...supporters.map((party) => ({ party, as: 'supporter' as const, ...about })),
    ...objections.map((party) => ({ party, as: 'objector' as const, ...about })),
    ...reservations.map((party) => ({ party, as: 'reserved' as const, ...about })),
  ];
};

/** What the bracket of the options says of all of them. */
const ofBracket = (block: Block, id: Id): Pick<Wording, 'proposer' | 'supporters' | 'objections' | 'reservations'> | null => {
  for (const { text } of ownTextPlaces(block)) {
    for (const language of languages) {
      const found = bracketsOf(text[language] ?? []).find(({ bracket }) => bracket.id === id)?.bracket;
      if (found !== undefined && optionsOf(found).length > 0) return { proposer: found.proposer ?? null, supporters: found.supporters ?? [], objections: found.objections ?? [], reservations: found.reservations ?? [] };
    }
  }
  return null;
};

const standsOf = (act: Act, block: Block): readonly Stand[] => {
  for (const language of languages) {
    const wordings = wordingsOf(block, language);
    const target = wordings.find(({ id, bracket }) => id === act.target || bracket === act.target);
    if (target === undefined) continue;
    if (target.kind === 'proposal') return standsOn(target, act.kind !== 'reject');
    if (target.kind === 'bracket') return standsOn(target, act.kind !== 'delete');
    const options = wordings.filter(({ bracket }) => bracket === target.bracket);
    const chosen = options.find(({ id }) => id === act.target) ?? options.find(({ words }) => words === act.words);
    const whole = target.bracket === null ? null : ofBracket(block, target.bracket);
    return [...options.flatMap((one) => standsOn(one, one === chosen && act.kind !== 'delete')), ...(whole === null || chosen === undefined ? [] : standsOn({ ...chosen, ...whole }, true))];
  }
  return [];
};

const byId = (blocks: readonly Block[], id: Id): Block | undefined => {
  for (const block of blocks) {
    if (block.id === id) return block;
    if (block.type === 'box') for (const boxed of block.blocks) if (boxed.id === id) return boxed;
  }
  return undefined;
};

/** The acts with the positions on what they settle, as those were in the text before. */
export const withStands = (acts: readonly Act[], before: readonly Block[]): readonly Act[] =>
  acts.map((act) => {
    if (act.block === undefined || act.target === undefined || act.stands !== undefined || !settling.has(act.kind)) return act;
    const block = byId(before, act.block);
    const stands = block === undefined ? [] : standsOf(act, block);
    return stands.length === 0 ? act : { ...act, stands: stands.slice(0, most) };
  });
