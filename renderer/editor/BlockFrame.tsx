// The frame of every element on the page: its place for selection, its label, its placeholder.
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { RenderElementProps } from 'slate-react';
import type { Id } from '../../shared/document/ids.ts';
import { StandingMarks } from './bracket-views.tsx';
import { BlockMarks } from './proposal-marks.tsx';
import { TranslationMarks } from './translation-marks.tsx';
import { useHint, useIsDiscussed, useIsSelected, useLabel, usePane } from './pane-context.tsx';
import type { SlateBlock } from './slate.ts';
import styles from './page.module.css';

export type BlockAttributes = RenderElementProps['attributes'];

export const joinClasses = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ');

/** The place for the caret in an element without a text of its own. */
export const CaretHolder = ({ children }: { readonly children: ReactNode }) => <span className={styles.caretHolder}>{children}</span>;

/** Finds the places of a page that hold its texts. */
export const placeForText = `.${styles.text ?? ''}`;

interface FrameProps {
  readonly attributes: BlockAttributes;
  readonly element: SlateBlock;
  readonly className?: string | false | undefined;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

/** Every block stands in one; `data-block` lets commands and tests find it. */
export const BlockFrame = ({ attributes, element, className, style, children }: FrameProps) => {
  const { definition } = usePane();
  const selected = useIsSelected(element.id);
  const discussed = useIsDiscussed(element.comments);
  return (
    <div
      {...attributes}
      dir={definition.direction}
      data-block={element.id}
      data-type={element.type}
      className={joinClasses(styles.block, className, selected && styles.selected, discussed && styles.discussed)}
      style={style}
    >
      <StandingMarks id={element.id} standing={element.standing} />
      <TranslationMarks id={element.id} />
      {element.proposals !== undefined && element.proposals.length > 0 && <BlockMarks marks={element.proposals} />}
      {children}
    </div>
  );
};

export const isEmptyElement = (element: { children: readonly unknown[] }): boolean => {
  const [only] = element.children;
  return element.children.length === 1 && typeof only === 'object' && only !== null && 'text' in only && only.text === '';
};

interface LineProps {
  readonly element: { readonly id: string; readonly children: readonly unknown[] };
  /** The block whose text it is, where that is not the element itself. */
  readonly owner?: Id;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A label and the text beside it. The placeholder says what belongs here, or that the translation is missing. */
export const Line = ({ element, owner = element.id, label, placeholder = '', className, children }: LineProps) => {
  const hint = useHint(isEmptyElement(element), owner, element.id, placeholder);
  return (
    <div className={joinClasses(styles.line, className)} data-label={label || undefined}>
      <div className={styles.text} data-placeholder={hint?.text} data-missing={hint?.missing || undefined}>
        {children}
      </div>
    </div>
  );
};

/** The common case: a numbered or plain element of one text. */
export const LabelledBlock = memo(function LabelledBlock({
  attributes,
  element,
  className,
  placeholder,
  children,
  foot,
  label,
}: FrameProps & { readonly placeholder?: string | undefined; readonly foot?: ReactNode; readonly label?: string | undefined }) {
  const computed = useLabel(element.id);
  return (
    <BlockFrame attributes={attributes} element={element} className={className}>
      <Line element={element} label={label ?? computed} placeholder={placeholder}>
        {children}
      </Line>
      {foot}
    </BlockFrame>
  );
});
