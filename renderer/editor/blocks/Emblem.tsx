// The emblem beside the organ, as the settings of the program have it. It is no element of the document: there is nothing in it to edit.
import { emblemMm, emblemText, type Emblem } from '../../../shared/export/emblem.ts';
import { usePreferences } from '../../state/window.ts';
import { useAsset } from '../assets.ts';
import { usePane } from '../pane-context.tsx';
import styles from './first-page.module.css';

export const useEmblem = (): Emblem | null => usePreferences().emblem ?? null;

const pointsOfMm = (mm: number): number => (mm * 72) / 25.4;

/** Width and height in points, as in print. */
const printedSize = ({ image }: Emblem): { readonly width: number; readonly height: number } => {
  const scale = Math.min(emblemMm.width / image.width, emblemMm.highest / image.height);
  return { width: pointsOfMm(image.width * scale), height: pointsOfMm(image.height * scale) };
};

/** How many lines of a height in points stand beside the emblem. */
export const linesBesideEmblem = (emblem: Emblem, line: number): number => Math.ceil((printedSize(emblem).height + 6) / line);

/** `size`: the size of the type around it, in points. */
export const EmblemView = ({ emblem, size }: { readonly emblem: Emblem; readonly size: number }) => {
  const { session, definition } = usePane();
  const url = useAsset(session, emblem.image);
  if (url === null) return null;
  const { width, height } = printedSize(emblem);
  return (
    <div className={styles.emblem} style={{ inlineSize: `${pointsOfMm(emblemMm.column) / size}em` }}>
      <img src={url} alt={emblemText(emblem, definition)} style={{ inlineSize: `${width / size}em`, blockSize: `${height / size}em` }} />
    </div>
  );
};
