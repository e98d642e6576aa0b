// The body of a file that Rapporteur wrote: every paragraph is the element that its style is named after, and keeps its mark.
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { blankBlock, traitsOf, type Block, type BlockOf } from '../../document/blocks/index.ts';
import type { Asset } from '../../document/block.ts';
import { contentText, type Content, type Inline } from '../../document/inlines.ts';
import { fieldOf } from '../fields.ts';
import { frontBlock, mastheadBlock, type OwnFrontContext } from './own-front.ts';
import { OwnContent, type OwnLine } from './own-content.ts';
import { ownTable } from './own-table.ts';
import type { PlacedBlock as Placed } from './block-marks.ts';
import { acceptedContent } from './proposals.ts';
import { roleOf } from './style-roles.ts';
import type { LossKind, Picture, Section, WordBlock, WordParagraph, WordTable, WordText } from './word-text.ts';

export interface OwnBodyContext extends OwnFrontContext {
  readonly text: WordText;
  readonly content: OwnContent;
  readonly addImage: ((bytes: Uint8Array) => Asset | null) | undefined;
  readonly lose: (kind: LossKind, at: number, text: string) => void;
}

/** Paragraphs that only the page needs. */
const spacers: ReadonlySet<string> = new Set(['UN-Table-End', 'UN-Section-Break', 'UN-Contents-Columns', 'UN-Emblem', 'UN-Running-Head', 'UN-Running-Head-Even', 'UN-Page-Number', 'UN-Page-Number-Even', 'UN-Foot']);
/** What tables of the frame hold, by the style of their first line that has one. */
const mastheadStyles: ReadonlySet<string> = new Set(['UN-Masthead-Org', 'UN-Series', 'UN-Series-Symbol', 'UN-Distr', 'UN-Symbol', 'UN-Date', 'UN-Language', 'UN-Original-Language', 'UN-Organ']);

const simple: Readonly<Record<string, (id: string) => Block>> = {
  'UN-Para': (id) => blankBlock('numberedParagraph', id),
  'UN-Text': (id) => blankBlock('paragraph', id),
  'UN-Box-Text': (id) => blankBlock('paragraph', id),
  'UN-Priority-Area': (id) => blankBlock('priorityArea', id),
  'UN-Key-Message': (id) => blankBlock('keyMessage', id),
  'UN-Subpara-a': (id) => ({ ...blankBlock('subparagraph', id), level: 1 }),
  'UN-Subpara-i': (id) => ({ ...blankBlock('subparagraph', id), level: 2 }),
  'UN-Subpara-3': (id) => ({ ...blankBlock('subparagraph', id), level: 3 }),
  'UN-Subpara-4': (id) => ({ ...blankBlock('subparagraph', id), level: 4 }),
  'UN-Bullet': (id) => ({ ...blankBlock('bullet', id), level: 1 }),
  'UN-Bullet-2': (id) => ({ ...blankBlock('bullet', id), level: 2 }),
  'UN-Quotation': (id) => blankBlock('quotation', id),
  'UN-Box-Quotation': (id) => blankBlock('quotation', id),
  'UN-Preamble': (id) => blankBlock('preambularParagraph', id),
  'UN-Operative': (id) => blankBlock('operativeParagraph', id),
  'UN-Signature': (id) => blankBlock('signature', id),
};

/** An empty element as the file's own style of paragraphs names it; null where that style is of none that a user writes into. */
export const styledBlock = (style: string, id: string): Block | null => {
  const heading = /^UN-H([1-5])$/.exec(style)?.[1];
  if (heading !== undefined) return { ...blankBlock('heading', id), level: Number(heading) };
  if (style === 'UN-Annex') return blankBlock('annex', id);
  return (simple[style] ?? simple[style.replace('UN-Box-', 'UN-')])?.(id) ?? null;
};

const trimmed = (content: Inline[]): Inline[] => {
  const first = content[0];
  if (first === undefined || !('text' in first)) return content;
  const text = first.text.replace(/^[\n\t ]+/, '');
  return text === '' ? trimmed(content.slice(1)) : [{ ...first, text }, ...content.slice(1)];
};

export class OwnBody {
  readonly placed: Placed[] = [];
  /** The elements in boxes. */
  readonly boxed: Placed[] = [];
  readonly #context: OwnBodyContext;
  readonly #used = new Set<string>();
  /** A caption that waits for what it names. */
  #caption: { readonly style: string; readonly line: OwnLine; readonly content: Inline[]; readonly at: number } | null = null;
  /** Tables and figures whose notes may still follow. */
  #last: 'table' | 'figure' | null = null;
  #landscapeFrom = 0;

  constructor(context: OwnBodyContext) {
    this.#context = context;
  }

