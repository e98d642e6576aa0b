// A way to write documents with a caret in tests, one element a line, and to print what became of them.
//
//   heading2 h: Scope
//   numberedParagraph a: Water ^matters {ar: الماء}      ^ is the caret; [[ and ]] are the ends of a selection
//   box b: Title
//     paragraph c: In the box
//   table t: Caption
//     row r: c1=One / c2=Two
//
// In a text: <b>bold</b>, <a>link</a>, <q>bracket</q>, (fn:id) footnote, (sym:A/RES/1/1) symbol, (ref:id) reference, ⏎ line break.
// Ids made while testing print as #.
import { blankBlock, blockTypes, type Block, type BlockType } from '../../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../../shared/document/blocks/box.ts';
import type { Content, Inline } from '../../../shared/document/inlines.ts';
import { isText } from '../../../shared/document/inlines.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { LanguageText } from '../../../shared/document/block.ts';
import type { Place, Selection } from '../../../renderer/editor/caret.ts';
import { contentLength } from '../../../shared/document/content.ts';
import { slotsOf } from '../../../renderer/editor/slots.ts';

export const madePrefix = 'made';

const token = /(<\/?[baq]>|\(fn:[^)]*\)|\(sym:[^)]*\)|\(ref:[^)]*\)|\^|\[\[|\]\])/;

interface Read {
  readonly content: Content;
  /** Offsets of the caret signs. */
  readonly marks: ReadonlyMap<string, number>;
}

const readContent = (source: string): Read => {
  const marks = new Map<string, number>();
  const stack: { tag: string; children: Inline[] }[] = [{ tag: '', children: [] }];
  const out = () => stack[stack.length - 1]?.children as Inline[];
  let bold = false;
  let offset = 0;
  for (const part of source.split(token)) {
    if (part === '') continue;
    if (part === '^' || part === '[[' || part === ']]') marks.set(part, offset);
    else if (part === '<b>' || part === '</b>') bold = part === '<b>';
    else if (part === '<a>' || part === '<q>') stack.push({ tag: part, children: [] });
    else if (part === '</a>' || part === '</q>') {
      const { children } = stack.pop() as { children: Inline[] };
      out().push((part === '</a>' ? { type: 'link', href: 'https://example.org/', children } : { type: 'bracket', id: 'bracket', state: 'open', children }) as Inline);
    } else if (part.startsWith('(fn:')) {
      out().push({ type: 'footnote', id: part.slice(4, -1), content: [{ text: `note ${part.slice(4, -1)}` }] });
      offset += 1;
    } else if (part.startsWith('(sym:')) {
      out().push({ type: 'symbolReference', symbol: part.slice(5, -1) });
      offset += 1;
    } else if (part.startsWith('(ref:')) {
      out().push({ type: 'crossReference', id: `ref-${part.slice(5, -1)}`, target: part.slice(5, -1), form: 'label' });
      offset += 1;
    } else {
      const text = part.replaceAll('⏎', '\n');
      out().push({ text, ...(bold ? { bold: true as const } : {}) });
      offset += text.length;
    }
  }
  return { content: stack[0]?.children ?? [], marks };
};

const printInline = (inline: Inline): string => {
  if (isText(inline)) {
    const text = inline.text.replaceAll('\n', '⏎');
    return inline.bold ? `<b>${text}</b>` : text;
  }
  switch (inline.type) {
    case 'footnote':
      return `(fn:${inline.id.startsWith(madePrefix) ? '#' : inline.id})`;
    case 'symbolReference':
      return `(sym:${inline.symbol})`;
    case 'crossReference':
      return `(ref:${inline.target})`;
    case 'link':
      return `<a>${inline.children.map(printInline).join('')}</a>`;
    default:
      return `<q>${inline.children.map(printInline).join('')}</q>`;
  }
};

