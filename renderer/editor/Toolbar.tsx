// The tools above the page: what the element is, how its text is set, and what can be put in. Everything here is also in the palette.
import { Asterisk, Bold, Italic, Link, ListIndentDecrease, ListIndentIncrease, MessageSquarePlus, Plus, Quote, Redo2, Subscript, Superscript, Table, Underline, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Format } from '../../shared/document/inlines.ts';
import { formatShortcut } from '../commands/shortcuts.ts';
import { useTranslate } from '../state/interface-language.ts';
import { IconButton, IconToggle } from '../ui/IconButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { blockMenu, changeLevel, currentBlock, currentFormats, insertFootnote, isCaretInSelected, setBlockType, toggleFormat } from './commands.ts';
import { beginComment } from './comment-board.ts';
import { openFootnote, openTool } from './editor-tools.ts';
import { choiceOf, menuId, menuLabel } from './insert-choices.ts';
import { takeKeyboard } from './painted-caret.ts';
import type { PaneEditor } from './pane.ts';
import { useSession } from './pane-context.tsx';
import type { DocumentSession } from './session.ts';
import styles from './DocumentEditor.module.css';

const formatTools: readonly { format: Format; code: string | null; icon: ReactNode }[] = [
  { format: 'bold', code: 'KeyB', icon: <Bold size={15} aria-hidden /> },
  { format: 'italic', code: 'KeyI', icon: <Italic size={15} aria-hidden /> },
  { format: 'underline', code: 'KeyU', icon: <Underline size={15} aria-hidden /> },
  { format: 'superscript', code: null, icon: <Superscript size={15} aria-hidden /> },
  { format: 'subscript', code: null, icon: <Subscript size={15} aria-hidden /> },
];

const shortcutOf = (code: string | null, more: { shift?: true; alt?: true } = {}): string | undefined => (code === null ? undefined : formatShortcut({ code, mod: true, ...more }));

/** What the element is. It follows the kind of the element alone, since it is rendered again whenever that changes: not with every key. */
const TypeSelect = ({ session, editor, back }: { readonly session: DocumentSession; readonly editor: PaneEditor; readonly back: (action: () => void) => () => void }) => {
  const t = useTranslate();
  const here = useSession(session, () => isCaretInSelected(editor));
  const inWork = () => (isCaretInSelected(editor) ? currentBlock(editor) : (session.blockById(session.selected?.block ?? '') ?? null));
  const type = useSession(session, () => {
    const block = inWork();
    return block && menuId(choiceOf(block));
  });
  const block = inWork();
  const current = block && choiceOf(block);
  // An element that cannot become another shows its name all the same.
  const choices = blockMenu.some((choice) => menuId(choice) === type) || !current ? blockMenu : [current, ...blockMenu];
  return (
    <Select
      className={styles.type}
      label={t('editor:elementType')}
      hideLabel
      value={type}
      isDisabled={!here || type === null || choices !== blockMenu}
      choices={choices.map((choice) => ({ value: menuId(choice), text: menuLabel(choice, t) }))}
      onChange={(value) => {
        const choice = blockMenu.find((candidate) => menuId(candidate) === value);
        if (choice) back(() => setBlockType(editor, choice.type, choice))();
      }}
    />
  );
};

export const Toolbar = ({ session, editor, children }: { readonly session: DocumentSession; readonly editor: PaneEditor; readonly children?: ReactNode }) => {
  const t = useTranslate();
  const marks = useSession(session, () => currentFormats(editor).join(' ')).split(' ');
  const away = useSession(session, () => !isCaretInSelected(editor));
  const canUndo = useSession(session, (s) => s.canUndo);
  const canRedo = useSession(session, (s) => s.canRedo);
  const back = (action: () => void) => () => {
    action();
    takeKeyboard(editor);
  };
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('editor:tools')}>
      <TypeSelect session={session} editor={editor} back={back} />
      {formatTools.map(({ format, code, icon }) => (
        <IconToggle key={format} small label={t(`editor:format_${format}`)} shortcut={shortcutOf(code)} isSelected={marks.includes(format)} isDisabled={away} onChange={back(() => toggleFormat(editor, format))}>
          {icon}
        </IconToggle>
      ))}
      <span className={styles.gap} />
      <IconButton small label={t('editor:levelUp')} shortcut="Shift+Tab" isDisabled={away} onPress={back(() => changeLevel(editor, -1))}>
        <ListIndentDecrease size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:levelDown')} shortcut="Tab" isDisabled={away} onPress={back(() => changeLevel(editor, 1))}>
        <ListIndentIncrease size={15} aria-hidden />
      </IconButton>
      <span className={styles.gap} />
      <Button small look="quiet" isDisabled={away} onPress={() => openTool(session, 'insert')}>
        <Plus size={15} aria-hidden />
        {t('editor:insert')}
      </Button>
      <IconButton
        small
        label={t('editor:insertFootnote')}
        shortcut={shortcutOf('KeyF', { alt: true })}
        isDisabled={away}
        onPress={() => {
          const id = insertFootnote(editor);
          if (id) openFootnote(session, { id, language: editor.language });
        }}
      >
        <Asterisk size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:insertCrossReference')} isDisabled={away} onPress={() => openTool(session, 'crossReference')}>
        <Quote size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:insertLink')} isDisabled={away} onPress={() => openTool(session, 'link')}>
        <Link size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('comments:beginOn')} shortcut={shortcutOf('KeyC', { alt: true })} isDisabled={away} onPress={() => void beginComment(editor)}>
        <MessageSquarePlus size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:insertTable')} isDisabled={away} onPress={() => openTool(session, 'table')}>
        <Table size={15} aria-hidden />
      </IconButton>
      <span className={styles.gap} />
      <IconButton small label={t('editor:undo')} shortcut={shortcutOf('KeyZ')} isDisabled={!canUndo} onPress={back(() => session.undo())}>
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton small label={t('editor:redo')} shortcut={shortcutOf('KeyZ', { shift: true })} isDisabled={!canRedo} onPress={back(() => session.redo())}>
        <Redo2 size={15} aria-hidden />
      </IconButton>
      {children}
    </div>
  );
};
