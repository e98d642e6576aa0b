// Lays two written paragraphs on each other, or marks one as new, gone or moved.
import type { Piece, TextComparison } from '../../../compare/comparison.ts';
import { atomsOf, Line, type Atom, type Unit } from './atoms.ts';
import type { MergedNotes } from './notes.ts';
import { spansByPieces, spansOfParts, type PrintedRuns } from './pieces.ts';
import type { Revisions, Track } from './revisions.ts';
import { atomXml, joinParts, relookedXml, type WrittenPart } from './runs.ts';
import { spansByWords, spansOfReplaced, type Span } from './spans.ts';
import type { StyleLists } from './style-lists.ts';
import { childOf, innerXml, type Node } from './tree.ts';

/** The properties of a paragraph, apart from what its mark and its section add. */
export interface Properties {
  readonly own: string;
  /** Of its mark. */
  readonly mark: string;
  readonly section: string;
}

export const propertiesOf = (paragraph: Node): Properties => {
  const properties = childOf(paragraph, 'w:pPr');
  const own = (properties?.children ?? []).filter(({ name }) => name !== 'w:rPr' && name !== 'w:sectPr');
  return { own: own.map(({ xml }) => xml).join(''), mark: innerXml(childOf(properties, 'w:rPr')), section: childOf(properties, 'w:sectPr')?.xml ?? '' };
};

/** A paragraph of the new file that still waits for its mark. `before`: other properties that it had; null where they stayed. */
export interface MergedParagraph {
  readonly type: 'paragraph';
  readonly content: string;
  readonly track: Track;
  readonly properties: Properties;
  readonly before: string | null;
  readonly block: number | null;
}

export interface MergeContext {
  readonly revisions: Revisions;
  readonly notes: MergedNotes;
  readonly styleLists: StyleLists;
  readonly versions: { readonly before: PrintedRuns; readonly after: PrintedRuns };
  /** Names of the bookmarks of the later version, each of which stands in a file once. */
  readonly laterBookmarks: ReadonlySet<string>;
}

type Note = Extract<Unit, { type: 'note' }>;

const bookmarkName = (xml: string): string | null => / w:name="([^"]*)"/.exec(xml)?.[1] ?? null;

/** Writes the marked runs of one line. */
class LineWriter {
  readonly #context: MergeContext;
  readonly #block: number | null;
  readonly #text: TextComparison | null;
  readonly #parts: WrittenPart[] = [];
  /** Numbers of earlier bookmarks that the later version has at its own place. */
  readonly #dropped = new Set<string>();

  constructor(context: MergeContext, block: number | null, text: TextComparison | null) {
    this.#context = context;
    this.#block = block;
    this.#text = text;
  }

  #place(piece: number | null): WrittenPart['place'] {
    return { block: this.#block, piece: piece === null || this.#text === null ? null : { text: this.#text, index: piece } };
  }

  /** Whether a bookmark of the earlier version stands in the file. */
  #staysBookmark(xml: string): boolean {
    const name = bookmarkName(xml);
    const id = / w:id="(\d+)"/.exec(xml)?.[1] ?? '';
    if (name !== null && this.#context.laterBookmarks.has(name)) this.#dropped.add(id);
    return !this.#dropped.has(id);
  }

