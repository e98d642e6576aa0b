// Reads the paragraphs and tables of a part: all that a program shows of them, and what of it has no place in a document.
import { hrefSchema } from '../../document/inlines.ts';
import { fieldAddress, fieldAnchor, Fields } from './fields.ts';
import { mostComments, OpenRanges } from './open-ranges.ts';
import type { WordPackage } from './package.ts';
import { Refusal } from './refusal.ts';
import { RunReader } from './run-reader.ts';
import { paragraphLook, runLook, type StyleSheet } from './styles.ts';
import { attribute, child, childrenOf, descendants, toggle, value, wholeNumber, type XmlElement } from './xml.ts';
import type { Change, FormatChange, Loss, LossKind, ParagraphLook, RunLook, Section, WordBlock, WordCell, WordInline, WordParagraph, WordRow, WordTable } from './word-text.ts';

/** Where a run stands: what surrounds it in the paragraph. */
export interface Surroundings {
  readonly changes: readonly Change[];
  readonly href: string | null;
  readonly anchor: string | null;
  /** The instruction of a simple field. */
  readonly field: string | null;
}

const changeKinds: Readonly<Record<string, Change['kind']>> = { 'w:ins': 'insertion', 'w:del': 'deletion', 'w:moveFrom': 'moveFrom', 'w:moveTo': 'moveTo' };

const changeOf = (element: XmlElement, kind: Change['kind'], move: string | null = null): Change => ({
  id: attribute(element, 'w:id') ?? '', kind, author: (attribute(element, 'w:author') ?? '').slice(0, 200), date: attribute(element, 'w:date'), move,
});

/** Changes that are marked inside of properties: of the mark of a paragraph, of a row, of a cell. */
const changesIn = (properties: XmlElement | undefined): Change[] =>
  (properties?.children ?? []).flatMap((one) => {
    const kind = changeKinds[one.name] ?? (one.name === 'w:cellIns' ? 'insertion' : one.name === 'w:cellDel' ? 'deletion' : undefined);
    return kind === undefined ? [] : [changeOf(one, kind)];
  });

/** The branch of alternatives that is shown where it is understood: pictures and text boxes are written twice, for new programs and for old ones. */
export const chosen = (element: XmlElement): readonly XmlElement[] => (child(element, 'mc:Choice') ?? child(element, 'mc:Fallback'))?.children ?? [];

export const sectionOf = (properties: XmlElement | undefined): Section | null => {
  if (properties === undefined) return null;
  const [page, margins] = [child(properties, 'w:pgSz'), child(properties, 'w:pgMar')];
  const length = (element: XmlElement | undefined, name: string): number => wholeNumber(attribute(element, name)) ?? 0;
  return { measure: length(page, 'w:w') - length(margins, 'w:left') - length(margins, 'w:right'), landscape: attribute(page, 'w:orient') === 'landscape' };
};

/** Of one part. A document has at most fifty thousand elements and cells, and few of them are several paragraphs. */
const mostParagraphs = 150_000;

const wrappers: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml', 'w:bdo', 'w:dir', 'w:sdtContent', 'w:subDoc']);

export class TextReader {
  readonly styles: StyleSheet;
  readonly #package: WordPackage;
  readonly #part: string;
  readonly #losses: Loss[];
  readonly #fields = new Fields();
  readonly #runs: RunReader;
  /** Ids of comments whose ranges are open. */
  readonly #comments: string[] = [];
  readonly #bookmarks = new OpenRanges();
  readonly #moves = { moveFrom: new OpenRanges(), moveTo: new OpenRanges() };
  readonly #heard: (done: number) => void;
  #at: number;
  /** Text boxes found in the paragraph that is read: their text stands behind it. */
  #boxes: XmlElement[] = [];
  #contentsDepth = 0;

