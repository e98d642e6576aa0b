// The line under the title.
import { labelledView } from './labelled-view.tsx';
import styles from './first-page.module.css';

export const SubtitleView = labelledView<'subtitle'>({ className: styles.subtitle });
