// A line or an area of text with its label, a hint, and an error in words.
import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { classes } from './classes.ts';
import { passingOn } from './keyboard.ts';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly hideLabel?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** More than one line: an area of so many rows. */
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
  /** Direction of what is typed, where it is not that of the interface. */
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  /** Language of what is typed, likewise. */
  readonly lang?: string;
}

export const TextField = ({ label, hideLabel = false, hint, error, placeholder, rows, inputRef, className, dir, lang, onKeyDown, ...rest }: TextFieldProps) => (
  <AriaTextField {...rest} {...passingOn(onKeyDown)} className={classes(styles.field, className)} isInvalid={error !== undefined} {...(hideLabel ? { 'aria-label': label } : {})}>
    {!hideLabel && <Label className={styles.label!}>{label}</Label>}
    {rows === undefined ? (
      <Input ref={inputRef} className={classes(styles.box, styles.input)} {...(placeholder === undefined ? {} : { placeholder })} {...(dir === undefined ? {} : { dir })} {...(lang === undefined ? {} : { lang })} />
    ) : (
      <TextArea rows={rows} className={classes(styles.box, styles.input, styles.area)} {...(placeholder === undefined ? {} : { placeholder })} {...(dir === undefined ? {} : { dir })} {...(lang === undefined ? {} : { lang })} />
    )}
    {hint !== undefined && error === undefined && (
      <Text slot="description" className={styles.hint!}>
        {hint}
      </Text>
    )}
    {error !== undefined && <FieldError className={styles.error!}>{error}</FieldError>}
  </AriaTextField>
);
