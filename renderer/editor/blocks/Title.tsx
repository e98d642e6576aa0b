// The title of the document.
import { labelledView } from './labelled-view.tsx';
import styles from './first-page.module.css';

export const TitleView = labelledView<'title'>({ className: styles.title });
