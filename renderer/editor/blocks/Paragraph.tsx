// A paragraph without a number.
import { labelledView } from './labelled-view.tsx';

export const ParagraphView = labelledView<'paragraph'>();
