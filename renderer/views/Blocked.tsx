// Stands where something could not be shown: what happened, what it means, and the ways on.
import type { ReactNode } from 'react';
import { FileWarning } from 'lucide-react';
import { classes } from '../ui/classes.ts';
import styles from './Blocked.module.css';

export interface BlockedProps {
  readonly title: string;
  readonly text: string;
  /** A part beside the page, and not the view itself. */
  readonly beside?: boolean;
  /** The ways on, the main one last. */
  readonly children: ReactNode;
}

export const Blocked = ({ title, text, beside = false, children }: BlockedProps) => {
  const Frame = beside ? 'aside' : 'main';
  return (
    <Frame className={classes(styles.blocked, beside && styles.beside)} aria-label={title}>
      <FileWarning size={34} strokeWidth={1.4} aria-hidden />
      <h1>{title}</h1>
      <p role="alert">{text}</p>
      <div className={styles.ways}>{children}</div>
    </Frame>
  );
};
