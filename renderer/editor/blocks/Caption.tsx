// What tables and figures have in common: the line of their title, and the lines below them, which a word leads in.
import type { ReactNode } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { MessageKey } from '../../../shared/language/messages.ts';
import { isEmptyElement, Line, type BlockAttributes } from '../BlockFrame.tsx';
import { useLabel, usePane } from '../pane-context.tsx';

export interface PartProps<Element> {
  readonly attributes: BlockAttributes;
  readonly element: Element;
  readonly children: ReactNode;
}

interface PartLineProps {
  readonly element: { readonly id: string; readonly children: readonly unknown[] };
  readonly owner: Id;
  readonly placeholder: MessageKey;
  readonly children: ReactNode;
}

/** Number and title. */
export const CaptionLine = ({ element, owner, placeholder, children }: PartLineProps) => {
  const { t } = usePane();
  const label = useLabel(owner);
  return (
    <Line element={element} owner={owner} label={label} placeholder={t(placeholder)}>
      {children}
    </Line>
  );
};

/** Notes or source; the word stands as soon as there are any. */
export const FootLine = ({ element, owner, placeholder, word, children }: PartLineProps & { readonly word: 'note' | 'source' }) => {
  const { t, definition } = usePane();
  return (
    <Line element={element} owner={owner} label={isEmptyElement(element) ? undefined : definition.wording(word)} placeholder={t(placeholder)}>
      {children}
    </Line>
  );
};
