// Formats, links and the signs that stand inside a line: what a user does with the text that is selected.
import { Editor, Transforms } from 'slate';
import type { Content, CrossReference, Format, Inline, Link } from '../../shared/document/inlines.ts';
import { formats, hrefSchema, isAtom, isText } from '../../shared/document/inlines.ts';
import type { Id } from '../../shared/document/ids.ts';
import { normaliseSymbol } from '../../shared/text/symbol.ts';
import { contentLength, flatText, hasFormat, inlineLength, insertInlines, mapRange, setFormat, setLinkRange } from '../../shared/document/content.ts';
import { afterDeletion } from './breaks.ts';
import { caretIn, isCollapsed, perform, slotContent, slotsFrom, spanOf, type Edit, type EditState, type Span } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import { findSlot, replaceContent, type Slot } from './slots.ts';

interface Piece {
  readonly slot: Slot;
  readonly from: number;
  readonly to: number;
}

/** The stretches of text that a span covers. */
export const piecesOf = (state: Pick<EditState, 'blocks' | 'language'>, { start, end }: Span): Piece[] => {
  const whole = (slot: Slot) => contentLength(slotContent(slot, state.language));
  if (start.slot.id === end.slot.id) return [{ slot: start.slot, from: start.offset, to: end.offset }];
  const pieces: Piece[] = [{ slot: start.slot, from: start.offset, to: whole(start.slot) }];
  for (const slot of slotsFrom(state.blocks, start.slot, 1)) {
    if (slot.id === end.slot.id) break;
    pieces.push({ slot, from: 0, to: whole(slot) });
  }
  pieces.push({ slot: end.slot, from: 0, to: end.offset });
  return pieces.filter(({ slot, from, to }) => slot.role !== 'bare' && from < to);
};

const changePieces = (state: EditState, pieces: readonly Piece[], change: (content: Content, from: number, to: number) => Content) => {
  let { blocks } = state;
  for (const { slot, from, to } of pieces) {
    const now = findSlot(blocks, slot.id, slot.index);
    if (now) blocks = replaceContent(blocks, now, state.language, change(slotContent(now, state.language), from, to));
  }
  return { blocks, selection: state.selection };
};

/** Whether the caret stands in a sign, which then is what is meant. */
const inSign = (editor: PaneEditor): boolean => Editor.void(editor) !== undefined;

/** What is selected: the span, or the sign in which the caret stands. */
export const meant = (state: Pick<EditState, 'blocks' | 'language' | 'selection'>, sign: boolean): Span | null => {
  const span = spanOf(state);
  return span && sign && isCollapsed(state.selection) ? { start: span.start, end: { ...span.end, offset: span.end.offset + 1 } } : span;
};

/** The formats of the selected text, or those that the next character gets. */
export const currentFormats = (editor: PaneEditor): readonly Format[] => {
  const selection = editor.pane.selection();
  if (!selection) return [];
  if (isCollapsed(selection) && !inSign(editor)) {
    const marks = Editor.marks(editor);
    return marks ? formats.filter((format) => marks[format] === true) : [];
  }
  const state = { blocks: editor.session.blocks, language: editor.language };
  const span = meant({ ...state, selection }, inSign(editor));
  if (!span) return [];
  const pieces = piecesOf(state, span);
  return formats.filter((format) => pieces.length > 0 && pieces.every(({ slot, from, to }) => hasFormat(slotContent(slot, editor.language), from, to, format)));
};

/** Sets a format on the selected text, or on the sign with the caret in it, or takes it off where all of it has it; without a selection, for what is typed next. */
export const toggleFormat = (editor: PaneEditor, format: Format): void => {
  const selection = editor.pane.selection();
  if (!selection) return;
  const sign = inSign(editor);
  // Ends that stand to the two sides of the edge of a link or bracket have nothing between them.
  if (isCollapsed(selection)) Transforms.collapse(editor, { edge: 'focus' });
  const on = !currentFormats(editor).includes(format);
  if (isCollapsed(selection) && !sign) {
    const other = format === 'superscript' ? 'subscript' : format === 'subscript' ? 'superscript' : null;
    if (other && on) editor.removeMark(other);
    if (on) editor.addMark(format, true);
    else editor.removeMark(format);
    return;
  }
  const act: Edit = (state) => {
    const span = meant(state, sign);
    return span && changePieces(state, piecesOf(state, span), (content, from, to) => setFormat(content, from, to, format, on));
  };
  perform(editor, act, { label: format });
};

interface LinkPlace {
  readonly link: Link;
  readonly from: number;
  readonly to: number;
}

/** The link in whose text an offset stands, edges included. */
const linkIn = (content: readonly Inline[], offset: number, start = 0): LinkPlace | null => {
  let at = start;
  for (const inline of content) {
    const end = at + inlineLength(inline);
    if (offset >= at && offset <= end && !isText(inline) && !isAtom(inline)) {
      const found = inline.type === 'link' ? { link: inline, from: at, to: end } : linkIn(inline.children, offset, at);
      if (found) return found;
    }
    at = end;
  }
  return null;
};

const linkAtSpan = ({ language }: Pick<EditState, 'language'>, { start, end }: Span): LinkPlace | null => {
  const content = slotContent(start.slot, language);
  const inside = linkIn(content, start.offset) ?? (start.slot.id === end.slot.id ? linkIn(content, end.offset) : null);
  return inside;
};

/** The address of the link at the caret; null where there is none. */
export const linkAt = (editor: PaneEditor): string | null => {
  const selection = editor.pane.selection();
  const state = { blocks: editor.session.blocks, language: editor.language };
  const span = selection && spanOf({ ...state, selection });
  return span ? (linkAtSpan(state, span)?.link.href ?? null) : null;
};

