// One delegation of a text: its names in three languages, what it is called in short, and whom a group speaks for.
import { useState } from 'react';
import { delegationKinds, type Delegation } from '../../../shared/document/delegation.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { findDelegation, inListOrder, partyName } from '../../../shared/negotiation/delegations.ts';
import { useMessages } from '../../state/interface-language.ts';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import form from '../form.module.css';
import { DelegationPicker } from './DelegationPicker.tsx';
import styles from './Delegations.module.css';

export interface DelegationFormProps {
  /** Null: a new one. */
  readonly delegation: Delegation | null;
  /** What is known of a new one, such as a name that was written somewhere. */
  readonly written?: string | undefined;
  readonly delegations: readonly Delegation[];
  readonly newId: () => string;
  readonly onKeep: (delegation: Delegation) => void;
  readonly onCancel: () => void;
}

/** Separated as one would write them in any of the three languages; each as long as one that is short may be. */
const namesIn = (text: string): string[] => [...new Set(text.split(/[,،;؛]/u).map((name) => name.trim().slice(0, 80).trim()).filter((name) => name !== ''))].slice(0, 20);

export const DelegationForm = ({ delegation, written = '', delegations, newId, onKeep, onCancel }: DelegationFormProps) => {
  const { t, language } = useMessages();
  const blank = { en: written, ar: /\p{Script=Arabic}/u.test(written) ? written : '', fr: '' };
  const [name, setName] = useState<Readonly<Record<Language, string>>>(delegation?.name ?? { ...blank, ...(blank.ar === '' ? {} : { en: '' }) });
  const [short, setShort] = useState(delegation?.abbreviations?.join(', ') ?? '');
  const [kind, setKind] = useState<Delegation['kind']>(delegation?.kind ?? 'other');
  const [members, setMembers] = useState<readonly string[]>(delegation?.members ?? []);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = () => {
    const names = { en: name.en.trim(), ar: name.ar.trim(), fr: name.fr.trim() };
    if (languages.some((one) => names[one] === '')) return setProblem(t('delegations:incomplete'));
    const abbreviations = namesIn(short);
    const others = delegations.filter(({ id }) => id !== delegation?.id);
    const taken = [...Object.values(names), ...abbreviations].find((one) => findDelegation(one, others) !== null);
    if (taken !== undefined) return setProblem(t('delegations:taken', { name: taken }));
    onKeep({
      id: delegation?.id ?? newId(),
      kind,
      name: names,
      ...(abbreviations.length === 0 ? {} : { abbreviations }),
      ...(kind !== 'group' || members.length === 0 ? {} : { members: [...members] }),
    });
  };
  const ordered = inListOrder(delegations.filter(({ id }) => members.includes(id)), language).map(({ id }) => id);
  const unknown = members.filter((member) => !ordered.includes(member));
  return (
    <form
      className={form.form}
      aria-label={delegation === null ? t('delegations:add') : t('delegations:edit', { name: delegation.name[language] })}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      {languages.map((one, index) => (
        <TextField
          key={one}
          label={t('delegations:nameIn', { language: t(`app:language.${one}`) })}
          value={name[one]}
          onChange={(text) => {
            setName({ ...name, [one]: text });
            setProblem(null);
          }}
          maxLength={200}
          lang={definitionOf(one).tag}
          dir={definitionOf(one).direction}
          autoFocus={delegation === null && index === 0}
        />
      ))}
      <TextField label={t('delegations:abbreviations')} hint={t('delegations:abbreviationsHint')} value={short} onChange={setShort} maxLength={400} dir="auto" />
      <Select
        label={t('delegations:kind')}
        value={kind}
        choices={delegationKinds.map((one) => ({ value: one, text: t(`delegations:kinds.${one}`) }))}
        onChange={setKind}
      />
      {kind === 'group' && (
        <div className={styles.members}>
          <DelegationPicker
            label={t('delegations:members')}
            delegations={delegations.filter(({ id }) => id !== delegation?.id)}
            value={null}
            clearing
            allowOther
            onChoose={(party) => setMembers([...new Set([...members, party])])}
          />
          {members.length > 0 && (
            <Chips
              label={t('delegations:members')}
              chips={[...ordered, ...unknown].map((member) => {
                const text = partyName(member, delegations, language);
                return { key: member, text, removeLabel: t('delegations:removeMember', { name: text }), onRemove: () => setMembers(members.filter((one) => one !== member)) };
              })}
            />
          )}
        </div>
      )}
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={form.row}>
        <Button look="main" type="submit">
          {t('delegations:keep')}
        </Button>
        <Button onPress={onCancel}>{t('app:cancel')}</Button>
      </div>
    </form>
  );
};
