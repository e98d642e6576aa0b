// The window around an open document: bar above, outline and inspector at the sides, the page between them, the foot below.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { traitsOf } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { formatShortcut, type Shortcut } from '../../commands/shortcuts.ts';
import { DocumentEditor } from '../../editor/DocumentEditor.tsx';
import { commentBoard } from '../../editor/comment-board.ts';
import { Inspector } from '../../editor/Inspector.tsx';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import type { Route } from '../../state/route.ts';
import { useFileProposals } from '../../state/file-proposals.ts';
import { useSessionValue } from '../../state/session.ts';
import { useArrangement, useDialog, useWindow } from '../../state/window.ts';
import { BracketPanel } from '../brackets/BracketPanel.tsx';
import { StandingField } from '../brackets/StandingField.tsx';
import { useBracketCommands } from '../brackets/useBracketCommands.ts';
import { ExportDialog, type AskedView } from '../export/ExportDialog.tsx';
import { DelegationsDialog } from '../delegations/DelegationsDialog.tsx';
import { DelegationViewDialog } from '../delegations/DelegationViewDialog.tsx';
import { EditDelegations } from '../delegations/delegation-list.ts';
import { NameDraftDialog } from '../history/NameDraftDialog.tsx';
import { decideProposals } from '../proposals/decisions.ts';
import { DecideManyDialog, many } from '../proposals/DecideManyDialog.tsx';
import type { OpenProposal } from '../proposals/proposal-list.ts';
import { ProposalsPanel } from '../proposals/ProposalsPanel.tsx';
import { ProposeSwitch } from '../proposals/ProposeSwitch.tsx';
import { noteShown, useProposalCommands, type ProposalActs } from '../proposals/useProposalCommands.ts';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import { useCommentCommands } from '../comments/useCommentCommands.ts';
import { useRoomSide } from '../room/useRoomSide.tsx';
import { useWindowTitle } from '../useWindowTitle.ts';
import { DocumentBar } from './DocumentBar.tsx';
import { DocumentSettingsDialog } from './DocumentSettingsDialog.tsx';
import { FindBar } from './FindBar.tsx';
import { Foot } from './Foot.tsx';
import { ParagraphDialog } from './ParagraphDialog.tsx';
import { leadTo, placeCaret } from '../../editor/place-caret.ts';
import { Outline } from './Outline.tsx';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';
import { SaveBanner } from './SaveBanner.tsx';
import { useEditingCommands } from './useEditingCommands.ts';
import { useNameOf } from './useNameOf.ts';
import { useWidth } from './useWidth.ts';
import styles from './Document.module.css';

/** Brings a reader of PDF files with it, which nobody waits for who does not look at pages. */
const PreviewPane = lazy(async () => ({ default: (await import('../preview/PreviewPane.tsx')).PreviewPane }));

export type Pair = readonly [Language, Language?];

/** Narrower than this, the inspector lies over the page instead of beside it; narrower still, the outline too. In pixels. */
const roomForInspector = 1180;
const roomForOutline = 1020;
/** What the pages take away from the room of the others, more so where two languages share what is left. */
const roomForPages = 480;
const roomForPair = 320;

type PanelName = 'outline' | 'inspector';
const historyShortcut: Shortcut = { code: 'KeyH', alt: true };
const pagesShortcut: Shortcut = { code: 'Backslash', alt: true };
const shortcuts: Readonly<Record<PanelName, Shortcut>> = { outline: { code: 'BracketLeft', alt: true }, inspector: { code: 'BracketRight', alt: true } };

/** A document that was just opened takes keys at once: the caret stands behind its title, or in its first text. */
const placeFirstCaret = (session: DocumentSession): void => {
  const { blocks } = session.document;
  const first = blocks.find((block) => block.type === 'title') ?? blocks.find((block) => traitsOf(block.type).text);
  if (first !== undefined && document.activeElement === document.body) placeCaret(session, first.id, Number.MAX_SAFE_INTEGER);
};

export interface DocumentViewProps {
  readonly session: DocumentSession;
  readonly place: Extract<Route, { view: 'document' }>;
}

