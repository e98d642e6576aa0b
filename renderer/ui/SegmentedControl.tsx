// A few choices side by side, of which one holds.
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './SegmentedControl.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly text: ReactNode;
  /** Names the segment where the text alone would not. */
  readonly label?: string;
  readonly lang?: string;
  readonly quiet?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly showLabel?: boolean;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
  /** Stands inside the frame, behind the last segment. */
  readonly after?: ReactNode;
}

export const SegmentedControl = <Value extends string>({ label, showLabel = false, segments, value, onChange, isDisabled = false, className, after }: SegmentedControlProps<Value>) => {
  const control = (
    <div className={classes(styles.frame, className)}>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        isDisabled={isDisabled}
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const next = segments.find((segment) => keys.has(segment.value));
          if (next !== undefined && next.value !== value) onChange(next.value);
        }}
        className={styles.group!}
      >
        {segments.map((segment) => (
          <ToggleButton
            key={segment.value}
            id={segment.value}
            className={classes(styles.segment, segment.quiet === true && styles.quiet)}
            {...(segment.label === undefined ? {} : { 'aria-label': segment.label })}
          >
            {segment.lang === undefined ? segment.text : <span lang={segment.lang}>{segment.text}</span>}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {after}
    </div>
  );
  if (!showLabel) return control;
  return (
    <div className={styles.labelled}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {control}
    </div>
  );
};
