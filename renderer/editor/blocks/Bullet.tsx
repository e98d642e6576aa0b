// Bulleted items in two levels.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { usePane } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';

export const BulletView: BlockView<'bullet'> = ({ attributes, element, children, placeholder }) => {
  const { definition } = usePane();
  return (
    <LabelledBlock
      attributes={attributes}
      element={element}
      placeholder={placeholder}
      label={definition.bullets[element.level - 1]}
      className={element.level === 1 ? styles.level1 : styles.level2}
      foot={<FootnoteFoot element={element} />}
    >
      {children}
    </LabelledBlock>
  );
};
