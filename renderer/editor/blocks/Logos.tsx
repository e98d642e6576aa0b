// Partner logos in a row; they are added and described in the panel beside the page.
import type { Asset } from '../../../shared/document/block.ts';
import { usualLogoHeight } from '../../../shared/document/blocks/logos.ts';
import { BlockFrame, CaretHolder } from '../BlockFrame.tsx';
import { useImage } from '../assets.ts';
import { usePane } from '../pane-context.tsx';
import type { BlockView } from './block-view.ts';
import page from '../page.module.css';
import styles from './first-page.module.css';

/** Pixels on the page for each millimetre in print. */
const shownMm = 44 / 18;

const Logo = ({ image, alt, height }: { readonly image: Asset; readonly alt: string; readonly height: number }) => {
  const { session, t } = usePane();
  const shown = useImage(session, image);
  const blockSize = `${height * shownMm}px`;
  if (shown.kind === 'shown') return <img src={shown.url} alt={alt} style={{ blockSize }} />;
  if (shown.kind === 'none') return null;
  return (
    <span dir="auto" className={styles.lost} style={{ minBlockSize: blockSize, minInlineSize: `${(height * shownMm * image.width) / image.height}px` }}>
      {t('editor:logoLost', { name: alt })}
    </span>
  );
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
