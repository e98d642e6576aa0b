// Headings of five levels; the classic look prints the upper two in capitals.
import { joinClasses, LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { useProfile } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from './body.module.css';

const levels = [styles.heading1, styles.heading2, styles.heading3, styles.heading4, styles.heading5];

export const HeadingView: BlockView<'heading'> = ({ attributes, element, children, placeholder }) => {
  const { look } = useProfile();
  const capitals = look === 'escwa-classic' && element.level <= 2;
  return (
    <LabelledBlock
      attributes={attributes}
      element={element}
      placeholder={placeholder}
      className={joinClasses(levels[element.level - 1], capitals && styles.headingCapitals)}
      foot={<FootnoteFoot element={element} />}
    >
      {children}
    </LabelledBlock>
  );
};
