// The history of a document: its timeline at the start side, what an entry changed in the middle, the changes one by one at the end side.
import { useCallback, useMemo, useState } from 'react';
import type { ChangeKind, ComparedBlock, Comparison, Piece, Renumbering } from '../../../shared/compare/comparison.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { HistoryEntry, Part } from '../../../shared/ipc/history.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { ReadPage } from '../../reading/ReadPage.tsx';
import { readingOf, readingOfComparison, type Reading } from '../../reading/reading.ts';
import { useComparison } from '../../state/comparison.ts';
import { useHands } from '../../state/hands.ts';
import { useMessages } from '../../state/interface-language.ts';
import { sameItems, useSessionValue } from '../../state/session.ts';
import { useTimeline, type TimelineFilter } from '../../state/timeline.ts';
import { useDialog, useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { ChangeList } from './ChangeList.tsx';
import { CompareThreeDialog, type RevisedText } from './CompareThreeDialog.tsx';
import { ComparisonStrip, type ComparisonView } from './ComparisonStrip.tsx';
import { ElementMenu } from './ElementMenu.tsx';
import { shortTime } from './entry-text.ts';
import { EntryDetails } from './EntryDetails.tsx';
import { findEntry } from './find-entry.ts';
import { HistoryBar } from './HistoryBar.tsx';
import { NameDraftDialog } from './NameDraftDialog.tsx';
import { OtherDocumentDialog, RestoreDialog } from './questions.tsx';
import { RenumberingTable } from './RenumberingTable.tsx';
import { SendComparisonDialog } from './SendComparisonDialog.tsx';
import { counterpartName, entryName, isTextOf, sidesOf, type Counterpart } from './sides.ts';
import { ThreeWay } from './ThreeWay.tsx';
import { Timeline } from './Timeline.tsx';
import { useEntry, type Chosen } from './useEntry.ts';
import { useNames } from './useNames.ts';
import { useRestore } from './useRestore.ts';
import { useWalk } from './useWalk.ts';
import styles from './History.module.css';

const before: Counterpart = { kind: 'before' };

const nothing: { readonly changes: Comparison['changes']; readonly moves: Comparison['moves']; readonly renumberings: readonly Renumbering[] } = { changes: [], moves: [], renumberings: [] };

export interface HistoryViewProps {
  readonly session: DocumentSession;
  readonly title: string;
  readonly symbol: string | null;
  readonly language: Language;
  readonly revision: Id | null;
}

export const HistoryView = ({ session, title, symbol, language, revision }: HistoryViewProps) => {
  const { t, language: reader } = useMessages();
  const { ask, route } = useWindow();
  const { open, show } = useDialog();
  const { id } = session.document;
  const languages = useSessionValue(session, ['settings'], (one) => one.document.settings.languages, sameItems());
  const [filter, setFilter] = useState<TimelineFilter>({});
  const newest = useSessionValue(session, ['saving'], (one) => one.revision);
  const timeline = useTimeline(id, filter);
  const { authors, drafts } = useNames(id, timeline.entries?.[0]?.revision);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { entry, burst } = useEntry(timeline, Object.keys(filter).length > 0, revision, chosen);
  const [chosenCounterpart, setCounterpart] = useState<Counterpart>(before);
  const [exchanged, setExchanged] = useState(false);
  const [picking, setPicking] = useState(false);
  const [view, setView] = useState<ComparisonView>('inText');
  const [panel, setPanel] = useState(true);
  const [hidden, setHidden] = useState<ReadonlySet<ChangeKind>>(new Set());
  const [menu, setMenu] = useState<{ readonly row: number; readonly anchor: HTMLElement } | null>(null);
  const [dialog, setDialog] = useState<'restore' | 'document' | 'three' | null>(null);
  const [three, setThree] = useState<readonly [RevisedText, RevisedText] | null>(null);

  const isNewest = entry !== null && entry.revision === newest;
  // No text is compared with itself; what was chosen counts again with the next entry.
  const counterpart = entry !== null && isTextOf(chosenCounterpart, entry, isNewest) ? before : chosenCounterpart;
  const sides = entry === null ? null : sidesOf(id, entry, counterpart, exchanged);
  // The text as it stands is another one after every save.
  const compared = useComparison(sides?.before ?? null, sides?.after ?? null, counterpart.kind === 'present' ? newest : null);
  const answer = compared.state === 'compared' ? compared.answer : null;
  const reading = useMemo((): Reading | null => {
    if (compared.state === 'compared') return readingOfComparison(compared.answer.comparison, language);
    return compared.state === 'read' ? readingOf(compared.document, language) : null;
  }, [compared, language]);
  // An entry is of one hand, which stands beside it.
  const hands = useHands(counterpart.kind === 'before' ? null : (sides?.before ?? null), sides?.after ?? null, answer?.comparison ?? null, language);
  const by = useCallback((of: Piece | ComparedBlock) => {
    const hand = hands.get(of);
    return hand === undefined ? undefined : `${hand.name} · ${shortTime(hand.at, reader)}`;
  }, [hands, reader]);
  const { changes, moves, renumberings } =
    answer === null ? nothing : { changes: answer.comparison.changes, moves: answer.comparison.moves, renumberings: answer.renumberings.find((one) => one.language === language)?.rows ?? [] };
  const { listed, goal, at, goToRow, goToChange, step } = useWalk(compared, reading, changes, hidden, () => setMenu(null));

  const other = counterpart.kind === 'before' && entry !== null && entry.before === null ? t('history:side.nothing') : counterpartName(counterpart, t, reader);
  const own = entry === null ? '' : entryName(entry, t, reader);
  const names = sides?.entryIsBefore === true ? { before: own, after: other } : { before: other, after: own };
  const place = { view: 'document', id, languages: [language] } as const;
  const goBack = (block?: Id) => void route.getState().go({ ...place, ...(block === undefined ? {} : { block }) });
  const select = (one: HistoryEntry, of: HistoryEntry) => {
    if (picking) {
      setPicking(false);
      setCounterpart({ kind: 'picked', entry: one });
      setExchanged(false);
      return;
    }
    setChosen({ entry: one, burst: of });
    route.getState().amend({ ...place, history: { revision: one.revision } });
    // What is compared with the text before goes with the entry; a counterpart that was chosen stays.
    if (counterpart.kind === 'before') setExchanged(false);
  };
  const showRevision = async (wanted: Id) => {
    const found = await findEntry(ask, id, wanted);
    if (found === null) return;
    setFilter({});
    select(found.entry, found.burst);
  };
  const choose = (next: Counterpart) => {
    setCounterpart(next);
    setExchanged(false);
  };
  const restore = useRestore(session, goBack, () => {
    setCounterpart(before);
    route.getState().amend({ ...place, history: {} });
  });
  const restorePart = (from: Id, part: Part, done: string) => {
    setDialog(null);
    void restore(from, part, done);
  };

  useCommands([
    { id: 'history.next', group: 'view', title: (tr) => tr('history:next'), shortcuts: [{ code: 'F7' }], when: () => listed.length > 0, run: () => step(1) },
    { id: 'history.previous', group: 'view', title: (tr) => tr('history:previous'), shortcuts: [{ code: 'F7', shift: true }], when: () => listed.length > 0, run: () => step(-1) },
    { id: 'view.history', group: 'view', title: (tr) => tr('history:back'), shortcuts: [{ code: 'KeyH', alt: true }], run: () => goBack() },
    { id: 'document.name', group: 'document', title: (tr) => tr('history:name'), run: () => show('name') },
    { id: 'history.three', group: 'view', title: (tr) => tr('history:three.open'), when: () => entry !== null, run: () => setDialog('three') },
    { id: 'document.send', group: 'document', title: (tr) => tr('history:export'), when: () => answer !== null, run: () => show('send') },
    ...languages.map((one, index) => ({
      id: `view.language.${one}`,
      group: 'view' as const,
      title: (tr: typeof t) => tr('commands:showLanguage', { language: tr(`app:language.${one}`) }),
      shortcuts: [{ code: `Digit${index + 1}`, alt: true as const }],
      run: () => setLanguage(one),
    })),
  ]);

  const setLanguage = (next: Language) =>
    route.getState().amend({ view: 'document', id, languages: [next], history: { ...(entry === null ? {} : { revision: entry.revision }) } });

  const changedLanguages = answer?.comparison.changedLanguages ?? [];
  return (
    <div className={styles.view}>
      <HistoryBar
        title={title}
        symbol={symbol}
        languages={languages}
        language={language}
        changed={changedLanguages}
        onLanguage={setLanguage}
        onBack={() => goBack()}
        onName={() => show('name')}
        onSend={answer === null ? null : () => show('send')}
      />
      <div className={styles.middle}>
        <Timeline
          timeline={timeline}
          document={session.document}
          language={language}
          authors={authors}
          filter={filter}
          onFilter={setFilter}
          selected={burst?.revision ?? null}
          onSelect={(one) => select(one, one)}
          onShow={(one) => void showRevision(one)}
          picking={picking ? { onCancel: () => setPicking(false) } : null}
        />
        <main className={styles.main} data-region="page" aria-label={t('history:of', { title })}>
          {three !== null && entry !== null ? (
            <ThreeWay
              title={title}
              base={{ side: { document: id, revision: entry.revision }, name: entryName(entry, t, reader) }}
              first={three[0]}
              second={three[1]}
              language={language}
              onLanguage={setLanguage}
              onClose={() => setThree(null)}
            />
          ) : (
            <>
              <ComparisonStrip
                entry={entry}
                isNewest={isNewest}
                drafts={drafts}
                counterpart={counterpart}
                entryIsBefore={sides?.entryIsBefore === true}
                onCounterpart={choose}
                onOther={(way) => (way === 'pick' ? setPicking(true) : setDialog(way))}
                onExchange={sides?.before == null ? null : () => setExchanged(!exchanged)}
                view={view}
                onView={(next) => {
                  setView(next);
                  // Two columns need the room.
                  setPanel(next !== 'beside');
                }}
                at={at}
                count={listed.length}
                onStep={step}
                panel={panel}
                onPanel={() => setPanel(!panel)}
              />
              <div className={styles.scroller} aria-busy={compared.state === 'waiting'} tabIndex={-1}>
                {compared.state === 'failed' && (
                  <p className={styles.failed} role="alert">
                    {errorText(compared.error, reader)}
                  </p>
                )}
                {answer?.comparison.common.length === 0 && (
                  <p className={styles.notice} role="status">
                    {t('history:noCommonLanguage')}
                  </p>
                )}
                {reading !== null && <ReadPage label={title} reading={reading} moves={moves} view={view} goal={goal} onGo={goToRow} onAct={(row, anchor) => setMenu({ row, anchor })} names={names} by={by} />}
              </div>
            </>
          )}
        </main>
        {panel && three === null && (
          <aside className={styles.panel} aria-label={t('history:panel')} data-region="inspector">
            {entry !== null && (
              <EntryDetails
                id={id}
                entry={entry}
                burst={burst ?? entry}
                newer={timeline.entries?.[timeline.entries.findIndex((one) => one.revision === burst?.revision) - 1] ?? null}
                isNewest={isNewest}
                onSelect={(one) => select(one, burst ?? entry)}
                onRestore={() => setDialog('restore')} onName={() => show('name')}
              />
            )}
            {answer !== null && reading !== null && (
              <Tabs
                label={t('history:changes')}
                className={styles.tabs}
                tabs={[
                  {
                    id: 'changes',
                    title: t('history:changesCount', { n: writtenNumber(listed.length, reader) }),
                    panel: (
                      <ChangeList reading={reading} hands={hands} changes={changes} listed={listed} changedIn={changedLanguages} hidden={hidden} onHidden={setHidden} selected={goal?.change ?? null} onSelect={goToChange} />
                    ),
                  },
                  { id: 'numbers', title: t('history:numbers'), panel: <RenumberingTable renumberings={renumberings} onGo={goToRow} /> },
                ]}
              />
            )}
          </aside>
        )}
      </div>
      {menu !== null && reading !== null && sides !== null && (
        <ElementMenu
          row={reading.rows[menu.row]}
          anchor={menu.anchor}
          sides={sides}
          session={session}
          onClose={() => setMenu(null)}
          onRestore={(from, part) => restorePart(from, part, t(part.part === 'section' ? 'history:restoredSection' : 'history:restoredElement'))}
          onHistory={(element) => void route.getState().go({ ...place, history: { revision: entry?.revision, element } })}
          onText={(block) => goBack(block)}
        />
      )}
      {dialog === 'restore' && entry !== null && (
        <RestoreDialog entry={entry} onClose={() => setDialog(null)} onRestore={() => restorePart(entry.revision, { part: 'whole' }, t('history:restored'))} />
      )}
      {dialog === 'document' && (
        <OtherDocumentDialog
          id={id}
          onClose={() => setDialog(null)}
          onChoose={(chosen) => {
            setDialog(null);
            choose({ kind: 'document', document: chosen.id, title: chosen.title });
          }}
        />
      )}
      {dialog === 'three' && (
        <CompareThreeDialog
          id={id}
          drafts={drafts}
          onClose={() => setDialog(null)}
          onChoose={(first, second) => {
            setDialog(null);
            setThree([first, second]);
          }}
        />
      )}
      {open === 'name' && <NameDraftDialog session={session} revision={isNewest ? null : (entry?.revision ?? null)} onClose={() => show(null)} onShow={(block, shown) => void route.getState().go({ ...place, languages: [shown], block })} />}
      {open === 'send' && sides?.before != null && (
        <SendComparisonDialog session={session} before={sides.before} after={sides.after} languages={languages} language={language} title={title} symbol={symbol} onClose={() => show(null)} />
      )}
    </div>
  );
};
