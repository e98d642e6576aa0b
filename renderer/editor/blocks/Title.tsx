// The title of the document.
import { frontLineView } from './front-line.tsx';

export const TitleView = frontLineView<'title'>();