  /** Atoms of one version, all of one mark. `earlier`: they are of the earlier version alone. */
  one(atoms: readonly Atom[], track: Track, earlier: boolean, piece: number | null): void {
    const { notes } = this.#context;
    const note = (atom: Note): number => (earlier ? notes.add(atom.id, null, null, this.#block) : notes.add(null, atom.id, null, this.#block));
    for (const atom of atoms) {
      if (atom.type === 'bookmark') {
        if (!earlier || this.#staysBookmark(atom.xml)) this.#parts.push({ link: atom.link, track: 'none', place: this.#place(null), xml: atom.xml });
      } else this.#parts.push({ link: atom.link, track, place: this.#place(piece), xml: atomXml(atom, track, note) });
    }
  }

  /** Units that are in both versions and stayed. */
  both(before: Line, after: Line, span: Span): void {
    for (const atom of before.slice(span.from, span.to)) {
      if (atom.type === 'bookmark' && this.#staysBookmark(atom.xml)) this.#parts.push({ link: atom.link, track: 'none', place: this.#place(null), xml: atom.xml });
    }
    let at = span.from;
    for (const atom of after.slice(span.start, span.end)) {
      if (atom.type === 'bookmark') {
        this.#parts.push({ link: atom.link, track: 'none', place: this.#place(null), xml: atom.xml });
        continue;
      }
      const width = atom.type === 'text' ? atom.text.length : 1;
      // Other runs may have stood behind the same text.
      for (let from = at; from < at + width; ) {
        const old = before.at(from);
        const to = Math.min(at + width, from + (old?.type === 'text' ? this.#reach(before, from, at + width) : 1));
        const now = atom.type === 'text' ? { ...atom, text: atom.text.slice(from - at, to - at) } : atom;
        if (old !== null) this.#unit(old.type === 'text' && now.type === 'text' ? { ...old, text: now.text } : old, now, span.piece);
        from = to;
      }
      at += width;
    }
  }

  /** How far the run at a position reaches. */
  #reach(line: Line, from: number, end: number): number {
    const [first] = line.slice(from, end).filter(({ type }) => type !== 'bookmark');
    return first?.type === 'text' ? first.text.length : 1;
  }

  #unit(old: Unit, now: Unit, piece: number | null): void {
    const { notes, revisions } = this.#context;
    if (old.link !== now.link) {
      // Word tracks no change of a link.
      this.one([old], 'deleted', true, piece);
      return this.one([now], 'inserted', false, piece);
    }
    const pieces = this.#notePieces(piece);
    const note = (atom: Note): number => notes.add(old.type === 'note' ? old.id : null, atom.id, pieces, this.#block);
    const place = this.#place(piece);
    const xml = old.look === now.look ? atomXml(now, 'none', note) : relookedXml(now, old.look, note, revisions, place);
    this.#parts.push({ link: now.link, track: 'none', place, xml });
  }

  /** What the comparison says of the text of a note that stayed. */
  #notePieces(piece: number | null): readonly Piece[] | null {
    const found = piece === null ? undefined : this.#text?.pieces[piece];
    return found?.kind === 'note' ? found.text.pieces : null;
  }

  end(): string {
    return joinParts(this.#parts, this.#context.revisions);
  }
}

/** What running heads a section has, which Word does not track. */
const heads = /<w:(?:header|footer)Reference\b[^>]*\/>|<w:titlePg\/>/g;

/** The properties of a section, with what they were. */
export const sectionXml = (before: string, after: string, block: number | null, { revisions }: MergeContext): string => {
  const old = before.replace(heads, '');
  if (after === '' || before === '' || old === after.replace(heads, '')) return after;
  const change = `<w:sectPrChange${revisions.attributes({ kind: 'restyled', block, piece: null })}>${old}</w:sectPrChange>`;
  return after.replace(/<\/w:sectPr>$/, `${change}</w:sectPr>`);
};

/** A paragraph of one version alone. */
export const oneParagraph = (paragraph: Node, track: 'inserted' | 'deleted', block: number | null, context: MergeContext): MergedParagraph => {
  const line = new LineWriter(context, block, null);
  line.one(atomsOf(paragraph), track, track === 'deleted', null);
  return { type: 'paragraph', content: line.end(), track, properties: propertiesOf(paragraph), before: null, block };
};

/** A paragraph that stays as it was written. */
export const unchangedParagraph = (paragraph: Node, block: number | null): MergedParagraph => {
  const content = paragraph.children.filter(({ name }) => name !== 'w:pPr');
  return { type: 'paragraph', content: content.map(({ xml }) => xml).join(''), track: 'none', properties: propertiesOf(paragraph), before: null, block };
};

const spansOf = (before: Line, after: Line, text: TextComparison | null, pieces: readonly Piece[] | null, context: MergeContext): Span[] => {
  const found = pieces === null ? null : spansByPieces(before, after, pieces, context.versions);
  if (found !== null) return found;
  if (text?.kind === 'replaced') return spansOfReplaced(before, after);
  const spans: Span[] = [];
  spansByWords(before, after, { from: 0, to: before.text.length, start: 0, end: after.text.length }, spans, null);
  return spans;
};

export interface ParagraphPair {
  readonly before: Node;
  readonly after: Node;
  readonly block: number | null;
  /** What the comparison says of its text; null where the text stayed, or is of no element. */
  readonly text: TextComparison | null;
}

/** A paragraph that is in both versions. */
export const bothParagraphs = ({ before, after, block, text }: ParagraphPair, context: MergeContext): MergedParagraph => {
  const [olds, news] = [new Line(atomsOf(before)), new Line(atomsOf(after))];
  const line = new LineWriter(context, block, text);
  // An empty line has its bookmarks all the same.
  if (olds.text === '') line.one(olds.atoms, 'none', true, null);
  if (news.text === '') line.one(news.atoms, 'none', false, null);
  for (const span of (spansOf(olds, news, text, text?.pieces ?? null, context))) {
    if (span.kind === 'pair') line.both(olds, news, span);
    else if (span.kind === 'deleted') line.one(olds.slice(span.from, span.to), 'deleted', true, span.piece);
    else line.one(news.slice(span.start, span.end), 'inserted', false, span.piece);
  }
  const [old, now] = [propertiesOf(before), propertiesOf(after)];
  const properties = { ...now, section: sectionXml(old.section, now.section, block, context) };
  return { type: 'paragraph', content: line.end(), track: 'none', properties, before: old.own === now.own ? null : old.own, block };
};

/** A paragraph of several, with what the comparison says of its share of the whole. */
export interface Share {
  readonly paragraph: Node;
  readonly text: TextComparison;
  readonly block: number;
}

/**
 * One paragraph that became several, or several that became one: it is the marks between them that came or went, and their words stay. Null where the
 * lines are not what the comparison says, as where a label is text.
 */
export const dividedParagraph = (whole: Node, shares: readonly Share[], how: 'split' | 'joined', context: MergeContext): MergedParagraph[] | null => {
  const one = new Line(atomsOf(whole));
  const several = shares.map(({ paragraph }) => new Line(atomsOf(paragraph)));
  const texts = shares.map(({ text }) => text.pieces);
  const found = how === 'split' ? spansOfParts([one], several, texts, context.versions) : spansOfParts(several, [one], texts, context.versions);
  const wholeProperties = propertiesOf(whole);
  if (found === null || [whole, ...shares.map(({ paragraph }) => paragraph)].some((paragraph) => propertiesOf(paragraph).section !== '')) return null;
  if (one.text === '' || several.some(({ text }) => text === '')) return null;
  return shares.map(({ paragraph, text, block }, index): MergedParagraph => {
    const [olds, news] = how === 'split' ? [one, several[index] ?? one] : [several[index] ?? one, one];
    const line = new LineWriter(context, block, text);
    for (const span of found[index] ?? []) {
      if (span.kind === 'pair') line.both(olds, news, span);
      else if (span.kind === 'deleted') line.one(olds.slice(span.from, span.to), 'deleted', true, span.piece);
      else line.one(news.slice(span.start, span.end), 'inserted', false, span.piece);
    }
    const properties = propertiesOf(paragraph);
    const shared = { type: 'paragraph', content: line.end(), block } as const;
    // What a part was, or became, stands with each of them: where LibreOffice joins two paragraphs, it keeps the properties of the first, Word those of the last.
    const [old, now] = how === 'split' ? [wholeProperties, properties] : [properties, wholeProperties];
    const track = index === shares.length - 1 ? 'none' : how === 'split' ? 'inserted' : 'deleted';
    return { ...shared, track, properties: now, before: old.own === now.own ? null : old.own };
  });
};

/** The old place of a moved paragraph: all of it as it was. */
export const movedFrom = (paragraph: Node, block: number | null, context: MergeContext): MergedParagraph => {
  const line = new LineWriter(context, block, null);
  line.one(atomsOf(paragraph), 'movedFrom', true, null);
  return { type: 'paragraph', content: line.end(), track: 'movedFrom', properties: propertiesOf(paragraph), before: null, block };
};

/**
 * The new place of a moved paragraph: what was put into it on the way is inserted there. What was left out of it stands at the old place alone,
 * since it was never here; its words look as they do in the later text.
 */
export const movedTo = ({ before, after, block, text }: ParagraphPair, context: MergeContext): MergedParagraph => {
  const [olds, news] = [new Line(atomsOf(before)), new Line(atomsOf(after))];
  const line = new LineWriter(context, block, text);
  if (news.text === '') line.one(news.atoms, 'none', false, null);
  for (const span of spansOf(olds, news, text, text?.pieces ?? null, context)) {
    // A label moved too, whatever it counts: LibreOffice takes a place where all is new by one change for one.
    if (span.kind !== 'deleted') line.one(news.slice(span.start, span.end), span.kind === 'inserted' && span.piece !== null ? 'inserted' : 'movedTo', false, span.piece);
  }
  return { type: 'paragraph', content: line.end(), track: 'movedTo', properties: propertiesOf(after), before: null, block };
};

/** The text of a note in the new file; its one paragraph stays with it. */
export const noteParagraph = (before: Node | null, after: Node | null, pieces: readonly Piece[] | null, block: number | null, context: MergeContext): string => {
  if (before !== null && after !== null) {
    const text: TextComparison | null = pieces === null ? null : { kind: 'edited', pieces, words: { inserted: 0, deleted: 0, kept: 0 } };
    return paragraphXml(bothParagraphs({ before, after, block, text }, context), context);
  }
  const paragraph = after ?? before;
  if (paragraph === null) return '';
  return paragraphXml({ ...oneParagraph(paragraph, after === null ? 'deleted' : 'inserted', block, context), track: 'none' }, context);
};

/** The paragraph as it stands in the file. */
export const paragraphXml = ({ content, track, properties, before, block }: MergedParagraph, { revisions, styleLists }: MergeContext): string => {
  const place = { block, piece: null };
  const mark = `${track === 'none' ? '' : revisions.mark(track, place)}${properties.mark}`;
  const change = before === null ? '' : `<w:pPrChange${revisions.attributes({ kind: 'restyled', ...place })}><w:pPr>${styleLists.named(before, properties.own)}</w:pPr></w:pPrChange>`;
  return `<w:p><w:pPr>${properties.own}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}${properties.section}${change}</w:pPr>${content}</w:p>`;
};
