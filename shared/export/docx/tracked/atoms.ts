// The line of a written paragraph as atoms: stretches of text in one look, and what stands whole in it.
import { attribute, childOf, innerXml, type Node } from './tree.ts';

/** A link around atoms: its start tag, by which two are the same. */
export type Link = string | null;

interface Placed {
  /** The inner XML of the run's properties. */
  readonly look: string;
  readonly link: Link;
}

export type Atom = Placed &
  (
    | { readonly type: 'text'; readonly text: string }
    /** A break, a tab, the number sign of a note, an image. `key`: by which it is the same in another version. */
    | { readonly type: 'sign'; readonly key: string; readonly xml: string }
    | { readonly type: 'note'; readonly id: number; readonly mark: string | null }
    | { readonly type: 'field'; readonly instruction: string; readonly runs: readonly Node[]; readonly text: string }
    /** Stands between two others and has no width. */
    | { readonly type: 'bookmark'; readonly xml: string }
  );

/** What has a width. */
export type Unit = Exclude<Atom, { readonly type: 'bookmark' }>;

/** Numbers that tell one drawing of a file from the next say nothing of what it shows. */
const drawingKey = (xml: string): string => xml.replace(/ (?:id|name)="[^"]*"/g, '');

const runAtoms = (run: Node, link: Link): Atom[] => {
  const look = innerXml(childOf(run, 'w:rPr'));
  const place = { look, link };
  const reference = childOf(run, 'w:footnoteReference');
  if (reference !== undefined) {
    const text = childOf(run, 'w:t');
    return [{ ...place, type: 'note', id: Number(attribute(reference, 'w:id')), mark: text === undefined ? null : textOf(text) }];
  }
  return run.children.flatMap((child): Atom[] => {
    if (child.name === 'w:rPr') return [];
    if (child.name === 'w:t') return [{ ...place, type: 'text', text: textOf(child) }];
    return [{ ...place, type: 'sign', key: child.name === 'w:drawing' ? drawingKey(child.xml) : child.xml, xml: child.xml }];
  });
};

const textOf = (node: Node): string => node.children.map(({ attributes }) => attributes).join('');
const fieldText = (node: Node): string => (node.name === 'w:t' ? textOf(node) : node.children.map(fieldText).join(''));

/** The atoms of a paragraph, or of a link in it. */
export const atomsOf = (paragraph: Node, link: Link = null): Atom[] =>
  paragraph.children.flatMap((child): Atom[] => {
    switch (child.name) {
      case 'w:r':
        return runAtoms(child, link);
      case 'w:hyperlink':
        return atomsOf(child, `<w:hyperlink${child.attributes}>`);
      case 'w:fldSimple':
        return [{ type: 'field', look: '', link, instruction: attribute(child, 'w:instr') ?? '', runs: child.children, text: fieldText(child) }];
      case 'w:bookmarkStart':
      case 'w:bookmarkEnd':
        return [{ type: 'bookmark', look: '', link, xml: child.xml }];
      default:
        return [];
    }
  });

/** How wide an atom is: text by its UTF-16 units, what stands whole is one. */
export const widthOf = (atom: Atom): number => (atom.type === 'text' ? atom.text.length : atom.type === 'bookmark' ? 0 : 1);

/** Stands for what is not text, in the reading of a line. */
export const whole = '\uFFFC';

/** What a line reads, one sign per unit of width. */
export const reading = (atoms: readonly Atom[]): string => atoms.map((atom) => (atom.type === 'text' ? atom.text : atom.type === 'bookmark' ? '' : whole)).join('');

/** The atoms with a width and where each begins. */
export class Line {
  readonly atoms: readonly Atom[];
  readonly text: string;
  readonly #starts: number[] = [];

  constructor(atoms: readonly Atom[]) {
    this.atoms = atoms;
    this.text = reading(atoms);
    let at = 0;
    for (const atom of atoms) {
      this.#starts.push(at);
      at += widthOf(atom);
    }
  }

  /** The atom that covers a unit. */
  at(position: number): Unit | null {
    let [low, high] = [0, this.atoms.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const atom = this.atoms[middle];
      const start = this.#starts[middle] ?? 0;
      if (atom === undefined) return null;
      if (position < start) high = middle - 1;
      else if (atom.type === 'bookmark' || position >= start + widthOf(atom)) low = middle + 1;
      else return atom;
    }
    return null;
  }

  /** What stands in [from, to), cut at its ends; bookmarks at `from` are in it, those at `to` are not unless the line ends there. */
  slice(from: number, to: number): Atom[] {
    const result: Atom[] = [];
    for (const [index, atom] of this.atoms.entries()) {
      const start = this.#starts[index] ?? 0;
      const end = start + widthOf(atom);
      if (atom.type === 'bookmark') {
        if (start >= from && (start < to || (start === to && to === this.text.length))) result.push(atom);
      } else if (end > from && start < to) {
        result.push(atom.type === 'text' ? { ...atom, text: atom.text.slice(Math.max(0, from - start), to - start) } : atom);
      }
    }
    return result;
  }
}

/** By which two units that stand whole are the same in both versions. */
export const wholeKey = (unit: Unit): string => {
  switch (unit.type) {
    case 'text':
      return unit.text;
    case 'sign':
      return `sign ${unit.key}`;
    case 'note':
      return `note ${unit.mark ?? ''}`;
    case 'field':
      return `field ${unit.instruction} ${unit.runs.map(({ children }) => children.find(({ name }) => name === 'w:rPr')?.xml ?? '').join('')}`;
  }
};
