// Inline content while footnotes are still to be found: formatted runs as in the model, and the marks that call a footnote.
import type { Format, Link, SymbolReference, Text } from '../document/inlines.ts';

/** The mark of a footnote in the text: `¹`, `<sup>1</sup>`, `[^1]`. */
export interface Mark {
  readonly type: 'mark';
  readonly note: string;
  /** As it is written, for the case that no footnote belongs to it. */
  readonly written: string;
  /** The sign was chosen for footnotes alone, so that it cannot be an exponent. */
  readonly certain: boolean;
}

export type DraftInline = Text | Link | SymbolReference | Mark;
/** The content of one place while footnotes are still marks. */
export type Draft = readonly DraftInline[];

export const isMark = (inline: DraftInline): inline is Mark => 'type' in inline && inline.type === 'mark';
export const isRun = (inline: DraftInline): inline is Text => 'text' in inline;

/** The characters of a draft. Marks have none. */
export const draftText = (draft: Draft): string =>
  draft
    .map((inline) => {
      if (isRun(inline)) return inline.text;
      if (inline.type === 'mark') return '';
      return inline.type === 'link' ? inline.children.map((child) => child.text).join('') : inline.symbol;
    })
    .join('');

export type Flags = Partial<Record<Format, true>>;

/** A run of text with its formats. */
export const run = (text: string, flags: Flags): Text => ({ text, ...flags });

const sameFlags = (a: Text, b: Text): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.superscript === b.superscript && a.subscript === b.subscript &&
  ((a.proposals === undefined && b.proposals === undefined && a.comments === undefined && b.comments === undefined) || JSON.stringify([a.proposals, a.comments]) === JSON.stringify([b.proposals, b.comments]));

/** Joins neighbouring runs of the same formatting and drops empty ones. */
export const joinRuns = (draft: Draft): DraftInline[] => {
  const joined: DraftInline[] = [];
  for (const inline of draft) {
    const last = joined.at(-1);
    if (isRun(inline)) {
      if (inline.text === '') continue;
      if (last !== undefined && isRun(last) && sameFlags(last, inline)) {
        joined[joined.length - 1] = { ...last, text: last.text + inline.text };
        continue;
      }
    }
    joined.push(inline);
  }
  return joined;
};

const cut = (inline: DraftInline, from: number): DraftInline | null => {
  if (isRun(inline)) return from >= inline.text.length ? null : { ...inline, text: inline.text.slice(from) };
  if (inline.type === 'link') {
    const children = dropStart(inline.children, from).filter((child): child is Text => isRun(child));
    return children.length === 0 ? null : { ...inline, children };
  }
  return inline;
};

/** Without the first `count` characters. Marks stay. A symbol is not cut. */
export const dropStart = (draft: Draft, count: number): DraftInline[] => {
  const kept: DraftInline[] = [];
  let rest = count;
  for (const inline of draft) {
    if (rest <= 0 || isMark(inline)) {
      kept.push(inline);
      continue;
    }
    const length = draftText([inline]).length;
    if (length > rest) {
      const remainder = cut(inline, rest);
      if (remainder !== null) kept.push(remainder);
    }
    rest -= length;
  }
  return kept;
};

/** The first `count` characters, with the marks between them. A symbol is not cut: it belongs to the part in which it begins. */
export const takeStart = (draft: Draft, count: number): DraftInline[] => {
  const kept: DraftInline[] = [];
  let rest = count;
  for (const inline of draft) {
    if (rest <= 0) break;
    if (isRun(inline)) kept.push({ ...inline, text: inline.text.slice(0, rest) });
    else if (inline.type === 'link') kept.push({ ...inline, children: takeStart(inline.children, rest).filter((child): child is Text => isRun(child)) });
    else kept.push(inline);
    rest -= draftText([inline]).length;
  }
  return kept;
};

const blanksAtStart = /^[\s\u200E\u200F]+/;

/** Without blanks at either end and without formats that stand on blanks alone. */
export const trimDraft = (draft: Draft): DraftInline[] => {
  const trimmed = joinRuns(draft);
  for (let first = trimmed[0]; first !== undefined && isRun(first); first = trimmed[0]) {
    const text = first.text.replace(blanksAtStart, '');
    if (text !== '') {
      trimmed[0] = { ...first, text };
      break;
    }
    trimmed.shift();
  }
  for (let index = trimmed.length - 1; index >= 0; index--) {
    const last = trimmed[index];
    if (last === undefined || !isRun(last)) break;
    const text = last.text.trimEnd();
    if (text !== '') {
      trimmed[index] = { ...last, text };
      break;
    }
    trimmed.splice(index, 1);
  }
  return trimmed;
};

const carries = (inline: Exclude<DraftInline, Mark>, format: 'bold' | 'italic'): boolean =>
  !isRun(inline) && inline.type === 'link' ? inline.children.every((child) => child[format] === true) : inline[format] === true;

/** Whether every letter carries the format. False where there is no letter. */
export const wholly = (draft: Draft, format: 'bold' | 'italic'): boolean => {
  let letters = false;
  for (const inline of draft) {
    if (isMark(inline)) continue;
    const text = draftText([inline]);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    letters = true;
    if (!carries(inline, format)) return false;
  }
  return letters;
};

/** How many characters at the beginning carry the format without a break; leading blanks count along. */
export const leadLength = (draft: Draft, format: 'bold' | 'italic'): number => {
  let length = 0;
  for (const inline of draft) {
    if (isMark(inline)) continue;
    const text = draftText([inline]);
    if (!carries(inline, format) && text.trim() !== '') return length;
    length += text.length;
  }
  return length;
};
