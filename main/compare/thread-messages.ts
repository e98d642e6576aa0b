// What the program and the thread that compares say to each other.
import type { Comparison, Renumbering } from '../../shared/compare/comparison.ts';
import type { ThreeWayComparison } from '../../shared/compare/three-way.ts';
import type { Document } from '../../shared/document/document.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Attributions } from '../../shared/export/comparison/attribution.ts';
import type { Emblem } from '../../shared/export/emblem.ts';
import type { ComparisonFormat } from '../../shared/ipc/compare.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Written } from '../export/writers.ts';

export interface Compared {
  readonly comparison: Comparison;
  readonly renumberings: readonly { readonly language: Language; readonly rows: readonly Renumbering[] }[];
}

interface Sides {
  readonly before: Document;
  readonly after: Document;
}

export interface ThreeSides {
  readonly base: Document;
  readonly left: Document;
  readonly right: Document;
}

/** No languages: those of both. */
export type CompareOrder = Sides & { readonly task: 'compare'; readonly languages: readonly Language[] };
export type ThreeOrder = ThreeSides & { readonly task: 'three'; readonly languages: readonly Language[] };

export type WriteOrder = Sides & {
  readonly task: 'write';
  readonly language: Language;
  readonly format: ComparisonFormat;
  readonly attributions: Attributions;
  readonly emblem: Emblem | null;
  /** Images of both texts by hash, that of the emblem among them. */
  readonly images: ReadonlyMap<string, Uint8Array>;
};

export type ComparisonMessage =
  | { readonly kind: 'progress'; readonly step: 'numbering' | 'setting'; readonly done: number }
  | { readonly kind: 'compared'; readonly compared: Compared }
  | { readonly kind: 'threeCompared'; readonly comparison: ThreeWayComparison }
  | { readonly kind: 'written'; readonly file: Written }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** A bug: its stack, for the log. */
  | { readonly kind: 'broken'; readonly stack: string };
