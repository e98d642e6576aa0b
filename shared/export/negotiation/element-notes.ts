// What is proposed of whole elements, in words beside them: where they were divided, are to be joined, moved, or made another kind.
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { numberBlocks, type Numbering } from '../../document/numbering.ts';
import type { BlockProposal } from '../../document/proposal.ts';
import { referenceText } from '../../document/reference.ts';
import { mapKeeping, textRoles } from '../../document/walk.ts';
import { blockName } from '../../language/elements.ts';
import type { Language } from '../../language/language.ts';
import { decideBlocks } from '../../negotiation/decide.ts';
import { aside, Attribution } from './attribution.ts';

export class ElementNotes {
  readonly #attribution: Attribution;
  readonly #language: Language;
  readonly #label: (id: Id) => string | null;

  constructor({ settings }: Pick<Document, 'settings'>, numbering: Numbering, language: Language) {
    this.#attribution = new Attribution(settings, language);
    this.#language = language;
    this.#label = (id) => (numbering.blocks.has(id) ? referenceText({ target: id, form: 'label' }, numbering, settings) : null);
  }

  /** `Jordan: move here from below paragraph 1`; null for an insertion, which is told by the words themselves. */
  said(mark: BlockProposal): string | null {
    const { words } = this.#attribution;
    const what = this.#what(mark);
    return what === null ? null : words.said(this.#attribution.proposer(mark), what);
  }

  #what(mark: BlockProposal): string | null {
    const { words } = this.#attribution;
    switch (mark.kind) {
      case 'insertion':
        return null;
      case 'deletion':
        return words.delete;
      case 'split':
        return words.split;
      case 'join':
        return words.join;
      case 'move': {
        const label = mark.after === null ? null : this.#label(mark.after);
        return label === null ? words.moved : words.movedFrom(label);
      }
      case 'change':
        return words.change;
    }
  }

  /** What is proposed of an element, where it is said away from its place: of what a text is a part, and what kind of element it was. */
  about(mark: BlockProposal, block: Block): string | null {
    const { words } = this.#attribution;
    if (mark.kind === 'split' || mark.kind === 'join') {
      const label = mark.of === undefined ? null : this.#label(mark.of);
      if (label !== null) return mark.kind === 'split' ? words.splitFrom(label) : words.joinTo(label);
      return words.status.kinds[mark.kind];
    }
    if (mark.kind !== 'change') return this.#what(mark);
    const [earlier] = decideBlocks([{ ...block, proposals: [mark] } as Block], () => 'reject');
    return earlier === undefined ? words.change : words.changedFrom(blockName(earlier, this.#language));
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
