// The parts of a Word file and what leads from one to another. Nothing outside of the file is ever looked for.
import { Refusal } from './refusal.ts';
import { attribute, childrenOf, readXml, type XmlElement } from './xml.ts';
import { openArchive, type Archive } from './zip.ts';

export interface Relationship {
  /** The end of its type: `hyperlink`, `image`, `footnotes`. */
  readonly type: string;
  /** The name of a part; for what lies outside, the address as it is written. */
  readonly target: string;
  readonly outside: boolean;
}

const resolved = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder === '' ? [] : folder.split('/');
  for (const piece of target.split('/')) {
    if (piece === '..') path.pop();
    else if (piece !== '.' && piece !== '') path.push(piece);
  }
  return path.join('/');
};

const folderOf = (part: string): string => part.split('/').slice(0, -1).join('/');

/** Types of the text of a document; those with macros are read as text like any other, the macros are not. */
const mainTypes = /wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml$/i;
const otherPrograms = /spreadsheetml|presentationml/i;

export class WordPackage {
  readonly #archive: Archive;
  readonly #relationships = new Map<string, ReadonlyMap<string, Relationship>>();
  /** The part with the text. */
  readonly main: string;

  constructor(bytes: Uint8Array) {
    this.#archive = openArchive(bytes);
    const types = this.#archive.read('[Content_Types].xml');
    if (types === null) throw new Refusal('import.wordDamaged', '[Content_Types].xml');
    const overrides = childrenOf(readXml(types, '[Content_Types].xml'), 'ct:Override');
    const typed = overrides.find((one) => mainTypes.test(attribute(one, 'ContentType') ?? ''));
    const related = [...this.relationships('').values()].find(({ type, outside }) => type === 'officeDocument' && !outside);
    const named = related?.target ?? (attribute(typed, 'PartName') ?? '').replace(/^\//, '');
    const foreign = overrides.some((one) => (attribute(one, 'PartName') ?? '').replace(/^\//, '').toLowerCase() === named.toLowerCase() && otherPrograms.test(attribute(one, 'ContentType') ?? ''));
    if (named === '' || foreign || !this.#archive.has(named)) throw new Refusal('import.wordDamaged', 'word/document.xml');
    this.main = named;
  }

  bytes(part: string): Uint8Array | null {
    return this.#archive.read(part);
  }

  /** A part as a tree; null where the file has none of this name. */
  xml(part: string, heard?: (done: number) => void): XmlElement | null {
    const bytes = this.#archive.read(part);
    return bytes === null ? null : readXml(bytes, part, heard);
  }

  /** Where the references of a part lead, by their ids. The package itself is named ''. */
  relationships(part: string): ReadonlyMap<string, Relationship> {
    const known = this.#relationships.get(part);
    if (known !== undefined) return known;
    const folder = folderOf(part);
    const name = part === '' ? '_rels/.rels' : `${folder === '' ? '' : `${folder}/`}_rels/${part.split('/').at(-1)}.rels`;
    const xml = this.xml(name);
    const found = new Map<string, Relationship>();
    for (const one of xml === null ? [] : childrenOf(xml, 'rel:Relationship')) {
      const [id, target] = [attribute(one, 'Id'), attribute(one, 'Target')];
      if (id === null || target === null || found.has(id)) continue;
      const outside = attribute(one, 'TargetMode')?.toLowerCase() === 'external';
      found.set(id, { type: (attribute(one, 'Type') ?? '').split('/').at(-1) ?? '', target: outside ? target : resolved(folder, target), outside });
    }
    this.#relationships.set(part, found);
    return found;
  }

  /** The first part of a type that another part refers to. */
  related(part: string, type: string): string | null {
    return [...this.relationships(part).values()].find((one) => one.type === type && !one.outside)?.target ?? null;
  }
}
