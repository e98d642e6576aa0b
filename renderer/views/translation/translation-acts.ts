// What a translator does with an element: confirms it, locks it, puts the source in its place. Each is one step of undo, and none is a proposal.
import type { BoxedBlock } from '../../../shared/document/blocks/box.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import type { Confirmation } from '../../../shared/document/translation.ts';
import { mapKeeping, mapOwnTexts } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { confirmed, isUnit, isWanted, nextUnit, unitStatus, withLock, type Wanted } from '../../../shared/translation/state.ts';
import { withSourceText } from '../../../shared/translation/source-text.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { deskOf } from './desk.ts';

/** The list with one element changed, in a box or not. */
const withElement = (blocks: readonly Block[], id: Id, change: <Kind extends Block>(block: Kind) => Kind): readonly Block[] =>
  mapKeeping(blocks, (block) => {
    if (block.id === id) return change(block);
    if (block.type !== 'box') return block;
    const inner = mapKeeping<BoxedBlock>(block.blocks, (boxed) => (boxed.id === id ? change(boxed) : boxed));
    return inner === block.blocks ? block : { ...block, blocks: [...inner] };
  });

/** Says that the element's translation is right as it reads, against the source as it reads. */
export const confirmElement = (session: DocumentSession, element: Id, state: Confirmation, by: string): void => {
  session.commitPanes();
  const { source, target } = deskOf(session).getState();
  const said = { state, source, target, by, at: Date.now() };
  session.update((blocks) => withElement(blocks, element, (block) => confirmed(block, said)), { label: 'translation', direct: true });
};

export const lockElement = (session: DocumentSession, element: Id, locked: boolean, by: string): void => {
  session.commitPanes();
  const { source, target } = deskOf(session).getState();
  session.update((blocks) => withElement(blocks, element, (block) => withLock(block, { locked, source, target, by, at: Date.now() })), { label: 'translation', direct: true });
};

/** Puts the source into every text of the element that has no translation: to be written over, its notes, references and symbols at hand. False where there is none. */
export const copySource = (session: DocumentSession, element: Id): boolean => {
  session.commitPanes();
  const { source, target } = deskOf(session).getState();
  const before = session.blocks;
  session.update((blocks) => withElement(blocks, element, (block) => withSourceText(block, source, target)), { label: 'translation' });
  return session.blocks !== before;
};

/** Whether an element may be confirmed: something of it is translated. */
export const canConfirm = (block: Block, session: DocumentSession): boolean => {
  const { source, target } = deskOf(session).getState();
  return isUnit(block, source) && unitStatus(block, source, target).state !== 'empty';
};

/**
 * The element after the selected one, or before it, that is wanted; null where none is in the whole document. Who looks at the source is led to the same element
 * first, where that is wanted itself.
 */
export const nextWanted = (session: DocumentSession, wanted: Wanted, back = false): Id | null => {
  const { source, target } = deskOf(session).getState();
  const fits = (block: Block): boolean => isUnit(block, source) && isWanted(unitStatus(block, source, target), wanted);
  const { selected } = session;
  const here = selected === null || selected.language === target ? undefined : session.blockById(selected.block);
  return here !== undefined && fits(here) ? here.id : nextUnit(session.blocks, selected?.block ?? null, fits, back);
};

/** Changes one of the texts of an element, by its place in `ownTextPlaces`, in one language. */
export const changeLine = (session: DocumentSession, element: Id, place: number, language: Language, change: (content: Content) => Content): void => {
  session.commitPanes();
  session.update(
    (blocks) =>
      withElement(blocks, element, (block) => {
        let at = -1;
        return mapOwnTexts(block, null, (text) => (++at === place ? { ...text, [language]: change(text[language] ?? []) } : text));
      }),
    { label: 'translation' },
  );
};
