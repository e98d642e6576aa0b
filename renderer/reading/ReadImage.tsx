// An image of a page that is read.
import type { Asset } from '../../shared/document/block.ts';
import { useImage } from '../editor/assets.ts';
import { useTranslate } from '../state/interface-language.ts';
import { useWindow } from '../state/window.ts';
import styles from './reading.module.css';

/** In the place of an image that the library does not have stand the words for it. */
export const ReadImage = ({ image, alt }: { readonly image: Asset | null; readonly alt: string }) => {
  const t = useTranslate();
  const shown = useImage(useWindow(), image);
  if (shown.kind === 'lost') return <p className={styles.lostImage}>{t('editor:imageLost', { name: alt === '' ? t('editor:altMissing') : alt })}</p>;
  return shown.kind === 'none' ? null : <img className={styles.image} src={shown.url} alt={alt} />;
};
