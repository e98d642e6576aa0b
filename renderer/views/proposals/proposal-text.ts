// What a proposal says, in a line.
import { atomSign } from '../../../shared/document/content.ts';
import type { CrossReference } from '../../../shared/document/inlines.ts';
import { elementName } from '../../../shared/language/elements.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import { isolate, withWholeFigures } from '../../../shared/text/bidi.ts';
import type { ChangeOfElement, OpenProposal } from './proposal-list.ts';

/** Signs of each of its words that a line has room for. */
const room = 90;
const short = (words: string): string => isolate(withWholeFigures(words.length > room ? `${words.slice(0, room)}…` : words));

const changeText = (change: ChangeOfElement, t: Translate, language: Language): string => {
  if (change.of !== 'kind') return t(`proposals:changed.${change.of}`);
  const [before, now] = [change.before, change.now].map(({ type, level }) => elementName(type, language, level)) as [string, string];
  return t('proposals:changed.element', { before, now });
};

/** `“shall” becomes “may”`, `new element: adds “…”`. `printed`: what a reference reads on the page. */
export const proposalText = (proposal: OpenProposal, t: Translate, language: Language, printed: (reference: CrossReference) => string): string => {
  const { ofBlocks, references, isFootnote } = proposal;
  let next = 0;
  const read = (words: string): string => words.replaceAll(atomSign, () => {
    const reference = references[next++];
    return reference === undefined ? '' : printed(reference);
  });
  const [putIn, takenOut, formatted] = [read(proposal.putIn), read(proposal.takenOut), read(proposal.formatted)];
  const said = ofBlocks.flatMap((kind) => (kind === 'change' ? [...new Set(proposal.changed.map((change) => changeText(change, t, language)))] : [t(`proposals:block.${kind}`)]));
  if (isFootnote) said.push(t(putIn === '' ? 'proposals:said.deleteFootnote' : 'proposals:said.insertFootnote', { words: short((putIn || takenOut).slice(1)) }));
  else if (putIn !== '' && takenOut !== '') said.push(t('proposals:said.replace', { old: short(takenOut), words: short(putIn) }));
  else if (putIn !== '') said.push(t('proposals:said.insert', { words: short(putIn) }));
  else if (takenOut !== '') said.push(t('proposals:said.delete', { words: short(takenOut) }));
  if (formatted !== '') said.push(t('proposals:said.format', { words: short(formatted) }));
  return said.join(' · ');
};
