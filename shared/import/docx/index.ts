// Word files (.docx): from their bytes to a document, with an account of every word and a list of what has no place in one.
import { ok, type Result } from '../../errors.ts';
import type { WordInput } from '../import-input.ts';
import type { Recognised } from '../recognise.ts';
import { ListCounter, withLabels } from './numbering.ts';
import { readWord, type WordSource } from './read-word.ts';
import { foldMoves } from './moves.ts';
import { withOwnLooks } from './paragraph-changes.ts';
import { originOf, readOwnWord } from './own.ts';
import { recogniseWord } from './recognise-word.ts';
import { Refusal } from './refusal.ts';
import { settled, type Reading } from './settle.ts';
import type { Loss } from './word-text.ts';

/** The blocks with the changes that are kept: a move is one, and what is written twice for it is there once. */
const keptText = (source: WordSource): Pick<WordSource, 'blocks' | 'footnotes' | 'endnotes'> => {
  const { blocks, gone } = foldMoves(source.blocks);
  const notes = new Set([...gone].flatMap(({ inlines }) => inlines.flatMap((inline) => (inline.type === 'note' ? [`${inline.kind} ${inline.id}`] : []))));
  const left = (kind: string, all: WordSource['footnotes']): WordSource['footnotes'] => (notes.size === 0 ? all : new Map([...all].filter(([id]) => !notes.has(`${kind} ${id}`))));
  return { blocks: withOwnLooks(blocks), footnotes: left('footnote', source.footnotes), endnotes: left('endnote', source.endnotes) };
};

/** The file with its changes settled, its paragraphs counted as they are then. */
export const settledText = (source: WordSource, reading: Reading): WordSource => {
  const kept = reading === 'kept' ? keptText(source) : source;
  const losses: Loss[] = [...source.losses];
  const settle = (notes: WordSource['footnotes']): WordSource['footnotes'] => new Map([...notes].map(([id, blocks]) => [id, settled(blocks, reading)] as const));
  return {
    ...source,
    blocks: withLabels(settled(kept.blocks, reading), new ListCounter(source.numbering)),
    footnotes: settle(kept.footnotes),
    endnotes: settle(kept.endnotes),
    firstHead: settled(source.firstHead, reading),
    firstFoot: settled(source.firstFoot, reading),
    otherHeads: settled(source.otherHeads, reading),
    losses,
  };
};

/** Fails with `import.wordDamaged`, `wordProtected`, `wordTooMuch` or `wordUnsafe`; whatever else a file holds, it becomes a document. */
export const importWord = (input: WordInput): Result<Recognised> => {
  const { name, bytes, progress = () => {}, reading = 'kept' } = input;
  try {
    const source = readWord(bytes, (done) => progress(done * 0.5));
    const text = settledText(source, reading);
    const rest: WordInput = { ...input, progress: (done) => progress(0.5 + done * 0.5) };
    const origin = originOf(text);
    return ok(origin === null ? recogniseWord(text, rest) : readOwnWord(text, origin, rest));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error(name) };
    throw error;
  }
};
