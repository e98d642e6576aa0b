// What came home with a Word file: how many proposals and remarks, the way to them, and the way back.
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { fileProposalsOf } from '../../state/file-proposals.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Import.module.css';

type Taken = CallOutput<'return.take'>;

/** `7 proposals on 6 elements, 1 of them about words that were changed here since · 2 remarks`. */
export const BringsText = ({ brings }: { readonly brings: Taken['brings'] }) => {
  const { t, language } = useMessages();
  const said = (key: 'count' | 'elements' | 'conflicts' | 'remarks' | 'brackets', count: number): string => t(`library:return.${key}`, { count, n: writtenNumber(count, language) });
  if (brings.proposals === 0 && brings.remarks === 0) return <span>{t('library:return.nothing')}</span>;
  const parts = [
    ...(brings.proposals > 0 ? [said('count', brings.proposals), said('elements', brings.elements)] : []),
    ...(brings.conflicts > 0 ? [said('conflicts', brings.conflicts)] : []),
    ...(brings.remarks > 0 ? [said('remarks', brings.remarks)] : []),
    ...(brings.brackets > 0 ? [said('brackets', brings.brackets)] : []),
  ];
  return <span>{parts.join(' · ')}</span>;
};

export interface ReturnOutcomeProps {
  readonly name: string;
  readonly document: Id;
  readonly language: Language | null;
  readonly taken: Taken;
  /** `language`: the one that is to be on the screen. */
  readonly onOpen: (document: Id, block?: Id, language?: Language) => void;
}

export const ReturnOutcome = ({ name, document, language, taken, onOpen }: ReturnOutcomeProps) => {
  const window = useWindow();
  const { t, language: spoken } = useMessages();
  const [back, setBack] = useState<'no' | 'yes' | 'changed'>('no');
  const { brings, proposals, first, unplaced } = taken;
  const show = () => {
    fileProposalsOf(window).setState({ shown: { document, name, proposals: new Set(proposals) } });
    onOpen(document, first ?? undefined, language ?? undefined);
  };
  const takeBack = async () => {
    const restored = await window.bridge.call('history.restore', { id: document, base: taken.revision, revision: taken.before, part: { part: 'whole' } });
    // Pressed twice, the second finds the text as it was before.
    setBack((before) => (restored.ok || before === 'yes' ? 'yes' : 'changed'));
  };
  return (
    <li className={styles.outcome}>
      <CircleCheck size={18} aria-hidden className={styles.good} />
      <div className={styles.text}>
        <p className={styles.name}>
          <bdi>{name}</bdi>
        </p>
        <p>
          <BringsText brings={brings} />
        </p>
        {back === 'yes' && <p className={styles.hint}>{t('library:return.back')}</p>}
        {back === 'changed' && <p className={styles.hint}>{t('library:return.backChanged')}</p>}
        {unplaced.length > 0 && (
          <details className={styles.unplaced}>
            <summary>{t('library:import.places', { count: unplaced.length, n: writtenNumber(unplaced.length, spoken) })}</summary>
            <ul className={styles.lines}>
              {unplaced.slice(0, 100).map((item, index) => (
                <li key={`${index} ${item.text}`} className={styles.line}>
                  <div className={styles.text}>
                    <bdi dir="auto">{item.text.slice(0, 160)}</bdi>
                    <p className={styles.reason}>{t(`library:reason.${item.reason}`)}</p>
                  </div>
                </li>
              ))}
            </ul>
          </details>
        )}
        {back !== 'yes' && proposals.length + brings.remarks > 0 && (
          <p className={styles.acts}>
            <Button small look="main" autoFocus onPress={show}>
              {t('library:return.show')}
            </Button>
            <Button small onPress={() => void takeBack()}>
              {t('library:return.takeBack')}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
};
