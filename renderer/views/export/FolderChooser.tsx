// Chooses a folder where the host has no dialog of the system for it.
import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { CornerLeftUp, Folder } from 'lucide-react';
import { errorText } from '../../../shared/language/messages.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { TaskDialog } from '../TaskDialog.tsx';
import { pathIn } from './file-name.ts';
import styles from './Export.module.css';

type Listing = CallOutput<'file.listFolders'>;
/** A name that no folder can have. */
const up = '..';

export interface FolderChooserProps {
  readonly start: string;
  readonly onClose: () => void;
  readonly onChoose: (folder: string) => void;
}

export const FolderChooser = ({ start, onClose, onChoose }: FolderChooserProps) => {
  const { t, language } = useMessages();
  const { bridge } = useWindow();
  const [folder, setFolder] = useState(start);
  const [listing, setListing] = useState<Listing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    void bridge.call('file.listFolders', { folder }).then((result) => {
      if (gone) return;
      if (result.ok) {
        setListing(result.value);
        setProblem(null);
      } else setProblem(errorText(result.error, language));
    });
    return () => {
      gone = true;
    };
  }, [bridge, folder, language]);

  const here = listing?.folder ?? folder;
  return (
    <TaskDialog title={t('export:chooser.title')} onClose={onClose} task={{ label: t('export:chooser.choose'), isDisabled: problem !== null, run: () => onChoose(here) }}>
      <p className={styles.here}>
        <bdi dir="ltr">{here}</bdi>
      </p>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <GridList
        aria-label={t('export:chooser.folders')}
        className={styles.folders!}
        autoFocus="first"
        onAction={(key) => {
          if (key === up) setFolder(listing?.parent ?? folder);
          else setFolder(pathIn(here, String(key)));
        }}
        renderEmptyState={() => <p className={styles.none}>{t('export:chooser.none')}</p>}
      >
        {[
          ...(listing?.parent == null
            ? []
            : [
                <GridListItem key={up} id={up} textValue={t('export:chooser.up')} className={styles.folder!}>
                  <CornerLeftUp size={15} aria-hidden />
                  {t('export:chooser.up')}
                </GridListItem>,
              ]),
          ...(listing?.folders ?? []).map((name) => (
            <GridListItem key={name} id={name} textValue={name} className={styles.folder!}>
              <Folder size={15} aria-hidden />
              <bdi dir="auto">{name}</bdi>
            </GridListItem>
          )),
        ]}
      </GridList>
    </TaskDialog>
  );
};
