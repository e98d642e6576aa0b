// What other programs put on the clipboard, as clean typed blocks, or as inline content where it is a fragment of one line.
import { blankBlock, type Block } from '../document/blocks/index.ts';
import type { Id, NewId } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import { normaliseBlock } from '../document/normalise.ts';
import type { Language } from '../language/language.ts';
import { readBody } from './body.ts';
import { Builder } from './builder.ts';
import type { Chunk } from './chunk.ts';
import { chunkLines } from './chunks.ts';
import { clipboardText, type ClipboardImage } from './clipboard-chunks.ts';
import { parseClipboard } from './clipboard-tree.ts';
import type { Mark } from './draft.ts';
import { noContext, readInline } from './inline.ts';
import { Ledger } from './ledger.ts';
import { lineStyle, splitLines } from './lines.ts';
import type { NoteText } from './notes.ts';

export interface PasteContext {
  /** The language of the place where it goes; all text becomes text of this language. */
  readonly language: Language;
  readonly newId: NewId;
}

/** `inline`: text within one line, to be set at the caret. `blocks`: whole elements; never empty. */
export type Pasted = ({ readonly inline: Content } | { readonly blocks: Block[] }) & { readonly images?: PastedImages };

export interface PastedImages {
  /** Images that the clipboard carries itself, as data addresses, and the figures among the blocks that wait for them. */
  readonly carried: readonly { readonly figure: Id; readonly address: string }[];
  /** How many it only names. */
  readonly named: number;
}

interface Built {
  readonly line: number;
  readonly block: Block;
}

const build = (chunks: readonly Chunk[], notes: ReadonlyMap<Mark, NoteText>, { language, newId }: PasteContext): Built[] => {
  const ledger = new Ledger();
  const { elements } = readBody(chunks, null, false, { newId, language, ledger }, true);
  const builder = new Builder(notes, noContext, newId, ledger);
  return elements.map((element) => ({ line: element.line, block: normaliseBlock(builder.build(element), newId) }));
};

const blocksOf = (built: readonly Built[]): Block[] => built.map(({ block }) => block);

const isCarried = ({ address }: Pick<ClipboardImage, 'address'>): boolean => /^data:image\//i.test(address);

/** Figures for the images that the clipboard carries, each behind the text that it followed. */
const withFigures = (built: readonly Built[], images: readonly ClipboardImage[], { language, newId }: PasteContext): Pasted => {
  const out = [...built];
  const carried: { figure: Id; address: string }[] = [];
  for (const { line, address, alt } of images) {
    if (!isCarried({ address })) continue;
    const block: Block = { ...blankBlock('figure', newId()), alt: alt === '' ? {} : { [language]: alt } };
    out.splice(out.findLastIndex((other) => other.line <= line) + 1, 0, { line, block });
    carried.push({ figure: block.id, address });
  }
  const found = { carried, named: images.length - carried.length };
  return { ...(out.length === 0 ? { inline: [] } : { blocks: blocksOf(out) }), ...(images.length === 0 ? {} : { images: found }) };
};

const inlineOf = (blocks: readonly Block[], language: Language): Content => blocks[0]?.text[language] ?? [];

/**
 * Reads HTML of Word, LibreOffice, Google Docs or a web page: formats, safe links, headings, lists with their levels, tables with spans,
 * footnotes, figures for images. Styles, scripts and hidden text are left behind. Numbers and bullets are dropped where the element has its own.
 */
export const blocksFromHtml = (html: string, context: PasteContext): Pasted => {
  const { chunks, images, notes, blocks } = clipboardText(parseClipboard(html));
  const [only] = chunks;
  if (only === undefined) return withFigures([], images, context);
  const carries = images.some(isCarried);
  const lone = !carries && chunks.length === 1 && blocks <= 1 && only.kind === 'text' && only.label === null && only.bullet === null && only.hash === 0 && only.quote === 0;
  if (lone) {
    const element = build([{ ...only, bold: false, italic: false }], notes, context);
    const named = images.length === 0 ? {} : { images: { carried: [], named: images.length } };
    if (element.length === 1 && element[0]?.block.type === 'paragraph') return { inline: inlineOf(blocksOf(element), context.language), ...named };
    return { blocks: blocksOf(element), ...named };
  }
  return withFigures(build(chunks, notes, context), images, context);
};

/** Reads plain text: one line is inline content, several are paragraphs, lists and headings by their numbers and signs. */
export const blocksFromText = (text: string, context: PasteContext): Pasted => {
  const plain = { ...noContext, plain: true };
  const lines = splitLines(text);
  const filled = lines.filter((line) => line.text.trim() !== '');
  if (filled.length <= 1) {
    const content = readInline((filled[0]?.text ?? '').trim(), plain);
    return { inline: content.filter((inline): inline is Content[number] & typeof inline => !('type' in inline) || inline.type !== 'mark') };
  }
  const titles = { has: () => false, beginsWith: () => false };
  const chunks = chunkLines(lines.map((line) => ({ ...line, interrupted: line.pageBreak })), lineStyle(lines), false, titles, plain, new Ledger());
  const made = blocksOf(build(chunks, new Map(), context));
  return made.length === 0 ? { inline: [] } : { blocks: made };
};
