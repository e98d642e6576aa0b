// What other programs put on the clipboard, as clean typed blocks, or as inline content where it is a fragment of one line.
import type { Block } from '../document/blocks/index.ts';
import type { NewId } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import { normaliseBlock } from '../document/normalise.ts';
import type { Language } from '../language/language.ts';
import { readBody } from './body.ts';
import { Builder } from './builder.ts';
import type { Chunk } from './chunk.ts';
import { chunkLines } from './chunks.ts';
import { clipboardText } from './clipboard-chunks.ts';
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
export type Pasted = { readonly inline: Content } | { readonly blocks: Block[] };

const build = (chunks: readonly Chunk[], notes: ReadonlyMap<Mark, NoteText>, { language, newId }: PasteContext): Block[] => {
  const ledger = new Ledger();
  const { elements } = readBody(chunks, null, false, { newId, language, ledger }, true);
  const builder = new Builder(notes, noContext, newId, ledger);
  return elements.map((element) => normaliseBlock(builder.build(element), newId));
};

const inlineOf = (blocks: readonly Block[], language: Language): Content => blocks[0]?.text[language] ?? [];

/**
 * Reads HTML of Word, LibreOffice, Google Docs or a web page: formats, safe links, headings, lists with their levels, tables with spans,
 * footnotes. Styles, scripts and hidden text are left behind. Numbers and bullets are dropped where the element has its own.
 */
export const blocksFromHtml = (html: string, context: PasteContext): Pasted => {
  const { chunks, notes, blocks } = clipboardText(parseClipboard(html));
  const [only] = chunks;
  if (only === undefined) return { inline: [] };
  const lone = chunks.length === 1 && blocks <= 1 && only.kind === 'text' && only.label === null && only.bullet === null && only.hash === 0 && only.quote === 0;
  if (lone) {
    const element = build([{ ...only, bold: false, italic: false }], notes, context);
    if (element.length === 1 && element[0]?.type === 'paragraph') return { inline: inlineOf(element, context.language) };
    return { blocks: element };
  }
  const made = build(chunks, notes, context);
  return made.length === 0 ? { inline: [] } : { blocks: made };
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
  const made = build(chunks, new Map(), context);
  return made.length === 0 ? { inline: [] } : { blocks: made };
};