export const DocumentView = ({ session, place }: DocumentViewProps) => {
  const { t } = useMessages();
  const { route, preferences, platform, tell } = useWindow();
  const { open, show } = useDialog();
  const arrangement = useArrangement();
  const view = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(view);
  const [drawer, setDrawer] = useState<PanelName | null>(null);
  const fromFile = useFileProposals(place.id);
  const [finding, setFinding] = useState<{ readonly replacing: boolean; readonly asked: number } | null>(null);
  const find = (replacing: boolean) => setFinding((before) => ({ replacing: replacing || before?.replacing === true, asked: (before?.asked ?? 0) + 1 }));
  const drafting = useSessionValue(session, ['settings'], (one) => one.document.settings.draftingLanguage);
  const chosen = place.languages;
  const pair = useMemo((): Pair => {
    const [first, second] = chosen ?? [];
    if (first === undefined) return [drafting];
    return second === undefined ? [first] : [first, second];
  }, [chosen, drafting]);
  const [primary] = pair;
  const { symbol, title } = useNameOf(session, primary);
  useWindowTitle(title.text);

  const setPair = useCallback(
    (next: Pair) => {
      const shown = next.filter((language) => language !== undefined);
      route.getState().amend({ view: 'document', id: place.id, languages: shown });
    },
    [route, place.id],
  );

  const pagesShown = arrangement.preview && width >= roomForOutline;
  const taken = pagesShown ? roomForPages + (pair[1] === undefined ? 0 : roomForPair) : 0;
  const isDrawer = (panel: PanelName): boolean => width > 0 && width - taken < (panel === 'outline' ? roomForOutline : roomForInspector);
  const isShown = (panel: PanelName): boolean => (isDrawer(panel) ? drawer === panel : arrangement[panel]);
  const toggle = (panel: PanelName) => {
    if (isDrawer(panel)) setDrawer(drawer === panel ? null : panel);
    else preferences.getState().arrange({ [panel]: !arrangement[panel] });
  };

  const togglePages = () => {
    if (!pagesShown && width < roomForOutline) tell({ kind: 'notice', text: t('preview:noRoom') });
    preferences.getState().arrange({ preview: !pagesShown });
  };

  // An address with an element (a search hit, a line that was not placed) shows it once the page stands.
  const [ready, setReady] = useState(false);
  const onReady = useCallback(() => setReady(true), []);
  const wanted = place.block;
  const arrived = useRef(false);
  useEffect(() => {
    if (!ready) return;
    if (wanted === undefined) {
      if (!arrived.current) placeFirstCaret(session);
      arrived.current = true;
      return;
    }
    arrived.current = true;
    leadTo(session, wanted, primary);
    route.getState().amend({ view: 'document', id: place.id, ...(chosen === undefined ? {} : { languages: chosen }) });
  }, [ready, wanted, session, primary, route, place.id, chosen]);

  /** An element to lead to once the dialog that named it has gone and the page of its language stands. */
  const [goal, setGoal] = useState<{ readonly block: Id; readonly language: Language } | null>(null);
  useEffect(() => {
    if (goal === null || !pair.includes(goal.language)) return;
    leadTo(session, goal.block, goal.language);
    setGoal(null);
  }, [goal, pair, session]);
  const showElement = (block: Id, language: Language) => {
    if (!pair.includes(language)) setPair([language]);
    setGoal({ block, language });
  };

  const openHistory = (element: Id | null) =>
    void route.getState().go({ view: 'document', id: place.id, ...(chosen === undefined ? {} : { languages: chosen }), history: element === null ? {} : { element } });

  const saveNow = async () => {
    await session.flush();
    if (session.saveState.state === 'saved') tell({ kind: 'done', text: t('app:save.done') });
  };

  useCommands([
    { id: 'document.export', group: 'document', title: (tr) => tr('commands:export'), shortcuts: [{ code: 'KeyE', mod: true, shift: true }], run: () => show('export') },
    { id: 'document.save', group: 'document', title: (tr) => tr('commands:save'), shortcuts: [{ code: 'KeyS', mod: true }], run: () => void saveNow() },
    { id: 'edit.find', group: 'edit', title: (tr) => tr('commands:find'), shortcuts: [{ code: 'KeyF', mod: true }], run: () => find(false) },
    {
      id: 'edit.replace',
      group: 'edit',
      title: (tr) => tr('commands:replace'),
      // Command+H hides the program on a Mac.
      shortcuts: [platform === 'mac' ? { code: 'KeyH', mod: true, shift: true } : { code: 'KeyH', mod: true }],
      run: () => find(true),
    },
    { id: 'edit.undo', group: 'edit', title: (tr) => tr('commands:undo'), shortcuts: [{ code: 'KeyZ', mod: true }], when: () => session.canUndo, run: () => session.undo() },
    {
      id: 'edit.redo',
      group: 'edit',
      title: (tr) => tr('commands:redo'),
      shortcuts: [
        { code: 'KeyZ', mod: true, shift: true },
        { code: 'KeyY', mod: true },
      ],
      when: () => session.canRedo,
      run: () => session.redo(),
    },
    { id: 'document.settings', group: 'document', title: (tr) => tr('commands:documentSettings'), run: () => show('document') },
    { id: 'document.delegations', group: 'document', title: (tr) => tr('delegations:manage'), run: () => show('delegations') },
    { id: 'document.delegationView', group: 'document', title: (tr) => tr('delegations:view.open'), run: () => show('delegationView') },
    { id: 'document.name', group: 'document', title: (tr) => tr('history:name'), run: () => show('name') },
    { id: 'view.history', group: 'view', title: (tr) => tr('history:open'), shortcuts: [historyShortcut], run: () => openHistory(null) },
    {
      id: 'view.history.element',
      group: 'view',
      title: (tr) => tr('history:historyOf'),
      when: () => session.selected !== null,
      run: () => openHistory(session.selected?.block ?? null),
    },
    { id: 'document.template', group: 'document', title: (tr) => tr('commands:saveTemplate'), run: () => show('template') },
    { id: 'view.paragraph', group: 'view', title: (tr) => tr('commands:paragraph'), shortcuts: [{ code: 'KeyG', mod: true }], run: () => show('paragraph') },
    { id: 'view.outline', group: 'view', title: (tr) => tr('commands:outline'), shortcuts: [shortcuts.outline], run: () => toggle('outline') },
    { id: 'view.pages', group: 'view', title: (tr) => tr('commands:pages'), shortcuts: [pagesShortcut], run: () => togglePages() },
    { id: 'view.inspector', group: 'view', title: (tr) => tr('commands:inspector'), shortcuts: [shortcuts.inspector], run: () => toggle('inspector') },
    ...allLanguages.map((language, index) => ({
      id: `view.language.${language}`,
      group: 'view' as const,
      title: (tr: typeof t) => tr('commands:showLanguage', { language: tr(`app:language.${language}`) }),
      shortcuts: [{ code: `Digit${index + 1}`, alt: true as const }],
      when: () => session.document.settings.languages.includes(language),
      run: () => setPair([language]),
    })),
    {
      id: 'view.pair',
      group: 'view',
      title: (tr) => tr('commands:showPair'),
      shortcuts: [{ code: 'Digit4', alt: true }],
      when: () => session.document.settings.languages.length > 1,
      run: () => {
        const second = session.document.settings.languages.find((language) => language !== primary);
        setPair(pair[1] === undefined && second !== undefined ? [primary, second] : [primary]);
      },
    },
  ]);
  useEditingCommands(session);
  useBracketCommands(session);
  const commenting = useStore(commentBoard(session), (board) => board.shown);
  const shownLanguages = useMemo(() => pair.filter((language) => language !== undefined), [pair]);
  const comments = useCommentCommands(session, shownLanguages, showElement);

  const [listing, setListing] = useState(false);
  const [asked, setAsked] = useState<{ readonly proposals: readonly OpenProposal[]; readonly verdict: 'accept' | 'reject' } | null>(null);
  const proposals: ProposalActs = {
    show: (proposal) => {
      noteShown(session, proposal);
      showElement(proposal.block, proposal.language ?? primary);
    },
    decide: (which, verdict) => (which.length < many ? decideProposals(session, which, verdict) : setAsked({ proposals: which, verdict })),
    toggleList: () => {
      commentBoard(session).setState({ shown: false });
      const visible = isShown('inspector');
      setListing(!visible || !listing);
      if (!visible) toggle('inspector');
    },
  };
  useProposalCommands(session, proposals);
  const arrivals = useRef(proposals.toggleList);
  arrivals.current = () => {
    setListing(true);
    if (!isShown('inspector')) toggle('inspector');
  };
  useEffect(() => {
    if (fromFile !== null) arrivals.current();
  }, [fromFile]);

  const [logOf, setLogOf] = useState<string | null>(null);
  const [viewOf, setViewOf] = useState<AskedView | null>(null);
  const room = useRoomSide(session, {
    language: primary,
    visible: isShown('inspector') && !listing && !commenting,
    reveal: () => {
      commentBoard(session).setState({ shown: false });
      setListing(false);
      if (!isShown('inspector')) toggle('inspector');
    },
    onExport: (meeting) => {
      setLogOf(meeting);
      show('export');
    },
  });

  const panel = (name: PanelName, label: string, content: ReactNode) => {
    if (!isShown(name)) return null;
    return (
      <aside
        className={`${styles.panel} ${name === 'outline' ? styles.outline : styles.inspector} ${isDrawer(name) ? styles.drawer : ''}`}
        aria-label={label}
        data-region={name}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && isDrawer(name)) setDrawer(null);
        }}
      >
        <h2 className={styles.panelTitle}>{label}</h2>
        <div className={styles.panelBody}>{content}</div>
      </aside>
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
          narrow={width > 0 && width < roomForInspector}
          panels={{ outline: isShown('outline'), inspector: isShown('inspector') }}
          pagesShown={pagesShown}
          onPages={togglePages}
          onPanel={toggle}
          pagesShortcut={formatShortcut(pagesShortcut, t, platform)}
          panelShortcuts={{ outline: formatShortcut(shortcuts.outline, t, platform), inspector: formatShortcut(shortcuts.inspector, t, platform) }}
        />
        <SaveBanner session={session} />
        <div className={styles.middle}>
          {panel('outline', t('app:outline.title'), <Outline session={session} language={primary} page={page} {...(isDrawer('outline') ? { onChosen: () => setDrawer(null) } : {})} />)}
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
          {pagesShown && (
            <Suspense fallback={null}>
              <PreviewPane session={session} languages={pair} onClose={togglePages} />
            </Suspense>
          )}
          {commenting ? (
            <aside className={`${styles.panel} ${styles.inspector} ${isDrawer('inspector') ? styles.drawer : ''}`} aria-label={t('comments:title')} data-region="comments">
              <CommentsPanel session={session} page={page} shown={shownLanguages} onShow={comments.show} />
            </aside>
          ) : listing ? (
            panel('inspector', t('proposals:title'), <ProposalsPanel session={session} onShow={proposals.show} onDecide={proposals.decide} onClose={() => setListing(false)} />)
          ) : room.open ? (
          panel('inspector', t('room:panel'), room.panel)
        ) : (
            panel('inspector', t('app:inspector.title'), <><BracketPanel session={session} /><StandingField session={session} /><Inspector session={session} onHistory={openHistory} /></>)
          )}
        </div>
        <Foot session={session} pair={pair} onPair={setPair} onHistory={() => openHistory(null)} onProposals={proposals.toggleList} />
        {asked !== null && <DecideManyDialog count={asked.proposals.length} verdict={asked.verdict} onDecide={() => decideProposals(session, asked.proposals, asked.verdict)} onClose={() => setAsked(null)} />}
        {room.dialog}
      {open === 'export' && (
        <ExportDialog
          session={session}
          language={primary}
          log={logOf}
          asked={viewOf}
          onClose={() => {
            setLogOf(null);
            setViewOf(null);
            show(null);
          }}
          onShow={showElement}
        />
      )}
        {open === 'document' && <DocumentSettingsDialog session={session} onClose={() => show(null)} />}
        {open === 'template' && <SaveTemplateDialog session={session} title={title.text} onClose={() => show(null)} />}
        {open === 'delegations' && <DelegationsDialog session={session} onClose={() => show(null)} onShow={showElement} />}
        {open === 'delegationView' && (
          <DelegationViewDialog
            session={session}
            onClose={() => show(null)}
            onShow={showElement}
            onExport={(view) => {
              setViewOf(view);
              show('export');
            }}
          />
        )}
        {open === 'name' && <NameDraftDialog session={session} revision={null} onClose={() => show(null)} onShow={showElement} />}
        {open === 'paragraph' && <ParagraphDialog session={session} language={primary} onClose={() => show(null)} />}
      </div>
    </EditDelegations.Provider>
  );
};
