// What stands in a document several times: the same source translated in two ways, and one translation for two sources.
import { atomSign } from '../../document/content.ts';
import type { Id } from '../../document/ids.ts';
import { found, type Finding, type FindingCode, type LinePlace } from './finding.ts';

export interface TranslatedLine {
  readonly block: Id;
  readonly place: LinePlace;
  /** As they stand. */
  readonly source: string;
  readonly target: string;
  /** As `sameText` makes them: equal where the texts are. */
  readonly same: { readonly source: string; readonly target: string };
  /** Length of the whole target, with what is proposed. */
  readonly end: number;
}

/** A text without objects, capitals and the sign at its end: a heading and an item of a list say the same. */
export const sameText = (text: string): string => text.replaceAll(atomSign, '').replace(/[\s\u00A0]+/gu, ' ').replace(/[.;:,،؛]$/u, '').trim().toLowerCase();
/** Single words have their sense from where they stand. */
const isTold = (text: string): boolean => (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;

const compared = (lines: readonly TranslatedLine[], side: 'source' | 'target', other: 'source' | 'target', code: FindingCode): Finding[] =>
  [...Map.groupBy(lines.filter((line) => isTold(line.same[side])), (line) => line.same[side]).values()].flatMap((list) => {
    const [first] = list;
    return list.flatMap((line) =>
      first === undefined || line.same[other] === first.same[other]
        ? []
        : [{ ...found(code, 'hint', { start: 0, end: line.end }, { params: { here: line[other], there: first[other] }, source: { start: 0, end: line.source.length } }), block: line.block, place: line.place }],
    );
  });

/** Said of the later places; what stands first is what they are held against. */
export const repetitions = (lines: readonly TranslatedLine[]): Finding[] => [...compared(lines, 'source', 'target', 'translatedTwoWays'), ...compared(lines, 'target', 'source', 'sameForTwo')];
