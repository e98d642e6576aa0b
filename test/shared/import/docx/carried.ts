// What of a document a Word file in one language can carry: by that a document and its way back from Word are compared.
import type { Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { referenceText } from '../../../../shared/document/reference.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { westernDigits } from '../../../../shared/language/numerals.ts';
import type { Inline } from '../../../../shared/document/inlines.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { bracketMarks, optionSeparator, separates } from '../../../../shared/export/bracket-marks.ts';

/** The same document with ids as the program makes them: others leave no mark in a file. */
export const withRealIds = (document: Document): Document => {
  const made = new Map<string, string>();
  const real = (id: string): string => {
    const known = made.get(id) ?? `${(made.size + 1).toString(16).padStart(8, '0')}-0000-4000-8000-00000000000a`;
    made.set(id, known);
    return known;
  };
  return JSON.parse(JSON.stringify(document), (key, value: unknown) => ((key === 'id' || key === 'target') && typeof value === 'string' ? real(value) : value)) as Document;
};

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Runs in one form: neighbours of one look are one, spaces are spaces. */
const flat = (content: readonly Inline[], document: Document, language: Language, ownLook = false): string => {
  const numbering = numberBlocks(document.blocks, language);
  let written = '';
  let look = '';
  const put = (text: string, marks: string): void => {
    if (text === '') return;
    // Blanks carry no look that could be seen.
    if (marks !== look && text.trim() !== '') {
      written += `{${marks}}`;
      look = marks;
    }
    written += text;
  };
  const walk = (inlines: readonly Inline[], link: string): void => {
    for (const inline of inlines) {
      if ('text' in inline) {
        const marks = (['bold', 'italic', 'underline', 'superscript', 'subscript'] as const).filter((format) => inline[format] === true && !(link !== '' && format === 'underline') && !(ownLook && (format === 'bold' || format === 'italic'))).map((format) => format.slice(0, 3));
        put(inline.text, [...marks, link].join(' ').trim());
        continue;
      }
      switch (inline.type) {
        case 'link':
          walk(inline.children, new URL(inline.href).href);
          break;
        case 'symbolReference':
          put(inline.symbol, [inline.bold === true && !ownLook ? 'bol' : '', inline.italic === true && !ownLook ? 'ita' : '', 'symbol'].join(' ').trim());
          break;
        case 'footnote':
          written += `[note ${flat(inline.content, document, language)}]`;
          break;
        case 'crossReference':
          put(westernDigits(referenceText(inline, numbering, document.settings)), '');
          break;
        case 'bracket': {
          const signs = bracketMarks(inline.state);
          put(signs.open, '');
          for (const [at, one] of inline.children.entries()) {
            if (separates(inline.children, at)) put(optionSeparator, '');
            walk([one], link);
          }
          put(signs.close, '');
          break;
        }
        case 'option':
          walk(inline.children, link);
      }
    }
  };
  walk(content, '');
  return written.replace(/[\u00A0\u202F]/g, ' ').replace(/[\u200E\u200F]/g, '').replace(/ +/g, ' ').trim();
};

/** Elements that are bold or italic by themselves: words set so once more cannot be told from the others. */
const styled: ReadonlySet<Block['type']> = new Set(['heading', 'priorityArea', 'annex', 'box', 'table', 'figure', 'title', 'subtitle', 'documentKind', 'body', 'committee', 'session', 'venue', 'agendaItem', 'summary', 'quotation', 'preambularParagraph', 'signature']);

/** Ids that no file carries: those of the masthead, of rows and cells, of references. */
const nameless: ReadonlySet<Block['type']> = new Set(['organ', 'distribution', 'symbol', 'date', 'language', 'originalLanguage', 'jobNumber', 'contents', 'logos']);

export const carriedBlock = (block: Block, document: Document, language: Language): Plain => {
  const text = (content: Block['text']): string => flat(content[language] ?? [], document, language, styled.has(block.type));
  const own: { [key: string]: Plain } = { type: block.type, id: nameless.has(block.type) ? '' : block.id, text: text(block.text) };
  switch (block.type) {
    case 'heading':
      return { ...own, level: block.level, numbered: block.numbered };
    case 'subparagraph':
    case 'bullet':
      return { ...own, level: block.level };
    case 'symbol':
      return { ...own, symbol: block.symbol?.trim() ?? '' };
    case 'organ':
      return { ...own, organ: block.organ };
    case 'distribution':
      return { ...own, distribution: block.distribution };
    case 'date':
      return { ...own, date: block.date };
    case 'session':
      return { ...own, number: block.number, kind: block.number === null ? '' : block.kind, text: block.number === null ? own['text'] ?? '' : '' };
    case 'venue':
      return { ...own, from: block.from, to: block.to };
    case 'agendaItem':
      return { ...own, items: block.items.map((item) => item.replace(/ /g, '')), adopted: block.adopted };
    case 'documentKind':
      return { ...own, kind: block.kind, text: block.kind === null ? own['text'] ?? '' : '' };
    case 'annex':
      return { ...own, original: block.original === language ? null : block.original };
    case 'box':
      return { ...own, blocks: block.blocks.map((inner) => carriedBlock(inner, document, language)) };
    case 'figure':
      return { ...own, source: text(block.source), image: block.image !== null, alt: block.image === null ? '' : (block.alt[language] ?? '').replace(/\s+/g, ' ').trim() };
    case 'table':
      return {
        ...own, notes: text(block.notes), source: text(block.source), columns: block.columns.length, headerRows: Math.min(block.headerRows, block.rows.length - 1),
        rows: block.rows.map(({ kind, cells }) => ({ kind, cells: cells.map((cell) => ({ text: text(cell.text), colspan: cell.colspan, rowspan: cell.rowspan })) })),
      };
    default:
      return own;
  }
};
