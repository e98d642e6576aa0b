// How a line of the first page stands, as print sets it: its size, its weight, and the side it is set to.
import type { CSSProperties } from 'react';
import type { FrontLine } from '../../../shared/export/first-page.ts';
import { lookMeasures } from '../../../shared/export/look.ts';
import { BlockFrame, joinClasses, Line } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { ofDocument, usePane, useProfile, useSession } from '../pane-context.tsx';
import type { SlateBlock } from '../slate.ts';
import type { BlockView } from './block-view.ts';
import styles from './first-page.module.css';

type FrontType = FrontLine['type'];

const opensTitle: ReadonlySet<string> = new Set<FrontType>(['documentKind', 'title', 'subtitle']);

/** From the kind of document on the lines are set as the title is; before it they stand at the start side. */
export const useFrontLine = ({ id, type }: Pick<SlateBlock, 'id'> & { readonly type: FrontType }): { readonly className: string; readonly style: CSSProperties } => {
  const { session } = usePane();
  const { look } = useProfile();
  const { frontLines, body } = lookMeasures[look];
  const titled = useSession(
    session,
    ({ blocks }) => {
      const opening = blocks.find((block) => opensTitle.has(block.type) || block.id === id);
      return opening !== undefined && opensTitle.has(opening.type);
    },
    ofDocument,
  );
  const light = type === 'venue' || type === 'agendaItem' || (type === 'session' && look !== 'headquarters');
  return {
    className: joinClasses(styles.front, !light && styles.bold, titled && frontLines.titleAlign === 'centre' && styles.centred, styles[type]),
    style: { fontSize: `${frontLines[type] / body.size}em` },
  };
};

/** The view of a line that is one text. */
export const frontLineView = <Type extends 'body' | 'committee' | 'title' | 'subtitle'>(): BlockView<Type> =>
  function FrontLineView({ attributes, element, children, placeholder }) {
    const { className, style } = useFrontLine(element);
    return (
      <BlockFrame attributes={attributes} element={element} className={className} style={style}>
        <Line element={element} placeholder={placeholder}>
          {children}
        </Line>
        <FootnoteFoot element={element} />
      </BlockFrame>
    );
  };
