// A small editor for a text that stands outside the main flow, such as a footnote. What is written goes straight into the document.
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { createEditor, Editor, Range, Transforms, type Descendant } from 'slate';
import { Editable, ReactEditor, Slate, withReact, type RenderElementProps } from 'slate-react';
import { contentLength } from '../../shared/document/content.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { isText, type Content, type FootnoteText } from '../../shared/document/inlines.ts';
import { placeOf, pointOf } from './caret.ts';
import { clipLine, ownFormat } from './clipboard.ts';
import { figuresApart, InlineElementView, Leaf } from './inlines.tsx';
import { takePaintedCaret } from './painted-caret.ts';
import { usePane } from './pane-context.tsx';
import { nodesOfContent, contentOfNodes } from './projection.ts';
import { recogniseAt } from './recognition.ts';
import { offsetBeside, pastStruckIn } from './proposing.ts';
import { isAtomElement, isInlineElement, type SlateInline } from './slate.ts';
import { lineWithinEdges } from './typed-edges.ts';

interface RichFieldProps {
  readonly className: string;
  readonly label: string;
  /** The text as it is shown around the field, which may be some letters behind what is written in it. */
  readonly content: FootnoteText;
  /** The text as the document has it now. */
  readonly read: () => FootnoteText;
  readonly onChange: (content: FootnoteText) => void;
  /** Called when the user has finished; `toText` when the caret is to return to the text. */
  readonly onLeave: (toText: boolean) => void;
  /** Called when a comment on what is written here is to be begun. */
  readonly onComment: () => void;
}

const lineOf = (content: Content): Descendant[] => [{ type: 'paragraph', id: 'field', children: nodesOfContent(content) }];

/** Footnotes hold no footnotes, brackets or options of their own; anything else passes. */
const footnoteText = (content: Content): FootnoteText =>
  content.flatMap((inline): FootnoteText => (isText(inline) || inline.type === 'link' || inline.type === 'symbolReference' || inline.type === 'crossReference' ? [inline] : []));

/** A symbol or an address that was typed before the caret, with `behind` signs between, becomes one in the field; its text is given back, null where nothing was. */
const recogniseBefore = (field: Editor, behind: 0 | 1, newId: NewId): FootnoteText | null => {
  const [line] = field.children;
  const place = field.selection && Range.isCollapsed(field.selection) ? placeOf(field.children, field.selection.anchor) : null;
  const found = place && line && 'children' in line ? recogniseAt(contentOfNodes(line.children), place.offset - behind, newId) : null;
  if (!place || !found) return null;
  showIn(field, footnoteText(found.content), place.offset - found.shorter);
  return footnoteText(found.content);
};

/** Where the caret stands in a field; null where something is selected. */
const offsetIn = (field: Editor): number | null => (field.selection && Range.isCollapsed(field.selection) ? (placeOf(field.children, field.selection.anchor)?.offset ?? null) : null);

/** Puts another text into a field, and the caret at an offset of it. */
const showIn = (field: Editor, content: FootnoteText, offset: number | null): void => {
  Editor.withoutNormalizing(field, () => {
    field.children = lineOf(content);
    field.selection = null;
    field.onChange();
  });
  const caret = offset === null ? null : pointOf(field.children, { slot: 'field', offset });
  if (caret) Transforms.select(field, caret);
};

const formatKeys = { KeyB: 'bold', KeyI: 'italic', KeyU: 'underline' } as const;

const Line = ({ attributes, children, element }: RenderElementProps) =>
  isInlineElement(element) ? (
    <InlineElementView attributes={attributes} element={element as SlateInline}>
      {children}
    </InlineElementView>
  ) : (
    <div {...attributes}>{children}</div>
  );

