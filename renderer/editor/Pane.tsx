// One language of the document on the page: a Slate editor over its projection.
import { useCallback, useLayoutEffect, useMemo, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Editor, Range } from 'slate';
import { Editable, ReactEditor, Slate, type RenderElementProps } from 'slate-react';
import { useStore } from 'zustand';
import { blockTypes, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { placeholderOf } from '../../shared/language/elements.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { useMessages } from '../state/interface-language.ts';
import { useWindow } from '../state/window.ts';
import { BoxTitleView } from './blocks/Box.tsx';
import type { BlockView } from './blocks/block-view.ts';
import { FigureCaptionView, FigureSourceView } from './blocks/Figure.tsx';
import { blockViews } from './blocks/index.ts';
import { TableCaptionView, TableCellView, TableNotesView, TableRowView, TableSourceView } from './blocks/Table.tsx';
import { clipboardData, cutSelection, paste } from './clipboard.ts';
import { moveByTab } from './first-page-tab.ts';
import { figuresApart, InlineElementView, Leaf } from './inlines.tsx';
import { enterFieldAtCaret, leadFromUnwritten, typeIntoFieldAtCaret } from './field-at-caret.ts';
import { handleKey, type PaneEditor } from './pane.ts';
import { PaneContextProvider, type PaneContext } from './pane-context.tsx';
import { takeImages } from './pasted-images.ts';
import { keepCaretInSight, pageFocused, pageLeft, pagePressed, takePaintedCaret } from './painted-caret.ts';
import { currentBlock } from './commands.ts';
import { editorTools, isAtEmptyElement, openFootnote, openTool } from './editor-tools.ts';
import type { Pairing } from './pairing.ts';
import { Chunk, estimateHeight, PartsContext, partSize, type PageParts } from './parts.tsx';
import type { DocumentSession } from './session.ts';
import { joinClasses } from './BlockFrame.tsx';
import { moveToLineEnd } from './line-end.ts';
import { extendOverSign, moveByEye } from './visual-caret.ts';
import { isInlineElement, type SlateBlock, type SlateElement, type SlateInline, type SlatePart } from './slate.ts';
import styles from './page.module.css';

type PartView<Type extends SlatePart['type']> = (props: {
  readonly attributes: RenderElementProps['attributes'];
  readonly element: Extract<SlatePart, { type: Type }>;
  readonly children: ReactNode;
}) => ReactNode;

const partViews: { readonly [Type in SlatePart['type']]: PartView<Type> } = {
  boxTitle: BoxTitleView,
  tableCaption: TableCaptionView,
  tableRow: TableRowView,
  tableCell: TableCellView,
  coveredCell: ({ attributes, children }) => (
    <td {...attributes} hidden>
      {children}
    </td>
  ),
  tableNotes: TableNotesView,
  tableSource: TableSourceView,
  figureCaption: FigureCaptionView,
  figureSource: FigureSourceView,
};

const blockTypeSet: ReadonlySet<string> = new Set(blockTypes);
const isBlockElement = (element: SlateElement): element is SlateBlock => blockTypeSet.has(element.type as BlockType);

interface PaneProps {
  readonly session: DocumentSession;
  readonly editor: PaneEditor;
  readonly language: Language;
  /** Where the pane stands beside another. */
  readonly pairing: Pairing | null;
  readonly parts: PageParts;
  readonly onFocus: (editor: PaneEditor) => void;
  /** Asks for the menu of elements at the caret. */
  readonly onInsertMenu: (editor: PaneEditor) => void;
}

/**
 * Before every commit React looks for the selection in an element with the focus, to restore it if the element is lost. It does so by walking the
 * whole page, tens of thousands of nodes, and only where the property `contentEditable` is `true`. Slate restores the selection itself;
 * the attribute, which makes the page editable, stays.
 */
const hideFromReact = (page: HTMLDivElement | null): void => {
  if (page) Object.defineProperty(page, 'contentEditable', { configurable: true, value: 'inherit' });
};

/** Room for text on a page, in pixels. */
const textWidth = (page: HTMLElement | null): number => {
  if (!page) return 1;
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(page);
  return Math.max(1, page.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd));
};

