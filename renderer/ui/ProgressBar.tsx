// How far something is: a bar with its words, or only movement where the length is not known.
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** From 0 to 1; absent where the length is not known. */
  readonly done?: number | undefined;
  readonly className?: string | undefined;
}

export const ProgressBar = ({ label, hideLabel = false, done, className }: ProgressBarProps) => (
  <AriaProgressBar
    className={classes(styles.progress, className)}
    isIndeterminate={done === undefined}
    value={(done ?? 0) * 100}
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {({ percentage, isIndeterminate }) => (
      <>
        {!hideLabel && <Label className={styles.label!}>{label}</Label>}
        <div className={styles.track}>
          <div className={classes(styles.fill, isIndeterminate && styles.moving)} style={isIndeterminate ? undefined : { inlineSize: `${percentage ?? 0}%` }} />
        </div>
      </>
    )}
  </AriaProgressBar>
);
