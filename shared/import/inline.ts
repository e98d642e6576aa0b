// The text of one paragraph with its inline markup — Markdown, the HTML that stands in it, superscript signs — as draft content.
import { parseFragment } from 'parse5';
import type { Format, Link, SymbolReference, Text } from '../document/inlines.ts';
import { hrefSchema } from '../document/inlines.ts';
import { delimiter, emphasise, type Delimiter } from './emphasis.ts';
import { joinRuns, run, type Draft, type DraftInline, type Flags, type Mark } from './draft.ts';
import { callEnd, callStart, calledNote } from './collected-notes.ts';
import { findSymbols, isSymbolLine } from './symbols.ts';

export interface InlineContext {
  /** Destinations of `[text][name]`, by name in lower case. */
  readonly references: ReadonlyMap<string, string>;
  /** Numbers that the file sets in brackets to call a footnote, with the opening bracket: `[1`, `(1`. */
  readonly bracketNotes: ReadonlySet<string>;
  /** The numbers of all footnotes that have a text. `¹²` is two marks where there are notes 1 and 2 but no note 12. */
  readonly notes: ReadonlySet<string>;
  /** Signs of markup stand for themselves; only addresses and symbols are set apart. */
  readonly plain?: boolean;
}

export const noContext: InlineContext = { references: new Map(), bracketNotes: new Set(), notes: new Set() };

interface Node {
  text: string;
  readonly mark?: Mark;
  readonly delimiter?: Delimiter;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly format?: Format;
  readonly href?: string;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** `¹²` as `12`. */
export const superscriptNumber = (written: string): string => [...written].map((sign) => String(superscripts.indexOf(sign))).join('');

const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  laquo: '«', raquo: '»', hellip: '…', bull: '•', shy: '\u00AD', lrm: '\u200E', rlm: '\u200F', zwnj: '\u200C', deg: '°', eacute: 'é', egrave: 'è',
  agrave: 'à', ccedil: 'ç', ecirc: 'ê', ocirc: 'ô',
};
const entity = (name: string): string | undefined => {
  if (!name.startsWith('#')) {
    // All that HTML knows; the commonest without asking.
    const [node] = entities[name] === undefined ? parseFragment(`&${name};`).childNodes : [];
    const read = node !== undefined && 'value' in node ? node.value : '';
    return entities[name] ?? (read === '' || read.startsWith('&') ? undefined : read);
  }
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
};

const tagFormats: Readonly<Record<string, Format>> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', u: 'underline', ins: 'underline', sup: 'superscript', sub: 'subscript',
};

