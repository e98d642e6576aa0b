// A finding in the words of the interface.
import { isolate } from '../../text/bidi.ts';
import type { Translate } from '../../language/messages.ts';
import type { LineFinding } from './finding.ts';

/** Longer texts are told by their beginning. */
const longestTold = 120;
const told = (text: string): string => isolate(text.length > longestTold ? `${text.slice(0, longestTold).trimEnd()}…` : text);

/** What a finding says, with what it names kept apart from the direction of the sentence. */
export const checkText = ({ code, params }: Pick<LineFinding, 'code' | 'params'>, t: Translate): string =>
  t(`checks:finding.${code}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : told(value)])));
