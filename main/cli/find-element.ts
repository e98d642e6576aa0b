// Which element or heading of a document a user means: by its number as printed, its label, the beginning of a heading, or its id.
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { numberBlocks, type NumberKind } from '../../shared/document/numbering.ts';
import { outlineOf } from '../../shared/document/outline.ts';
import { nameInFull, referenceText } from '../../shared/document/reference.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import type { Language } from '../../shared/language/language.ts';
import { fold } from '../../shared/text/arabic.ts';

const squeezed = (text: string): string => fold(text).replace(/[\s.\-–]+/gu, '');

/** What a bare number means, the first that there is. */
const bare: readonly NumberKind[] = ['paragraph', 'operative', 'keyMessage', 'subparagraph1', 'subparagraph2', 'subparagraph3', 'subparagraph4'];

/** `41`, `22 (a)`, `box 2`, or an id; null where there is no such element. */
export const findElement = (document: Document, language: Language, query: string): Id | null => {
  const numbering = numberBlocks(document.blocks, language);
  const ids = [...walkBlocks(document.blocks)].map(({ block }) => block.id);
  if (ids.includes(query)) return query;
  const wanted = squeezed(query);
  const kindOf = (id: Id): NumberKind | undefined => numbering.blocks.get(id)?.kind;
  const written = (target: Id, form: 'label' | 'number'): string => squeezed(referenceText({ target, form }, numbering, document.settings));
  const numbered = ids.filter((id) => numbering.blocks.has(id));
  for (const kind of bare) {
    const found = numbered.find((id) => kindOf(id) === kind && written(id, 'number') === wanted);
    if (found !== undefined) return found;
  }
  return numbered.find((id) => written(id, 'label') === wanted || squeezed(nameInFull(id, numbering, document.settings)) === wanted) ?? null;
};

/** `II`, `A`, `chapter II, section A`, the beginning of its text, or an id; null where there is no such heading. */
export const findHeading = (document: Document, language: Language, query: string): Id | null => {
  const { headings } = outlineOf(document, language);
  const numbering = numberBlocks(document.blocks, language);
  const wanted = squeezed(query);
  const ways: readonly ((heading: (typeof headings)[number]) => boolean)[] = [
    ({ id }) => id === query,
    ({ id }) => numbering.blocks.has(id) && squeezed(referenceText({ target: id, form: 'label' }, numbering, document.settings)) === wanted,
    ({ label }) => label !== null && squeezed(label) === wanted,
    ({ text }) => squeezed(text) === wanted,
    ({ text }) => wanted !== '' && squeezed(text).startsWith(wanted),
  ];
  for (const way of ways) {
    const found = headings.find(way);
    if (found !== undefined) return found.id;
  }
  return null;
};
