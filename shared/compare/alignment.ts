// The alignment of two lists, the same pairs whichever of the two is the earlier one.
import { Aligner } from './align.ts';
import { findParts } from './parts.ts';
import type { Match } from './sequence.ts';
import type { Unit } from './unit.ts';

export interface Alignment {
  /** All pairs, in the order of the earlier list. */
  readonly pairs: readonly Match[];
  /** The pairs that stayed in place; the others moved. In the order of both lists. */
  readonly inPlace: readonly Match[];
  /** Partner of each member of the earlier list and of the later one, or -1. */
  readonly after: Int32Array;
  readonly before: Int32Array;
  /** Members of the later list that were split off one of the earlier list. */
  readonly splitFrom: ReadonlyMap<number, number>;
  /** Members of the earlier list that were joined to one of the later list. */
  readonly joinedTo: ReadonlyMap<number, number>;
}

/** Whether the lists change places before they are aligned: the shorter one first, or the one that reads first where they differ. */
const turns = (olds: readonly Unit[], news: readonly Unit[]): boolean => {
  if (olds.length !== news.length) return olds.length > news.length;
  const key = (unit: Unit | undefined): string => (unit === undefined ? '' : `${unit.type} ${unit.text} ${unit.id}`);
  const at = olds.findIndex((unit, index) => key(unit) !== key(news[index]));
  return at >= 0 && key(olds[at]) > key(news[at]);
};

const turned = (pairs: readonly Match[]): Match[] => pairs.map(([one, other]): Match => [other, one]).sort(([one], [other]) => one - other);

/** Aligns two lists of blocks or rows, `related` if they are of one document. Only what stands in place is searched for splits and joins. */
export const alignUnits = (olds: readonly Unit[], news: readonly Unit[], related: boolean): Alignment => {
  const turn = turns(olds, news);
  const [first, second] = turn ? [news, olds] : [olds, news];
  const aligner = new Aligner(first, second, related);
  aligner.align();
  const found = findParts(first, second, aligner);
  const [pairs, fixed] = [aligner.pairs(), aligner.inPlace()];
  const stays = new Map(fixed);
  const back = new Map(fixed.map(([one, other]) => [other, one]));
  const heads = { split: new Set(found.splitFrom.values()), joined: new Set([...found.joinedTo.values()].map((whole) => back.get(whole) ?? -1)) };
  // A paragraph that gave to one neighbour and took from another was not split, only edited.
  const alone = (before: number): boolean => stays.has(before) && !(heads.split.has(before) && heads.joined.has(before));
  const splitFrom = new Map([...found.splitFrom].filter(([, whole]) => alone(whole)));
  const joinedTo = new Map([...found.joinedTo].filter(([, whole]) => alone(back.get(whole) ?? -1)));
  return turn
    ? { pairs: turned(pairs), inPlace: turned(fixed), after: aligner.before, before: aligner.after, splitFrom: joinedTo, joinedTo: splitFrom }
    : { pairs, inPlace: fixed, after: aligner.after, before: aligner.before, splitFrom, joinedTo };
};