export const RichField = ({ className, label, content, read, onChange, onLeave, onComment }: RichFieldProps) => {
  const { session, definition } = usePane();
  const own = useRef<FootnoteText>(content);
  /** Where the caret stood before what is being typed; null where something was selected. */
  const rest = useRef<number | null>(null);
  /** What is written goes into the document, once. What becomes of it there, such as a proposal, is shown here. */
  const take = (next: FootnoteText | null) => {
    const caret = offsetIn(editor);
    if (next === null || JSON.stringify(next) === JSON.stringify(own.current)) {
      rest.current = caret;
      return;
    }
    const { hand } = session;
    const grown = contentLength(next) - contentLength(own.current);
    const typed = caret !== null && grown > 0 && rest.current === caret - grown;
    onChange(typed ? (lineWithinEdges(own.current, next, caret - grown, caret, hand) as FootnoteText) : next);
    const made = read();
    own.current = made;
    if (caret === null || JSON.stringify(made) === JSON.stringify(next)) {
      rest.current = caret;
      return;
    }
    const at = hand === null ? caret : offsetBeside(next, made, rest.current, caret, hand);
    rest.current = at;
    // Not while Slate tells of the change.
    queueMicrotask(() => {
      if (own.current === made) showIn(editor, made, at);
    });
  };
  const taking = useRef(take);
  taking.current = take;

  const editor = useMemo(() => {
    const field = withReact(createEditor());
    field.isInline = (element) => isInlineElement(element);
    field.isVoid = (element) => isAtomElement(element);
    const { insertText } = field;
    field.insertText = (text, options) => {
      insertText(text, options);
      // Once the space is part of the document: the sign that comes of the word before it is a step of its own.
      if (text === ' ') queueMicrotask(() => taking.current(recogniseBefore(field, 1, session.newId)));
    };
    const { deleteBackward, deleteForward } = field;
    const past = (direction: 1 | -1) => {
      const [line] = field.children;
      const at = offsetIn(field);
      if (session.hand === null || at === null || !line || !('children' in line)) return;
      const point = pointOf(field.children, { slot: 'field', offset: pastStruckIn(contentOfNodes(line.children), at, direction) });
      if (point) Transforms.select(field, point);
    };
    field.deleteBackward = (unit) => {
      past(-1);
      rest.current = offsetIn(field);
      deleteBackward(unit);
    };
    field.deleteForward = (unit) => {
      past(1);
      rest.current = offsetIn(field);
      deleteForward(unit);
    };
    field.insertBreak = () => undefined;
    field.insertSoftBreak = () => undefined;
    // Whatever is pasted comes as one line: what stood in a second one would not be part of the text.
    field.insertData = (data) => {
      const clip = { own: data.getData(ownFormat), html: data.getData('text/html'), text: data.getData('text/plain') };
      const line = footnoteText(clipLine(clip, { language: definition.code, newId: session.newId }));
      if (line.length === 0) return;
      if (field.selection && Range.isExpanded(field.selection)) Transforms.delete(field);
      Transforms.insertNodes(field, nodesOfContent(line), { select: true });
    };
    return field;
  }, []);
  const initial = useMemo(() => lineOf(content), []);
  useEffect(() => {
    ReactEditor.focus(editor);
    Transforms.select(editor, Editor.end(editor, []));
  }, [editor]);

  // A change from elsewhere (undo, another pane) replaces what stands here. A letter that was written since `content` was painted is none.
  useEffect(() => {
    const now = read();
    const known = JSON.stringify(now) === JSON.stringify(own.current);
    own.current = now;
    if (known) return;
    Editor.withoutNormalizing(editor, () => {
      editor.children = lineOf(now);
      editor.selection = null;
      editor.onChange();
    });
    Transforms.select(editor, Editor.end(editor, []));
  }, [content, editor]);

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    event.stopPropagation();
    if (command && event.altKey && event.code === 'KeyC') {
      event.preventDefault();
      onComment();
      return;
    }
    if (!event.nativeEvent.isComposing) takePaintedCaret(editor);
    if (event.code === 'Escape' || event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      take(recogniseBefore(editor, 0, session.newId));
      onLeave(true);
    } else if (command && event.code === 'KeyZ') {
      event.preventDefault();
      if (event.shiftKey) session.redo();
      else session.undo();
    } else if (command && event.code === 'KeyY') {
      event.preventDefault();
      session.redo();
    } else if (command && event.code in formatKeys) {
      event.preventDefault();
      const format = formatKeys[event.code as keyof typeof formatKeys];
      if (Editor.marks(editor)?.[format]) Editor.removeMark(editor, format);
      else Editor.addMark(editor, format, true);
    }
  };

  return (
    <Slate
      editor={editor}
      initialValue={initial}
      onValueChange={(value) => {
        const [line] = value;
        if (line && 'children' in line) take(footnoteText(contentOfNodes(line.children)));
      }}
    >
      <Editable
        className={className}
        aria-label={label}
        role="textbox"
        dir={definition.direction}
        lang={definition.tag}
        spellCheck={false}
        renderElement={(props) => <Line {...props} />}
        renderLeaf={(props) => <Leaf {...props} />}
        decorate={definition.direction === 'rtl' ? figuresApart : undefined}
        onKeyDown={onKeyDown}
        // What comes without a key, as from dictation.
        onDOMBeforeInput={() => takePaintedCaret(editor)}
        onBlur={() => {
          take(recogniseBefore(editor, 0, session.newId));
          onLeave(false);
        }}
      />
    </Slate>
  );
};
