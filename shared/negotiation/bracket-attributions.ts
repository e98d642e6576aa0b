// Attributions as they are written beside negotiated words: who proposed them, and who wants them out or kept.
import type { Delegation } from '../document/delegation.ts';
import { fold } from '../text/arabic.ts';
import { findDelegation } from './delegations.ts';

export type AttributionVerb = 'support' | 'oppose' | 'reserve';

export interface Attribution {
  /** Ids of the delegations. */
  readonly parties: readonly string[];
  /** Null where the words are theirs. */
  readonly verb: AttributionVerb | null;
}

export interface FoundAttribution {
  readonly from: number;
  readonly to: number;
  readonly all: readonly Attribution[];
}

const verbs: Readonly<Record<AttributionVerb, readonly string[]>> = {
  support: ['retain', 'keep', 'support', 'supports', 'agree', 'conserver', 'maintenir', 'garder', 'appuie', 'appuient', 'ابقاء', 'الابقاء', 'تاييد', 'تؤيد', 'توييد', 'يويد'],
  oppose: ['delete', 'oppose', 'opposes', 'object', 'objects', 'remove', 'supprimer', "s'oppose", "s'opposent", 'objection', 'حذف', 'تحذف', 'اعتراض', 'تعترض', 'تعارض'],
  reserve: ['reserve', 'reserves', 'reservation', 'reserve its position', 'study reserve', 'reserve d’examen', "reserve d'examen", 'تحفظ', 'تتحفظ'],
};

const verbOf = (word: string): AttributionVerb | null => {
  const plain = fold(word).trim();
  return (['support', 'oppose', 'reserve'] as const).find((verb) => verbs[verb].some((one) => fold(one) === plain)) ?? null;
};

/** The ids of delegations in a list; null where one of the names is none. */
const partiesIn = (list: string, delegations: readonly Delegation[]): readonly string[] | null => {
  const named = (name: string): readonly string[] | null => {
    const found = findDelegation(name.trim(), delegations);
    if (found !== null) return [found.id];
    // "Antigua and Barbuda and Oman": the longest beginning that is a name.
    const cuts = [...name.matchAll(/\s+(?:and|et|&)\s+|\s+و(?=\p{L})/giu)].reverse();
    for (const cut of cuts) {
      const head = findDelegation(name.slice(0, cut.index).trim(), delegations);
      const rest = head === null ? null : named(name.slice(cut.index + cut[0].length));
      if (head !== null && rest !== null) return [head.id, ...rest];
    }
    return null;
  };
  const whole = named(list);
  if (whole !== null) return whole;
  const each = list.split(/[,،;؛/]/u).map(named);
  return each.every((one) => one !== null) ? each.flat() : null;
};

const partIn = (part: string, delegations: readonly Delegation[]): Attribution | null => {
  const colon = part.lastIndexOf(':');
  const verb = colon === -1 ? null : verbOf(part.slice(colon + 1));
  if (colon !== -1 && verb === null) return null;
  const parties = partiesIn(colon === -1 ? part : part.slice(0, colon), delegations);
  return parties === null ? null : { parties, verb };
};

/** `EU: delete; G77: retain`, or a list of names; null where a name is not known or a verb is none. */
const partsIn = (text: string, delegations: readonly Delegation[]): readonly Attribution[] | null => {
  const parts = text.includes(':') ? text.split(/[;؛]/u) : [text];
  const each = parts.map((part) => partIn(part, delegations));
  return each.every((one) => one !== null) ? each : null;
};

/** `the European Union (EU)` says what EU stands for, and attributes nothing. */
const explains = (before: string, all: readonly Attribution[], delegations: readonly Delegation[]): boolean => {
  const words = fold(before).trim();
  return all.some(({ parties }) => delegations.some(({ id, name }) => parties.includes(id) && Object.values(name).some((one) => words.endsWith(fold(one)))));
};

/**
 * An attribution at the start or the end of what stands in a bracket: `Egypt, Jordan: …`, `… – Egypt, Jordan`, `… (EU: delete)`. Null where there is none,
 * where a name is not known, or where nothing else would be left.
 */
export const attributionIn = (text: string, delegations: readonly Delegation[]): FoundAttribution | null => {
  const dash = /\s+[–—-]\s+([^–—]*?)\s*$/u.exec(text);
  if (dash !== null && dash.index > 0) {
    const all = partsIn(dash[1] ?? '', delegations);
    if (all !== null) return { from: dash.index, to: text.length, all };
  }
  const parenthesis = /\s*\(([^()]*)\)\s*$/u.exec(text);
  if (parenthesis !== null && parenthesis.index > 0) {
    const all = partsIn(parenthesis[1] ?? '', delegations);
    if (all !== null && !explains(text.slice(0, parenthesis.index), all, delegations)) return { from: parenthesis.index, to: text.length, all };
  }
  const lead = /^\s*([^:]{1,200}):\s+(?=\S)/u.exec(text);
  if (lead !== null) {
    const rest = text.slice(lead[0].length);
    const parties = verbOf(rest) === null ? partiesIn(lead[1] ?? '', delegations) : null;
    if (parties !== null) return { from: 0, to: lead[0].length, all: [{ parties, verb: null }] };
  }
  return null;
};

/** An attribution that follows a bracket and says what is wanted with it: `(EU: delete; G77: retain)`. `to`: where it ends; it begins at 0. */
export const attributionAfter = (text: string, delegations: readonly Delegation[]): FoundAttribution | null => {
  const found = /^\s*\(([^()]*:[^()]*)\)/u.exec(text);
  const all = found === null ? null : partsIn(found[1] ?? '', delegations);
  return found === null || all === null ? null : { from: 0, to: found[0].length, all };
};
