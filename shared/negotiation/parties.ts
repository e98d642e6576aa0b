// Where a text names its parties: in brackets and options, in proposals and what is said of them, in comments, in silence procedures and in groups.
import type { Block } from '../document/blocks/index.ts';
import type { Delegation } from '../document/delegation.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import { walkBlocks } from '../document/walk.ts';
import { isLanguage, type Language } from '../language/language.ts';

type Negotiated = Pick<Document, 'settings'> & { readonly blocks: readonly Block[] };

export interface PartyUse {
  /** Null for comments and groups, which stand in no element. */
  readonly block: Id | null;
  readonly language: Language | null;
  readonly what: 'text' | 'comment' | 'group';
}

/** Fields that hold one party, and fields that hold several. */
const single = new Set(['proposer', 'delegation', 'brokenBy']);
const several = new Set(['supporters', 'objections', 'reservations', 'mentions', 'members']);

type Note = (party: string, language: Language | null) => void;

const visit = (value: unknown, language: Language | null, note: Note): void => {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, language, note);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (single.has(key) && typeof inner === 'string') note(inner, language);
      else if (several.has(key) && Array.isArray(inner)) for (const party of inner) note(String(party), language);
      // The elements of a box are walked by themselves.
      else if (key !== 'blocks') visit(inner, isLanguage(key) ? key : language, note);
    }
  }
};

/** Every party that a text names, by its id or as it is written, with the places, each once, in reading order. */
export const partyUses = ({ blocks, settings }: Negotiated): ReadonlyMap<string, readonly PartyUse[]> => {
  const uses = new Map<string, PartyUse[]>();
  /** One for each element, and one for all that stands in none: what was noted of it before is known without looking through all uses. */
  const noting = (block: Id | null, what: PartyUse['what']): Note => {
    const noted = new Set<string>();
    return (party, language) => {
      const use = `${language ?? ''} ${party}`;
      if (noted.has(use)) return;
      noted.add(use);
      const known = uses.get(party);
      if (known === undefined) uses.set(party, [{ block, language, what }]);
      else known.push({ block, language, what });
    };
  };
  for (const { block } of walkBlocks(blocks)) visit(block, null, noting(block.id, 'text'));
  visit(settings.threads, null, noting(null, 'comment'));
  const inGroups = noting(null, 'group');
  for (const { members = [] } of settings.delegations ?? []) for (const member of members) inGroups(member, null);
  return uses;
};

/** The parties that are none of the list: names as somebody wrote them. */
export const writtenParties = (document: Negotiated, delegations: readonly Delegation[]): ReadonlyMap<string, readonly PartyUse[]> => {
  const known = new Set(delegations.map(({ id }) => id));
  return new Map([...partyUses(document)].filter(([party]) => !known.has(party)));
};

/** The same value with one party for another; the very same where it does not name it. A list never names one twice. */
const renamed = <Value>(value: Value, from: string, to: string): Value => {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => renamed(item, from, to));
    return items.every((item, index) => item === value[index]) ? value : (items as Value);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (single.has(key)) return [key, inner === from ? to : inner];
    if (several.has(key) && Array.isArray(inner)) return [key, inner.includes(from) ? [...new Set(inner.map((party: unknown) => (party === from ? to : party)))] : inner];
    return [key, renamed(inner, from, to)];
  });
  return entries.every(([key, inner]) => inner === (value as Record<string, unknown>)[key]) ? value : (Object.fromEntries(entries) as Value);
};

/** Names one party as another everywhere: in the text, in comments and in groups. */
export const replaceParty = <State extends Negotiated>(state: State, from: string, to: string): State => {
  const blocks = renamed(state.blocks, from, to);
  const settings = renamed(state.settings, from, to);
  return blocks === state.blocks && settings === state.settings ? state : { ...state, blocks, settings };
};

/** The groups of which a delegation is a member. */
export const groupsOf = (party: string, delegations: readonly Delegation[]): readonly Delegation[] => delegations.filter(({ members }) => members?.includes(party) === true);
