// What a wording is called in a list and in the log: its words, and what a proposal takes out or does as a whole.
import type { Translate } from '../language/messages.ts';
import { isolate } from '../text/bidi.ts';
import type { Wording } from './wordings.ts';

/** Empty for a wording without words that does nothing to a whole element either. */
export const wordingText = ({ words, gone, whole }: Pick<Wording, 'words' | 'gone' | 'whole'>, t: Translate): string => {
  const said = whole === null ? [] : [t(`room:whole.${whole}`)];
  // A blank that is put in is a wording too.
  if (words !== '') said.push(words.trim() === '' ? '␣' : words.trim());
  if (gone !== '') said.push(t(words === '' ? 'room:out' : 'room:replaces', { words: isolate(gone.trim()) }));
  return said.join(' · ');
};
