// One of several: a list that opens (Select), or one that narrows as one types (ComboBox).
import type { ReactNode } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Check, ChevronDown } from 'lucide-react';
import { classes } from './classes.ts';
import overlay from './overlay.module.css';
import styles from './field.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly detail?: string | undefined;
  /** Language of the text, where it is not that of the interface. */
  readonly lang?: string;
  readonly disabled?: boolean;
}

interface Choosing<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

const Option = ({ choice }: { readonly choice: Choice<string> }) => (
  <ListBoxItem id={choice.value} textValue={choice.text} isDisabled={choice.disabled === true} className={styles.option!}>
    {({ isSelected }): ReactNode => (
      <>
        <span className={styles.optionText}>
          <span {...(choice.lang === undefined ? {} : { lang: choice.lang })}>{choice.text}</span>
          {choice.detail !== undefined && <span className={styles.optionDetail}>{choice.detail}</span>}
        </span>
        <span className={styles.check}>{isSelected && <Check size={15} aria-hidden />}</span>
      </>
    )}
  </ListBoxItem>
);

export const Select = <Value extends string>({ label, hideLabel = false, hint, choices, value, onChange, isDisabled = false, className }: Choosing<Value>) => {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <AriaSelect
      className={classes(styles.field, className)}
      value={value}
      onChange={(key) => {
        const next = choices.find((choice) => choice.value === key);
        if (next !== undefined) onChange(next.value);
      }}
      isDisabled={isDisabled}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles.label!}>{label}</Label>}
      <Button className={styles.box!}>
        <SelectValue className={styles.value!}>{chosen?.text ?? ''}</SelectValue>
        <ChevronDown size={15} aria-hidden className={styles.chevron} />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint!}>
          {hint}
        </Text>
      )}
      <Popover offset={4} className={classes(overlay.popover, overlay.matching)}>
        <ListBox className={styles.list!}>
          {choices.map((choice) => (
            <Option key={choice.value} choice={choice} />
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
};

export const ComboBox = <Value extends string>({ label, hideLabel = false, hint, choices, value, onChange, isDisabled = false, className }: Choosing<Value>) => (
  <AriaComboBox
    className={classes(styles.field, className)}
    selectedKey={value}
    onSelectionChange={(key) => {
      const next = choices.find((choice) => choice.value === key);
      if (next !== undefined) onChange(next.value);
    }}
    isDisabled={isDisabled}
    menuTrigger="focus"
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {!hideLabel && <Label className={styles.label!}>{label}</Label>}
    <Group className={styles.box!}>
      <Input className={styles.bare!} dir="auto" />
      <Button style={{ border: 0, padding: 0, background: 'none' }}>
        <ChevronDown size={15} aria-hidden className={styles.chevron} />
      </Button>
    </Group>
    {hint !== undefined && (
      <Text slot="description" className={styles.hint!}>
        {hint}
      </Text>
    )}
    <Popover offset={4} className={classes(overlay.popover, overlay.matching)}>
      <ListBox className={styles.list!}>
        {choices.map((choice) => (
          <Option key={choice.value} choice={choice} />
        ))}
      </ListBox>
    </Popover>
  </AriaComboBox>
);
