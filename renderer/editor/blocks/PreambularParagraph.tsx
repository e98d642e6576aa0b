// A paragraph of a preamble.
import { labelledView } from './labelled-view.tsx';

export const PreambularParagraphView = labelledView<'preambularParagraph'>();
