// What an element of a clipboard is set as: its formats, its address, its level as a heading, the number or bullet of an item.
import { hrefSchema } from '../document/inlines.ts';
import { attribute, styleOf, type ElementNode } from './clipboard-tree.ts';
import type { Flags } from './draft.ts';
import { labelOf, type Label } from './labels.ts';

/** Formats without some of them. */
export const without = (flags: Flags, ...formats: (keyof Flags)[]): Flags => Object.fromEntries(Object.entries(flags).filter(([format]) => !formats.includes(format as keyof Flags)));

const tagFlags: Readonly<Record<string, Flags>> = {
  b: { bold: true }, strong: { bold: true }, i: { italic: true }, em: { italic: true }, cite: { italic: true }, u: { underline: true }, sup: { superscript: true }, sub: { subscript: true },
};

/** Formats of an element: its tag, then what its style says against it (Google Docs wraps all it copies in a `b` of normal weight). */
export const flagsOf = (element: ElementNode, outer: Flags): Flags => {
  let flags: Flags = { ...outer, ...tagFlags[element.tagName] };
  const style = styleOf(element);
  const weight = style.get('font-weight');
  if (weight !== undefined) flags = /^(?:bold|bolder|[6-9]00)/.test(weight) ? { ...flags, bold: true } : without(flags, 'bold');
  const slant = style.get('font-style');
  if (slant !== undefined) flags = /^(?:italic|oblique)/.test(slant) ? { ...flags, italic: true } : without(flags, 'italic');
  const line = style.get('text-decoration') ?? style.get('text-decoration-line');
  if (line !== undefined) flags = line.includes('underline') ? { ...flags, underline: true } : without(flags, 'underline');
  const height = style.get('vertical-align');
  if (height === 'super') flags = { ...without(flags, 'subscript'), superscript: true };
  else if (height === 'sub') flags = { ...without(flags, 'superscript'), subscript: true };
  else if (height === 'baseline') flags = without(flags, 'superscript', 'subscript');
  return flags;
};

/** Safe addresses only; the detour that Google Docs makes of every link is undone. */
export const safeHref = (element: ElementNode): string | null => {
  let href = (attribute(element, 'href') ?? '').trim();
  const detour = /^https?:\/\/www\.google\.com\/url\?(?:[^#]*&)?q=([^&#]+)/i.exec(href);
  if (detour?.[1] !== undefined) {
    try {
      href = decodeURIComponent(detour[1]);
    } catch {
      // A broken escape leaves the link as it was.
    }
  }
  return hrefSchema.safeParse(href).success ? href : null;
};

const romanLower = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx'];

/** The label of an item of a numbered list, as it would have been typed. */
export const listLabel = (list: ElementNode, item: ElementNode, n: number): Label | null => {
  const type = styleOf(item).get('list-style-type') ?? styleOf(list).get('list-style-type') ?? attribute(item, 'type') ?? attribute(list, 'type') ?? 'decimal';
  const letter = n <= 26 ? String.fromCharCode(96 + n) : String(n);
  const written = /^(?:lower-(?:alpha|latin)|a)$/.test(type)
    ? `(${letter})`
    : /^(?:lower-roman|i)$/.test(type)
      ? `(${romanLower[n] ?? letter})`
      : /^(?:upper-roman|I)$/.test(type)
        ? `${(romanLower[n] ?? 'i').toUpperCase()}.`
        : /^(?:upper-(?:alpha|latin)|A)$/.test(type)
          ? `${letter.toUpperCase()}.`
          : /^(?:none|disc|circle|square)$/.test(type)
            ? ''
            : `${n}.`;
  if (written === '') return null;
  const label = labelOf(`${written} x`);
  // `(i)` of a list of letters is the ninth, of a list of roman numbers the first.
  return label === null ? null : { ...label, written, readings: /roman|^i$/.test(type) ? label.readings.filter(({ series }) => series !== 'parenLetter') : /alpha|latin|^a$/.test(type) ? label.readings.filter(({ series }) => series !== 'parenRoman') : label.readings };
};

/** From 1 to 6; 0 where it is none. Word names its headings by class or outline level. */
export const headingLevel = (element: ElementNode): number => {
  const tag = /^h([1-6])$/.exec(element.tagName);
  if (tag !== null) return Number(tag[1]);
  const named = /\bMso(Title|Subtitle|Heading([1-6]))\b/i.exec(attribute(element, 'class') ?? '');
  const outline = /^[1-6]$/.exec(styleOf(element).get('mso-outline-level') ?? '');
  if (named !== null) return named[2] !== undefined ? Number(named[2]) : named[1]?.toLowerCase() === 'title' ? 1 : 2;
  const role = attribute(element, 'role') === 'heading' ? Number.parseInt(attribute(element, 'aria-level') ?? '2', 10) : 0;
  return role >= 1 && role <= 6 ? role : outline !== null && element.tagName === 'p' ? Number(outline[0]) : 0;
};
