// A change of a line, written into the line as a proposal: what was taken out stays, marked, and what was put in is marked.
import { compareContents } from '../compare/text.ts';
import type { Run } from '../compare/comparison.ts';
import { isEdge, isTextRun, runsOf } from '../compare/runs.ts';
import type { Id, NewId } from '../document/ids.ts';
import type { Content, FootnoteText } from '../document/inlines.ts';
import { sameProposer, type Proposer, type TextProposal } from '../document/proposal.ts';
import type { Language } from '../language/language.ts';
import { contentOfUnits, formatsOf, marksOf, sameFormats, unitsOf, withMarks, type Unit } from './line-units.ts';

/** In whose name a change is proposed, and the id it gets where it does not go on with a proposal of the same hand beside it. */
export interface Proposing {
  readonly by: Proposer;
  readonly id: Id;
  readonly newId: NewId;
}

/** An edit within what the same hand put in belongs to that proposal; `mark`: that of the hand on it, if any. */
export const withinOwn = <Edit extends Proposing>(edit: Edit, mark: (Proposer & { readonly id: Id }) | undefined): Edit => (mark === undefined ? edit : { ...edit, id: mark.id, by: { ...edit.by, at: mark.at } });

const ownMark = (marks: readonly TextProposal[], kind: 'insertion' | 'deletion', by: Proposer): TextProposal | undefined => marks.find((mark) => mark.kind === kind && sameProposer(mark, by));

/** Whether it stands there by a proposal of this hand, so that this hand can take it away without a trace. */
const isOwnInsertion = ({ run }: Unit, by: Proposer): boolean => !isEdge(run) && ownMark(marksOf(run), 'insertion', by) !== undefined;

/** The mark of this hand on the unit, to go on with. */
const neighbourMark = (unit: Unit | undefined, kind: 'insertion' | 'deletion', by: Proposer): TextProposal | undefined => (unit === undefined ? undefined : ownMark(marksOf(unit.run), kind, by));

/** What was taken out, as it stays in the line. */
const takenOut = (units: readonly Unit[], mark: TextProposal, by: Proposer): Unit[] =>
  units.flatMap((unit) => (isOwnInsertion(unit, by) ? [] : [withMarks(unit, (marks) => (ownMark(marks, 'deletion', by) === undefined ? [...marks, mark] : marks))]));

/** What was put in; it may carry marks of the text in which it was typed or from which it was copied. */
const putIn = (units: readonly Unit[], mark: TextProposal): Unit[] => units.map((unit) => withMarks(unit, () => [mark]));

/** The same sign before and after, in the look it has after: with what it looked like before, where that is another. */
const relooked = (before: Unit, after: Unit, { by, id }: Proposing): Unit => {
  const [was, is] = [formatsOf(before), formatsOf(after)];
  if (sameFormats(was, is) || isOwnInsertion(before, by)) return after;
  return withMarks(after, (marks) => {
    const last = marks.findLast(({ kind }) => kind === 'format');
    if (last === undefined || last.kind !== 'format' || !sameProposer(last, by)) return [...marks, { ...by, id, kind: 'format', before: was }];
    return sameFormats(last.before, is) ? marks.filter((mark) => mark !== last) : marks;
  });
};

const kept = (before: Unit, after: Unit, language: Language, proposing: Proposing): Unit => {
  const unit = relooked(before, after, proposing);
  const [was, is] = [before.run, unit.run];
  if (isTextRun(was) || isTextRun(is) || was.type !== 'footnote' || is.type !== 'footnote' || JSON.stringify(was.content) === JSON.stringify(is.content)) return unit;
  return { ...unit, run: { ...is, content: proposeContent(was.content, is.content, language, withinOwn(proposing, ownMark(marksOf(was), 'insertion', proposing.by))) as FootnoteText } };
};

const isStruck = ({ run }: Unit): boolean => marksOf(run).some(({ kind }) => kind === 'deletion');

