// The way from change to change: which of them are listed, which one is in sight, and where the page has to go for it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeKind, Comparison } from '../../../shared/compare/comparison.ts';
import type { Reading } from '../../reading/reading.ts';
import { listedChanges } from './ChangeList.tsx';

/** A change of the document as a whole stands at no element. */
const noRow = -1;

/** A row of the page that is to be in sight; `asked` counts, so that the same row can be asked for again. `change`: the index of the change that led there. */
export interface Goal {
  readonly row: number;
  readonly asked: number;
  readonly change: number | null;
}

/** `compared`: what the reading was made of, another one for other texts and the same one in another language. `onTurn` is called when another text is read. */
export const useWalk = (compared: object, reading: Reading | null, changes: Comparison['changes'], hidden: ReadonlySet<ChangeKind>, onTurn: () => void) => {
  const [goal, setGoal] = useState<Goal | null>(null);
  const listed = useMemo(() => (reading === null ? [] : listedChanges(changes, reading, hidden)), [changes, reading, hidden]);
  const read = useRef(compared);
  useEffect(() => {
    // Who opens an entry wants to see what it changed; who reads it in another language stays where he is.
    const stays = read.current === compared;
    read.current = compared;
    const [first] = listed;
    setGoal((last) => {
      if (stays && last !== null) return { row: last.row, asked: last.asked + 1, change: listed.find(({ change }) => change.block === last.row)?.index ?? null };
      return first === undefined ? null : { row: first.change.block ?? noRow, asked: (last?.asked ?? 0) + 1, change: first.index };
    });
    onTurn();
    // The filters of the list do not move the page.
  }, [reading]);
  const goToRow = (row: number): void => setGoal((last) => ({ row, asked: (last?.asked ?? 0) + 1, change: null }));
  const goToChange = (index: number): void => {
    const change = changes[index];
    if (change !== undefined) setGoal((last) => ({ row: change.block ?? noRow, asked: (last?.asked ?? 0) + 1, change: index }));
  };
  const at = listed.findIndex(({ index }) => index === goal?.change);
  const step = (by: 1 | -1): void => {
    const next = at < 0 ? (by > 0 ? 0 : listed.length - 1) : at + by;
    const change = listed[next];
    if (change !== undefined) goToChange(change.index);
  };
  return { listed, goal, at, goToRow, goToChange, step };
};
