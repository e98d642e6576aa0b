// A document seen in one language as a Slate tree, and back. Every pane has its own projection, since Slate knows a node by its identity:
// no node may stand in two trees. Blocks and elements are kept together, so that what did not change keeps its element.
import type { Descendant } from 'slate';
import type { Block } from '../../shared/document/blocks/index.ts';
import { traitsOf } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { TableCell, TableRow } from '../../shared/document/blocks/table.ts';
import type { Content, Inline, InlineType, Text } from '../../shared/document/inlines.ts';
import {
  bracketSchema,
  crossReferenceSchema,
  footnoteSchema,
  isText,
  linkSchema,
  optionSchema,
  symbolReferenceSchema,
  textSchema,
} from '../../shared/document/inlines.ts';
import type { Language, LanguageText } from '../../shared/document/block.ts';
import { isAtomElement, isInlineElement, isSlot, isTextNode, partId, type SlateBlock, type SlateInline, type SlateNode, type SlatePart, type SlateSlot } from './slate.ts';
import { tidy } from '../../shared/document/content.ts';
import { withContent } from './slots.ts';

const emptyText = (): Text => ({ text: '' });

/** The Slate nodes of a line of text. Slate wants a text on either side of an inline element, and at least one text in every line. */
export const nodesOfContent = (content: readonly Inline[]): Descendant[] => {
  const out: Descendant[] = [];
  for (const inline of content) {
    const last = out.at(-1);
    if (isText(inline)) {
      if (inline.text !== '') out.push({ ...inline });
      continue;
    }
    if (!last || !isTextNode(last)) out.push(emptyText());
    const children = inline.type === 'link' || inline.type === 'bracket' || inline.type === 'option' ? nodesOfContent(inline.children) : [emptyText()];
    out.push({ ...inline, children } as SlateInline);
  }
  const last = out.at(-1);
  if (!last || !isTextNode(last)) out.push(emptyText());
  return out;
};

/** What the document knows of each inline; anything else that a node carries stays out of it. */
const inlineFields: Readonly<Record<'text' | InlineType, ReadonlySet<string>>> = {
  text: new Set(Object.keys(textSchema.shape)),
  link: new Set(Object.keys(linkSchema.shape)),
  footnote: new Set(Object.keys(footnoteSchema.shape)),
  crossReference: new Set(Object.keys(crossReferenceSchema.shape)),
  symbolReference: new Set(Object.keys(symbolReferenceSchema.shape)),
  bracket: new Set(Object.keys(bracketSchema.shape)),
  option: new Set(Object.keys(optionSchema.shape)),
};

const known = <Node extends object>(node: Node, fields: ReadonlySet<string>): Node => {
  for (const key in node) if (!fields.has(key)) return Object.fromEntries(Object.entries(node).filter(([name]) => fields.has(name))) as Node;
  return node;
};

const readInline = (node: Descendant): Inline[] => {
  if (isTextNode(node)) return node.text === '' ? [] : [known(node, inlineFields.text)];
  if (!isInlineElement(node)) return contentOfNodes(node.children);
  if (isAtomElement(node)) return [known(node, inlineFields[node.type])];
  const children = contentOfNodes(node.children);
  if (node.type !== 'link') return [{ ...known(node, inlineFields[node.type]), children } as Inline];
  // A link holds text and nothing else: whatever came into one stands beside it.
  return children.map((inline): Inline => (isText(inline) ? { type: 'link', href: node.href, children: [inline] } : inline));
};

/** The content of a line of Slate nodes; elements that have no place in a line give the text in them. */
export const contentOfNodes = (nodes: readonly Descendant[]): Content => tidy(nodes.flatMap(readInline));

const isBlank = (nodes: readonly Descendant[]): boolean => {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined && isTextNode(only) && only.text === '';
};

type Fields = Record<string, unknown>;
/** The fields of a block that stand on its element: all but its texts and its parts. */
const fieldsOf = (block: Block): Fields => {
  const { text: _, ...fields } = block as Block & Fields;
  if (block.type === 'box') delete fields['blocks'];
  if (block.type === 'table') for (const key of ['rows', 'notes', 'source']) delete fields[key];
  if (block.type === 'figure') delete fields['source'];
  return fields;
};

/** The fields of an element that are the block's own. */
export const elementFields = (element: SlateNode): Fields => {
  const { children: _, untranslated: __, ...fields } = element as SlateBlock & Fields;
  return fields;
};

const sameShallow = (a: Fields, b: Fields): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]));
};

const sameNode = (a: Descendant, b: Descendant): boolean => {
  if (a === b) return true;
  if (isTextNode(a) || isTextNode(b)) return isTextNode(a) && isTextNode(b) && sameShallow(a as unknown as Fields, b as unknown as Fields);
  return (
    a.children.length === b.children.length &&
    ('untranslated' in a && a.untranslated === true) === ('untranslated' in b && b.untranslated === true) &&
    sameShallow(elementFields(a), elementFields(b)) &&
    a.children.every((child, index) => sameNode(child, b.children[index] as Descendant))
  );
};

/** Whether two trees say the same; identity does not matter. */
export const sameTree = (a: Descendant, b: Descendant): boolean => sameNode(a, b);

export class Projection {
  readonly language: Language;
  /** The element that stands, or last stood, in the pane for a block. */
  readonly #elements = new WeakMap<Block, SlateBlock>();
  /** The content that the children of a slot were made from or read as. */
  readonly #contents = new WeakMap<readonly Descendant[], Content>();

  constructor(language: Language) {
    this.language = language;
  }

