// The window around an open document: bar above, outline and inspector at the sides, the page between them, the foot below.
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { commentBoard } from '../../editor/comment-board.ts';
import { DocumentEditor } from '../../editor/DocumentEditor.tsx';
import { Inspector } from '../../editor/Inspector.tsx';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import type { DocumentPlace } from '../../state/route.ts';
import { useSessionValue } from '../../state/session.ts';
import { useDialog, useWindow } from '../../state/window.ts';
import { BracketPanel } from '../brackets/BracketPanel.tsx';
import { StandingField } from '../brackets/StandingField.tsx';
import { useBracketCommands } from '../brackets/useBracketCommands.ts';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import { useCommentCommands } from '../comments/useCommentCommands.ts';
import { EditDelegations } from '../delegations/delegation-list.ts';
import { laterPart } from '../laterPart.tsx';
import { ProposeSwitch } from '../proposals/ProposeSwitch.tsx';
import { useRoomSide } from '../room/useRoomSide.tsx';
import { useTranslationSide } from '../translation/useTranslationSide.tsx';
import { useWindowTitle } from '../useWindowTitle.ts';
import { DocumentBar } from './DocumentBar.tsx';
import { DocumentDialogs, type AskedExport } from './DocumentDialogs.tsx';
import { FindBar } from './FindBar.tsx';
import { Foot } from './Foot.tsx';
import { Outline } from './Outline.tsx';
import { pairOf, shownLanguages, type Pair } from './pair.ts';
import { SaveBanner } from './SaveBanner.tsx';
import { SidePanel } from './SidePanel.tsx';
import { pagesShortcut, useDocumentCommands } from './useDocumentCommands.ts';
import { useEditingCommands } from './useEditingCommands.ts';
import { useNameOf } from './useNameOf.ts';
import { useProposalSide } from './useProposalSide.tsx';
import { useArrival, useShowElement } from './useShowElement.ts';
import { panelShortcuts, useSidePanels } from './useSidePanels.ts';
import styles from './Document.module.css';

/** Brings a reader of PDF files with it, which nobody waits for who does not look at pages. */
const PreviewPane = laterPart(async () => (await import('../preview/PreviewPane.tsx')).PreviewPane, true);

export interface DocumentViewProps {
  readonly session: DocumentSession;
  readonly place: DocumentPlace;
}

