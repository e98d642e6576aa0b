// A content as one flat line of runs, and back: nesting becomes the edges of brackets, so that two versions can be laid side by side.
import { isText, type Bracket, type Content, type CrossReference, type Inline, type Option, type Text } from '../document/inlines.ts';
import { sameFormat } from '../document/normalise-content.ts';
import type { Edge, Run } from './comparison.ts';

export const isEdge = (run: Run): run is Edge => 'type' in run && (run.type === 'start' || run.type === 'end');

/** The line of a content, in reading order. Footnotes and links stand whole. */
export const runsOf = (content: readonly Inline[]): Run[] =>
  content.flatMap((inline): Run[] => {
    if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return [inline];
    const { children, ...of } = inline;
    return [{ type: 'start', of }, ...runsOf(children), { type: 'end', of }];
  });

/** Appends a run; text in the look of the run before it joins that run. */
export const appendRun = (line: Run[], run: Run): void => {
  const before = line.at(-1);
  if (isTextRun(run) && before !== undefined && isTextRun(before) && sameFormat(before, run)) line[line.length - 1] = { ...before, text: before.text + run.text };
  else line.push(run);
};

export const isTextRun = (run: Run): run is Text => 'text' in run;

/** The content of a line: the inverse of `runsOf` for content in normal form, also where text was cut into several runs. */
export const contentOf = (runs: readonly Run[]): Content => {
  const open: { readonly of: Edge['of'] | null; readonly line: Inline[] }[] = [{ of: null, line: [] }];
  for (const run of runs) {
    const inner = open.at(-1);
    if (inner === undefined) break;
    if (!isEdge(run)) appendRun(inner.line as Run[], run);
    else if (run.type === 'start') open.push({ of: run.of, line: [] });
    else if (inner.of !== null) {
      open.pop();
      open.at(-1)?.line.push({ ...inner.of, children: inner.line } as Bracket | Option);
    }
  }
  // A line that ends inside a bracket cannot come from a content; what it holds is kept all the same.
  return open.flatMap(({ line }) => line);
};

const lengthOf = (run: Run): number => (isTextRun(run) ? run.text.length : 1);

/** The length of a line in characters; elements that stand whole count one. */
export const lineLength = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + lengthOf(run), 0);

/** What stands from one character of a line to another. */
export const sliceLine = (runs: readonly Run[], from: number, to: number): Run[] => {
  const slice: Run[] = [];
  if (from >= to) return slice;
  for (let index = 0, at = 0; index < runs.length && at < to; index++) {
    const run = runs[index];
    if (run === undefined) break;
    const end = at + lengthOf(run);
    if (end > from) slice.push(isTextRun(run) && (at < from || end > to) ? { ...run, text: run.text.slice(Math.max(0, from - at), to - at) } : run);
    at = end;
  }
  return slice;
};

export type PrintReference = (reference: CrossReference) => string;

/** What a reader sees of a line, in characters: brackets with their signs, options parted by strokes, a footnote as `*`, a reference as `#` unless it is printed. */
export const lineText = (runs: readonly Run[], reference: PrintReference = () => '#'): string =>
  runs
    .map((run) => {
      if (isTextRun(run)) return run.text;
      switch (run.type) {
        case 'start':
          return run.of.type === 'bracket' ? '[' : '';
        case 'end':
          return run.of.type === 'bracket' ? ']' : ' / ';
        case 'link':
          return run.children.map(({ text }) => text).join('');
        case 'symbolReference':
          return run.symbol;
        case 'footnote':
          return '*';
        case 'crossReference':
          return reference(run);
      }
    })
    .join('');
