// Partner logos in a row; they are added and described in the panel beside the page.
import type { Asset } from '../../../shared/document/block.ts';
import { usualLogoHeight } from '../../../shared/document/blocks/logos.ts';
import { BlockFrame, CaretHolder } from '../BlockFrame.tsx';
import { useAsset } from '../assets.ts';
import { usePane } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import page from '../page.module.css';
import styles from './first-page.module.css';

/** Pixels on the page for each millimetre in print. */
const shownMm = 44 / 18;

const Logo = ({ image, alt, height }: { readonly image: Asset; readonly alt: string; readonly height: number }) => {
  const { session } = usePane();
  const url = useAsset(session, image);
  return url ? <img src={url} alt={alt} style={{ blockSize: `${height * shownMm}px` }} /> : null;
};

export const LogosView: BlockView<'logos'> = ({ attributes, element, children, placeholder }) => {
  const { language, t } = usePane();
  return (
    <BlockFrame attributes={attributes} element={element}>
      <div className={styles.logos} contentEditable={false}>
        {element.logos.length === 0 ? (
          <span className={page.hint}>{placeholder}</span>
        ) : (
          element.logos.map((logo) => <Logo key={logo.id} image={logo.image} height={logo.height ?? usualLogoHeight} alt={logo.alt[language] ?? t('editor:altMissing')} />)
        )}
      </div>
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};
