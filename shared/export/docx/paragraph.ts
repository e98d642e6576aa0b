// A paragraph of WordprocessingML: its style, its place in a list, and what a single paragraph adds to them.
import type { ListPlace } from './lists.ts';
import { element, flag, val } from './xml.ts';

export interface ParagraphOptions {
  readonly style: string;
  /** `none` takes the paragraph out of the list that its style is linked to. */
  readonly list?: ListPlace | 'none' | null;
  readonly keepNext?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  /** It stands at the head of a page that the text asks for, without the space before it, which Word keeps there. */
  readonly atHead?: boolean;
  /** Properties of a section that ends with this paragraph. */
  readonly section?: string;
}

/** Properties in the order of the schema. The direction stands on each paragraph, where every program looks for it. */
export const paragraph = (content: string, options: ParagraphOptions, rtl: boolean): string => {
  const { list } = options;
  const place = list === 'none' ? { numId: 0, level: 0 } : list;
  return `<w:p><w:pPr>${val('w:pStyle', options.style)}${flag('w:keepNext', options.keepNext)}${
    place === undefined || place === null ? '' : element('w:numPr', {}, val('w:ilvl', place.level), val('w:numId', place.numId))
  }${flag('w:bidi', rtl)}${options.atHead === true ? '<w:spacing w:before="0"/>' : ''}${options.align === undefined ? '' : val('w:jc', options.align)}${rtl ? '<w:rPr><w:rtl/></w:rPr>' : ''}${options.section ?? ''}</w:pPr>${content}</w:p>`;
};
