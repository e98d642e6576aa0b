// A button that shows a sign only: its label is its tooltip and its name for assistive technology.
import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton as AriaToggleButton, type ButtonProps, type ToggleButtonProps } from 'react-aria-components';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './Button.module.css';

interface IconButtonLook {
  /** Names the button; shown as its tooltip. */
  readonly label: string;
  /** Shown in the tooltip behind the label, already in the form of the platform. */
  readonly shortcut?: string | undefined;
  readonly small?: boolean;
  readonly className?: string | undefined;
  /** The sign, for instance `<Search size={16} aria-hidden />`. */
  readonly children: ReactNode;
}

export type IconButtonProps = IconButtonLook & Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'>;

export const IconButton = ({ label, shortcut, small = false, className, children, ...rest }: IconButtonProps) => (
  <Tooltip text={label} shortcut={shortcut}>
    <AriaButton {...rest} aria-label={label} className={classes(styles.button, styles.quiet, styles.icon, small && styles.small, className)}>
      {children}
    </AriaButton>
  </Tooltip>
);

export type IconToggleProps = IconButtonLook & Omit<ToggleButtonProps, 'className' | 'style' | 'children' | 'aria-label'>;

/** A sign that stands in or out, such as a format or a panel. */
export const IconToggle = ({ label, shortcut, small = false, className, children, ...rest }: IconToggleProps) => (
  <Tooltip text={label} shortcut={shortcut}>
    <AriaToggleButton {...rest} aria-label={label} className={classes(styles.button, styles.quiet, styles.icon, small && styles.small, className)}>
      {children}
    </AriaToggleButton>
  </Tooltip>
);
