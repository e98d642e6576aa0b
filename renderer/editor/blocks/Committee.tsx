// The committee or group that meets.
import { labelledView } from './labelled-view.tsx';
import styles from './first-page.module.css';

export const CommitteeView = labelledView<'committee'>({ className: styles.bold });
