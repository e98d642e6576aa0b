// Find and replace in the language of the pane in use. Every place found is marked on the page; the text itself is not touched for it.
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { CaseSensitive, CaseUpper, ChevronDown, ChevronUp, Replace, WholeWord, X } from 'lucide-react';
import { Editor, Range, Transforms } from 'slate';
import { useStore } from 'zustand';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { rangeOf } from '../../editor/caret.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { findMatches, replaceAll, replaceMatch, type Match } from '../../editor/find.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import type { PaneEditor } from '../../editor/pane.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton, IconToggle } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFoundMarks } from './useFoundMarks.ts';
import styles from './FindBar.module.css';

/** What is selected, if it is short enough to be what somebody looks for. */
const selectedText = (editor: PaneEditor | null): string => {
  if (editor === null || editor.selection === null || Range.isCollapsed(editor.selection)) return '';
  const text = Editor.string(editor, editor.selection);
  return text.length <= 80 && !text.includes('\n') ? text : '';
};

/** Where the caret is in reading order, so that the search begins there. */
const firstFrom = (session: DocumentSession, matches: readonly Match[]): number => {
  const selected = session.selected?.block;
  if (selected === undefined) return 0;
  const order = new Map<string, number>();
  for (const [index, block] of session.blocks.entries()) {
    order.set(block.id, index);
    if (block.type === 'box') for (const inner of block.blocks) order.set(inner.id, index);
  }
  const here = order.get(selected) ?? 0;
  const found = matches.findIndex((match) => (order.get(match.block) ?? 0) >= here);
  return found === -1 ? 0 : found;
};

export interface FindBarProps {
  readonly session: DocumentSession;
  readonly language: Language;
  readonly replacing: boolean;
  readonly onReplacing: (replacing: boolean) => void;
  readonly onClose: () => void;
  /** Rises with every wish to find: the field takes the focus again. */
  readonly asked: number;
}

