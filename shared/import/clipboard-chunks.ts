// The tree of a clipboard as paragraphs with their labels, bullets, headings and tables: what the recogniser of structure reads.
import type { Text } from '../document/inlines.ts';
import { chunkOf, type Chunk } from './chunk.ts';
import { draftText, isMark, joinRuns, trimDraft, type Draft, type DraftInline, type Flags, type Mark } from './draft.ts';
import { withSymbols } from './text-references.ts';
import { labelOf, type Label } from './labels.ts';
import type { NoteText } from './notes.ts';
import { flagsOf, headingLevel, listLabel, safeHref, without } from './clipboard-styles.ts';
import { htmlTables, spanOf } from './clipboard-tables.ts';
import { attribute, isBlockElement, isElement, isTextNode, isUnseen, parseClipboard, styleOf, textIn, type ElementNode, type Node } from './clipboard-tree.ts';
import { findNotes, type ClipboardNotes } from './clipboard-notes.ts';

/** An image among the text. */
export interface ClipboardImage {
  /** It stands behind what the chunk of this line, or the last one before it, becomes. */
  readonly line: number;
  /** Its `src`: only a data address carries the image itself. */
  readonly address: string;
  /** Its description; empty where it has none. */
  readonly alt: string;
}

export interface ClipboardText {
  readonly chunks: readonly Chunk[];
  readonly images: readonly ClipboardImage[];
  readonly notes: ReadonlyMap<Mark, NoteText>;
  /** Block elements with text in them: none or one make a fragment of a line. */
  readonly blocks: number;
}

interface Setting {
  readonly flags: Flags;
  readonly href: string | null;
  readonly quote: number;
  readonly hash: number;
  readonly pre: boolean;
  /** Depth of lists. */
  readonly depth: number;
}

const plainly: Setting = { flags: {}, href: null, quote: 0, hash: 0, pre: false, depth: 0 };

/** Deeper than any text is; below, only the words are taken. */
const deepest = 250;

class Collector {
  readonly chunks: Chunk[] = [];
  readonly notes = new Map<Mark, NoteText>();
  readonly #found: ClipboardNotes;
  /** Superscript numbers are marks: their notes stand elsewhere in the file. */
  readonly #marks: boolean;
  /** Notes that have been called: a second call of the same note is a number only. */
  readonly #used: Set<ElementNode>;
  readonly images: ClipboardImage[] = [];
  /** Images in the paragraph that is being read. */
  #within: Omit<ClipboardImage, 'line'>[] = [];
  #draft: DraftInline[] = [];
  #marker: { bullet: string | null; label: Label | null } | null = null;
  #setting: { quote: number; hash: number; depth: number } = { quote: 0, hash: 0, depth: 0 };
  blocks = 0;
  #line: number;

  constructor(found: ClipboardNotes, marks: boolean, line: number, used = new Set<ElementNode>()) {
    this.#found = found;
    this.#marks = marks;
    this.#line = line;
    this.#used = used;
  }

