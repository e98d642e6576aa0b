// The body that issues the document.
import { labelledView } from './labelled-view.tsx';
import styles from './first-page.module.css';

export const BodyView = labelledView<'body'>({ className: styles.bold });
