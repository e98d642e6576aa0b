// A document as lines that a person can check: type, computed label, data, and the beginning of the text of each block.
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { isText, type Inline } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { definitionOf } from '../../../shared/language/index.ts';

const marked = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (isText(inline)) return inline.bold === true ? `*${inline.text}*` : inline.italic === true ? `_${inline.text}_` : inline.superscript === true ? `^${inline.text}` : inline.text;
      if (inline.type === 'footnote') return `{${marked(inline.content)}}`;
      if (inline.type === 'symbolReference') return `<${inline.symbol}>`;
      if (inline.type === 'link') return `[${marked(inline.children)}]`;
      return '';
    })
    .join('')
    .replaceAll('\n', '⏎');

const dataOf = (block: Block): string => {
  switch (block.type) {
    case 'organ':
      return block.organ;
    case 'distribution':
      return block.distribution;
    case 'symbol':
      return block.symbol ?? '';
    case 'date':
      return block.date ?? '';
    case 'originalLanguage':
      return block.original ?? '';
    case 'jobNumber':
      return block.jobNumber ?? '';
    case 'session':
      return `${block.number} ${block.kind}`;
    case 'venue':
      return `${block.from}..${block.to}`;
    case 'agendaItem':
      return `${block.items.join(', ')}${block.adopted ? ' adopted' : ''}`;
    case 'documentKind':
      return block.kind ?? '-';
    case 'heading':
      return `${block.level}${block.numbered ? '' : ' unnumbered'}`;
    case 'bullet':
    case 'subparagraph':
      return String(block.level);
    case 'table':
      return `${block.purpose} ${block.columns.length} columns, ${block.headerRows} header rows`;
    default:
      return '';
  }
};

/** The lines of the outline, followed by what was unplaced. `width`: how much of each text is shown. */
export const outlineOf = (document: Document, width = 60): string => {
  const language = document.settings.draftingLanguage;
  const { look, digits, template } = document.settings;
  const numbering = numberBlocks(document.blocks, language);
  const lines = [`${template} ${look} ${language} ${digits}`];
  const show = (block: Block, indent: string): void => {
    const number = numbering.blocks.get(block.id);
    const label = number === undefined ? '' : definitionOf(language).label(number, { look, digits });
    const text = marked(block.text[language] ?? []);
    const shown = text.length > width ? `${text.slice(0, width - 20)} … ${text.slice(-17)}` : text;
    const notes = text.length > width ? (text.match(/\{[^}]*\}/g) ?? []).filter((note) => !shown.includes(note)).join('') : '';
    lines.push(`${indent}${[block.type, dataOf(block), label, shown, notes].filter((part) => part !== '').join(' | ')}`);
    if (block.type === 'table') {
      for (const row of block.rows) lines.push(`${indent}  ${row.kind}: ${row.cells.map((cell) => `${marked(cell.text[language] ?? [])}${cell.colspan > 1 ? `(${cell.colspan})` : ''}`).join(' / ')}`);
      if (block.source[language] !== undefined) lines.push(`${indent}  source: ${marked(block.source[language])}`);
      if (block.notes[language] !== undefined) lines.push(`${indent}  notes: ${marked(block.notes[language])}`);
    }
    if (block.type === 'figure') {
      if (block.alt[language] !== undefined) lines.push(`${indent}  shows: ${block.alt[language]}`);
      if (block.source[language] !== undefined) lines.push(`${indent}  source: ${marked(block.source[language])}`);
    }
    if (block.type === 'box') for (const inner of block.blocks) show(inner, `${indent}  `);
  };
  for (const block of document.blocks) show(block, '');
  for (const { line, reason, text } of document.settings.unplaced) lines.push(`! ${line} ${reason}: ${text.replaceAll('\n', '⏎').slice(0, width)}`);
  return `${lines.join('\n')}\n`;
};
