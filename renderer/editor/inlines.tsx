// How what stands inside a line looks: formatted text, links, symbols, references, footnote marks, brackets.
import type { MouseEvent, ReactNode } from 'react';
import type { NodeEntry, Range } from 'slate';
import { useSelected, type RenderElementProps, type RenderLeafProps } from 'slate-react';
import type { InlineType } from '../../shared/document/inlines.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { spacedFigures } from '../../shared/text/bidi.ts';
import { BracketView, OptionView } from './bracket-views.tsx';
import { isTextNode, type SlateInline } from './slate.ts';
import { ofNumbers, profileOf, useFootnoteNumber, usePane, useSession } from './pane-context.tsx';
import { leadTo } from './place-caret.ts';
import { CommentedText, useCommentMark } from './comment-marks.tsx';
import { MarkedText } from './proposal-marks.tsx';
import styles from './marks.module.css';

interface InlineProps<Element> {
  readonly attributes: RenderElementProps['attributes'];
  readonly children: ReactNode;
  readonly element: Element;
}

type InlineOf<Type extends InlineType> = Extract<SlateInline, { type: Type }>;

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

/** Chromium puts the caret into neighbouring text only where there is some to put it in: a zero-width space of no meaning. */
const InlineChromiumBugfix = () => (
  <span contentEditable={false} style={{ fontSize: 0 }}>
    {String.fromCodePoint(160)}
  </span>
);

const LinkView = ({ attributes, children, element }: InlineProps<InlineOf<'link'>>) => (
  <a {...attributes} className={styles.link} href={element.href} title={element.href} onClick={(event: MouseEvent) => event.preventDefault()}>
    <InlineChromiumBugfix />
    {children}
    <InlineChromiumBugfix />
  </a>
);

const SymbolView = ({ attributes, children, element }: InlineProps<InlineOf<'symbolReference'>>) => {
  const selected = useSelected();
  const comment = useCommentMark(element.comments);
  return (
    <span {...attributes} className={classes(styles.atom, selected && styles.atomSelected)}>
      <bdi contentEditable={false} dir="ltr" data-symbol={element.symbol} data-comments={comment.ids} className={classes(styles.symbol, element.bold && styles.bold, comment.className)}>
        {element.proposals === undefined ? element.symbol : <MarkedText marks={element.proposals}>{element.symbol}</MarkedText>}
      </bdi>
      {children}
    </span>
  );
};

const CrossReferenceView = ({ attributes, children, element }: InlineProps<InlineOf<'crossReference'>>) => {
  const { session, language } = usePane();
  const selected = useSelected();
  const comment = useCommentMark(element.comments);
  const text = useSession(session, (s) => referenceText(element, s.numbering(language), profileOf(s)), ofNumbers);
  const lost = useSession(session, (s) => !s.numbering(language).blocks.has(element.target) && !s.numbering(language).footnotes.has(element.target), ofNumbers);
  return (
    <span {...attributes} className={classes(styles.atom, selected && styles.atomSelected)}>
      <span
        contentEditable={false}
        className={classes(lost ? styles.lost : styles.reference, comment.className)}
        data-comments={comment.ids}
        onDoubleClick={() => !lost && leadTo(session, element.target, language)}
      >
        {element.proposals === undefined ? text : <MarkedText marks={element.proposals}>{text}</MarkedText>}
      </span>
      {children}
    </span>
  );
};

const FootnoteMark = ({ attributes, children, element }: InlineProps<InlineOf<'footnote'>>) => {
  const { editFootnote, t } = usePane();
  const selected = useSelected();
  const number = useFootnoteNumber(element.id);
  const comment = useCommentMark(element.comments);
  return (
    <span {...attributes} className={classes(styles.atom, selected && styles.atomSelected)}>
      {/* Not a button of HTML: that is a box of its own, before which a line could end. */}
      <span
        role="button"
        contentEditable={false}
        tabIndex={-1}
        className={classes(styles.footnoteMark, comment.className)}
        data-comments={comment.ids}
        data-footnote={element.id}
        aria-label={t('editor:footnoteMark', { number })}
        // With Shift one selects up to here.
        onClick={({ shiftKey }) => !shiftKey && editFootnote(element.id)}
      >
        {element.proposals === undefined ? number : <MarkedText marks={element.proposals}>{number}</MarkedText>}
      </span>
      {children}
    </span>
  );
};

const inlineViews: { readonly [Type in InlineType]: (props: InlineProps<InlineOf<Type>>) => ReactNode } = {
  link: LinkView,
  symbolReference: SymbolView,
  crossReference: CrossReferenceView,
  footnote: FootnoteMark,
  bracket: BracketView,
  option: OptionView,
};

/** The view of an inline element. */
export const InlineElementView = (props: InlineProps<SlateInline>) => {
  const View = inlineViews[props.element.type] as (props: InlineProps<SlateInline>) => ReactNode;
  return <View {...props} />;
};

/** A figure in a right-to-left line, painted from left to right. */
interface PaintedFigure {
  readonly figure?: true;
}

const none: never[] = [];
/** In a right-to-left line the parts of a figure with a space inside would change places: they are painted as one. */
export const figuresApart = ([node, path]: NodeEntry): (Range & PaintedFigure)[] => {
  if (!isTextNode(node)) return none;
  const figures = spacedFigures(node.text);
  return figures.length === 0 ? none : figures.map(([start, end]) => ({ anchor: { path, offset: start }, focus: { path, offset: end }, figure: true }));
};

export const Leaf = ({ attributes, children, leaf }: RenderLeafProps) => {
  const { figure } = leaf as typeof leaf & PaintedFigure;
  let content: ReactNode = figure === true ? <span className={styles.figure}>{children}</span> : children;
  if (leaf.bold) content = <strong>{content}</strong>;
  if (leaf.italic) content = <em>{content}</em>;
  if (leaf.underline) content = <u>{content}</u>;
  if (leaf.superscript) content = <sup>{content}</sup>;
  if (leaf.subscript) content = <sub>{content}</sub>;
  if (leaf.comments !== undefined) content = <CommentedText threads={leaf.comments}>{content}</CommentedText>;
  return <span {...attributes}>{leaf.proposals === undefined ? content : <MarkedText marks={leaf.proposals}>{content}</MarkedText>}</span>;
};
