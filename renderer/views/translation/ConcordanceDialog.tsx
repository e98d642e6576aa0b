// Looks for words in both languages of the translation memory: how were they translated before?
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { ConcordanceEntry } from '../../../shared/ipc/memory.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Marked } from '../../ui/Marked.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { deskOf } from './desk.ts';
import styles from './Concordance.module.css';

const most = 50;

/** The characters of some ranges, each by itself. */
const positionsOf = (places: ConcordanceEntry['places']): number[] => places.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at));

interface Answer {
  readonly of: string;
  readonly hits: readonly ConcordanceEntry[];
  readonly failure: AppError | null;
}

/** Null until the first answer; what was found last stays while the next is on its way. */
const useConcordance = (words: string, language: Language): Answer | null => {
  const { bridge } = useWindow();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = words.trim().slice(0, 500);
  useEffect(() => {
    let gone = false;
    if (text !== '') {
      void bridge.call('memory.concordance', { text, language, mode: 'words', limit: most }).then((found) => {
        if (!gone) setAnswer({ of: text, hits: found.ok ? found.value : [], failure: found.ok ? null : (found.error as AppError) });
      });
    }
    return () => {
      gone = true;
    };
  }, [bridge, text, language]);
  return text === '' ? null : answer;
};

export interface ConcordanceDialogProps {
  readonly session: DocumentSession;
  readonly onClose: () => void;
}

export const ConcordanceDialog = ({ session, onClose }: ConcordanceDialogProps) => {
  const { t, language: own } = useMessages();
  const [language, setLanguage] = useState<Language>(deskOf(session).getState().source);
  const [words, setWords] = useState('');
  const answer = useConcordance(words, language);
  return (
    <Dialog isOpen onClose={onClose} title={t('translation:concordance')} size="large" closeLabel={t('app:close')}>
      <div className={styles.fields}>
        <SearchField autoFocus label={t('translation:concordanceWords')} clearLabel={t('translation:concordanceClear')} placeholder={t('translation:concordanceWords')} value={words} onChange={setWords} className={styles.words} />
        <Select label={t('translation:concordanceIn')} value={language} choices={languages.map((value) => ({ value, text: t(`app:language.${value}`) }))} onChange={setLanguage} />
      </div>
      <p role="status" className={styles.faint}>
        {answer === null ? t('translation:concordanceHint') : answer.failure !== null ? errorText(answer.failure, own) : t('translation:concordanceFound', { count: answer.hits.length, n: writtenNumber(answer.hits.length, own) })}
      </p>
      <ul className={styles.hits} aria-label={t('translation:concordance')}>
        {(answer?.hits ?? []).map(({ key, source, target, sourceText, targetText, places, origin, by }) => {
          const from = [origin.symbol ?? origin.title, origin.paragraph === null ? null : t('translation:paragraph', { number: origin.paragraph }), by].filter((part) => part !== null && part !== '');
          return (
            <li key={key} className={styles.hit}>
              {([[source, sourceText], [target, targetText]] as const).map(([of, text]) => (
                <p key={of} lang={of} dir={definitionOf(of).direction} className={styles.text}>
                  {of === language ? <Marked text={text} positions={positionsOf(places)} /> : text}
                </p>
              ))}
              {from.length > 0 && (
                <p className={styles.faint}>
                  <bdi>{from.join(' · ')}</bdi>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
};
