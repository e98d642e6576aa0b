// A line as it stands: without what is only proposed, and without comments, which are about the text and not of it.
import { tidy } from '../document/content.ts';
import { isText, type Content, type Inline } from '../document/inlines.ts';

/** Whether an inline is only proposed. */
export const isInserted = (inline: Inline): boolean => 'proposals' in inline && inline.proposals?.some(({ kind }) => kind === 'insertion') === true;

/** What is proposed to go stands until that is decided. Notes, references, brackets and options keep their ids. */
export const standingLine = (content: readonly Inline[]): Content =>
  tidy(
    content.flatMap((inline): Inline[] => {
      if (isInserted(inline)) return [];
      const { proposals: _proposals, comments: _comments, ...rest } = inline as Inline & { proposals?: unknown; comments?: unknown };
      const bare = rest as Inline;
      return [isText(bare) || !('children' in bare) ? bare : ({ ...bare, children: standingLine(bare.children) } as Inline)];
    }),
  );
