// Shortcuts are keys by their place on the keyboard (`event.code`), so that they work on an Arabic keyboard as on an English one.
import { translator, type Translate } from '../../shared/language/messages.ts';

/** `mod` is Command on a Mac, Control elsewhere; `ctrl` is Control everywhere. */
export interface Shortcut {
  readonly code: string;
  readonly mod?: true;
  readonly ctrl?: true;
  readonly shift?: true;
  readonly alt?: true;
}

export interface Stroke {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type Platform = 'mac' | 'other';

/** The platform by what the browser says of itself. */
export const platformOf = (browser: { readonly platform?: string; readonly userAgent: string }): Platform =>
  /mac|iphone|ipad/i.test(browser.platform || browser.userAgent) ? 'mac' : 'other';

const here: Platform = typeof navigator === 'undefined' ? 'other' : platformOf(navigator);

export const matchesShortcut = (shortcut: Shortcut, stroke: Stroke, platform: Platform = here): boolean => {
  const mod = shortcut.mod === true;
  return (
    stroke.code === shortcut.code &&
    stroke.ctrlKey === (shortcut.ctrl === true || (mod && platform === 'other')) &&
    stroke.metaKey === (mod && platform === 'mac') &&
    stroke.shiftKey === (shortcut.shift === true) &&
    stroke.altKey === (shortcut.alt === true)
  );
};

const signs: Readonly<Record<string, string>> = {
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: '’',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

const macSigns: Readonly<Record<string, string>> = { Enter: '↩', Backspace: '⌫', Delete: '⌦', Tab: '⇥', Escape: '⎋' };

const keyName = (code: string, platform: Platform, t: Translate): string => {
  const sign = signs[code] ?? (platform === 'mac' ? macSigns[code] : undefined);
  if (sign !== undefined) return sign;
  switch (code) {
    case 'Enter':
      return t('commands:keys.enter');
    case 'Backspace':
      return t('commands:keys.backspace');
    case 'Delete':
      return t('commands:keys.delete');
    case 'Tab':
      return t('commands:keys.tab');
    case 'Escape':
      return t('commands:keys.escape');
    case 'Space':
      return t('commands:keys.space');
    case 'Home':
      return t('commands:keys.home');
    case 'End':
      return t('commands:keys.end');
    default:
      return code.replace(/^(Key|Digit|Numpad)/, '');
  }
};

/** As the keyboard of the platform writes it: `Ctrl+Shift+E`, `⇧⌘E`; the names of keys in the language of the translator. */
export const formatShortcut = (shortcut: Shortcut, t: Translate = translator('en'), platform: Platform = here): string => {
  const { mod, ctrl, shift, alt } = shortcut;
  const name = keyName(shortcut.code, platform, t);
  if (platform === 'mac') return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod || ctrl ? [t('commands:keys.control')] : []), ...(alt ? ['Alt'] : []), ...(shift ? [t('commands:keys.shift')] : []), name].join('+');
};
