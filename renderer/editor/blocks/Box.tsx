// A box with its number, title and elements.
import type { ReactNode } from 'react';
import { BlockFrame, Line, type BlockAttributes } from '../BlockFrame.tsx';
import { useLabel, usePane } from '../pane-context.tsx';
import type { SlatePartOf } from '../slate.ts';
import type { BlockView } from './block-view.ts';
import styles from './body.module.css';

export const BoxView: BlockView<'box'> = ({ attributes, element, children }) => (
  <BlockFrame attributes={attributes} element={element} className={styles.box}>
    {children}
  </BlockFrame>
);

export const BoxTitleView = ({ attributes, element, children }: { attributes: BlockAttributes; element: SlatePartOf<'boxTitle'>; children: ReactNode }) => {
  const { t } = usePane();
  const label = useLabel(element.owner);
  return (
    <div {...attributes} className={styles.boxTitle}>
      <Line element={element} owner={element.owner} label={label} placeholder={t('editor:boxTitle')}>
        {children}
      </Line>
    </div>
  );
};