/** Prints a content with signs at offsets; a sign stands before what follows it, outside of links and brackets. */
const printContent = (content: readonly Inline[], signs: readonly { readonly at: number; readonly sign: string }[]): string => {
  let at = 0;
  let out = '';
  const pending = [...signs];
  const put = (limit: number, last: boolean) => {
    while (pending[0] && (pending[0].at < limit || (last && pending[0].at <= limit))) out += (pending.shift() as { sign: string }).sign;
  };
  const visit = (nodes: readonly Inline[]): void => {
    for (const inline of nodes) {
      if (isText(inline)) {
        if (inline.bold) out += '<b>';
        const start = at;
        let from = 0;
        for (const next of pending.filter((sign) => sign.at >= start && sign.at < start + inline.text.length)) {
          out += inline.text.slice(from, next.at - start).replaceAll('\n', '⏎') + next.sign;
          from = next.at - start;
          pending.splice(pending.indexOf(next), 1);
        }
        out += inline.text.slice(from).replaceAll('\n', '⏎');
        if (inline.bold) out += '</b>';
        at += inline.text.length;
      } else if (inline.type === 'link' || inline.type === 'bracket' || inline.type === 'option') {
        put(at + 1, false);
        out += inline.type === 'link' ? '<a>' : '<q>';
        visit(inline.children);
        out += inline.type === 'link' ? '</a>' : '</q>';
      } else {
        put(at + 1, false);
        out += printInline(inline);
        at += 1;
      }
    }
  };
  visit(content);
  for (const { sign } of pending) out += sign;
  return out;
};

export interface Written {
  readonly blocks: Block[];
  readonly selection: Selection | null;
}

/** Reads the notation. Texts are of `language`; `{ar: …}` gives those of others. */
export const read = (source: string, language: Language = 'en'): Written => {
  let [anchor, focus]: [Place | null, Place | null] = [null, null];
  const textOf = (written: string, slot: string): LanguageText => {
    const text: LanguageText = {};
    let own = written;
    for (const [whole, code, other] of written.matchAll(/ ?\{(en|ar|fr): ([^}]*)\}/g)) {
      text[code as Language] = readContent(other ?? '').content;
      own = own.replace(whole, '');
    }
    const { content, marks } = readContent(own);
    const caret = marks.get('^');
    if (caret !== undefined) anchor = focus = { slot, offset: caret };
    if (marks.has('[[')) anchor = { slot, offset: marks.get('[[') as number };
    if (marks.has(']]')) focus = { slot, offset: marks.get(']]') as number };
    if (own !== '' || Object.keys(text).length === 0) {
      if (content.length > 0) text[language] = content;
    }
    return text;
  };
  let made = 0;
  const named = (id: string): string => (id === '#' ? `${madePrefix}-${++made}` : id);
  const blocks: Block[] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue;
    const match = /^(\s*)([a-zA-Z]+?)(\d?)(u?) ([\w-]+|#):(?: (.*))?$/.exec(line);
    if (!match) throw new Error(`Not in the notation: ${line}`);
    const [, , name = '', level = '', unnumbered, given = '', written = ''] = match;
    const id = named(given);
    const indented = /^\s{2,}\S/.test(line.replace(/^\n/, '')) && (match[1] ?? '').length >= 2;
    const last = blocks.at(-1);
    if (name === 'row' && last?.type === 'table') {
      const cells = (written === '' ? [] : written.split(' / ')).map((cell) => {
        const [head = '', ...rest] = cell.split('=');
        const [cellName = '', spans = ''] = head.split('*');
        const cellId = named(cellName);
        const [colspan = '1', rowspan = '1'] = spans.split('x');
        return { id: cellId, text: textOf(rest.join('='), cellId), colspan: Number(colspan || '1'), rowspan: Number(rowspan) };
      });
      const rows = [...last.rows, { id, kind: 'normal' as const, cells }];
      blocks[blocks.length - 1] = { ...last, rows, columns: new Array<number>(Math.max(last.columns.length, cells.reduce((sum, cell) => sum + cell.colspan, 0))).fill(1) };
      continue;
    }
    if ((name === 'notes' || name === 'source') && last?.type === 'table') {
      blocks[blocks.length - 1] = { ...last, [name]: textOf(written, `${last.id}:${name}`) };
      continue;
    }
    const type = blockTypes.find((each) => each === name) as BlockType;
    const part = type === 'box' ? ':title' : type === 'table' || type === 'figure' ? ':caption' : '';
    const base: Block = { ...blankBlock(type, id), text: textOf(written, `${id}${part}`) };
    const block: Block =
      base.type === 'table'
        ? { ...base, rows: [], columns: [1], headerRows: 0 }
        : ({ ...base, ...('level' in base && level !== '' ? { level: Number(level) } : {}), ...(base.type === 'heading' ? { numbered: unnumbered !== 'u' } : {}), ...(base.type === 'box' ? { blocks: [] } : {}) } as Block);
    if (indented && last?.type === 'box') blocks[blocks.length - 1] = { ...last, blocks: [...last.blocks, block as BoxedBlock] };
    else blocks.push(block);
  }
  return { blocks, selection: anchor && focus ? { anchor, focus } : null };
};