  #slot<Fields extends object>(fields: Fields, text: LanguageText): Fields & { untranslated?: true; children: Descendant[] } {
    const content = text[this.language];
    if (content === undefined) return { ...fields, untranslated: true, children: [emptyText()] };
    const children = nodesOfContent(content);
    this.#contents.set(children, content);
    return { ...fields, children };
  }

  #cell(cell: TableCell): SlatePart {
    return this.#slot({ type: 'tableCell' as const, id: cell.id, colspan: cell.colspan, rowspan: cell.rowspan }, cell.text);
  }

  #row(row: TableRow): SlatePart {
    const children: Descendant[] = row.cells.map((cell) => this.#cell(cell));
    if (children.length === 0) children.push({ type: 'coveredCell', id: `${row.id}:covered`, children: [emptyText()] });
    return { type: 'tableRow', id: row.id, kind: row.kind, ...(row.proposals === undefined ? {} : { proposals: row.proposals }), children };
  }

  /** A new element for a block, whether or not there is one already. */
  build(block: Block): SlateBlock {
    const fields = fieldsOf(block);
    switch (block.type) {
      case 'box':
        return {
          ...fields,
          children: [this.#slot({ type: 'boxTitle' as const, id: partId(block.id, 'title'), owner: block.id }, block.text), ...block.blocks.map((inner) => this.build(inner))],
        } as SlateBlock;
      case 'table':
        return {
          ...fields,
          children: [
            this.#slot({ type: 'tableCaption' as const, id: partId(block.id, 'caption'), owner: block.id }, block.text),
            ...block.rows.map((row) => this.#row(row)),
            this.#slot({ type: 'tableNotes' as const, id: partId(block.id, 'notes'), owner: block.id }, block.notes),
            this.#slot({ type: 'tableSource' as const, id: partId(block.id, 'source'), owner: block.id }, block.source),
          ],
        } as SlateBlock;
      case 'figure':
        return {
          ...fields,
          children: [
            this.#slot({ type: 'figureCaption' as const, id: partId(block.id, 'caption'), owner: block.id }, block.text),
            this.#slot({ type: 'figureSource' as const, id: partId(block.id, 'source'), owner: block.id }, block.source),
          ],
        } as SlateBlock;
      default:
        if (!traitsOf(block.type).text) return { ...fields, children: [emptyText()] } as SlateBlock;
        return this.#slot(fields, block.text) as unknown as SlateBlock;
    }
  }

  /** The element of a block: the one it has, or a new one. */
  element(block: Block): SlateBlock {
    const known = this.#elements.get(block);
    if (known) return known;
    const built = this.build(block);
    this.#elements.set(block, built);
    return built;
  }

  /** From now on a block is shown by this element, which says the same as the block. */
  bind(block: Block, element: SlateBlock): void {
    this.#elements.set(block, element);
  }

  /** The content of a slot; undefined where the text is untranslated and nothing was written. */
  readSlot(slot: { untranslated?: true; children: Descendant[] }): Content | undefined {
    if (slot.untranslated && isBlank(slot.children)) return undefined;
    const known = this.#contents.get(slot.children);
    if (known) return known;
    const content = contentOfNodes(slot.children);
    this.#contents.set(slot.children, content);
    return content;
  }

  #text(slot: SlateSlot | undefined, before: LanguageText): LanguageText {
    if (!slot) return before;
    const content = this.readSlot(slot);
    const old = before[this.language];
    if (content === old || (content !== undefined && old !== undefined && JSON.stringify(content) === JSON.stringify(old))) return before;
    return withContent(before, this.language, content);
  }

  /**
   * The block that an element stands for, given the block it stood for before: every text in this language is read from the element, everything else is
   * kept. The very same block where no text changed. Structure is not read: it is changed in the document, never in the tree.
   */
  readTexts(element: SlateBlock, before: Block): Block {
    const slots = new Map<string, SlateSlot>();
    const collect = (nodes: readonly Descendant[]): void => {
      for (const node of nodes) {
        if (isTextNode(node)) continue;
        if (isSlot(node)) {
          if (!slots.has(node.id)) slots.set(node.id, node);
        } else if (!isInlineElement(node)) collect(node.children);
      }
    };
    collect([element]);
    return this.#read(before, slots);
  }

  #read(before: Block, slots: ReadonlyMap<string, SlateSlot>): Block {
    switch (before.type) {
      case 'box': {
        const text = this.#text(slots.get(partId(before.id, 'title')), before.text);
        const blocks = before.blocks.map((inner) => this.#read(inner, slots) as BoxedBlock);
        return text === before.text && blocks.every((inner, index) => inner === before.blocks[index]) ? before : { ...before, text, blocks };
      }
      case 'table': {
        const text = this.#text(slots.get(partId(before.id, 'caption')), before.text);
        const notes = this.#text(slots.get(partId(before.id, 'notes')), before.notes);
        const source = this.#text(slots.get(partId(before.id, 'source')), before.source);
        const rows = before.rows.map((row) => {
          const cells = row.cells.map((cell) => {
            const after = this.#text(slots.get(cell.id), cell.text);
            return after === cell.text ? cell : { ...cell, text: after };
          });
          return cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
        });
        const same = text === before.text && notes === before.notes && source === before.source && rows.every((row, index) => row === before.rows[index]);
        return same ? before : { ...before, text, notes, source, rows };
      }
      case 'figure': {
        const text = this.#text(slots.get(partId(before.id, 'caption')), before.text);
        const source = this.#text(slots.get(partId(before.id, 'source')), before.source);
        return text === before.text && source === before.source ? before : { ...before, text, source };
      }
      default: {
        if (!traitsOf(before.type).text) return before;
        const text = this.#text(slots.get(before.id), before.text);
        return text === before.text ? before : { ...before, text };
      }
    }
  }
}