  /** `at`: the position that its first paragraph counts from; parts other than the text are told apart by the one that refers to them. */
  constructor(source: WordPackage, part: string, styles: StyleSheet, losses: Loss[], at = 0, heard: (done: number) => void = () => {}) {
    this.#package = source;
    this.#part = part;
    this.styles = styles;
    this.#losses = losses;
    this.#at = at;
    this.#heard = heard;
    this.#runs = new RunReader({
      styles,
      fields: this.#fields,
      comments: this.#comments,
      bookmark: () => this.#bookmarks.innermost,
      relationship: (id) => this.#package.relationships(this.#part).get(id) ?? null,
      holds: (target) => this.#package.bytes(target) !== null,
      lose: (kind, text = '') => this.lose(kind, text),
      box: (box) => void this.#boxes.push(box),
    });
  }

  lose(kind: LossKind, text = ''): void {
    this.#losses.push({ kind, at: Math.max(1, this.#at), text: text.slice(0, 500) });
  }

  /** The blocks of a body, a cell, a note. */
  blocks(elements: readonly XmlElement[]): WordBlock[] {
    const blocks: WordBlock[] = [];
    for (const element of elements) {
      switch (element.name) {
        case 'w:p':
          blocks.push(...this.#paragraph(element));
          break;
        case 'w:tbl':
          blocks.push(this.#table(element));
          break;
        case 'w:sdt': {
          const gallery = value(child(child(element, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') ?? '';
          const contents = /table of contents/i.test(gallery);
          if (contents) this.#contentsDepth += 1;
          blocks.push(...this.blocks(child(element, 'w:sdtContent')?.children ?? []));
          if (contents) this.#contentsDepth -= 1;
          break;
        }
        case 'mc:AlternateContent':
          blocks.push(...this.blocks(chosen(element)));
          break;
        case 'm:oMathPara':
        case 'm:oMath':
          blocks.push(...this.#paragraph({ name: 'w:p', attributes: new Map(), children: [element], text: '' }));
          break;
        case 'w:altChunk':
          this.lose('outsideFile');
          break;
        case 'w:ins':
        case 'w:del':
        case 'w:moveFrom':
        case 'w:moveTo':
          // Around whole paragraphs it stands for their marks, which carry it too.
          blocks.push(...this.blocks(element.children));
          break;
        default:
          if (wrappers.has(element.name)) blocks.push(...this.blocks(element.children));
          else this.#rangeMark(element);
      }
    }
    return blocks;
  }

  /** Ranges begin and end between paragraphs too. */
  #rangeMark(element: XmlElement): WordInline[] {
    const id = attribute(element, 'w:id') ?? '';
    switch (element.name) {
      case 'w:bookmarkStart': {
        const name = attribute(element, 'w:name') ?? '';
        if (name === '' || name.length > 200) return [];
        this.#bookmarks.open(id, name);
        return [{ type: 'bookmark', name }];
      }
      case 'w:bookmarkEnd':
        this.#bookmarks.close(id);
        return [];
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart': {
        const name = attribute(element, 'w:name') ?? '';
        if (name !== '') this.#moves[element.name === 'w:moveToRangeStart' ? 'moveTo' : 'moveFrom'].open(id, name.slice(0, 200));
        return [];
      }
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        this.#moves[element.name === 'w:moveToRangeEnd' ? 'moveTo' : 'moveFrom'].close(id);
        return [];
      case 'w:commentRangeStart':
        if (this.#comments.length < mostComments && !this.#comments.includes(id)) this.#comments.push(id);
        return [];
      case 'w:commentRangeEnd': {
        const at = this.#comments.indexOf(id);
        if (at >= 0) this.#comments.splice(at, 1);
        return [];
      }
      default:
        return [];
    }
  }

  #paragraph(element: XmlElement): WordBlock[] {
    this.#at += 1;
    if (this.#at > mostParagraphs) throw new Refusal('import.wordTooMuch', this.#part);
    if (this.#at % 500 === 0) this.#heard(this.#at);
    const at = this.#at;
    const properties = child(element, 'w:pPr');
    const style = value(properties, 'w:pStyle');
    const inContents = this.#contentsDepth > 0 || this.#fields.inContents;
    const around: Surroundings = { changes: [], href: null, anchor: null, field: null };
    const base = this.styles.run(style);
    const inlines = this.#inlines(element.children, around, base);
    const mark = child(properties, 'w:rPr');
    const paragraph: WordParagraph = {
      kind: 'paragraph',
      at,
      look: paragraphLook(properties, this.styles.paragraph(style)),
      lookChange: this.#lookChange(properties),
      inlines,
      mark: changesIn(mark),
      section: sectionOf(child(properties, 'w:sectPr')),
      label: null,
      inContents: inContents || this.#fields.inContents,
    };
    const boxes = this.#boxes;
    this.#boxes = [];
    return [paragraph, ...boxes.flatMap((box) => this.blocks(box.children))];
  }

  #lookChange(properties: XmlElement | undefined): FormatChange<ParagraphLook> | null {
    const change = child(properties, 'w:pPrChange');
    if (change === undefined) return null;
    const { id, author, date } = changeOf(change, 'insertion');
    const before = child(change, 'w:pPr');
    return { id, author, date, before: paragraphLook(before, this.styles.paragraph(value(before, 'w:pStyle'))) };
  }

  #inlines(elements: readonly XmlElement[], around: Surroundings, base: RunLook): WordInline[] {
    const inlines: WordInline[] = [];
    for (const element of elements) inlines.push(...this.#inline(element, around, base));
    return inlines;
  }

  #inline(element: XmlElement, around: Surroundings, base: RunLook): WordInline[] {
    const kind = changeKinds[element.name];
    if (kind !== undefined) return this.#inlines(element.children, { ...around, changes: [...around.changes, changeOf(element, kind, this.#move(kind))] }, base);
    switch (element.name) {
      case 'w:pPr':
        return [];
      case 'w:r':
        return this.#runs.read(element, around, this.#look(child(element, 'w:rPr'), base), this.#formatChange(child(element, 'w:rPr'), base));
      case 'w:hyperlink':
        return this.#inlines(element.children, { ...around, ...this.#link(element, around) }, base);
      case 'w:fldSimple': {
        const field = (attribute(element, 'w:instr') ?? '').trim();
        const address = this.address(fieldAddress(field));
        return this.#inlines(element.children, { ...around, field, anchor: fieldAnchor(field) ?? around.anchor, href: address ?? around.href }, base);
      }
      case 'w:sdt': {
        if (child(child(element, 'w:sdtPr'), 'w14:checkbox') !== undefined) this.lose('formField');
        return this.#inlines(child(element, 'w:sdtContent')?.children ?? [], around, base);
      }
      case 'w:ruby':
        return this.#inlines(child(element, 'w:rubyBase')?.children ?? [], around, base);
      case 'mc:AlternateContent':
        return this.#inlines(chosen(element), around, base);
      case 'm:oMath':
      case 'm:oMathPara': {
        const text = [...descendants(element)].filter(({ name }) => name === 'm:t' || name === 'w:t').map((one) => one.text).join('');
        this.lose('equation', text);
        return text === '' ? [] : this.#runs.text(text, around, base);
      }
      default:
        return wrappers.has(element.name) ? this.#inlines(element.children, around, base) : this.#rangeMark(element);
    }
  }

  #move(kind: Change['kind']): string | null {
    return kind === 'moveFrom' || kind === 'moveTo' ? this.#moves[kind].innermost : null;
  }

  #look(properties: XmlElement | undefined, base: RunLook): RunLook {
    const style = value(properties, 'w:rStyle');
    return runLook(properties, style === null ? base : this.styles.letters(style, base));
  }

  #formatChange(properties: XmlElement | undefined, base: RunLook): FormatChange<RunLook> | null {
    const change = child(properties, 'w:rPrChange');
    if (change === undefined) return null;
    const { id, author, date } = changeOf(change, 'insertion');
    return { id, author, date, before: this.#look(child(change, 'w:rPr'), base) };
  }

  /** An address that a reader may follow; null for any other, whose words stay. */
  address(written: string | null): string | null {
    // Some programs write the blanks of an address as they are.
    const address = written?.trim().replace(/\s/g, '%20') ?? null;
    return address !== null && hrefSchema.safeParse(address).success ? address : null;
  }

  #link(element: XmlElement, around: Surroundings): Pick<Surroundings, 'href' | 'anchor'> {
    const related = this.#package.relationships(this.#part).get(attribute(element, 'r:id') ?? '');
    const fragment = attribute(element, 'w:anchor');
    const written = related === undefined || !related.outside ? null : fragment === null || fragment === '' ? related.target : `${related.target}#${fragment}`;
    return { href: this.address(written) ?? around.href, anchor: written === null ? (fragment ?? around.anchor) : null };
  }

  #table(element: XmlElement): WordTable {
    const at = this.#at + 1;
    const properties = child(element, 'w:tblPr');
    const columns = childrenOf(child(element, 'w:tblGrid'), 'w:gridCol').slice(0, 200).map((one) => wholeNumber(attribute(one, 'w:w')) ?? 0);
    return { kind: 'table', at, style: value(properties, 'w:tblStyle'), rtl: toggle(properties, 'w:bidiVisual') ?? false, columns, rows: this.#rows(element.children) };
  }

  #rows(elements: readonly XmlElement[]): WordRow[] {
    return elements.flatMap((element): WordRow[] => {
      if (element.name === 'w:sdt') return this.#rows(child(element, 'w:sdtContent')?.children ?? []);
      if (element.name === 'mc:AlternateContent') return this.#rows(chosen(element));
      if (element.name !== 'w:tr') {
        if (wrappers.has(element.name) || changeKinds[element.name] !== undefined) return this.#rows(element.children);
        this.#rangeMark(element);
        return [];
      }
      const properties = child(element, 'w:trPr');
      const count = (name: string): number => Math.min(60, Math.max(0, wholeNumber(value(properties, name)) ?? 0));
      return [{ header: toggle(properties, 'w:tblHeader') ?? false, changes: changesIn(properties), before: count('w:gridBefore'), after: count('w:gridAfter'), cells: this.#cells(element.children) }];
    });
  }

  #cells(elements: readonly XmlElement[]): WordCell[] {
    return elements.flatMap((element): WordCell[] => {
      if (element.name === 'w:sdt') return this.#cells(child(element, 'w:sdtContent')?.children ?? []);
      if (element.name === 'mc:AlternateContent') return this.#cells(chosen(element));
      if (element.name !== 'w:tc') {
        if (wrappers.has(element.name) || changeKinds[element.name] !== undefined) return this.#cells(element.children);
        this.#rangeMark(element);
        return [];
      }
      const properties = child(element, 'w:tcPr');
      const merge = child(properties, 'w:vMerge');
      const blocks = this.blocks(element.children);
      if (blocks.some(({ kind }) => kind === 'table')) this.lose('nestedTable');
      return [{
        span: Math.min(200, Math.max(1, wholeNumber(value(properties, 'w:gridSpan')) ?? 1)),
        merge: merge === undefined ? 'none' : attribute(merge) === 'restart' ? 'restart' : 'continue',
        width: wholeNumber(attribute(child(properties, 'w:tcW'), 'w:w')) ?? 0,
        changes: changesIn(properties),
        blocks,
      }];
    });
  }
}
