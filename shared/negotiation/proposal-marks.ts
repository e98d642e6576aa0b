// All marks of proposals that an element bears: its own, those of its rows, and those in its texts.
import type { Block } from '../document/blocks/index.ts';
import type { BlockProposal, RowProposal, TextProposal } from '../document/proposal.ts';
import { ownTextPlaces } from '../document/walk.ts';
import { languages } from '../language/language.ts';
import { textMarks } from './line-units.ts';

/** In reading order, each proposal as often as it has marks; of a box without those of the elements in it. */
export function* proposalMarks(block: Block): Generator<BlockProposal | RowProposal | TextProposal> {
  yield* block.proposals ?? [];
  if (block.type === 'table') for (const row of block.rows) yield* row.proposals ?? [];
  for (const { text } of ownTextPlaces(block)) for (const language of languages) yield* textMarks(text[language] ?? []);
}
