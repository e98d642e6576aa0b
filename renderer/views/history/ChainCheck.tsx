// Proves that no revision was changed after it was written, and names those that were.
import { useState } from 'react';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { shortTime } from './entry-text.ts';
import styles from './Timeline.module.css';
import frame from './History.module.css';

export interface ChainCheckProps {
  readonly id: Id;
  /** How many entries the timeline has, in words. */
  readonly shown: string;
  /** Opens the entry of a revision. */
  readonly onShow: (revision: Id) => void;
}

export const ChainCheck = ({ id, shown, onShow }: ChainCheckProps) => {
  const { t, language } = useMessages();
  const { ask } = useWindow();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<CallOutput<'history.verify'> | null>(null);
  const check = async () => {
    setBusy(true);
    setFound(await ask('history.verify', { id }));
    setBusy(false);
  };
  const n = (count: number): string => writtenNumber(count, language);
  return (
    <div className={styles.chain}>
      <div className={styles.chainHead}>
        <span className={frame.faint}>{shown}</span>
        <Button small look="quiet" isDisabled={busy} onPress={() => void check()}>
          {t('history:chain.check')}
        </Button>
      </div>
      <div role="status">
        {found !== null && found.broken.length === 0 && (
          <p>
            <ShieldCheck size={14} aria-hidden /> {t('history:chain.good', { n: n(found.revisions) })}
          </p>
        )}
        {found !== null && found.broken.length > 0 && (
          <p className={styles.bad}>
            <ShieldAlert size={14} aria-hidden /> {t('history:chain.broken', { n: n(found.broken.length), count: n(found.revisions) })}
          </p>
        )}
      </div>
      {found !== null && found.broken.length > 0 && (
        <ul aria-label={t('history:chain.check')}>
          {found.broken.map((one) => (
            <li key={one.revision}>
              <Button look="link" onPress={() => onShow(one.revision)}>
                <bdi>{one.name ?? shortTime(one.at, language)}</bdi>
              </Button>{' '}
              · <bdi>{one.author}</bdi> · {t(`history:chain.${one.how}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
