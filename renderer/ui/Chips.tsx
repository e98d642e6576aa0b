// Names in a row, each of which can be taken off.
import { X } from 'lucide-react';
import { IconButton } from './IconButton.tsx';
import styles from './Chips.module.css';

export interface Chip {
  readonly key: string;
  readonly text: string;
  /** Words on the button that takes it off. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

export const Chips = ({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) => (
  <ul className={styles.chips} aria-label={label}>
    {chips.map(({ key, text, removeLabel, onRemove }) => (
      <li key={key} className={styles.chip}>
        <bdi>{text}</bdi>
        <IconButton small label={removeLabel} onPress={onRemove}>
          <X size={13} aria-hidden />
        </IconButton>
      </li>
    ))}
  </ul>
);
