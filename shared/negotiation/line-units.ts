// A line as the units that a proposal can be about: signs, and elements that stand whole, each with its marks.
import type { Run } from '../compare/comparison.ts';
import { appendRun, contentOf, isEdge, isTextRun, runsOf } from '../compare/runs.ts';
import { formats, type Content, type Format, type Inline, type Link, type Text } from '../document/inlines.ts';
import { normaliseContent } from '../document/normalise-content.ts';
import type { TextProposal } from '../document/proposal.ts';

/** One UTF-16 unit of text, or an element that stands whole, or an edge of a bracket. */
export interface Unit {
  readonly key: string;
  readonly run: Exclude<Run, Link>;
  /** The address of the link in which the text stands. */
  readonly href: string | null;
}

export const marksOf = (run: Run): readonly TextProposal[] => ('proposals' in run ? (run.proposals ?? []) : []);

/** All marks in a line, also on the text of links and notes. */
export const textMarks = (content: readonly Inline[]): TextProposal[] =>
  runsOf(content).flatMap((run): TextProposal[] => {
    if (isEdge(run)) return [];
    if (!isTextRun(run) && run.type === 'link') return textMarks(run.children);
    return [...marksOf(run), ...(!isTextRun(run) && run.type === 'footnote' ? textMarks(run.content) : [])];
  });

const nameOf = (run: Exclude<Run, Text | Link>): string => {
  if (isEdge(run)) return `${run.type} ${run.of.type} ${run.of.id}`;
  switch (run.type) {
    case 'footnote':
      return `footnote ${run.id}`;
    case 'crossReference':
      return `reference ${run.id} ${run.target} ${run.form}`;
    case 'symbolReference':
      return `symbol ${run.symbol}`;
  }
};

/** Units are the same where they read the same and carry the same marks and comments: an edit of text changes neither. Formats are looked at apart. */
export const unitsOf = (runs: readonly Run[], href: string | null = null): Unit[] =>
  runs.flatMap((run): Unit[] => {
    if (!isTextRun(run) && run.type === 'link') return unitsOf(run.children, run.href);
    const marks = JSON.stringify([marksOf(run), 'comments' in run ? run.comments : undefined]);
    if (isTextRun(run)) return run.text.split('').map((sign) => ({ key: `${sign}${href ?? ''}${marks}`, run: { ...run, text: sign }, href }));
    return [{ key: `${nameOf(run)}${marks}`, run, href }];
  });

export const contentOfUnits = (units: readonly Unit[]): Content => {
  const line: Run[] = [];
  for (const { run, href } of units) {
    const last = line.at(-1);
    if (href === null || !isTextRun(run)) appendRun(line, run);
    else if (last !== undefined && !isTextRun(last) && last.type === 'link' && last.href === href) {
      const children: Run[] = [...last.children];
      appendRun(children, run);
      line[line.length - 1] = { ...last, children: children as Text[] };
    } else line.push({ type: 'link', href, children: [run] });
  }
  return normaliseContent(contentOf(line));
};

export const withMarks = (unit: Unit, change: (marks: readonly TextProposal[]) => readonly TextProposal[]): Unit => {
  const { run } = unit;
  if (isEdge(run)) return unit;
  const marks = change(marksOf(run));
  if (marks.length > 0) return { ...unit, run: { ...run, proposals: [...marks] } };
  const { proposals: _, ...bare } = run;
  return { ...unit, run: bare };
};

export const formatsOf = ({ run }: Unit): Format[] => (isTextRun(run) || (!isEdge(run) && run.type === 'symbolReference') ? formats.filter((format) => format in run && (run as Text)[format] === true) : []);

export const sameFormats = (one: readonly Format[], other: readonly Format[]): boolean => one.length === other.length && one.every((format, index) => format === other[index]);

