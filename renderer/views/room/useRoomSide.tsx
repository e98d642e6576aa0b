// The room in the window of an open document: its panel beside the page, its commands, the window for the projector and the log.
import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../../shared/language/language.ts';
import { roomPath } from '../../../shared/ipc/room.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { MeetingLogDialog } from './MeetingLogDialog.tsx';
import { roomBoard, type PanelSide } from './room-board.ts';
import { RoomPanel } from './RoomPanel.tsx';
import { useRoomCommands } from './useRoomCommands.ts';
import { useMeetingScribe, useRoomDriver, useRoomScreen } from './useRoomDriver.ts';

export interface RoomSideOptions {
  /** Of the page that is read; of the first where two stand side by side. */
  readonly language: Language;
  /** Whether the panel beside the page is in sight, with the room in it where that is open. */
  readonly visible: boolean;
  /** What the panel shows of the selected element, which stays within reach while the room is open. */
  readonly element: ReactNode;
  /** Brings the panel beside the page into sight, with nothing before the room. */
  readonly reveal: () => void;
  readonly onExport: (meeting: string) => void;
}

export interface RoomSide {
  readonly open: boolean;
  readonly panel: ReactNode;
  readonly dialog: ReactNode;
}

export const useRoomSide = (session: DocumentSession, { language, visible, element, reveal, onExport }: RoomSideOptions): RoomSide => {
  const { t } = useMessages();
  const { tell, info } = useWindow();
  const board = roomBoard(session);
  const open = useStore(board, (state) => state.open);
  const side = useStore(board, (state) => state.side);
  const [logging, setLogging] = useState(false);
  const say = useMemo(
    () => ({
      allSettled: () => tell({ kind: 'notice', text: t('room:allSettled') }),
      notThis: () => tell({ kind: 'notice', text: t('room:notThis') }),
      nobody: () => tell({ kind: 'notice', text: t('proposals:mode.nobody') }),
    }),
    [tell, t],
  );
  const driver = useRoomDriver(session, say);
  useRoomScreen(session);
  useMeetingScribe(session);
  const show = (next: PanelSide) => {
    board.setState({ open: true, side: next });
    if (!visible || !open) reveal();
  };
  const openPanel = () => show('room');
  useRoomCommands(session, driver, {
    openPanel,
    openElement: () => show('element'),
    togglePanel: () => (open && visible && side === 'room' ? board.setState({ open: false, question: null }) : openPanel()),
    openWindow: () => {
      if (driver.openWindow()) return;
      const text = info.getState().info?.host === 'portable' ? t('room:window.blocked', { address: new URL(roomPath, document.baseURI).href }) : t('room:window.blockedHere');
      tell({ kind: 'failed', text });
    },
    openLog: () => setLogging(true),
  });
  return {
    open,
    panel: <RoomPanel session={session} driver={driver} element={element} />,
    dialog: logging && (
      <MeetingLogDialog
        session={session}
        language={language}
        onClose={() => setLogging(false)}
        onExport={(meeting) => {
          setLogging(false);
          onExport(meeting);
        }}
      />
    ),
  };
};
