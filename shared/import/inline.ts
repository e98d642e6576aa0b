// The text of one paragraph with its inline markup — Markdown, the HTML that stands in it, superscript signs — as draft content.
import type { Format, Text } from '../document/inlines.ts';
import { hrefSchema } from '../document/inlines.ts';
import { delimiter, emphasise, type Delimiter } from './emphasis.ts';
import { joinRuns, run, type DraftInline, type Flags, type Mark } from './draft.ts';
import { callStart, calledNote } from './collected-notes.ts';
import { entity, match, patterns, tagFormats } from './inline-signs.ts';
import { withAddresses, withoutTail, withSymbols } from './text-references.ts';

/** What the rest of the file says about the signs of one paragraph. */
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
