// The document in the middle of the window: the tools above, and one page or two beside each other.
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { createEditor, Editor } from 'slate';
import { ReactEditor, withReact } from 'slate-react';
import { useStore } from 'zustand';
import type { Language } from '../../shared/language/language.ts';
import { createPane, type PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';
import { editorTools, openTool } from './editor-tools.ts';
import { EditorDialogs } from './EditorDialogs.tsx';
import { Pane } from './Pane.tsx';
import { Pairing } from './pairing.ts';
import { takeKeyboard } from './painted-caret.ts';
import { PageParts, partSize } from './parts.tsx';
import { Toolbar } from './Toolbar.tsx';
import layout from './DocumentEditor.module.css';
import styles from './page.module.css';

export interface DocumentEditorProps {
  readonly session: DocumentSession;
  /** One language, or two beside each other. */
  readonly languages: readonly [Language, Language?];
  readonly onReady?: () => void;
  /** Further tools, at the end of those above the page. */
  readonly tools?: ReactNode;
}

const createWindowPane = (session: DocumentSession, language: Language): PaneEditor => {
  const pane = createPane(session, language, withReact(createEditor()));
  pane.getChunkSize = (node) => (Editor.isEditor(node) ? partSize : null);
  return pane;
};

export const DocumentEditor = ({ session, languages, onReady, tools: further }: DocumentEditorProps) => {
  const [first, second] = languages;
  const primary = useMemo(() => createWindowPane(session, first), [session, first]);
  const secondary = useMemo(() => (second && second !== first ? createWindowPane(session, second) : null), [session, first, second]);
  const tools = editorTools(session);
  const active = useStore(tools, (state) => state.active);
  const scroller = useRef<HTMLDivElement>(null);
  const pairing = useMemo(() => (secondary ? new Pairing() : null), [secondary]);
  const [primaryParts, secondaryParts] = [useMemo(() => new PageParts(), [primary]), useMemo(() => new PageParts(), [secondary])];

  useEffect(() => {
    tools.setState({ active: primary });
    onReady?.();
    return () => tools.setState({ active: null, open: null, footnote: null });
  }, [primary, secondary, tools, onReady]);

  // Each page goes by itself: one that stays while the other comes or goes must hear of every change, or what is typed in it would bring back the text of before.
  useEffect(() => () => primary.detach(), [primary]);
  useEffect(() => () => secondary?.detach(), [secondary]);

  useEffect(
    () =>
      session.onReveal(({ block: id, language }) => {
        const find = () => {
          const page = scroller.current?.querySelector(`[data-language="${language}"]`) ?? scroller.current;
          return page?.querySelector(`[data-block="${CSS.escape(id)}"], [data-footnote="${CSS.escape(id)}"]`) ?? null;
        };
        const show = () => find()?.scrollIntoView({ block: 'nearest' });
        // Undo may lead into the other page; the keyboard goes with it.
        const there = [primary, secondary].find((editor) => editor?.language === language);
        const left = [primary, secondary].find((editor) => editor && editor !== there);
        if (there && left && session.activePane === there.pane && document.activeElement === ReactEditor.toDOMNode(left, left)) {
          ReactEditor.toDOMNode(there, there).focus({ preventScroll: true });
        }
        if (find()) return show();
        // It stands in a part that is not built yet. React may be at work at this moment.
        queueMicrotask(() => {
          const at = session.blocks.findIndex((block) => block.id === id);
          const parts = secondary?.language === language ? secondaryParts : primaryParts;
          if (at >= 0) parts.bring(at);
          if (!find()) parts.bring(null);
          show();
        });
      }),
    [session, primary, secondary, primaryParts, secondaryParts],
  );

  useEffect(() => {
    if (!pairing) return undefined;
    const stop = session.subscribe(() => pairing.plan(), ['document', 'numbers']);
    return () => {
      stop();
      pairing.end();
    };
  }, [session, pairing]);

  const focus = (editor: PaneEditor) => tools.setState({ active: editor });
  const insert = () => openTool(session, 'insert');
  const pane = (editor: PaneEditor, parts: PageParts) => (
    <Pane key={editor.language} session={session} editor={editor} language={editor.language} pairing={pairing} parts={parts} onFocus={focus} onInsertMenu={insert} />
  );
  const used = active ?? primary;

  return (
    <div className={layout.editor}>
      <Toolbar session={session} editor={used}>{further}</Toolbar>
      <div ref={scroller} className={layout.desk} data-scroller="">
        <div className={secondary ? styles.pair : styles.alone}>
          {pane(primary, primaryParts)}
          {secondary && pane(secondary, secondaryParts)}
        </div>
      </div>
      <EditorDialogs
        session={session}
        editor={used}
        onClosed={() => takeKeyboard(used)}
      />
    </div>
  );
};
