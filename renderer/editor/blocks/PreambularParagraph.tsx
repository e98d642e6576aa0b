// A paragraph of a preamble.
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import type { BlockView } from './block-view.ts';

export const PreambularParagraphView: BlockView<'preambularParagraph'> = ({ attributes, element, children, placeholder }) => (
  <LabelledBlock attributes={attributes} element={element} placeholder={placeholder} foot={<FootnoteFoot element={element} />}>
    {children}
  </LabelledBlock>
);
