// The structure of a tagged file (ISO 32000-1, 14.7): its elements as a tree, with attributes, and what each holds of the pages.
import { readContent, type Content, type ContentOwner, type Mark, type Painted } from './content.ts';
import type { PdfFile } from './file.ts';
import { Fonts } from './fonts.ts';
import { PdfString, Ref, Stream, type Dict, type PdfObject } from './objects.ts';

/** Content of a page that an element holds: one sequence of marked content. */
export interface MarkedContent {
  readonly kind: 'content';
  readonly mcid: number;
  /** The number of the page or form that it stands on; null where the file names none. */
  readonly owner: number | null;
}

/** An object that an element holds, such as the annotation of a link. */
export interface HeldObject {
  readonly kind: 'object';
  readonly object: number | null;
  readonly dict: Dict;
}

export class Element {
  readonly kind = 'element';
  readonly dict: Dict;
  readonly object: number | null;
  /** The type as the file has it. */
  readonly type: string;
  /** The standard type that it is mapped to; null where it leads to none. */
  readonly role: string | null;
  readonly parent: Element | null;
  readonly children: (Element | MarkedContent | HeldObject)[] = [];
  readonly file: PdfFile;

  constructor(file: PdfFile, dict: Dict, object: number | null, role: string | null, parent: Element | null) {
    this.file = file;
    this.dict = dict;
    this.object = object;
    this.type = file.name(dict.get('S')) ?? '';
    this.role = role;
    this.parent = parent;
  }

  /** A text entry of the element; null where it is missing. */
  string(key: 'Lang' | 'Alt' | 'ActualText' | 'E' | 'ID'): string | null {
    const found = this.file.get(this.dict, key);
    return found instanceof PdfString ? found.text : null;
  }

  /** An attribute of one owner, such as Scope of Table. */
  attribute(owner: string, key: string): PdfObject {
    const written = this.file.get(this.dict, 'A');
    for (const each of Array.isArray(written) ? written : [written]) {
      const attributes = this.file.dict(each);
      if (this.file.name(attributes.get('O')) === owner && attributes.has(key)) return this.file.get(attributes, key);
    }
    return null;
  }

  get elements(): Element[] {
    return this.children.filter((child) => child.kind === 'element');
  }

  /** The language of the text: its own or that of the nearest element around it; null where none says. */
  get language(): string | null {
    return this.string('Lang') ?? this.parent?.language ?? null;
  }

  /** Where it is in the tree: `Document > Table[2] > TR`. Numbers count the siblings of one type. */
  get path(): string {
    const siblings = this.parent?.elements.filter(({ type }) => type === this.type) ?? [];
    const own = siblings.length > 1 ? `${this.type}[${siblings.indexOf(this) + 1}]` : this.type;
    return this.parent === null ? own : `${this.parent.path} > ${own}`;
  }

  *walk(): Generator<Element> {
    yield this;
    for (const child of this.elements) yield* child.walk();
  }
}

/** The standard structure types of ISO 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
   Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`.split(/\s+/),
);

/** A type through the role map: the standard type it ends with, null where it ends with none, or `circular`. */
export const mapped = (type: string, roles: ReadonlyMap<string, string>): string | null => {
  const seen = new Set<string>();
  for (let each = type; ; ) {
    if (standardTypes.has(each)) return each;
    if (seen.has(each)) return 'circular';
    seen.add(each);
    const next = roles.get(each);
    if (next === undefined) return null;
    each = next;
  }
};

export interface TaggedPage {
  readonly number: number;
  readonly object: number | null;
  readonly dict: Dict;
  readonly content: Content;
}

/** A file as its conditions need it. */
export class TaggedPdf {
  readonly file: PdfFile;
  readonly pages: readonly TaggedPage[];
  readonly roles: ReadonlyMap<string, string>;
  /** The elements at the top; empty where the file has no structure. */
  readonly tops: readonly Element[];
  readonly elements: readonly Element[];
  /** What the tree of parents has for each key. */
  readonly parents: ReadonlyMap<number, PdfObject>;
  readonly #byObject = new Map<number, Element>();
  readonly #painted = new Map<string, Painted[]>();
  readonly #marked = new Set<string>();

  /** Throws `PdfSyntaxError` where the file cannot be read. */
  constructor(file: PdfFile) {
    this.file = file;
    const fonts = new Fonts(file);
    this.pages = file.pages().map((page) => ({ ...page, content: readContent(file, page, fonts) }));
    const root = file.dict(file.catalogue, 'StructTreeRoot');
    this.roles = new Map([...file.dict(root, 'RoleMap')].map(([type, role]) => [type, file.name(role) ?? '']));
    this.parents = numberTree(file, root.get('ParentTree'));
    this.tops = kidsOf(file, root).flatMap((kid) => {
      const found = this.#element(kid, null, null);
      return found === null ? [] : [found];
    });
    this.elements = this.tops.flatMap((top) => [...top.walk()]);
    for (const { content } of this.pages) {
      for (const { mark } of content.marks) if (mark.mcid !== null) this.#marked.add(`${mark.owner.object} ${mark.mcid}`);
      for (const each of content.painted) {
        const mark = tagging(each.marks);
        if (mark === null) continue;
        const key = `${mark.owner.object} ${mark.mcid}`;
        this.#painted.set(key, [...(this.#painted.get(key) ?? []), each]);
      }
    }
  }

