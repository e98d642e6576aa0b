// What an import could not place: each line leads to its paragraph, and goes from the list once it is dealt with.
import { Check } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Foot.module.css';

export const UnplacedList = ({ session, onShow }: { readonly session: DocumentSession; readonly onShow: (block: Id) => void }) => {
  const { t, language } = useMessages();
  const unplaced = useSessionValue(session, ['settings'], (one) => one.document.settings.unplaced);
  return (
    <div className={styles.panel}>
      <p className={styles.strong}>{t('app:unplaced.title')}</p>
      <p className={styles.faint}>{t('app:unplaced.hint')}</p>
      <ul className={styles.unplaced}>
        {unplaced.map((item, index) => (
          <li key={`${item.block} ${item.line} ${index}`} className={styles.unplacedItem}>
            <div className={styles.unplacedText}>
              <Button look="link" onPress={() => onShow(item.block)}>
                <bdi dir="auto">{item.text.length > 90 ? `${item.text.slice(0, 90)}…` : item.text}</bdi>
              </Button>
              <p className={styles.faint}>
                {t('library:import.line', { n: writtenNumber(item.line, language) })} · {t(`library:reason.${item.reason}`)}
              </p>
            </div>
            <IconButton small label={t('app:unplaced.done')} onPress={() => session.updateSettings({ unplaced: unplaced.filter((other) => other !== item) })}>
              <Check size={15} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  );
};
