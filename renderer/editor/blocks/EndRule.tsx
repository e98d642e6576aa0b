// The short rule that ends a document.
import { BlockFrame, CaretHolder } from '../BlockFrame.tsx';
import type { BlockView } from './block-view.ts';
import styles from './body.module.css';

export const EndRuleView: BlockView<'endRule'> = ({ attributes, element, children }) => (
  <BlockFrame attributes={attributes} element={element} className={styles.endRule}>
    <hr contentEditable={false} />
    <CaretHolder>{children}</CaretHolder>
  </BlockFrame>
);
