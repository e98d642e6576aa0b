// A key message with its number within the priority area.
import { labelledView } from './labelled-view.tsx';

export const KeyMessageView = labelledView<'keyMessage'>();
