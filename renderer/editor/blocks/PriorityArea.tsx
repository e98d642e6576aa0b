// The heading of a group of key messages, lettered with the sections.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';
export const PriorityAreaView: BlockView<'priorityArea'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={styles.heading2} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