/** What was put in, without what stood struck out among what was taken out: that stays where it is, whatever is written around it. */
const withoutStruck = (come: readonly Unit[], gone: readonly Unit[]): readonly Unit[] => {
  const struck = gone.filter(isStruck).map(({ key }) => key);
  if (struck.length === 0) return come;
  return come.filter((unit) => {
    const at = isStruck(unit) ? struck.indexOf(unit.key) : -1;
    if (at >= 0) struck.splice(at, 1);
    return at < 0;
  });
};

/** Beyond this many signs a change is no longer one of the keyboard's, and is told word by word. */
const typed = 40;

/** Lays the later line over the earlier one word by word. Neither carries a mark. */
const byWords = (before: Content, after: Content, language: Language, proposing: Proposing): Unit[] => {
  const { by, id } = proposing;
  const out = (runs: readonly Run[]): Unit[] => takenOut(unitsOf(runs), { ...by, id, kind: 'deletion' }, by);
  const into = (runs: readonly Run[]): Unit[] => putIn(unitsOf(runs), { ...by, id, kind: 'insertion' });
  return compareContents(before, after, { language }).pieces.flatMap((piece): Unit[] => {
    const [olds, news] = [unitsOf(piece.before), unitsOf(piece.after)];
    // Words that read the same may differ in signs that nobody sees: then both stand.
    if (olds.length !== news.length || olds.some(({ key }, index) => key !== news[index]?.key)) return [...out(piece.before), ...into(piece.after)];
    return olds.map((unit, index) => kept(unit, news[index] ?? unit, language, proposing));
  });
};

/**
 * The line `after` as a proposal about the line `before`. Rejecting it gives `before` again, accepting it gives `after`, but for marks that
 * stand in `before` already. Brackets are taken as they are in `after`: their life is not proposed. What this hand put in itself and takes
 * out again is gone. `caret`: offset in `after` where the caret stands, where it is known; of several equal answers the one that ends there
 * is taken.
 */
export const proposeContent = (before: Content, after: Content, language: Language, proposing: Proposing, caret?: number): Content => {
  const [olds, news] = [unitsOf(runsOf(before)), unitsOf(runsOf(after))];
  const shorter = Math.min(olds.length, news.length);
  let [prefix, suffix] = [0, 0];
  const growSuffix = (most: number): void => {
    while (suffix < most && olds[olds.length - 1 - suffix]?.key === news[news.length - 1 - suffix]?.key) suffix++;
  };
  if (caret !== undefined) growSuffix(Math.min(shorter, Math.max(0, news.length - caret)));
  while (prefix < shorter - suffix && olds[prefix]?.key === news[prefix]?.key) prefix++;
  growSuffix(shorter - prefix);
  const [gone, come] = [olds.slice(prefix, olds.length - suffix), news.slice(prefix, news.length - suffix)];
  const bare = ({ run }: Unit): boolean => !isEdge(run) && marksOf(run).length === 0;
  if (gone.length > 0 && come.length > 0 && Math.max(gone.length, come.length) > typed && olds.every(bare) && news.every(bare)) return contentOfUnits(byWords(before, after, language, proposing));

  const { by, id } = proposing;
  const same = (some: readonly Unit[], others: readonly Unit[]): Unit[] => some.map((unit, index) => kept(unit, others[index] ?? unit, language, proposing));
  const head = same(olds.slice(0, prefix), news.slice(0, prefix));
  const tail = same(olds.slice(olds.length - suffix), news.slice(news.length - suffix));
  const beside = (kind: 'insertion' | 'deletion'): TextProposal | undefined => neighbourMark(head.at(-1), kind, by) ?? neighbourMark(tail[0], kind, by);
  // A word goes on with the proposal in which it is typed; what is typed beside what was taken out stands for it.
  const going = beside(gone.length > 0 && come.length === 0 ? 'deletion' : 'insertion') ?? (come.length > 0 ? (neighbourMark(head.at(-1), 'deletion', by) ?? neighbourMark(tail[0], 'deletion', by)) : undefined);
  const mark = { ...by, ...(going === undefined ? { id } : { id: going.id, at: going.at }) };
  return contentOfUnits([...head, ...takenOut(gone, { ...mark, kind: 'deletion' }, by), ...putIn(withoutStruck(come, gone), { ...mark, kind: 'insertion' }), ...tail]);
};