  flush(): void {
    const draft = trimDraft(withSymbols(this.#draft));
    this.#draft = [];
    for (const { address, alt } of this.#within.splice(0)) this.images.push({ line: draft.length === 0 ? this.#line : this.#line + 1, address, alt });
    const marker = this.#marker;
    if (draft.length === 0) return;
    this.#marker = null;
    this.blocks += 1;
    this.#line += 1;
    const { quote, hash, depth } = this.#setting;
    this.chunks.push(
      chunkOf(draft, { line: this.#line, bullet: marker?.bullet ?? typedBullet(draft)?.sign ?? null, hash, quote, indent: depth * 4, ...(marker?.label == null ? {} : { label: marker.label }) }),
    );
    const last = this.chunks.at(-1);
    const typed = marker === null ? typedBullet(draft) : null;
    if (typed !== null && last?.kind === 'text') this.chunks[this.chunks.length - 1] = chunkOf(typed.rest, { line: this.#line, bullet: typed.sign, hash, quote, indent: depth * 4 });
  }

  walk(nodes: readonly Node[], setting: Setting, level: number): void {
    if (level > deepest) {
      for (const node of nodes) this.#text(isTextNode(node) ? node.value : isElement(node) ? textIn(node) : '', setting);
      return;
    }
    for (const node of nodes) {
      if (isTextNode(node)) this.#text(node.value, setting);
      else if (isElement(node) && !isUnseen(node) && !this.#found.containers.has(node)) this.#element(node, setting, level + 1);
    }
  }

  #text(value: string, { flags, href, pre }: Setting): void {
    const text = pre ? value.replace(/\r\n?/g, '\n') : value.replace(/[ \t\n\r\f]+/g, ' ');
    if (text === '') return;
    const last = this.#draft.at(-1);
    const before = last === undefined ? ' ' : isMark(last) ? 'x' : draftText([last]).slice(-1);
    const kept = !pre && /[\s]/.test(before) ? text.replace(/^ +/, '') : text;
    if (kept === '') return;
    if (this.#marks && flags.superscript === true && /^\s*\d{1,3}\s*$/.test(kept)) {
      this.#draft.push({ type: 'mark', note: kept.trim(), written: kept.trim(), certain: true });
      return;
    }
    const run: Text = { text: kept, ...flags };
    if (href === null) this.#draft.push(run);
    else if (last !== undefined && 'type' in last && last.type === 'link' && last.href === href) this.#draft[this.#draft.length - 1] = { ...last, children: joinRuns([...last.children, run]).filter((child): child is Text => 'text' in child) };
    else this.#draft.push({ type: 'link', href, children: [run] });
  }

  #element(element: ElementNode, setting: Setting, level: number): void {
    const { tagName } = element;
    const style = styleOf(element);
    const call = this.#found.calls.get(element);
    if (call !== undefined) {
      this.#call(call.written, call.container, level);
      return;
    }
    if (this.#found.backLinks.has(element)) return;
    if (/^ignore$/.test(style.get('mso-list') ?? '')) {
      this.#typedMarker(textIn(element));
      return;
    }
    if (style.has('mso-footnote-id') || style.get('mso-element') === 'footnote-list') return this.walk(element.childNodes, setting, level);
    if (tagName === 'br') {
      if (!/Apple-interchange-newline/.test(attribute(element, 'class') ?? '')) this.#text('\n', { ...setting, pre: true });
      return;
    }
    if (tagName === 'img') return this.#image(element);
    if (tagName === 'hr') return this.flush();
    if (style.has('mso-tab-count')) return this.#text(' ', setting);
    if (tagName === 'table') {
      this.flush();
      for (const table of this.#table(element, level)) {
        this.blocks += 2;
        this.chunks.push(table);
      }
      this.flush();
      return;
    }
    const flags = flagsOf(element, setting.flags);
    if (!isBlockElement(element)) {
      // Blanks that Word sets to fill up a line are hard ones.
      if (style.has('mso-spacerun')) return this.#text(textIn(element).replace(/\u00A0/g, ' '), { ...setting, flags });
      return this.walk(element.childNodes, { ...setting, flags, href: tagName === 'a' ? (safeHref(element) ?? setting.href) : setting.href }, level);
    }
    this.flush();
    const outer = this.#setting;
    const heading = headingLevel(element);
    const word = /level(\d)/.exec(style.get('mso-list') ?? '');
    const depth = word === null ? setting.depth : Number(word[1]) - 1;
    const inner: Setting = {
      flags: heading > 0 ? without(flags, 'bold') : flags,
      href: setting.href,
      quote: setting.quote + (tagName === 'blockquote' ? 1 : 0),
      hash: heading > 0 ? heading : setting.hash,
      pre: setting.pre || tagName === 'pre',
      depth: tagName === 'ul' || tagName === 'ol' ? setting.depth + 1 : depth,
    };
    this.#setting = { quote: inner.quote, hash: inner.hash, depth: tagName === 'ul' || tagName === 'ol' ? inner.depth : Math.max(0, inner.depth - (setting.depth > 0 ? 1 : 0)) };
    if (tagName === 'ul' || tagName === 'ol') this.#list(element, inner, level);
    else this.walk(element.childNodes, inner, level);
    this.flush();
    this.#setting = outer;
  }

  #image(element: ElementNode): void {
    // A dot that counts readers shows nothing.
    if (['width', 'height'].some((side) => Number.parseInt(attribute(element, side) ?? '', 10) <= 1)) return;
    this.#within.push({ address: (attribute(element, 'src') ?? '').trim(), alt: (attribute(element, 'alt') ?? '').trim().slice(0, 2000) });
  }

  #list(list: ElementNode, setting: Setting, level: number): void {
    let n = Number.parseInt(attribute(list, 'start') ?? '1', 10);
    if (!Number.isInteger(n)) n = 1;
    for (const child of list.childNodes) {
      if (!isElement(child) || isUnseen(child) || this.#found.containers.has(child)) {
        if (isTextNode(child) && child.value.trim() !== '') this.#text(child.value, setting);
        continue;
      }
      if (child.tagName !== 'li') {
        this.#element(child, setting, level + 1);
        continue;
      }
      const value = Number.parseInt(attribute(child, 'value') ?? '', 10);
      if (Number.isInteger(value)) n = value;
      this.flush();
      const label = list.tagName === 'ol' ? listLabel(list, child, n) : null;
      this.#marker = label === null ? { bullet: '•', label: null } : { bullet: null, label };
      this.#setting = { quote: setting.quote, hash: setting.hash, depth: setting.depth - 1 };
      this.walk(child.childNodes, { ...setting, flags: flagsOf(child, setting.flags) }, level + 1);
      this.flush();
      this.#marker = null;
      n += 1;
    }
  }

  /** The number or sign that Word writes before an item for programs that know no lists. */
  #typedMarker(written: string): void {
    const sign = written.replace(/[\s\u00A0]+/g, ' ').trim();
    const label = labelOf(`${sign} x`);
    this.#marker = label === null || /^[·o§•-]$/.test(sign) ? { bullet: '•', label: null } : { bullet: null, label: { ...label, written: sign } };
  }

  #call(written: string, container: ElementNode | null, level: number): void {
    const mark: Mark = { type: 'mark', note: written, written, certain: true };
    if (container === null || this.#used.has(container)) {
      this.#draft.push({ text: written, superscript: true });
      return;
    }
    this.#used.add(container);
    const inside = new Collector({ ...this.#found, containers: new Set(), calls: new Map() }, false, this.#line, this.#used);
    inside.walk(container.childNodes, plainly, level);
    inside.flush();
    this.#within.push(...inside.images);
    const draft = joined(inside.chunks, '\n');
    // The sign of the note is typed before its text where no link leads back.
    const typed = /^[\s\u00A0]*[[(]?(\d{1,4}|\*)[\])]?[\s\u00A0]+/.exec(draftText(draft));
    this.notes.set(mark, { note: written, written, line: 0, at: 0, source: '', draft: typed?.[1] === written ? dropText(draft, typed[0].length) : draft });
    this.#draft.push(mark);
  }

  #table(table: ElementNode, level: number): Chunk[] {
    const rows: { element: ElementNode; head: boolean }[] = [];
    let caption: Draft = [];
    const collect = (parent: ElementNode, head: boolean): void => {
      for (const child of parent.childNodes) {
        if (!isElement(child)) continue;
        if (child.tagName === 'tr') rows.push({ element: child, head });
        else if (child.tagName === 'thead' || child.tagName === 'tbody' || child.tagName === 'tfoot') collect(child, child.tagName === 'thead');
        else if (child.tagName === 'caption') caption = this.#inside(child, level);
      }
    };
    collect(table, false);
    const grid = rows.map(({ element, head }) => {
      const cells = element.childNodes.filter((child): child is ElementNode => isElement(child) && (child.tagName === 'td' || child.tagName === 'th') && !isUnseen(child));
      return {
        head: head || (cells.length > 1 && cells.every(({ tagName }) => tagName === 'th')),
        cells: cells.map((cell) => ({ draft: this.#inside(cell, level), colspan: spanOf(cell, 'colspan', 60), rowspan: spanOf(cell, 'rowspan', 5000) })),
      };
    });
    return htmlTables(grid, caption, ++this.#line).map((made): Chunk => ({ kind: 'table', line: made.line, table: made, quote: 0 }));
  }

  /** The content of a cell or a caption: its paragraphs one below the other. */
  #inside(element: ElementNode, level: number): Draft {
    const inside = new Collector(this.#found, this.#marks, this.#line, this.#used);
    inside.walk(element.childNodes, { flags: without(flagsOf(element, {}), ...(element.tagName === 'th' ? (['bold'] as const) : [])), href: null, quote: 0, hash: 0, pre: false, depth: 0 }, level + 1);
    inside.flush();
    this.#within.push(...inside.images);
    for (const [mark, note] of inside.notes) this.notes.set(mark, note);
    return joined(inside.chunks, '\n');
  }
}

const typedBullet = (draft: Draft): { sign: string; rest: Draft } | null => {
  const found = /^([•▪■●○◦‣⁃\uF0B7\uF0A7])[\s\u00A0]*(?=\S)|^([·-])[\u00A0\t ]{2,}(?=\S)/u.exec(draftText(draft));
  return found === null ? null : { sign: found[1] ?? found[2] ?? '•', rest: dropText(draft, found[0].length) };
};

const dropText = (draft: Draft, count: number): Draft => {
  let rest = count;
  return trimDraft(
    draft.flatMap((inline): DraftInline[] => {
      if (rest <= 0 || !('text' in inline)) return [inline];
      const cut = Math.min(rest, inline.text.length);
      rest -= cut;
      return [{ ...inline, text: inline.text.slice(cut) }];
    }),
  );
};

/** Paragraphs and tables as one content, in lines; labels and bullets stand before their text. */
const joined = (chunks: readonly Chunk[], joint: string): Draft =>
  trimDraft(
    chunks.flatMap((chunk, index): DraftInline[] => {
      const between: DraftInline[] = index > 0 ? [{ text: joint }] : [];
      if (chunk.kind === 'text') {
        const lead = chunk.label?.written ?? chunk.bullet;
        return [...between, ...(lead === null ? [] : [{ text: `${lead} ` }]), ...chunk.draft];
      }
      if (chunk.kind === 'rule') return [];
      return [...between, ...chunk.table.rows.flatMap((row, at): DraftInline[] => [...(at > 0 ? [{ text: '\n' }] : []), ...row.cells.flatMap((cell, column): DraftInline[] => [...(column > 0 ? [{ text: '\t' }] : []), ...cell.draft])])];
    }),
  );

/** Reads the tree of a clipboard. */
export const clipboardText = (root: { readonly childNodes: readonly Node[] }): ClipboardText => {
  const collector = new Collector(findNotes(root), false, 0);
  collector.walk(root.childNodes, plainly, 0);
  collector.flush();
  return { chunks: collector.chunks, images: collector.images, notes: collector.notes, blocks: collector.blocks };
};

/** HTML within another text, with the marks of its footnotes. */
export const chunksOfHtml = (html: string, line: number): readonly Chunk[] => {
  const root = parseClipboard(html);
  const collector = new Collector({ calls: new Map(), containers: new Set(), backLinks: new Set() }, true, line - 1);
  collector.walk(root.childNodes, plainly, 0);
  collector.flush();
  return collector.chunks;
};
