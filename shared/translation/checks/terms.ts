// Terms of the source whose translation does not stand in the target, and terms that the house does not want.
import type { Language } from '../../language/language.ts';
import { fold } from '../../text/arabic.ts';
import { foldedWords } from '../numbers-words.ts';
import { withoutArticle, withoutClitics } from '../terms-inflection.ts';
import { termFinder, type TermEntry, type TermFinder } from '../terms.ts';
import { found, type Fix, type LineFinding } from './finding.ts';
import type { Check } from './line.ts';

const ofBase = new WeakMap<readonly TermEntry[], Partial<Record<Language, TermFinder>>>();
const finderOf = (terms: readonly TermEntry[], language: Language): TermFinder => {
  const made = ofBase.get(terms) ?? {};
  ofBase.set(terms, made);
  return (made[language] ??= termFinder(terms, language));
};
const alone = new WeakMap<TermEntry, readonly TermEntry[]>();
/** Finds the terms of one concept, whatever longer term of another they are part of. */
export const finderOfEntry = (entry: TermEntry, language: Language): TermFinder => {
  const list = alone.get(entry) ?? [entry];
  alone.set(entry, list);
  return finderOf(list, language);
};

const wanted = (entry: TermEntry, language: Language) => entry.terms.filter((term) => term.language === language && term.usage !== 'forbidden');

/** What is left of an Arabic word without article, long vowels and hamza: equal for وفد and وفود, which no ending tells to be one word. */
const skeleton = (word: string): string => withoutArticle(word).replace(/[اويهء]/gu, '');

/** Whether all words of an Arabic term stand in a text in whatever plural. Too often yes rather than too often no: it is a hint that hangs on it. */
const standsInflected = (term: string, words: ReadonlySet<string>): boolean => foldedWords(term).every((word) => words.has(skeleton(word)));

/** That a term is missing is a hint: it may be said by another form of the word, or by the other translation that the word has. */
export const terms: Check = ({ source, target, terms: base }) => {
  if (base.length === 0) return [];
  const end = { start: target.text.length, end: target.text.length };
  const told = new Set<string>();
  const folded = fold(target.text);
  const skeletons = new Set(target.language === 'ar' ? foldedWords(target.text).flatMap((word) => withoutClitics(word).map(skeleton)) : []);
  const standsSo = (text: string): boolean => folded.includes(fold(text)) || (target.language === 'ar' && standsInflected(text, skeletons));
  const missing = finderOf(base, source.language).find(source.text).flatMap(({ start, end: stop, entries }): LineFinding[] => {
    const known = entries.map(({ entry }) => entry).filter((entry) => wanted(entry, target.language).length > 0);
    const [first] = known;
    if (first === undefined || told.has(first.id)) return [];
    const stands = (entry: TermEntry): boolean => finderOfEntry(entry, target.language).find(target.text).some(({ entries: list }) => list.some(({ term }) => term.usage !== 'forbidden')) || wanted(entry, target.language).some(({ text }) => standsSo(text));
    if (known.some(stands)) return [];
    told.add(first.id);
    const options = [...new Set(known.flatMap((entry) => wanted(entry, target.language).map(({ text }) => text)))];
    return [found('termMissing', 'hint', end, { params: { term: source.text.slice(start, stop), wanted: options.join(' / ') }, source: { start, end: stop } })];
  });
  const forbidden = finderOf(base, target.language).find(target.text).flatMap(({ start, end: stop, entries }): LineFinding[] => {
    if (!entries.every(({ term }) => term.usage === 'forbidden')) return [];
    const written = target.text.slice(start, stop);
    const instead = entries.flatMap(({ entry }) => wanted(entry, target.language).filter(({ usage }) => usage === 'preferred').map(({ text }) => text));
    const [put] = instead;
    // Inflected, or where there are several, the translator chooses.
    const fix: Fix | null = put !== undefined && instead.length === 1 && entries[0]?.term.text === written ? { kind: 'write', edits: [{ start, end: stop, put }] } : null;
    return [found('termForbidden', 'error', { start, end: stop }, { params: { found: written, wanted: instead.join(' / ') || '–' }, fix })];
  });
  return [...missing, ...forbidden];
};
