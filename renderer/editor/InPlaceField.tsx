// Fields of the first page: they look like the text they print until one enters them. What cannot be read stays as typed, with a reason.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { definitionOf } from '../../shared/language/index.ts';
import { isolate } from '../../shared/text/bidi.ts';
import { useMessages } from '../state/interface-language.ts';
import { joinClasses } from './BlockFrame.tsx';
import { moveByTab } from './first-page-tab.ts';
import type { PaneEditor } from './pane.ts';
import { usePane } from './pane-context.tsx';
import styles from './in-place-field.module.css';

/** Keys that a field answers itself also with Control or Command, and those with Alt. */
const ownKeys = /^(Key[ABCIUVXYZ]|Arrow.*|Home|End|Backspace|Delete)$/;
const ownWithAlt = /^(Arrow.*|Backspace|Delete)$/;

/** What is typed into a field is not for the page around it; shortcuts of the window pass. */
const staysHere = (event: KeyboardEvent, editor: PaneEditor): void => {
  const command = event.ctrlKey || event.metaKey;
  const plain = !command && !event.altKey;
  if (plain && event.code === 'Tab' && moveByTab(editor, event.currentTarget, event.shiftKey ? -1 : 1)) event.preventDefault();
  const own = plain ? !/^F\d+$/.test(event.code) : command !== event.altKey && (command ? ownKeys : ownWithAlt).test(event.code);
  if (own) event.stopPropagation();
};

/** A field has the focus without the caret; the panel beside the page is about its element all the same, also once the field has changed it. */
const useSelectedByFocus = <Field extends HTMLElement>(value: string) => {
  const { session, language } = usePane();
  const field = useRef<Field>(null);
  const select = () => {
    const block = field.current?.closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (block !== undefined && document.activeElement === field.current) session.select(block, language);
  };
  useEffect(select, [value]);
  return { field, select };
};

interface FieldNoteProps {
  readonly id?: string;
  readonly role: 'alert' | 'status';
  readonly children: ReactNode;
}

/** Below a field, in the language and the direction of the interface: why it cannot be taken, or what is odd about it. */
export const FieldNote = ({ id, role, children }: FieldNoteProps) => {
  const { language, direction } = useMessages();
  return (
    <span id={id} role={role} lang={definitionOf(language).tag} dir={direction} className={role === 'alert' ? styles.fieldError : styles.fieldNote}>
      {children}
    </span>
  );
};

interface InPlaceTextProps {
  readonly label: string;
  /** What prints. */
  readonly shown: string;
  /** What is edited; the same as `shown` unless the field has an input form of its own. */
  readonly value?: string;
  readonly placeholder: string;
  readonly dir?: 'ltr' | 'rtl';
  /** What is odd about the value that the document has; it is kept all the same. Left out where a field has no such doubts. */
  readonly note?: string | null;
  /** The document symbol that the field holds, which `SymbolTip` explains there. */
  readonly symbol?: string | null;
  /** Takes the text, or says in words why it cannot be taken. */
  readonly onCommit: (text: string) => string | null;
}

export const InPlaceText = ({ label, shown, value = shown, placeholder, dir, note, symbol, onCommit }: InPlaceTextProps) => {
  const { editor } = usePane();
  const { field, select } = useSelectedByFocus<HTMLTextAreaElement>(value);
  const noteId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const known = useRef(value);
  // A value that came from elsewhere (undo, another pane) shows; what could not be read stays for mending.
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    if (failure === null) setDraft(null);
  }, [value, failure]);
  const commit = () => {
    const problem = draft === null || draft === value ? null : onCommit(draft.trim());
    setFailure(problem);
    if (problem === null) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      commit();
    } else if (event.code === 'Escape') {
      event.preventDefault();
      setDraft(value);
      setFailure(null);
    }
    staysHere(event, editor);
  };
  return (
    <span className={styles.fieldPlace}>
      <textarea
        ref={field}
        tabIndex={-1}
        rows={1}
        className={joinClasses(styles.field, failure && styles.fieldInvalid)}
        aria-label={label}
        aria-invalid={failure ? true : undefined}
        aria-describedby={failure !== null || note ? noteId : undefined}
        title={symbol ? undefined : label}
        data-symbol={symbol ?? undefined}
        placeholder={isolate(placeholder)}
        dir={dir}
        spellCheck={false}
        autoComplete="off"
        value={draft ?? shown}
        onFocus={() => {
          if (draft === null) setDraft(value);
          select();
          // Selecting takes the focus: not back from where a quick Tab has gone meanwhile.
          // Nor what was typed meanwhile, which the next key would then replace.
          const stands = draft ?? value;
          requestAnimationFrame(() => document.activeElement === field.current && field.current?.value === stands && field.current.select());
        }}
        onChange={(event) => {
          setDraft(event.target.value.replace(/[\r\n]+/g, ' '));
          setFailure(null);
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {failure !== null && (
        <FieldNote id={noteId} role="alert">
          {failure}
        </FieldNote>
      )}
      {/* A status is read out only where it stood before it was filled. */}
      {failure === null && note !== undefined && (
        <FieldNote id={noteId} role="status">
          {note}
        </FieldNote>
      )}
    </span>
  );
};

interface InPlaceSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  /** A long choice goes on in a second line, which the browser's own field does not do: the text stands under the field, which is seen through. */
  readonly wraps?: boolean;
}

export const InPlaceSelect = <Value extends string>({ label, value, options, onChange, wraps = false }: InPlaceSelectProps<Value>) => {
  const { editor } = usePane();
  const { field, select } = useSelectedByFocus<HTMLSelectElement>(value);
  const choice = (
    <select
      ref={field}
      tabIndex={-1}
      onFocus={select}
      className={wraps ? styles.overText : joinClasses(styles.field, styles.select)}
      aria-label={label}
      title={label}
      value={value}
      onKeyDown={(event) => staysHere(event, editor)}
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
  if (!wraps) return choice;
  return (
    <span className={joinClasses(styles.field, styles.wrapping)}>
      <span aria-hidden="true">{options.find((option) => option.value === value)?.text}</span>
      {choice}
    </span>
  );
};
