// From elements to blocks, once it is known which mark calls which footnote.
import type { BoxedBlock } from '../document/blocks/box.ts';
import type { Block } from '../document/blocks/index.ts';
import type { NewId } from '../document/ids.ts';
import type { Inline } from '../document/inlines.ts';
import { isMark, type Draft, type Mark } from './draft.ts';
import type { Element } from './elements.ts';
import type { InlineContext } from './inline.ts';
import type { Ledger } from './ledger.ts';
import { withFootnotes, type NoteText } from './notes.ts';

/** The blocks in a box; a box is never empty. */
const boxWith = (box: Block, inner: readonly Block[]): Block => (box.type !== 'box' || inner.length === 0 ? box : { ...box, blocks: inner as BoxedBlock[] });

/** Turns elements into blocks; the footnotes of the text find their place here. */
export class Builder {
  readonly #matched: ReadonlyMap<Mark, NoteText>;
  readonly #context: InlineContext;
  readonly #newId: NewId;
  readonly #ledger: Ledger;
  readonly placed = new Set<NoteText>();
  readonly typed: { block: Block; element: Element }[] = [];
  /** The elements in boxes, each with the line on which it begins. */
  readonly boxed: { readonly at: number; readonly block: Block }[] = [];

  constructor(matched: ReadonlyMap<Mark, NoteText>, context: InlineContext, newId: NewId, ledger: Ledger) {
    this.#matched = matched;
    this.#context = context;
    this.#newId = newId;
    this.#ledger = ledger;
  }

  build(element: Element): Block {
    const orphans: Mark[] = [];
    const contents = element.drafts.map((draft): Inline[] => this.#content(draft, element.line, orphans));
    const built = element.build(contents);
    const block = element.inner === undefined ? built : boxWith(built, element.inner.map((inner) => this.#boxed(inner)));
    for (const mark of orphans) if (mark.certain) this.#ledger.report(block.id, element.line, mark.written, 'orphanFootnoteMark');
    if (element.report !== undefined) this.#ledger.report(block.id, element.line, element.report.text, element.report.reason);
    if (element.typed !== undefined) this.typed.push({ block, element });
    return block;
  }

  #boxed(element: Element): Block {
    const block = this.build(element);
    this.boxed.push({ at: element.line, block });
    return block;
  }

  #content(draft: Draft, line: number, orphans: Mark[]): Inline[] {
    if (!draft.some(isMark)) return draft as Inline[];
    return withFootnotes(
      draft,
      this.#matched,
      this.#context,
      this.#newId,
      (mark, note) => {
        this.placed.add(note);
        this.#ledger.compute('footnoteMark', line, mark.written);
        this.#ledger.compute('footnoteMark', note.line, note.written);
      },
      (mark) => void orphans.push(mark),
    );
  }
}
