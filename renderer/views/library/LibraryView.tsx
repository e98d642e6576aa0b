// The library: every document with what one looks for it by, and the search in all their text.
import { useRef, useState } from 'react';
import { FileDown, FilePlus2, Keyboard, Settings } from 'lucide-react';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useLibrary, useLibraryShown, useSearch } from '../../state/library.ts';
import { useDialog, useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { PaletteButton } from '../PaletteButton.tsx';
import { useWindowTitle } from '../useWindowTitle.ts';
import { DocumentTable } from './DocumentTable.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { SearchResults } from './SearchResults.tsx';
import styles from './Library.module.css';

type Shelf = 'current' | 'archived';

export const LibraryView = () => {
  const { t, language } = useMessages();
  const { platform } = useWindow();
  const { show } = useDialog();
  const { documents } = useLibrary();
  useLibraryShown();
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Shelf>('current');
  const search = useSearch(query);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  useWindowTitle(t('library:title'));
  useCommands([
    {
      id: 'library.search',
      group: 'edit',
      title: (translate) => translate('commands:searchLibrary'),
      shortcuts: [{ code: 'KeyF', mod: true }],
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);

  const current = documents?.filter((document) => !document.archived) ?? [];
  const archived = documents?.filter((document) => document.archived) ?? [];
  const shown = shelf === 'archived' && archived.length > 0 ? archived : current;
  const searching = query.trim() !== '';

  return (
    <div className={styles.view}>
      <header className={styles.bar} data-region="bar">
        <h1 className={styles.brand}>
          <bdi lang="en">Rapporteur</bdi>
        </h1>
        <SearchField
          className={styles.search}
          label={t('library:search.label')}
          placeholder={t('library:search.label')}
          clearLabel={t('library:search.clear')}
          value={query}
          onChange={setQuery}
          inputRef={field}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') results.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
          }}
        />
        <div className={styles.actions}>
          <PaletteButton />
          <IconButton label={t('commands:keyboard')} shortcut={formatShortcut({ code: 'Slash', mod: true }, t, platform)} onPress={() => show('keyboard')}>
            <Keyboard size={17} aria-hidden />
          </IconButton>
          <IconButton label={t('commands:settings')} shortcut={formatShortcut({ code: 'Comma', mod: true }, t, platform)} onPress={() => show('settings')}>
            <Settings size={17} aria-hidden />
          </IconButton>
          <Button onPress={() => show('import')}>
            <FileDown size={16} aria-hidden />
            {t('library:import.button')}
          </Button>
          <Button look="main" onPress={() => show('new')}>
            <FilePlus2 size={16} aria-hidden />
            {t('library:new.button')}
          </Button>
        </div>
      </header>
      <main className={styles.main} data-region="documents" ref={results}>
        <div className={styles.column}>
          {documents !== null && searching && <SearchResults documents={documents} search={search} query={query.trim()} />}
          {documents !== null && !searching && (
            <>
              {archived.length > 0 && (
                <SegmentedControl
                  className={styles.shelves}
                  label={t('library:shelf.label')}
                  segments={[
                    { value: 'current', text: t('library:shelf.current', { n: writtenNumber(current.length, language) }) },
                    { value: 'archived', text: t('library:shelf.archived', { n: writtenNumber(archived.length, language) }) },
                  ]}
                  value={shown === archived ? 'archived' : 'current'}
                  onChange={setShelf}
                />
              )}
              {shown.length === 0 ? <EmptyLibrary /> : <DocumentTable documents={shown} />}
            </>
          )}
        </div>
      </main>
    </div>
  );
};
