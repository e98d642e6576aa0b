// What a check of a translation says: where, how grave it is, and how it is mended where there is one right answer.
import type { Id } from '../../document/ids.ts';
import type { Bracket, Inline } from '../../document/inlines.ts';
import type { Format } from '../../document/proposal.ts';

export const findingCodes = [
  'numberDiffers', 'numberMissing', 'numberExtra', 'percentageMissing', 'dateDiffers',
  'symbolDiffers', 'symbolMissing', 'symbolExtra', 'referenceDiffers', 'referenceMissing', 'referenceExtra',
  'footnoteMissing', 'footnoteExtra', 'footnoteOrder', 'footnoteEmpty',
  'bracketMissing', 'bracketExtra', 'bracketState', 'optionMissing', 'optionExtra',
  'letterDiffers', 'letterMissing', 'letterExtra', 'linkDiffers', 'linkMissing', 'linkExtra',
  'boldMissing', 'boldExtra', 'italicMissing', 'italicExtra', 'quotesUnbalanced', 'quotesForeign',
  'spaceDouble', 'spaceBefore', 'spaceAtEdge', 'punctuationForeign', 'directionUnpaired', 'directionNeedless',
  'latinLeft', 'arabicLeft', 'identical', 'termMissing', 'termForbidden', 'countryDiffers', 'countryMissing',
  'sentencesFewer', 'sentencesMore', 'translatedTwoWays', 'sameForTwo',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `error`: the reader is told something else than in the source; `warning`: against the rules of the language or the house; `hint`: worth a look. */
export type FindingSeverity = 'error' | 'warning' | 'hint';

/** [start, end) in UTF-16 units of `flatText` of a line; empty where something is not there that should be. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A change of the target line, as data: `applyFix` makes it. All places are those of the line as it was checked. */
export type Fix =
  | { readonly kind: 'write'; readonly edits: readonly (Range & { readonly put: string | Inline })[] }
  | ({ readonly kind: 'format'; readonly format: Format; readonly on: boolean } & Range)
  | ({ readonly kind: 'link'; readonly href: string } & Range)
  | { readonly kind: 'bracketState'; readonly id: Id; readonly state: Bracket['state'] };

export interface LineFinding {
  readonly code: FindingCode;
  /** What the message names, as it stands in the texts. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: FindingSeverity;
  readonly target: Range;
  readonly source: Range | null;
  readonly fix: Fix | null;
}

/** Which line of an element: a text by its index in `ownTextPlaces`, or a note in it by its id in each language. */
export interface LinePlace {
  readonly text: number;
  readonly footnote: { readonly source: Id; readonly target: Id } | null;
}

export interface Finding extends LineFinding {
  readonly block: Id;
  readonly place: LinePlace;
}

export const whole = (text: string): Range => ({ start: 0, end: text.length });

/** A finding without the fields that are most often empty. */
export const found = (code: FindingCode, severity: FindingSeverity, target: Range, rest: Partial<Omit<LineFinding, 'code' | 'severity' | 'target'>> = {}): LineFinding => ({
  code, severity, target, params: {}, source: null, fix: null, ...rest,
});
