// In the foot: how many comments are open, and the way to them.
import { MessageSquare } from 'lucide-react';
import { isResolved } from '../../../shared/negotiation/threads.ts';
import { commentBoard } from '../../editor/comment-board.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';

export const CommentCount = ({ session, className }: { readonly session: DocumentSession; readonly className: string | undefined }) => {
  const { t, language } = useMessages();
  const open = useSessionValue(session, ['settings'], (one) => one.document.settings.threads?.filter((thread) => !isResolved(thread)).length ?? 0);
  if (open === 0) return null;
  return (
    <Button look="quiet" small className={className} onPress={() => commentBoard(session).setState({ shown: true })}>
      <MessageSquare size={14} aria-hidden />
      {t('comments:count', { count: open, n: writtenNumber(open, language) })}
    </Button>
  );
};
