// Old numbers and new ones: what was renumbered, what is new, what is gone, and what stands without a number.
import type { Renumbering } from '../../../shared/compare/comparison.ts';
import { useMessages } from '../../state/interface-language.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './History.module.css';

export interface RenumberingTableProps {
  readonly renumberings: readonly Renumbering[];
  readonly onGo: (row: number) => void;
}

export const RenumberingTable = ({ renumberings, onGo }: RenumberingTableProps) => {
  const { t } = useMessages();
  const changed = renumberings.filter((one) => one.changed);
  if (changed.length === 0) return <p className={styles.hint}>{t('history:sameNumbers')}</p>;
  return (
    // Scrolled by keyboard even where no number can be pressed.
    <div className={styles.numbersScroll} tabIndex={0} role="group" aria-label={t('history:numbers')}>
      <p className={styles.hint}>{t('history:numbersHint')}</p>
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">{t('history:old')}</th>
            <th scope="col">{t('history:new')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((one) => (
            <tr key={`${one.kind} ${one.beforeId ?? ''} ${one.afterId ?? ''}`}>
              <td>{one.beforeLabel !== null ? <bdi>{one.beforeLabel}</bdi> : one.beforeId === null ? <span className={styles.fresh}>{t('history:fresh')}</span> : t('history:noNumber')}</td>
              <td>
                <Button look="link" onPress={() => onGo(one.block)}>
                  {one.afterLabel !== null ? <bdi>{one.afterLabel}</bdi> : one.afterId === null ? <span className={styles.goneNumber}>{t('history:gone')}</span> : t('history:noNumber')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
