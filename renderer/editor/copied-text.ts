// What other programs get of a copy: text and HTML in which the numbers, which this program computes, are written out.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Content, Footnote, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import type { Numbering } from '../../shared/document/numbering.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { definitionOf } from '../../shared/language/index.ts';
import type { Profile } from '../../shared/language/definition.ts';
import type { Language } from '../../shared/language/language.ts';
import { slotsOf } from './slots.ts';

export interface CopyContext {
  readonly language: Language;
  readonly numbering: Numbering;
  readonly profile: Profile;
  /** A piece of one text, not elements. */
  readonly inline: boolean;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const labelOf = (block: Block, { language, numbering, profile }: CopyContext): string => {
  const definition = definitionOf(language);
  const number = numbering.blocks.get(block.id);
  if (number) return definition.label(number, profile);
  return block.type === 'bullet' ? (definition.bullets[block.level - 1] ?? '') : '';
};

const noteMark = (footnote: Footnote, { language, numbering, profile }: CopyContext): string => {
  const n = numbering.footnotes.get(footnote.id);
  return n === undefined ? '*' : definitionOf(language).digits(n, profile);
};

const plainContent = (content: readonly Inline[], context: CopyContext, notes: Footnote[]): string =>
  content
    .map((inline) => {
      if (isText(inline)) return inline.text;
      switch (inline.type) {
        case 'symbolReference':
          return inline.symbol;
        case 'crossReference':
          return referenceText(inline, context.numbering, context.profile);
        case 'footnote':
          notes.push(inline);
          return `[${noteMark(inline, context)}]`;
        case 'bracket':
          return `[${plainContent(inline.children, context, notes)}]`;
        default:
          return plainContent(inline.children, context, notes);
      }
    })
    .join('');

const tags = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
] as const;

const htmlContent = (content: readonly Inline[], context: CopyContext, notes: Footnote[]): string =>
  content
    .map((inline) => {
      if (isText(inline)) {
        const text = escape(inline.text).replaceAll('\n', '<br>');
        return tags.reduce((html, [format, tag]) => (inline[format] ? `<${tag}>${html}</${tag}>` : html), text);
      }
      switch (inline.type) {
        case 'symbolReference':
          return `<bdi dir="ltr">${escape(inline.symbol)}</bdi>`;
        case 'crossReference':
          return escape(referenceText(inline, context.numbering, context.profile));
        case 'footnote':
          notes.push(inline);
          return `<sup>${noteMark(inline, context)}</sup>`;
        case 'link':
          return `<a href="${escape(inline.href)}">${htmlContent(inline.children, context, notes)}</a>`;
        case 'bracket':
          return `[${htmlContent(inline.children, context, notes)}]`;
        case 'option':
          return htmlContent(inline.children, context, notes);
      }
    })
    .join('');

const contentIn = (text: Block['text'], language: Language): Content => text[language] ?? [];

/** The copied elements as text: a line each, with its number; cells apart by tabs; footnotes at the end. */
export const textOf = (blocks: readonly Block[], context: CopyContext): string => {
  const notes: Footnote[] = [];
  const plain = (text: Block['text']) => plainContent(contentIn(text, context.language), context, notes);
  if (context.inline) return blocks.map((block) => plain(block.text)).join('');
  const lineOf = (block: Block): string => {
    if (block.type === 'table') {
      const lines = [`${labelOf(block, context)} ${plain(block.text)}`.trim(), ...block.rows.map((row) => row.cells.map((cell) => plain(cell.text).replaceAll('\n', ' ')).join('\t')), plain(block.notes), plain(block.source)];
      return lines.filter((line) => line !== '').join('\n');
    }
    const label = labelOf(block, context);
    const own = slotsOf({ ...block, ...(block.type === 'box' ? { blocks: [] } : {}) } as Block).map(({ text }) => plain(text)).filter((line) => line !== '');
    const head = [label, own.join('\n')].filter((part) => part !== '').join('\t');
    return block.type === 'box' ? [head, ...block.blocks.map(lineOf)].join('\n') : head;
  };
  const lines = blocks.map(lineOf).filter((line) => line !== '');
  // Footnotes in footnotes do not exist, so one pass is enough.
  const written = notes.map((note) => `[${noteMark(note, context)}] ${plainContent(note.content, context, [])}`);
  return [...lines, ...written].join('\n');
};

/** The copied elements as HTML that word processors understand. */
export const htmlOf = (blocks: readonly Block[], context: CopyContext): string => {
  const notes: Footnote[] = [];
  const { language } = context;
  const { tag, direction } = definitionOf(language);
  const rich = (text: Block['text']) => htmlContent(contentIn(text, language), context, notes);
  const attributes = `lang="${tag}" dir="${direction}"`;
  if (context.inline) return `<span ${attributes}>${blocks.map((block) => rich(block.text)).join('')}</span>`;
  const elementOf = (block: Block): string => {
    const label = escape(labelOf(block, context));
    const line = (name: string, html: string) => (html === '' && label === '' ? '' : `<${name}>${label === '' ? '' : `${label}&#9;`}${html}</${name}>`);
    switch (block.type) {
      case 'heading':
        return line(`h${Math.min(6, block.level + 1)}`, rich(block.text));
      case 'title':
        return line('h1', rich(block.text));
      case 'priorityArea':
        return line('h3', rich(block.text));
      case 'annex':
        return line('h2', rich(block.text));
      case 'quotation':
        return `<blockquote>${rich(block.text)}</blockquote>`;
      case 'box':
        return `<section>${line('p', rich(block.text))}${block.blocks.map(elementOf).join('')}</section>`;
      case 'table': {
        const cell = (name: 'th' | 'td', text: Block['text'], colspan: number, rowspan: number) =>
          `<${name}${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}>${rich(text)}</${name}>`;
        const rows = block.rows.map((row, index) => `<tr>${row.cells.map((each) => cell(index < block.headerRows ? 'th' : 'td', each.text, each.colspan, each.rowspan)).join('')}</tr>`);
        const caption = [label, rich(block.text)].filter((part) => part !== '').join(' ');
        const below = [rich(block.notes), rich(block.source)].filter((html) => html !== '').map((html) => `<p>${html}</p>`);
        return `<table>${caption === '' ? '' : `<caption>${caption}</caption>`}<tbody>${rows.join('')}</tbody></table>${below.join('')}`;
      }
      case 'figure':
        return `${line('p', rich(block.text))}${rich(block.source) === '' ? '' : `<p>${rich(block.source)}</p>`}`;
      default:
        return line('p', rich(block.text));
    }
  };
  const body = blocks.map(elementOf).join('');
  const written = notes.map((note) => `<p><sup>${noteMark(note, context)}</sup> ${htmlContent(note.content, context, [])}</p>`).join('');
  return `<div ${attributes}>${body}${written}</div>`;
};
