// The lists that paragraphs are in by their styles, said with what a paragraph was: LibreOffice, when it rejects a change of style, leaves the paragraph in the list
// and on the level that it came to, unless the earlier ones are named.
import { childOf, childrenOf, parse, valueOf } from './tree.ts';

interface StyleList {
  readonly list: string;
  /** A list named with a paragraph brings its own indents, unless the paragraph has some: those of the style. */
  readonly indents: string;
}

const noList = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
/** What stands before each in the properties of a paragraph (ISO 29500-1, 17.3.1.26), of all that our writers write. */
const beforeList = /^(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|widowControl)\b[^>]*\/>)*/;
const beforeIndents = /^(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|widowControl|suppressLineNumbers|bidi|spacing)\b[^>]*\/>|<w:(numPr|pBdr|tabs)>.*?<\/w:\1>)*/;
const styleName = /^<w:pStyle w:val="([^"]*)"\/>/;

const putIn = (properties: string, place: RegExp, xml: string): string => {
  const at = place.exec(properties)?.[0].length ?? 0;
  return `${properties.slice(0, at)}${xml}${properties.slice(at)}`;
};

export class StyleLists {
  readonly #ofStyle = new Map<string, StyleList>();

  /** `styles`: those of the elements, as written. */
  constructor(styles: string) {
    for (const [, id = '', inner = ''] of styles.matchAll(/<w:style [^>]*w:styleId="([^"]*)"[^>]*>(.*?)<\/w:style>/gs)) {
      const properties = childOf({ name: '', attributes: '', xml: '', children: parse(inner) }, 'w:pPr');
      const list = childOf(properties, 'w:numPr');
      if (list !== undefined && valueOf(list, 'w:numId') !== null) this.#ofStyle.set(id, { list: list.xml, indents: properties === undefined ? '' : childrenOf(properties, 'w:ind').map(({ xml }) => xml).join('') });
    }
  }

  #styleOf(properties: string): StyleList | undefined {
    return this.#ofStyle.get(styleName.exec(properties)?.[1] ?? '');
  }

  #listOf(properties: string): string {
    return /<w:numPr>.*?<\/w:numPr>/.exec(properties)?.[0] ?? this.#styleOf(properties)?.list ?? noList;
  }

  /** What a paragraph was, with the list of its style where it is in another one now, or in none. */
  named(before: string, now: string): string {
    const style = this.#styleOf(before);
    if (style === undefined || before.includes('<w:numPr>') || this.#listOf(before) === this.#listOf(now)) return before;
    const listed = putIn(before, beforeList, style.list);
    return before.includes('<w:ind ') ? listed : putIn(listed, beforeIndents, style.indents);
  }
}