export const FindBar = ({ session, language: shown, replacing, onReplacing, onClose, asked }: FindBarProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { platform } = useWindow();
  const active = useStore(editorTools(session), (tools) => tools.active);
  const language = active?.language ?? shown;
  const [query, setQuery] = useState(() => selectedText(active));
  const [replacement, setReplacement] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [keepCase, setKeepCase] = useState(true);
  const [index, setIndex] = useState<number | null>(null);
  /** What the last "Replace all" did, for as long as the document stands as it left it. */
  const [replaced, setReplaced] = useState<{ readonly count: number; readonly blocks: DocumentSession['blocks'] } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const blocks = useSessionValue(session, ['document'], (one) => one.document.blocks);

  /** Arabic has no capitals to keep. */
  const hasCapitals = language !== 'ar';
  const options = useMemo(() => ({ caseSensitive, wholeWord }), [caseSensitive, wholeWord]);
  // Typing in the field, and in the document, goes before the list of places.
  const wanted = useDeferredValue(query);
  const searched = useDeferredValue(blocks);
  const matches = useMemo(() => findMatches({ blocks: searched }, language, wanted, options), [searched, language, wanted, options]);
  const placeIn = (all: readonly Match[]): number | null => (all.length === 0 ? null : Math.min(index ?? firstFrom(session, all), all.length - 1));
  const at = placeIn(matches);
  /** The places as they are at this moment: a key does not wait for the list. */
  const presentMatches = (): readonly Match[] => (wanted === query && searched === session.document.blocks ? matches : findMatches(session.document, language, query, options));
  useFoundMarks(active, matches, at);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  /** Another way to search begins again from where one is. */
  const narrow = (set: (on: boolean) => void) => (on: boolean) => {
    set(on);
    setIndex(null);
  };

  const show = (match: Match | undefined) => {
    if (match === undefined) return;
    session.select(match.block, language);
    session.reveal(match.footnote ?? match.block, language);
    const range = active === null ? null : rangeOf(active.children, match.selection);
    if (active !== null && range !== null) Transforms.select(active, range);
  };

  const go = (step: 1 | -1) => {
    const present = presentMatches();
    const here = placeIn(present);
    if (here === null) return;
    setReplaced(null);
    // The first press shows the first place, the next ones go on from it.
    const next = index === null ? here : (here + step + present.length) % present.length;
    setIndex(next);
    show(present[next]);
  };

  const close = () => {
    onClose();
    if (active === null) return;
    const match = index === null ? undefined : presentMatches()[index];
    const range = match === undefined ? null : rangeOf(active.children, match.selection);
    if (range !== null) Transforms.select(active, range);
    takeKeyboard(active);
  };

  const replaceOne = () => {
    const here = placeIn(presentMatches());
    const match = here === null ? undefined : presentMatches()[here];
    if (here === null || match === undefined) return;
    if (index === null) return go(1);
    if (!replaceMatch(session, language, match, query, replacement, { ...options, keepCase })) return;
    const after = findMatches(session.document, language, query, options);
    // A replacement that contains what is looked for is not found again at once.
    const stays = after[here];
    const next = stays !== undefined && stays.slot === match.slot && stays.start < match.start + replacement.length ? here + 1 : here;
    const target = after.length === 0 ? null : next % after.length;
    setIndex(target);
    if (target !== null) show(after[target]);
    // A button that can no longer be pressed would take the focus with it.
    else field.current?.focus();
  };

  const replaceEvery = () => {
    const count = replaceAll(session, language, query, replacement, { ...options, keepCase });
    setIndex(null);
    field.current?.focus();
    setReplaced({ count, blocks: session.document.blocks });
  };

  useCommands([
    { id: 'edit.findNext', group: 'edit', title: (tr) => tr('commands:findNext'), shortcuts: [{ code: 'F3' }], run: () => go(1) },
    { id: 'edit.findPrevious', group: 'edit', title: (tr) => tr('commands:findPrevious'), shortcuts: [{ code: 'F3', shift: true }], run: () => go(-1) },
  ]);

  const told = replaced !== null && replaced.blocks === blocks ? replaced : null;
  const count =
    told !== null ? t('app:find.replaced', { count: told.count, n: writtenNumber(told.count, interfaceLanguage) }) : query === '' ? '' : at === null ? t('app:find.none') : t('app:find.at', { at: writtenNumber(at + 1, interfaceLanguage), of: writtenNumber(matches.length, interfaceLanguage) });
  const { direction, tag } = definitionOf(language);
  const none = matches.length === 0;

  return (
    <search
      className={styles.bar}
      aria-label={t('app:find.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          close();
        }
      }}
    >
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          go(1);
        }}
      >
        <div className={styles.field} lang={tag}>
          <TextField
            label={t('app:find.findIn', { language: t(`app:language.${language}`) })}
            hideLabel
            placeholder={t('app:find.findIn', { language: t(`app:language.${language}`) })}
            value={query}
            onChange={(value) => {
              setQuery(value);
              setReplaced(null);
              setIndex(null);
            }}
            inputRef={field}
            dir={query === '' ? (interfaceLanguage === 'ar' ? 'rtl' : 'ltr') : direction}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.shiftKey) {
                event.preventDefault();
                go(-1);
              }
            }}
          />
          <span className={none && query !== '' && told === null ? styles.nothing : styles.count} role="status">
            {count}
          </span>
        </div>
        <IconToggle small label={t('app:find.case')} isSelected={caseSensitive} onChange={narrow(setCaseSensitive)}>
          <CaseSensitive size={17} aria-hidden />
        </IconToggle>
        <IconToggle small label={t('app:find.wholeWord')} isSelected={wholeWord} onChange={narrow(setWholeWord)}>
          <WholeWord size={16} aria-hidden />
        </IconToggle>
        <IconButton small label={t('app:find.previous')} shortcut={formatShortcut({ code: 'F3', shift: true }, t, platform)} isDisabled={none} onPress={() => go(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton small label={t('app:find.next')} shortcut={formatShortcut({ code: 'F3' }, t, platform)} isDisabled={none} onPress={() => go(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <IconToggle small label={t('app:find.showReplace')} isSelected={replacing} onChange={onReplacing}>
          <Replace size={15} aria-hidden />
        </IconToggle>
        <IconButton small label={t('app:close')} onPress={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </form>
      {replacing && (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            replaceOne();
          }}
        >
          <div className={styles.field} lang={tag}>
            <TextField
              label={t('app:find.replaceWith')}
              hideLabel
              placeholder={t('app:find.replaceWith')}
              value={replacement}
              onChange={setReplacement}
              dir={replacement === '' ? (interfaceLanguage === 'ar' ? 'rtl' : 'ltr') : direction}
              autoComplete="off"
            />
          </div>
          {hasCapitals && !caseSensitive && (
            <IconToggle small label={t('app:find.keepCase')} isSelected={keepCase} onChange={setKeepCase}>
              <CaseUpper size={17} aria-hidden />
            </IconToggle>
          )}
          <Button small isDisabled={none} onPress={replaceOne}>
            {t('app:find.replace')}
          </Button>
          <Button small isDisabled={none} onPress={replaceEvery}>
            {t('app:find.replaceAll')}
          </Button>
        </form>
      )}
    </search>
  );
};
