// The committee or group that meets.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';
export const CommitteeView: BlockView<'committee'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={styles.bold} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
