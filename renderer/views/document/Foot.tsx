// The foot of the window tells what is open, and each thing it tells is a way in.
import { useEffect, useState } from 'react';
import { Check, CircleAlert, CloudOff, FileCheck2, LoaderCircle } from 'lucide-react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { leadTo } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useBehind } from '../../editor/translation-marks.tsx';
import { useCounts } from '../../state/counts.ts';
import { useMessages } from '../../state/interface-language.ts';
import { isRunning } from '../../state/exports.ts';
import { useSessionValue } from '../../state/session.ts';
import { useDialog, usePreferences, useWindow } from '../../state/window.ts';
import { writtenClock, writtenNumber, writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useOpenProposals } from '../proposals/useOpenProposals.ts';
import { OpenList } from '../brackets/OpenList.tsx';
import { deskOf } from '../translation/desk.ts';
import { leadToOpen } from '../brackets/useOpenItems.ts';
import { fileNameOf, useExportHistory } from '../export/useExportHistory.ts';
import { CommentCount } from '../comments/CommentCount.tsx';
import { UnplacedList } from './UnplacedList.tsx';
import type { Pair } from './pair.ts';
import styles from './Foot.module.css';

/** Between a change and the word "Saving": most saves are done before, and a word that flickers is not quiet. In milliseconds. */
const patience = 900;

const SaveSign = ({ session, onHistory }: { readonly session: DocumentSession; readonly onHistory: () => void }) => {
  const { t, language } = useMessages();
  const { info: infoStore } = useWindow();
  const folder = useStore(infoStore, (state) => state.info?.libraryFolder ?? '');
  const state = useSessionValue(session, ['saving'], (one) => one.saveState.state);
  const at = useSessionValue(session, ['saving'], (one) => (one.saveState.state === 'saved' ? one.saveState.at : null));
  const settled = state === 'saved' || state === 'failed';
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [settled]);
  const sign =
    state === 'failed' ? (
      <>
        <CloudOff size={14} aria-hidden />
        {t('app:save.notSaved')}
      </>
    ) : late ? (
      <>
        <LoaderCircle size={14} aria-hidden className={styles.turning} />
        {t('app:save.saving')}
      </>
    ) : (
      <>
        <Check size={14} aria-hidden className={styles.good} />
        {t('app:save.saved')}
      </>
    );
  return (
    <Popover
      label={t('app:save.title')}
      trigger={
        <Button look="quiet" small data-save={state} className={state === 'failed' ? `${styles.item} ${styles.bad}` : styles.item}>
          {sign}
        </Button>
      }
    >
      <div className={styles.panel}>
        <p className={styles.strong}>{at === null ? t(state === 'failed' ? 'app:save.failed' : 'app:save.saving') : t('app:save.savedAt', { time: writtenTime(at, language) })}</p>
        <p>{t('app:save.how')}</p>
        <Button small onPress={onHistory}>
          {t('history:open')}
        </Button>
        <p className={styles.faint}>
          {t('app:save.where')} <bdi dir="ltr">{folder}</bdi>
        </p>
      </div>
    </Popover>
  );
};

export interface FootProps {
  readonly session: DocumentSession;
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
  readonly onHistory: () => void;
  readonly onProposals: () => void;
}

