// Which draft a file was made of, where it does not say: the one whose elements say most of what those of the file say.
import type { Block } from '../../document/blocks/index.ts';
import type { Id } from '../../document/ids.ts';
import { textPlaces, walkBlocks } from '../../document/walk.ts';
import { contentText } from '../../document/inlines.ts';
import type { Language } from '../../language/language.ts';
import { decideBlocks } from '../decide.ts';

const says = (block: Block, language: Language): string => {
  const own = block.type === 'box' ? { ...block, blocks: [] } : block;
  return [...textPlaces(own as Block)].map(({ text }) => contentText(text[language] ?? [])).join('').match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
};

/** How like a draft a file is: `same`, the elements that say the very same; `shared`, those that both have by their ids. */
export interface Likeness {
  readonly same: number;
  readonly shared: number;
}

/** For a file: how like a draft it is as it was before anything in it was tracked. */
export const likenessTo = (file: readonly Block[], language: Language): ((draft: readonly Block[]) => Likeness) => {
  const texts = new Map<Id, string>([...walkBlocks(decideBlocks(file, () => 'reject'))].map(({ block }) => [block.id, says(block, language)]));
  return (draft) => {
    let [same, shared] = [0, 0];
    for (const { block } of walkBlocks(draft)) {
      const text = texts.get(block.id);
      if (text === undefined) continue;
      shared += 1;
      if (text !== '' && text === says(block, language)) same += 1;
    }
    return { same, shared };
  };
};
