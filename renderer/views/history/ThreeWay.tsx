// Two revised texts against the text of an entry: which they are, and what they did.
import { useEffect, useState } from 'react';
import { X } from 'lucide-react';
import { conflictsIn } from '../../../shared/compare/three-way.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { ThreeWayPage } from '../../reading/ThreeWayPage.tsx';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import type { RevisedText } from './CompareThreeDialog.tsx';
import styles from './History.module.css';

export interface ThreeWayProps {
  readonly title: string;
  readonly base: RevisedText;
  readonly first: RevisedText;
  readonly second: RevisedText;
  readonly language: Language;
  /** Reads the comparison in another language. */
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
}

type Answer = CallOutput<'compare.three'>;

export const ThreeWay = ({ title, base, first, second, language, onLanguage, onClose }: ThreeWayProps) => {
  const { t, language: reader } = useMessages();
  const { bridge, newId } = useWindow();
  const [answer, setAnswer] = useState<Answer | { readonly error: string } | null>(null);
  const [shown, setShown] = useState<'all' | 'conflicts'>('all');
  const key = JSON.stringify([base.side, first.side, second.side]);
  useEffect(() => {
    let gone = false;
    const job: Id = newId();
    setAnswer(null);
    void bridge.call('compare.three', { base: base.side, left: first.side, right: second.side, languages: [], job }).then((result) => {
      if (!gone) setAnswer(result.ok ? result.value : { error: errorText(result.error, reader) });
    });
    return () => {
      gone = true;
      void bridge.call('compare.cancel', { job });
    };
    // The texts by what they are: their names may be another object at every turn.
  }, [bridge, newId, key, reader]);
  const count = (one: Language): number => (answer !== null && 'comparison' in answer ? answer.comparison.blocks.filter((block) => conflictsIn(block, one).length > 0).length : 0);
  const elsewhere = answer !== null && 'comparison' in answer ? [...new Set([...answer.comparison.left.languages, ...answer.comparison.right.languages])].filter((one) => one !== language && answer.comparison.blocks.some((block) => block.texts.some((text) => text.language === one && text.outcome === 'conflict'))) : [];
  return (
    <>
      <div className={styles.strip}>
        <dl className={styles.threeNames}>
          <div>
            <dt>{t('history:three.base')}</dt>
            <dd>
              <bdi>{base.name}</bdi>
            </dd>
          </div>
          {[first, second].map((text, index) => (
            <div key={index}>
              <dt>{index + 1}</dt>
              <dd>
                <bdi>{text.name}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <span className={styles.space} />
        <SegmentedControl<'all' | 'conflicts'>
          label={t('history:three.show')}
          segments={[
            { value: 'all', text: t('history:three.all') },
            { value: 'conflicts', text: `${t('history:three.conflicts')}${answer !== null && 'comparison' in answer ? ` (${writtenNumber(count(language), reader)})` : ''}` },
          ]}
          value={shown}
          onChange={setShown}
        />
        {elsewhere.map((one) => (
          <Button key={one} small look="quiet" onPress={() => onLanguage(one)}>
            {t('history:three.elsewhere', { language: t(`app:language.${one}`), n: writtenNumber(count(one), reader) })}
          </Button>
        ))}
        <IconButton small label={t('history:three.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.scroller} aria-busy={answer === null} tabIndex={0} role="group" aria-label={t('history:three.title')}>
        {answer !== null && 'error' in answer && (
          <p className={styles.failed} role="alert">
            {answer.error}
          </p>
        )}
        {answer !== null && 'comparison' in answer && <ThreeWayPage label={title} comparison={answer.comparison} language={language} conflictsOnly={shown === 'conflicts'} />}
      </div>
    </>
  );
};
