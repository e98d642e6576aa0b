// Bookmarks: the mark by which every element is known again when the file comes back, and to which contents and cross-references point.
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { walkInlines, type FootnoteText, type Inline } from '../../document/inlines.ts';
import type { Numbering } from '../../document/numbering.ts';
import { walkBlocks, walkTexts } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';

/** Word takes 40 characters: a letter or underscore, then letters, digits and underscores. A leading underscore hides the mark in its list. */
const longest = 40;

export class Bookmarks {
  readonly #names = new Map<Id, string>();
  readonly #taken = new Set<string>();
  readonly #placed = new Set<Id>();
  #next = 0;
  #apart = false;

  constructor(targets: Iterable<Id>) {
    for (const id of targets) {
      if (this.#names.has(id)) continue;
      const name = `_R${id.replaceAll('-', '_')}`;
      const free = name.length <= longest && !this.#taken.has(name.toLowerCase()) ? name : `_Rx${this.#names.size}`;
      // Word compares names without regard to case.
      this.#taken.add(free.toLowerCase());
      this.#names.set(id, free);
    }
  }

  /** The name of the bookmark of an element or footnote; null for what has none. */
  name(id: Id): string | null {
    return this.#names.get(id) ?? null;
  }

  /** Puts the bookmark of an element around content; the content alone where it has none, or has its place already. */
  around(id: Id, content: string): string {
    const name = this.#names.get(id);
    // A name may stand in a file once.
    if (name === undefined || this.#apart || this.#placed.has(id)) return content;
    this.#placed.add(id);
    const number = this.#next++;
    return `<w:bookmarkStart w:id="${number}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
  }

  /** Writes an element once more, as it stands at another place too: without bookmarks, and without taking their place. */
  apart(write: () => string): string {
    const before = this.#apart;
    this.#apart = true;
    try {
      return write();
    } finally {
      this.#apart = before;
    }
  }
}

/** All elements, those in boxes included. Word keeps their marks while the text around them is worked on. */
export const elementIds = function* (document: Document): Generator<Id> {
  for (const { block } of walkBlocks(document.blocks)) yield block.id;
};

const referencesIn = function* (content: readonly Inline[] | FootnoteText): Generator<Id> {
  for (const inline of walkInlines(content as readonly Inline[])) {
    if (!('type' in inline)) continue;
    if (inline.type === 'crossReference') yield inline.target;
    else if (inline.type === 'footnote') yield* referencesIn(inline.content);
  }
};

/** Everything that a cross-reference in this language points to, with the elements that its text may name on the way ("paragraph 22 (a)"). */
export const referenceTargets = function* (document: Document, language: Language, numbering: Numbering): Generator<Id> {
  for (const { text } of walkTexts(document.blocks)) {
    for (const target of referencesIn(text[language] ?? [])) {
      for (let id: Id | undefined = target; id !== undefined; id = numbering.parents.get(id)) {
        if (numbering.blocks.has(id) || numbering.footnotes.has(id)) yield id;
      }
    }
  }
};

const marks = /<w:bookmarkStart\b[^>]*?w:name="([^"]*)"/g;
/** Where a link or a field begins or ends. A line of the contents is a link, and may hold those of its heading. */
const edges = /<(\/?)w:(?:hyperlink|fldSimple)((?:[^">]|"[^"]*")*?)(\/?)>/g;
const leadsTo = /^ w:anchor="([^"]*)"|^ w:instr=" (?:REF|NOTEREF|PAGEREF) (\S+) /;

/** Makes parts of a file in which links and fields that lead to what prints nothing, such as a figure without an image, are text alone: Word would find no such mark. */
export const withoutDeadLinks = (...parts: readonly string[]): string[] => {
  const placed = new Set(parts.flatMap((part) => Array.from(part.matchAll(marks), ([, name = '']) => name)));
  return parts.map((part) => {
    /** Whether those that are open are kept, outermost first. */
    const open: boolean[] = [];
    return part.replace(edges, (edge, end: string, attributes: string, empty: string) => {
      if (end !== '') return open.pop() === false ? '' : edge;
      const [, anchor, named] = leadsTo.exec(attributes) ?? [];
      const target = anchor ?? named;
      const kept = target === undefined || placed.has(target);
      if (empty === '') open.push(kept);
      return kept ? edge : '';
    });
  });
};
