// A page break set by hand.
import { BlockFrame, CaretHolder } from '../BlockFrame.tsx';
import { usePane } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from './body.module.css';

export const PageBreakView: BlockView<'pageBreak'> = ({ attributes, element, children }) => {
  const { t } = usePane();
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.pageBreak}>
      <span contentEditable={false}>{t('blocks:pageBreak')}</span>
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};
