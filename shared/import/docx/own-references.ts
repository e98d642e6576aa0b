// Cross-references of a file that Rapporteur wrote: links and fields beside each other, told apart by what they show.
import type { Block } from '../../document/blocks/index.ts';
import type { Document } from '../../document/document.ts';
import type { Id, NewId } from '../../document/ids.ts';
import type { CrossReference, Inline } from '../../document/inlines.ts';
import { numberBlocks, type Numbering } from '../../document/numbering.ts';
import { referenceText } from '../../document/reference.ts';
import { mapTexts } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { westernDigits } from '../../language/numerals.ts';

/** A link or a field that leads to an element. A reference is written as several: its words are links to its target, the numbers that Word counts fields to what bears them. */
export interface ReferencePiece {
  readonly target: Id;
  readonly shown: string;
  readonly linked: boolean;
}

/** Pieces that follow each other directly, and the reference that holds their place until the numbers of the file are known. */
export interface ReferencePieces {
  readonly reference: CrossReference;
  readonly pieces: ReferencePiece[];
}

interface Shown {
  readonly target: Id;
  readonly form: CrossReference['form'];
  readonly words: string;
}

const plain = (words: string): string => westernDigits(words).replace(/[\u200E\u200F]/g, '').replace(/\s/g, ' ');

/** More than people write beside each other: there, links with one target are one. */
const most = { pieces: 200, letters: 2000 };

/** The references that show exactly the words of the pieces, one after the other; null where none do, as in numbers that Word has not updated. */
const exactly = (pieces: readonly ReferencePiece[], wordsOf: (target: Id, form: CrossReference['form']) => string): Shown[] | null => {
  if (pieces.length > most.pieces) return null;
  const owners = pieces.flatMap((piece) => Array.from({ length: plain(piece.shown).length }, () => piece));
  const words = pieces.map(({ shown }) => plain(shown)).join('');
  if (words === '' || words.length > most.letters) return null;
  const known = [...new Set(pieces.map(({ target }) => target))]
    .flatMap((target) => (['number', 'label'] as const).map((form): Shown => ({ target, form, words: plain(wordsOf(target, form)) })))
    .filter((one) => one.words !== '')
    .sort((one, other) => other.words.length - one.words.length);
  /** All links of a reference lead to its target; where it is a number alone, its last field does. */
  const leads = (target: Id, from: number, to: number): boolean => {
    const own = owners.slice(from, to);
    const links = own.filter(({ linked }) => linked);
    return links.length > 0 ? links.every((link) => link.target === target) : own.at(-1)?.target === target;
  };
  /** What begins at each letter, where references follow from there to the end. */
  const begins: (Shown | undefined)[] = [];
  for (let at = words.length - 1; at >= 0; at--) {
    begins[at] = known.find((one) => {
      const end = at + one.words.length;
      return words.startsWith(one.words, at) && (end === words.length || begins[end] !== undefined) && leads(one.target, at, end);
    });
  }
  const found: Shown[] = [];
  for (let at = 0; at < words.length; ) {
    const one = begins[at];
    if (one === undefined) return null;
    found.push(one);
    at += one.words.length;
  }
  return found;
};

/** By their links alone: another target begins another reference. */
const byLinks = (pieces: readonly ReferencePiece[]): ReferencePiece[] => {
  const groups: ReferencePiece[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last === undefined || (piece.linked && last.linked && last.target !== piece.target)) groups.push(piece);
    else groups[groups.length - 1] = { target: piece.linked || !last.linked ? piece.target : last.target, shown: last.shown + piece.shown, linked: last.linked || piece.linked };
  }
  return groups;
};

const isThere = (target: Id, numbering: Numbering): boolean => numbering.blocks.has(target) || numbering.footnotes.has(target);

const marksOf = ({ proposals, comments }: CrossReference): Pick<CrossReference, 'proposals' | 'comments'> => ({ ...(proposals !== undefined && { proposals }), ...(comments !== undefined && { comments }) });

/** Each reference in the form that it shows; one whose target is not in the file stays as the words that it shows. */
export const settleReferences = (document: Document, language: Language, references: readonly ReferencePieces[], newId: NewId): Document => {
  if (references.length === 0) return document;
  // Word counts what is proposed as it counts the rest.
  const numbering = numberBlocks(document.blocks.map(({ proposals: _, ...block }) => block as Block), language);
  const piecesOf = new Map(references.map(({ reference, pieces }) => [reference.id, pieces] as const));
  const wordsOf = (target: Id, form: CrossReference['form']): string => (isThere(target, numbering) ? referenceText({ target, form }, numbering, document.settings) : '');
  const read = (pieces: readonly ReferencePiece[]): (Shown | string)[] =>
    exactly(pieces, wordsOf) ?? byLinks(pieces).map(({ target, shown }) => {
      if (!isThere(target, numbering)) return shown;
      const tidy = (words: string): string => plain(words).replace(/ +/g, ' ').trim();
      return { target, form: tidy(wordsOf(target, 'number')) === tidy(shown) ? 'number' : 'label', words: shown };
    });
  const settle = (inlines: readonly Inline[]): Inline[] =>
    inlines.flatMap((inline): Inline[] => {
      if (!('type' in inline)) return [inline];
      if (inline.type === 'footnote') return [{ ...inline, content: settle(inline.content) as typeof inline.content }];
      if (inline.type !== 'crossReference') return [inline];
      return read(piecesOf.get(inline.id) ?? []).map((one, index): Inline =>
        typeof one === 'string' ? { text: one, ...marksOf(inline) } : { ...inline, id: index === 0 ? inline.id : newId(), target: one.target, form: one.form });
    });
  return { ...document, blocks: document.blocks.map((block) => mapTexts(block, (text) => (text[language] === undefined ? text : { ...text, [language]: settle(text[language] ?? []) }))) };
};
