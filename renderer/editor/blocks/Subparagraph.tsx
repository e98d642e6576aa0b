// Sub-paragraphs (a), (i), a., i.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';

const levels = [styles.level1, styles.level2, styles.level3, styles.level4];

export const SubparagraphView: BlockView<'subparagraph'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} className={levels[element.level - 1]} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
