// The algebra of a line of text: measuring, cutting, joining and formatting the content of one place in one language.
// An offset counts UTF-16 units of text; a footnote, a cross-reference and a symbol count one; the edges of links and brackets count nothing.
import type { Bracket, Content, Format, Inline, InlineElement, Link, Option, SymbolReference, Text } from './inlines.ts';
import { isAtom, isText } from './inlines.ts';
import type { NewId } from './ids.ts';

type Container = Link | Bracket | Option;
const isContainer = (inline: Inline): inline is Container => !isText(inline) && !isAtom(inline);

export const inlineLength = (inline: Inline): number => {
  if (isText(inline)) return inline.text.length;
  return isContainer(inline) ? contentLength(inline.children) : 1;
};

export const contentLength = (content: readonly Inline[]): number => content.reduce((sum, inline) => sum + inlineLength(inline), 0);

/** Stands for a footnote, a cross-reference or a symbol in `flatText`: no character that anybody types. */
export const atomSign = '\uFFFC';

/** The text with one sign for each atom, so that positions in it are offsets of the content. */
export const flatText = (content: readonly Inline[]): string =>
  content.map((inline) => (isText(inline) ? inline.text : isContainer(inline) ? flatText(inline.children) : atomSign)).join('');

const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether two runs are formatted and annotated alike. */
export const sameFormatting = (a: Text, b: Text): boolean =>
  a.bold === b.bold &&
  a.italic === b.italic &&
  a.underline === b.underline &&
  a.superscript === b.superscript &&
  a.subscript === b.subscript &&
  sameJson(a.proposals, b.proposals) &&
  sameJson(a.comments, b.comments);

const withChildren = (container: Container, children: readonly Inline[]): Container => ({ ...container, children: [...children] }) as Container;

/** Joins neighbouring runs of one formatting and neighbouring links to one address; drops empty runs and empty links. */
export const tidy = (content: readonly Inline[]): Content => {
  const out: Inline[] = [];
  for (const inline of content) {
    const last = out.at(-1);
    if (isText(inline)) {
      if (inline.text === '') continue;
      if (last && isText(last) && sameFormatting(last, inline)) out[out.length - 1] = { ...last, text: last.text + inline.text };
      else out.push(inline);
    } else if (isContainer(inline)) {
      if (inline.type === 'link' && last && !isText(last) && last.type === 'link' && last.href === inline.href) {
        out[out.length - 1] = withChildren(last, tidy([...last.children, ...inline.children]));
        continue;
      }
      const children = tidy(inline.children);
      if (inline.type === 'link' && children.length === 0) continue;
      out.push(withChildren(inline, children));
    } else out.push(inline);
  }
  return out;
};

const withText = (run: Text, text: string): Text => ({ ...run, text });

const splitRaw = (content: readonly Inline[], offset: number, newId: NewId): [Inline[], Inline[]] => {
  const left: Inline[] = [];
  const right: Inline[] = [];
  let rest = offset;
  for (const inline of content) {
    const length = inlineLength(inline);
    if (right.length > 0 || (rest <= 0 && length > 0)) right.push(inline);
    else if (rest >= length) {
      left.push(inline);
      rest -= length;
    } else if (isText(inline)) {
      left.push(withText(inline, inline.text.slice(0, rest)));
      right.push(withText(inline, inline.text.slice(rest)));
      rest = 0;
    } else if (isContainer(inline)) {
      const [before, after] = splitRaw(inline.children, rest, newId);
      left.push(withChildren(inline, before));
      right.push(withChildren(inline.type === 'link' ? inline : { ...inline, id: newId() }, after));
      rest = 0;
    }
  }
  return [left, right];
};

/** Cuts a content in two. A bracket that is cut keeps its id in the first half; the second half gets a new one. */
export const splitContent = (content: readonly Inline[], offset: number, newId: NewId): [Content, Content] => {
  const [left, right] = splitRaw(content, offset, newId);
  return [tidy(left), tidy(right)];
};

