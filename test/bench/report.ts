// What a measurement found, and the page that all of it is written to.
import { execFileSync } from 'node:child_process';
import os from 'node:os';

export interface Line {
  readonly what: string;
  readonly measured: string;
  /** What another program needs for the same work in the same run, where one can do it. */
  readonly beside?: string;
  readonly bar?: string;
  /** Whether the bar is held; absent where there is none. */
  readonly held?: boolean;
}

export interface Section {
  readonly title: string;
  /** How it was measured. */
  readonly how: string;
  readonly lines: readonly Line[];
  /** How much longer work took than on a machine of its own, before and after: 1 is undisturbed. */
  readonly disturbance: readonly [before: number, after: number];
}

export const milliseconds = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`);
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;

/** A line whose bar is a number that must not be exceeded. */
export const within = (what: string, value: number, bar: number, written: (value: number) => string, beside?: string): Line => ({
  what,
  measured: written(value),
  bar: `≤ ${written(bar)}`,
  held: value <= bar,
  ...(beside === undefined ? {} : { beside }),
});

/** How much longer a piece of pure work takes than the processor time it uses: others that compute at the same moment make it wait. */
export function disturbance(): number {
  const before = process.cpuUsage();
  const began = performance.now();
  let sum = 0;
  while (performance.now() - began < 300) for (let n = 0; n < 10_000; n++) sum += Math.sqrt(n);
  const used = process.cpuUsage(before);
  const processor = (used.user + used.system) / 1000;
  return Number.isNaN(sum) ? 1 : Math.max(1, (performance.now() - began) / processor);
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (lines: readonly Line[]): string =>
  [
    '| what | measured | beside it | bar | held |',
    '|---|---:|---:|---:|---|',
    ...lines.map(({ what, measured, beside, bar, held }) => `| ${[what, measured, beside ?? '', bar ?? '', held === undefined ? '' : held ? 'yes' : '**no**'].map(cell).join(' | ')} |`),
  ].join('\n');

const disturbed = ([before, after]: Section['disturbance']): string =>
  Math.max(before, after) < 1.15 ? '' : `\n\nOther programs were computing meanwhile: pure work took ${before.toFixed(2)} times as long as it needs before this part and ${after.toFixed(2)} times after it.`;

export interface Machine {
  readonly browser: string;
}

/** The whole page, in Markdown. */
export function page(sections: readonly Section[], { browser }: Machine): string {
  const [processor] = os.cpus();
  const lines = sections.flatMap((section) => section.lines);
  const barred = lines.filter(({ held }) => held !== undefined);
  const commit = ((): string => {
    try {
      return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    } catch {
      return 'unknown';
    }
  })();
  return `# Measurements

Written by \`npm run bench\`; \`npm run bench -- --only keys\` measures one part. Samples are made by \`sample.ts\`: paragraphs of about 90 words, each eighth with a footnote.

- ${processor?.model.trim() ?? 'unknown processor'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB; ${os.type()} ${os.release()}
- Node ${process.versions.node}, ${browser}
- ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit}

${barred.filter(({ held }) => held).length} of ${barred.length} bars are held.

${sections.map((section) => `## ${section.title}\n\n${section.how}\n\n${table(section.lines)}${disturbed(section.disturbance)}`).join('\n\n')}
`;
}
