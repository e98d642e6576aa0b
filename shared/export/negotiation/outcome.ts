// A delegation's view to print: what it asked for and what became of it, in the words and names of one language.
import type { Delegation } from '../../document/delegation.ts';
import type { Document } from '../../document/document.ts';
import { contentText, plain } from '../../document/inlines.ts';
import { numberBlocks } from '../../document/numbering.ts';
import { referenceText } from '../../document/reference.ts';
import { walkBlocks } from '../../document/walk.ts';
import { blockName } from '../../language/elements.ts';
import type { Language } from '../../language/language.ts';
import { translator } from '../../language/messages.ts';
import { delegationsOf, inListOrder, partyShortName } from '../../negotiation/delegations.ts';
import type { ToldAct } from '../../negotiation/log.ts';
import { outcomesOf, outcomes, type Moment, type Outcome } from '../../negotiation/outcome.ts';
import { groupsOf } from '../../negotiation/parties.ts';
import { writtenMomentAt } from '../../text/written-moment.ts';
import { wordedTable } from '../comparison/tables.ts';
import { shortened, tableDocument } from './table-document.ts';

export interface AskedDelegation {
  /** Its id, or its name as written. */
  readonly party: string;
  /** Whether what its groups asked for counts too. */
  readonly groups: boolean;
  /** Everything that was done to the document. */
  readonly acts: readonly ToldAct[];
}

export interface WrittenOutcome {
  readonly outcome: Outcome;
  readonly place: string;
  /** What it did, with the group in whose name. */
  readonly what: string;
  readonly words: string;
  readonly became: string;
  /** When it asked, and when it was settled, with the meeting and who recorded it. */
  readonly asked: string;
  readonly settled: string;
}

export interface WrittenView {
  readonly title: string;
  /** Whom it speaks for, and which groups speak for it; empty where neither is known. */
  readonly membership: string;
  readonly heads: readonly string[];
  readonly rows: readonly WrittenOutcome[];
  readonly counts: string;
  readonly nothing: string;
}

const shortText = 300;

/** Minutes by which the clock of a meeting, or of the last one, is ahead of UTC; null where none was held. */
const clockOf = ({ meetings }: Document['settings'], name: string | null): number | null => meetings?.findLast((one) => name === null || one.name === name)?.offset ?? meetings?.at(-1)?.offset ?? null;

/** By the clock of the meeting, `14 May 2027, 18:00`. The same on every computer: where no meeting had a clock, it says whose it is. */
export const toldMomentAt = (at: number, meeting: string | null, language: Language, settings: Document['settings']): string => {
  const offset = clockOf(settings, meeting);
  return `${writtenMomentAt(at, offset ?? 0, language, settings)}${offset === null ? ' UTC' : ''}`;
};

/** The view of one delegation in one language. */
export const writtenView = (document: Pick<Document, 'blocks' | 'settings'>, language: Language, { party, groups, acts }: AskedDelegation): WrittenView => {
  const t = translator(language);
  const { settings } = document;
  const delegations = delegationsOf(settings);
  const numbering = numberBlocks(document.blocks, language);
  const blocks = new Map([...walkBlocks(document.blocks)].map(({ block }) => [block.id, block]));
  const [comma, colon] = [language === 'ar' ? '، ' : ', ', language === 'fr' ? '\u00A0: ' : ': '];
  const place = ({ block: id, stands, language: shown }: Outcome): string => {
    const block = id === null ? undefined : blocks.get(id);
    if (id === null || block === undefined || !stands) return t('delegations:view.gone');
    const label = numbering.blocks.has(id) ? referenceText({ target: id, form: 'label' }, numbering, settings) : `${blockName(block, language)} – ${shortened(contentText(block.text[language] ?? []), shortText).slice(0, 60)}`.replace(/ – $/u, '');
    return shown === null || shown === language ? label : `${label} (${t(`app:language.${shown}`)})`;
  };
  const moment = (one: Moment | null): string => {
    if (one === null) return '';
    const time = one.at === 0 ? '' : toldMomentAt(one.at, one.meeting, language, settings);
    // One below the other: a name in letters of the other direction would else run on into the figures.
    return [one.meeting ?? '', time, one.author].filter((part) => part !== '').join('\n');
  };
  const itsGroups = groups ? inListOrder(groupsOf(party, delegations), language) : [];
  const parties = [party, ...itsGroups.map(({ id }) => id)];
  const names = (list: readonly Delegation[]) => list.map(({ id }) => partyShortName(id, delegations, language)).join(comma);
  const self = delegations.find(({ id }) => id === party);
  const membership = (): string => {
    if (self?.kind !== 'group') return itsGroups.length === 0 ? '' : t('delegations:view.memberOf', { groups: names(itsGroups) });
    const members = self.members ?? [];
    if (members.length === 0) return t('delegations:view.membersUnknown');
    const unlisted = members.filter((member) => !delegations.some(({ id }) => id === member));
    return t('delegations:view.speaksFor', { members: [names(inListOrder(delegations.filter(({ id }) => members.includes(id)), language)), ...unlisted].filter((part) => part !== '').join(comma) });
  };
  const rows = outcomesOf(document, acts, parties).map((outcome): WrittenOutcome => {
    const what = t(`delegations:view.as.${outcome.as}`);
    return {
      outcome,
      place: place(outcome),
      what: outcome.party === party ? what : `${partyShortName(outcome.party, delegations, language)}${colon}${what}`,
      words: shortened(outcome.words, shortText),
      became: t(`delegations:view.outcome.${outcome.outcome}`),
      asked: moment(outcome.asked),
      settled: moment(outcome.settled),
    };
  });
  const counts = outcomes.flatMap((kind) => {
    const n = rows.filter((row) => row.outcome.outcome === kind).length;
    return n === 0 ? [] : [`${t(`delegations:view.outcome.${kind}`)}${colon}${n}`];
  });
  return {
    title: t('delegations:view.title', { name: partyShortName(party, delegations, language) }),
    membership: membership(),
    heads: [t('delegations:view.place'), t('delegations:view.what'), t('delegations:view.words'), t('delegations:view.asked'), t('delegations:view.became'), t('delegations:view.settled')],
    rows,
    counts: counts.join(language === 'ar' ? '؛ ' : language === 'fr' ? '\u202F; ' : '; '),
    nothing: t('delegations:view.nothing'),
  };
};

/** A document of its own: title, counts, and the table, its heads repeated on each page. */
export const outcomeDocument = (document: Document, language: Language, asked: AskedDelegation): Document => {
  const view = writtenView(document, language, asked);
  const table = wordedTable('view-table', language, [12, 14, 32, 14, 12, 16], [
    view.heads.map(plain),
    ...view.rows.map(({ place, what, words, asked: when, became, settled }) => [place, what, words, when, became, settled].map(plain)),
  ]);
  const empty = view.rows.length === 0;
  return tableDocument(document, language, { id: 'view', title: view.title, lines: { ...(view.membership === '' ? {} : { membership: view.membership }), ...(empty ? { none: view.nothing } : { counts: view.counts }) }, table: empty ? null : { ...table, landscape: true }, words: plain });
};
