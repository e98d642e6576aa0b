// The bar above a document: the way back, what is open, its languages, the palette, and the one main action.
import { BookOpenText, ChevronDown, ChevronLeft, Columns2, Ellipsis, FileCog, Flag, Hash, History, Keyboard, LayoutTemplate, PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen, Plus, Presentation, Replace, Search, Settings } from 'lucide-react';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { useCommandRegistry } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { sameItems, useSessionValue } from '../../state/session.ts';
import { useDialog, useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton, IconToggle } from '../../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSection } from '../../ui/Menu.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { PaletteButton } from '../PaletteButton.tsx';
import type { Pair } from './pair.ts';
import styles from './Document.module.css';

type Shown = Language | 'pair';

const codes = ([first, second]: Pair): string => `${first.toUpperCase()} | ${(second ?? first).toUpperCase()}`;

/** Every two different languages of the document, either one first. */
const pairsOf = (languages: readonly Language[]): readonly (readonly [Language, Language])[] =>
  languages.flatMap((first) => languages.filter((second) => second !== first).map((second) => [first, second] as const));

const LanguageSwitch = ({ session, pair, onPair, narrow }: { readonly session: DocumentSession; readonly pair: Pair; readonly onPair: (pair: Pair) => void; readonly narrow: boolean }) => {
  const { t } = useMessages();
  const languages = useSessionValue(session, ['settings'], (one) => one.document.settings.languages, sameItems());
  const missing = allLanguages.filter((language) => !languages.includes(language));
  const pairs = pairsOf(languages);
  const [first, second] = pair;
  const offered: Pair | undefined = second !== undefined ? pair : (pairs.find(([one]) => one === first) ?? pairs[0]);
  const addLanguage = (language: Language) => {
    session.updateSettings({ languages: [...session.document.settings.languages, language] });
    onPair([session.document.settings.draftingLanguage, language]);
  };
  const name = (language: Language) => definitionOf(language).name;
  return (
    <SegmentedControl<Shown>
      label={t('app:bar.languages')}
      segments={[
        ...allLanguages
          .filter((language) => languages.includes(language))
          .map((language) => ({ value: language, text: narrow ? language.toUpperCase() : name(language), label: name(language), lang: language })),
        ...(offered === undefined ? [] : [{ value: 'pair' as const, text: codes(offered), label: t('app:bar.pair', { codes: codes(offered), first: t(`app:language.${offered[0]}`), second: t(`app:language.${offered[1] ?? offered[0]}`) }) }]),
      ]}
      value={second === undefined ? first : 'pair'}
      onChange={(shown) => {
        if (shown !== 'pair') onPair([shown]);
        else if (offered !== undefined) onPair(offered);
      }}
      after={
        <Menu
          aria-label={t('app:bar.moreLanguages')}
          trigger={
            <IconButton small label={t('app:bar.moreLanguages')} className={styles.more}>
              <ChevronDown size={14} aria-hidden />
            </IconButton>
          }
        >
          {pairs.length > 0 && (
            <MenuSection title={t('app:bar.beside')}>
              {pairs.map((choice) => (
                <MenuItem key={codes(choice)} textValue={choice.map(name).join(' ')} icon={<Columns2 size={15} aria-hidden />} onAction={() => onPair(choice)}>
                  <bdi lang={choice[0]}>{name(choice[0])}</bdi>
                  {' | '}
                  <bdi lang={choice[1]}>{name(choice[1])}</bdi>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {missing.length > 0 && (
            <MenuSection title={t('app:bar.add')}>
              {missing.map((language) => (
                <MenuItem key={language} textValue={name(language)} icon={<Plus size={15} aria-hidden />} onAction={() => addLanguage(language)}>
                  <bdi lang={language}>{name(language)}</bdi>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      }
    />
  );
};

type Panel = 'outline' | 'inspector';

export interface DocumentBarProps {
  readonly session: DocumentSession;
  readonly symbol: string | null;
  readonly title: { readonly text: string; readonly language: Language };
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
  /** Languages by their codes only. */
  readonly narrow: boolean;
  readonly panels: Readonly<Record<Panel, boolean>>;
  readonly onPanel: (panel: Panel) => void;
  readonly pagesShown: boolean;
  readonly onPages: () => void;
  readonly pagesShortcut: string;
  readonly panelShortcuts: Readonly<Record<Panel, string>>;
}

export const DocumentBar = ({ session, symbol, title, pair, onPair, narrow, panels, onPanel, pagesShown, onPages, pagesShortcut, panelShortcuts }: DocumentBarProps) => {
  const { t } = useMessages();
  const { route, platform } = useWindow();
  const { show } = useDialog();
  const registry = useCommandRegistry();
  const keys = (id: string): string | undefined => {
    const shortcut = registry.find(id)?.shortcuts?.[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut, t, platform);
  };
  const OutlineSign = panels.outline ? PanelLeftClose : PanelLeftOpen;
  const InspectorSign = panels.inspector ? PanelRightClose : PanelRightOpen;
  const run = (id: string) => () => registry.find(id)?.run();
  return (
    <header className={styles.bar} data-region="bar">
      <div className={styles.barStart}>
        <Button look="quiet" onPress={() => void route.getState().go({ view: 'library' })} className={styles.back}>
          <ChevronLeft size={16} aria-hidden className={styles.mirrored} />
          {t('app:bar.library')}
        </Button>
        <IconButton label={t(`app:panel.${panels.outline ? 'close' : 'open'}.outline`)} shortcut={panelShortcuts.outline} onPress={() => onPanel('outline')}>
          <OutlineSign size={17} aria-hidden className={styles.mirrored} />
        </IconButton>
        <div className={styles.what}>
          {symbol !== null && symbol !== '' && (
            <bdi dir="ltr" className={styles.symbol}>
              {symbol}
            </bdi>
          )}
          <h1 className={styles.title} lang={title.language} dir={definitionOf(title.language).direction} title={title.text}>
            {title.text}
          </h1>
        </div>
      </div>
      <div className={styles.barEnd}>
        <LanguageSwitch session={session} pair={pair} onPair={onPair} narrow={narrow} />
        <PaletteButton />
        <Menu
          aria-label={t('app:bar.more')}
          trigger={
            <IconButton label={t('app:bar.more')}>
              <Ellipsis size={17} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Search size={15} aria-hidden />} shortcut={keys('edit.find')} onAction={run('edit.find')}>
            {t('commands:find')}
          </MenuItem>
          <MenuItem icon={<Replace size={15} aria-hidden />} shortcut={keys('edit.replace')} onAction={run('edit.replace')}>
            {t('commands:replace')}
          </MenuItem>
          <MenuItem icon={<Hash size={15} aria-hidden />} shortcut={keys('view.paragraph')} onAction={run('view.paragraph')}>
            {t('commands:paragraph')}
          </MenuItem>
          <MenuItem icon={<Presentation size={15} aria-hidden />} shortcut={keys('room.panel')} onAction={run('room.panel')}>
            {t('room:panel')}
          </MenuItem>
          <MenuItem icon={<FileCog size={15} aria-hidden />} onAction={() => show('document')}>
            {t('app:document.title')}
          </MenuItem>
          <MenuItem icon={<Flag size={15} aria-hidden />} onAction={() => show('name')}>
            {t('history:name')}
          </MenuItem>
          <MenuItem icon={<LayoutTemplate size={15} aria-hidden />} onAction={() => show('template')}>
            {t('commands:saveTemplate')}
          </MenuItem>
          <MenuItem icon={<Settings size={15} aria-hidden />} shortcut={keys('window.settings')} onAction={() => show('settings')}>
            {t('commands:settings')}
          </MenuItem>
          <MenuItem icon={<Keyboard size={15} aria-hidden />} shortcut={keys('window.keyboard')} onAction={() => show('keyboard')}>
            {t('commands:keyboard')}
          </MenuItem>
        </Menu>
        <IconButton label={t('history:open')} shortcut={keys('view.history')} onPress={run('view.history')}>
          <History size={17} aria-hidden />
        </IconButton>
        <IconToggle label={t(pagesShown ? 'preview:close' : 'preview:open')} shortcut={pagesShortcut} isSelected={pagesShown} onChange={onPages}>
          <BookOpenText size={17} aria-hidden />
        </IconToggle>
        <Button look="main" onPress={() => show('export')}>
          {t('app:bar.export')}
        </Button>
        <IconButton label={t(`app:panel.${panels.inspector ? 'close' : 'open'}.inspector`)} shortcut={panelShortcuts.inspector} onPress={() => onPanel('inspector')}>
          <InspectorSign size={17} aria-hidden className={styles.mirrored} />
        </IconButton>
      </div>
    </header>
  );
};
