// The signature block.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';
export const SignatureView: BlockView<'signature'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={styles.signature} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
