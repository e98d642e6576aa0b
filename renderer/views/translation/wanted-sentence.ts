// The sentence that the translator comes to next in the text at the caret, and what the memory is asked for it.
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { referenceText } from '../../../shared/document/reference.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { sentencesOf } from '../../../shared/translation/segments.ts';
import { elementSentences, neighboursOf, plainLine, type Refer } from '../../../shared/translation/sentence-pairs.ts';
import { slotContent } from '../../editor/edit.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { slotsOf } from '../../editor/slots.ts';

export const referIn = (session: DocumentSession, language: Language): Refer => (reference) => referenceText(reference, session.numbering(language), session.document.settings);

/** How many sentences of a translation are finished: one that is being typed is still wanted. */
const finishedIn = (text: string, language: Language): number => sentencesOf(text, language).length - (/[.!?…؟;؛:][\s"»”’)\]]*$/u.test(text) || text.trim() === '' ? 0 : 1);

export interface WantedSentence {
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The objects of the source that a translation of it may hold, and that the target does not have yet. */
  readonly objects: Content;
}

/** Null where the text at the caret has no source. `of`: the element in which the caret stands. */
export const wantedSentence = (session: DocumentSession, of: Block, source: Language, target: Language): WantedSentence | null => {
  const at = editorTools(session).getState().active?.pane.selection()?.focus.slot;
  const slots = slotsOf(of);
  const slot = slots.find(({ id }) => id === at) ?? slots[0];
  const content = slot === undefined ? [] : slotContent(slot, source);
  const refer = referIn(session, source);
  const line = plainLine(content, refer);
  const sentences = sentencesOf(line, source);
  if (slot === undefined || sentences.length === 0) return null;
  const there = slotContent(slot, target);
  const number = Math.min(finishedIn(plainLine(there, referIn(session, target)), target), sentences.length - 1);
  const text = sentences[number]?.text ?? '';
  const all = elementSentences(slot.owner, source, refer);
  const place = all.indexOf(text);
  const elements = [...walkBlocks(session.blocks)].map(({ block }) => block);
  const around = neighboursOf(elements, elements.indexOf(slot.owner), source, refer);
  const known = new Set(there.flatMap((inline) => ('id' in inline ? [inline.id] : [])));
  // A note at the end of the text is one of the last sentence.
  const isLast = number === sentences.length - 1;
  const objects = content.filter((inline) => !('id' in inline && known.has(inline.id)) && (isLast || !('type' in inline && inline.type === 'footnote')));
  return { text, objects, before: place <= 0 ? around.before : (all[place - 1] ?? null), after: place + 1 >= all.length ? around.after : (all[place + 1] ?? null) };
};
