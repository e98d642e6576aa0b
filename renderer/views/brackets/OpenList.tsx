// In the foot: how many brackets are open, and the list that leads to each, of all or of one delegation.
import { useState } from 'react';
import { countOpen, itemsOfParty, type OpenItem } from '../../../shared/negotiation/open-items.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { useOpenBrackets } from './useOpenItems.ts';
import styles from './brackets.module.css';

export interface OpenListProps {
  readonly session: DocumentSession;
  readonly className?: string | undefined;
  readonly onShow: (item: OpenItem) => void;
}

const List = ({ session, items, onShow }: Pick<OpenListProps, 'session' | 'onShow'> & { readonly items: readonly OpenItem[] }) => {
  const { t } = useMessages();
  const [party, setParty] = useState<string | null>(null);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const shown = party === null ? items : itemsOfParty(items, party);
  const label = ({ block, language }: OpenItem) => {
    const inLanguage = language ?? settings.draftingLanguage;
    const number = session.numbering(inLanguage).blocks.get(block);
    return number?.printed ? definitionOf(inLanguage).label(number, settings) : '';
  };
  return (
    <>
      <DelegationPicker label={t('delegations:choose')} delegations={delegationsOf(settings)} value={party} onChoose={setParty} allowOther />
      {shown.length === 0 && <p>{t('brackets:nothingOpen')}</p>}
      <ul className={styles.items} aria-label={t('brackets:openTitle')}>
        {shown.map((item) => (
          <li key={`${item.target} ${item.language ?? ''}`}>
            <Button look="quiet" small className={styles.item} onPress={() => onShow(item)}>
              <bdi>{[label(item), item.language?.toUpperCase(), t(item.kind === 'parked' ? 'brackets:kindParked' : item.kind === 'silence' ? 'brackets:kindSilence' : 'brackets:kindBracket')].filter(Boolean).join(' · ')}</bdi> <bdi lang={item.language ?? undefined}>{item.words}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

export const OpenList = ({ session, className, onShow }: OpenListProps) => {
  const { t, language } = useMessages();
  const items = useOpenBrackets(session);
  if (items.length === 0) return null;
  const { all } = countOpen(items);
  return (
    <Popover
      label={t('brackets:openTitle')}
      trigger={
        <Button look="quiet" small className={className} data-open-brackets={all}>
          {t('brackets:foot', { count: all, n: writtenNumber(all, language) })}
        </Button>
      }
    >
      {(close) => (
        <List
          session={session}
          items={items}
          onShow={(item) => {
            close();
            onShow(item);
          }}
        />
      )}
    </Popover>
  );
};
