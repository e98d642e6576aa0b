// Footnotes on the clipboard: anchors of Word, LibreOffice, Google Docs and web pages, and the texts they lead to.
import { attribute, elementsIn, isElement, styleOf, textIn, type ElementNode, type Node } from './clipboard-tree.ts';

export interface ClipboardNotes {
  /** Anchors that call a note, with its number as written and the element that holds its text; null where that is not on the clipboard. */
  readonly calls: ReadonlyMap<ElementNode, { readonly written: string; readonly container: ElementNode | null }>;
  /** Elements that hold the texts of notes: they are no part of the running text. */
  readonly containers: ReadonlySet<ElementNode>;
  /** Anchors that lead from the text of a note back to its call. */
  readonly backLinks: ReadonlySet<ElementNode>;
}

const named = /^#?_?(?:(?:ftn|fn|edn)(?:t|ref|t_ref)?[-_:]?\w*|sdfootnote\d+(?:sym|anc)|sdendnote\d+(?:sym|anc)|footnote[-_]?\w*|endnote[-_]?\w*|note[-_]?\d+|cite_(?:note|ref)[-_]\S*|fnref\S*)$/i;
const backward = /ref|anc$|source|return|back/i;
const signs = /^[\s[\]()]*(?:\d{1,4}|[ivxlc]{1,5}|[a-z]|\*{1,3}|†|‡)[\s[\]().:]*$/i;

const targetOf = (anchor: ElementNode): string | null => {
  const href = attribute(anchor, 'href');
  const hash = href?.lastIndexOf('#') ?? -1;
  return href === null || hash < 0 ? null : href.slice(hash + 1);
};

const holder = (element: ElementNode): boolean => {
  const id = attribute(element, 'id') ?? '';
  return styleOf(element).get('mso-element') === 'footnote' || styleOf(element).get('mso-element') === 'endnote' || (['div', 'li', 'aside', 'section'].includes(element.tagName) && named.test(id) && !backward.test(id));
};

/** The element around the target that holds the whole text of the note. */
const containerOf = (target: ElementNode): ElementNode | null => {
  let paragraph: ElementNode | null = null;
  let current: ElementNode | null = target;
  for (let depth = 0; current !== null && depth < 40; depth++) {
    if (holder(current)) return current;
    if (paragraph === null && (current.tagName === 'p' || current.tagName === 'li' || current.tagName === 'dd')) paragraph = current;
    const parent: ElementNode['parentNode'] = current.parentNode;
    current = parent !== null && isElement(parent) ? parent : null;
  }
  return paragraph;
};

/** Finds all footnotes of a clipboard. */
export const findNotes = (root: { readonly childNodes: readonly Node[] }): ClipboardNotes => {
  const targets = new Map<string, ElementNode>();
  const anchors: ElementNode[] = [];
  for (const element of elementsIn(root)) {
    for (const name of [attribute(element, 'id'), attribute(element, 'name')]) if (name !== null && !targets.has(name)) targets.set(name, element);
    if (element.tagName === 'a') anchors.push(element);
  }
  const calls = new Map<ElementNode, { written: string; container: ElementNode | null }>();
  const containers = new Set<ElementNode>();
  const backLinks = new Set<ElementNode>();
  for (const anchor of anchors) {
    const target = targetOf(anchor);
    const mso = styleOf(anchor).has('mso-footnote-id') || styleOf(anchor).has('mso-endnote-id');
    if (target === null || !(mso || named.test(target))) continue;
    const text = textIn(anchor).trim();
    if (backward.test(target)) {
      backLinks.add(anchor);
      continue;
    }
    if (!signs.test(text)) continue;
    const place = targets.get(target);
    const container = place === undefined ? null : containerOf(place);
    calls.set(anchor, { written: text.replace(/[\s[\]().:]/g, ''), container });
    if (container !== null) containers.add(container);
  }
  return { calls, containers, backLinks };
};