  #id(id: string | null): string {
    if (id === null || this.#used.has(id)) return this.#context.newId();
    this.#used.add(id);
    return id;
  }

  #put(block: Block, at: number): void {
    // A caption with nothing below it stands by itself.
    this.#flushCaption();
    this.placed.push({ at, block });
  }

  #text(content: Content): Block['text'] {
    return content.length === 0 ? {} : { [this.#context.language]: content };
  }

  read(blocks: readonly WordBlock[], last: Section | null): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(block);
      else {
        this.#paragraph(block);
        if (block.section !== null) this.#endSection(block.section);
      }
    }
    this.#flushCaption();
    if (last !== null) this.#endSection(last);
  }

  /** Tables and figures are turned with their pages. */
  #endSection({ landscape }: Section): void {
    for (let at = this.#landscapeFrom; at < this.placed.length && landscape; at++) {
      const { block, at: place } = this.placed[at] as Placed;
      if (block.type === 'table') this.placed[at] = { at: place, block: { ...block, landscape: true } };
    }
    this.#landscapeFrom = this.placed.length;
  }

  #flushCaption(): void {
    const caption = this.#caption;
    if (caption === null) return;
    this.#caption = null;
    if (caption.style === 'UN-Figure-Caption') this.#put({ ...blankBlock('figure', this.#id(caption.line.id)), text: this.#text(caption.content) }, caption.at);
    else if (caption.content.length > 0) this.#put({ ...blankBlock('paragraph', this.#id(caption.line.id)), text: this.#text(caption.content) }, caption.at);
  }

  #paragraph(paragraph: WordParagraph): void {
    const { content, ledger, text: word } = this.#context;
    const { at, look } = paragraph;
    const style = content.style(look.style);
    const pictures = paragraph.inlines.filter((inline): inline is Picture => inline.type === 'image');
    if (style === 'UN-Emblem') return;
    if (style === 'UN-Logos') return this.#logos(pictures);
    if (style === 'UN-Figure' || (pictures.length > 0 && !style.startsWith('UN-'))) {
      for (const picture of pictures) this.#figure(picture, at);
    }
    const isCaption = style === 'UN-Table-Caption' || style === 'UN-Figure-Caption' || style === 'UN-Box-Title';
    const line = isCaption ? this.#captionLine(paragraph) : content.line(paragraph.inlines, at, look.style);
    if (isCaption) {
      this.#flushCaption();
      this.#caption = { style, line, content: line.content, at };
      return;
    }
    const words = contentText(line.content).trim();
    // An image that the library had lost has left its description.
    if (style === 'UN-Figure' && pictures.length === 0 && words !== '') return this.#figure({ type: 'image', part: null, alt: words.replace(/^\[|\]$/g, ''), width: 0, height: 0, changes: [], comments: [] }, at);
    const marks = line.content.some((inline) => 'type' in inline);
    if (style === 'UN-Table-Note' || style === 'UN-Table-Source' || style === 'UN-Figure-Source') {
      if (this.#below(style, line.content)) return;
    } else if (words !== '' || marks) this.#last = null;
    if (style === 'UN-Contents-Head' || style.startsWith('UN-TOC') || style === 'UN-Contents-Chapter') return this.#contents(words, at);
    if (style === 'UN-Summary-Head') return ledger.compute('heading', at, words);
    if (style === 'UN-End-Rule') return this.#put(blankBlock('endRule', this.#id(line.id)), at);
    if (paragraph.inlines.some(({ type }) => type === 'pageBreak') && words === '' && !marks) return this.#put(blankBlock('pageBreak', this.#id(line.id)), at);
    // What says nothing is an element only where it bears a mark.
    if (words === '' && !marks && line.id === null && !line.untranslated) return;
    if (spacers.has(style) && words === '' && !marks) return;
    if (mastheadStyles.has(style)) {
      const made = mastheadBlock(contentText(acceptedContent(line.content)).trim(), at, this.#context);
      for (const block of made ?? []) this.#put(block, at);
      if (made !== null) return;
    }
    const id = this.#id(line.id);
    const front = frontBlock(style, id, line.content, at, this.#context);
    if (front !== null) return this.#put(front, at);
    if (style === 'UN-Summary-Text') return this.#put({ ...blankBlock('summary', id), text: this.#text(line.content) }, at);
    if (style === 'UN-Annex') return this.#put({ ...blankBlock('annex', id), text: this.#text(trimmed(line.content)) }, at);
    if (style === 'UN-Annex-Original') {
      const original = fieldOf(words.replace(/^\[|\]$/g, ''), true);
      const annex = this.placed.at(-1);
      if (original?.type === 'originalLanguage' && original.original !== null && annex?.block.type === 'annex') {
        this.placed[this.placed.length - 1] = { at: annex.at, block: { ...annex.block, original: original.original } };
        return ledger.compute('masthead', at, words);
      }
    }
    const heading = /^UN-H([1-5])$/.exec(style)?.[1];
    if (heading !== undefined) {
      this.#put({ ...blankBlock('heading', id), level: Number(heading), numbered: line.label !== '' || paragraph.label !== null, text: this.#text(line.content) }, at);
      return;
    }
    const made = (simple[style] ?? simple[style.replace('UN-Box-', 'UN-')])?.(id);
    if (made !== undefined) return this.#put({ ...made, text: this.#text(line.content) }, at);
    // Somebody set a style of another kind: its name, its number or its sign tell what it is to be.
    const role = roleOf(paragraph, word.styles);
    const bullet = paragraph.label?.format === 'bullet' || role.bullet > 0;
    if (role.heading > 0) this.#put({ ...blankBlock('heading', id), level: Math.min(5, role.heading), numbered: paragraph.label !== null, text: this.#text(line.content) }, at);
    else if (bullet) this.#put({ ...blankBlock('bullet', id), level: Math.min(2, (paragraph.label?.level ?? role.bullet - 1) + 1), text: this.#text(line.content) }, at);
    else if (role.quotation) this.#put({ ...blankBlock('quotation', id), text: this.#text(line.content) }, at);
    else if (paragraph.label?.format === 'decimal' && paragraph.label.level === 0) this.#put({ ...blankBlock('numberedParagraph', id), text: this.#text(line.content) }, at);
    else this.#put({ ...blankBlock('paragraph', id), text: this.#text(paragraph.label === null ? line.content : [{ text: `${paragraph.label.text} ` }, ...line.content]) }, at);
  }

  /** A caption without its label, which ends with its number: a field, or written. */
  #captionLine(paragraph: WordParagraph): OwnLine {
    const { content, ledger } = this.#context;
    const { at, look, inlines } = paragraph;
    const counted = inlines.findIndex((inline) => inline.type === 'text' && inline.field !== null && /^SEQ\b/i.test(inline.field));
    const styled = inlines.findLastIndex((inline) => inline.type === 'text' && content.style(inline.look.style) === 'UN-Caption-Label');
    const mark = inlines.findIndex((inline) => inline.type === 'bookmark');
    // Where the number is written, the mark stands around it and nothing else.
    const ends = counted >= 0 ? counted : styled >= 0 ? styled : mark >= 0 && inlines[mark + 1]?.type === 'text' && this.#isWrittenLabel(inlines[mark + 1]) ? mark + 1 : -1;
    if (ends < 0) return content.line(inlines, at, look.style);
    const words = inlines.slice(0, ends + 1).map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
    ledger.compute('label', at, words);
    const rest = inlines.slice(ends + 1);
    const line = content.line([...inlines.slice(0, ends + 1).filter(({ type }) => type === 'bookmark'), ...rest], at, look.style);
    return { ...line, label: words, content: trimmed(withoutSeparator(line.content)) };
  }

  #isWrittenLabel(inline: WordParagraph['inlines'][number] | undefined): boolean {
    return inline?.type === 'text' && /^(?:box|table|figure|encadré|tableau|graphique|الإطار|الجدول|الشكل)(?:\s|$)/iu.test(inline.text.trim());
  }

  #below(style: string, content: Inline[]): boolean {
    // A figure without an image is a caption and its source.
    if (this.#caption?.style === 'UN-Figure-Caption') {
      this.#flushCaption();
      this.#last = 'figure';
    }
    const owner = this.placed.at(-1);
    if (owner === undefined || this.#last === null || owner.block.type !== this.#last) return false;
    const text = this.#text(trimmed(content));
    const { block, at } = owner;
    if (block.type === 'table' && style === 'UN-Table-Note') this.placed[this.placed.length - 1] = { at, block: { ...block, notes: text } };
    else if ((block.type === 'table' && style === 'UN-Table-Source') || (block.type === 'figure' && style === 'UN-Figure-Source')) this.placed[this.placed.length - 1] = { at, block: { ...block, source: text } };
    else return false;
    return true;
  }

  #contents(words: string, at: number): void {
    const { ledger, newId } = this.#context;
    ledger.compute('contents', at, words);
    if (!this.placed.some(({ block }) => block.type === 'contents')) this.#put(blankBlock('contents', newId()), at);
  }

  #asset({ part, alt }: Picture, at: number): Asset | null {
    const { text, addImage, lose } = this.#context;
    const bytes = part === null ? null : text.image(part);
    const asset = bytes === null ? null : (addImage?.(bytes) ?? null);
    if (asset === null && part !== null) lose('unknownImage', at, alt);
    return asset;
  }

  #described(alt: string): BlockOf<'figure'>['alt'] {
    return alt === '' ? {} : { [this.#context.language]: alt };
  }

  #logos(pictures: readonly Picture[]): void {
    const logos = pictures.flatMap((picture) => {
      const image = this.#asset(picture, 1);
      const height = Math.round((picture.height * 25.4) / 1440);
      return image === null ? [] : [{ id: this.#context.newId(), image, alt: this.#described(picture.alt), ...(height >= 6 && height <= 40 && height !== 18 ? { height } : {}) }];
    });
    if (logos.length > 0) this.#put({ ...blankBlock('logos', this.#context.newId()), logos }, 1);
  }

  #figure(picture: Picture, at: number): void {
    const caption = this.#caption?.style === 'UN-Figure-Caption' ? this.#caption : null;
    if (caption === null) this.#flushCaption();
    this.#caption = null;
    const measure = this.#context.text.section?.measure ?? 0;
    const width = picture.width > 0 && measure > 0 ? Math.min(100, Math.max(10, Math.round((picture.width * 100) / measure))) : 100;
    const block: Block = {
      ...blankBlock('figure', this.#id(caption?.line.id ?? null)), image: this.#asset(picture, at), alt: this.#described(picture.alt), width,
      text: caption === null ? {} : this.#text(caption.content),
    };
    this.#put(block, caption?.at ?? at);
    this.#last = 'figure';
  }

  #table(table: WordTable): void {
    const { content, language, newId } = this.#context;
    if (table.rows.every(({ cells }) => cells.length === 0)) return;
    const inner = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks));
    const styles = inner.flatMap((block) => (block.kind === 'paragraph' ? [content.style(block.look.style)] : []));
    const has = (test: (style: string) => boolean): boolean => styles.some(test);
    if (has((style) => mastheadStyles.has(style)) || has((style) => style === 'UN-Summary-Head' || style === 'UN-Summary-Text')) {
      for (const block of inner) if (block.kind === 'paragraph') this.#paragraph(block);
      return;
    }
    if (has((style) => style.startsWith('UN-TOC'))) {
      for (const block of inner) if (block.kind === 'paragraph') this.#contents(block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join(''), block.at);
      return;
    }
    if (has((style) => style.startsWith('UN-Box-')) || (inner.length > 0 && table.rows.every(({ cells }) => cells.length === 1) && has((style) => style.startsWith('UN-Bullet') || style.startsWith('UN-Subpara')))) return this.#box(table, inner);
    const caption = this.#caption?.style === 'UN-Table-Caption' ? this.#caption : null;
    if (caption === null) this.#flushCaption();
    this.#caption = null;
    const made = ownTable(table, content, language, newId);
    // Only tables of data bear a number.
    const numbered = caption !== null && caption.line.label !== '';
    this.#put({
      ...blankBlock('table', this.#id(caption?.line.id ?? made.id)),
      text: caption === null ? {} : this.#text(caption.content),
      purpose: made.programme || !numbered ? 'programme' : 'data',
      headerRows: made.headerRows, rowHeaders: made.rowHeaders, columns: made.columns, rows: made.rows,
    }, caption?.at ?? table.at);
    this.#last = 'table';
  }

  #box(table: WordTable, inner: readonly WordBlock[]): void {
    const nested = new OwnBody(this.#context);
    for (const id of this.#used) nested.#used.add(id);
    let title: { readonly line: OwnLine } | null = null;
    const first = inner[0];
    const titled = first?.kind === 'paragraph' && this.#context.content.style(first.look.style) === 'UN-Box-Title';
    if (titled && first.kind === 'paragraph') title = { line: this.#captionLine(first) };
    const id = this.#id(title?.line.id ?? null);
    nested.#used.add(id);
    nested.read(titled ? inner.slice(1) : inner, null);
    for (const used of nested.#used) this.#used.add(used);
    this.boxed.push(...nested.placed, ...nested.boxed);
    const held: BoxedBlock[] = [];
    const behind: Placed[] = [];
    for (const one of nested.placed) (traitsOf(one.block.type).inBox ? held.push(one.block as BoxedBlock) : behind.push(one));
    const box: Block = { ...blankBlock('box', id), text: title === null ? {} : this.#text(title.line.content) };
    this.#put(box.type === 'box' && held.length > 0 ? { ...box, blocks: held } : box, table.at);
    this.placed.push(...behind);
  }
}

/** Without what parts the number of a caption from its text, once: the text may begin with such a sign itself. */
const withoutSeparator = (content: Inline[]): Inline[] => {
  const [first, ...rest] = content;
  if (first === undefined || !('text' in first)) return content;
  const signed = first.text.replace(/^[^\S\n]+/, '');
  if (signed === '') return withoutSeparator(rest);
  const text = signed.replace(/^[\n.:–—-]/, '');
  return text === '' ? rest : [{ ...first, text }, ...rest];
};
