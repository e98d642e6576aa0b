// What the room shows at this moment: read at the start, and again whenever the core says that it or the text changed.
import { useEffect, useState } from 'react';
import type { Bridge, CallOutput } from '../../../shared/ipc/contract.ts';

export interface Room {
  /** Null before the first answer. */
  readonly seen: CallOutput<'room.read'> | null;
  /** The core cannot be reached: what is shown may be old. */
  readonly lost: boolean;
}

/** Milliseconds between two looks that nobody asked for: they uncover a program that has ended, and come back when it runs again. */
const heartbeat = 5_000;

export const useRoom = (bridge: Bridge): Room => {
  const [room, setRoom] = useState<Room>({ seen: null, lost: false });
  useEffect(() => {
    let gone = false;
    let reading = false;
    let again = false;
    const read = async (): Promise<void> => {
      // One look at a time: what changes meanwhile is looked at once more.
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      do {
        again = false;
        const result = await bridge.call('room.read', {});
        if (gone) return;
        setRoom((before) => (result.ok ? { seen: JSON.stringify(result.value) === JSON.stringify(before.seen) ? before.seen : result.value, lost: false } : { seen: before.seen, lost: true }));
      } while (again);
      reading = false;
    };
    void read();
    const stops = [bridge.on('room.changed', () => void read()), bridge.on('document.changed', () => void read())];
    const timer = setInterval(() => void read(), heartbeat);
    return () => {
      gone = true;
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return room;
};

/** The time, anew at every full second. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
