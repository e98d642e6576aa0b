// What typing makes of itself: addresses and document symbols become links, a sign for a list at the start of a paragraph makes it one, and the opening
// words of a resolution's paragraphs stand in italics.
// Each is a step of its own, so that one undo gives back exactly what was typed.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { hrefSchema, isText, type Content, type Inline } from '../../shared/document/inlines.ts';
import { isOpening } from '../../shared/language/opening-words.ts';
import { findSymbols } from '../../shared/text/symbols-in-text.ts';
import { atomSign, contentLength, flatText, insertInlines, mapRange, removeRange, sliceContent } from '../../shared/document/content.ts';
import { caretIn, isCollapsed, perform, replaceAt, slotContent, spanOf, standingOf, type Edit } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import { retype, type TypeChoice } from './retyping.ts';
import { replaceContent } from './slots.ts';

/** Signs typed at the start of an empty paragraph, with the space after them. */
const listSigns: readonly { readonly sign: RegExp; readonly choice: TypeChoice }[] = [
  { sign: /^(?:1|[١])[.)-] $/u, choice: { type: 'numberedParagraph' } },
  { sign: /^\((?:a|أ)\) $/iu, choice: { type: 'subparagraph', level: 1 } },
  { sign: /^\((?:i|١)\) $/iu, choice: { type: 'subparagraph', level: 2 } },
  { sign: /^[-*•] $/u, choice: { type: 'bullet', level: 1 } },
];

const recogniseList: Edit = (state) => {
  const span = spanOf(state);
  if (!span || state.locked || !isCollapsed(state.selection)) return null;
  const { slot, offset } = span.start;
  if (slot.role !== 'leaf' || slot.owner.type !== 'paragraph') return null;
  const typed = flatText(slotContent(slot, state.language)).slice(0, offset);
  const found = listSigns.find(({ sign }) => sign.test(typed));
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  if (!found || (inBox && found.choice.type === 'numberedParagraph')) return null;
  const text = { ...slot.owner.text, [state.language]: removeRange(slotContent(slot, state.language), 0, offset) };
  return { blocks: put(replaceAt<Block>(list, index, 1, retype({ ...slot.owner, text } as Block, found.choice))), selection: caretIn(slot.id) };
};

/** A piece of text and the sign that takes its place. */
interface Recognised {
  readonly from: number;
  readonly to: number;
  readonly sign: Inline;
}

/** What may stand between a sign and the space after it; an asterisk calls a note. */
const closing = /^[.,;:!?)\]»”"*،؛؟…]*$/u;

