// Sub-paragraphs (a), (i), a., i.
import { labelledView } from './labelled-view.tsx';
import styles from './body.module.css';

const levels = [styles.level1, styles.level2, styles.level3, styles.level4];

export const SubparagraphView = labelledView<'subparagraph'>({ className: ({ level }) => levels[level - 1] });
