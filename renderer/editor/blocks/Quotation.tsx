// A quotation set as a block.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';
export const QuotationView: BlockView<'quotation'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={styles.quotation} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
