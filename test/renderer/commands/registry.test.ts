// Commands answer the keyboard while they are there and make sense.
import { describe, expect, test } from 'vitest';
import { createCommandRegistry, type Command } from '../../../renderer/commands/registry.ts';
import { formatShortcut, matchesShortcut, platformOf, type Shortcut, type Stroke } from '../../../renderer/commands/shortcuts.ts';
import { translator } from '../../../shared/language/messages.ts';

const stroke = (code: string, held: Partial<Omit<Stroke, 'code'>> = {}): Stroke => ({ code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });
const command = (id: string, more: Partial<Command> = {}): Command => ({ id, group: 'view', title: () => id, run: () => undefined, ...more });
const export_: Shortcut = { code: 'KeyE', mod: true, shift: true };

describe('shortcuts', () => {
  test('match the place of the key, with exactly the keys that are held', () => {
    expect(matchesShortcut(export_, stroke('KeyE', { ctrlKey: true, shiftKey: true }), 'other')).toBe(true);
    expect(matchesShortcut(export_, stroke('KeyE', { metaKey: true, shiftKey: true }), 'mac')).toBe(true);
    expect(matchesShortcut(export_, stroke('KeyE', { ctrlKey: true, shiftKey: true }), 'mac')).toBe(false);
    expect(matchesShortcut(export_, stroke('KeyE', { ctrlKey: true }), 'other')).toBe(false);
    expect(matchesShortcut(export_, stroke('KeyE', { ctrlKey: true, shiftKey: true, altKey: true }), 'other')).toBe(false);
  });

  test.each([
    ['en', 'other', export_, 'Ctrl+Shift+E'],
    ['fr', 'other', export_, 'Ctrl+Maj+E'],
    ['ar', 'other', { code: 'Digit2', alt: true }, 'Alt+2'],
    ['en', 'mac', export_, '⇧⌘E'],
    ['en', 'mac', { code: 'Enter', ctrl: true }, '⌃↩'],
    ['fr', 'other', { code: 'Enter', shift: true }, 'Maj+Entrée'],
    ['en', 'other', { code: 'BracketLeft', alt: true }, 'Alt+['],
    ['en', 'other', { code: 'F6' }, 'F6'],
  ] as const)('are written as the keyboard has them (%s, %s)', (language, platform, shortcut, written) => {
    expect(formatShortcut(shortcut, translator(language), platform)).toBe(written);
  });

  test('the platform is what the browser says it is', () => {
    expect(platformOf({ platform: 'MacIntel', userAgent: '' })).toBe('mac');
    expect(platformOf({ platform: 'Win32', userAgent: 'Mozilla/5.0 (Windows NT 10.0)' })).toBe('other');
    expect(platformOf({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })).toBe('other');
  });
});

describe('the registry', () => {
  const pressed = stroke('KeyE', { ctrlKey: true, shiftKey: true });

  test('a command answers from its registration to its end', () => {
    const registry = createCommandRegistry();
    const end = registry.register([command('export', { shortcuts: [export_] })]);
    expect(registry.answering(pressed, 'other')?.id).toBe('export');
    end();
    expect(registry.answering(pressed, 'other')).toBeUndefined();
    expect(registry.all()).toEqual([]);
  });

  test('a command that makes no sense now leaves the key to another', () => {
    const registry = createCommandRegistry();
    let possible = false;
    registry.register([command('first', { shortcuts: [export_], when: () => possible }), command('second', { shortcuts: [export_] })]);
    expect(registry.answering(pressed, 'other')?.id).toBe('second');
    possible = true;
    expect(registry.answering(pressed, 'other')?.id).toBe('first');
  });

  test('what the page answers is listed, not answered a second time', () => {
    const registry = createCommandRegistry();
    registry.register([command('bold', { shortcuts: [export_], answeredByPage: true })]);
    expect(registry.find('bold')).toBeDefined();
    expect(registry.answering(pressed, 'other')).toBeUndefined();
  });

  test('a later view takes over an id and gives it back when it goes', () => {
    const registry = createCommandRegistry();
    registry.register([command('find', { title: () => 'in the library' })]);
    const end = registry.register([command('find', { title: () => 'in the document' })]);
    expect(registry.all().map((one) => one.title(translator('en')))).toEqual(['in the document']);
    end();
    expect(registry.all().map((one) => one.title(translator('en')))).toEqual(['in the library']);
  });

  test('those who listen hear of every change, and of none afterwards', () => {
    const registry = createCommandRegistry();
    let heard = 0;
    const stop = registry.subscribe(() => (heard += 1));
    const end = registry.register([command('a')]);
    end();
    end();
    stop();
    registry.register([command('b')]);
    expect(heard).toBe(2);
  });
});
