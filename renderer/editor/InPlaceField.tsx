// Fields of the first page: they look like the text they print until one enters them. What cannot be read stays as typed, with a reason.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { joinClasses } from './BlockFrame.tsx';
import styles from './page.module.css';

/** Keys that a field answers itself also with Control or Command. */
const ownKeys = /^(Key[ABCIUVXYZ]|Arrow.*|Home|End|Backspace|Delete)$/;

/** What is typed into a field is not for the page around it; shortcuts of the window pass. */
const staysHere = (event: KeyboardEvent): void => {
  const shortcut = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.code);
  if (!shortcut || ownKeys.test(event.code)) event.stopPropagation();
};

interface InPlaceTextProps {
  readonly label: string;
  /** What prints. */
  readonly shown: string;
  /** What is edited; the same as `shown` unless the field has an input form of its own. */
  readonly value?: string;
  readonly placeholder: string;
  readonly dir?: 'ltr' | 'rtl';
  /** Takes the text, or says in words why it cannot be taken. */
  readonly onCommit: (text: string) => string | null;
  /** Goes on to the next element; called on Enter once the text was taken. */
  readonly onDone?: () => void;
}

export const InPlaceText = ({ label, shown, value = shown, placeholder, dir, onCommit, onDone }: InPlaceTextProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const known = useRef(value);
  const givenUp = useRef(false);
  // A value that came from elsewhere (undo, another pane) shows; what could not be read stays for mending.
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    if (failure === null) setDraft(null);
  }, [value, failure]);
  const commit = (): boolean => {
    if (draft === null || draft === value) {
      setDraft(null);
      setFailure(null);
      return true;
    }
    const problem = onCommit(draft.trim());
    setFailure(problem);
    if (problem === null) setDraft(null);
    return problem === null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      if (commit()) onDone?.();
    } else if (event.code === 'Escape') {
      event.preventDefault();
      setDraft(null);
      setFailure(null);
      givenUp.current = true;
      event.currentTarget.blur();
      givenUp.current = false;
    }
    staysHere(event);
  };
  return (
    <span>
      <textarea
        rows={1}
        className={joinClasses(styles.field, failure && styles.fieldInvalid)}
        aria-label={label}
        aria-invalid={failure ? true : undefined}
        title={label}
        placeholder={placeholder}
        dir={dir}
        spellCheck={false}
        autoComplete="off"
        value={draft ?? shown}
        onFocus={(event) => {
          if (draft === null) setDraft(value);
          const field = event.currentTarget;
          requestAnimationFrame(() => field.select());
        }}
        onChange={(event) => {
          setDraft(event.target.value.replace(/[\r\n]+/g, ' '));
          setFailure(null);
        }}
        onBlur={() => {
          if (!givenUp.current) commit();
        }}
        onKeyDown={onKeyDown}
      />
      {failure && (
        <span role="alert" className={styles.fieldError}>
          {failure}
        </span>
      )}
    </span>
  );
};

interface InPlaceSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

export const InPlaceSelect = <Value extends string>({ label, value, options, onChange }: InPlaceSelectProps<Value>) => (
  <select
    className={joinClasses(styles.field, styles.select)}
    aria-label={label}
    title={label}
    value={value}
    onKeyDown={staysHere}
    onChange={(event) => onChange(event.target.value as Value)}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.text}
      </option>
    ))}
  </select>
);