export const Pane = ({ session, editor, language, pairing, parts, onFocus, onInsertMenu }: PaneProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { tell } = useWindow();
  const definition = definitionOf(language);
  const footnoteInEdit = useStore(editorTools(session), ({ footnote }) => (footnote?.language === language ? footnote.id : null));
  const editFootnote = useCallback((id: Id | null) => openFootnote(session, id === null ? null : { id, language }), [session, language]);
  const initial = useMemo(() => editor.children, [editor]);

  const page = useRef<HTMLDivElement>(null);
  const hold = useCallback((element: HTMLDivElement | null) => {
    page.current = element;
    hideFromReact(element);
  }, []);
  const surroundings = useMemo(() => {
    let width = 0;
    const shown = pairing ? session.document.settings.languages : [language];
    const estimate = (id: Id): number => {
      width ||= textWidth(page.current);
      const block = session.blockById(id);
      return block ? estimateHeight(block, shown, width) : 0;
    };
    return { parts, pairing, estimate };
  }, [session, parts, pairing, language]);

  // After the parts that the page opens with have asked for their turn.
  useLayoutEffect(() => {
    const { blocks, selected } = session;
    // Some blocks stand for all.
    const some = blocks.filter((_, index) => index % 16 === 0);
    const height = (some.reduce((sum, { id }) => sum + surroundings.estimate(id), 0) / Math.max(1, some.length)) * partSize;
    page.current?.style.setProperty('--waiting', `${height}px`);
    parts.begin(Math.max(0, blocks.findIndex(({ id }) => id === selected?.block)));
    return () => parts.end();
    // The page opens once.
  }, [parts]);

  useLayoutEffect(() => (pairing && page.current ? pairing.add(page.current) : undefined), [pairing]);

  const context = useMemo<PaneContext>(
    () => ({ session, editor, language, definition, t, editFootnote, footnoteInEdit }),
    [session, editor, language, definition, t, editFootnote, footnoteInEdit],
  );

  const renderElement = useCallback(
    ({ attributes, element, children }: RenderElementProps) => {
      if (isInlineElement(element)) {
        return (
          <InlineElementView attributes={attributes} element={element as SlateInline}>
            {children}
          </InlineElementView>
        );
      }
      if (isBlockElement(element)) {
        const View = blockViews[element.type] as unknown as BlockView<never>;
        return (
          <View attributes={attributes} element={element as never} placeholder={placeholderOf(element as unknown as Block, session.document.settings.template, interfaceLanguage)}>
            {children}
          </View>
        );
      }
      const View = partViews[element.type as SlatePart['type']] as unknown as PartView<never>;
      return (
        <View attributes={attributes} element={element as never}>
          {children}
        </View>
      );
    },
    [session, interfaceLanguage],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): boolean | undefined => {
    if (!ReactEditor.hasEditableTarget(editor, event.target)) return true;
    if (event.nativeEvent.isComposing) return undefined;
    takePaintedCaret(editor);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key.length === 1 || event.key === 'Process') && enterFieldAtCaret(editor)) return true;
    if (plain && event.key === '/' && isAtEmptyElement(editor)) {
      event.preventDefault();
      onInsertMenu(editor);
      return true;
    }
    if (plain && event.code === 'Tab' && editor.selection) {
      const at = ReactEditor.toDOMNode(editor, Editor.node(editor, editor.selection.focus)[0]);
      if (moveByTab(editor, at, event.shiftKey ? -1 : 1)) {
        event.preventDefault();
        return true;
      }
    }
    if (handleKey(editor, event.nativeEvent)) {
      event.preventDefault();
      return true;
    }
    if (plain && !event.shiftKey && event.code === 'End' && moveToLineEnd(editor)) {
      event.preventDefault();
      return true;
    }
    if (event.code === 'ArrowLeft' || event.code === 'ArrowRight') {
      const to = event.code === 'ArrowLeft' ? 'left' : 'right';
      if (plain && (event.shiftKey ? extendOverSign(editor, to) : moveByEye(editor, to))) {
        event.preventDefault();
        return true;
      }
      // The browser knows the direction of each line; Slate would take that of the block.
      return !beside(editor);
    }
    return undefined;
  };

  /** What comes without a key, as from dictation. */
  const onBeforeInput = (event: InputEvent): boolean | undefined => {
    takePaintedCaret(editor);
    if (!event.inputType.startsWith('insert') || event.data === null || !typeIntoFieldAtCaret(editor, event.data)) return undefined;
    event.preventDefault();
    return true;
  };

  const onCopy = (event: ClipboardEvent<HTMLDivElement>, cut: boolean) => {
    if (!ReactEditor.hasSelectableTarget(editor, event.target)) return true;
    if (!editor.selection || Range.isCollapsed(editor.selection)) return true;
    event.preventDefault();
    for (const [type, data] of Object.entries(clipboardData(editor, cut))) event.clipboardData.setData(type, data);
    if (cut) cutSelection(editor);
    return true;
  };

  const onPaste = (event: ClipboardEvent<HTMLDivElement>) => {
    if (!ReactEditor.hasEditableTarget(editor, event.target)) return true;
    event.preventDefault();
    if (typeIntoFieldAtCaret(editor, event.clipboardData.getData('text/plain'))) return true;
    const clip = {
      own: event.clipboardData.getData('application/x-rapporteur'),
      html: event.clipboardData.getData('text/html'),
      text: event.clipboardData.getData('text/plain'),
      files: [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/')),
    };
    paste(editor, clip, (images) => {
      void takeImages(session, images, t, interfaceLanguage).then((notices) => notices.forEach((text) => tell({ kind: 'notice', text })));
      const figure = currentBlock(editor);
      // One that comes alone is described at once, while one knows what it shows.
      if (images.waiting.length === 1 && figure?.type === 'figure' && figure.id === images.waiting[0]?.figure && !figure.alt[language]) openTool(session, 'description');
    });
    return true;
  };

  return (
    <PaneContextProvider value={context}>
      <PartsContext value={surroundings}>
        <Slate editor={editor} initialValue={initial}>
          <Editable
            ref={hold}
            className={joinClasses(styles.page, pairing ? styles.paired : styles.single)}
            data-paired={pairing ? '' : undefined}
            lang={definition.tag}
            dir={definition.direction}
            role="textbox"
            aria-multiline="true"
            aria-label={t('editor:pane', { language: definition.name })}
            data-language={language}
            spellCheck={false}
            autoCorrect="off"
            disableDefaultStyles
            renderElement={renderElement}
            renderLeaf={Leaf}
            decorate={definition.direction === 'rtl' ? figuresApart : undefined}
            renderChunk={Chunk}
            scrollSelectionIntoView={keepCaretInSight}
            onDOMBeforeInput={onBeforeInput as (event: InputEvent) => void}
            onClick={({ target }) => leadFromUnwritten(editor, target)}
            onKeyDown={onKeyDown as (event: KeyboardEvent<HTMLDivElement>) => void}
            onCopy={(event) => onCopy(event, false) as unknown as void}
            onCut={(event) => onCopy(event, true) as unknown as void}
            onPaste={(event) => onPaste(event) as unknown as void}
            onMouseDownCapture={({ nativeEvent }) => pagePressed(editor, nativeEvent)}
            onFocusCapture={(event) => {
              if (event.target === event.currentTarget) pageFocused(editor);
              onFocus(editor);
            }}
            onBlurCapture={(event) => {
              // The window as a whole may have lost it: then the page has it again afterwards.
              if (event.target === event.currentTarget && document.activeElement !== event.currentTarget) pageLeft(editor);
            }}
          />
        </Slate>
      </PartsContext>
    </PaneContextProvider>
  );
};

/** True where the caret stands beside an inline that is one sign: there Slate's own movement steps over it safely. */
const beside = (editor: PaneEditor): boolean => {
  const { selection } = editor;
  if (!selection || Range.isExpanded(selection)) return false;
  return Boolean(Editor.above(editor, { match: (node) => 'type' in node && isInlineElement(node as SlateInline) && editor.isVoid(node as SlateInline) }));
};
