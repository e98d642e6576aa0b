// How the look of words that stayed differs: formats, links, proposals on them, the state and the parties of brackets.
import { formats, type Text } from '../document/inlines.ts';
import type { Edge, LookChange, Run } from './comparison.ts';
import { isEdge, isTextRun } from './runs.ts';

const none: readonly LookChange[] = [];

/** Proposals as a reader sees them: that there is an insertion or a deletion and whose it is, whatever its id and time. */
const proposalsOf = (run: object): string => {
  const proposals = 'proposals' in run ? (run.proposals as Text['proposals']) : undefined;
  return proposals === undefined ? '' : JSON.stringify(proposals.map(({ kind, author, delegation }) => [kind, author, delegation]));
};

const textLooks = (before: Text, after: Text): readonly LookChange[] => {
  if (before === after) return none;
  const changed: LookChange[] = formats.filter((format) => before[format] !== after[format]);
  if (proposalsOf(before) !== proposalsOf(after)) changed.push('proposals');
  return changed;
};

/** What a reader is told of a bracket besides its words. */
const standing = (of: Edge['of']): string => JSON.stringify([of.type === 'bracket' ? [of.state, of.note] : null, of.proposer, of.supporters, of.objections]);

interface Stretch {
  readonly text: Text;
  readonly length: number;
  readonly href: string | null;
}

const stretches = (runs: readonly Run[]): Stretch[] | null => {
  const found: Stretch[] = [];
  for (const run of runs) {
    if (isTextRun(run)) found.push({ text: run, length: run.text.length, href: null });
    else if (run.type === 'link') for (const text of run.children) found.push({ text, length: text.text.length, href: run.href });
    else return null;
  }
  return found;
};

/** The differences of look between two lines that read the same. Comments, and ids, are no look. */
export const looksBetween = (before: readonly Run[], after: readonly Run[]): readonly LookChange[] => {
  const [one, other] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && one !== undefined && other !== undefined) {
    if (isTextRun(one)) {
      if (isTextRun(other)) return textLooks(one, other);
    } else if (isEdge(one)) return isEdge(other) && one.type === 'start' && standing(one.of) !== standing(other.of) ? ['bracket'] : none;
    else if (one.type === 'symbolReference') {
      if (!isTextRun(other) && other.type === 'symbolReference') return textLooks({ ...one, text: '' }, { ...other, text: '' });
    } else if (one.type !== 'link') return proposalsOf(one) === proposalsOf(other) ? none : ['proposals'];
  }
  const [olds, news] = [stretches(before), stretches(after)];
  if (olds === null || news === null) return ['link'];
  const changed = new Set<LookChange>();
  for (let [from, to, doneFrom, doneTo] = [0, 0, 0, 0]; from < olds.length && to < news.length; ) {
    const [old, now] = [olds[from], news[to]];
    if (old === undefined || now === undefined) break;
    for (const look of textLooks(old.text, now.text)) changed.add(look);
    if (old.href !== now.href) changed.add('link');
    const step = Math.min(old.length - doneFrom, now.length - doneTo);
    doneFrom += step;
    doneTo += step;
    if (doneFrom >= old.length) [from, doneFrom] = [from + 1, 0];
    if (doneTo >= now.length) [to, doneTo] = [to + 1, 0];
  }
  return [...changed];
};
