// All shortcuts that hold here and now, by group.
import { commandGroups } from '../commands/registry.ts';
import { formatShortcut } from '../commands/shortcuts.ts';
import { useCommandRegistry } from '../commands/useCommands.ts';
import { useMessages } from '../state/interface-language.ts';
import { useWindow } from '../state/window.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from '../ui/Keys.tsx';
import styles from './KeyboardHelp.module.css';

const Shortcuts = () => {
  const { t } = useMessages();
  const { platform } = useWindow();
  const commands = useCommandRegistry().all();
  return (
    <div className={styles.groups}>
      {commandGroups.map((group) => {
        const rows = commands.filter((command) => command.group === group && (command.shortcuts?.length ?? 0) > 0);
        if (rows.length === 0) return null;
        return (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{t(`commands:group.${group}`)}</h3>
            <dl className={styles.list}>
              {rows.map((command) => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.title(t)}</dt>
                  <dd className={styles.keys}>
                    {(command.shortcuts ?? []).map((shortcut) => (
                      <Keys key={JSON.stringify(shortcut)} keys={formatShortcut(shortcut, t, platform)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
};

export const KeyboardHelp = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useMessages();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('commands:keyboard')} closeLabel={t('app:close')} size="large" reads>
      <Shortcuts />
    </Dialog>
  );
};
