// The short rule that ends a document.
import { BlockFrame } from '../BlockFrame.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';

export const EndRuleView: BlockView<'endRule'> = ({ attributes, element, children }) => (
  <BlockFrame attributes={attributes} element={element} className={styles.endRule}>
    <hr contentEditable={false} />
    <span className={styles.caretHolder}>{children}</span>
  </BlockFrame>
);
