// Keys of an open document: the room and the translator's desk are at hand at the same time, and no key means two things.
import { expect, test } from 'vitest';
import { commentsShortcut } from '../../../renderer/views/comments/useCommentCommands.ts';
import { listShortcut } from '../../../renderer/views/proposals/useProposalCommands.ts';
import { roomShortcuts } from '../../../renderer/views/room/useRoomCommands.ts';
import { translationShortcuts } from '../../../renderer/views/translation/useTranslationCommands.ts';
import { matchShortcuts, termShortcuts } from '../../../renderer/views/translation/Offers.tsx';
import type { Shortcut } from '../../../renderer/commands/shortcuts.ts';

test('the room, the translator’s desk, comments and proposals share no key', () => {
  const { untranslated, stale } = translationShortcuts;
  const keys = (list: readonly Shortcut[]): string[] => list.map(({ code, alt = false, shift = false, mod = false }) => [mod, alt, shift, code].join(' '));
  const all = keys([...Object.values(roomShortcuts), ...Object.values(translationShortcuts), ...[untranslated, stale].map((one): Shortcut => ({ ...one, shift: true })), commentsShortcut, listShortcut, ...matchShortcuts, ...termShortcuts]);
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
});