  /** The language that the catalogue names; null where it names none. */
  get language(): string | null {
    const found = this.file.get(this.file.catalogue, 'Lang');
    return found instanceof PdfString ? found.text : null;
  }

  /** The element with an object number; null for what the tree does not reach. */
  elementOf(object: PdfObject | undefined): Element | null {
    return object instanceof Ref ? (this.#byObject.get(object.number) ?? null) : null;
  }

  /** What the page shows of marked content of an element. */
  painted({ owner, mcid }: MarkedContent): readonly Painted[] {
    return this.#painted.get(`${owner} ${mcid}`) ?? [];
  }

  /** Whether the content of an element is on a page, even if it paints nothing. */
  isMarked({ owner, mcid }: MarkedContent): boolean {
    return this.#marked.has(`${owner} ${mcid}`);
  }

  /** The number of the page on which an element begins; null for one that shows nothing. */
  pageOf(element: Element): number | null {
    for (const each of element.walk()) {
      for (const child of each.children) {
        const page = child.kind === 'content' ? this.painted(child)[0]?.owner.page : undefined;
        if (page !== undefined) return page;
      }
    }
    return null;
  }

  /** The language of the description of an annotation: that of the element it belongs to, or of the file; null where none says. */
  languageOfAnnotation(annotation: PdfObject): string | null {
    const key = this.file.get(this.file.dict(annotation), 'StructParent');
    const element = typeof key === 'number' ? this.elementOf(this.parents.get(key)) : null;
    return element?.language ?? this.language;
  }

  /** The element that a sequence of marked content belongs to by the tree of parents; null where there is none. */
  parentOf({ owner, mcid }: { readonly owner: ContentOwner; readonly mcid: number | null }): Element | null {
    if (owner.structParents === null || mcid === null) return null;
    return this.elementOf(this.file.array(this.parents.get(owner.structParents))[mcid]);
  }

  #element(kid: PdfObject, parent: Element | null, page: number | null): Element | null {
    const { file } = this;
    const dict = file.dict(kid);
    const object = kid instanceof Ref ? kid.number : null;
    if (!dict.has('S') || (object !== null && this.#byObject.has(object))) return null;
    const role = mapped(file.name(dict.get('S')) ?? '', this.roles);
    const element = new Element(file, dict, object, role === 'circular' ? null : role, parent);
    if (object !== null) this.#byObject.set(object, element);
    const own = dict.get('Pg');
    const here = own instanceof Ref ? own.number : page;
    for (const each of kidsOf(file, dict)) {
      const found = typeof file.resolve(each) === 'number' ? { kind: 'content' as const, mcid: Number(file.resolve(each)), owner: here } : this.#kid(each, element, here);
      if (found !== null) element.children.push(found);
    }
    return element;
  }

  #kid(kid: PdfObject, parent: Element, page: number | null): Element | MarkedContent | HeldObject | null {
    const { file } = this;
    const dict = file.dict(kid);
    const type = file.name(dict.get('Type'));
    if (type === 'MCR') {
      const [stream, own] = [dict.get('Stm'), dict.get('Pg')];
      return { kind: 'content', mcid: Number(file.get(dict, 'MCID')), owner: stream instanceof Ref ? stream.number : own instanceof Ref ? own.number : page };
    }
    if (type !== 'OBJR') return this.#element(kid, parent, page);
    const held = dict.get('Obj');
    return { kind: 'object', object: held instanceof Ref ? held.number : null, dict: file.dict(held) };
  }
}

const kidsOf = (file: PdfFile, dict: Dict): readonly PdfObject[] => {
  const written = dict.get('K');
  const found = file.resolve(written);
  return Array.isArray(found) ? found : written === undefined || found === null || found instanceof Stream ? [] : [written];
};

const numberTree = (file: PdfFile, node: PdfObject | undefined): Map<number, PdfObject> => {
  const dict = file.dict(node);
  const found = new Map<number, PdfObject>();
  const numbers = file.array(dict.get('Nums'));
  for (let at = 0; at + 1 < numbers.length; at += 2) found.set(Number(file.resolve(numbers[at])), numbers[at + 1] ?? null);
  for (const kid of file.array(dict.get('Kids'))) for (const [key, value] of numberTree(file, kid)) found.set(key, value);
  return found;
};

/** Of the marked content around something painted, the one that ties it to the structure. */
export const tagging = (marks: readonly Mark[]): Mark | null => marks.findLast(({ mcid, tag }) => mcid !== null && tag !== 'Artifact') ?? null;
export const artifact = (marks: readonly Mark[]): Mark | null => marks.findLast(({ tag }) => tag === 'Artifact') ?? null;
