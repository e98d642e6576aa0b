// The forms in which something can leave, of which one is chosen.
import { useId } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import form from '../form.module.css';
import styles from './Export.module.css';

export interface OfferedFormat<Format extends string> {
  readonly value: Format;
  readonly name: string;
  /** What it is good for, in a line. */
  readonly line: string;
}

export interface FormatListProps<Format extends string> {
  readonly label: string;
  readonly formats: readonly OfferedFormat<Format>[];
  readonly value: Format;
  readonly onChange: (format: Format) => void;
}

export const FormatList = <Format extends string>({ label, formats, value, onChange }: FormatListProps<Format>) => {
  const labelId = useId();
  return (
    <div className={styles.group}>
      <span id={labelId} className={form.label}>
        {label}
      </span>
      <ListBox
        aria-labelledby={labelId}
        // What had the focus goes with every change of view: each gives it to something of its own.
        autoFocus
        layout="grid"
        selectionMode="single"
        // As with radio buttons, an arrow key chooses.
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const next = keys === 'all' ? undefined : formats.find((one) => keys.has(one.value));
          if (next !== undefined) onChange(next.value);
        }}
        className={styles.formats!}
      >
        {formats.map((one) => (
          <ListBoxItem key={one.value} id={one.value} textValue={one.name} className={styles.format!}>
            <span className={styles.formatName}>{one.name}</span>
            <span className={styles.formatLine}>{one.line}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
};
