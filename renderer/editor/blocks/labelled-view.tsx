// The view of an element that is one text with its label: most types need nothing more.
import type { BlockType } from '../../../shared/document/blocks/index.ts';
import { LabelledBlock } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { usePane } from '../pane-context.tsx';
import type { LanguageDefinition } from '../../../shared/language/definition.ts';
import type { SlateBlockOf } from '../slate.ts';
import type { BlockView } from './block-view.ts';

interface Look<Type extends BlockType> {
  readonly className?: string | undefined | ((element: SlateBlockOf<Type>) => string | undefined);
  /** Where the label is not a number of the document. */
  readonly label?: (element: SlateBlockOf<Type>, definition: LanguageDefinition) => string | undefined;
}

export const labelledView = <Type extends BlockType>({ className, label }: Look<Type> = {}): BlockView<Type> =>
  function LabelledView({ attributes, element, children, placeholder }) {
    const { definition } = usePane();
    return (
      <LabelledBlock
        attributes={attributes}
        element={element}
        placeholder={placeholder}
        className={typeof className === 'function' ? className(element) : className}
        label={label?.(element, definition)}
        foot={<FootnoteFoot element={element} />}
      >
        {children}
      </LabelledBlock>
    );
  };
