// Copy, cut and paste. The program's own form keeps elements whole, with their ids when they were cut; other programs get text and HTML with the
// numbers in them; what comes from elsewhere becomes typed elements, or plain text where only text may come.
import { blankBlock, blockSchema, type Block } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import { contentSchema, isText, plain, walkInlines, type Content, type Inline } from '../../shared/document/inlines.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import type { Numbering } from '../../shared/document/numbering.ts';
import type { Profile } from '../../shared/language/definition.ts';
import { languageSchema, languages, type Language } from '../../shared/language/language.ts';
import { walkBlocks, walkTexts } from '../../shared/document/walk.ts';
import { keepAnchors, keepInContent } from '../../shared/negotiation/thread-anchors.ts';
import { threadPlaces } from '../../shared/negotiation/threads.ts';
import { blocksFromHtml, blocksFromText, type PasteContext, type Pasted } from '../../shared/import/clipboard.ts';
import { z } from '../../shared/zod.ts';
import { afterDeletion } from './breaks.ts';
import { htmlOf, textOf } from './copied-text.ts';
import { contentLength, sliceContent } from '../../shared/document/content.ts';
import { copyBlock, copyBlocks, copyContent } from './copies.ts';
import { deleteSpan } from './deletion.ts';
import { caretIn, isCollapsed, isFlowing, perform, slotContent, spanOf, type Edit, type EditState, type Span, type SpanEnd } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import { lineOf, pasteBlocks, pasteText } from './pasting.ts';
import { noImages, readImages, type ClipImages } from './pasted-images.ts';
import { continuation } from './retyping.ts';
import { slotsOf } from './slots.ts';

export const ownFormat = 'application/x-rapporteur';

/** What is on the clipboard in the program's own form. `whole`: the first and last element were taken whole, not in part. */
const payloadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), cut: z.boolean(), language: languageSchema, content: contentSchema }),
  z.strictObject({
    kind: z.literal('blocks'),
    cut: z.boolean(),
    language: languageSchema,
    whole: z.strictObject({ first: z.boolean(), last: z.boolean() }),
    blocks: z.array(blockSchema).min(1),
  }),
]);
type Payload = z.infer<typeof payloadSchema>;

const end = (block: Block, language: Language): { slot: string; offset: number } => {
  const slots = slotsOf(block);
  const slot = slots.at(-1);
  return { slot: slot?.id ?? block.id, offset: contentLength(slot?.text[language] ?? []) };
};

/** Blocks of a list from one place to another; the two at the ends as much of them as is selected. */
const partsBetween = (list: readonly Block[], start: { index: number; end: SpanEnd }, stop: { index: number; end: SpanEnd }, language: Language): Extract<Payload, { kind: 'blocks' }>['blocks'] =>
  list.slice(start.index, stop.index + 1).map((block, offset) => {
    const [isFirst, isLast] = [offset === 0, start.index + offset === stop.index];
    const slots = slotsOf(block);
    const stopAt = end(block, language);
    const wholeStart = !isFirst || (start.end.offset === 0 && start.end.slot.id === slots[0]?.id);
    const wholeEnd = !isLast || (stop.end.slot.id === stopAt.slot && stop.end.offset >= stopAt.offset);
    if ((wholeStart && wholeEnd) || !isFlowing(block)) return block;
    const content = block.text[language] ?? [];
    return { ...block, text: { [language]: sliceContent(content, isFirst ? start.end.offset : 0, isLast ? stop.end.offset : contentLength(content)) } } as Block;
  });

const payloadOf = (state: Pick<EditState, 'blocks' | 'language'>, span: Span, cut: boolean): Payload => {
  const { language, blocks } = state;
  const { start, end: stop } = span;
  if (start.slot.id === stop.slot.id) return { kind: 'text', cut, language, content: sliceContent(slotContent(start.slot, language), start.offset, stop.offset) };
  const inOneBox = start.slot.index === stop.slot.index && start.slot.boxed !== null && stop.slot.boxed !== null && start.slot.block.type === 'box';
  const list = inOneBox && start.slot.block.type === 'box' ? start.slot.block.blocks : blocks;
  const from = { index: inOneBox ? (start.slot.boxed ?? 0) : start.slot.index, end: start };
  const to = { index: inOneBox ? (stop.slot.boxed ?? 0) : stop.slot.index, end: stop };
  const parts = partsBetween(list, from, to, language);
  const [first, last] = [list[from.index], list[to.index]];
  return { kind: 'blocks', cut, language, whole: { first: parts[0] === first, last: parts.at(-1) === last }, blocks: parts };
};

