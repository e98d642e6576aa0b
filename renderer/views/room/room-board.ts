// What the rapporteur has on the screen of the room, in an open document, and what is being asked in the panel.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { RoomShown } from '../../../shared/ipc/room.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';

/** What the panel asks before something is done: a delegation, or the deadline of a silence procedure. */
export const questions = ['propose', 'support', 'oppose', 'reserve', 'broken', 'deadline'] as const;
export type Question = (typeof questions)[number];

/** What stands in the panel while the room is open: the room, or what belongs to the selected element. */
export const panelSides = ['room', 'element'] as const;
export type PanelSide = (typeof panelSides)[number];

export interface RoomBoard extends Omit<RoomShown, 'document'> {
  /** Whether the panel stands beside the page. */
  readonly open: boolean;
  readonly side: PanelSide;
  /** Whether anything was ever shown from this window: a document that is only edited does not take the screen. */
  readonly live: boolean;
  /** The wording that acts are about; null: the paragraph as a whole. */
  readonly wording: Id | null;
  /** What was decided last, said for as long as the element is as the decision left it. */
  readonly decided: { readonly element: Block; readonly words: string } | null;
  /** Null where nothing is asked. */
  readonly question: Question | null;
  /** Counts the questions, so that asking the same again leads into its field again. */
  readonly asked: number;
}

/** English with Arabic where there are both, else the first languages of the document. */
const usualLanguages = (known: readonly Language[]): Language[] => {
  return languages.filter((language) => known.includes(language)).slice(0, 2);
};

const boards = new WeakMap<DocumentSession, StoreApi<RoomBoard>>();

export const roomBoard = (session: DocumentSession): StoreApi<RoomBoard> => {
  let board = boards.get(session);
  if (!board) {
    board = createStore<RoomBoard>(() => ({
      open: false, side: 'room', live: false, block: null, view: 'text', languages: usualLanguages(session.document.settings.languages), theme: 'dark', wording: null, decided: null, question: null, asked: 0,
    }));
    boards.set(session, board);
  }
  return board;
};
