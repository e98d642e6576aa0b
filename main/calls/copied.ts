// The elements of a copy: with ids of their own, and a title by which one tells it from the original.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { isText, type Content } from '../../shared/document/inlines.ts';
import { withNewIds } from '../../shared/document/unique-ids.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { titleOf } from '../storage/summary.ts';

type Titles = Partial<Record<Language, string>>;

/** A title with "(copy)", or "(copy 2)", behind it instead of such a mark that it has. */
const marked = (content: Content, language: Language, n: number, settings: DocumentSettings): Content => {
  const definition = definitionOf(language);
  const word = definition.wording('copy');
  const mark = n === 1 ? `(${word})` : `(${word} ${definition.digits(n, settings)})`;
  const last = content.at(-1);
  if (last === undefined) return [{ text: mark }];
  if (!isText(last)) return [...content, { text: ` ${mark}` }];
  const bare = last.text.trimEnd().replace(new RegExp(`(?:^|\\s+)\\(${word}(?: \\p{Nd}+)?\\)$`, 'u'), '');
  return [...content.slice(0, -1), { ...last, text: `${bare} ${mark}`.trimStart() }];
};

/**
 * Copies of the blocks. The title says in each language that has one (in the drafting language where none has) that it is a copy, with a number where
 * one of the `known` titles is the same already.
 */
export const copiedBlocks = (blocks: readonly Block[], settings: DocumentSettings, known: readonly Titles[], newId: NewId): Block[] => {
  const copies = withNewIds(blocks, newId);
  const at = copies.findIndex(({ type }) => type === 'title');
  const title = copies[at];
  if (title === undefined) return copies;
  const written = Object.keys(titleOf(blocks));
  const titled = languages.filter((language) => (written.length === 0 ? language === settings.draftingLanguage : written.includes(language)));
  for (let n = 1; ; n += 1) {
    const text = { ...title.text };
    for (const language of titled) text[language] = marked(text[language] ?? [], language, n, settings);
    const copy: Block = { ...title, text };
    const titles = titleOf([copy]);
    if (known.some((one) => titled.some((language) => one[language] === titles[language]))) continue;
    return copies.with(at, copy);
  }
};
