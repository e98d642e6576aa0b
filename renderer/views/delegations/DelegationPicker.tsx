// Chooses a delegation: found as one types, by its name in any language or by what it is called in short.
import { useContext, useLayoutEffect, useMemo, useRef, useState, type Ref } from 'react';
import { Button, ComboBox, Group, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { ChevronDown } from 'lucide-react';
import type { Delegation } from '../../../shared/document/delegation.ts';
import { findDelegation, partyName, searchDelegations } from '../../../shared/negotiation/delegations.ts';
import { useMessages } from '../../state/interface-language.ts';
import { classes } from '../../ui/classes.ts';
import { useChooseByEnter } from '../../ui/useChooseByEnter.ts';
import overlay from '../../ui/overlay.module.css';
import { EditDelegations } from './delegation-list.ts';
import styles from '../../ui/field.module.css';

export interface DelegationPickerProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Those of the text: `delegationsOf(settings)`, the same list for as long as the settings are the same. */
  readonly delegations: readonly Delegation[];
  /** Id of a delegation, or a name as it was written; null where none is chosen. */
  readonly value: string | null;
  readonly onChoose: (party: string) => void;
  /** A name that is none of the list may be chosen too, as it is written. */
  readonly allowOther?: boolean;
  /** Empties itself after a choice, for adding one after another. */
  readonly clearing?: boolean;
  /** Takes the keyboard when it appears. */
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}

const otherKey = 'as written:';
const editKey = 'edit the list';

export const DelegationPicker = ({ label, hideLabel = false, delegations, value, onChoose, allowOther = false, clearing = false, autoFocus = false, inputRef, className }: DelegationPickerProps) => {
  const { t, language } = useMessages();
  const editList = useContext(EditDelegations);
  const name = value === null || clearing ? '' : partyName(value, delegations, language);
  /** Null while nothing is being typed: then the field shows what is chosen. */
  const [query, setQuery] = useState<string | null>(null);
  /** A field that is made anew has its list closed, also after Enter was answered here. */
  const [round, setRound] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The keyboard was in the field that is gone, unless whoever asked has led it elsewhere.
    if (round > 0 && document.activeElement === document.body) frame.current?.querySelector('input')?.focus();
  }, [round]);
  const typed = query?.trim() ?? '';
  const found = useMemo(() => searchDelegations(typed, delegations, language), [typed, delegations, language]);
  const other = allowOther && typed !== '' && findDelegation(typed, delegations) === null;
  const items = [
    ...found.map((delegation) => ({ id: delegation.id, text: delegation.name[language], detail: [delegation.abbreviations?.[0], t(`delegations:kinds.${delegation.kind}`)].filter(Boolean).join(' · ') })),
    ...(other ? [{ id: `${otherKey}${typed}`, text: t('delegations:asWritten', { name: typed }), detail: t('delegations:kinds.other') }] : []),
    ...(editList === null ? [] : [{ id: editKey, text: t('delegations:editList'), detail: '' }]),
  ];
  const choose = (key: string) => {
    setQuery(null);
    setRound((before) => before + 1);
    if (key === editKey) return editList?.();
    onChoose(key.startsWith(otherKey) ? key.slice(otherKey.length) : key);
  };
  const onEnter = useChooseByEnter(typed === '' ? [] : items.map(({ id }) => id), choose);
  return (
    <div
      ref={frame}
      className={className}
      onKeyDownCapture={(event) => {
        // Enter with nothing typed chooses what the arrow keys led to, as in any list.
        if (event.key !== 'Enter' || typed !== '') onEnter(event);
      }}
    >
      <ComboBox
        key={round}
        className={classes(styles.field)}
        items={items}
        inputValue={query ?? name}
        onInputChange={setQuery}
        selectedKey={null}
        onSelectionChange={(key) => key !== null && choose(String(key))}
        onBlur={() => setQuery(null)}
        menuTrigger="input"
        allowsEmptyCollection
        allowsCustomValue
        autoFocus={autoFocus && round === 0}
        {...(hideLabel ? { 'aria-label': label } : {})}
      >
        {!hideLabel && <Label className={styles.label!}>{label}</Label>}
        <Group className={styles.box!}>
          <Input ref={inputRef} className={styles.bare!} dir="auto" maxLength={200} placeholder={t('delegations:typeToFind')} onFocus={(event) => event.currentTarget.select()} />
          <Button style={{ border: 0, padding: 0, background: 'none' }}>
            <ChevronDown size={15} aria-hidden className={styles.chevron} />
          </Button>
        </Group>
        <Popover offset={4} className={classes(overlay.popover, overlay.matching)}>
          <ListBox<(typeof items)[number]> className={styles.list!} renderEmptyState={() => <p className={styles.optionDetail}>{t('delegations:none')}</p>}>
            {({ id, text, detail }) => (
              <ListBoxItem id={id} textValue={text} className={styles.option!}>
                <span className={styles.optionText}>
                  <bdi>{text}</bdi>
                  <span className={styles.optionDetail}>{detail}</span>
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
};
