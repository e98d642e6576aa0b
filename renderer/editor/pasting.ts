// Where pasted words and elements come to stand in the document. Pure acts on it.
import { blankBlock, traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import type { Content } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import { collapsed } from './caret.ts';
import { contentLength, insertInlines, joinContents, joinSentences, splitContent } from '../../shared/document/content.ts';
import { caretIn, firstSlot, isFlowing, isWhollyEmpty, lastSlot, replaceAt, slotContent, standingOf, type EditResult, type EditState, type SpanEnd } from './edit.ts';
import { continuation, retype } from './retyping.ts';
import { replaceContent, slotsOf, withContent } from './slots.ts';

/** One line of text of all that is pasted. */
export const lineOf = (blocks: readonly Block[], language: Language, separator: 'space' | 'line'): Content =>
  blocks
    .flatMap((block) => slotsOf(block).map((slot) => slotContent(slot, language)))
    .filter((content) => contentLength(content) > 0)
    .reduce<Content>((line, content) => (line.length === 0 ? content : separator === 'space' ? joinSentences(line, content) : joinContents(joinContents(line, [{ text: '\n' }]), content)), []);

const pasteLine = (state: EditState, { slot, offset }: SpanEnd, line: Content): EditResult | null => {
  if (slot.role === 'bare') return null;
  const content = insertInlines(slotContent(slot, state.language), offset, line, state.newId);
  return { blocks: replaceContent(state.blocks, slot, state.language, content), selection: caretIn(slot.id, offset + contentLength(line)) };
};

/** What may stand where it is pasted: elements of the first page become paragraphs, and in a box only what a box may hold comes. */
const fitting = (blocks: readonly Block[], inBox: boolean): Block[] =>
  blocks.flatMap((block): Block[] => {
    const { place, text } = traitsOf(block.type);
    if (place === 'front' && block.type !== 'summary') return text && !isWhollyEmpty(block) ? [retype(block, { type: 'paragraph' })] : [];
    if (block.type === 'summary') return [retype(block, { type: 'paragraph' })];
    if (!inBox || traitsOf(block.type).inBox) return [block];
    if (block.type === 'box') return [{ ...blankBlock('paragraph', block.id), text: block.text }, ...block.blocks];
    return text ? [retype(block, { type: 'paragraph' })] : [];
  });

/** Plain paragraphs from elsewhere become what the text around them is. */
const adapted = (block: Block, around: Block): Block => {
  const adapts: ReadonlySet<Block['type']> = new Set(['numberedParagraph', 'keyMessage', 'subparagraph', 'bullet', 'quotation', 'preambularParagraph', 'operativeParagraph', 'summary']);
  return block.type === 'paragraph' && adapts.has(around.type) ? retype(block, { type: around.type, ...('level' in around ? { level: around.level } : {}) }) : block;
};

/** Where one goes on after pasting: behind the text that came; a figure is given its title. */
const endOf = (block: Block): string => (block.type === 'figure' ? firstSlot(block) : lastSlot(block));

export interface PastedBlocks {
  readonly blocks: readonly Block[];
  /** The first and last are parts of elements, which go into the text at the caret. */
  readonly open: { readonly first: boolean; readonly last: boolean };
  readonly foreign: boolean;
}

/** Puts elements where the caret stands; null where nothing of them can come there. */
export const pasteBlocks = (state: EditState, at: SpanEnd, pasted: PastedBlocks): EditResult | null => {
  const { language, newId } = state;
  const { slot, offset } = at;
  const separator = slot.role === 'cell' || slot.role === 'tableNotes' ? 'line' : 'space';
  const flowing = slot.role === 'leaf' && isFlowing(slot.owner);
  if (state.locked || (!flowing && slot.role !== 'bare')) return pasteLine(state, at, lineOf(pasted.blocks, language, separator));
  const standing = standingOf(state.blocks, slot);
  const { list, index, inBox, put } = standing;
  let blocks = fitting(pasted.blocks, inBox).map((block) => (pasted.foreign && flowing ? adapted(block, slot.owner) : block));
  if (slot.owner.type === 'summary') blocks = blocks.map((block) => (isFlowing(block) ? retype(block, { type: 'summary' }) : block));
  if (blocks.length === 0) return null;
  if (!flowing) {
    // Beside the fields of the first page there is nothing to paste into: it comes where the text begins.
    const body = traitsOf(slot.owner.type).place === 'front' ? list.findIndex((block) => traitsOf(block.type).place === 'body') : index + 1;
    return { blocks: put(replaceAt(list, body === -1 ? list.length : body, 0, ...blocks)), selection: caretIn(endOf(blocks.at(-1) as Block), Number.MAX_SAFE_INTEGER) };
  }
  const content = slotContent(slot, language);
  if (isWhollyEmpty(slot.owner)) {
    const last = blocks.at(-1) as Block;
    return { blocks: put(replaceAt(list, index, 1, ...blocks)), selection: collapsed(endOf(last), Number.MAX_SAFE_INTEGER) };
  }
  let [left, right] = splitContent(content, offset, newId);
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  let caret: EditResult['selection'] | null = null;
  const takesFirst = pasted.open.first && isFlowing(first) && left.length > 0;
  if (takesFirst) {
    left = joinContents(left, first.text[language] ?? []);
    blocks = blocks.slice(1);
    if (blocks.length === 0) return pasteLine(state, at, first.text[language] ?? []);
  }
  const takesLast = pasted.open.last && blocks.length > 0 && isFlowing(last) && right.length > 0;
  if (takesLast) {
    const own = last.text[language] ?? [];
    caret = caretIn(last.id, contentLength(own));
    right = joinContents(own, right);
    blocks = [...blocks.slice(0, -1), { ...last, text: { ...last.text, [language]: right } } as Block];
  }
  const owner = slot.owner;
  const head = left.length > 0 ? [{ ...owner, text: withContent(owner.text, language, left) } as Block] : [];
  const tail: Block[] =
    takesLast || right.length === 0
      ? []
      : head.length === 0
        ? [owner]
        : [continuation(owner.type, owner, newId(), { [language]: right })];
  // The element at the caret keeps its id, and with it its other languages: in its first part, or in what follows where nothing stands before.
  const lastBlock = blocks.at(-1);
  if (head.length === 0 && tail.length === 0 && !(lastBlock && isFlowing(lastBlock))) tail.push(owner);
  else if (head.length === 0 && tail.length === 0 && lastBlock) {
    blocks = [...blocks.slice(0, -1), { ...owner, text: { ...owner.text, [language]: lastBlock.text[language] ?? [] } } as Block];
    caret = caretIn(owner.id, contentLength(lastBlock.text[language] ?? []) - contentLength(content));
  }
  caret ??= caretIn(endOf(blocks.at(-1) as Block), Number.MAX_SAFE_INTEGER);
  return { blocks: put(replaceAt(list, index, 1, ...head, ...blocks, ...tail)), selection: caret };
};

/** A piece of a line: into the text at the caret, or as a paragraph where there is none. */
export const pasteText = (state: EditState, at: SpanEnd, line: Content): EditResult | null => {
  if (at.slot.role !== 'bare' || state.locked) return pasteLine(state, at, line);
  const paragraph: Block = { ...blankBlock('paragraph', state.newId()), text: { [state.language]: line } };
  return pasteBlocks(state, at, { blocks: [paragraph], open: { first: false, last: false }, foreign: true });
};
