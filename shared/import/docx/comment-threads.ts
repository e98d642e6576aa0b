// Comments of Word as threads: each with the replies to it, done where somebody settled it.
import type { Id, NewId } from '../../document/ids.ts';
import type { Proposer } from '../../document/proposal.ts';
import type { Thread } from '../../document/thread.ts';
import { wordsOf } from './drafts.ts';
import type { Change, Comment } from './word-text.ts';

const timeOf = (date: string | null): number => {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isSafeInteger(at) ? at : 0;
};

/** Who a file says to have changed or said something, and when. */
export const proposerOf = ({ author, date }: Pick<Change, 'author' | 'date'>): Proposer => ({ author, at: timeOf(date) });

export interface CommentThreads {
  readonly threads: readonly Thread[];
  /** The thread of each comment that says something. */
  readonly byComment: ReadonlyMap<string, Id>;
}

export const commentThreads = (comments: readonly Comment[], newId: NewId): CommentThreads => {
  const byId = new Map(comments.map((comment) => [comment.id, comment] as const));
  const roots = new Map<Comment, Comment>();
  /** The first of those that reply to each other; of a circle, the one where it was entered. */
  const rootOf = (comment: Comment): Comment => {
    const passed = new Set<Comment>();
    let at = comment;
    for (let above = byId.get(at.parent ?? ''); above !== undefined && !passed.has(above) && !roots.has(at); above = byId.get(at.parent ?? '')) {
      passed.add(at);
      at = above;
    }
    const root = roots.get(at) ?? at;
    for (const one of [...passed, at]) roots.set(one, root);
    return root;
  };
  const groups = new Map<Comment, Comment[]>();
  for (const comment of comments) {
    if (wordsOf(comment.blocks).trim() === '') continue;
    const root = rootOf(comment);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [comment]);
    else group.push(comment);
  }
  const byComment = new Map<string, Id>();
  const threads = [...groups].slice(0, 5000).map(([root, said]): Thread => {
    const id = newId();
    for (const comment of [root, ...said]) byComment.set(comment.id, id);
    const remarks = said.slice(0, 500).map((comment) => ({ id: newId(), ...proposerOf(comment), text: wordsOf(comment.blocks).trim().slice(0, 20_000) }));
    // Word does not say who settled it.
    return { id, remarks, ...(root.done ? { resolved: { author: '', at: 0 } } : {}) };
  });
  return { threads, byComment };
};
