// What the end of a page must not part: the mark of a footnote and its text, one line of a paragraph and the rest.
import type { Element, TaggedPdf } from './structure.ts';

/** Footnotes that begin on another page than that of their mark, which stands before them in the structure. */
export const strayNotes = (pdf: TaggedPdf): string[] =>
  pdf.elements.flatMap((note) => {
    if (note.role !== 'Note') return [];
    const around = note.parent?.elements ?? [];
    const mark = around[around.indexOf(note) - 1];
    const pages = [mark === undefined ? null : pdf.pageOf(mark), pdf.pageOf(note)];
    return pages[0] === pages[1] ? [] : [`${note.path}: its mark is on page ${pages[0]}, the note on page ${pages[1]}`];
  });

/** Letters smaller than those of the text, in points: marks of footnotes stand above the line that they belong to. */
const smallest = 8.5;

/** The base lines of a paragraph on each page, without those of its footnotes and of lists in it. */
const linesOf = (pdf: TaggedPdf, element: Element): ReadonlyMap<number, ReadonlySet<number>> => {
  const pages = new Map<number, Set<number>>();
  const walk = ({ children }: Element): void => {
    for (const child of children) {
      if (child.kind === 'element' && child.role !== 'Note' && child.role !== 'L') walk(child);
      if (child.kind !== 'content') continue;
      for (const { glyphs, size, owner, y } of pdf.painted(child)) {
        if (glyphs.length === 0 || size < smallest) continue;
        const lines = pages.get(owner.page) ?? new Set();
        pages.set(owner.page, lines.add(Math.round(y)));
      }
    }
  };
  walk(element);
  return pages;
};

/** Paragraphs and items broken over pages with one line alone on one of them. */
export const linesAlone = (pdf: TaggedPdf): string[] =>
  pdf.elements.flatMap((element) => {
    if (element.role !== 'P' && element.role !== 'LBody') return [];
    const pages = linesOf(pdf, element);
    return pages.size < 2 ? [] : [...pages].flatMap(([page, lines]) => (lines.size === 1 ? [`${element.path}: one line alone on page ${page}`] : []));
  });