export const Foot = ({ session, pair, onPair, onHistory, onProposals }: FootProps) => {
  const { t, language } = useMessages();
  const { exports, commands } = useWindow();
  const behind = useBehind(session);
  const { show } = useDialog();
  const { author } = usePreferences();
  const counts = useCounts(session);
  const proposals = useOpenProposals(session).length;
  const numbered = useSessionValue(session, ['numbers'], (one) => one.numbering(pair[0]).paragraphs?.count ?? 0);
  const paragraphs = numbered + (counts?.clauses ?? 0);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const running = useStore(exports, (state) => state.jobs.find((job) => isRunning(job) && job.document === session.document.id));
  const history = useExportHistory(session.document.id);
  const last = history.find((entry) => entry.exists);
  const written = (n: number) => writtenNumber(n, language);
  const numberings = [
    ...(paragraphs > 0 ? [t('app:foot.paragraphs', { count: paragraphs, n: written(paragraphs) })] : []),
    ...(counts !== null && counts.messages > 0 ? [t('app:foot.messages', { count: counts.messages, n: written(counts.messages) })] : []),
  ];
  const shown = pair.filter((one): one is Language => one !== undefined);
  const translations = settings.languages.flatMap((one) => {
    const missing = counts?.untranslated[one] ?? [];
    return one === settings.draftingLanguage || missing.length === 0 ? [] : [{ language: one, missing }];
  });

  const showIn = (inLanguage: Language, lead: () => void) => {
    if (!shown.includes(inLanguage)) onPair([settings.draftingLanguage, inLanguage]);
    // After the panes of the other language stand.
    requestAnimationFrame(() => requestAnimationFrame(lead));
  };
  const showBlock = (block: Id, inLanguage: Language) => showIn(inLanguage, () => leadTo(session, block, inLanguage));

  const nextUntranslated = (inLanguage: Language, missing: readonly Id[]) => {
    const order = new Map(session.document.blocks.flatMap((block) => [block, ...(block.type === 'box' ? block.blocks : [])]).map(({ id }, index) => [id, index]));
    const here = order.get(session.selected?.block ?? '') ?? -1;
    const next = missing.find((id) => (order.get(id) ?? -1) > here) ?? missing[0];
    if (next !== undefined) showBlock(next, inLanguage);
  };

  return (
    <footer className={styles.foot} data-region="foot">
      <SaveSign session={session} onHistory={onHistory} />
      {numberings.length > 0 && (
        <Button look="quiet" small className={styles.item} onPress={() => show('paragraph')}>
          {numberings.join(' · ')}
        </Button>
      )}
      {counts !== null && (
        <Popover
          label={t('app:foot.wordsTitle')}
          trigger={
            <Button look="quiet" small className={styles.item}>
              {shown.length === 1
                ? t('app:foot.words', { count: counts.words[pair[0]], n: written(counts.words[pair[0]]) })
                : shown.map((one) => `${one.toUpperCase()} ${written(counts.words[one])}`).join(' · ')}
            </Button>
          }
        >
          <div className={styles.panel}>
            <p className={styles.strong}>{t('app:foot.wordsTitle')}</p>
            <dl className={styles.counts}>
              {settings.languages.map((one) => (
                <div key={one}>
                  <dt>
                    <bdi lang={one}>{definitionOf(one).name}</bdi>
                  </dt>
                  <dd>{t('app:foot.words', { count: counts.words[one], n: written(counts.words[one]) })}</dd>
                </div>
              ))}
              <div>
                <dt>{t('app:foot.footnotes')}</dt>
                <dd>{written(counts.footnotes)}</dd>
              </div>
            </dl>
          </div>
        </Popover>
      )}
      <OpenList session={session} className={`${styles.item} ${styles.open}`} onShow={(item) => showIn(item.language ?? pair[0], () => leadToOpen(session, item))} />
      {proposals > 0 && (
        <Button look="quiet" small className={`${styles.item} ${styles.open}`} onPress={onProposals}>
          {t('proposals:foot', { count: proposals, n: written(proposals) })}
        </Button>
      )}
      {translations.map(({ language: one, missing }) => (
        <Button key={one} look="quiet" small className={`${styles.item} ${styles.open}`} onPress={() => nextUntranslated(one, missing)}>
          {t('app:foot.untranslated', { count: missing.length, n: written(missing.length), language: t(`app:language.${one}`) })}
        </Button>
      ))}
      {settings.languages.map(
        (one) =>
          behind[one] > 0 && (
            <Button
              key={one}
              look="quiet"
              small
              className={`${styles.item} ${styles.open}`}
              onPress={() => {
                deskOf(session).setState({ source: settings.draftingLanguage, target: one });
                commands.find('translation.nextStale')?.run();
              }}
            >
              {t('translation:foot', { count: behind[one], n: written(behind[one]), language: t(`app:language.${one}`) })}
            </Button>
          ),
      )}
      <CommentCount session={session} className={`${styles.item} ${styles.open}`} />
      {settings.unplaced.length > 0 && (
        <Popover
          label={t('app:unplaced.title')}
          trigger={
            <Button look="quiet" small className={`${styles.item} ${styles.open}`}>
              <CircleAlert size={14} aria-hidden />
              {t('app:foot.unplaced', { count: settings.unplaced.length, n: written(settings.unplaced.length) })}
            </Button>
          }
        >
          {(close) => (
            <UnplacedList
              session={session}
              onShow={(block) => {
                close();
                showBlock(block, pair[0]);
              }}
            />
          )}
        </Popover>
      )}
      <span className={styles.space} />
      {running !== undefined ? (
        <Button look="quiet" small className={styles.item} onPress={() => show('export')}>
          <ProgressBar label={t('export:running')} hideLabel done={running.done} className={styles.progress} />
          {t('export:running')}
        </Button>
      ) : (
        last !== undefined && (
          <Button look="quiet" small className={styles.item} onPress={() => show('export')}>
            <FileCheck2 size={14} aria-hidden />
            {t('app:foot.lastExport', { name: fileNameOf(last.path), time: writtenClock(last.at, language) })}
          </Button>
        )
      )}
      <Button look="quiet" small className={`${styles.item} ${styles.who}`} onPress={() => show('settings')}>
        {author.trim() !== '' && `${author.trim()} · `}
        {t('app:foot.drafting', { language: t(`app:language.${settings.draftingLanguage}`) })}
      </Button>
    </footer>
  );
};
