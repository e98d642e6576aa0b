// A choice that is on or off.
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { Check } from 'lucide-react';
import styles from './Checkbox.module.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export const Checkbox = ({ children, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className={styles.checkbox!}>
    {({ isSelected }) => (
      <>
        <span className={styles.box}>{isSelected && <Check size={12} strokeWidth={3} aria-hidden />}</span>
        <span>{children}</span>
      </>
    )}
  </AriaCheckbox>
);
