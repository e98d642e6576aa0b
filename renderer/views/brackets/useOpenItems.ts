// What is open in the document, and the walk through it in reading order.
import { useMemo } from 'react';
import { openItems, type OpenItem } from '../../../shared/negotiation/open-items.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { bracketHere, enterBracket } from '../../editor/bracket-acts.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { leadTo } from '../../editor/place-caret.ts';
import { useSessionValue } from '../../state/session.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';

const known = new WeakMap<readonly Block[], readonly OpenItem[]>();

/** Brackets and parked paragraphs; proposals have a list of their own. */
export const openBrackets = (blocks: readonly Block[]): readonly OpenItem[] => {
  let items = known.get(blocks);
  if (items === undefined) known.set(blocks, (items = openItems(blocks).filter(({ kind }) => kind !== 'proposal')));
  return items;
};

export const useOpenBrackets = (session: DocumentSession): readonly OpenItem[] => {
  const blocks = useSessionValue(session, ['document'], (one) => one.blocks);
  return useMemo(() => openBrackets(blocks), [blocks]);
};

/** Leads to what is open: to the element, and into the bracket where it is one. */
export const leadToOpen = (session: DocumentSession, { block, kind, language, target }: OpenItem): void => {
  leadTo(session, block, language ?? session.selected?.language ?? session.document.settings.draftingLanguage);
  const { active } = editorTools(session).getState();
  if (kind === 'bracket' && active !== null && active.language === language) enterBracket(active, target);
};

/** To what is open after the bracket or the element in use, or before it; from the last to the first. */
export const walkOpen = (session: DocumentSession, step: 1 | -1): void => {
  const items = openBrackets(session.blocks);
  const order = new Map(session.blocks.flatMap((block) => [block, ...(block.type === 'box' ? block.blocks : [])]).map(({ id }, index) => [id, index]));
  const { active } = editorTools(session).getState();
  const bracket = active === null ? undefined : bracketHere(active)?.placed.bracket.id;
  const at = items.findIndex(({ target, language }) => target === bracket && (language ?? active?.language) === active?.language);
  const here = order.get(session.selected?.block ?? '') ?? -1;
  const places = step === 1 ? items : [...items].reverse();
  const next = at === -1 ? (places.find(({ block }) => ((order.get(block) ?? -1) - here) * step > 0) ?? places[0]) : items.at((at + step) % items.length);
  if (next !== undefined) leadToOpen(session, next);
};
