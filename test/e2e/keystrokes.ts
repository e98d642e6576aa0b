// Keys and presses sent to the window at once, none waiting for what the one before it does: as they come from somebody quick on a busy machine.
import type { CDPSession, Locator, Page } from 'playwright-core';

/** A key by its name, such as `Enter`, `Control+k`, `Control+Alt+f`; or a text, one key for each character; or a press on an element. */
export type Stroke = { readonly key: string } | { readonly text: string } | { readonly press: Locator };

const keyCodes: Readonly<Record<string, number>> = { Backspace: 8, Tab: 9, Enter: 13, Escape: 27, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46 };
const modifierBits: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 };

const codeOf = (key: string): string => (key.length > 1 ? key : /\d/.test(key) ? `Digit${key}` : /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : key === ' ' ? 'Space' : key === '/' ? 'Slash' : key === '.' ? 'Period' : '');

const pressKey = async (devtools: CDPSession, key: string, modifiers: number): Promise<void> => {
  const text = key === 'Enter' ? '\r' : key.length === 1 && (modifiers & ~8) === 0 ? key : '';
  const event = { key, code: codeOf(key), modifiers, windowsVirtualKeyCode: keyCodes[key] ?? (/^[a-z\d ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0) };
  await Promise.all([
    devtools.send('Input.dispatchKeyEvent', { type: text === '' ? 'rawKeyDown' : 'keyDown', ...event, ...(text === '' ? {} : { text, unmodifiedText: text }) }),
    devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ]);
};

const pressAt = async (devtools: CDPSession, { x, y }: { readonly x: number; readonly y: number }): Promise<void> => {
  const event = { x, y, button: 'left', clickCount: 1 } as const;
  await Promise.all([
    devtools.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed', buttons: 1 }),
    devtools.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased', buttons: 0 }),
  ]);
};

/** Runs `act` in a window whose processor is `times` as slow. */
export async function slowedDown(page: Page, times: number, act: (devtools: CDPSession) => Promise<void>): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
  try {
    await act(devtools);
  } finally {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.detach();
  }
}

/** Sends all of it without waiting in between. What is to be pressed must stand there already. */
export async function atOnce(devtools: CDPSession, strokes: readonly Stroke[]): Promise<void> {
  const places = await Promise.all(
    strokes.map(async (stroke) => {
      const box = 'press' in stroke ? await stroke.press.boundingBox() : null;
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  );
  await Promise.all(
    strokes.flatMap((stroke, index): Promise<void>[] => {
      const place = places[index];
      if (place) return [pressAt(devtools, place)];
      if ('text' in stroke) return [...stroke.text].map((letter) => pressKey(devtools, letter, 0));
      if (!('key' in stroke)) return [];
      const names = stroke.key.split('+');
      const key = names.pop() as string;
      return [pressKey(devtools, key, names.reduce((bits, name) => bits | (modifierBits[name] ?? 0), 0))];
    }),
  );
}
