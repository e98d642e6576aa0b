// A Word file from its bytes to its text, with notes, comments and running heads. Throws a `Refusal` where it cannot be read.
import { Numbering } from './numbering.ts';
import { WordPackage } from './package.ts';
import { Refusal } from './refusal.ts';
import { readStyles } from './styles.ts';
import { sectionOf, TextReader } from './text-reader.ts';
import type { Comment, Loss, WordBlock, WordText } from './word-text.ts';
import { attribute, child, childrenOf, descendants, toggle, type XmlElement } from './xml.ts';

export interface WordSource extends WordText {
  readonly numbering: Numbering;
}

interface Parts {
  readonly source: WordPackage;
  readonly main: string;
  /** Reads what stands in another part; `at` is the position for what it loses. */
  readonly read: (part: string, elements: readonly XmlElement[]) => WordBlock[];
}

const notesOf = ({ source, main, read }: Parts, type: 'footnotes' | 'endnotes', name: string): Map<string, readonly WordBlock[]> => {
  const notes = new Map<string, readonly WordBlock[]>();
  const part = source.related(main, type);
  const root = part === null ? null : source.xml(part);
  for (const note of childrenOf(root ?? undefined, name)) {
    const [id, kind] = [attribute(note, 'w:id'), attribute(note, 'w:type')];
    // The rules between text and notes are written as notes too.
    if (id === null || part === null || notes.has(id) || (kind !== null && kind !== 'normal')) continue;
    notes.set(id, read(part, note.children));
  }
  return notes;
};

/** Comments, with what later versions of Word know of them: which replies to which, and which are settled. */
const commentsOf = ({ source, main, read }: Parts): Comment[] => {
  const part = source.related(main, 'comments');
  const root = part === null ? null : source.xml(part);
  if (root === null || part === null) return [];
  const extended = source.related(main, 'commentsExtended');
  const more = new Map<string, { readonly parent: string | null; readonly done: boolean }>();
  for (const one of childrenOf((extended === null ? null : source.xml(extended)) ?? undefined, 'w15:commentEx')) {
    const paragraph = attribute(one, 'w15:paraId');
    if (paragraph !== null) more.set(paragraph, { parent: attribute(one, 'w15:paraIdParent'), done: ['1', 'true'].includes(attribute(one, 'w15:done') ?? '') });
  }
  const byParagraph = new Map<string, string>();
  const found = childrenOf(root, 'w:comment').map((comment) => {
    const id = attribute(comment, 'w:id') ?? '';
    const paragraphs = [...descendants(comment)].filter(({ name }) => name === 'w:p').map((one) => attribute(one, 'w14:paraId'));
    for (const paragraph of paragraphs) if (paragraph !== null) byParagraph.set(paragraph, id);
    return { id, comment, last: paragraphs.at(-1) ?? null };
  });
  return found.map(({ id, comment, last }): Comment => {
    const known = last === null ? undefined : more.get(last);
    const parent = known?.parent == null ? null : (byParagraph.get(known.parent) ?? null);
    return {
      id, author: (attribute(comment, 'w:author') ?? '').slice(0, 200), initials: (attribute(comment, 'w:initials') ?? '').slice(0, 20), date: attribute(comment, 'w:date'),
      parent: parent === id ? null : parent, done: known?.done ?? false, blocks: read(part, comment.children),
    };
  });
};

const headsOf = ({ source, main, read }: Parts, body: XmlElement): Pick<WordText, 'firstHead' | 'firstFoot' | 'otherHeads'> => {
  const heads = { firstHead: [] as WordBlock[], firstFoot: [] as WordBlock[], otherHeads: [] as WordBlock[] };
  const seen = new Set<string>();
  let first = true;
  for (const section of [...descendants(body)].filter(({ name }) => name === 'w:sectPr')) {
    const own = toggle(section, 'w:titlePg') ?? false;
    for (const reference of section.children) {
      const head = reference.name === 'w:headerReference';
      if (!head && reference.name !== 'w:footerReference') continue;
      const related = source.relationships(main).get(attribute(reference, 'r:id') ?? '');
      if (related === undefined || related.outside || seen.has(related.target)) continue;
      seen.add(related.target);
      const root = source.xml(related.target);
      if (root === null) continue;
      const blocks = read(related.target, root.children);
      const ofFirst = first && own && attribute(reference, 'w:type') === 'first';
      (ofFirst ? (head ? heads.firstHead : heads.firstFoot) : heads.otherHeads).push(...blocks);
    }
    first = false;
  }
  return heads;
};

/** What Rapporteur writes into its files, and others into theirs. */
const propertiesOf = (source: WordPackage): Map<string, string> => {
  const part = source.related('', 'custom-properties');
  const root = part === null ? null : source.xml(part);
  const properties = new Map<string, string>();
  for (const one of childrenOf(root ?? undefined, 'cust:property')) {
    const [name, text] = [attribute(one, 'name'), child(one, 'vt:lpwstr')?.text];
    if (name !== null && text !== undefined) properties.set(name, text.slice(0, 500));
  }
  return properties;
};

/** `heard` is told how much is read, from 0 to 1. */
export const readWord = (bytes: Uint8Array, heard: (done: number) => void = () => {}): WordSource => {
  const source = new WordPackage(bytes);
  const { main } = source;
  const root = source.xml(main, (done) => heard(done * 0.5));
  const body = child(root ?? undefined, 'w:body');
  if (body === undefined) throw new Refusal('import.wordDamaged', main);
  const partOf = (type: string): XmlElement | null => {
    const part = source.related(main, type);
    return part === null ? null : source.xml(part);
  };
  const styles = readStyles(partOf('styles'));
  const numbering = new Numbering(partOf('numbering'));
  const losses: Loss[] = [];
  const blocks = new TextReader(source, main, styles, losses, 0, (at) => heard(0.5 + Math.min(0.4, at / 50_000))).blocks(body.children);
  const parts: Parts = { source, main, read: (part, elements) => new TextReader(source, part, styles, losses).blocks(elements) };
  const core = source.related('', 'core-properties');
  const title = core === null ? undefined : child(source.xml(core) ?? undefined, 'dc:title')?.text;
  const text: WordSource = {
    blocks,
    footnotes: notesOf(parts, 'footnotes', 'w:footnote'),
    endnotes: notesOf(parts, 'endnotes', 'w:endnote'),
    comments: commentsOf(parts),
    ...headsOf(parts, body),
    section: sectionOf(body.children.findLast(({ name }) => name === 'w:sectPr')),
    losses,
    styles,
    numbering,
    title: title === undefined || title.trim() === '' ? null : title.trim().slice(0, 1000),
    properties: propertiesOf(source),
    image: (part) => source.bytes(part),
    listFormat: ({ numId, level }) => (numId === null ? null : (numbering.list(numId)?.level(level)?.format ?? null)),
  };
  heard(1);
  return text;
};
