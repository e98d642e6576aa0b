// Text that is shown but not edited here: footnotes at rest, contents lines, lists of targets.
import type { ReactNode } from 'react';
import { isText, type Content, type Inline } from '../../shared/document/inlines.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { withWholeFigures } from '../../shared/text/bidi.ts';
import { MarkedText } from './proposal-marks.tsx';
import { ofNumbers, profileOf, usePane, useSession } from './pane-context.tsx';
import type { CrossReference } from '../../shared/document/inlines.ts';
import styles from './marks.module.css';

const StaticReference = ({ reference }: { readonly reference: CrossReference }) => {
  const { session, language } = usePane();
  return <>{useSession(session, (s) => referenceText(reference, s.numbering(language), profileOf(s)), ofNumbers)}</>;
};

const StaticInline = ({ inline }: { readonly inline: Inline }): ReactNode => {
  if (isText(inline)) {
    let content: ReactNode = withWholeFigures(inline.text);
    if (inline.bold) content = <strong>{content}</strong>;
    if (inline.italic) content = <em>{content}</em>;
    if (inline.underline) content = <u>{content}</u>;
    if (inline.superscript) content = <sup>{content}</sup>;
    if (inline.subscript) content = <sub>{content}</sub>;
    return inline.proposals === undefined ? content : <MarkedText marks={inline.proposals}>{content}</MarkedText>;
  }
  switch (inline.type) {
    case 'link':
      return <span className={styles.link}>{inline.children.map((child, index) => <StaticInline key={index} inline={child} />)}</span>;
    case 'symbolReference':
      return (
        <bdi dir="ltr" data-symbol={inline.symbol} className={styles.symbol}>
          {inline.symbol}
        </bdi>
      );
    case 'crossReference':
      return <StaticReference reference={inline} />;
    case 'footnote':
      return null;
    case 'bracket':
    case 'option':
      return (
        <span className={inline.type === 'bracket' ? styles.bracket : styles.option}>
          {inline.children.map((child, index) => <StaticInline key={index} inline={child} />)}
        </span>
      );
  }
};

export const StaticContent = ({ content }: { readonly content: Content }) => (
  <>
    {content.map((inline, index) => (
      <StaticInline key={index} inline={inline} />
    ))}
  </>
);
