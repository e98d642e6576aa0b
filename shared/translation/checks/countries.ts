// A country that the source names is named in the translation, and no other in its place.
import type { Delegation } from '../../document/delegation.ts';
import { languages, type Language } from '../../language/language.ts';
import { fold } from '../../text/arabic.ts';
import { delegationsOf } from '../../negotiation/delegations.ts';
import type { Id } from '../../document/ids.ts';
import { termFinder, type TermEntry, type TermFinder } from '../terms.ts';
import { withoutArticle, withoutClitics } from '../terms-inflection.ts';
import { found, type Fix } from './finding.ts';
import { differences, type Check, type CheckedSide } from './line.ts';
import { finderOfEntry } from './terms.ts';

/** Names that are other words of the language too: عمّان is Amman, مالي financial, قطر a region, المغرب the Maghreb, البحرين two seas. */
const otherWords: Readonly<Record<Language, readonly Id[]>> = { en: [], fr: [], ar: ['OM', 'ML', 'QA', 'MA', 'BH'] };

/** `Iran (Islamic Republic of)` stands in a sentence as `Islamic Republic of Iran` or as `Iran`. */
const namesIn = (name: string): string[] => {
  const [, short, long] = /^(.+?) \((.+)\)$/u.exec(name) ?? [];
  return short === undefined || long === undefined ? [name] : [name, short, `${long} ${short}`];
};

/** Countries have no plural and no ending: كوب is not كوبا. What is written together with a name may be there. */
const isName = (written: string, name: string): boolean => {
  const [word, wanted] = [fold(written), withoutArticle(fold(name))];
  return /\s/u.test(wanted) || withoutClitics(word).some((reading) => withoutArticle(reading) === wanted) || word === wanted;
};

interface Atlas {
  readonly entries: ReadonlyMap<Id, TermEntry>;
  readonly finders: Readonly<Record<Language, TermFinder>>;
}

const atlases = new WeakMap<readonly Delegation[], Atlas>();
const atlasOf = (delegations: readonly Delegation[]): Atlas => {
  let made = atlases.get(delegations);
  if (made === undefined) {
    const list = delegations.filter(({ kind }) => kind === 'country').map(({ id, name }): TermEntry => ({
      id, domain: null, note: null,
      terms: languages.flatMap((language) => namesIn(name[language]).map((text) => ({ language, text, usage: 'preferred' as const, status: 'verified' as const }))),
    }));
    made = { entries: new Map(list.map((entry) => [entry.id, entry])), finders: { en: termFinder(list, 'en'), ar: termFinder(list, 'ar'), fr: termFinder(list, 'fr') } };
    atlases.set(delegations, made);
  }
  return made;
};

interface Named {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

export const countries: Check = ({ source, target, settings }) => {
  const { entries, finders } = atlasOf(delegationsOf(settings));
  const namedIn = ({ text, language }: CheckedSide): Named[] =>
    finders[language].find(text).flatMap(({ start, end, entries: [best] }) => {
      const written = text.slice(start, end);
      return best === undefined || !isName(written, best.term.text) ? [] : [{ id: best.entry.id, start, end, written }];
    });
  const once = (list: readonly Named[]): Named[] => list.filter(({ id }, at) => list.findIndex((other) => other.id === id) === at);
  const stands = ({ id }: Named, side: CheckedSide): boolean => {
    const entry = entries.get(id);
    return entry !== undefined && finderOfEntry(entry, side.language).find(side.text).length > 0;
  };
  const wanted = once(namedIn(source)).filter((named) => !otherWords[source.language].includes(named.id) && !stands(named, target));
  const there = once(namedIn(target)).filter((named) => !otherWords[target.language].includes(named.id) && !stands(named, source));
  const nameOf = (id: Id): string => entries.get(id)?.terms.find(({ language }) => language === target.language)?.text ?? id;
  const { differ, missing } = differences(wanted, there, ({ id }) => id);
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...differ.map(([one, other]) => {
      const at = { start: other.start, end: other.end };
      const isPlain = other.written === nameOf(other.id) && target.text.split(other.written).length === 2;
      const fix: Fix | null = isPlain ? { kind: 'write', edits: [{ ...at, put: nameOf(one.id) }] } : null;
      return found('countryDiffers', 'error', at, { params: { wanted: nameOf(one.id), found: other.written }, source: { start: one.start, end: one.end }, fix });
    }),
    ...missing.map((one) => found('countryMissing', 'error', end, { params: { wanted: nameOf(one.id) }, source: { start: one.start, end: one.end } })),
  ];
};
