// Asks before many proposals are decided at once.
import type { Verdict } from '../../../shared/negotiation/decide.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { TaskDialog } from '../TaskDialog.tsx';

/** So many at once are asked about. */
export const many = 2;

interface DecideManyProps {
  readonly count: number;
  readonly verdict: Verdict;
  readonly onDecide: () => void;
  readonly onClose: () => void;
}

export const DecideManyDialog = ({ count, verdict, onDecide, onClose }: DecideManyProps) => {
  const { t, language } = useMessages();
  const n = writtenNumber(count, language);
  return (
    <TaskDialog
      title={t('proposals:many.title', { n })}
      size="small"
      onClose={onClose}
      task={{
        label: t(`proposals:${verdict}`),
        autoFocus: true,
        run: () => {
          onClose();
          onDecide();
        },
      }}
    >
      <p>{t(`proposals:many.${verdict}`, { n })}</p>
    </TaskDialog>
  );
};
