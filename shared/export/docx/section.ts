// Sections: page size, margins, direction, and which running heads they show.
import type { LookMeasures } from '../look.ts';
import { page, twipsOfMm } from './lengths.ts';
import { element, flag } from './xml.ts';

/** References to the running heads of upright and of landscape pages; empty for the latter where they share those of the former. */
export interface HeadReferences {
  readonly upright: string;
  readonly landscape: string;
}

export interface SectionOptions {
  readonly landscape: boolean;
  /** References to the running heads; empty where the section takes over those of the one before. */
  readonly heads: string;
  readonly first: boolean;
  readonly rtl: boolean;
}

/** The properties of a section, in the order of the schema. Every section begins on a new page. */
export const sectionProperties = (options: SectionOptions, measures: LookMeasures): string => {
  const { top, bottom, side } = measures.marginsMm;
  const [width, height] = options.landscape ? [page.height, page.width] : [page.width, page.height];
  return element('w:sectPr', {},
    options.heads,
    '<w:type w:val="nextPage"/>',
    element('w:pgSz', { 'w:w': width, 'w:h': height, 'w:orient': options.landscape ? 'landscape' : undefined }),
    element('w:pgMar', {
      'w:top': twipsOfMm(top), 'w:right': twipsOfMm(side), 'w:bottom': twipsOfMm(bottom), 'w:left': twipsOfMm(side),
      'w:header': twipsOfMm(12.5), 'w:footer': twipsOfMm(12.5), 'w:gutter': 0,
    }),
    // The first page has no running head.
    flag('w:titlePg', options.first),
    flag('w:bidi', options.rtl),
  );
};
