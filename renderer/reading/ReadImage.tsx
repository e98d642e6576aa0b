// An image of a page that is read.
import type { Asset } from '../../shared/document/block.ts';
import { useAsset } from '../editor/assets.ts';
import { useWindow } from '../state/window.ts';
import styles from './reading.module.css';

export const ReadImage = ({ image, alt }: { readonly image: Asset | null; readonly alt: string }) => {
  const address = useAsset(useWindow(), image);
  return address === null ? null : <img className={styles.image} src={address} alt={alt} />;
};
