// Every command in one list, found by its name in any language of the interface; the ones used last come first.
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { Search } from 'lucide-react';
import { languages, type Language } from '../../shared/language/language.ts';
import { translator } from '../../shared/language/messages.ts';
import { fuzzyMatch } from '../commands/fuzzy.ts';
import { isAvailable, type Command } from '../commands/registry.ts';
import { formatShortcut } from '../commands/shortcuts.ts';
import { useCommandRegistry } from '../commands/useCommands.ts';
import { useMessages } from '../state/interface-language.ts';
import { useArrangement, useWindow } from '../state/window.ts';
import { Keys } from '../ui/Keys.tsx';
import { Marked } from '../ui/Marked.tsx';
import { useChooseByEnter } from '../ui/useChooseByEnter.ts';
import styles from './CommandPalette.module.css';

interface Found {
  readonly command: Command;
  readonly title: string;
  /** The name in another language, where the query was found only in it. */
  readonly foreign: { readonly language: Language; readonly name: string } | null;
  readonly positions: readonly number[];
}

/** So many stand first while nothing is typed. */
const recentShown = 6;

/** The field takes the keyboard by itself: after a focus that no key or press gave, as a screen reader gives it, React Aria would not. */
const takeKeyboard = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true });

export const CommandPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language, direction } = useMessages();
  const { platform, preferences } = useWindow();
  const registry = useCommandRegistry();
  const { recentCommands } = useArrangement();
  const [query, setQuery] = useState('');

  // What is possible is settled when the palette opens, by the selection as it was then. The rest is found too, but cannot be chosen.
  const [{ offered, available, names }] = useState(() => {
    const all = registry.all().filter((command) => command.hidden !== true);
    // Once for all keys: some names are looked up among many.
    const namesOf = (command: Command) => [language, ...languages.filter((other) => other !== language)].map((one) => ({ language: one, name: command.title(translator(one)) }));
    return { offered: all, available: new Set(all.filter(isAvailable)), names: new Map(all.map((command) => [command, namesOf(command)])) };
  });

  const found = useMemo((): readonly Found[] => {
    const rank = new Map(recentCommands.map((id, index) => [id, index]));
    if (query.trim() === '') {
      const possible = offered.filter((command) => available.has(command));
      const recent = possible.filter((command) => (rank.get(command.id) ?? recentShown) < recentShown).sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
      return [...recent, ...possible.filter((command) => !recent.includes(command))].map((command) => ({ command, title: command.title(t), foreign: null, positions: [] }));
    }
    return offered
      .flatMap((command) => {
        const title = names.get(command)?.[0]?.name ?? command.title(t);
        const matches = (names.get(command) ?? []).flatMap((one) => {
          const match = fuzzyMatch(query, one.name);
          return match === null ? [] : [{ ...one, match }];
        });
        const [first] = matches;
        if (first === undefined) return [];
        const best = Math.max(...matches.map(({ language: one, match }) => match.score - (one === language ? 0 : 2)));
        const score = best + (rank.has(command.id) ? 3 : 0) - (available.has(command) ? 0 : 1000);
        return [{ score, found: { command, title, foreign: first.language === language ? null : first, positions: first.match.positions } }];
      })
      .sort((a, b) => b.score - a.score)
      .map((one) => one.found);
  }, [offered, available, names, query, language, recentCommands, t]);

  const [before] = useState(() => document.activeElement);
  /** Gone at once, and the keyboard is where it was: what is typed next is not lost, and commands act there. */
  const close = () => {
    flushSync(onClose);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };

  const run = (id: string) => {
    const command = offered.find((one) => one.id === id);
    close();
    if (command === undefined) return;
    preferences.getState().arrange({ recentCommands: [id, ...recentCommands.filter((recent) => recent !== id)].slice(0, 20) });
    command.run();
  };

  const onEnter = useChooseByEnter(
    found.flatMap(({ command }) => (available.has(command) ? [command.id] : [])),
    run,
  );
  const recentCount = query.trim() === '' ? found.filter(({ command }) => recentCommands.slice(0, recentShown).includes(command.id)).length : 0;

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && close()} className={styles.scrim!}>
      <Modal className={styles.modal!}>
        <Dialog aria-label={t('commands:palette')} className={styles.palette!}>
          {/* One Escape closes, also where something is typed; by itself the field would take the first one to clear it. */}
          <div
            className={styles.whole}
            onKeyDownCapture={(event) => {
              onEnter(event);
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
              event.stopPropagation();
              event.preventDefault();
              close();
            }}
          >
            <Autocomplete inputValue={query} onInputChange={setQuery}>
              <SearchField aria-label={t('commands:search')} className={styles.field!}>
                <Search size={17} aria-hidden className={styles.sign} />
                <Input ref={takeKeyboard} className={styles.input!} placeholder={t('commands:search')} dir={query === '' ? direction : 'auto'} role="combobox" aria-expanded aria-haspopup="listbox" />
              </SearchField>
              <ListBox
                aria-label={t('commands:all')}
                items={found.map((one, index) => ({ ...one, id: one.command.id, index }))}
                dependencies={[found, recentCount]}
                onAction={(id) => run(String(id))}
                className={styles.list!}
                renderEmptyState={() => <p className={styles.none}>{t('commands:none', { query })}</p>}
              >
                {({ command, title, foreign, positions, index }) => (
                  <ListBoxItem id={command.id} textValue={title} isDisabled={!available.has(command)} className={index === recentCount - 1 ? `${styles.item} ${styles.lastRecent}` : styles.item!}>
                    <span className={styles.group}>{t(`commands:group.${command.group}`)}</span>
                    <span className={styles.title}>
                      <span>
                        <Marked text={title} positions={foreign === null ? positions : []} />
                      </span>
                      {foreign !== null && (
                        <bdi lang={foreign.language} className={styles.foreign}>
                          <Marked text={foreign.name} positions={positions} />
                        </bdi>
                      )}
                    </span>
                    {command.shortcuts?.[0] !== undefined && <Keys keys={formatShortcut(command.shortcuts[0], t, platform)} />}
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
