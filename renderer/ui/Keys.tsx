// A shortcut as the user's keyboard writes it.
import { classes } from './classes.ts';
import styles from './Keys.module.css';

export interface KeysProps {
  /** As `formatShortcut` gives it, for instance `Ctrl+Shift+K` or `⇧⌘K`. */
  readonly keys: string;
  /** Without a frame, for tooltips and menus. */
  readonly quiet?: boolean;
}

/** Key names are Latin in every language of the interface, so the run keeps its own direction. */
export const Keys = ({ keys, quiet = false }: KeysProps) => (
  <kbd dir="ltr" className={classes(styles.keys, quiet && styles.quiet)}>
    {keys}
  </kbd>
);
