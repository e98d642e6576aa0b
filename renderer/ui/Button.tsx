// A button with words on it that say what happens.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `main` is the one main action of a view; `link` reads as part of the text around it. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger' | 'link';
  readonly small?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const Button = ({ look = 'plain', small = false, className, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className={classes(styles.button, styles[look], small && styles.small, className)}>
    {children}
  </AriaButton>
);
