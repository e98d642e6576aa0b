// The line under the title.
import { frontLineView } from './front-line.tsx';

export const SubtitleView = frontLineView<'subtitle'>();
