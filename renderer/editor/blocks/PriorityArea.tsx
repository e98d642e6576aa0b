// The heading of a group of key messages, lettered with the sections.
import { labelledView } from './labelled-view.tsx';
import styles from './body.module.css';

export const PriorityAreaView = labelledView<'priorityArea'>({ className: styles.heading2 });
