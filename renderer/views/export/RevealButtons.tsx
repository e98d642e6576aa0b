// Opens an exported file, or shows it in its folder.
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './Export.module.css';

export const RevealButtons = ({ path, name }: { readonly path: string; readonly name: string }) => {
  const { t } = useMessages();
  const { ask } = useWindow();
  return (
    <div className={styles.reveal}>
      <Button small onPress={() => void ask('file.reveal', { path, how: 'open' })}>
        {t('export:open')} <VisuallyHidden>{name}</VisuallyHidden>
      </Button>
      <Button small onPress={() => void ask('file.reveal', { path, how: 'folder' })}>
        {t('export:show')} <VisuallyHidden>{name}</VisuallyHidden>
      </Button>
    </div>
  );
};
