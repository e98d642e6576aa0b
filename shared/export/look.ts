// The measures of the three looks, shared by every export that sets pages. Points unless a name ends in `Mm`.
// Headquarters follows the published Geneva layout (2024); the looks of ESCWA follow its documents of 2018 and 2024 as far as
// their text shows (case of headings, position, range mark), with margins and sizes of ordinary office practice.
import type { Look } from '../document/document.ts';

export type Side = 'start' | 'end' | 'centre' | 'outside';

export interface HeadingMeasures {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly capitals: boolean;
  readonly align: 'start' | 'centre';
  readonly before: number;
  readonly after: number;
}

export interface LookMeasures {
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly side: number };
  /** How far the masthead reaches into the side margins, each side. */
  readonly mastheadOverhangMm: number;
  /** `lineHeight`: distance between base lines as a share of the size, for Latin script, here and below. */
  readonly body: { readonly size: number; readonly lineHeight: number; readonly after: number; readonly justified: boolean };
  /** Where the text after a paragraph number begins; the second line returns to the margin. */
  readonly numberTabMm: number;
  /** `hanging`: lines of sub-paragraphs align under the text; `firstLine`: they return to the margin, as Headquarters sets them. */
  readonly subparagraphs: 'hanging' | 'firstLine';
  readonly masthead: {
    readonly organization: number;
    readonly series: number;
    /** Headquarters prints the rest of the symbol after the series letter, in this size; null where the letter stands alone. */
    readonly symbolRest: number | null;
    readonly organ: number;
    readonly distr: number;
  };
  readonly frontLines: {
    readonly body: number;
    readonly committee: number;
    readonly session: number;
    readonly venue: number;
    readonly agendaItem: number;
    readonly documentKind: number;
    readonly title: number;
    readonly subtitle: number;
    readonly titleAlign: 'start' | 'centre';
  };
  readonly summary: { readonly head: number; readonly text: number; readonly frame: number };
  /** By level from 1; the fifth serves what lies deeper. */
  readonly headings: readonly [HeadingMeasures, HeadingMeasures, HeadingMeasures, HeadingMeasures, HeadingMeasures];
  readonly contents: { readonly head: number; readonly capitals: boolean; readonly text: number; readonly lineHeight: number };
  readonly footnote: { readonly size: number; readonly lineHeight: number };
  readonly table: { readonly text: number; readonly caption: number; readonly ruleTop: number; readonly ruleHead: number; readonly ruleEnd: number };
  readonly runningHead: { readonly side: Side; readonly size: number; readonly rule: number };
  readonly pageNumber: { readonly place: 'head' | 'foot'; readonly side: Side; readonly size: number; readonly dashes: boolean };
  readonly thickRule: number;
  readonly thinRule: number;
  readonly endRule: { readonly widthMm: number; readonly weight: number; readonly before: number };
}

const heading = (size: number, before: number, after: number, more: Partial<HeadingMeasures> = {}): HeadingMeasures => ({
  size, bold: true, italic: false, capitals: false, align: 'start', before, after, ...more,
});

const current: LookMeasures = {
  marginsMm: { top: 25, bottom: 25, side: 25 },
  mastheadOverhangMm: 0,
  body: { size: 11, lineHeight: 1.3, after: 7, justified: true },
  numberTabMm: 12.5,
  subparagraphs: 'hanging',
  masthead: { organization: 12, series: 26, symbolRest: null, organ: 16, distr: 10 },
  frontLines: { body: 12, committee: 12, session: 11, venue: 11, agendaItem: 11, documentKind: 13, title: 15, subtitle: 12, titleAlign: 'centre' },
  summary: { head: 11, text: 10.5, frame: 0.5 },
  headings: [
    heading(14, 18, 9),
    heading(12, 14, 7),
    heading(11, 12, 6),
    heading(11, 10, 5),
    heading(11, 10, 5, { bold: false, italic: true }),
  ],
  contents: { head: 14, capitals: false, text: 11, lineHeight: 1.35 },
  footnote: { size: 9, lineHeight: 1.2 },
  table: { text: 9.5, caption: 10.5, ruleTop: 0.5, ruleHead: 1, ruleEnd: 1 },
  runningHead: { side: 'end', size: 9, rule: 0 },
  pageNumber: { place: 'foot', side: 'centre', size: 9, dashes: false },
  thickRule: 2.25,
  thinRule: 0.5,
  endRule: { widthMm: 30, weight: 0.5, before: 18 },
};

const classic: LookMeasures = {
  ...current,
  body: { ...current.body, lineHeight: 1.25, after: 8 },
  headings: [
    heading(12, 18, 10, { capitals: true, align: 'centre' }),
    heading(11, 14, 8, { capitals: true, align: 'centre' }),
    heading(11, 12, 6, { bold: false, italic: true }),
    heading(11, 10, 5, { bold: false }),
    heading(11, 10, 5, { bold: false, italic: true }),
  ],
  frontLines: { ...current.frontLines, title: 14, documentKind: 12 },
  contents: { ...current.contents, head: 12, capitals: true },
  runningHead: { side: 'start', size: 9, rule: 0 },
  pageNumber: { place: 'head', side: 'centre', size: 10, dashes: true },
};

const headquarters: LookMeasures = {
  ...current,
  marginsMm: { top: 30, bottom: 30, side: 40 },
  mastheadOverhangMm: 20,
  body: { size: 10, lineHeight: 1.22, after: 6, justified: true },
  numberTabMm: 10,
  subparagraphs: 'firstLine',
  masthead: { organization: 14, series: 20, symbolRest: 10, organ: 20, distr: 10 },
  frontLines: { body: 14, committee: 12, session: 10, venue: 10, agendaItem: 10, documentKind: 14, title: 17, subtitle: 14, titleAlign: 'start' },
  summary: { head: 12, text: 10, frame: 0.5 },
  headings: [
    heading(14, 16, 13),
    heading(12, 12, 12),
    heading(10, 12, 6),
    heading(10, 10, 5),
    heading(10, 10, 5, { bold: false, italic: true }),
  ],
  contents: { head: 14, capitals: false, text: 10, lineHeight: 1.35 },
  footnote: { size: 9, lineHeight: 1.25 },
  table: { text: 8, caption: 10, ruleTop: 0.25, ruleHead: 1.5, ruleEnd: 1.5 },
  runningHead: { side: 'outside', size: 9, rule: 0.5 },
  pageNumber: { place: 'foot', side: 'outside', size: 9, dashes: false },
  thickRule: 1.5,
  endRule: { widthMm: 30, weight: 0.5, before: 12 },
};

export const lookMeasures: Readonly<Record<Look, LookMeasures>> = {
  'escwa-current': current,
  'escwa-classic': classic,
  headquarters,
};

/** Arabic letters are smaller on their body than Latin ones; text of the same point size is set larger by this factor. */
export const arabicScale = 1.2;
