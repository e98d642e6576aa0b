// Who made a proposal, in the words of the interface.
import { useCallback } from 'react';
import type { Proposer } from '../../shared/document/proposal.ts';
import { delegationsOf, partyShortName } from '../../shared/negotiation/delegations.ts';
import { isolate } from '../../shared/text/bidi.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { useMessages } from '../state/interface-language.ts';
import { writtenTime } from '../state/written.ts';
import { useSession } from './pane-context.tsx';
import type { DocumentSession } from './session.ts';

type Hand = Pick<Proposer, 'author' | 'delegation' | 'meeting'>;

/** `Rana for Jordan`, `Jordan`, `Rana`; names are isolated, since each may be in another direction. */
export const proposerName = ({ author, delegation }: Hand, settings: Pick<DocumentSettings, 'delegations'>, t: Translate, language: Language): string => {
  const country = delegation === undefined ? '' : isolate(partyShortName(delegation, delegationsOf(settings), language));
  if (country === '') return isolate(author);
  return author.trim() === '' ? country : t('proposals:by', { author: isolate(author), delegation: country });
};

/** Names whoever made a mark, and what it does, with its time: for pointer and screen reader. */
export const useProposalWords = (session: DocumentSession) => {
  const { t, language } = useMessages();
  const settings = useSession(session, (s) => s.document.settings, ['settings']);
  return useCallback(
    (mark: Proposer & { readonly kind: 'insertion' | 'deletion' | 'format' | 'split' | 'join' | 'move' | 'change' }): string => {
      const name = proposerName(mark, settings, t, language);
      const who = mark.meeting === undefined ? name : t('proposals:inMeeting', { who: name, meeting: isolate(mark.meeting) });
      return t(`proposals:mark.${mark.kind}`, { who, time: writtenTime(mark.at, language) });
    },
    [settings, t, language],
  );
};

/** One of six colours for whoever proposes, the same everywhere. */
export const partyColour = ({ delegation, author }: Hand): number => {
  let sum = 0;
  for (const sign of delegation ?? author) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
};
