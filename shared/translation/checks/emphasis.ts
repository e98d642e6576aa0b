// Bold and italic type: on both sides or on none.
import { hasFormat } from '../../document/content.ts';
import { isText } from '../../document/inlines.ts';
import { found, whole, type LineFinding } from './finding.ts';
import { placed, type Check, type CheckedSide, type Placed } from './line.ts';

type Emphasis = 'bold' | 'italic';

const runsIn = ({ content }: CheckedSide, format: Emphasis): Placed[] => placed(content).filter(({ inline }) => isText(inline) && inline[format] === true && /\p{L}/u.test(inline.text));

const codes = { bold: ['boldMissing', 'boldExtra'], italic: ['italicMissing', 'italicExtra'] } as const;

/** Arabic has no italics of its own: what is in italics elsewhere may be bold there. */
const standsForItalics = (arabic: CheckedSide, other: CheckedSide): boolean =>
  runsIn(other, 'italic').length > 0 && runsIn(arabic, 'italic').length === 0 && runsIn(arabic, 'bold').length > runsIn(other, 'bold').length;

export const emphasis: Check = ({ source, target }) =>
  (['bold', 'italic'] as const).flatMap((format): LineFinding[] => {
    const [wanted, there] = [runsIn(source, format), runsIn(target, format)];
    if ((wanted.length > 0) === (there.length > 0) || (source.language === 'ar' ? standsForItalics(source, target) : target.language === 'ar' && standsForItalics(target, source))) return [];
    const [missing, extra] = codes[format];
    if (wanted.length > 0) {
      const { start, end } = wanted[0] as Placed;
      const all = whole(target.text);
      return [found(missing, 'warning', all, { source: { start, end }, fix: hasFormat(source.content, 0, source.text.length, format) ? { kind: 'format', ...all, format, on: true } : null })];
    }
    const range = { start: there[0]?.start ?? 0, end: there.at(-1)?.end ?? 0 };
    return [found(extra, 'warning', range, { params: { found: target.text.slice(range.start, range.end) }, fix: { kind: 'format', ...whole(target.text), format, on: false } })];
  });
