// Comments of a file that came home: what was said in it joins the threads that left with it, and what was begun in it is a thread of its own.
import type { Id, NewId } from '../../document/ids.ts';
import type { Proposer } from '../../document/proposal.ts';
import type { Remark, Thread } from '../../document/thread.ts';

export interface ReturnedThreads {
  readonly threads: readonly Thread[];
  /** The thread of the document for one that the file begins; null for one that hangs where it hung. */
  readonly of: (thread: Id) => Id | null;
  readonly remarks: number;
}

/** Word tells seconds, and the name of an author in its own way: a remark is known by what it says and when. */
const sameRemark = (one: Remark, other: Remark): boolean => one.text.trim() === other.text.trim() && Math.floor(one.at / 1000) === Math.floor(other.at / 1000);

/** `left`: the threads of the file when it left. What was said then and does not stand today comes home only where somebody replied to it. */
export const returnedThreads = (today: readonly Thread[], left: readonly Thread[], file: readonly Thread[], proposer: (named: Proposer) => Proposer, newId: NewId): ReturnedThreads => {
  const threads = [...today];
  const names = new Map<Id, Id | null>();
  let remarks = 0;
  const mine = ({ id: _, author, at, ...remark }: Remark): Remark => {
    remarks += 1;
    return { ...remark, ...proposer({ author, at }), id: newId() };
  };
  for (const { id, remarks: said, resolved: _ } of file) {
    const [first] = said;
    const place = threads.findIndex(({ remarks: [known] }) => known !== undefined && first !== undefined && sameRemark(known, first));
    const known = threads[place];
    const whenLeft = left.find(({ remarks: [other] }) => other !== undefined && first !== undefined && sameRemark(other, first));
    if (known === undefined && whenLeft !== undefined && said.every((remark) => whenLeft.remarks.some((other) => sameRemark(remark, other)))) {
      names.set(id, null);
      continue;
    }
    names.set(id, known === undefined ? newId() : null);
    if (known === undefined) {
      threads.push({ id: names.get(id) ?? newId(), remarks: said.map(mine) });
      continue;
    }
    const fresh = said.filter((remark) => !known.remarks.some((other) => sameRemark(remark, other)));
    if (fresh.length > 0) threads[place] = { ...known, remarks: [...known.remarks, ...fresh.map(mine)] };
  }
  return { threads, of: (thread) => names.get(thread) ?? null, remarks };
};
