// The footnotes of an element, written in place under it. Each is text until one enters it.
import { useMemo } from 'react';
import type { Footnote, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import { beginCommentOnFootnote } from './comment-board.ts';
import { findFootnote, setFootnoteContent } from './commands.ts';
import { useFootnoteNumber, usePane } from './pane-context.tsx';
import { takeKeyboard } from './painted-caret.ts';
import { RichField } from './RichField.tsx';
import { StaticContent } from './StaticContent.tsx';
import { joinClasses } from './BlockFrame.tsx';
import type { SlateBlock, SlateNode } from './slate.ts';
import page from './page.module.css';
import styles from './footnotes.module.css';

/** The footnotes whose marks stand in an element, in reading order. */
const footnotesIn = (element: SlateBlock): readonly Footnote[] => {
  const found: Footnote[] = [];
  const visit = (nodes: readonly SlateNode[]) => {
    for (const node of nodes) {
      if ('text' in node) continue;
      if (node.type === 'footnote') found.push(node as unknown as Footnote);
      else visit(node.children as readonly SlateNode[]);
    }
  };
  visit(element.children as readonly SlateNode[]);
  return found;
};

const isEmptyContent = (content: readonly Inline[]) => content.every((inline) => isText(inline) && inline.text === '');

const FootnoteLine = ({ footnote }: { readonly footnote: Footnote }) => {
  const { session, language, footnoteInEdit, editFootnote, t, editor } = usePane();
  const number = useFootnoteNumber(footnote.id);
  const editing = footnoteInEdit === footnote.id;
  return (
    <div className={styles.footnote}>
      <sup className={styles.footnoteNumber}>{number}</sup>
      {editing ? (
        <RichField
          className={joinClasses(styles.footnoteText, styles.footnoteField)}
          label={t('editor:footnoteText', { number })}
          content={footnote.content}
          read={() => findFootnote(session.blocks, language, footnote.id)?.content ?? footnote.content}
          onChange={(content) => setFootnoteContent(session, language, footnote.id, content)}
          onLeave={(toText) => {
            if (toText) {
              editor.focusAfterFootnote(footnote.id);
              takeKeyboard(editor);
            }
            editFootnote(null);
          }}
          onComment={() => beginCommentOnFootnote(editor, footnote.id)}
        />
      ) : (
        <button type="button" className={joinClasses(styles.footnoteText, isEmptyContent(footnote.content) && page.hint)} onClick={() => editFootnote(footnote.id)}>
          {isEmptyContent(footnote.content) ? t('editor:footnoteEmpty') : <StaticContent content={footnote.content} />}
        </button>
      )}
    </div>
  );
};

export const FootnoteFoot = ({ element }: { readonly element: SlateBlock }) => {
  const footnotes = useMemo(() => footnotesIn(element), [element]);
  if (footnotes.length === 0) return null;
  return (
    <div className={styles.footnotes} contentEditable={false} data-footnotes="">
      {footnotes.map((footnote) => (
        <FootnoteLine key={footnote.id} footnote={footnote} />
      ))}
    </div>
  );
};

