// The committee or group that meets.
import { frontLineView } from './front-line.tsx';

export const CommitteeView = frontLineView<'committee'>();
