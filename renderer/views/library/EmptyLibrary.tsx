// A library without documents: the two ways to get the first one.
import { FileDown, FilePlus2 } from 'lucide-react';
import { useMessages } from '../../state/interface-language.ts';
import { useDialog } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Library.module.css';

export const EmptyLibrary = () => {
  const { t } = useMessages();
  const { show } = useDialog();
  return (
    <section className={styles.empty} aria-label={t('library:empty.title')}>
      <h2 className={styles.emptyTitle}>{t('library:empty.title')}</h2>
      <p className={styles.emptyText}>{t('library:empty.text')}</p>
      <div className={styles.ways}>
        <div className={styles.way}>
          <FilePlus2 size={22} strokeWidth={1.5} aria-hidden />
          <h3>{t('library:empty.newTitle')}</h3>
          <p>{t('library:empty.newText')}</p>
          <Button look="main" onPress={() => show('new')}>
            {t('library:new.button')}
          </Button>
        </div>
        <div className={styles.way}>
          <FileDown size={22} strokeWidth={1.5} aria-hidden />
          <h3>{t('library:empty.importTitle')}</h3>
          <p>{t('library:empty.importText')}</p>
          <Button onPress={() => show('import')}>{t('library:import.button')}</Button>
        </div>
      </div>
    </section>
  );
};
