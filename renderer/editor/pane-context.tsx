// What the views of one language pane share, and the hooks that let a view follow only what it shows.
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Block, BlockOf, BlockType } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { LanguageDefinition, Profile } from '../../shared/language/definition.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { setBlockFields } from './commands.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession, Topic } from './session.ts';
import { slotsOf } from './slots.ts';

export interface PaneContext {
  readonly session: DocumentSession;
  readonly editor: PaneEditor;
  readonly language: Language;
  readonly definition: LanguageDefinition;
  /** Texts of the interface, in the language of the interface. */
  readonly t: Translate;
  /** Opens the place where a footnote of this pane is written. */
  readonly editFootnote: (id: Id | null) => void;
  readonly footnoteInEdit: Id | null;
}

export const PaneContextProvider = createContext<PaneContext | null>(null);

export const usePane = (): PaneContext => {
  const pane = useContext(PaneContextProvider);
  if (!pane) throw new Error('A view of the page stands outside a pane');
  return pane;
};

const everything: readonly Topic[] = ['document', 'settings', 'numbers', 'selection'];
export const ofDocument: readonly Topic[] = ['document'];
export const ofNumbers: readonly Topic[] = ['numbers'];
const ofSettings: readonly Topic[] = ['settings'];
const ofNothing: readonly Topic[] = [];
const ofSelection: readonly Topic[] = ['selection'];

/**
 * Re-renders when what `read` returns changes; `read` must return the same value for the same state. `topics` (a constant) says
 * after which changes it is asked again.
 */
export const useSession = <Value,>(session: DocumentSession, read: (session: DocumentSession) => Value, topics: readonly Topic[] = everything): Value => {
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener, topics), [session, topics]);
  return useSyncExternalStore(subscribe, () => read(session));
};

export const profileOf = (session: DocumentSession): Profile => session.document.settings;

/** The look of the document and the digits of its Arabic; re-renders when either changes. */
export const useProfile = (): Profile => {
  const { session } = usePane();
  const look = useSession(session, (s) => s.document.settings.look, ofSettings);
  const digits = useSession(session, (s) => s.document.settings.digits, ofSettings);
  return useMemo(() => ({ look, digits }), [look, digits]);
};

/** The written label of a block, such as `12.` or `Annex I`; empty where it has none. */
export const useLabel = (id: Id): string => {
  const { session, language, definition } = usePane();
  return useSession(session, (s) => {
    const number = s.numbering(language).blocks.get(id);
    return number?.printed === false && number.kind !== 'annex' ? '' : number ? definition.label(number, profileOf(s)) : '';
  }, ofNumbers);
};

export const useFootnoteNumber = (id: Id): string => {
  const { session, language, definition } = usePane();
  return useSession(session, (s) => {
    const n = s.numbering(language).footnotes.get(id);
    return n === undefined ? '' : definition.digits(n, profileOf(s));
  }, ofNumbers);
};

export const useIsSelected = (id: Id): boolean => {
  const { session } = usePane();
  return useSession(session, (s) => s.selected?.block === id, ofSelection);
};

/** Whether one of these comments is open. Asked only where there is one. */
export const useIsDiscussed = (threads: readonly Id[] | undefined): boolean => {
  const { session } = usePane();
  return useSession(session, (s) => threads !== undefined && s.document.settings.threads?.some(({ id, resolved }) => resolved === undefined && threads.includes(id)) === true, threads === undefined ? ofNothing : ofSettings);
};

/** Changes fields of a block as one step that can be undone. */
export const useSetFields = <Type extends BlockType>(block: Pick<BlockOf<Type>, 'id'>): ((patch: Partial<Omit<BlockOf<Type>, 'id' | 'type'>>) => void) => {
  const { session } = usePane();
  return (patch) => setBlockFields(session, block.id, patch as Partial<Block>);
};

/** The type of the block before (-1) or after (1) a block of the document; null at its ends. */
export const useNeighbourType = (id: Id, step: -1 | 1): BlockType | null => {
  const { session } = usePane();
  return useSession(
    session,
    ({ blocks }) => {
      const index = blocks.findIndex((block) => block.id === id);
      return index < 0 ? null : (blocks[index + step]?.type ?? null);
    },
    ofDocument,
  );
};

const texts = new WeakMap<Block, ReadonlyMap<string, LanguageText>>();

/** The texts of a block by the ids of their places. */
const textsOf = (block: Block): ReadonlyMap<string, LanguageText> => {
  let known = texts.get(block);
  if (!known) {
    known = new Map(slotsOf(block).map(({ id, text }) => [id, text]));
    texts.set(block, known);
  }
  return known;
};

interface Hint {
  readonly text: string;
  /** Whether it says that the translation is missing. */
  readonly missing: boolean;
}

/**
 * What an empty place says: that its translation is missing, where the drafting language has a text there; otherwise what belongs there.
 * `owner` is the block, `place` the id of the element that holds the text.
 */
export const useHint = (empty: boolean, owner: Id, place: string, placeholder: string): Hint | null => {
  const { session, language, t } = usePane();
  const untranslated = useSession(
    session,
    (s) => {
      const { draftingLanguage } = s.document.settings;
      if (!empty || language === draftingLanguage) return false;
      const block = s.blockById(owner);
      const source = block && (block.type === 'box' ? block.text : (textsOf(block).get(place) ?? block.text))[draftingLanguage];
      return source !== undefined && source.length > 0;
    },
    empty ? ofDocument : ofNothing,
  );
  if (!empty) return null;
  if (untranslated) return { text: t('editor:untranslated'), missing: true };
  return placeholder === '' ? null : { text: placeholder, missing: false };
};