const patterns = {
  plain: /[^\\*_<[(\]!`&~^⁰¹²³⁴⁵⁶⁷⁸⁹hH\uE000]+/y,
  call: new RegExp(`${callStart}([^${callEnd}]{1,20})${callEnd}`, 'y'),
  escape: /\\([!-/:-@[-`{-~\n])/y,
  entity: /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/y,
  code: /(?<!`)(`+)(?!`)([^`]+)\1(?!`)/y,
  backticks: /`+/y,
  comment: /<!--[\s\S]*?-->/y,
  autolink: /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy,
  address: /<([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})>/y,
  superscriptNote: /<sup>\s*(?:\\?\[){0,2}(\d{1,4}(?:\s*[,،˒;]\s*\d{1,4})*)(?:\\?\]){0,2}(?:\(#[^)\s]*\)\]?)?\s*<\/sup>/iy,
  tag: /<(\/?)(b|strong|i|em|cite|u|ins|sup|sub|br|span|font|a|p|div|small|big|center|mark|s|del|strike|code|tt|wbr|img|hr)\b([^<>]*)>/iy,
  parenNote: /\(([0-9\u0660-\u0669]{1,3})\)/y,
  note: /\[\^([^\]\s]{1,40})\]/y,
  caretNote: /\^(\d{1,3})\^/y,
  raised: /\^([^\s^~\\*_]{1,40})\^/y,
  lowered: /(?<!~)~([^\s^~\\]{1,40})~(?!~)/y,
  attributes: /\{[.#][^{}\n]*\}/y,
  superscriptSigns: /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y,
  destination: /\(\s*(?:<([^<>]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y,
  reference: /\[([^\][]{0,100})\]/y,
  url: /https?:\/\/[^\s<>«»“”"\]}]+/iy,
} as const;

const match = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** Only what looks like an address is taken for one: `[x](a)` in a negotiated text is a placeholder and a sub-paragraph. */
const looksLikeAddress = (destination: string): boolean => destination === '' || /^(#|https?:|mailto:|javascript:|data:|file:|www\.|\.{0,2}\/)|[./?#=]/i.test(destination);

/** The closing bracket of every opening one, found in one pass. */
const bracketPairs = (source: string): Map<number, number> => {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = source.indexOf('['); at >= 0 && at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') open.push(at);
    else if (sign === ']') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, at);
    }
  }
  return pairs;
};

/** The longest name of a reference, after CommonMark. */
const longestName = 999;

const withoutTail = (url: string): string => {
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

/** Reads the inline markup of one paragraph. A line feed in the source is a line break that was asked for. */
export const readInline = (source: string, context: InlineContext = noContext): DraftInline[] => {
  if (context.plain === true) return joinRuns(withSymbols(withAddresses(source)));
  const nodes: Node[] = [];
  const delimiters: Delimiter[] = [];
  const spans: Span[] = [];
  const openTags: { name: string; node: number; href?: string }[] = [];
  const pairs = source.includes('[') ? bracketPairs(source) : new Map<number, number>();
  /** Where a link ends: the position of its bracket, and what to do there. */
  const linkEnds = new Map<number, { from: number; href: string | null; resume: number; format?: Format }>();
  let at = 0;

  const text = (piece: string): void => {
    const last = nodes.at(-1);
    if (last !== undefined && last.mark === undefined && last.delimiter === undefined && spans.at(-1)?.to !== nodes.length && !openTags.some((tag) => tag.node === nodes.length)) last.text += piece;
    else nodes.push({ text: piece });
  };
  const mark = (note: string, written: string, certain: boolean): void => {
    const split = note.length > 1 && written.length === note.length && !context.notes.has(note) && [...note].every((digit) => context.notes.has(digit));
    for (const [index, part] of (split ? [...note] : [note]).entries()) {
      nodes.push({ text: '', mark: { type: 'mark', note: part, written: split ? (written[index] ?? part) : written, certain } });
    }
  };
  const formatted = (piece: string, format: Format): void => {
    nodes.push({ text: piece });
    spans.push({ from: nodes.length - 2, to: nodes.length, format });
  };
  const certainHere = (): boolean => !/(?:^|[^\p{L}])(?:[kcdm]?m|[A-Z])$/u.test(source.slice(Math.max(0, at - 4), at));

  const tag = (found: RegExpExecArray): void => {
    const name = (found[2] ?? '').toLowerCase();
    const attributes = found[3] ?? '';
    if (name === 'br' || name === 'hr') return text('\n');
    if (name === 'img') return text(/\balt\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? '');
    if (found[1] === '') {
      const href = name === 'a' ? (/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '') : undefined;
      if (!attributes.endsWith('/')) openTags.push({ name, node: nodes.length, ...(href === undefined ? {} : { href }) });
      return;
    }
    const index = openTags.findLastIndex((open) => open.name === name);
    const open = openTags[index];
    if (open === undefined) return;
    openTags.splice(index, 1);
    const format = tagFormats[name];
    if (format !== undefined) spans.push({ from: open.node - 1, to: nodes.length, format });
    else if (open.href !== undefined && hrefSchema.safeParse(open.href).success) spans.push({ from: open.node - 1, to: nodes.length, href: open.href });
  };

  /** At `[`: a link begins, or a mark stands, or it is a bracket. Returns where to go on, or -1. */
  const bracket = (image: boolean): number => {
    const close = pairs.get(at);
    if (close === undefined) return -1;
    const inner = source.slice(at + 1, close);
    const destination = match(patterns.destination, source, close + 1);
    let href: string | undefined;
    let resume = close + 1;
    if (destination !== null && looksLikeAddress(destination[1] ?? destination[2] ?? '')) {
      href = (destination[1] ?? destination[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
      resume = close + 1 + destination[0].length;
    } else {
      const reference = match(patterns.reference, source, close + 1);
      const name = reference !== null && reference[1] !== '' ? (reference[1] ?? '') : inner;
      const known = name.length > longestName ? undefined : context.references.get(name.toLowerCase());
      if (known !== undefined) {
        href = known;
        resume = reference !== null ? close + 1 + reference[0].length : close + 1;
      }
    }
    const digitsOnly = inner.length > 40 ? undefined : /^\\?\[?(\d{1,4})\\?\]?$/.exec(inner.replace(/<\/?sup>/gi, ''))?.[1];
    if (digitsOnly !== undefined && ((href !== undefined && /^#_?(?:ftn|fn|footnote|note|endnote)/i.test(href)) || (href === undefined && context.bracketNotes.has(`[${digitsOnly}`)))) {
      mark(href === undefined ? `[${digitsOnly}` : digitsOnly, source.slice(at, close + 1), true);
      return resume;
    }
    const attributes = href === undefined && !image ? match(patterns.attributes, source, close + 1) : null;
    if (attributes !== null) {
      // A span with attributes, as converters write underlined text.
      linkEnds.set(close, { from: nodes.length - 1, href: null, resume: close + 1 + attributes[0].length, ...(/\.(?:underline|ul)\b/.test(attributes[0]) ? { format: 'underline' as const } : {}) });
      nodes.push({ text: '' });
      return at + 1;
    }
    if (href === undefined) return -1;
    linkEnds.set(close, { from: nodes.length - 1, href: hrefSchema.safeParse(href).success && !image ? href : null, resume });
    nodes.push({ text: '' });
    return at + 1;
  };

  while (at < source.length) {
    const plain = match(patterns.plain, source, at);
    if (plain !== null) {
      text(plain[0]);
      at += plain[0].length;
      continue;
    }
    const sign = source[at] ?? '';
    let found: RegExpExecArray | null = null;
    switch (sign) {
      case '\\':
        if ((found = match(patterns.escape, source, at)) !== null) text(found[1] ?? '');
        break;
      case '&':
        if ((found = match(patterns.entity, source, at)) !== null) {
          const decoded = entity(found[1] ?? '');
          text(decoded ?? found[0]);
        }
        break;
      case '`':
        found = match(patterns.code, source, at);
        if (found !== null) text(found[2] ?? '');
        // Without a partner the whole run is text: looked at sign by sign it would be searched for again each time.
        else if ((found = match(patterns.backticks, source, at)) !== null) text(found[0]);
        break;
      case '<':
        if ((found = match(patterns.comment, source, at)) !== null) break;
        if ((found = match(patterns.autolink, source, at)) !== null || (found = match(patterns.address, source, at)) !== null) {
          const address = found[1] ?? '';
          const href = address.includes('@') && !/^(?:mailto|https?):/i.test(address) ? `mailto:${address}` : address;
          nodes.push({ text: address.replace(/^mailto:/i, '') });
          spans.push({ from: nodes.length - 2, to: nodes.length, href });
          break;
        }
        if ((found = match(patterns.superscriptNote, source, at)) !== null) {
          for (const note of (found[1] ?? '').split(/[,،˒;]/)) mark(note.trim(), note.trim(), certainHere());
          break;
        }
        if ((found = match(patterns.tag, source, at)) !== null) tag(found);
        break;
      case callStart:
        if ((found = match(patterns.call, source, at)) !== null) mark(calledNote(found[1] ?? ''), found[1] ?? '', true);
        break;
      case '^':
        if ((found = match(patterns.caretNote, source, at)) !== null) mark(found[1] ?? '', found[1] ?? '', true);
        else if ((found = match(patterns.raised, source, at)) !== null) formatted(found[1] ?? '', 'superscript');
        break;
      case '~':
        if ((found = match(patterns.lowered, source, at)) !== null) formatted(found[1] ?? '', 'subscript');
        break;
      case '(':
        if (context.bracketNotes.size > 0 && at > 0 && !/\s/.test(source[at - 1] ?? '') && (found = match(patterns.parenNote, source, at)) !== null) {
          if (context.bracketNotes.has(`(${found[1]}`)) mark(`(${found[1]}`, found[0], true);
          else found = null;
        }
        break;
      case 'h':
      case 'H':
        if ((found = match(patterns.url, source, at)) !== null) {
          found[0] = withoutTail(found[0]);
          nodes.push({ text: found[0] });
          if (hrefSchema.safeParse(found[0]).success) spans.push({ from: nodes.length - 2, to: nodes.length, href: found[0] });
        }
        break;
      case '*':
      case '_': {
        let end = at;
        while (source[end] === sign) end += 1;
        const made = delimiter(sign, nodes.length, end - at, source[at - 1] ?? '', source[end] ?? '');
        nodes.push({ text: source.slice(at, end), delimiter: made });
        delimiters.push(made);
        at = end;
        continue;
      }
      case '!':
      case '[': {
        if (sign === '!' && source[at + 1] !== '[') break;
        if (sign === '[' && (found = match(patterns.note, source, at)) !== null) {
          mark(found[1] ?? '', found[0], true);
          break;
        }
        const image = sign === '!';
        if (image) at += 1;
        const next = bracket(image);
        if (next >= 0) {
          at = next;
          continue;
        }
        if (image) at -= 1;
        break;
      }
      case ']': {
        const end = linkEnds.get(at);
        if (end !== undefined) {
          if (end.href !== null) spans.push({ from: end.from, to: nodes.length, href: end.href });
          if (end.format !== undefined) spans.push({ from: end.from, to: nodes.length, format: end.format });
          at = end.resume;
          continue;
        }
        break;
      }
      default:
        if ((found = match(patterns.superscriptSigns, source, at)) !== null) mark(superscriptNumber(found[0]), found[0], certainHere());
    }
    if (found !== null) at += found[0].length;
    else {
      text(sign);
      at += 1;
    }
  }
  spans.push(...emphasise(delimiters));
  return joinRuns(withSymbols(assemble(nodes, spans)));
};

const assemble = (nodes: readonly Node[], spans: readonly Span[]): DraftInline[] => {
  const starts = new Map<number, Span[]>();
  const ends = new Map<number, Span[]>();
  const file = (index: Map<number, Span[]>, at: number, span: Span): void => {
    const list = index.get(at);
    if (list === undefined) index.set(at, [span]);
    else list.push(span);
  };
  for (const span of spans) {
    if (span.to <= span.from + 1) continue;
    file(starts, span.from + 1, span);
    file(ends, span.to, span);
  }
  const active = { bold: 0, italic: 0, underline: 0, superscript: 0, subscript: 0 };
  const hrefs: string[] = [];
  const draft: DraftInline[] = [];
  let link = null as { href: string; children: Text[] } | null;
  for (const [index, node] of nodes.entries()) {
    for (const { format, href } of ends.get(index) ?? []) {
      if (format !== undefined) active[format] -= 1;
      else if (href !== undefined) hrefs.splice(hrefs.lastIndexOf(href), 1);
    }
    for (const { format, href } of starts.get(index) ?? []) {
      if (format !== undefined) active[format] += 1;
      else if (href !== undefined) hrefs.push(href);
    }
    const href = hrefs.at(-1);
    if (href === undefined || link?.href !== href || node.mark !== undefined) link = null;
    if (node.mark !== undefined) {
      draft.push(node.mark);
      continue;
    }
    const text = node.delimiter === undefined ? node.text : node.text.slice(0, node.delimiter.left);
    if (text === '') continue;
    const flags: Flags = {};
    for (const format of ['bold', 'italic', 'underline', 'superscript', 'subscript'] as const) if (active[format] > 0) flags[format] = true;
    if (href === undefined) draft.push(run(text, flags));
    else if (link !== null) link.children.push(run(text, flags));
    else {
      link = { href, children: [run(text, flags)] };
      draft.push({ type: 'link', ...link });
    }
  }
  return draft;
};

const withAddresses = (source: string): DraftInline[] => {
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
      const { bold, italic } = inline;
      split.push({ type: 'symbolReference', symbol: inline.text.slice(start, end), ...(bold === true && { bold }), ...(italic === true && { italic }) });
      from = end;
    }
    if (from < inline.text.length) split.push({ ...inline, text: inline.text.slice(from) });
  }
  return split;
};
