// Asks before many proposals are decided at once.
import type { Verdict } from '../../../shared/negotiation/decide.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

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
    <Dialog
      isOpen
      size="small"
      title={t('proposals:many.title', { n })}
      closeLabel={t('app:close')}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t('app:cancel')}</Button>
          <Button
            look="main"
            autoFocus
            onPress={() => {
              onClose();
              onDecide();
            }}
          >
            {t(`proposals:${verdict}`)}
          </Button>
        </>
      }
    >
      <p>{t(`proposals:many.${verdict}`, { n })}</p>
    </Dialog>
  );
};
