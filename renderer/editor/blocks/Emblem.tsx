// The emblem beside the organ, as the settings of the program have it. It is no element of the document: there is nothing in it to edit.
import { emblemMm, emblemText, type Emblem } from '../../../shared/export/emblem.ts';
import { usePreferences } from '../../state/window.ts';
import { useImage } from '../assets.ts';
import { usePane } from '../pane-context.tsx';
import styles from './first-page.module.css';

export const useEmblem = (): Emblem | null => usePreferences().emblem ?? null;

/** Share of its column that the emblem takes, in percent. */
const shareOfColumn = ({ image }: Emblem): number => (Math.min(emblemMm.width, (emblemMm.highest * image.width) / image.height) / emblemMm.column) * 100;

/** `share`: of the width around it, in percent. */
export const EmblemView = ({ emblem, share }: { readonly emblem: Emblem; readonly share: number }) => {
  const { session, definition, t } = usePane();
  const shown = useImage(session, emblem.image);
  if (shown.kind === 'none') return null;
  const { width, height } = emblem.image;
  return (
    <div className={styles.emblem} style={{ inlineSize: `${share}%` }}>
      {shown.kind === 'lost' ? <span dir="auto" className={styles.lost}>{t('editor:emblemLost')}</span> : <img src={shown.url} alt={emblemText(emblem, definition)} style={{ inlineSize: `${shareOfColumn(emblem)}%`, aspectRatio: `${width} / ${height}` }} />}
    </div>
  );
};
