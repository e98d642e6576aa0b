// The XML that this program wrote, read back as a tree, so that two versions of it can be laid side by side. It reads nothing else.

export interface Node {
  /** With its prefix; empty for text. */
  readonly name: string;
  /** As written, with the space before it; the decoded text of a text node. */
  readonly attributes: string;
  readonly children: Node[];
  /** As written. */
  readonly xml: string;
}

const tags = /<(\/?)([\w:]+)([^>]*?)(\/?)>|([^<]+)/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
export const decoded = (xml: string): string => (xml.includes('&') ? xml.replace(/&(?:amp|lt|gt|quot);/g, (sign) => entities[sign] ?? sign) : xml);

interface Open {
  readonly name: string;
  readonly attributes: string;
  readonly children: Node[];
  readonly start: number;
}

/** The nodes of a piece of XML that our writers made: every value escaped, every element closed. */
export const parse = (xml: string): Node[] => {
  const top: Node[] = [];
  const open: Open[] = [];
  for (const match of xml.matchAll(tags)) {
    const [whole, closing, name = '', attributes = '', empty, text] = match;
    const siblings = open.at(-1)?.children ?? top;
    if (text !== undefined) siblings.push({ name: '', attributes: decoded(text), children: [], xml: text });
    else if (closing === '/') {
      const ended = open.pop();
      if (ended === undefined || ended.name !== name) throw new Error(`The written text closes ${name} where it is not open.`);
      const around = open.at(-1)?.children ?? top;
      around.push({ name, attributes: ended.attributes, children: ended.children, xml: xml.slice(ended.start, match.index + whole.length) });
    } else if (empty === '/') siblings.push({ name, attributes, children: [], xml: whole });
    else open.push({ name, attributes, children: [], start: match.index });
  }
  return top;
};

export const childOf = (node: Node | undefined, name: string): Node | undefined => node?.children.find((child) => child.name === name);
export const childrenOf = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);

/** The content of an element as written. */
export const innerXml = (node: Node | undefined): string => node?.children.map(({ xml }) => xml).join('') ?? '';

/** The decoded value of an attribute, or null. */
export const attribute = (node: Node | undefined, name: string): string | null => {
  const found = node === undefined ? null : new RegExp(` ${name}="([^"]*)"`).exec(node.attributes);
  return found === null ? null : decoded(found[1] ?? '');
};

/** The value of a child whose only attribute is `w:val`, or null. */
export const valueOf = (node: Node | undefined, name: string): string | null => attribute(childOf(node, name), 'w:val');
