// Inline content as HTML. Every text is escaped; there is no way for a document to bring markup, script or style of its own.
import { isText, type Footnote, type FootnoteText, type Inline, type Text } from '../document/inlines.ts';
import type { Id } from '../document/ids.ts';
import type { Numbering } from '../document/numbering.ts';
import { referenceText } from '../document/reference.ts';
import type { LanguageDefinition, Profile } from '../language/definition.ts';
import { directionPieces, withWholeFigures } from '../text/bidi.ts';
import { safeAddress, symbolAddress } from './addresses.ts';
import { bracketMarks, optionSeparator, separates } from './bracket-marks.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for element content or a quoted attribute. Lone surrogates are mended, control and non-characters go, line ends become `\n`. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u000B\u000C\u2028\u2029]/gu, '\n')
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

export interface HtmlContext {
  readonly language: LanguageDefinition;
  readonly profile: Profile;
  readonly numbering: Numbering;
  /** Called for each footnote mark in order; where the text of the notes is gathered. */
  readonly note: (footnote: Footnote) => void;
  /** Whether a link to an element of this file would find it. */
  readonly isTarget: (id: Id) => boolean;
}

export const elementId = (id: Id): string => `e-${id}`;
export const noteId = (id: Id): string => `n-${id}`;
export const noteMarkId = (id: Id): string => `m-${id}`;

/** Text with its line breaks; Latin stretches in Arabic are isolated, so that they keep their order. */
export const htmlString = (text: string, language: LanguageDefinition): string => {
  const lines = (piece: string): string => escapeHtml(piece).replace(/\n/g, '<br>');
  if (language.direction === 'ltr') return lines(text);
  return directionPieces(withWholeFigures(text)).map((piece) => (piece.leftToRight ? `<bdi dir="ltr">${lines(piece.text)}</bdi>` : lines(piece.text))).join('');
};

const annotated = (inline: Pick<Text, 'proposals'>, content: string): string => {
  const kinds = new Set((inline.proposals ?? []).map(({ kind }) => kind));
  const inserted = kinds.has('insertion') ? `<ins>${content}</ins>` : content;
  return kinds.has('deletion') ? `<del>${inserted}</del>` : inserted;
};

const textHtml = (text: Text, context: HtmlContext): string => {
  let content = htmlString(text.text, context.language);
  if (text.superscript) content = `<sup>${content}</sup>`;
  if (text.subscript) content = `<sub>${content}</sub>`;
  if (text.underline) content = `<u>${content}</u>`;
  if (text.italic) content = `<i>${content}</i>`;
  if (text.bold) content = `<b>${content}</b>`;
  return annotated(text, content);
};

export const htmlText = (content: readonly Inline[] | FootnoteText, context: HtmlContext): string =>
  (content as readonly Inline[])
    .map((inline) => {
      if (isText(inline)) return textHtml(inline, context);
      switch (inline.type) {
        case 'link': {
          const href = safeAddress(inline.href);
          const text = htmlText(inline.children, context);
          return href === null ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
        }
        case 'symbolReference': {
          const symbol = `<bdi dir="ltr" class="symbol">${escapeHtml(inline.symbol)}</bdi>`;
          const strong = inline.bold ? `<b>${symbol}</b>` : symbol;
          return annotated(inline, `<a href="${escapeHtml(symbolAddress(inline.symbol))}">${inline.italic ? `<i>${strong}</i>` : strong}</a>`);
        }
        case 'crossReference': {
          const text = htmlString(referenceText(inline, context.numbering, context.profile), context.language);
          const isNote = context.numbering.footnotes.has(inline.target);
          const target = isNote ? noteMarkId(inline.target) : elementId(inline.target);
          return annotated(inline, isNote || context.isTarget(inline.target) ? `<a href="#${target}">${text}</a>` : text);
        }
        case 'footnote': {
          const n = context.numbering.footnotes.get(inline.id);
          if (n === undefined) return '';
          context.note(inline);
          const mark = `<a id="${noteMarkId(inline.id)}" href="#${noteId(inline.id)}" role="doc-noteref">${escapeHtml(context.language.digits(n, context.profile))}</a>`;
          return annotated(inline, `<sup>${mark}</sup>`);
        }
        case 'bracket': {
          const marks = bracketMarks(inline.state);
          const sign = (text: string): string => (text === '' ? '' : `<b class="bracket">${text}</b>`);
          const children = inline.children.map((child, index) => (separates(inline.children, index) ? sign(optionSeparator) : '') + htmlText([child], context)).join('');
          return `${sign(marks.open)}${marks.struck ? `<del>${children}</del>` : children}${sign(marks.close)}`;
        }
        case 'option':
          return htmlText(inline.children, context);
      }
    })
    .join('');
