// A key message with its number within the priority area.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';

export const KeyMessageView: BlockView<'keyMessage'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