const removeRaw = (content: readonly Inline[], from: number, to: number): Inline[] => {
  const out: Inline[] = [];
  let at = 0;
  for (const inline of content) {
    const end = at + inlineLength(inline);
    if (end <= from || at >= to) out.push(inline);
    else if (isText(inline)) out.push(withText(inline, inline.text.slice(0, Math.max(0, from - at)) + inline.text.slice(Math.max(0, to - at))));
    else if (isContainer(inline) && (at < from || end > to)) out.push(withChildren(inline, removeRaw(inline.children, from - at, to - at)));
    at = end;
  }
  return out;
};

/** The content without what stands in [from, to). A bracket that is covered wholly goes with its text. */
export const removeRange = (content: readonly Inline[], from: number, to: number): Content => (from >= to ? [...content] : tidy(removeRaw(content, from, to)));

const sliceRaw = (content: readonly Inline[], from: number, to: number): Inline[] => {
  const out: Inline[] = [];
  let at = 0;
  for (const inline of content) {
    const end = at + inlineLength(inline);
    if (at >= from && end <= to && end > at) out.push(inline);
    else if (end > from && at < to) {
      if (isText(inline)) out.push(withText(inline, inline.text.slice(Math.max(0, from - at), to - at)));
      else if (isContainer(inline)) out.push(withChildren(inline, sliceRaw(inline.children, from - at, to - at)));
    }
    at = end;
  }
  return out;
};

/** What stands in [from, to), with the links and brackets around it. */
export const sliceContent = (content: readonly Inline[], from: number, to: number): Content => tidy(sliceRaw(content, from, to));

/** Links hold text only: whatever else comes into one cuts it. */
const insertRaw = (content: readonly Inline[], offset: number, inserted: readonly Inline[], newId: NewId): Inline[] => {
  let at = 0;
  for (const [index, inline] of content.entries()) {
    const end = at + inlineLength(inline);
    if (offset > at && offset < end) {
      let middle: Inline[];
      if (isText(inline)) middle = [withText(inline, inline.text.slice(0, offset - at)), ...inserted, withText(inline, inline.text.slice(offset - at))];
      else if (isContainer(inline) && (inline.type !== 'link' || inserted.every(isText))) {
        middle = [withChildren(inline, insertRaw(inline.children, offset - at, inserted, newId))];
      } else {
        const [before, after] = splitRaw([inline], offset - at, newId);
        middle = [...before, ...inserted, ...after];
      }
      return [...content.slice(0, index), ...middle, ...content.slice(index + 1)];
    }
    if (offset <= at) return [...content.slice(0, index), ...inserted, ...content.slice(index)];
    at = end;
  }
  return [...content, ...inserted];
};

export const insertInlines = (content: readonly Inline[], offset: number, inserted: readonly Inline[], newId: NewId): Content =>
  tidy(insertRaw(content, offset, inserted, newId));

/** Joins two contents as they are. */
export const joinContents = (a: readonly Inline[], b: readonly Inline[]): Content => tidy([...a, ...b]);

/** Joins two contents that were two elements before: a space between them where neither has one. */
export const joinSentences = (a: readonly Inline[], b: readonly Inline[]): Content => {
  const [before, after] = [flatText(a), flatText(b)];
  const apart = before === '' || after === '' || /\s$/u.test(before) || /^\s/u.test(after);
  return apart ? joinContents(a, b) : tidy([...a, { text: ' ' }, ...b]);
};

/** Changes the runs and the atoms that stand in [from, to). */
export const mapRange = (content: readonly Inline[], from: number, to: number, change: (inline: Text | InlineElement) => Inline): Content => {
  const visit = (nodes: readonly Inline[], start: number): Inline[] => {
    const out: Inline[] = [];
    let at = start;
    for (const inline of nodes) {
      const end = at + inlineLength(inline);
      if (end <= from || at >= to) out.push(inline);
      else if (isText(inline)) {
        const [low, high] = [Math.max(0, from - at), Math.min(inline.text.length, to - at)];
        out.push(withText(inline, inline.text.slice(0, low)), change(withText(inline, inline.text.slice(low, high))), withText(inline, inline.text.slice(high)));
      } else if (isContainer(inline)) out.push(withChildren(inline, visit(inline.children, at)));
      else out.push(change(inline));
      at = end;
    }
    return out;
  };
  return tidy(visit(content, 0));
};

