// What the user sets of the program: language, theme, the name that goes with every change, and the emblem of the first pages.
import { useStore } from 'zustand';
import { interfaceThemes } from '../../shared/ipc/contract.ts';
import { authorRoles } from '../../shared/ipc/history.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages } from '../../shared/language/language.ts';
import { useMessages } from '../state/interface-language.ts';
import { usePreferences, useWindow } from '../state/window.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { EmblemSetting } from './EmblemSetting.tsx';
import styles from './form.module.css';

export const SettingsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useMessages();
  const { preferences: store, info: infoStore } = useWindow();
  const preferences = usePreferences();
  const info = useStore(infoStore, (state) => state.info);
  const { set } = store.getState();
  return (
    <TaskDialog title={t('app:settings.title')} onClose={onClose} leave={null} task={{ label: t('app:done'), run: onClose }}>
      <div className={styles.form}>
        <SegmentedControl
          label={t('app:settings.language')}
          showLabel
          segments={languages.map((language) => ({ value: language, text: definitionOf(language).name, lang: language }))}
          value={preferences.interfaceLanguage}
          onChange={(interfaceLanguage) => set({ interfaceLanguage })}
        />
        <SegmentedControl
          label={t('app:settings.theme')}
          showLabel
          segments={interfaceThemes.map((theme) => ({ value: theme, text: t(`app:settings.themes.${theme}`) }))}
          value={preferences.theme}
          onChange={(theme) => set({ theme })}
        />
        <TextField
          label={t('app:settings.author')}
          hint={t('app:settings.authorHint')}
          value={preferences.author}
          maxLength={200}
          dir="auto"
          onChange={(author) => set({ author })}
        />
        <div className={styles.row}>
          <Select
            label={t('history:role')}
            className={styles.grow}
            choices={[{ value: 'none', text: t('history:noRole') }, ...authorRoles.map((role) => ({ value: role, text: t(`history:roles.${role}`) }))]}
            value={preferences.role ?? 'none'}
            onChange={(value) => set({ role: authorRoles.find((role) => role === value) ?? null })}
          />
          <TextField className={styles.grow} label={t('history:office')} value={preferences.office} maxLength={200} dir="auto" onChange={(office) => set({ office })} />
        </div>
        <EmblemSetting />
        {info !== null && (
          <dl className={styles.facts}>
            <dt>{t('app:settings.libraryFolder')}</dt>
            <dd>
              <bdi dir="ltr">{info.libraryFolder}</bdi>
            </dd>
            <dt>{t('app:settings.version')}</dt>
            <dd>
              <bdi dir="ltr">{info.version}</bdi>
            </dd>
          </dl>
        )}
      </div>
    </TaskDialog>
  );
};
