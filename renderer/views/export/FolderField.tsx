// Where a file goes: the folder as text, and the way to choose it, by the dialog of the system or by our own where the host has none.
import { useState } from 'react';
import { FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import { useMessages } from '../../state/interface-language.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import form from '../form.module.css';
import { FolderChooser } from './FolderChooser.tsx';

/** The folder that files go to: the one chosen here, else that of the last export, else the usual one. `keep` remembers it for the next one. */
export const useExportFolder = (): { readonly folder: string; readonly setFolder: (folder: string) => void; readonly keep: () => void } => {
  const { info, preferences: store } = useWindow();
  const { exportFolder } = usePreferences();
  const usual = useStore(info, (state) => state.info?.defaultExportFolder ?? '');
  const [own, setFolder] = useState<string | null>(null);
  const folder = own ?? exportFolder ?? usual;
  const keep = () => {
    if (exportFolder !== folder) store.getState().set({ exportFolder: folder });
  };
  return { folder, setFolder, keep };
};

export const FolderField = ({ folder, onFolder }: { readonly folder: string; readonly onFolder: (folder: string) => void }) => {
  const { t } = useMessages();
  const { bridge, report } = useWindow();
  const [choosing, setChoosing] = useState(false);
  const choose = async () => {
    const result = await bridge.call('file.chooseFolder', { start: folder });
    if (result.ok) {
      if (result.value !== null) onFolder(result.value);
    } else if (result.error.code === 'dialog.unavailable') setChoosing(true);
    else report(result.error);
  };
  return (
    <div className={form.row}>
      <TextField className={form.grow} label={t('export:folder')} value={folder} onChange={onFolder} dir="ltr" />
      <Button onPress={() => void choose()}>
        <FolderOpen size={16} aria-hidden />
        {t('export:chooseFolder')}
      </Button>
      {choosing && (
        <FolderChooser
          start={folder}
          onClose={() => setChoosing(false)}
          onChoose={(next) => {
            onFolder(next);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
};
