// What a view of a block type is: it gets the Slate element and renders its frame and text.
import type { ReactNode } from 'react';
import type { BlockType } from '../../../shared/document/blocks/index.ts';
import type { BlockAttributes } from '../BlockFrame.tsx';
import type { SlateBlockOf } from '../slate.ts';

export interface BlockViewProps<Type extends BlockType> {
  readonly attributes: BlockAttributes;
  readonly element: SlateBlockOf<Type>;
  readonly children: ReactNode;
  /** What belongs into the empty element, in the language of the interface. */
  readonly placeholder: string;
}

export type BlockView<Type extends BlockType> = (props: BlockViewProps<Type>) => ReactNode;
