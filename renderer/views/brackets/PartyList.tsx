// The delegations that hold one position on a wording, each to be taken off, and a field to add others.
import type { Delegation } from '../../../shared/document/delegation.ts';
import { partyShortName } from '../../../shared/negotiation/delegations.ts';
import { useMessages } from '../../state/interface-language.ts';
import { Chips } from '../../ui/Chips.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import styles from './brackets.module.css';

export interface PartyListProps {
  readonly label: string;
  readonly parties: readonly string[];
  readonly delegations: readonly Delegation[];
  readonly onAdd: (party: string) => void;
  readonly onRemove: (party: string) => void;
}

export const PartyList = ({ label, parties, delegations, onAdd, onRemove }: PartyListProps) => {
  const { t, language } = useMessages();
  return (
    <div className={styles.position}>
      <DelegationPicker label={label} delegations={delegations} value={null} onChoose={onAdd} allowOther clearing />
      {parties.length > 0 && (
        <Chips
          label={label}
          chips={parties.map((party) => {
            const text = partyShortName(party, delegations, language);
            return { key: party, text, removeLabel: t('brackets:withdraw', { name: text }), onRemove: () => onRemove(party) };
          })}
        />
      )}
    </div>
  );
};
