// What changed, line by line, for a terminal: what went in [-…-], what came in {+…+}, led by the number of its element.
import { inProposal } from '../../compare/proposed-words.ts';
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import { isText, type Inline } from '../../document/inlines.ts';
import { nameInFull, referenceText } from '../../document/reference.ts';
import { ownTextPlaces, walkBlocks } from '../../document/walk.ts';
import { bracketMarks, optionSeparator, separates } from '../bracket-marks.ts';
import type { ComparedInput } from './input.ts';
import { earlierId, markedDocument, movedInBox, noteEnding, type MarkedDocument } from './marked-document.ts';
import { changeId, gap } from './marked-text.ts';
import { regraded } from './regraded.ts';
import { comparisonWords } from './words.ts';

export interface PlainLine {
  /** The number of the element with its noun, or where it stands. */
  readonly place: string;
  readonly text: string;
}

type Way = 'in' | 'out' | 'kept';

const wayOf = (inline: Inline): Way => {
  const own = 'proposals' in inline ? inline.proposals?.findLast(({ id }) => id === changeId) : undefined;
  return own === undefined ? 'kept' : own.kind === 'insertion' ? 'in' : 'out';
};

/** What somebody proposes of it, which is no change between the two versions. */
const proposedKinds = (inline: Inline): string => ('proposals' in inline ? (inline.proposals ?? []).filter(({ id, kind }) => id !== changeId && kind !== 'format').map(({ kind }) => kind).join(' ') : '');

class PlainChanges {
  readonly #marked: MarkedDocument;

  constructor(marked: MarkedDocument) {
    this.#marked = marked;
  }

  /** What is proposed stands in brackets, parts of one proposal that change alike in one pair of them. */
  #parts(content: readonly Inline[]): { readonly way: Way; readonly text: string }[] {
    const parts: { way: Way; text: string }[] = [];
    for (let at = 0; at < content.length; ) {
      const first = content[at];
      if (first === undefined) break;
      const [kinds, way] = [proposedKinds(first), wayOf(first)];
      let end = at + 1;
      if (kinds !== '') for (let next = content[end]; next !== undefined && proposedKinds(next) === kinds && wayOf(next) === way; next = content[end]) end += 1;
      const run = this.#unmarked(content.slice(at, end));
      if (kinds === '') parts.push(...run);
      else parts.push({ way, text: inProposal(run.map(({ text }) => text).join('')) });
      at = end;
    }
    return parts;
  }

  #unmarked(content: readonly Inline[]): { readonly way: Way; readonly text: string }[] {
    return content.flatMap((inline): { way: Way; text: string }[] => {
      if (isText(inline)) return [{ way: wayOf(inline), text: inline.text }];
      switch (inline.type) {
        case 'symbolReference':
          return [{ way: wayOf(inline), text: inline.symbol }];
        case 'crossReference':
          return [{ way: wayOf(inline), text: referenceText(inline, this.#marked.numbering, this.#marked.document.settings) }];
        case 'footnote': {
          const way = wayOf(inline);
          return [{ way, text: ' (* ' }, ...this.#parts(inline.content), { way, text: ')' }];
        }
        case 'link':
          return this.#parts(inline.children);
        case 'option':
        case 'bracket': {
          const inside = inline.children.flatMap((child, at) => [...(separates(inline.children, at) ? [{ way: 'kept' as const, text: optionSeparator }] : []), ...this.#parts([child])]);
          const marks = inline.type === 'bracket' ? bracketMarks(inline.state) : { open: '', close: '' };
          return [{ way: inside[0]?.way ?? 'kept', text: marks.open }, ...inside, { way: inside.at(-1)?.way ?? 'kept', text: marks.close }];
        }
      }
    });
  }

  /** A text with the signs of its changes; null where it has none. */
  line(content: readonly Inline[], noted: boolean): string | null {
    let [line, open]: [string, Way] = ['', 'kept'];
    let changed = noted;
    for (const { way, text } of this.#parts(content)) {
      // The signs of the changes keep them apart.
      if (text === '' || (text === gap && way === 'kept')) continue;
      if (way !== open) {
        line += open === 'in' ? '+}' : open === 'out' ? '-]' : '';
        line += way === 'in' ? '{+' : way === 'out' ? '[-' : '';
        open = way;
      }
      line += text;
      changed ||= way !== 'kept';
    }
    line += open === 'in' ? '+}' : open === 'out' ? '-]' : '';
    return changed ? line : null;
  }
}

/** Every text that changed, in reading order. Changes of data, such as a date, are among those of the first page. */
export const changedLines = (input: ComparedInput): PlainLine[] => {
  const { language, comparison } = input;
  const words = comparisonWords[language];
  const marked = markedDocument(input);
  const changes = new PlainChanges(marked);
  // What has a note is told, whether its words changed or not.
  const noted = new Set(comparison.blocks.flatMap((compared) => {
    const { move, part, before, after } = compared;
    if (after !== null) return (move === null || movedInBox(compared, comparison)) && part === null && regraded(compared, language) === null ? [] : [after.id];
    return part === null || before === null ? [] : [earlierId(before.id)];
  }));
  // What moved says its words where it stands: at its old place, of a table its title says which it was, and of a box its own.
  const away = new Set(comparison.blocks.flatMap(({ kind, before }) => (kind === 'movedAway' && before !== null ? [earlierId(before.id)] : [])));
  const awayInBox = new Set(comparison.blocks.flatMap((compared) => (compared.kind === 'movedAway' && compared.before !== null && movedInBox(compared, comparison) ? [earlierId(compared.before.id)] : [])));
  const lines: PlainLine[] = [];
  let last: string | null = null;
  const placeOf = (block: Block, box: Block | null): string => {
    if (traitsOf(block.type).place !== 'body') return words.firstPage;
    if (box !== null && marked.numbering.blocks.has(box.id) && !marked.numbering.blocks.has(block.id)) return words.within(nameInFull(box.id, marked.numbering, input.after.settings));
    if (!marked.numbering.blocks.has(block.id)) return last === null ? words.beginning : words.after(last);
    return (last = nameInFull(block.id, marked.numbering, input.after.settings));
  };
  for (const { block, box } of walkBlocks(marked.document.blocks)) {
    const place = placeOf(block, box);
    if (awayInBox.has(block.id)) continue;
    for (const { text, role } of ownTextPlaces(block)) {
      const itself = role !== 'cell' && role !== 'notes' && role !== 'source';
      if (away.has(block.id) && !itself) continue;
      const line = changes.line(text[language] ?? [], (noted.has(block.id) || block.id.endsWith(noteEnding)) && itself);
      if (line !== null) lines.push({ place, text: line });
    }
  }
  return lines;
};
