// The commands of the room, one key each, for the palette and the keyboard.
import { isUnderSilence } from '../../../shared/negotiation/silence.ts';
import type { MessageKey } from '../../../shared/language/messages.ts';
import { runningMeeting } from '../../../shared/negotiation/meeting.ts';
import type { Command } from '../../commands/registry.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { wordingsOf } from '../../../shared/negotiation/wordings.ts';
import { decisionWords } from './decision-words.ts';
import { recordSilencePassed, settle, type Settled } from './room-acts.ts';
import { roomBoard, type Question } from './room-board.ts';
import { discussedIn, listedLanguage, type RoomDriver } from './useRoomDriver.ts';

const alt = (code: string, shift = false): Shortcut => ({ code, alt: true, ...(shift ? { shift: true as const } : {}) });

export const roomShortcuts = {
  panel: alt('KeyR'),
  element: alt('KeyE'),
  window: alt('KeyR', true),
  next: alt('PageDown'),
  previous: alt('PageUp'),
  showThis: alt('KeyJ'),
  propose: alt('KeyB'),
  support: alt('KeyS'),
  oppose: alt('KeyO'),
  reserve: alt('KeyV'),
  agree: alt('KeyA'),
  agreeAdReferendum: alt('KeyA', true),
  park: alt('KeyK'),
  silence: alt('KeyQ'),
  silencePassed: alt('KeyQ', true),
  silenceBroken: alt('KeyO', true),
  agreedToday: alt('KeyG'),
  clear: alt('KeyX', true),
  meeting: alt('KeyM'),
  log: alt('KeyM', true),
} as const satisfies Readonly<Record<string, Shortcut>>;

export interface RoomCommandOptions {
  readonly togglePanel: () => void;
  /** Opens the panel where it is closed. */
  readonly openPanel: () => void;
  /** The selected element takes the place of the room in the panel. */
  readonly openElement: () => void;
  readonly openWindow: () => void;
  readonly openLog: () => void;
}

export const useRoomCommands = (session: DocumentSession, driver: RoomDriver, { togglePanel, openPanel, openElement, openWindow, openLog }: RoomCommandOptions): void => {
  const { t, language } = useMessages();
  const { tell } = useWindow();
  const board = roomBoard(session);
  const shown = () => discussedIn(session) !== null;
  const inMeeting = () => runningMeeting(session.document.settings) !== null && shown();
  const underSilence = () => {
    const { block } = board.getState();
    return inMeeting() && block !== null && isUnderSilence(session.blockById(block)?.standing);
  };
  const ask = (question: Question) => () => {
    openPanel();
    if (question === 'propose') driver.takeUp();
    board.setState(({ asked }) => ({ question, asked: asked + 1 }));
  };
  /** Says what was decided, of which wording, and what is left; the next wording is in hand, or where none is left, the paragraph as a whole. */
  const settled = (state: Settled) => () => {
    const discussed = discussedIn(session);
    const before = discussed === null ? undefined : session.blockById(discussed.block);
    if (discussed === null || before === undefined) return;
    const wording = wordingsOf(before, discussed.language).find(({ id }) => id === discussed.wording);
    settle(discussed, state);
    const element = session.blockById(discussed.block);
    if (element === undefined) return board.setState({ wording: null, decided: null });
    const left = wordingsOf(element, listedLanguage(session, element.id));
    const open = left.length === 0 ? '' : t('room:stillOpen', { count: left.length, n: writtenNumber(left.length, language) });
    const words = [decisionWords(wording, state, delegationsOf(session.document.settings), language, t), open].filter((part) => part !== '').join(' ');
    board.setState({ decided: { element, words }, ...(state === 'parked' ? {} : { wording: left[0]?.id ?? null }) });
    if (wording === undefined && state !== 'parked' && open !== '') tell({ kind: 'notice', text: open });
  };
  const command = (id: string, key: MessageKey, shortcut: Shortcut, run: () => void, when: () => boolean = inMeeting, group: Command['group'] = 'edit'): Command => ({ id: `room.${id}`, group, title: (tr) => tr(key), shortcuts: [shortcut], when, run });
  useCommands([
    { id: 'room.panel', group: 'view', title: (tr) => tr('room:show'), shortcuts: [roomShortcuts.panel], run: togglePanel },
    { id: 'room.element', group: 'view', title: (tr) => tr('room:element'), shortcuts: [roomShortcuts.element], when: () => board.getState().open, run: openElement },
    { id: 'room.window', group: 'view', title: (tr) => tr('room:window.open'), shortcuts: [roomShortcuts.window], run: openWindow },
    {
      id: 'room.meeting',
      group: 'document',
      title: (tr) => tr(runningMeeting(session.document.settings) === null ? 'room:meeting.start' : 'room:meeting.end'),
      shortcuts: [roomShortcuts.meeting],
      run: () => {
        openPanel();
        if (runningMeeting(session.document.settings) === null) return requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-meeting-name] input')?.focus());
        driver.end();
        tell({ kind: 'done', text: t('room:meeting.ended') });
      },
    },
    { id: 'room.log', group: 'document', title: (tr) => tr('room:log.show'), shortcuts: [roomShortcuts.log], run: openLog },
    command('next', 'room:act.next', roomShortcuts.next, () => driver.walk(1), () => true, 'view'),
    command('previous', 'room:act.previous', roomShortcuts.previous, () => driver.walk(-1), () => true, 'view'),
    command('showThis', 'room:act.showThis', roomShortcuts.showThis, driver.showSelected, () => session.selected !== null, 'view'),
    command('agreedToday', 'room:act.agreedToday', roomShortcuts.agreedToday, () => board.setState(({ view }) => ({ live: true, view: view === 'agreed' ? 'text' : 'agreed' })), () => runningMeeting(session.document.settings) !== null, 'view'),
    command('clear', 'room:act.clear', roomShortcuts.clear, () => board.setState({ live: true, block: null, view: 'text', wording: null }), () => board.getState().live, 'view'),
    command('propose', 'room:act.insertBy', roomShortcuts.propose, ask('propose')),
    command('support', 'room:act.support', roomShortcuts.support, ask('support')),
    command('oppose', 'room:act.oppose', roomShortcuts.oppose, ask('oppose')),
    command('reserve', 'room:act.reserve', roomShortcuts.reserve, ask('reserve')),
    command('agree', 'room:act.agree', roomShortcuts.agree, settled('agreed')),
    command('agreeAdReferendum', 'room:act.agreeAdReferendum', roomShortcuts.agreeAdReferendum, settled('agreedAdReferendum')),
    command('park', 'room:act.park', roomShortcuts.park, settled('parked')),
    command('silence', 'room:act.silence', roomShortcuts.silence, ask('deadline')),
    command('silencePassed', 'room:act.silencePassed', roomShortcuts.silencePassed, () => {
      const discussed = discussedIn(session);
      if (discussed !== null) recordSilencePassed(discussed);
    }, underSilence),
    command('silenceBroken', 'room:act.silenceBroken', roomShortcuts.silenceBroken, ask('broken'), underSilence),
  ]);
};
