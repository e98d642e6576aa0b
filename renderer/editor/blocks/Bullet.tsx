// Bulleted items in two levels.
import { labelledView } from './labelled-view.tsx';
import styles from './body.module.css';

export const BulletView = labelledView<'bullet'>({
  className: ({ level }) => (level === 1 ? styles.level1 : styles.level2),
  label: ({ level }, { bullets }) => bullets[level - 1],
});
