// Addresses and document symbols in running text.
import { hrefSchema, type Link, type SymbolReference } from '../document/inlines.ts';
import { findSymbols } from '../text/symbols-in-text.ts';
import { joinRuns, type Draft, type DraftInline } from './draft.ts';
import { patterns } from './inline-signs.ts';
import { isSymbolLine } from './symbols.ts';

/** An address without the signs of the sentence that stand behind it. */
export const withoutTail = (url: string): string => {
  let end = url.length;
  const dropSigns = (signs: string): void => {
    while (end > 0 && signs.includes(url[end - 1] ?? ' ')) end -= 1;
  };
  dropSigns(".,;:!?'’*_");
  let unopened = 0;
  for (let at = 0; at < end; at++) unopened += url[at] === ')' ? 1 : url[at] === '(' ? -1 : 0;
  while (unopened > 0 && url[end - 1] === ')') {
    end -= 1;
    unopened -= 1;
    dropSigns(".,;:!?'’");
  }
  return url.slice(0, end);
};

/** Plain text with its addresses as links. */
export const withAddresses = (source: string): DraftInline[] => {
  const draft: DraftInline[] = [];
  let from = 0;
  for (const found of source.matchAll(new RegExp(patterns.url.source, 'gi'))) {
    const href = withoutTail(found[0]);
    if (!hrefSchema.safeParse(href).success) continue;
    draft.push({ text: source.slice(from, found.index) }, { type: 'link', href, children: [{ text: href }] });
    from = found.index + href.length;
  }
  draft.push({ text: source.slice(from) });
  return draft;
};

/** A link of nothing but a symbol to the place where United Nations documents are kept: the reference prints that address by itself. */
const symbolOf = ({ href, children }: Link): SymbolReference | null => {
  const [only] = children;
  if (children.length !== 1 || only === undefined || !/^https?:\/\/(?:www\.)?(?:undocs|docs\.un)\.org\//i.test(href) || !isSymbolLine(only.text)) return null;
  const { bold, italic } = only;
  return { type: 'symbolReference', symbol: only.text, ...(bold === true && { bold }), ...(italic === true && { italic }) };
};

/** Sets document symbols apart in plain runs; inside links they stay text. */
export const withSymbols = (draft: Draft): DraftInline[] => {
  const split: DraftInline[] = [];
  for (const inline of joinRuns(draft)) {
    const reference = 'type' in inline && inline.type === 'link' ? symbolOf(inline) : null;
    if (reference !== null) {
      split.push(reference);
      continue;
    }
    if (!('text' in inline) || !inline.text.includes('/') || inline.superscript === true || inline.subscript === true) {
      split.push(inline);
      continue;
    }
    let from = 0;
    for (const { start, end } of findSymbols(inline.text)) {
      if (start > from) split.push({ ...inline, text: inline.text.slice(from, start) });
      const { bold, italic, proposals, comments } = inline;
      split.push({ type: 'symbolReference', symbol: inline.text.slice(start, end), ...(bold === true && { bold }), ...(italic === true && { italic }), ...(proposals !== undefined && { proposals }), ...(comments !== undefined && { comments }) });
      from = end;
    }
    if (from < inline.text.length) split.push({ ...inline, text: inline.text.slice(from) });
  }
  return split;
};