const addressAt = (word: string, start: number): Recognised | null => {
  const [, address] = /^[([«“"]*(https?:\/\/\S+?|www\.\S+\.\S+?)[.,;:!?)\]»”"]*$/iu.exec(word) ?? [];
  if (address === undefined) return null;
  const href = /^www\./i.test(address) ? `https://${address}` : address;
  const from = start + word.indexOf(address);
  return hrefSchema.safeParse(href).success ? { from, to: from + address.length, sign: { type: 'link', href, children: [{ text: address }] } } : null;
};

/** Longer than what can follow a symbol behind a space, in UTF-16 units. */
const longestRest = 24;

const rangeSign = /^[-–]$/u;

/** The symbols that were just typed, the last one first. Each stays as it was typed: nobody's capitals change under the hand. */
const symbolsAt = (before: string): Recognised[] => {
  const recognised: Recognised[] = [];
  let behind = before.length;
  for (const { start, end } of findSymbols(before).toReversed()) {
    // Both ends of a range are made symbols at once.
    if (!(recognised.length === 0 ? closing : rangeSign).test(before.slice(end, behind))) break;
    recognised.push({ from: start, to: end, sign: { type: 'symbolReference', symbol: before.slice(start, end) } });
    behind = start;
  }
  return recognised;
};

/** A symbol that goes on behind a space, such as `…/4 (Part II)` or `…/Technical paper 2`: what stood before was taken for the whole when it was typed. */
const longerSymbolAt = (content: Content, before: string): Recognised | null => {
  const at = before.lastIndexOf(atomSign);
  const sign = at < 0 || before.length - at > longestRest ? undefined : sliceContent(content, at, at + 1)[0];
  if (!sign || !('symbol' in sign)) return null;
  const written = `${sign.symbol}${before.slice(at + 1)}`;
  const [whole] = findSymbols(written);
  if (whole?.start !== 0 || whole.end <= sign.symbol.length || !closing.test(written.slice(whole.end))) return null;
  return { from: at, to: at + 1 + whole.end - sign.symbol.length, sign: { ...sign, symbol: written.slice(0, whole.end) } };
};

/** A text in which what was typed last has become a sign, and by how much it is shorter. */
interface WithSigns {
  readonly content: Content;
  readonly shorter: number;
}

/** Recognises the word that ends at an offset of a text; null where it stays what it is. */
export const recogniseAt = (content: Content, end: number, newId: NewId): WithSigns | null => {
  const before = flatText(content).slice(0, end);
  const start = before.search(/\S+$/u);
  if (start === -1) return null;
  const address = addressAt(before.slice(start), start);
  const typed = (address ? [address] : symbolsAt(before)).filter(({ from, to }) => !insideLink(content, from, to));
  const longer = address || typed.length > 0 ? null : longerSymbolAt(content, before);
  const recognised = longer ? [longer] : typed;
  if (recognised.length === 0) return null;
  return {
    content: recognised.reduce<Content>((text, { from, to, sign }) => insertInlines(removeRange(text, from, to), from, [sign], newId), content),
    shorter: recognised.reduce((sum, { from, to, sign }) => sum + (to - from) - contentLength([sign]), 0),
  };
};

/** `behind`: how many signs stand between the word and the caret. */
const recogniseWord =
  (behind: 0 | 1): Edit =>
  (state) => {
    const span = spanOf(state);
    if (!span || !isCollapsed(state.selection)) return null;
    const { slot, offset } = span.start;
    if (slot.role === 'bare') return null;
    const found = recogniseAt(slotContent(slot, state.language), offset - behind, state.newId);
    return found && { blocks: replaceContent(state.blocks, slot, state.language, found.content), selection: caretIn(slot.id, offset - found.shorter) };
  };

/** Whether a link reaches into a range already. */
const insideLink = (content: readonly Inline[], from: number, to: number): boolean => {
  let at = 0;
  for (const inline of content) {
    const length = 'text' in inline ? inline.text.length : 'children' in inline ? flatText(inline.children).length : 1;
    if ('type' in inline && at < to && at + length > from && inline.type !== 'footnote' && inline.type !== 'crossReference') {
      return inline.type === 'link' || inline.type === 'symbolReference' || ('children' in inline && insideLink(inline.children, from - at, to - at));
    }
    at += length;
  }
  return false;
};

/** The opening words of a paragraph of a resolution, once the space behind them is typed. */
const recogniseOpening: Edit = (state) => {
  const span = spanOf(state);
  if (!span || !isCollapsed(state.selection)) return null;
  const { slot, offset } = span.start;
  const { type } = slot.owner;
  if (slot.role !== 'leaf' || (type !== 'preambularParagraph' && type !== 'operativeParagraph')) return null;
  const content = slotContent(slot, state.language);
  // Only while the paragraph is being begun: what stands already is nobody's to set anew by writing into it.
  if (offset < contentLength(content)) return null;
  if (!isOpening(type, state.language, flatText(content).slice(0, offset - 1))) return null;
  let changed = false;
  const set = mapRange(content, 0, offset - 1, (inline) => {
    if (!isText(inline) || inline.italic === true) return inline;
    changed = true;
    return { ...inline, italic: true };
  });
  if (!changed) return null;
  return { blocks: replaceContent(state.blocks, slot, state.language, set), selection: state.selection };
};

/** After a space was typed. */
export const recognise = (editor: PaneEditor, typed: string): void => {
  if (typed !== ' ') return;
  if (!perform(editor, recogniseList, { label: 'recognise' }) && !perform(editor, recogniseOpening, { label: 'recognise' })) perform(editor, recogniseWord(1), { label: 'recognise' });
};

/** Before Enter: the last word of an element has no space behind it. */
export const recogniseLastWord = (editor: PaneEditor): void => void perform(editor, recogniseWord(0), { label: 'recognise' });
