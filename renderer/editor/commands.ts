// Everything a user can do in the editor by menu, tool, key or palette. Each one is one step of undo; those that change structure do nothing in
// a pane whose structure is locked, and say so with false.
import { blockSchema, type Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { replaceAt } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import { deepEqual } from './rebase.ts';
import type { DocumentSession } from './session.ts';
import type { SlateBlock } from './slate.ts';

export { changeCrossReference, crossReferenceAt, currentFormats, insertCrossReference, insertFootnote, insertSymbolReference, linkAt, setLink, toggleFormat } from './formatting.ts';
export { deleteFootnote, findFootnote, setFootnoteContent } from './footnotes.ts';
export { blockMenu, changeLevel, insertBlock, insertDocumentList, insertParticipantList, insertProgramme, insertTable, setBlockType, type MenuChoice } from './insertion.ts';
export { deleteBlock, moveBlock, moveBlocks, moveSection, sectionOf } from './moves.ts';
export {
  deleteColumn,
  deleteRow,
  insertColumn,
  insertRow,
  mergeCells,
  moveToCell,
  setColumnWidths,
  setRowKind,
  splitCell,
  toggleHeaderRow,
} from './table-commands.ts';
export { copyBlock } from './copies.ts';

/** The block in which the caret stands, the boxed one in a box; null where there is no caret. */
export const currentBlock = (editor: PaneEditor): Block | null => {
  const { selection } = editor;
  if (!selection) return null;
  const [top, inner] = selection.focus.path;
  const element = editor.children[top as number] as SlateBlock | undefined;
  if (!element) return null;
  const boxed = element.type === 'box' ? (element.children[inner as number] as SlateBlock | undefined) : undefined;
  return editor.session.blockById(boxed?.id ?? element.id) ?? editor.session.blockById(element.id) ?? null;
};

/**
 * Whether the caret stands in the element that is selected. One may have gone on to a field of the first page or to an image since: what acts at the caret
 * would then act out of sight.
 */
export const isCaretInSelected = (editor: PaneEditor): boolean => {
  const { selected } = editor.session;
  if (editor.selection === null || selected === null || selected.language !== editor.language) return editor.selection !== null;
  const top = editor.children[editor.selection.focus.path[0] as number] as SlateBlock | undefined;
  return selected.block === top?.id || selected.block === currentBlock(editor)?.id;
};

/** Fields of a block that are not text: the symbol, a date, a width. Changes of the same fields within a moment are one step. What the schema refuses is not taken. */
export const setBlockFields = (session: DocumentSession, id: Id, patch: Partial<Omit<Block, 'id' | 'type' | 'text'>> & Readonly<Record<string, unknown>>): void => {
  const apply = <Kind extends Block>(block: Kind): Kind => {
    const { id: _, type: __, ...fields } = patch;
    const after = { ...block, ...fields };
    // One value that the library refuses would keep everything else from being saved.
    return deepEqual(after, block) || !blockSchema.safeParse(after).success ? block : after;
  };
  session.update(
    (blocks) => {
      const index = blocks.findIndex((block) => block.id === id || (block.type === 'box' && block.blocks.some((inner) => inner.id === id)));
      const block = blocks[index];
      if (!block) return blocks;
      const after: Block = block.id !== id && block.type === 'box' ? { ...block, blocks: block.blocks.map((inner) => (inner.id === id ? apply(inner) : inner)) } : apply(block);
      return after === block ? blocks : replaceAt(blocks, index, 1, after);
    },
    { label: 'fields', typing: { slot: `${id}.${Object.keys(patch).sort().join('.')}`, kind: 'field', text: '' } },
  );
};
