// The HTML of a clipboard as a tree that can be asked for styles; scripts, styles and what is hidden are not seen.
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type ElementNode = DefaultTreeAdapterTypes.Element;

export const isElement = (node: Node | DefaultTreeAdapterTypes.ParentNode | null): node is ElementNode => node !== null && 'tagName' in node;
export const isTextNode = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const attribute = (element: ElementNode, name: string): string | null => element.attrs.find((attr) => attr.name === name)?.value ?? null;

const styles = new WeakMap<ElementNode, ReadonlyMap<string, string>>();

/** The declarations of the `style` attribute, names and values in lower case. */
export const styleOf = (element: ElementNode): ReadonlyMap<string, string> => {
  const known = styles.get(element);
  if (known !== undefined) return known;
  const read = new Map<string, string>();
  for (const declaration of (attribute(element, 'style') ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) read.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim().toLowerCase());
  }
  styles.set(element, read);
  return read;
};

const unseen = new Set(['head', 'style', 'script', 'title', 'meta', 'link', 'template', 'noscript', 'svg', 'iframe', 'object', 'embed', 'video', 'audio', 'canvas', 'map', 'input', 'select', 'xml', 'o:p-empty']);

/** Whether nothing of the element is to be taken over. */
export const isUnseen = (element: ElementNode): boolean => {
  if (unseen.has(element.tagName)) return true;
  const style = styleOf(element);
  return style.get('display') === 'none' || style.get('mso-hide') === 'all' || attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true';
};

const blocks = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'caption',
]);
export const isBlockElement = (element: ElementNode): boolean => blocks.has(element.tagName);

/** All elements in document order, without recursion: the nesting of foreign HTML has no bounds. */
export function* elementsIn(root: { readonly childNodes: readonly Node[] }): Generator<ElementNode> {
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      const child = node.childNodes[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The text of a tree, without recursion. */
export const textIn = (root: { readonly childNodes: readonly Node[] }): string => {
  let text = '';
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isTextNode(node)) text += node.value;
    else if (isElement(node) && !isUnseen(node)) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return text;
};

/** Reads the HTML; the header that Windows sets before it is dropped. */
export const parseClipboard = (html: string): DefaultTreeAdapterTypes.Document => {
  const header = /^Version:[\d.]+\r?\n(?:\w+:[^\n]*\n)+/.exec(html);
  return parse(header === null ? html : html.slice(header[0].length));
};
