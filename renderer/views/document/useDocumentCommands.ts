// The commands of an open document that are not about its text: its dialogs, its languages, the panels beside it, finding, undoing and saving.
import type { Id } from '../../../shared/document/ids.ts';
import { languages as allLanguages, type Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useDialog, useWindow } from '../../state/window.ts';
import type { Pair } from './pair.ts';
import { panelShortcuts, type SidePanels } from './useSidePanels.ts';

const historyShortcut: Shortcut = { code: 'KeyH', alt: true };
export const pagesShortcut: Shortcut = { code: 'Backslash', alt: true };

export interface DocumentCommandsOptions {
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
  readonly panels: SidePanels;
  readonly find: (replacing: boolean) => void;
  /** Null opens the history of the whole document. */
  readonly openHistory: (element: Id | null) => void;
}

export const useDocumentCommands = (session: DocumentSession, { pair, onPair, panels, find, openHistory }: DocumentCommandsOptions): void => {
  const { t } = useMessages();
  const { platform, tell } = useWindow();
  const { show } = useDialog();
  const [primary] = pair;
  const has = (language: Language): boolean => session.document.settings.languages.includes(language);
  const saveNow = async () => {
    await session.flush();
    if (session.saveState.state === 'saved') tell({ kind: 'done', text: t('app:save.done') });
  };
  const togglePair = () => {
    const second = session.document.settings.languages.find((language) => language !== primary);
    onPair(pair[1] === undefined && second !== undefined ? [primary, second] : [primary]);
  };
  useCommands([
    { id: 'document.export', group: 'document', title: (tr) => tr('commands:export'), shortcuts: [{ code: 'KeyE', mod: true, shift: true }], run: () => show('export') },
    { id: 'document.save', group: 'document', title: (tr) => tr('commands:save'), shortcuts: [{ code: 'KeyS', mod: true }], run: () => void saveNow() },
    { id: 'edit.find', group: 'edit', title: (tr) => tr('commands:find'), shortcuts: [{ code: 'KeyF', mod: true }], run: () => find(false) },
    {
      id: 'edit.replace',
      group: 'edit',
      title: (tr) => tr('commands:replace'),
      // Command+H hides the program on a Mac.
      shortcuts: [platform === 'mac' ? { code: 'KeyH', mod: true, shift: true } : { code: 'KeyH', mod: true }],
      run: () => find(true),
    },
    { id: 'edit.undo', group: 'edit', title: (tr) => tr('commands:undo'), shortcuts: [{ code: 'KeyZ', mod: true }], when: () => session.canUndo, run: () => session.undo() },
    {
      id: 'edit.redo',
      group: 'edit',
      title: (tr) => tr('commands:redo'),
      shortcuts: [
        { code: 'KeyZ', mod: true, shift: true },
        { code: 'KeyY', mod: true },
      ],
      when: () => session.canRedo,
      run: () => session.redo(),
    },
    { id: 'document.settings', group: 'document', title: (tr) => tr('commands:documentSettings'), run: () => show('document') },
    { id: 'document.delegations', group: 'document', title: (tr) => tr('delegations:manage'), run: () => show('delegations') },
    { id: 'document.delegationView', group: 'document', title: (tr) => tr('delegations:view.open'), run: () => show('delegationView') },
    { id: 'document.name', group: 'document', title: (tr) => tr('history:name'), run: () => show('name') },
    { id: 'view.history', group: 'view', title: (tr) => tr('history:open'), shortcuts: [historyShortcut], run: () => openHistory(null) },
    {
      id: 'view.history.element',
      group: 'view',
      title: (tr) => tr('history:historyOf'),
      when: () => session.selected !== null,
      run: () => openHistory(session.selected?.block ?? null),
    },
    { id: 'document.template', group: 'document', title: (tr) => tr('commands:saveTemplate'), run: () => show('template') },
    { id: 'view.paragraph', group: 'view', title: (tr) => tr('commands:paragraph'), shortcuts: [{ code: 'KeyG', mod: true }], run: () => show('paragraph') },
    { id: 'view.outline', group: 'view', title: (tr) => tr('commands:outline'), shortcuts: [panelShortcuts.outline], run: () => panels.toggle('outline') },
    { id: 'view.pages', group: 'view', title: (tr) => tr('commands:pages'), shortcuts: [pagesShortcut], run: () => panels.togglePages() },
    { id: 'view.inspector', group: 'view', title: (tr) => tr('commands:inspector'), shortcuts: [panelShortcuts.inspector], run: () => panels.toggle('inspector') },
    ...allLanguages.map((language, index) => ({
      id: `view.language.${language}`,
      group: 'view' as const,
      title: (tr: Translate) => tr('commands:showLanguage', { language: tr(`app:language.${language}`) }),
      shortcuts: [{ code: `Digit${index + 1}`, alt: true as const }],
      when: () => has(language),
      run: () => onPair([language]),
    })),
    {
      id: 'view.pair',
      group: 'view',
      title: (tr) => tr('commands:showPair'),
      shortcuts: [{ code: 'Digit4', alt: true }],
      when: () => session.document.settings.languages.length > 1,
      run: togglePair,
    },
  ]);
};
