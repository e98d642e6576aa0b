// Shows a changed document in a pane: the smallest Slate operations that lead from the tree that stands to the one that should.
import { Editor, type Descendant, type Path } from 'slate';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Text } from '../../shared/document/inlines.ts';
import { textChange } from '../../shared/document/content.ts';
import { elementFields, sameTree, type Projection } from './projection.ts';
import { isAtomElement, isInlineElement, isSlot, isTextNode, type SlateBlock, type SlateElement } from './slate.ts';
import { align, commonEnds, type Kept } from './splices.ts';

const nodeAt = (editor: Editor, path: Path): Descendant => Editor.node(editor, path)[0] as Descendant;

const remove = (editor: Editor, path: Path): void => editor.apply({ type: 'remove_node', path, node: nodeAt(editor, path) });
const insert = (editor: Editor, path: Path, node: Descendant): void => editor.apply({ type: 'insert_node', path, node });

const updateFields = (editor: Editor, path: Path, before: SlateElement, after: SlateElement): void => {
  const withFlag = (element: SlateElement) => ({ ...elementFields(element), ...('untranslated' in element && element.untranslated ? { untranslated: true } : {}) });
  const [old, now] = [withFlag(before) as Record<string, unknown>, withFlag(after) as Record<string, unknown>];
  const properties: Record<string, unknown> = {};
  const newProperties: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (old[key] === now[key] || JSON.stringify(old[key]) === JSON.stringify(now[key])) continue;
    if (key in old) properties[key] = old[key];
    if (now[key] !== undefined && now[key] !== null) newProperties[key] = now[key];
    // Slate takes null for "delete"; a field of a block that is null is written by replacing the node, see `needsReplacing`.
  }
  if (Object.keys(properties).length > 0 || Object.keys(newProperties).length > 0) {
    editor.apply({ type: 'set_node', path, properties: properties as Partial<SlateElement>, newProperties: newProperties as Partial<SlateElement> });
  }
};

/** Slate cannot set a field to null, and a leaf cannot become an element with parts. */
const needsReplacing = (before: SlateElement, after: SlateElement): boolean => {
  if (isSlot(before) !== isSlot(after)) return true;
  if (!isSlot(before) && !isInlineElement(before) && before.type !== after.type) return true;
  const [old, now] = [elementFields(before), elementFields(after)];
  return Object.keys(now).some((key) => now[key] === null && old[key] !== null);
};

const updateText = (editor: Editor, path: Path, before: Text, after: Text): void => {
  const { at, removed, inserted } = textChange(before.text, after.text);
  if (removed > 0) editor.apply({ type: 'remove_text', path, offset: at, text: before.text.slice(at, at + removed) });
  if (inserted !== '') editor.apply({ type: 'insert_text', path, offset: at, text: inserted });
};

const updateLine = (editor: Editor, path: Path, before: readonly Descendant[], after: readonly Descendant[]): void => {
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && sameTree(before[prefix] as Descendant, after[prefix] as Descendant)) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && sameTree(before[before.length - 1 - suffix] as Descendant, after[after.length - 1 - suffix] as Descendant)) suffix++;
  const old = before.slice(prefix, before.length - suffix);
  const now = after.slice(prefix, after.length - suffix);
  const [oldOne, nowOne] = [old[0], now[0]];
  const at = [...path, prefix];
  const alike = oldOne && nowOne && isTextNode(oldOne) && isTextNode(nowOne) && sameTree({ ...oldOne, text: '' }, { ...nowOne, text: '' });
  if (!alike && old.length === 1 && now.length === 1 && oldOne && nowOne && !isTextNode(oldOne) && !isTextNode(nowOne) && oldOne.type === nowOne.type && !needsReplacing(oldOne, nowOne)) {
    updateFields(editor, at, oldOne, nowOne);
    if (!isAtomElement(oldOne)) updateLine(editor, at, oldOne.children, nowOne.children);
    return;
  }
  // The text in which the change begins stays the same node, so that the caret in it stays.
  const kept = alike ? 1 : 0;
  now.slice(kept).forEach((node, index) => insert(editor, [...path, prefix + kept + index], node));
  for (let index = old.length - 1; index >= kept; index--) remove(editor, [...path, prefix + now.length - kept + index]);
  if (alike) updateText(editor, at, oldOne, nowOne);
};

const idOf = (node: Descendant): unknown => (isTextNode(node) || !('id' in node) ? node : node.id);

/** Makes the children at a path those of `after`: what has an id in both is updated in place. */
const updateList = (editor: Editor, path: Path, before: readonly Descendant[], after: readonly Descendant[]): void => {
  const kept: Kept[] = [{ before: -1, after: -1 }, ...align(before, after, idOf)];
  let [oldEnd, nowEnd] = [before.length, after.length];
  for (const pair of kept.reverse()) {
    for (let index = oldEnd - 1; index > pair.before; index--) remove(editor, [...path, index]);
    for (let index = pair.after + 1; index < nowEnd; index++) insert(editor, [...path, pair.before + 1 + index - (pair.after + 1)], after[index] as Descendant);
    if (pair.before >= 0) updateElement(editor, [...path, pair.before], before[pair.before] as SlateElement, after[pair.after] as SlateElement);
    [oldEnd, nowEnd] = [pair.before, pair.after];
  }
};

const updateElement = (editor: Editor, path: Path, before: SlateElement, after: SlateElement): void => {
  if (sameTree(before, after)) return;
  if (needsReplacing(before, after)) {
    insert(editor, path, after);
    remove(editor, [...path.slice(0, -1), (path.at(-1) as number) + 1]);
    return;
  }
  updateFields(editor, path, before, after);
  if (isSlot(before)) updateLine(editor, path, before.children, after.children);
  else updateList(editor, path, before.children, after.children);
};

/**
 * Leads the tree of a pane from showing `before` to showing `after`. Blocks that are the same objects are not looked at, apart from the comparison
 * of the two lists; every block is bound to the element that stands for it in the end.
 */
export const showBlocks = (editor: Editor, projection: Projection, before: readonly Block[], after: readonly Block[]): void => {
  const { prefix, suffix } = commonEnds(before, after);
  const old = before.slice(prefix, before.length - suffix);
  const now = after.slice(prefix, after.length - suffix);
  if (old.length === 0 && now.length === 0) return;
  Editor.withoutNormalizing(editor, () => {
    const kept: Kept[] = [{ before: -1, after: -1 }, ...align(old, now, ({ id }) => id)];
    let [oldEnd, nowEnd] = [old.length, now.length];
    for (const pair of kept.reverse()) {
      for (let index = oldEnd - 1; index > pair.before; index--) remove(editor, [prefix + index]);
      for (let index = pair.after + 1; index < nowEnd; index++) insert(editor, [prefix + pair.before + index - pair.after], projection.element(now[index] as Block));
      const block = now[pair.after];
      if (block && old[pair.before] !== block) {
        const path = [prefix + pair.before];
        updateElement(editor, path, nodeAt(editor, path) as SlateElement, projection.build(block));
      }
      [oldEnd, nowEnd] = [pair.before, pair.after];
    }
  });
  now.forEach((block, index) => projection.bind(block, editor.children[prefix + index] as SlateBlock));
};

/** Puts an element in the place of the one at a top-level index, with as few operations as can be. */
export const repairElement = (editor: Editor, index: number, after: SlateBlock): void =>
  Editor.withoutNormalizing(editor, () => updateElement(editor, [index], nodeAt(editor, [index]) as SlateElement, after));
