// What typing makes of itself: addresses and document symbols become links, and a sign for a list at the start of a paragraph makes it one.
// Each is a step of its own, so that one undo gives back exactly what was typed.
import type { Block } from '../../shared/document/blocks/index.ts';
import { hrefSchema, type Content, type Inline } from '../../shared/document/inlines.ts';
import { findSymbols } from '../../shared/text/symbols-in-text.ts';
import { atomSign, contentLength, flatText, insertInlines, removeRange, sliceContent } from './content.ts';
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

/** What may stand between a sign and the space after it. */
const closing = /^[.,;:!?)\]»”"]*$/u;

const addressAt = (word: string, start: number): Recognised | null => {
  const [, address] = /^[([«“"]*(https?:\/\/\S+?|www\.\S+\.\S+?)[.,;:!?)\]»”"]*$/iu.exec(word) ?? [];
  if (address === undefined) return null;
  const href = /^www\./i.test(address) ? `https://${address}` : address;
  const from = start + word.indexOf(address);
  return hrefSchema.safeParse(href).success ? { from, to: from + address.length, sign: { type: 'link', href, children: [{ text: address }] } } : null;
};

/** A symbol stays as it was typed: nobody's capitals change under the hand. */
const symbolAt = (before: string): Recognised | null => {
  const found = findSymbols(before).find(({ end }) => closing.test(before.slice(end)));
  return found ? { from: found.start, to: found.end, sign: { type: 'symbolReference', symbol: before.slice(found.start, found.end) } } : null;
};

/** A symbol whose last part has two words, such as `…/Outcome document`: the first was taken for the whole when it was typed. */
const longerSymbolAt = (content: Content, before: string, word: string, start: number): Recognised | null => {
  const sign = before.slice(start - 2, start) === `${atomSign} ` ? sliceContent(content, start - 2, start - 1)[0] : undefined;
  const more = /^\p{L}+/u.exec(word)?.[0];
  if (!sign || !('symbol' in sign) || more === undefined) return null;
  const symbol = `${sign.symbol} ${more}`;
  const [whole] = findSymbols(symbol);
  return whole?.start === 0 && whole.end === symbol.length ? { from: start - 2, to: start + more.length, sign: { ...sign, symbol } } : null;
};

const recogniseWord: Edit = (state) => {
  const span = spanOf(state);
  if (!span || !isCollapsed(state.selection)) return null;
  const { slot, offset } = span.start;
  if (slot.role === 'bare' || offset < 2) return null;
  const content = slotContent(slot, state.language);
  const before = flatText(content).slice(0, offset - 1);
  const start = before.search(/\S+$/u);
  if (start === -1) return null;
  const word = before.slice(start);
  const found = addressAt(word, start) ?? symbolAt(before);
  const recognised = found && insideLink(content, found.from, found.to) ? null : (found ?? longerSymbolAt(content, before, word, start));
  if (!recognised) return null;
  const { from, to, sign } = recognised;
  const changed = insertInlines(removeRange(content, from, to), from, [sign], state.newId);
  return { blocks: replaceContent(state.blocks, slot, state.language, changed), selection: caretIn(slot.id, offset - (to - from) + contentLength([sign])) };
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

/** After a space was typed. */
export const recognise = (editor: PaneEditor, typed: string): void => {
  if (typed !== ' ') return;
  if (!perform(editor, recogniseList, { label: 'recognise' })) perform(editor, recogniseWord, { label: 'recognise' });
};

