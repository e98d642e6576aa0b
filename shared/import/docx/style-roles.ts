// What the names of styles say: Word's own ones in three languages, and those of United Nations templates.
import type { Styles, WordParagraph } from './word-text.ts';

/** What a paragraph is meant to be by its style. */
export interface StyleRole {
  /** Depth of a heading, from 1; 0 for none. */
  readonly heading: number;
  readonly title: boolean;
  readonly quotation: boolean;
  /** Depth of an item with a sign before it, from 1; 0 for none. */
  readonly bullet: number;
  readonly contents: boolean;
  readonly note: boolean;
}

const plain: StyleRole = { heading: 0, title: false, quotation: false, bullet: 0, contents: false, note: false };

const headingForm = /^(?:heading|titre|العنوان|عنوان|überschrift) ?([1-9])$/iu;
const bulletForm = /^(?:list bullet|liste à puces|قائمة نقطية|تعداد نقطي) ?([1-9])?$/iu;
/** The templates of United Nations documents: `_ H __M` stands over chapters, `_ H _Ch` are chapters, `_ H_1` sections. */
const officeForms: readonly (readonly [RegExp, Partial<StyleRole>])[] = [
  [/^_ ?h ?__? ?m/i, { heading: 1 }],
  [/^_ ?h ?_? ?_?ch/i, { heading: 1 }],
  [/^_ ?h_1/i, { heading: 2 }],
  [/^_ ?h_2/i, { heading: 3 }],
  [/^_ ?h_4/i, { heading: 4 }],
  [/^_ ?h_5/i, { heading: 5 }],
  [/bullet ?1|^_+ ?bullet/i, { bullet: 1 }],
  [/bullet ?2/i, { bullet: 2 }],
];
const titles: ReadonlySet<string> = new Set(['title', 'titre', 'العنوان', 'document title']);
const quotations: ReadonlySet<string> = new Set(['quote', 'intense quote', 'block text', 'block quote', 'quotations', 'citation', 'citation intense', 'اقتباس', 'اقتباس مكثف']);

const known = new Map<string, StyleRole>();

const roleOfName = (name: string): StyleRole => {
  const heading = headingForm.exec(name)?.[1];
  if (heading !== undefined) return { ...plain, heading: Number(heading) };
  const bullet = bulletForm.exec(name);
  if (bullet !== null) return { ...plain, bullet: Number(bullet[1] ?? 1) };
  const lower = name.toLowerCase();
  if (titles.has(lower)) return { ...plain, title: true };
  if (quotations.has(lower)) return { ...plain, quotation: true };
  if (/^(?:toc|tm|جدول المحتويات) ?[1-9]$|^contents [1-9]$|^table of figures$/i.test(name)) return { ...plain, contents: true };
  if (/^(?:foot|end)note text$/i.test(name)) return { ...plain, note: true };
  const office = officeForms.find(([form]) => form.test(name));
  return office === undefined ? plain : { ...plain, ...office[1] };
};

/** The role of a paragraph by its style and by the outline in which it stands. */
export const roleOf = ({ look }: WordParagraph, styles: Styles): StyleRole => {
  const name = styles.name(look.style);
  let role = known.get(name);
  if (role === undefined) {
    role = roleOfName(name.trim());
    if (known.size < 2000) known.set(name, role);
  }
  if (role === plain && look.outline !== null) return { ...plain, heading: look.outline };
  return role;
};
