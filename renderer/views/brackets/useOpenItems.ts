// What is open in the document, and the walk through it in reading order.
import { useMemo } from 'react';
import { openItems, type OpenItem } from '../../../shared/negotiation/open-items.ts';
import type { DocumentSession } from '../../editor/session.ts';
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

/** To the next element with something open after the one in use, or before it; from the last to the first. */
export const walkOpen = (session: DocumentSession, step: 1 | -1): void => {
  const items = openBrackets(session.blocks);
  const order = new Map(session.blocks.flatMap((block) => [block, ...(block.type === 'box' ? block.blocks : [])]).map(({ id }, index) => [id, index]));
  const here = order.get(session.selected?.block ?? '') ?? -1;
  const places = step === 1 ? items : [...items].reverse();
  const next = places.find(({ block }) => ((order.get(block) ?? -1) - here) * step > 0) ?? places[0];
  if (next !== undefined) leadTo(session, next.block, next.language ?? session.selected?.language ?? session.document.settings.draftingLanguage);
};
