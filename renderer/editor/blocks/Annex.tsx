// The heading of an annex; it will begin a page.
import { BlockFrame, Line } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { useLabel } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from './body.module.css';

export const AnnexView: BlockView<'annex'> = ({ attributes, element, children, placeholder }) => {
  const label = useLabel(element.id);
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.annex}>
      <span className={styles.annexLabel} contentEditable={false}>
        {label}
      </span>
      <Line element={element} placeholder={placeholder}>
        {children}
      </Line>
      <FootnoteFoot element={element} />
    </BlockFrame>
  );
};
