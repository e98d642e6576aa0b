// What the panel says of a decision: whose proposal was accepted, or which words were agreed or parked.
import type { Delegation } from '../../../shared/document/delegation.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import { partyShortName } from '../../../shared/negotiation/delegations.ts';
import { wordingText } from '../../../shared/negotiation/wording-text.ts';
import type { Wording } from '../../../shared/negotiation/wordings.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import type { Settled } from './room-acts.ts';

const whole = { agreed: 'room:decided.wholeAgreed', agreedAdReferendum: 'room:decided.wholeAgreedAdReferendum', parked: 'room:decided.wholeParked' } as const satisfies Record<Settled, string>;
const accepted = { agreed: 'room:decided.accepted', agreedAdReferendum: 'room:decided.acceptedAdReferendum' } as const;

/** Without a wording, of the paragraph as a whole; a proposal is not parked by itself, its paragraph is. */
export const decisionWords = (wording: Wording | undefined, state: Settled, delegations: readonly Delegation[], language: Language, t: Translate): string => {
  if (wording === undefined || (wording.kind === 'proposal' && state === 'parked')) return t(whole[state]);
  if (wording.kind !== 'proposal' || state === 'parked') return t(`room:decided.${state}`, { words: isolate(wordingText(wording, t)) });
  return wording.proposer === null ? t('room:decided.acceptedUnnamed') : t(accepted[state], { party: isolate(partyShortName(wording.proposer, delegations, language)) });
};