export const DocumentView = ({ session, place }: DocumentViewProps) => {
  const { t } = useMessages();
  const { route, platform } = useWindow();
  const { show } = useDialog();
  const view = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const drafting = useSessionValue(session, ['settings'], (one) => one.document.settings.draftingLanguage);
  const { id, languages: chosen } = place;
  const pair = useMemo(() => pairOf(chosen, drafting), [chosen, drafting]);
  const languages = useMemo(() => shownLanguages(pair), [pair]);
  const [primary] = pair;
  const { symbol, title } = useNameOf(session, primary);
  useWindowTitle(title.text);
  const setPair = useCallback((next: Pair) => route.getState().amend({ view: 'document', id, languages: shownLanguages(next) }), [route, id]);

  const panels = useSidePanels(view, pair);
  const { onReady } = useArrival(session, place, primary);
  const showElement = useShowElement(session, pair, setPair);
  const openHistory = (element: Id | null) =>
    void route.getState().go({ view: 'document', id, ...(chosen === undefined ? {} : { languages: chosen }), history: element === null ? {} : { element } });

  const [finding, setFinding] = useState<{ readonly replacing: boolean; readonly asked: number } | null>(null);
  const find = (replacing: boolean) => setFinding((before) => ({ replacing: replacing || before?.replacing === true, asked: (before?.asked ?? 0) + 1 }));
  useDocumentCommands(session, { pair, onPair: setPair, panels, find, openHistory });
  useEditingCommands(session);
  useBracketCommands(session);

  const commenting = useStore(commentBoard(session), (board) => board.shown);
  const comments = useCommentCommands(session, languages, showElement);

  const proposals = useProposalSide(session, { panels, language: primary, onShow: showElement });

  const translation = useTranslationSide(session, { panels, pair, onPair: setPair, onShow: showElement, onReveal: proposals.close });

  const [asked, setAsked] = useState<AskedExport>({});
  const ask = (next: AskedExport | null) => {
    setAsked(next ?? {});
    if (next !== null) show('export');
  };
  const element = (
    <>
      <BracketPanel session={session} />
      <StandingField session={session} />
      <Inspector session={session} onHistory={openHistory} />
    </>
  );
  const room = useRoomSide(session, {
    language: primary,
    visible: panels.isShown('inspector') && !proposals.open && !translation.open && !commenting,
    element,
    reveal: () => {
      commentBoard(session).setState({ shown: false });
      proposals.close();
      translation.close();
      panels.reveal('inspector');
    },
    onExport: (log) => ask({ log }),
  });

  /** What stands at the end side: the comments, else the proposals, else the translator's desk, else the room, which has the selected element beside it, else that alone. */
  const endPanel = () => {
    if (commenting) {
      return (
        <SidePanel panels={panels} name="inspector" label={t('comments:title')} headless region="comments">
          <CommentsPanel session={session} page={page} shown={languages} onShow={comments.show} />
        </SidePanel>
      );
    }
    if (!panels.isShown('inspector')) return null;
    const [label, content] = proposals.open
      ? [t('proposals:title'), proposals.panel]
      : translation.open
        ? [t('translation:title'), translation.panel]
        : room.open
          ? [t('room:panel'), room.panel]
          : [t('app:inspector.title'), element];
    return (
      <SidePanel panels={panels} name="inspector" label={label}>
        {content}
      </SidePanel>
    );
  };

  return (
    <EditDelegations.Provider value={() => show('delegations')}>
      <div ref={view} className={styles.view}>
        <DocumentBar
          session={session}
          symbol={symbol}
          title={title}
          pair={pair}
          onPair={setPair}
          narrow={panels.narrow}
          panels={{ outline: panels.isShown('outline'), inspector: panels.isShown('inspector') }}
          pagesShown={panels.pagesShown}
          onPages={panels.togglePages}
          onPanel={panels.toggle}
          pagesShortcut={formatShortcut(pagesShortcut, t, platform)}
          panelShortcuts={{ outline: formatShortcut(panelShortcuts.outline, t, platform), inspector: formatShortcut(panelShortcuts.inspector, t, platform) }}
        />
        <SaveBanner session={session} />
        <div className={styles.middle}>
          {panels.isShown('outline') && (
            <SidePanel panels={panels} name="outline" label={t('app:outline.title')}>
              <Outline session={session} language={primary} page={page} {...(panels.isDrawer('outline') ? { onChosen: panels.closeDrawer } : {})} />
            </SidePanel>
          )}
          <main ref={page} className={styles.page} data-region="page" aria-label={title.text}>
            {finding !== null && (
              <FindBar
                session={session}
                language={primary}
                replacing={finding.replacing}
                onReplacing={(replacing) => setFinding({ ...finding, replacing })}
                onClose={() => setFinding(null)}
                asked={finding.asked}
              />
            )}
            <div className={styles.editor}>
              <DocumentEditor session={session} languages={pair} onReady={onReady} tools={<ProposeSwitch session={session} />} />
            </div>
          </main>
          {panels.pagesShown && (
            <Suspense fallback={null}>
              <PreviewPane session={session} languages={pair} onClose={panels.togglePages} />
            </Suspense>
          )}
          {endPanel()}
        </div>
        <Foot session={session} pair={pair} onPair={setPair} onHistory={() => openHistory(null)} onProposals={proposals.toggle} />
        {proposals.dialog}
        {room.dialog}
        <DocumentDialogs session={session} title={title.text} language={primary} asked={asked} onAsk={ask} onShow={showElement} />
      </div>
    </EditDelegations.Provider>
  );
};
