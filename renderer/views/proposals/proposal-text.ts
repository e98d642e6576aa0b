// What a proposal says, in a line.
import type { Translate } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import type { OpenProposal } from './proposal-list.ts';

/** Signs of each of its words that a line has room for. */
const room = 90;
const short = (words: string): string => isolate(words.length > room ? `${words.slice(0, room)}…` : words);

/** `“shall” becomes “may”`, `new element: adds “…”`. */
export const proposalText = ({ ofBlocks, putIn, takenOut, formatted }: OpenProposal, t: Translate): string => {
  const said = ofBlocks.map((kind) => t(`proposals:block.${kind}`));
  if (putIn !== '' && takenOut !== '') said.push(t('proposals:said.replace', { old: short(takenOut), words: short(putIn) }));
  else if (putIn !== '') said.push(t('proposals:said.insert', { words: short(putIn) }));
  else if (takenOut !== '') said.push(t('proposals:said.delete', { words: short(takenOut) }));
  if (formatted !== '') said.push(t('proposals:said.format', { words: short(formatted) }));
  return said.join(' · ');
};
