// The footnotes of an element, written in place under it. Each is text until one enters it.
import { useMemo } from 'react';
import { ReactEditor } from 'slate-react';
import type { Footnote, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import { setFootnoteContent } from './commands.ts';
import { useFootnoteNumber, usePane } from './pane-context.tsx';
import { RichField } from './RichField.tsx';
import { StaticContent } from './StaticContent.tsx';
import { joinClasses } from './BlockFrame.tsx';
import type { SlateBlock, SlateNode } from './slate.ts';
import styles from './page.module.css';

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
          onChange={(content) => setFootnoteContent(session, language, footnote.id, content)}
          onLeave={(toText) => {
            // The focus first: Slate would wait with it for what changes, and the keys of that moment would be lost.
            if (toText) {
              ReactEditor.focus(editor);
              editor.focusAfterFootnote(footnote.id);
            }
            editFootnote(null);
          }}
        />
      ) : (
        <button type="button" className={joinClasses(styles.footnoteText, isEmptyContent(footnote.content) && styles.footnoteEmpty)} onClick={() => editFootnote(footnote.id)}>
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

