// Beside an element of a translation: that its source changed since it was confirmed, and that it is locked.
import { Lock } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/document/ids.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { unitStatus } from '../../shared/translation/state.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { usePane } from './pane-context.tsx';
import type { DocumentSession } from './session.ts';
import styles from './translation-marks.module.css';

/** `stale`, `locked`, or both with a space between; by element, for each language. Elements of which nothing is to be said are not in it. */
type Marks = Readonly<Record<Language, ReadonlyMap<Id, string>>>;

const marksOf = (session: DocumentSession): Marks => {
  const marks = { en: new Map<Id, string>(), ar: new Map<Id, string>(), fr: new Map<Id, string>() };
  const { draftingLanguage } = session.document.settings;
  for (const { block } of walkBlocks(session.blocks)) {
    if (block.translations === undefined) continue;
    for (const language of languages) {
      const { stale, locked } = unitStatus(block, draftingLanguage, language);
      if (stale || locked) marks[language].set(block.id, [stale && 'stale', locked && 'locked'].filter(Boolean).join(' '));
    }
  }
  return marks;
};

const same = (one: ReadonlyMap<Id, string>, other: ReadonlyMap<Id, string>): boolean => one.size === other.size && [...one].every(([id, mark]) => other.get(id) === mark);

const boards = new WeakMap<DocumentSession, StoreApi<{ readonly marks: Marks }>>();

/** One look at the document for all its elements, a moment behind the keyboard, which does not wait for it. */
const markBoard = (session: DocumentSession): StoreApi<{ readonly marks: Marks }> => {
  const made = boards.get(session);
  if (made !== undefined) return made;
  const board = createStore<{ readonly marks: Marks }>(() => ({ marks: marksOf(session) }));
  boards.set(session, board);
  let planned = false;
  const look = () => {
    planned = false;
    const [before, marks] = [board.getState().marks, marksOf(session)];
    if (!languages.every((language) => same(before[language], marks[language]))) board.setState({ marks });
  };
  session.subscribe(() => {
    if (planned) return;
    planned = true;
    requestIdleCallback(look, { timeout: 500 });
  }, ['document']);
  return board;
};

/** How many translations in a language are behind their source. */
export const useBehind = (session: DocumentSession): Readonly<Record<Language, number>> => {
  const { marks } = useStore(markBoard(session));
  const behind = (language: Language): number => [...marks[language].values()].filter((mark) => mark.includes('stale')).length;
  return { en: behind('en'), ar: behind('ar'), fr: behind('fr') };
};

export const TranslationMarks = ({ id }: { readonly id: Id }) => {
  const { session, language, t } = usePane();
  const mark = useStore(markBoard(session), (board) => board.marks[language].get(id) ?? '');
  if (mark === '') return null;
  const stale = mark.includes('stale');
  const locked = mark.includes('locked');
  const words = [...(stale ? [t('translation:stale')] : []), ...(locked ? [t('translation:locked')] : [])].join(' · ');
  return (
    <span contentEditable={false} className={styles.marks} data-translation={mark} title={words}>
      <span aria-hidden="true">
        {stale && <span className={styles.stale} />}
        {locked && <Lock size={12} />}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};
