// Typing at the edge of what a comment or a proposal is about: the page carries both on with the letters, the document does not.
import { flatText, mapRange, removeRange } from '../../shared/document/content.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { isText, type Content, type Inline } from '../../shared/document/inlines.ts';
import type { TextProposal } from '../../shared/document/proposal.ts';
import type { Language } from '../../shared/language/language.ts';
import { typedBeside } from '../../shared/negotiation/thread-anchors.ts';
import type { PaneSelection } from './caret.ts';
import { slotContent } from './edit.ts';
import type { Typing } from './history.ts';
import type { Hand } from './proposing.ts';
import { findSlot, replaceContent } from './slots.ts';
import { commonEnds } from './splices.ts';

const marksAt = (content: readonly Inline[], offset: number): readonly TextProposal[] => {
  let found: readonly TextProposal[] = [];
  if (offset >= 0) {
    mapRange(content, offset, offset + 1, (inline) => {
      if ('proposals' in inline) found = inline.proposals ?? [];
      return inline;
    });
  }
  return found;
};

/**
 * A line into which [from, to) was typed as it is: what stands on both sides of that place is proposed of it too, but nobody proposed to strike it out.
 * The very same line where it carries nothing else.
 */
const typedPlainly = (before: Content, after: Content, from: number, to: number): Content => {
  const right = marksAt(before, from).map(({ id }) => id);
  const shared = marksAt(before, from - 1).filter(({ id, kind }) => kind !== 'deletion' && right.includes(id));
  let changed = false;
  const line = mapRange(after, from, to, (inline) => {
    if (!isText(inline) || inline.proposals === undefined || JSON.stringify(inline.proposals) === JSON.stringify(shared)) return inline;
    changed = true;
    const { proposals: _, ...bare } = inline;
    return shared.length === 0 ? bare : { ...bare, proposals: [...shared] };
  });
  return changed ? line : after;
};

/** What of [from, to), which was typed into a line, is not what its neighbours are. The very line `after` where that is nothing. */
export const lineWithinEdges = (before: Content, after: Content, from: number, to: number, hand: Hand | null): Content => {
  const beside = typedBeside(before, after, from, to);
  return hand === null ? typedPlainly(before, beside, from, to) : beside;
};

/** The blocks that were typed, without what the letters took from their neighbours; the very blocks `typed` where that is nothing. `caret`: behind the letters. */
export const withinEdges = (before: readonly Block[], typed: readonly Block[], language: Language, typing: Typing | null, caret: PaneSelection | null, hand: Hand | null): readonly Block[] => {
  if (typing?.kind !== 'insert' || caret?.focus.slot !== typing.slot) return typed;
  const { prefix: at } = commonEnds(before, typed);
  const [was, is] = [findSlot(before, typing.slot, at), findSlot(typed, typing.slot, at)];
  if (!was || !is || was.role === 'bare' || is.role === 'bare') return typed;
  const [to, old, line] = [caret.focus.offset, slotContent(was, language), slotContent(is, language)];
  const from = to - typing.text.length;
  // Letters that stand elsewhere, as after a correction by the system, keep what they have.
  if (from < 0 || flatText(removeRange(line, from, to)) !== flatText(old)) return typed;
  const beside = lineWithinEdges(old, line, from, to, hand);
  return beside === line ? typed : replaceContent(typed, is, language, beside);
};
