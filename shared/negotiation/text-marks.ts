// Marks of proposals on all the words of a line: those that its words share, and words that bear more of them.
import { isText, type Content, type Inline } from '../document/inlines.ts';
import type { TextProposal } from '../document/proposal.ts';

/** The line with these marks on each of its words, notes and references, besides those they bear. */
export const withTextMarks = (content: readonly Inline[], marks: readonly TextProposal[]): Content =>
  marks.length === 0
    ? [...content]
    : content.map((inline): Inline => {
        if (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option')) return { ...inline, children: withTextMarks(inline.children, marks) };
        if (!isText(inline) && inline.type === 'link') return { ...inline, children: withTextMarks(inline.children, marks) as typeof inline.children };
        return { ...inline, proposals: [...(inline.proposals ?? []), ...marks] };
      });

/** What stands or goes as one: the marks of those who put in, or want to take out, every word of a line. None where it has no words. */
export const sharedMarks = (content: readonly Inline[]): readonly TextProposal[] => {
  let shared: readonly TextProposal[] | null = null;
  const visit = (line: readonly Inline[]): void => {
    for (const inline of line) {
      if (!isText(inline) && 'children' in inline) visit(inline.children);
      else if (!isText(inline) || inline.text !== '') {
        const marks: readonly TextProposal[] = inline.proposals ?? [];
        shared = shared === null ? marks.filter(({ kind }) => kind !== 'format') : shared.filter((one) => marks.some(({ id, kind }) => id === one.id && kind === one.kind));
      }
    }
  };
  visit(content);
  return shared ?? [];
};
