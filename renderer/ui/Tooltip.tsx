// A tooltip: what a sign means, and its shortcut.
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './Keys.tsx';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'start' | 'end';
  /** One element that can take the focus. */
  readonly children: ReactElement;
}

export const Tooltip = ({ text, shortcut, placement = 'bottom', children }: TooltipProps) => (
  <TooltipTrigger delay={450} closeDelay={80}>
    {children}
    <AriaTooltip className={styles.tooltip!} placement={placement} offset={6}>
      <span>{text}</span>
      {shortcut !== undefined && <Keys keys={shortcut} quiet />}
    </AriaTooltip>
  </TooltipTrigger>
);
