// Drives the room from the rapporteur's window: what is on the screen, the walk through what is open, the meeting, and proposals as they come.
import { useEffect, useMemo } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import { roomPath, type RoomShown } from '../../../shared/ipc/room.ts';
import type { Language } from '../../../shared/language/language.ts';
import { beginMeeting, endMeeting } from '../../../shared/negotiation/meeting.ts';
import { openElements } from '../../../shared/negotiation/room-page.ts';
import { wordingsOf, type Wording } from '../../../shared/negotiation/wordings.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import { offsetHere } from '../../../shared/text/clock.ts';
import { bracketHere } from '../../editor/bracket-acts.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import { leadTo } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useWindow } from '../../state/window.ts';
import { proposingIn, startProposing } from '../proposals/proposing-state.ts';
import { scribeMeeting } from './meeting-scribe.ts';
import type { Discussed } from './room-acts.ts';
import { roomBoard, type RoomBoard } from './room-board.ts';

const shownOf = (session: DocumentSession, { block, view, languages, theme }: RoomBoard): RoomShown => ({ document: session.document.id, block, view, languages: [...languages], theme });

/** Keeps the screen of the room as the board has it, and the board as the screen was before the window was loaded anew. */
export const useRoomScreen = (session: DocumentSession): void => {
  const { bridge } = useWindow();
  useEffect(() => {
    const board = roomBoard(session);
    let gone = false;
    if (!board.getState().live) {
      void bridge.call('room.read', {}).then((result) => {
        if (gone || board.getState().live || !result.ok || result.value.shown?.document !== session.document.id) return;
        const { block, view, languages, theme } = result.value.shown;
        board.setState({ block, view, languages, theme, live: true });
      });
    }
    const stop = board.subscribe((now, before) => {
      if (!now.live || (before.live && now.block === before.block && now.view === before.view && now.languages === before.languages && now.theme === before.theme)) return;
      void bridge.call('room.show', { shown: shownOf(session, now) });
    });
    return () => {
      gone = true;
      stop();
    };
  }, [session, bridge]);
};

export const useMeetingScribe = (session: DocumentSession): void => {
  useEffect(() => scribeMeeting(session), [session]);
};

/** The language in which the rapporteur works. */
export const workingLanguage = (session: DocumentSession): Language => session.activePane?.language ?? session.selected?.language ?? session.document.settings.draftingLanguage;

/** The language whose wordings the panel lists: that in work, or where it has none the first on the screen that has. */
export const listedLanguage = (session: DocumentSession, block: Id): Language => {
  const found = session.blockById(block);
  const work = workingLanguage(session);
  const candidates = [work, ...roomBoard(session).getState().languages, session.document.settings.draftingLanguage];
  return candidates.find((language) => found !== undefined && wordingsOf(found, language).length > 0) ?? work;
};

/** What acts are about: the wording chosen in the panel, or that at the caret, or the only one there is. Null where nothing is on the screen. */
export const discussedIn = (session: DocumentSession): Discussed | null => {
  const { block, wording } = roomBoard(session).getState();
  if (block === null || session.blockById(block) === undefined) return null;
  return { session, block, language: listedLanguage(session, block), wording };
};

/** The wording at the caret, where the caret stands in the paragraph under discussion. */
const wordingAtCaret = (session: DocumentSession, block: Id, wordings: readonly Wording[]): Id | null => {
  const { active } = editorTools(session).getState();
  const here = active === null || session.selected?.block !== block ? null : bracketHere(active);
  if (here === null) return null;
  return wordings.find(({ id }) => id === (here.option?.id ?? here.placed.bracket.id))?.id ?? null;
};

export interface RoomDriver {
  readonly show: (block: Id) => void;
  readonly walk: (step: 1 | -1) => void;
  readonly showSelected: () => void;
  /** The element with the caret comes under discussion, where another one is. */
  readonly takeUp: () => void;
  readonly begin: (name: string, place: string) => void;
  readonly end: () => void;
  readonly proposeFor: (party: string) => void;
  /** Opens the window of the room; false where the browser would not. */
  readonly openWindow: () => boolean;
  /** Back to the text. */
  readonly back: () => void;
}

export const useRoomDriver = (session: DocumentSession, say: { readonly allSettled: () => void; readonly notThis: () => void; readonly nobody: () => void }): RoomDriver => {
  const { preferences } = useWindow();
  return useMemo(() => {
    const board = roomBoard(session);
    const back = () => {
      const { active } = editorTools(session).getState();
      if (active?.selection) takeKeyboard(active);
    };
    const show = (block: Id) => {
      const found = session.blockById(block);
      if (found === undefined) return;
      // The caret says which wording is meant where it was put there by hand.
      const wordings = wordingsOf(found, listedLanguage(session, block));
      const wording = wordingAtCaret(session, block, wordings) ?? wordings[0]?.id ?? null;
      leadTo(session, block, workingLanguage(session), true);
      board.setState({ block, view: 'text', live: true, question: null, wording });
    };
    const walk = (step: 1 | -1) => {
      const open = openElements(session.blocks);
      if (open.length === 0) return say.allSettled();
      const order = new Map([...walkBlocks(session.blocks)].map(({ block }, index) => [block.id, index]));
      const here = order.get(board.getState().block ?? session.selected?.block ?? '') ?? -1;
      const there = (id: Id) => order.get(id) ?? -1;
      const next = step === 1 ? (open.find((id) => there(id) > here) ?? open[0]) : (open.findLast((id) => there(id) < here) ?? open.at(-1));
      if (next !== undefined) show(next);
    };
    const takeUp = () => {
      const block = session.selected?.block;
      if (block !== undefined && block !== board.getState().block && session.blockById(block) !== undefined) show(block);
    };
    const setMeeting = (meeting: string) => {
      proposingIn(session).setState({ meeting });
      if (session.hand !== null && !startProposing(session, preferences.getState().preferences.author)) session.setHand(null);
    };
    return {
      show,
      walk,
      back,
      takeUp,
      showSelected: () => {
        const block = session.selected?.block;
        if (block === undefined || session.blockById(block) === undefined) say.notThis();
        else show(block);
      },
      begin: (name, place) => {
        const now = Date.now();
        session.amendSettings((settings) => beginMeeting(settings, { name, place, began: now, offset: offsetHere(now) }));
        setMeeting(name.trim());
        board.setState({ live: true });
        if (board.getState().block === null) {
          const first = session.selected?.block ?? openElements(session.blocks)[0];
          if (first !== undefined && session.blockById(first) !== undefined) show(first);
        }
      },
      end: () => {
        session.amendSettings((settings) => endMeeting(settings, Date.now()));
        setMeeting('');
      },
      proposeFor: (party) => {
        proposingIn(session).setState({ delegation: party });
        if (!startProposing(session, preferences.getState().preferences.author)) return say.nobody();
        takeUp();
        const { block } = board.getState();
        if (block === null) back();
        else leadTo(session, block, workingLanguage(session), true);
      },
      openWindow: () => {
        board.setState({ live: true });
        // One window for the room, however often it is asked for.
        return window.open(new URL(roomPath, document.baseURI), 'rapporteur-room', 'popup,width=1280,height=720') !== null;
      },
    };
  }, [session, preferences, say]);
};
