// Old numbers and new ones: what was renumbered, what is new, what is gone, and what stands without a number.
import { useEffect, useMemo, useState } from 'react';
import type { Renumbering } from '../../../shared/compare/comparison.ts';
import { useMessages } from '../../state/interface-language.ts';
import styles from './History.module.css';

export interface RenumberingTableProps {
  readonly renumberings: readonly Renumbering[];
  readonly onGo: (row: number) => void;
}

/** Rows that are drawn at once: a few screens. The others follow in idle moments, since one new paragraph renumbers thousands. */
const step = 100;

const useDrawn = (rows: readonly Renumbering[]): readonly Renumbering[] => {
  const [state, setState] = useState({ rows, drawn: step });
  const drawn = state.rows === rows ? state.drawn : step;
  useEffect(() => {
    if (drawn >= rows.length) return undefined;
    const timer = requestIdleCallback(() => setState({ rows, drawn: drawn + step }), { timeout: 300 });
    return () => cancelIdleCallback(timer);
  }, [rows, drawn]);
  return useMemo(() => rows.slice(0, drawn), [rows, drawn]);
};

export const RenumberingTable = ({ renumberings, onGo }: RenumberingTableProps) => {
  const { t } = useMessages();
  const changed = useMemo(() => renumberings.filter((one) => one.changed), [renumberings]);
  const drawn = useDrawn(changed);
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
          {drawn.map((one) => (
            <tr key={`${one.kind} ${one.beforeId ?? ''} ${one.afterId ?? ''}`}>
              <td>{one.beforeLabel !== null ? <bdi>{one.beforeLabel}</bdi> : one.beforeId === null ? <span className={styles.fresh}>{t('history:fresh')}</span> : t('history:noNumber')}</td>
              <td>
                <button type="button" className={styles.numberLink} onClick={() => onGo(one.block)}>
                  {one.afterLabel !== null ? <bdi>{one.afterLabel}</bdi> : one.afterId === null ? <span className={styles.goneNumber}>{t('history:gone')}</span> : t('history:noNumber')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
