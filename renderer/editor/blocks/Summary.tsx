// One paragraph of the summary; neighbouring ones share one frame under the heading "Summary".
import { BlockFrame, joinClasses, Line } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { useNeighbourType, usePane, useProfile } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from './first-page.module.css';

export const SummaryView: BlockView<'summary'> = ({ attributes, element, children, placeholder }) => {
  const { definition } = usePane();
  const { look } = useProfile();
  const first = useNeighbourType(element.id, -1) !== 'summary';
  const last = useNeighbourType(element.id, 1) !== 'summary';
  return (
    <BlockFrame attributes={attributes} element={element} className={joinClasses(styles.summary, first && styles.summaryFirst, last && styles.summaryLast)}>
      {first && (
        <div className={joinClasses(styles.summaryHeading, look === 'headquarters' && styles.summaryItalic)} contentEditable={false}>
          {definition.wording('summary')}
        </div>
      )}
      <Line element={element} placeholder={placeholder}>
        {children}
      </Line>
      <FootnoteFoot element={element} />
    </BlockFrame>
  );
};
