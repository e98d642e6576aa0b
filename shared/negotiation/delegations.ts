// The delegations that a text knows: those of the program and its own, in the order of the United Nations, found by name or abbreviation.
import builtIn from '../../assets/delegations/delegations.json' with { type: 'json' };
import { delegationSchema, type Delegation } from '../document/delegation.ts';
import type { DocumentSettings } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import { languages, type Language } from '../language/language.ts';
import { fold } from '../text/arabic.ts';
import { z } from '../zod.ts';

/** The States Members of the United Nations, the two observer States and the groups that negotiate. */
export const builtInDelegations: readonly Delegation[] = z.array(delegationSchema).parse(builtIn);

const ofTexts = new WeakMap<readonly Delegation[], readonly Delegation[]>();

/** All delegations of a text: its own come in the place of those of the program with the same id. The same list for the same settings. */
export const delegationsOf = ({ delegations }: Pick<DocumentSettings, 'delegations'>): readonly Delegation[] => {
  if (delegations === undefined) return builtInDelegations;
  const made = ofTexts.get(delegations);
  if (made !== undefined) return made;
  const own = new Map(delegations.map((delegation) => [delegation.id, delegation]));
  const known = builtInDelegations.map((delegation) => own.get(delegation.id) ?? delegation);
  const ids = new Set(builtInDelegations.map(({ id }) => id));
  const all = [...known, ...delegations.filter(({ id }) => !ids.has(id))];
  ofTexts.set(delegations, all);
  return all;
};

/** French lists of the United Nations go letter by letter, English and Arabic ones word by word. */
const collators: Readonly<Record<Language, Intl.Collator>> = {
  en: new Intl.Collator('en'),
  ar: new Intl.Collator('ar'),
  fr: new Intl.Collator('fr', { ignorePunctuation: true }),
};

/** In Arabic neither the article nor the seat of a hamza counts. */
const sortKey = (name: string, language: Language): string =>
  language === 'ar' ? fold(name).replace(/(^|\s)ال(?=\p{L}{2})/gu, '$1') : name;

const kindOrder: Readonly<Record<Delegation['kind'], number>> = { country: 0, group: 1, other: 2 };

/** The order of two delegations in a list in one language: States, then groups, then others, each by its name. */
export const compareDelegations = (one: Delegation, other: Delegation, language: Language): number =>
  kindOrder[one.kind] - kindOrder[other.kind] || collators[language].compare(sortKey(one.name[language], language), sortKey(other.name[language], language));

export const inListOrder = (delegations: readonly Delegation[], language: Language): readonly Delegation[] => [...delegations].sort((one, other) => compareDelegations(one, other, language));

/** "the Sudan" is the Sudan, "Iran (Islamic Republic of)" is Iran, "G-77" is the G77, "Delegation of Jordan" is Jordan. */
const plainName = (name: string): string =>
  fold(name)
    .trim()
    .replace(/^(the )?(permanent )?(delegation|mission) (of|to) |^(la )?(delegation|mission permanente) (de |du |des |d['’])|^وفد /u, '')
    .replace(/\s*\([^)]*\)\s*/gu, ' ')
    .replace(/^(the|la|le|les) |^l'/u, '')
    .replace(/[.\s-]+/gu, '')
    .replace(/^ال/u, '');

const namesOf = (delegation: Delegation): readonly string[] => [...languages.map((language) => delegation.name[language]), ...(delegation.abbreviations ?? [])];

const indices = new WeakMap<readonly Delegation[], ReadonlyMap<string, Delegation>>();

/** The delegation that is written so, in any language or by an abbreviation; null where none is. */
export const findDelegation = (written: string, delegations: readonly Delegation[]): Delegation | null => {
  let index = indices.get(delegations);
  if (index === undefined) {
    const made = new Map<string, Delegation>();
    for (const delegation of delegations) for (const name of namesOf(delegation)) if (!made.has(plainName(name))) made.set(plainName(name), delegation);
    indices.set(delegations, (index = made));
  }
  return index.get(plainName(written)) ?? null;
};

/** What a party is called: its name in a language, or the name as it was written where no delegation has that id. */
export const partyName = (party: string, delegations: readonly Delegation[], language: Language): string => delegations.find(({ id }) => id === party)?.name[language] ?? party;

/**
 * What a party is called wherever something is said of its position, in panels, logs and exports alike: groups by the abbreviation that English texts
 * use. Another name in full is none.
 */
export const partyShortName = (party: string, delegations: readonly Delegation[], language: Language): string => {
  const found = delegations.find(({ id }) => id === party);
  if (found === undefined) return party;
  const [short = ' '] = found.abbreviations ?? [];
  return found.kind === 'group' && language === 'en' && !/\s/u.test(short) ? short : found.name[language];
};

/** Those that are meant by what was typed so far, the likeliest first; all of them, in their order, while nothing is typed. */
export const searchDelegations = (query: string, delegations: readonly Delegation[], language: Language): readonly Delegation[] => {
  const wanted = plainName(query);
  const ordered = inListOrder(delegations, language);
  if (wanted === '') return ordered;
  const rank = (delegation: Delegation): number => {
    const best = namesOf(delegation).map((name) => {
      const plain = plainName(name);
      if (plain === wanted) return 0;
      if (plain.startsWith(wanted)) return 1;
      if (fold(name).split(/[\s(]+/u).some((word) => plainName(word).startsWith(wanted))) return 2;
      return plain.includes(wanted) ? 3 : 4;
    });
    return Math.min(...best);
  };
  return ordered
    .map((delegation) => ({ delegation, rank: rank(delegation) }))
    .filter((one) => one.rank < 4)
    .sort((one, other) => one.rank - other.rank)
    .map(({ delegation }) => delegation);
};

/** The delegations of a text with one put in or renamed. What is as the program has it is not kept. */
export const withDelegation = (own: readonly Delegation[], delegation: Delegation): readonly Delegation[] => {
  const others = own.filter(({ id }) => id !== delegation.id);
  const known = builtInDelegations.find(({ id }) => id === delegation.id);
  return known !== undefined && JSON.stringify(delegationSchema.parse(known)) === JSON.stringify(delegationSchema.parse(delegation)) ? others : [...others, delegation];
};

/** The delegations of a text without one: one of the program has its own names again. */
export const withoutDelegation = (own: readonly Delegation[], id: Id): readonly Delegation[] => own.filter((delegation) => delegation.id !== id);