const without = <Value extends object>(value: Value, key: string): Value => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Value;

/** Formats that shut each other out. */
const opposite: Partial<Record<Format, Format>> = { superscript: 'subscript', subscript: 'superscript' };

const canTake = (inline: Inline, format: Format): inline is Text | SymbolReference =>
  isText(inline) || (inline.type === 'symbolReference' && (format === 'bold' || format === 'italic'));

export const setFormat = (content: readonly Inline[], from: number, to: number, format: Format, on: boolean): Content =>
  mapRange(content, from, to, (inline) => {
    if (!canTake(inline, format)) return inline;
    const other = opposite[format];
    return on ? { ...(other ? without(inline, other) : inline), [format]: true } : without(inline, format);
  });

/** Whether all text in [from, to) has a format; false where there is none. */
export const hasFormat = (content: readonly Inline[], from: number, to: number, format: Format): boolean => {
  let some = false;
  let all = true;
  mapRange(content, from, to, (inline) => {
    if (canTake(inline, format) && (!isText(inline) || inline.text !== '')) {
      some = true;
      all &&= inline[format as 'bold'] === true;
    }
    return inline;
  });
  return some && all;
};

/** Makes the text in [from, to) a link, or plain text where `href` is null. Links that reach beyond the range keep their rest. */
export const setLinkRange = (content: readonly Inline[], from: number, to: number, href: string | null): Content => {
  const visit = (nodes: readonly Inline[], start: number): Inline[] => {
    const out: Inline[] = [];
    let at = start;
    for (const inline of nodes) {
      const end = at + inlineLength(inline);
      const [low, high] = [Math.max(0, from - at), Math.min(end - at, to - at)];
      if (end <= from || at >= to || isAtom(inline)) out.push(inline);
      else if (isText(inline)) {
        const run = withText(inline, inline.text.slice(low, high));
        out.push(withText(inline, inline.text.slice(0, low)), href === null ? run : { type: 'link', href, children: [run] }, withText(inline, inline.text.slice(high)));
      } else if (inline.type === 'link') {
        const cut = (a: number, b: number) => sliceRaw(inline.children, a, b) as Text[];
        const middle = cut(low, high);
        out.push({ ...inline, children: cut(0, low) }, ...(href === null ? middle : [{ type: 'link' as const, href, children: middle }]), { ...inline, children: cut(high, end - at) });
      } else out.push(withChildren(inline, visit(inline.children, at)));
      at = end;
    }
    return out;
  };
  return tidy(visit(content, 0));
};

/** The formatting of the character before an offset, or of the one after it at the start of the text. */
export const formattingAt = (content: readonly Inline[], offset: number): Omit<Text, 'text'> => {
  let found: Text | null = null;
  const at = offset > 0 ? offset - 1 : 0;
  mapRange(content, at, at + 1, (inline) => {
    if (isText(inline) && inline.text !== '') found ??= inline;
    return inline;
  });
  return found === null ? {} : without(found as Text, 'text');
};

/** The smallest replacement that makes one text of another: `removed` units from `at` give way to `inserted`. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** `hint`: where the caret stands after the change; of several equal answers the one that ends there is taken. */
export const textChange = (before: string, after: string, hint?: number): TextChange => {
  const shorter = Math.min(before.length, after.length);
  let suffix = 0;
  const latest = hint === undefined ? shorter : Math.min(shorter, Math.max(0, after.length - hint));
  while (suffix < latest && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  let prefix = 0;
  while (prefix < shorter - suffix && before[prefix] === after[prefix]) prefix++;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  return { at: prefix, removed: before.length - suffix - prefix, inserted: after.slice(prefix, after.length - suffix) };
};
