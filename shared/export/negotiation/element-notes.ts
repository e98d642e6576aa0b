// What is proposed of whole elements, in words beside them: where they were divided, are to be joined, moved, or made another kind.
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { numberBlocks, type Numbering } from '../../document/numbering.ts';
import type { BlockProposal } from '../../document/proposal.ts';
import { referenceText } from '../../document/reference.ts';
import { mapKeeping, textRoles } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { aside, Attribution } from './attribution.ts';

export class ElementNotes {
  readonly #attribution: Attribution;
  readonly #label: (id: Id) => string | null;

  constructor({ settings }: Pick<Document, 'settings'>, numbering: Numbering, language: Language) {
    this.#attribution = new Attribution(settings, language);
    this.#label = (id) => (numbering.blocks.has(id) ? referenceText({ target: id, form: 'label' }, numbering, settings) : null);
  }

  /** `Jordan: move here from below paragraph 1`; null for an insertion, which is told by the words themselves. */
  said(mark: BlockProposal): string | null {
    const { words } = this.#attribution;
    const say = (what: string): string => words.said(this.#attribution.proposer(mark), what);
    switch (mark.kind) {
      case 'insertion':
        return null;
      case 'deletion':
        return say(words.delete);
      case 'split':
        return say(words.split);
      case 'join':
        return say(words.join);
      case 'move': {
        const label = mark.after === null ? null : this.#label(mark.after);
        return say(label === null ? words.moved : words.movedFrom(label));
      }
      case 'change':
        return say(words.change);
    }
  }

  /** What no underlined and no struck word of an element shows, in parentheses; empty where there is nothing of the kind. */
  unseen({ proposals = [] }: Block): string {
    const said = proposals.flatMap((mark) => (mark.kind === 'insertion' || mark.kind === 'deletion' ? [] : [this.said(mark) ?? []].flat()));
    return said.length === 0 ? '' : `(${said.join(this.#attribution.words.semicolon)})`;
  }
}

/** Whether a text has anything to be told so; most have not. */
const hasUnseen = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => (block.proposals ?? []).some(({ kind }) => kind !== 'insertion' && kind !== 'deletion') || (block.type === 'box' && hasUnseen(block.blocks)));

/** The document as it stands, with such notes behind the lines of its text. The very same document where it has none. For printing, not for working on. */
export const withElementNotes = (document: Document, language: Language): Document => {
  if (!hasUnseen(document.blocks)) return document;
  const notes = new ElementNotes(document, numberBlocks(document.blocks, language), language);
  const noted = (block: Block): Block => {
    const inner: Block = block.type === 'box' ? { ...block, blocks: mapKeeping(block.blocks, (one) => noted(one) as BoxedBlock) as typeof block.blocks } : block;
    const note = textRoles[block.type] === null || traitsOf(block.type).place === 'front' ? '' : notes.unseen(block);
    const text = inner.text[language];
    return note === '' ? inner : { ...inner, text: { ...inner.text, [language]: [...(text ?? []), ...aside(`${(text ?? []).length === 0 ? '' : ' '}${note}`)] } };
  };
  return { ...document, blocks: [...mapKeeping(document.blocks, noted)] };
};
