// A quotation set as a block.
import { labelledView } from './labelled-view.tsx';
import styles from './body.module.css';

export const QuotationView = labelledView<'quotation'>({ className: styles.quotation });
