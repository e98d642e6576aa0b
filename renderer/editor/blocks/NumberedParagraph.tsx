// A paragraph with its running number.
import { labelledView } from './labelled-view.tsx';

export const NumberedParagraphView = labelledView<'numberedParagraph'>();
