// Another wording of a whole paragraph, proposed beside it: what stands and what is to stand for it are one proposal, so that deciding it chooses between them.
import type { Block } from '../document/blocks/index.ts';
import type { Id, NewId } from '../document/ids.ts';
import type { Proposer } from '../document/proposal.ts';
import { withNewIds } from '../document/unique-ids.ts';
import { mapTexts } from '../document/walk.ts';
import { decideBlocks } from './decide.ts';
import { withTextMarks } from './text-marks.ts';
import { keepAnchors } from './thread-anchors.ts';

export interface Alternative {
  readonly blocks: readonly Block[];
  /** The new paragraph: a copy of the one it may replace, to be worked on. */
  readonly id: Id;
}

/** Types whose elements have a number of their own, beside which another wording can stand. */
const numbered: ReadonlySet<Block['type']> = new Set(['numberedParagraph', 'operativeParagraph', 'keyMessage', 'subparagraph']);

/** Whether another wording of an element can be proposed: it is counted, and no proposal itself. */
export const canHaveAlternative = ({ type, proposals = [] }: Block): boolean => numbered.has(type) && !proposals.some(({ kind }) => kind === 'insertion' || kind === 'split');

type WholeMark = Proposer & { readonly id: Id; readonly kind: 'insertion' | 'deletion' };

/** The element and every word in it bear the mark, in all languages. */
const marked = (block: Block, mark: WholeMark): Block => ({
  ...mapTexts(block, (text) => Object.fromEntries(Object.entries(text).map(([language, content]) => [language, withTextMarks(content ?? [], [mark])]))),
  proposals: [...(block.proposals ?? []), mark],
});

/** Proposes another wording behind an element and those proposed for it already; null where it can have none. */
export const proposeAlternative = (blocks: readonly Block[], of: Id, by: Proposer, newId: NewId): Alternative | null => {
  const at = blocks.findIndex(({ id }) => id === of);
  const base = blocks[at];
  if (base === undefined || !canHaveAlternative(base)) return null;
  const mark = newId();
  const taken = new Set((base.proposals ?? []).flatMap(({ kind, id }) => (kind === 'deletion' ? [id] : [])));
  let behind = at + 1;
  while (blocks[behind]?.proposals?.some(({ kind, id }) => kind === 'insertion' && taken.has(id)) === true) behind += 1;
  const { proposals: _, standing: __, ...wording } = base;
  const [copy] = withNewIds(keepAnchors(decideBlocks([wording as Block], ({ id }) => (taken.has(id) ? 'reject' : 'accept')), () => false), newId);
  if (copy === undefined) return null;
  const replaced = marked(base, { ...by, id: mark, kind: 'deletion' });
  const proposed = marked(copy, { ...by, id: mark, kind: 'insertion' });
  return { blocks: [...blocks.slice(0, at), replaced, ...blocks.slice(at + 1, behind), proposed, ...blocks.slice(behind)], id: proposed.id };
};
