// What the Electron preload puts into the window, and the channels it uses; both sides of that wall read this file.
import type { EventName } from './contract.ts';

export const channels = { call: 'rapporteur:call', event: 'rapporteur:event', closingHeard: 'rapporteur:closing-heard' } as const;

/** `window.rapporteur` in the Electron host. Answers are unknown until the window has validated them. */
export interface PreloadBridge {
  call(name: string, input: unknown): Promise<unknown>;
  /** Hears every event for as long as the window lives. */
  on(listener: (name: EventName, data: unknown) => void): void;
  /** Says that `app.closing` was heard and everything sent since was answered; `unsaved`: words are left that could not be saved. */
  closingHeard(unsaved: boolean): void;
}
