// Reads a tree that something other than the program's own acts has changed, or that a fault has damaged: every text in it is kept, and what cannot
// stand in the document becomes a paragraph.
import type { Descendant } from 'slate';
import { blankBlock, traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import type { Content } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import { copyContent } from './copies.ts';
import { flatText, tidy } from '../../shared/document/content.ts';
import { contentOfNodes, type Projection } from './projection.ts';
import { isInlineElement, isSlot, isTextNode, type SlateBlock } from './slate.ts';
import { slotsOf, withContent, withSlotText, type SlotInBlock } from './slots.ts';

/** The texts in an element that have no place in its block: outside of its slots, or in an element that takes no text. */
export const strayTexts = (element: SlateBlock, block: Block): Descendant[][] => {
  const places = new Set(placesOf(block).map(({ id }) => id));
  const strays: Descendant[][] = [];
  const stray = (nodes: Descendant[]): void => {
    if (contentOfNodes(nodes).length > 0) strays.push(nodes);
  };
  const visit = (nodes: readonly Descendant[]): void => {
    for (const node of nodes) {
      if (isTextNode(node) || isInlineElement(node)) stray([node]);
      else if (!isSlot(node)) visit(node.children);
      else if (!places.delete(node.id)) stray(node.children);
    }
  };
  visit([element]);
  return strays;
};

/**
 * The blocks that changed elements stand for, where `were` stood before. Elements with the id of one of these keep it; others become new blocks.
 * In a pane whose structure is locked the old blocks stay, with the texts that are found; other text goes on in the block before it.
 */
export const readForeign = (elements: readonly SlateBlock[], were: readonly Block[], projection: Projection, newId: NewId, locked: boolean): Block[] => {
  const known = new Map<Id, Block>(were.map((block) => [block.id, block]));
  const used = new Set<Id>();
  const out: Block[] = [];
  const paragraph = (nodes: readonly Descendant[]): void => {
    const content = contentOfNodes(nodes);
    if (flatText(content) === '') return;
    out.push({ ...blankBlock('paragraph', newId()), text: { [projection.language]: copyContent(content, newId) } });
  };
  for (const element of elements) {
    const before = 'id' in element ? known.get(element.id as Id) : undefined;
    if (before && !used.has(before.id)) {
      used.add(before.id);
      out.push(projection.readTexts(element, before));
      for (const stray of strayTexts(element, before)) paragraph(stray);
    } else {
      // A second element of one id, or one that was never in the document.
      const twin = before && isSlot(element) && traitsOf(before.type).text ? before : undefined;
      if (twin) {
        const content = copyContent(contentOfNodes((element as { children: Descendant[] }).children), newId);
        out.push({ ...twin, id: newId(), text: withContent({}, projection.language, content) } as Block);
      } else {
        const visit = (nodes: readonly Descendant[]): void => {
          const line = nodes.filter((node) => isTextNode(node) || isInlineElement(node));
          if (line.length > 0) paragraph(line);
          for (const node of nodes) if (!isTextNode(node) && !isInlineElement(node)) visit(node.children);
        };
        visit([element]);
      }
    }
  }
  return locked ? withStructureOf(were, out, projection.language) : out;
};

/** The texts of `read` in the blocks that stood before. A text for which none of these has a place stays an element of its own. */
const withStructureOf = (were: readonly Block[], read: readonly Block[], language: Language): Block[] => {
  const kept = new Map<Id, Block>(were.map((block) => [block.id, block]));
  for (const block of read) if (kept.has(block.id)) kept.set(block.id, block);
  const homeless: Block[] = [];
  let near: Id | undefined;
  for (const block of read) {
    if (kept.has(block.id)) {
      if (placesOf(block).length > 0) near = block.id;
      continue;
    }
    const host = kept.get(near ?? '') ?? [...kept.values()].find((other) => placesOf(other).length > 0);
    const slot = host && placesOf(host).at(-1);
    if (!host || !slot) homeless.push(block);
    else kept.set(host.id, withSlotText(host, slot.id, withContent(slot.text, language, [...(slot.text[language] ?? []), ...(block.text[language] ?? [])])));
  }
  return [...kept.values(), ...homeless];
};

const childrenOf = (node: unknown): readonly unknown[] => (typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children) ? node.children : []);
const idOf = (node: unknown): string | null => (typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string' ? node.id : null);

/** The words under a node, whatever state it is in, without those in elements with the ids of `places`. */
const wordsIn = (node: unknown, places: ReadonlySet<string> = new Set()): string => {
  if (places.has(idOf(node) ?? '')) return '';
  if (typeof node === 'object' && node !== null && 'text' in node && typeof node.text === 'string') return node.text;
  return childrenOf(node)
    .map((child) => wordsIn(child, places))
    .join('');
};

/** The content of a line whose nodes may be in any state: what cannot be read gives its words. */
const contentIn = (line: unknown): Content =>
  tidy(
    childrenOf(line).flatMap((node): Content => {
      try {
        return contentOfNodes([node as Descendant]);
      } catch {
        return [{ text: wordsIn(node) }];
      }
    }),
  );

const findById = (node: unknown, id: string): unknown => {
  if (idOf(node) === id) return node;
  for (const child of childrenOf(node)) {
    const found = findById(child, id);
    if (found !== null) return found;
  }
  return null;
};

/**
 * What a tree says that cannot be read as it should be, because of a fault of the program: the words, in their places where these are known and as
 * paragraphs where they are not. Everything else stays as it is in the blocks that stood before.
 */
export const readWords = (elements: readonly SlateBlock[], were: readonly Block[], { language }: Projection, newId: NewId): Block[] => {
  const known = new Map<string, Block>(were.map((block) => [block.id, block]));
  const paragraph = (words: string): Block[] => (words === '' ? [] : [{ ...blankBlock('paragraph', newId()), text: { [language]: [{ text: words }] } }]);
  return elements.flatMap((element): Block[] => {
    const before = known.get(idOf(element) ?? '');
    if (!before) return paragraph(wordsIn(element));
    known.delete(before.id);
    const places = placesOf(before);
    const after = places.reduce((block, { id, text }) => {
      const line = findById(element, id);
      const content = line === null ? [] : contentIn(line);
      return flatText(content) === flatText(text[language] ?? []) ? block : withSlotText(block, id, withContent(text, language, content));
    }, before);
    return [after, ...paragraph(wordsIn(element, new Set(places.map(({ id }) => id))))];
  });
};

/** The texts of a block that somebody can write in. */
const placesOf = (block: Block): SlotInBlock[] => slotsOf(block).filter(({ role }) => role !== 'bare');

