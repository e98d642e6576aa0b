// What is proposed of the words of a line, where a line is told without its look: what is to come and what is to go stand apart, each in brackets of its own.
import type { Inline, Text } from '../document/inlines.ts';
import type { Run } from './comparison.ts';

/** Whether words are proposed to come, to go, or both; empty where neither. Formats that are proposed change no words. */
export const proposedWay = (run: Run | Inline): string => {
  const marked: Pick<Text, 'proposals'> | undefined = 'type' in run && run.type === 'link' ? run.children[0] : 'proposals' in run ? run : undefined;
  const kinds = (marked?.proposals ?? []).map(({ kind }) => kind);
  return `${kinds.includes('insertion') ? 'in' : ''}${kinds.includes('deletion') ? 'out' : ''}`;
};

/** Words in the brackets of a proposal; blanks at their ends stay outside. */
export const inProposal = (words: string): string => words.replace(/^(\s*)(\S|\S[\s\S]*\S)(\s*)$/u, '$1[$2]$3');

/** A line as text: `concern at the [growing][alarming] scarcity`. `say` tells one run or inline. */
export const sayRuns = <Part extends Run | Inline>(runs: readonly Part[], say: (run: Part, index: number) => string): string => {
  let [line, words, open] = ['', '', ''];
  const close = (): void => {
    line += open === '' ? words : inProposal(words);
    words = '';
  };
  for (const [index, run] of runs.entries()) {
    const way = proposedWay(run);
    if (way !== open) close();
    open = way;
    words += say(run, index);
  }
  close();
  return line;
};
