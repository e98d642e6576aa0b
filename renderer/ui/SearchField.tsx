// A search field: what is typed counts at once; Escape and the cross empty it.
import type { ReactNode, Ref } from 'react';
import { Button, Group, Input, SearchField as AriaSearchField, type SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { Search, X } from 'lucide-react';
import { classes } from './classes.ts';
import { passingOn } from './keyboard.ts';
import styles from './field.module.css';
import button from './Button.module.css';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly clearLabel: string;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
  /** Stands at the end of the field, for instance a count or a shortcut. */
  readonly after?: ReactNode;
  /** A list follows what is typed, and is walked through from the field. */
  readonly lists?: boolean;
}

export const SearchField = ({ label, clearLabel, placeholder, inputRef, className, after, lists = false, onKeyDown, ...rest }: SearchFieldProps) => (
  <AriaSearchField {...rest} {...passingOn(onKeyDown)} aria-label={label} className={classes(styles.field, className)}>
    {({ isEmpty }) => (
      <Group className={styles.box!}>
        <Search size={15} aria-hidden className={styles.chevron} />
        <Input ref={inputRef} className={styles.bare!} dir="auto" {...(lists ? { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } : {})} {...(placeholder === undefined ? {} : { placeholder })} />
        {after}
        {!isEmpty && (
          <Button aria-label={clearLabel} className={classes(button.button, button.quiet, button.icon, button.small)}>
            <X size={14} aria-hidden />
          </Button>
        )}
      </Group>
    )}
  </AriaSearchField>
);