const written = (payload: Payload, { numbering, profile }: Pick<CopiedFrom, 'numbering' | 'profile'>): Record<string, string> => {
  const { language } = payload;
  const printed = payload.kind === 'text' ? [{ ...blankBlock('paragraph', 'text'), text: { [language]: payload.content } }] : payload.blocks;
  const context = { language, numbering, profile, inline: payload.kind === 'text' };
  return { [ownFormat]: JSON.stringify(payload), 'text/html': htmlOf(printed, context), 'text/plain': textOf(printed, context) };
};

export interface CopiedFrom {
  readonly blocks: readonly [Block, ...Block[]];
  readonly language: Language;
  readonly numbering: Numbering;
  readonly profile: Profile;
}

/** What a copy of whole elements puts on the clipboard, by type; of a text that is read, not written. */
export const clipboardDataOf = ({ blocks, language, ...print }: CopiedFrom): Record<string, string> =>
  written({ kind: 'blocks', cut: false, language, whole: { first: true, last: true }, blocks: [...blocks] }, print);

/** What a copy or a cut puts on the clipboard, by type. Deleting what was cut is `cutSelection`. */
export const clipboardData = (editor: PaneEditor, cut: boolean): Record<string, string> => {
  const { session, language } = editor;
  session.commitPanes();
  const selection = editor.pane.selection();
  const span = selection && spanOf({ blocks: session.blocks, selection, language });
  if (!span || isCollapsed(selection)) return {};
  return written(payloadOf({ blocks: session.blocks, language }, span, cut), { numbering: session.numbering(language), profile: session.document.settings });
};

/** The document without what was cut. Elements that were cut whole leave nothing with their id behind, so that they keep it where they are put again. */
export const withoutCut: Edit = (state) => {
  const span = spanOf(state);
  if (!span || isCollapsed(state.selection)) return null;
  const payload = payloadOf(state, span, true);
  const after = deleteSpan(state, span);
  if (payload.kind === 'text' || state.locked) return after;
  const last = payload.blocks.length - 1;
  const whole = payload.blocks.filter((_, index) => (index > 0 || payload.whole.first) && (index < last || payload.whole.last));
  const taken = new Set(whole.map(({ id }) => id));
  let { selection } = after;
  const shell = <Kind extends Block>(block: Kind): Block => {
    if (!taken.has(block.id) || !isFlowing(block)) return block;
    const fresh = continuation(block.type, block, state.newId(), {});
    if (selection.focus.slot === block.id) selection = caretIn(fresh.id);
    return fresh;
  };
  const blocks = after.blocks.map((block) =>
    block.type === 'box' && block.blocks.some(({ id }) => taken.has(id)) ? { ...block, blocks: block.blocks.map((inner) => shell(inner) as BoxedBlock) } : shell(block),
  );
  return { blocks, selection };
};

/** Deletes what was put on the clipboard. */
export const cutSelection = (editor: PaneEditor): boolean => perform(editor, withoutCut, { label: 'cut' });

/** The ids in a document: of blocks, rows, cells and logos once, of inlines once in each language. */
interface Ids {
  readonly structure: Set<Id>;
  readonly inlines: Readonly<Record<Language, Set<Id>>>;
}

const inlineIds = (content: readonly Inline[]): Id[] =>
  [...walkInlines(content)].flatMap((inline) => (isText(inline) || !('id' in inline) ? [] : [inline.id, ...(inline.type === 'footnote' ? inlineIds(inline.content) : [])]));

const idsIn = (blocks: readonly Block[]): Ids => {
  const ids: Ids = { structure: new Set(), inlines: { en: new Set(), ar: new Set(), fr: new Set() } };
  for (const { block } of walkBlocks(blocks)) {
    ids.structure.add(block.id);
    if (block.type === 'table') for (const row of block.rows) [row, ...row.cells].forEach(({ id }) => ids.structure.add(id));
    if (block.type === 'logos') for (const { id } of block.logos) ids.structure.add(id);
  }
  for (const { text } of walkTexts(blocks)) for (const language of languages) for (const id of inlineIds(text[language] ?? [])) ids.inlines[language].add(id);
  return ids;
};

const clashes = (ids: Ids, present: Ids): boolean =>
  [...ids.structure].some((id) => present.structure.has(id)) || languages.some((language) => [...ids.inlines[language]].some((id) => present.inlines[language].has(id) || present.structure.has(id)));

/** The threads that go along with what was cut: those that this document knows, unless they stand on these very words already, which then are a copy. */
const travelling = (payload: Payload, { blocks, settings }: Pick<EditState, 'blocks' | 'settings'>): ((thread: Id) => boolean) => {
  if (!payload.cut || !settings.threads?.length) return () => false;
  const cut = threadPlaces(payload.kind === 'blocks' ? payload.blocks : [{ ...blankBlock('paragraph', 'cut'), text: { [payload.language]: payload.content } }]);
  const present = threadPlaces(blocks);
  return (thread) =>
    settings.threads?.some(({ id }) => id === thread) === true &&
    !(cut.get(thread) ?? []).some(({ quote, language }) => present.get(thread)?.some((place) => (place.language === null) === (language === null) && place.quote.includes(quote)));
};

