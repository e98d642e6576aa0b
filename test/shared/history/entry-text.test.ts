// What an entry of the history says in words.
import { expect, test } from 'vitest';
import { effectsText, eventText } from '../../../shared/history/entry-text.ts';
import { restoreEffectSchema } from '../../../shared/ipc/history.ts';
import { languages } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';

test.each(languages)('where an element was split the other half goes by its number, if it has one (%s)', (language) => {
  const t = translator(language);
  const plain = t('history:element.event.split');
  expect(eventText({ what: 'split', other: 'n' }, t, () => 'paragraph 42')).toBe(`${plain} (\u2068paragraph 42\u2069)`);
  expect(eventText({ what: 'split', other: 'n' }, t, () => '')).toBe(plain);
  expect(eventText({ what: 'edited', other: null }, t, () => 'paragraph 42')).toBe(t('history:element.event.edited'));
});

test.each(languages)('restoring says of every element it touched what became of it (%s)', (language) => {
  const said = effectsText(restoreEffectSchema.shape.what.options.map((what) => ({ element: 'e', what, text: 'The quay' })), translator(language));
  expect(new Set(said).size).toBe(4);
  for (const sentence of said) expect(sentence).toContain('The quay');
});
