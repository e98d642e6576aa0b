// A paragraph with its running number.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';

export const NumberedParagraphView: BlockView<'numberedParagraph'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
