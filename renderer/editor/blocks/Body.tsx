// The body that issues the document.
import { frontLineView } from './front-line.tsx';

export const BodyView = frontLineView<'body'>();