/**
 * Makes the selected text a link, or plain text where `href` is null. Without a selection the link at the caret is changed; where there is none, the
 * address itself is written. An address that a reader cannot follow safely changes nothing.
 */
export const setLink = (editor: PaneEditor, href: string | null): boolean => {
  if (href !== null && !hrefSchema.safeParse(href).success) return false;
  const act: Edit = (state) => {
    const span = spanOf(state);
    if (!span) return null;
    if (!isCollapsed(state.selection)) return changePieces(state, piecesOf(state, span), (content, from, to) => setLinkRange(content, from, to, href));
    const { slot, offset } = span.start;
    const place = linkAtSpan(state, span);
    if (slot.role === 'bare' || (!place && href === null)) return null;
    const content = slotContent(slot, state.language);
    if (place) return { blocks: replaceContent(state.blocks, slot, state.language, setLinkRange(content, place.from, place.to, href)), selection: state.selection };
    const text = (href as string).replace(/^mailto:/, '');
    const link: Link = { type: 'link', href: href as string, children: [{ text }] };
    return { blocks: replaceContent(state.blocks, slot, state.language, insertInlines(content, offset, [link], state.newId)), selection: caretIn(slot.id, offset + text.length) };
  };
  return perform(editor, act, { label: 'link' });
};

/** Puts a line at the caret, over what is selected; the caret goes behind it. `apart`: as words of their own, with a space before them where a word stands. */
export const insertLine = (editor: PaneEditor, line: readonly Inline[], label: string, apart = false): boolean => {
  const act: Edit = (state) => {
    // Where structure is locked only one text may be touched.
    if (state.locked && state.selection.anchor.slot !== state.selection.focus.slot) return null;
    const after = afterDeletion(state);
    if (!after || after.at.slot.role === 'bare') return null;
    const { slot, offset } = after.at;
    const before = slotContent(slot, state.language);
    const wanted = apart && /[^\s(«“‘\[]$/u.test(flatText(before).slice(0, offset)) ? [{ text: ' ' }, ...line] : line;
    const content = insertInlines(before, offset, wanted, state.newId);
    return { blocks: replaceContent(after.state.blocks, slot, state.language, content), selection: caretIn(slot.id, offset + contentLength(wanted)) };
  };
  return perform(editor, act, { label });
};

/** Puts an inline sign at the caret. */
const insertSign = (editor: PaneEditor, sign: Inline, label: string): boolean => insertLine(editor, [sign], label);

/** A reference to a block or a footnote, printed with its current number; `label` with its noun, `number` without. */
export const insertCrossReference = (editor: PaneEditor, target: Id, form: 'label' | 'number' = 'label'): boolean =>
  insertSign(editor, { type: 'crossReference', id: editor.session.newId(), target, form }, 'crossReference');

/** The reference in which the caret stands or which alone is selected, with the place of its sign. */
const referenceAt = (state: Pick<EditState, 'blocks' | 'language' | 'selection'>, sign: boolean): { readonly reference: CrossReference; readonly slot: Slot; readonly from: number } | null => {
  const span = meant(state, sign);
  if (!span || span.start.slot.id !== span.end.slot.id || span.end.offset !== span.start.offset + 1) return null;
  const { slot, offset: from } = span.start;
  let reference: CrossReference | null = null;
  mapRange(slotContent(slot, state.language), from, from + 1, (inline) => {
    if (!isText(inline) && inline.type === 'crossReference') reference = inline;
    return inline;
  });
  return reference && { reference, slot, from };
};

/** The cross-reference in which the caret stands, or which alone is selected; null where neither is. */
export const crossReferenceAt = (editor: PaneEditor): CrossReference | null => {
  const selection = editor.pane.selection();
  return selection && (referenceAt({ blocks: editor.session.blocks, language: editor.language, selection }, inSign(editor))?.reference ?? null);
};

/** Gives the cross-reference at the caret another form or another target; it stays what it is, and is selected. False where none stands there. */
export const changeCrossReference = (editor: PaneEditor, change: Partial<Pick<CrossReference, 'form' | 'target'>>): boolean => {
  const sign = inSign(editor);
  const act: Edit = (state) => {
    const at = referenceAt(state, sign);
    if (!at) return null;
    const { slot, from } = at;
    const content = mapRange(slotContent(slot, state.language), from, from + 1, (inline) => (isText(inline) || inline.type !== 'crossReference' ? inline : { ...inline, ...change }));
    return { blocks: replaceContent(state.blocks, slot, state.language, content), selection: { anchor: { slot: slot.id, offset: from }, focus: { slot: slot.id, offset: from + 1 } } };
  };
  return perform(editor, act, { label: 'crossReference' });
};

export const insertSymbolReference = (editor: PaneEditor, symbol: string): boolean => {
  const written = normaliseSymbol(symbol).slice(0, 200);
  return written !== '' && insertSign(editor, { type: 'symbolReference', symbol: written }, 'symbolReference');
};

/** Puts a footnote after the selected text; its id, or null where no footnote can stand. */
export const insertFootnote = (editor: PaneEditor): Id | null => {
  const id = editor.session.newId();
  const act: Edit = (state) => {
    const span = spanOf(state);
    if (!span || span.end.slot.role === 'bare') return null;
    const { slot, offset } = span.end;
    const content = insertInlines(slotContent(slot, state.language), offset, [{ type: 'footnote', id, content: [] }], state.newId);
    return { blocks: replaceContent(state.blocks, slot, state.language, content), selection: caretIn(slot.id, offset + 1) };
  };
  return perform(editor, act, { label: 'footnote' }) ? id : null;
};
