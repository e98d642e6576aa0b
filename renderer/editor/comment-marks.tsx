// What a comment is about, on the page: told by a dotted line as well as by a field, for as long as one of its threads is open.
import type { ReactNode } from 'react';
import type { Id } from '../../shared/document/ids.ts';
import { useIsDiscussed } from './pane-context.tsx';
import styles from './comment-marks.module.css';

/** Class and data of what comments hold on to. */
export const useCommentMark = (threads: readonly Id[] | undefined): { readonly className: string | undefined; readonly ids: string | undefined } => {
  const open = useIsDiscussed(threads);
  return { className: open ? styles.commented : undefined, ids: threads?.join(' ') };
};

export const CommentedText = ({ threads, children }: { readonly threads: readonly Id[]; readonly children: ReactNode }) => {
  const { className, ids } = useCommentMark(threads);
  return (
    <span className={className} data-comments={ids}>
      {children}
    </span>
  );
};
