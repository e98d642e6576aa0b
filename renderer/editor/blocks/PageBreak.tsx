// A page break set by hand.
import { BlockFrame } from '../BlockFrame.tsx';
import { usePane } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';

export const PageBreakView: BlockView<'pageBreak'> = ({ attributes, element, children }) => {
  const { t } = usePane();
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.pageBreak}>
      <span contentEditable={false}>{t('blocks:pageBreak')}</span>
      <span className={styles.caretHolder}>{children}</span>
    </BlockFrame>
  );
};
