// Footnotes: as many, in the same order, none of them empty.
import type { Footnote } from '../../document/inlines.ts';
import { contentText } from '../../document/inlines.ts';
import { found } from './finding.ts';
import { placedOf, type Check, type CheckedSide, type Placed } from './line.ts';

/** The notes of a line with those of its source: by id where the two share any, else by their order. Null in the place of one that is not there. */
export const pairedNotes = (source: CheckedSide, target: CheckedSide): { readonly source: Placed<Footnote> | null; readonly target: Placed<Footnote> | null }[] => {
  const [wanted, there] = [placedOf(source.content, 'footnote'), placedOf(target.content, 'footnote')];
  const ids = new Set(wanted.map(({ inline }) => inline.id));
  if (there.some(({ inline }) => ids.has(inline.id))) {
    return [
      ...wanted.map((note) => ({ source: note, target: there.find(({ inline }) => inline.id === note.inline.id) ?? null })),
      ...there.filter(({ inline }) => !ids.has(inline.id)).map((note) => ({ source: null, target: note })),
    ];
  }
  return Array.from({ length: Math.max(wanted.length, there.length) }, (_, at) => ({ source: wanted[at] ?? null, target: there[at] ?? null }));
};

export const footnotes: Check = ({ source, target }) => {
  const pairs = pairedNotes(source, target);
  const at = ({ start, end }: Placed): { start: number; end: number } => ({ start, end });
  const end = { start: target.text.length, end: target.text.length };
  const both = pairs.flatMap(({ source: from, target: into }) => (from === null || into === null ? [] : [{ from, into }]));
  const places = both.map(({ into }) => into).toSorted((one, other) => one.start - other.start);
  const edits = both.flatMap(({ into }, index) => (places[index]?.inline.id === into.inline.id ? [] : [{ ...at(places[index] as Placed), put: into.inline }]));
  const says = (note: Placed<Footnote>): boolean => contentText(note.inline.content).trim() !== '' || note.inline.content.length > 0;
  return [
    ...pairs.flatMap(({ source: from, target: into }) => {
      if (into === null && from !== null) return [found('footnoteMissing', 'error', end, { source: at(from), params: { note: contentText(from.inline.content) } })];
      if (from === null && into !== null) return [found('footnoteExtra', 'error', at(into), { params: { note: contentText(into.inline.content) } })];
      return [];
    }),
    ...(edits.length > 0 ? [found('footnoteOrder', 'warning', { start: edits[0]?.start ?? 0, end: edits.at(-1)?.end ?? 0 }, { fix: { kind: 'write', edits } })] : []),
    ...both.filter(({ from, into }) => says(from) && !says(into)).map(({ from, into }) => found('footnoteEmpty', 'error', at(into), { source: at(from) })),
  ];
};
