// The same document with most of its text left out up to a point: what a second compiler sets while the first one sets the beginning.
import type { ListElement, PrintedDocument, PrintedElement, Run, Runs } from './printed.ts';

/**
 * Paragraphs keep their footnotes, whose contents and number decide what the compiler makes of every later one. Runs that hold runs are
 * links and references, where no footnote stands.
 */
const withoutText = (runs: Runs): Runs => runs.filter((run: Run) => typeof run !== 'string' && run.k === 'note');

const emptyList = (list: ListElement): ListElement => ({
  ...list,
  items: list.items.map((item) => ({ ...item, c: withoutText(item.c), list: item.list.map(emptyList) })),
});

const emptied = (element: PrintedElement): PrintedElement => {
  switch (element.k) {
    case 'numbered':
    case 'paragraph':
    case 'quotation':
    case 'preamble':
      return { ...element, c: withoutText(element.c) };
    case 'list':
      return emptyList(element);
    // Few, and what follows them may depend on what they are.
    case 'heading':
    case 'annex':
    case 'signature':
    case 'box':
    case 'table':
    case 'figure':
    case 'landscape':
    case 'endRule':
    case 'pageBreak':
    case 'group':
      return element;
  }
};

const lengthOf = (runs: Runs): number => runs.reduce((sum, run) => sum + lengthOfRun(run), 0);
const lengthOfRun = (run: Run): number => {
  if (typeof run === 'string') return run.length;
  if ('t' in run) return run.t.length;
  return run.k === 'link' || run.k === 'ref' ? lengthOf(run.c) : 0;
};
const lengthOfList = ({ items }: ListElement): number =>
  items.reduce((sum, item) => sum + lengthOf(item.c) + item.list.reduce((inner, list) => inner + lengthOfList(list), 0), 0);

/** Characters of running text, which is nearly all the work there is; what is left whole does not count. */
const textLength = (element: PrintedElement): number => {
  switch (element.k) {
    case 'numbered':
    case 'paragraph':
    case 'quotation':
    case 'preamble':
      return lengthOf(element.c);
    case 'list':
      return lengthOfList(element);
    default:
      return 0;
  }
};

/**
 * The document without the running text of its beginning, a share (0 to 1) of all its running text. Every element stays in its order, so that the compiler
 * knows what follows by the same places in both documents and remembers from one how it sets the other.
 */
export const laterText = (document: PrintedDocument, share: number): PrintedDocument => {
  const sizes = document.body.map(textLength);
  const from = share * sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  return {
    ...document,
    body: document.body.map((element, index) => {
      const earlier = before < from;
      before += sizes[index] ?? 0;
      return earlier ? emptied(element) : element;
    }),
  };
};
