// A numbered operative paragraph.
import { labelledView } from './labelled-view.tsx';

export const OperativeParagraphView = labelledView<'operativeParagraph'>();
