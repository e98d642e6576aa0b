// The commands that act on the page, for the palette and the list of shortcuts. They act on the pane in use, at its caret.
import { useStore } from 'zustand';
import { formats } from '../../../shared/document/inlines.ts';
import type { Command } from '../../commands/registry.ts';
import { useCommands } from '../../commands/useCommands.ts';
import {
  blockMenu,
  changeLevel,
  currentBlock,
  deleteBlock,
  deleteColumn,
  deleteRow,
  insertColumn,
  insertRow,
  isCaretInSelected,
  mergeCells,
  moveBlock,
  setBlockType,
  splitCell,
  toggleFormat,
  toggleHeaderRow,
} from '../../editor/commands.ts';
import { editorTools, openTool } from '../../editor/editor-tools.ts';
import { insertChoices, menuId, menuLabel } from '../../editor/insert-choices.ts';
import { editorShortcuts } from '../../editor/keys.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import type { PaneEditor } from '../../editor/pane.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { translator } from '../../../shared/language/messages.ts';

const shortcutsOf = (id: string) => {
  const shortcuts = editorShortcuts.filter((one) => one.id === id).map((one) => one.shortcut);
  return shortcuts.length === 0 ? {} : { shortcuts };
};

const tableCommands: readonly { readonly id: string; readonly title: Command['title']; readonly run: (editor: PaneEditor) => void }[] = [
  { id: 'rowBefore', title: (t) => t('commands:table.rowBefore'), run: (editor) => insertRow(editor, 'before') },
  { id: 'rowAfter', title: (t) => t('commands:table.rowAfter'), run: (editor) => insertRow(editor, 'after') },
  { id: 'columnBefore', title: (t) => t('commands:table.columnBefore'), run: (editor) => insertColumn(editor, 'before') },
  { id: 'columnAfter', title: (t) => t('commands:table.columnAfter'), run: (editor) => insertColumn(editor, 'after') },
  { id: 'deleteRow', title: (t) => t('commands:table.deleteRow'), run: deleteRow },
  { id: 'deleteColumn', title: (t) => t('commands:table.deleteColumn'), run: deleteColumn },
  { id: 'merge', title: (t) => t('commands:table.merge'), run: mergeCells },
  { id: 'split', title: (t) => t('commands:table.split'), run: splitCell },
  { id: 'headerRow', title: (t) => t('commands:table.headerRow'), run: toggleHeaderRow },
];

const commandsOf = (session: DocumentSession, editor: PaneEditor | null): readonly Command[] => {
  if (editor === null) return [];
  const hasCaret = () => isCaretInSelected(editor);
  const free = () => hasCaret() && !session.structureLocked(editor.language);
  /** Does it and gives the keyboard back to the page. */
  const act = (action: () => void) => () => {
    action();
    takeKeyboard(editor);
  };
  return [
    ...formats.map(
      (format): Command => ({
        id: `format.${format}`,
        group: 'format',
        title: (t) => t(`editor:format_${format}`),
        ...shortcutsOf(`format.${format}`),
        answeredByPage: true,
        when: hasCaret,
        run: act(() => toggleFormat(editor, format)),
      }),
    ),
    {
      id: 'element.levelUp',
      group: 'element',
      title: (t) => t('commands:levelUp'),
      shortcuts: [{ code: 'Tab', shift: true }],
      answeredByPage: true,
      when: free,
      run: act(() => changeLevel(editor, -1)),
    },
    {
      id: 'element.levelDown',
      group: 'element',
      title: (t) => t('commands:levelDown'),
      shortcuts: [{ code: 'Tab' }],
      answeredByPage: true,
      when: free,
      run: act(() => changeLevel(editor, 1)),
    },
    {
      id: 'element.delete',
      group: 'element',
      title: (t) => t('commands:delete'),
      when: () => free() && currentBlock(editor) !== null,
      run: act(() => deleteBlock(editor)),
    },
    ...blockMenu.map(
      (choice): Command => ({
        id: `element.type.${menuId(choice)}`,
        group: 'element',
        title: (t) => t('commands:turnInto', { what: menuLabel(choice, t) }),
        ...(choice.shortcut === undefined ? {} : { shortcuts: [choice.shortcut] }),
        answeredByPage: true,
        when: free,
        run: act(() => setBlockType(editor, choice.type, choice)),
      }),
    ),
    ...([-1, 1] as const).map(
      (by): Command => ({
        id: by === -1 ? 'element.up' : 'element.down',
        group: 'element',
        title: (t) => t(by === -1 ? 'commands:elementUp' : 'commands:elementDown'),
        shortcuts: [{ code: by === -1 ? 'ArrowUp' : 'ArrowDown', alt: true, shift: true }],
        when: () => free() && currentBlock(editor) !== null,
        run: act(() => {
          const block = currentBlock(editor);
          if (block !== null) moveBlock(session, block.id, by);
        }),
      }),
    ),
    ...tableCommands.map(
      ({ id, title, run }): Command => ({ id: `table.${id}`, group: 'table', title, when: () => free() && currentBlock(editor)?.type === 'table', run: act(() => run(editor)) }),
    ),
    { id: 'insert.menu', group: 'insert', title: (t) => t('commands:insertMenu'), when: free, run: () => openTool(session, 'insert') },
    ...insertChoices(editor, translator('en')).map(
      (choice): Command => ({
        id: `insert.${choice.id}`,
        group: 'insert',
        title: (t) => t('commands:insert', { what: insertChoices(editor, t).find((one) => one.id === choice.id)?.label ?? choice.label }),
        ...(choice.id === 'footnote' ? shortcutsOf('footnote') : {}),
        answeredByPage: true,
        when: free,
        run: () => {
          takeKeyboard(editor);
          choice.run(editor);
        },
      }),
    ),
  ];
};

export const useEditingCommands = (session: DocumentSession): void => {
  const editor = useStore(editorTools(session), (tools) => tools.active);
  useCommands(commandsOf(session, editor));
};
