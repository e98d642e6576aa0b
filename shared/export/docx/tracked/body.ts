// Lays the body, or what stands in a cell, of two versions on each other, element by element.
import type { ComparedText, TextComparison } from '../../../compare/comparison.ts';
import { matchSequences } from '../../../compare/sequence.ts';
import type { Language } from '../../../language/language.ts';
import type { Elements, Item } from './elements.ts';
import { styleOf } from './elements.ts';
import { bothParagraphs, dividedParagraph, movedFrom, movedTo, oneParagraph, paragraphXml, sectionXml, unchangedParagraph, type MergeContext, type MergedParagraph, type Share } from './paragraph.ts';
import { mergeTables, oneTable } from './table.ts';
import { closeTail, markedAsTyped, notedAsDeleted, notedAsTyped } from './tail.ts';
import type { Node } from './tree.ts';

/** A part of the new file: a paragraph that waits for its mark, or XML that is complete. */
export type Merged = MergedParagraph | { readonly type: 'complete'; readonly xml: string };

const complete = (xml: string): Merged => ({ type: 'complete', xml });

/** Two sequences by keys: pairs in order, and what stands between them. */
export const alignKeys = (before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] => {
  const numbers = new Map<string, number>();
  const keys = (list: readonly string[]): Int32Array =>
    Int32Array.from(list, (key) => {
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    });
  const [olds, news] = [keys(before), keys(after)];
  // What is known to be the same holds the rest together.
  return matchSequences(olds, news, { worth: before.map((key) => (/^(?:both|contents|end)/.test(key) ? 100 : 1)), stretch: 0 });
};

/** Numbers of bookmarks and images differ between versions that are the same. */
const bare = (xml: string): string => xml.replace(/ (?:w:)?id="\d+"| name="Image \d+"/g, '');

const followed: Readonly<Record<string, ComparedText['role']>> = { 'UN-Table-Note': 'notes', 'UN-Table-Source': 'source', 'UN-Figure-Source': 'source' };

export class BodyMerger {
  readonly #elements: Elements;
  readonly #context: MergeContext;
  readonly #language: Language;
  /** What stood at the old place of each move, by the element at its new place. */
  readonly #oldPlaces = new Map<number, Node>();
  #openMove: { readonly name: string; readonly tag: 'moveFrom' | 'moveTo'; readonly id: number } | null = null;

  constructor(elements: Elements, context: MergeContext, language: Language) {
    this.#elements = elements;
    this.#context = context;
    this.#language = language;
  }

