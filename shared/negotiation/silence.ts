// The silence procedure: how far it has come, and what becomes of an element with it.
import type { Standing } from '../document/block.ts';
import type { Silence } from '../document/silence.ts';

/** `due`: the deadline has passed and nobody has recorded what came of it. */
export type SilencePhase = 'running' | 'due' | 'passed' | 'broken';

export const silencePhase = ({ until, outcome }: Silence, now: number): SilencePhase => outcome ?? (now < until ? 'running' : 'due');

/** Whether an element waits for its deadline, or for somebody to record what came of it. */
export const isUnderSilence = (standing: Standing | undefined): standing is Standing & { readonly silence: Silence } =>
  standing?.silence !== undefined && standing.silence.outcome === undefined;

interface Said {
  readonly at: number;
  readonly meeting?: string | undefined;
}

const said = ({ at, meeting }: Said) => ({ at, ...(meeting === undefined ? {} : { meeting }) });

/** Puts an element under silence until a deadline. What was said of it before stays, but that it was settled. */
export const beginSilence = (before: Standing | undefined, until: number, offset: number, by: Said): Standing => ({
  state: 'open',
  ...(before?.note === undefined ? {} : { note: before.note }),
  ...said(by),
  silence: { from: by.at, until, offset },
});

/** Nobody objected: the element is agreed. The very same where no procedure is under way. */
export const passSilence = (standing: Standing, by: Said): Standing =>
  isUnderSilence(standing) ? { ...standing, state: 'agreed', ...said(by), silence: { ...standing.silence, outcome: 'passed' } } : standing;

/** Somebody objected: the element is open again. The very same where no procedure is under way. */
export const breakSilence = (standing: Standing, party: string, by: Said): Standing =>
  isUnderSilence(standing) ? { ...standing, state: 'open', ...said(by), silence: { ...standing.silence, outcome: 'broken', brokenBy: party } } : standing;