/** Keeps the ids of what was cut where none of them is in the document; everything else gets new ones. */
const landed = (whole: Payload, language: Language, present: Ids, newId: NewId, keeps: (thread: Id) => boolean): Payload => {
  const payload: Payload = whole.kind === 'text' ? { ...whole, content: keepInContent(whole.content, keeps) } : { ...whole, blocks: [...keepAnchors(whole.blocks, keeps)] };
  if (payload.kind === 'text') {
    const own: Ids = { ...idsIn([]), inlines: { ...idsIn([]).inlines, [language]: new Set(inlineIds(payload.content)) } };
    return payload.cut && !clashes(own, present) ? payload : { ...payload, content: copyContent(payload.content, newId, keeps) };
  }
  if (!payload.cut) return { ...payload, blocks: copyBlocks(payload.blocks, newId) };
  return { ...payload, blocks: payload.blocks.map((block) => (clashes(idsIn([block]), present) ? copyBlock(block, newId, keeps) : block)) };
};

export interface Clip {
  readonly own?: string | undefined;
  readonly html?: string | undefined;
  readonly text?: string | undefined;
  /** Images that lie on the clipboard as files. */
  readonly files?: readonly Blob[];
}

const readOwn = (own: string | undefined): Payload | null => {
  if (!own) return null;
  try {
    const parsed = payloadSchema.safeParse(JSON.parse(own));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** What is pasted in another language than it was copied in keeps its words: they become words of this language. */
const inLanguage = (block: Block, from: Language, to: Language): Block => {
  if (from === to) return block;
  const moved = (text: Block['text']) => (text[to] === undefined && text[from] !== undefined ? { ...text, [to]: text[from] } : text);
  return isFlowing(block) ? ({ ...block, text: moved(block.text) } as Block) : block;
};

/** HTML says more than text; where it holds nothing to read, the text stands for it. Spaces around a piece of a line are part of it. */
const readForeignClip = ({ html, text }: Clip, context: PasteContext): Pasted => {
  const rich = html ? blocksFromHtml(html, context) : { inline: [] };
  if ('blocks' in rich || rich.inline.length > 0 || !text) return rich;
  const pasted = blocksFromText(text, context);
  if ('blocks' in pasted || /[\r\n]/.test(text)) return pasted;
  const before = /^\s*/.exec(text)?.[0] ?? '';
  const after = before.length === text.length ? '' : (/\s*$/.exec(text)?.[0] ?? '');
  return { inline: [...plain(before), ...pasted.inline, ...plain(after)] };
};

/** What the clipboard has, as one line: for a field that holds nothing else. */
export const clipLine = (clip: Clip, context: PasteContext): Content => {
  const { language, newId } = context;
  const own = readOwn(clip.own);
  if (own?.kind === 'text') return copyContent(own.content, newId);
  if (own) return lineOf(copyBlocks(own.blocks, newId).map((block) => inLanguage(block, own.language, language)), language, 'space');
  const foreign = readForeignClip(clip, context);
  return 'inline' in foreign ? foreign.inline : lineOf(foreign.blocks, language, 'space');
};

/**
 * Pastes over what is selected; false where the clipboard has nothing that can come here. One step of undo. `onImages` hears of images that came along:
 * their figures stand in the text and wait for `takeImages`.
 */
export const paste = (editor: PaneEditor, clip: Clip, onImages?: (images: ClipImages) => void): boolean => {
  const { language, session } = editor;
  const own = readOwn(clip.own);
  let images = noImages;
  const act: Edit = (state) => {
    const after = afterDeletion(state);
    if (!after) return null;
    const present = idsIn(after.state.blocks);
    if (own) {
      const payload = landed(own, language, present, session.newId, travelling(own, after.state));
      if (payload.kind === 'text') return pasteText(after.state, after.at, payload.content);
      const blocks = payload.blocks.map((block) => inLanguage(block, payload.language, language));
      return pasteBlocks(after.state, after.at, { blocks, open: { first: !payload.whole.first, last: !payload.whole.last }, foreign: false });
    }
    const context = { language, newId: session.newId };
    const read = readImages(readForeignClip(clip, context), clip.files ?? [], session.newId);
    const foreign = read.pasted;
    ({ images } = read);
    if ('inline' in foreign) return foreign.inline.length === 0 ? null : pasteText(after.state, after.at, foreign.inline);
    const { blocks } = foreign;
    return pasteBlocks(after.state, after.at, { blocks, open: { first: blocks[0]?.type === 'paragraph', last: blocks.at(-1)?.type === 'paragraph' }, foreign: true });
  };
  const done = perform(editor, act, { label: 'paste' });
  if (images.waiting.length > 0 || images.failures.length > 0) onImages?.(images);
  return done;
};