  /** The whole body. Both end with the properties of their last section. */
  body(before: readonly Node[], after: readonly Node[]): string {
    const [olds, news] = [this.#elements.items(before, 'before'), this.#elements.items(after, 'after')];
    this.#keepMovesWhole(olds, news);
    return this.#close(this.#merge(olds, news));
  }

  /** The content of a cell. */
  cell(before: readonly Node[], after: readonly Node[]): string {
    return this.#close(this.#merge(this.#elements.items(before, 'before'), this.#elements.items(after, 'after')));
  }

  /** The content of a cell that came or went with its row. */
  oneCell(nodes: readonly Node[], track: 'inserted' | 'deleted'): string {
    const items = this.#elements.items(nodes, track === 'inserted' ? 'after' : 'before');
    return this.#write(items.flatMap((item) => item.nodes.flatMap((node) => this.#one(node, track, item.block))));
  }

  text(block: number | null, role: ComparedText['role'] | 'own'): TextComparison | null {
    const texts = this.#elements.block(block)?.texts ?? [];
    const wanted = (text: ComparedText): boolean => text.language === this.#language && (role === 'own' ? text.role !== 'notes' && text.role !== 'source' : text.role === role);
    return texts.find(wanted) ?? null;
  }

  /**
   * A move needs a single paragraph at either end, and something that stays behind each: the last mark of a text cannot leave. A mark that moves alone, such as an
   * end rule, goes and comes: nobody sees it move, and LibreOffice would leave it at both places.
   */
  #keepMovesWhole(olds: readonly Item[], news: readonly Item[]): void {
    const ends = (items: readonly Item[]): Map<number, Item> => new Map(items.flatMap((item) => (item.block === null ? [] : [[item.block, item] as const])));
    const [from, to] = [ends(olds), ends(news)];
    const single = (item: Item | undefined): Node | null => (item?.nodes.length === 1 && item.nodes[0]?.name === 'w:p' ? item.nodes[0] : null);
    const settled = (items: readonly Item[]): Set<Item> => new Set(items.slice(0, items.findLastIndex(({ key }) => key.startsWith('both'))));
    const [leaves, arrives] = [settled(olds), settled(news)];
    for (const [block, item] of from) {
      const other = this.#elements.otherEnd(block);
      if (other === null || this.#elements.moveName(block) === null) continue;
      const old = single(item);
      const unseen = old !== null && this.#elements.movesAlone(block) && !/<w:(?:r|fldSimple|hyperlink)[ >]/.test(old.xml);
      if (old === null || unseen || single(to.get(other)) === null || !leaves.has(item) || !arrives.has(to.get(other) as Item)) this.#elements.standStill(block);
      else this.#oldPlaces.set(other, old);
    }
    for (const [block] of to) if (this.#elements.moveName(block) !== null && !this.#oldPlaces.has(block)) this.#elements.standStill(block);
  }

  #merge(olds: readonly Item[], news: readonly Item[]): Merged[] {
    const merged: Merged[] = [];
    let [from, to] = [0, 0];
    const change = (untilFrom: number, untilTo: number): void => {
      // In the order of the comparison.
      while (from < untilFrom || to < untilTo) {
        const [old, now] = [from < untilFrom ? olds[from] : undefined, to < untilTo ? news[to] : undefined];
        if (old !== undefined && (now === undefined || (old.block ?? -1) <= (now.block ?? -1))) {
          merged.push(...this.#gone(old));
          from++;
        } else if (now !== undefined) {
          merged.push(...this.#come(now));
          to++;
        }
      }
    };
    for (const [one, other] of alignKeys(olds.map(({ key }) => key), news.map(({ key }) => key))) {
      change(one, other);
      const [old, now] = [olds[one], news[other]];
      [from, to] = [one + 1, other + 1];
      if (old === undefined || now === undefined) continue;
      merged.push(...this.#endMove(null));
      const split = this.#divided(old, now, news.slice(to), 'split');
      const joined = split === null ? this.#divided(now, old, olds.slice(from), 'joined') : null;
      merged.push(...(split ?? joined ?? this.#both(old, now)));
      to += (split?.length ?? 1) - 1;
      from += (joined?.length ?? 1) - 1;
    }
    change(olds.length, news.length);
    merged.push(...this.#endMove(null));
    return merged;
  }

  /** A paragraph and those that it was split into, or joined from, where they stand right behind the one that is in both versions. */
  #divided(whole: Item, head: Item, following: readonly Item[], how: 'split' | 'joined'): Merged[] | null {
    const shares: Share[] = [];
    for (const item of [head, ...following]) {
      const part = this.#elements.block(item.block)?.part;
      const [paragraph, text] = [item.nodes[0], this.text(item.block, 'own')];
      if (item !== head && (part?.kind !== how || part.head !== head.block)) break;
      if (item.block === null || item.nodes.length !== 1 || paragraph?.name !== 'w:p' || text === null) return null;
      shares.push({ paragraph, text, block: item.block });
    }
    const [only] = whole.nodes;
    return shares.length < 2 || whole.nodes.length !== 1 || only?.name !== 'w:p' ? null : dividedParagraph(only, shares, how, this.#context);
  }

  /** Ends the move under way unless what follows belongs to it. */
  #endMove(next: { readonly name: string; readonly tag: string } | null): Merged[] {
    const open = this.#openMove;
    if (open === null || (next !== null && open.name === next.name && open.tag === next.tag)) return [];
    this.#openMove = null;
    return [complete(`<w:${open.tag}RangeEnd w:id="${open.id}"/>`)];
  }

  /** A moved paragraph, which begins its move unless that is under way. */
  #inMove(name: string, tag: 'moveFrom' | 'moveTo', block: number | null, paragraph: MergedParagraph): Merged[] {
    const ended = this.#endMove({ name, tag });
    if (this.#openMove !== null) return [paragraph];
    const attributes = this.#context.revisions.attributes({ kind: 'moved', block, piece: null });
    const id = Number(/ w:id="(\d+)"/.exec(attributes)?.[1]);
    this.#openMove = { name, tag, id };
    return [...ended, { ...paragraph, content: `<w:${tag}RangeStart${attributes} w:name="${name}"/>${paragraph.content}` }];
  }

  #gone(item: Item): Merged[] {
    const name = this.#elements.moveName(item.block);
    const [only] = item.nodes;
    if (name !== null && only !== undefined) return this.#inMove(name, 'moveFrom', item.block, movedFrom(only, item.block, this.#context));
    return [...this.#endMove(null), ...item.nodes.flatMap((node) => this.#one(node, 'deleted', item.block))];
  }

  #come(item: Item): Merged[] {
    const name = this.#elements.moveName(item.block);
    const [after] = item.nodes;
    const before = item.block === null ? undefined : this.#oldPlaces.get(item.block);
    if (name !== null && after !== undefined && before !== undefined) {
      return this.#inMove(name, 'moveTo', item.block, movedTo({ before, after, block: item.block, text: this.text(item.block, 'own') }, this.#context));
    }
    return [...this.#endMove(null), ...item.nodes.flatMap((node) => this.#one(node, 'inserted', item.block))];
  }

  #one(node: Node, track: 'inserted' | 'deleted', block: number | null): Merged[] {
    if (node.name === 'w:p') return [oneParagraph(node, track, block, this.#context)];
    if (node.name === 'w:tbl') return [complete(oneTable(node, track, block, this, this.#context))];
    return track === 'inserted' ? [complete(node.xml)] : [];
  }

  #both(old: Item, now: Item): Merged[] {
    // What computes itself is not a change: it is that of the later version.
    if (now.key === 'contents') return now.nodes.map(({ xml }) => complete(xml));
    if (now.key === 'end') return now.nodes.map(({ xml }) => complete(sectionXml(old.nodes[0]?.xml ?? '', xml, null, this.#context)));
    const xml = now.nodes.map((node) => node.xml).join('');
    if (!xml.includes('<w:footnoteReference') && bare(xml) === bare(old.nodes.map((node) => node.xml).join(''))) return this.#same(now);
    if (old.nodes.length === 1 && now.nodes.length === 1) return this.#pair(old.nodes[0], now.nodes[0], now.block);
    const keys = (nodes: readonly Node[]): string[] => nodes.map((node) => (node.name === 'w:tbl' ? 'table' : followed[styleOf(node)] ?? styleOf(node)));
    const merged: Merged[] = [];
    let [from, to] = [0, 0];
    const change = (untilFrom: number, untilTo: number): void => {
      for (; from < untilFrom; from++) merged.push(...(old.nodes[from] === undefined ? [] : this.#one(old.nodes[from] as Node, 'deleted', now.block)));
      for (; to < untilTo; to++) merged.push(...(now.nodes[to] === undefined ? [] : this.#one(now.nodes[to] as Node, 'inserted', now.block)));
    };
    for (const [one, other] of alignKeys(keys(old.nodes), keys(now.nodes))) {
      change(one, other);
      merged.push(...this.#pair(old.nodes[one], now.nodes[other], now.block));
      [from, to] = [one + 1, other + 1];
    }
    change(old.nodes.length, now.nodes.length);
    return merged;
  }

  #same({ nodes, block }: Item): Merged[] {
    return nodes.map((node): Merged => (node.name === 'w:p' ? unchangedParagraph(node, block) : complete(node.xml)));
  }

  #pair(old: Node | undefined, now: Node | undefined, block: number | null): Merged[] {
    if (old === undefined || now === undefined) return [];
    if (old.name === 'w:p' && now.name === 'w:p') return [bothParagraphs({ before: old, after: now, block, text: this.text(block, followed[styleOf(now)] ?? 'own') }, this.#context)];
    if (old.name === 'w:tbl' && now.name === 'w:tbl') return [complete(mergeTables(old, now, this.#elements.block(block)?.table ?? null, block, this.#language, this, this.#context))];
    return [...this.#one(old, 'deleted', block), ...this.#one(now, 'inserted', block)];
  }

  #close(merged: Merged[]): string {
    return this.#write(closeTail(notedAsDeleted(notedAsTyped(markedAsTyped(merged)))));
  }

  #write(merged: readonly Merged[]): string {
    return merged.map((each) => (each.type === 'complete' ? each.xml : paragraphXml(each, this.#context))).join('');
  }
}
