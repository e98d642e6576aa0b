// Parts of the samples with what several hands proposed about them one after the other, drawn by dice.
import { traitsOf, type Block } from '../../../../shared/document/blocks/index.ts';
import { documentSchema, type Document } from '../../../../shared/document/document.ts';
import { contentText } from '../../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import type { Proposer } from '../../../../shared/document/proposal.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { proposeBlocks } from '../../../../shared/negotiation/propose-blocks.ts';
import { randomness, seededIds } from '../../../bench/sample.ts';
import { afterEdits } from '../../compare/edits.ts';
import { readSample, type SampleName } from '../../samples/samples.ts';
import { withRealIds } from './carried.ts';

const hands: readonly Omit<Proposer, 'at'>[] = [{ author: 'Layla Mansour', delegation: 'EG' }, { author: 'Omar Haddad', delegation: 'JO' }, { author: 'Nadia Saleh' }];

/** Twelve elements of a sample from `from` (0 to 1), after so many edits, each a proposal of one of three hands. */
export const negotiated = (name: SampleName, from: number, edits: number, seed: number): Document => {
  const dice = randomness(seed);
  const whole = withRealIds(readSample(name));
  const body = whole.blocks.findIndex(({ type }) => type === 'contents') + 1;
  const start = body + Math.floor(from * Math.max(0, whole.blocks.length - body - 12));
  const part = normaliseDocument({ ...whole, blocks: [...whole.blocks.slice(0, body).filter(({ type }) => type === 'title'), ...whole.blocks.slice(start, start + 12)] }, seededIds(dice));
  let { blocks } = part;
  for (let edit = 1; edit <= edits; edit++) {
    const edited = afterEdits({ ...part, blocks }, 1, dice, seededIds(dice)).blocks;
    if (!sameFront(blocks, edited)) continue;
    const by = { ...(hands[Math.floor(dice() * hands.length)] ?? { author: '' }), at: Date.UTC(2031, 4, 1, 10, 0, edit) };
    blocks = normaliseDocument({ ...part, blocks: [...proposeBlocks(blocks, edited, { by, id: `proposal-${edit}`, newId: seededIds(dice) })] }, seededIds(dice)).blocks;
  }
  return { ...part, blocks };
};

/** Elements of the first page are data: what an edit makes of them is nothing that is proposed word by word. */
const sameFront = (before: readonly Block[], after: readonly Block[]): boolean => {
  const front = (blocks: readonly Block[]): string => JSON.stringify(blocks.filter(({ type }) => traitsOf(type).place === 'front').map(({ id, type }) => [id, type]));
  return front(before) === front(after);
};

/**
 * Whether a file can tell what was divided and what is to be joined: both halves stand beside each other and have words, since an empty
 * paragraph before a mark may belong to either, and nobody proposes anything else of them as a whole. Nor does an element stay of which all words
 * come or go, and nothing is moved that has no words: in a file the mark behind them tells.
 */
export const tellsHalves = (document: Document, language: Language): boolean => {
  const { blocks } = document;
  const joints = ({ proposals = [] }: Block): number => proposals.filter(({ kind }) => kind === 'split' || kind === 'join').length;
  const stands = (block: Block | undefined): boolean =>
    block !== undefined && traitsOf(block.type).place === 'body' && contentText(block.text[language] ?? []).trim() !== '' && (block.proposals ?? []).every(({ kind }) => kind === 'split' || kind === 'join');
  const emptied = ({ text, proposals = [] }: Block): boolean =>
    (['insertion', 'deletion'] as const).some((kind) => {
      const content = text[language] ?? [];
      return content.length > 0 && content.every((inline) => 'proposals' in inline && inline.proposals?.some((mark) => mark.kind === kind) === true) && !proposals.some((mark) => mark.kind === kind);
    });
  const movesNothing = ({ text, proposals = [] }: Block): boolean => proposals.some(({ kind }) => kind === 'move') && contentText(text[language] ?? []).trim() === '';
  return documentSchema.safeParse(document).success && blocks.every((block, at) => !emptied(block) && !movesNothing(block) && (joints(block) === 0 || (joints(block) === 1 && stands(block) && stands(blocks[at - 1]))));
};
