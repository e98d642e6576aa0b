// The line under the title.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';
export const SubtitleView: BlockView<'subtitle'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={styles.subtitle} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