/** Prints blocks in the notation. */
export const print = (blocks: readonly Block[], selection: Selection | null, language: Language = 'en'): string => {
  const nameOf = (id: string) => (id.startsWith(madePrefix) ? '#' : id);
  const signsIn = (slot: string) => {
    if (!selection) return [];
    const { anchor, focus } = selection;
    if (anchor.slot === focus.slot && anchor.offset === focus.offset) return anchor.slot === slot ? [{ at: anchor.offset, sign: '^' }] : [];
    return [...(anchor.slot === slot ? [{ at: anchor.offset, sign: '[[' }] : []), ...(focus.slot === slot ? [{ at: focus.offset, sign: ']]' }] : [])].sort((a, b) => a.at - b.at);
  };
  const textOf = (text: LanguageText, slot: string): string => {
    const others = (['en', 'ar', 'fr'] as const).filter((other) => other !== language && text[other] !== undefined).map((other) => `{${other}: ${(text[other] ?? []).map(printInline).join('')}}`);
    return [printContent(text[language] ?? [], signsIn(slot)), ...others].filter((part) => part !== '').join(' ');
  };
  const lines: string[] = [];
  const visit = (block: Block, indent: string): void => {
    const slots = slotsOf(block);
    const level = 'level' in block ? String(block.level) : '';
    const own = textOf(block.text, slots[0]?.id ?? block.id);
    lines.push(`${indent}${block.type}${level}${block.type === 'heading' && !block.numbered ? 'u' : ''} ${nameOf(block.id)}:${own === '' ? '' : ` ${own}`}`);
    if (block.type === 'box') for (const inner of block.blocks) visit(inner, `${indent}  `);
    if (block.type === 'table') {
      for (const row of block.rows) {
        const cells = row.cells.map((cell) => {
          const spans = cell.colspan > 1 || cell.rowspan > 1 ? `*${cell.colspan}${cell.rowspan > 1 ? `x${cell.rowspan}` : ''}` : '';
          return `${nameOf(cell.id)}${spans}=${textOf(cell.text, cell.id)}`;
        });
        lines.push(`${indent}  row ${nameOf(row.id)}:${cells.length === 0 ? '' : ` ${cells.join(' / ')}`}`);
      }
      for (const part of ['notes', 'source'] as const) {
        const text = textOf(block[part], `${block.id}:${part}`);
        if (text !== '') lines.push(`${indent}  ${part} x: ${text}`);
      }
    }
  };
  for (const block of blocks) visit(block, '');
  return lines.join('\n');
};

/** The notation as `print` would write it. */
export const canonical = (source: string, language: Language = 'en'): string => {
  const { blocks, selection } = read(source, language);
  return print(blocks, selection, language);
};

export const lengthIn = (block: Block, language: Language): number => contentLength(block.text[language] ?? []);
