// The switch of the proposal mode in the tools above the page: its state in words, and in whose name and meeting one proposes.
import { ChevronDown, PenLine } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { formatShortcut } from '../../commands/shortcuts.ts';
import { proposerName } from '../../editor/proposal-names.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { proposingIn, startProposing } from './proposing-state.ts';
import { modeShortcut, useSwitchMode } from './useSwitchMode.ts';
import styles from './Proposals.module.css';

export const ProposeSwitch = ({ session }: { readonly session: DocumentSession }) => {
  const { t, language } = useMessages();
  const { platform } = useWindow();
  const { author } = usePreferences();
  const hand = useSessionValue(session, ['selection'], (one) => one.hand);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const { delegation, meeting } = useStore(proposingIn(session));
  const toggle = useSwitchMode(session);
  const change = (patch: Partial<{ delegation: string | null; meeting: string }>) => {
    proposingIn(session).setState(patch);
    if (session.hand !== null && !startProposing(session, author)) session.setHand(null);
  };
  return (
    <span className={styles.switch}>
      {hand === null ? (
        <IconButton small label={t('proposals:mode.start')} shortcut={formatShortcut(modeShortcut, t, platform)} onPress={toggle}>
          <PenLine size={15} aria-hidden />
        </IconButton>
      ) : (
        <Tooltip text={t('proposals:mode.stop')} shortcut={formatShortcut(modeShortcut, t, platform)}>
          <Button small look="quiet" className={styles.modeOn} aria-pressed onPress={toggle}>
            <PenLine size={15} aria-hidden />
            <span className={styles.modeWords}>{t('proposals:mode.on', { who: proposerName({ ...hand, author: hand.delegation === undefined ? hand.author : '' }, settings, t, language) })}</span>
          </Button>
        </Tooltip>
      )}
      <Popover
        label={t('proposals:mode.settings')}
        placement="bottom end"
        trigger={
          <IconButton small label={t('proposals:mode.settings')}>
            <ChevronDown size={14} aria-hidden />
          </IconButton>
        }
      >
        <div className={styles.who}>
          <DelegationPicker label={t('proposals:mode.delegation')} delegations={delegations} value={delegation} allowOther onChoose={(party) => change({ delegation: party })} />
          {delegation === null ? (
            <p className={styles.faint}>{t('proposals:mode.delegationHint')}</p>
          ) : (
            <Button small look="quiet" onPress={() => change({ delegation: null })}>
              {t('proposals:mode.clear')}
            </Button>
          )}
          <TextField label={t('proposals:mode.meeting')} dir="auto" maxLength={200} value={meeting} onChange={(written) => change({ meeting: written })} />
        </div>
      </Popover>
    </span>
  );
};
