// The open proposals in reading order, grouped by element: what each says, whose it is, and what is to become of it.
import { Check, ChevronLeft, X } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Verdict } from '../../../shared/negotiation/decide.ts';
import { delegationsOf, partyShortName } from '../../../shared/negotiation/delegations.ts';
import { blockName } from '../../../shared/language/elements.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { CrossReference } from '../../../shared/document/inlines.ts';
import { referenceText } from '../../../shared/document/reference.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { partyColour, proposerName } from '../../editor/proposal-names.ts';
import { fileProposalsOf, useFileProposals } from '../../state/file-proposals.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenAge, writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import colours from '../../editor/proposals.module.css';
import { partyOf, type OpenProposal } from './proposal-list.ts';
import { proposalText } from './proposal-text.ts';
import { useOpenProposals } from './useOpenProposals.ts';
import styles from './Proposals.module.css';

const everyone = 'everyone';
const ofFile = 'file';

export interface ProposalsPanelProps {
  readonly session: DocumentSession;
  readonly onShow: (proposal: OpenProposal) => void;
  readonly onDecide: (proposals: readonly OpenProposal[], verdict: Verdict) => void;
  readonly onClose: () => void;
}

export const ProposalsPanel = ({ session, onShow, onDecide, onClose }: ProposalsPanelProps) => {
  const { t, language } = useMessages();
  const all = useOpenProposals(session);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const numbering = useSessionValue(session, ['numbers'], (one) => one.numbering(one.document.settings.draftingLanguage));
  const [party, setParty] = useState<string | null>(null);
  const file = useFileProposals(session.document.id);
  const window = useWindow();
  const list = useRef<HTMLDivElement>(null);
  const parties = useMemo(() => [...new Set(all.map(({ by }) => partyOf(by)))], [all]);
  const names = useMemo(() => {
    const known = delegationsOf(settings);
    return new Map(parties.map((one) => [one, partyShortName(one, known, language)]));
  }, [settings, parties, language]);
  const chosen = party !== null && parties.includes(party) ? party : null;
  const listed = file !== null ? all.filter(({ id }) => file.proposals.has(id)) : chosen === null ? all : all.filter(({ by }) => partyOf(by) === chosen);
  const groups: { readonly block: string; readonly proposals: OpenProposal[] }[] = [];
  for (const proposal of listed) {
    const last = groups.at(-1);
    if (last?.block === proposal.block) last.proposals.push(proposal);
    else groups.push({ block: proposal.block, proposals: [proposal] });
  }
  const now = Date.now();

  const heading = (id: string): string => {
    const block = session.blockById(id);
    const number = numbering.blocks.get(id);
    const label = number?.printed === true ? definitionOf(language).label(number, settings) : '';
    return [label, block === undefined ? '' : blockName(block, language)].filter((part) => part !== '').join(' ');
  };

  const printed = (of: Language) => (reference: CrossReference) => referenceText(reference, session.numbering(of), settings);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-words]') ?? [])];
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement) === true);
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
  };

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Button small look="quiet" onPress={onClose}>
          <ChevronLeft size={14} aria-hidden className={styles.mirrored} />
          {t('proposals:hide')}
        </Button>
        <p className={styles.faint} role="status">
          {t('proposals:count', { count: listed.length, n: writtenNumber(listed.length, language) })}
        </p>
      </div>
      {parties.length > 0 && (
        <Select
          label={t('proposals:filter')}
          value={file !== null ? ofFile : (chosen ?? everyone)}
          choices={[...(file === null ? [] : [{ value: ofFile, text: t('proposals:ofFile', { name: file.name }) }]), { value: everyone, text: t('proposals:everyone') }, ...parties.map((one) => ({ value: `party ${one}`, text: names.get(one) ?? one }))]}
          onChange={(value) => {
            if (value === ofFile) return;
            fileProposalsOf(window).setState({ shown: null });
            setParty(value === everyone ? null : value.slice('party '.length));
          }}
        />
      )}
      {listed.length > 0 && (
        <div className={styles.all}>
          {(['accept', 'reject'] as const).map((verdict) => (
            <Button key={verdict} small onPress={() => onDecide(listed, verdict)}>
              {chosen === null || file !== null ? t(`proposals:${verdict}All`) : t(`proposals:${verdict}Of`, { who: names.get(chosen) ?? chosen })}
            </Button>
          ))}
        </div>
      )}
      {listed.length === 0 && <p className={styles.faint}>{t('proposals:none')}</p>}
      <div ref={list} className={styles.list} onKeyDown={onKeyDown}>
        {groups.map(({ block, proposals }) => (
          <section key={`${block} ${proposals[0]?.id ?? ''}`} className={styles.group}>
            <h3 className={styles.groupTitle}>
              <bdi>{heading(block)}</bdi>
            </h3>
            <ul className={styles.items}>
              {proposals.map((proposal) => (
                <li key={proposal.id} className={`${styles.item} ${colours[`party${partyColour(proposal.by)}`] ?? ''}`} data-proposal-item={proposal.id}>
                  <Button look="quiet" data-words="" className={styles.words} onPress={() => onShow(proposal)}>
                    <span className={styles.said}>{proposalText(proposal, t, language, printed(proposal.language ?? settings.draftingLanguage))}</span>
                    <span className={styles.by}>
                      {proposerName(proposal.by, settings, t, language)} · {writtenAge(proposal.by.at, now, language)}
                      {proposal.language !== null && proposal.language !== settings.draftingLanguage && ` · ${t(`app:language.${proposal.language}`)}`}
                    </span>
                  </Button>
                  <IconButton small label={t('proposals:acceptOne')} onPress={() => onDecide([proposal], 'accept')}>
                    <Check size={15} aria-hidden />
                  </IconButton>
                  <IconButton small label={t('proposals:rejectOne')} onPress={() => onDecide([proposal], 'reject')}>
                    <X size={15} aria-hidden />
                  </IconButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
};
