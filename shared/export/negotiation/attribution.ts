// Who wants what, as it is written beside a text: names of delegations in the language of the version, and what they hold of a wording.
import type { Delegation } from '../../document/delegation.ts';
import type { Document } from '../../document/document.ts';
import type { Bracket, Content, Option, SymbolReference, Text } from '../../document/inlines.ts';
import type { Proposer } from '../../document/proposal.ts';
import type { Standing } from '../../document/block.ts';
import type { Profile } from '../../language/definition.ts';
import type { Language } from '../../language/language.ts';
import { silenceText } from '../../negotiation/silence-text.ts';
import { delegationsOf, partyShortName } from '../../negotiation/delegations.ts';
import { findSymbols } from '../../text/symbols-in-text.ts';
import { negotiationWords, type NegotiationWords } from './words.ts';

type Positions = Pick<Option, 'proposer' | 'supporters' | 'objections' | 'reservations'>;

export class Attribution {
  readonly words: NegotiationWords;
  readonly #language: Language;
  readonly #profile: Profile;
  readonly #delegations: readonly Delegation[];

  constructor(settings: Document['settings'], language: Language) {
    this.words = negotiationWords[language];
    this.#language = language;
    this.#profile = settings;
    this.#delegations = delegationsOf(settings);
  }

  party(party: string): string {
    return partyShortName(party, this.#delegations, this.#language);
  }

  parties(parties: readonly string[] = []): string {
    return parties.map((party) => this.party(party)).join(this.words.comma);
  }

  /** The delegation in whose name something is proposed, else the person; a word for it where nobody is named. */
  proposer({ author, delegation }: Pick<Proposer, 'author' | 'delegation'>): string {
    return delegation !== undefined ? this.party(delegation) : author.trim() === '' ? this.words.unnamed : author;
  }

  /** `Egypt; support: Jordan, Lebanon; objection: EU`; empty where nobody said anything. */
  positions({ proposer, supporters = [], objections = [], reservations = [] }: Positions): string {
    const { support, objection, reservation, semicolon, said } = this.words;
    const stands = (word: string, parties: readonly string[]): string[] => (parties.length === 0 ? [] : [said(word, this.parties(parties))]);
    return [...(proposer === undefined ? [] : [this.party(proposer)]), ...stands(support, supporters), ...stands(objection, objections), ...stands(reservation, reservations)].join(semicolon);
  }

  /** Of an element under silence, or agreed under it, that; null where there is nothing to say of it. */
  silence(standing: Standing): string | null {
    return silenceText(standing, this.#language, this.#profile, (party) => this.party(party), null);
  }

  state({ state, source }: Pick<Bracket | Standing, 'state' | 'source'>): string {
    return state === 'agreedLanguage' && source !== undefined && source.trim() !== '' ? this.words.agreedLanguage(source) : this.words.states[state];
  }
}

/** Words with the symbols in them as references, which no line breaks and no Arabic line turns. */
export const worded = (text: string): (Text | SymbolReference)[] => {
  const found = findSymbols(text);
  const pieces: (Text | SymbolReference)[] = [];
  let from = 0;
  for (const { start, end } of found) {
    pieces.push({ text: text.slice(from, start) }, { type: 'symbolReference', symbol: text.slice(start, end) });
    from = end;
  }
  pieces.push({ text: text.slice(from) });
  return pieces.filter((piece) => !('text' in piece) || piece.text !== '');
};

/** Words that are none of the text: in bold, so that they are told from it. */
export const aside = (text: string): Content => worded(text).map((piece) => ({ ...piece, bold: true as const }));
