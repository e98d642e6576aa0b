// The signature block.
import { labelledView } from './labelled-view.tsx';
import styles from './body.module.css';

export const SignatureView = labelledView<'signature'>({ className: styles.signature });
