// What is proposed about whole elements, and the comments that no text bears.
import { fieldsBesideForm } from '../../document/block.ts';
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Id } from '../../document/ids.ts';
import { walkInlines, type Content } from '../../document/inlines.ts';
import type { BlockProposal } from '../../document/proposal.ts';
import { textRoles, walkTexts } from '../../document/walk.ts';
import { languages } from '../../language/language.ts';
import { proposerOf } from './comment-threads.ts';
import { wordsOf } from './drafts.ts';
import { directionOf, paragraphChanges, type ParagraphChange } from './paragraph-changes.ts';
import { wholeTable, type Proposals } from './proposals.ts';
import type { LossKind, ParagraphLook, WordBlock, WordParagraph, WordTable } from './word-text.ts';

/** An element and the position of the paragraph or the table that it begins with. */
export interface PlacedBlock {
  readonly at: number;
  readonly block: Block;
}

export interface Marking {
  readonly blocks: readonly Block[];
  /** The elements and those in boxes. */
  readonly placed: readonly PlacedBlock[];
  readonly proposals: Proposals;
  readonly text: readonly WordBlock[];
  /** An empty element as a paragraph of these looks is one; null where no element of its kind has such looks. */
  readonly shape: (paragraph: WordParagraph, look: ParagraphLook, block: Block) => Block | null;
  /** Blanks at the ends of lines were cut. */
  readonly trimmed: boolean;
  readonly lose: (kind: LossKind, at: number, text: string) => void;
}

/** Fields that are no shape. */
const shapeless: ReadonlySet<string> = new Set(fieldsBesideForm);
const fieldsOf = (block: Block): (readonly [string, unknown])[] => Object.entries(block).filter(([field]) => !shapeless.has(field));

class BlockMarks {
  readonly #task: Marking;
  readonly #paragraphs = new Map<number, WordParagraph>();
  readonly #changes = new Map<WordParagraph, ParagraphChange>();
  readonly #tables: WordTable[] = [];
  readonly #positions: ReadonlyMap<Block, number>;
  /** Where the next element begins, by where one does. */
  readonly #next = new Map<number, number>();
  readonly #told = new Set<WordParagraph>();
  readonly #arrived = new Set<NonNullable<WordParagraph['moved']>>();

  constructor(task: Marking) {
    this.#task = task;
    this.#positions = new Map(task.placed.map(({ at, block }) => [block, at]));
    const places = [...new Set(this.#positions.values())].sort((one, other) => one - other);
    for (const [index, at] of places.entries()) this.#next.set(at, places[index + 1] ?? Number.POSITIVE_INFINITY);
    this.#read(task.text);
  }

  #read(blocks: readonly WordBlock[]): void {
    for (const [paragraph, change] of paragraphChanges(blocks)) this.#changes.set(paragraph, change);
    for (const block of blocks) {
      if (block.kind === 'paragraph') {
        this.#paragraphs.set(block.at, block);
        continue;
      }
      if (wholeTable(block) !== null) this.#tables.push(block);
      for (const row of block.rows) for (const cell of row.cells) this.#read(cell.blocks);
    }
  }

  write(): Block[] {
    const marked = this.#list(this.#task.blocks);
    this.#report();
    return marked;
  }

  #list(list: readonly Block[]): Block[] {
    const made = list.map((block) => [block, this.#marksOf(block)] as const);
    const order = this.#orderBefore(made);
    return made.map(([block, marks]): Block => {
      const at = this.#positions.get(block);
      const paragraph = at === undefined ? undefined : this.#paragraphs.get(at);
      const moved = paragraph?.moved;
      const move: BlockProposal[] = moved === undefined || this.#arrived.has(moved) || !this.#isLine(block) ? [] : [{ ...this.#proposal(moved.by), kind: 'move', after: order.get(block.id) ?? null }];
      if (moved !== undefined && move.length > 0) this.#arrived.add(moved);
      const proposals = [...marks, ...move];
      const inner: Block = block.type === 'box' ? { ...block, blocks: this.#list(block.blocks).map((one) => this.#withoutOuter(one, proposals)) as BoxedBlock[] as typeof block.blocks } : block;
      const led = this.#led(inner, paragraph, proposals);
      return proposals.length === 0 ? led : { ...led, proposals };
    });
  }

  /** What comes or goes with its box is the box's. */
  #withoutOuter(block: Block, outer: readonly BlockProposal[]): Block {
    const left = (block.proposals ?? []).filter(({ id, kind }) => !outer.some((mark) => mark.id === id && mark.kind === kind));
    if (left.length === (block.proposals ?? []).length) return block;
    const { proposals: _, ...bare } = block;
    return left.length === 0 ? (bare as Block) : { ...block, proposals: left };
  }

  #proposal(change: Parameters<Proposals['id']>[0] & { readonly author: string; readonly date: string | null }) {
    return { id: this.#task.proposals.id(change), ...proposerOf(change) };
  }

  /** What stands once on the first page comes and goes with its words alone. Of the summary there are several paragraphs. */
  #isField({ type }: Block): boolean {
    const { place, single } = traitsOf(type);
    return place === 'front' && single;
  }

  #isLine(block: Block): boolean {
    return textRoles[block.type] === 'text' && !this.#isField(block);
  }

  #marksOf(block: Block): BlockProposal[] {
    const at = this.#positions.get(block);
    if (at === undefined || this.#isField(block)) return [];
    if (textRoles[block.type] !== 'text') return this.#framed(block, at);
    const paragraph = this.#paragraphs.get(at);
    if (paragraph === undefined) return [];
    const marks: BlockProposal[] = [];
    const { whole = [], joint = null } = this.#changes.get(paragraph) ?? {};
    for (const one of whole) marks.push({ ...this.#proposal(one), kind: directionOf(one) });
    if (joint !== null) marks.push({ ...this.#proposal(joint), kind: directionOf(joint) === 'insertion' ? 'split' : 'join' });
    const change = this.#changeOf(block, paragraph);
    if (change !== null) marks.push(change);
    return marks;
  }

  /** A table, a box or a figure comes or goes with all its paragraphs. */
  #framed({ type }: Block, at: number): BlockProposal[] {
    const until = this.#next.get(at) ?? Number.POSITIVE_INFINITY;
    const table = type === 'table' || type === 'box' ? this.#tables.find((one) => one.at >= at && one.at < until) : undefined;
    if (table === undefined && (type === 'table' || type === 'box')) return [];
    let change = table === undefined ? null : wholeTable(table);
    const within: WordParagraph[] = [];
    for (let place = at; table === undefined && place < until && this.#paragraphs.has(place); place++) within.push(this.#paragraphs.get(place) as WordParagraph);
    const wholes = within.map((paragraph) => this.#changes.get(paragraph)?.whole[0] ?? null);
    const [first] = wholes;
    if (first !== null && first !== undefined && wholes.every((whole) => whole !== null && directionOf(whole) === directionOf(first))) change = first;
    if (change === null) return [];
    return [{ ...this.#proposal(change), kind: directionOf(change) }];
  }

  /** The shape that an element had before somebody gave it another style or another level. */
  #changeOf(block: Block, paragraph: WordParagraph): BlockProposal | null {
    const { lookChange } = paragraph;
    if (lookChange === null) return null;
    const [now, before] = [this.#task.shape(paragraph, paragraph.look, block), this.#task.shape(paragraph, lookChange.before, block)];
    if (now === null || before === null) return null;
    const fields = fieldsOf(before).filter(([field, value]) => now.type !== before.type || JSON.stringify(value) !== JSON.stringify((now as unknown as Record<string, unknown>)[field]));
    if (fields.length === 0 || (now.type === before.type && block.type !== now.type)) return null;
    this.#told.add(paragraph);
    return { ...this.#proposal(lookChange), kind: 'change', before: Object.fromEntries(fields) as Record<string, never> };
  }

  /** What each moved element stood behind, before anything came, was divided or moved. */
  #orderBefore(made: readonly (readonly [Block, readonly BlockProposal[]])[]): ReadonlyMap<Id, Id> {
    let last = 0;
    const places = made.flatMap(([block, marks]) => {
      const at = this.#positions.get(block) ?? last;
      last = at;
      if (marks.some(({ kind }) => kind === 'insertion' || kind === 'split')) return [];
      return [{ id: block.id, at: this.#paragraphs.get(at)?.moved?.from ?? at }];
    });
    places.sort((one, other) => one.at - other.at);
    return new Map(places.flatMap(({ id }, index) => (index === 0 ? [] : [[id, places[index - 1]?.id ?? ''] as const])));
  }

  /** Where two texts were or will be one, the blank between them belongs to the second. */
  #led(block: Block, paragraph: WordParagraph | undefined, marks: readonly BlockProposal[]): Block {
    const above = paragraph === undefined ? null : (this.#changes.get(paragraph)?.above ?? null);
    if (!this.#task.trimmed || paragraph === undefined || above === null || !marks.some(({ kind }) => kind === 'split' || kind === 'join')) return block;
    if (!/^\s/.test(wordsOf([paragraph])) && !/\s$/.test(wordsOf([above]))) return block;
    return { ...block, text: Object.fromEntries(Object.entries(block.text).map(([language, content]) => [language, [{ text: ' ' }, ...(content ?? [])]])) } as Block;
  }

  /** Changes of which the document says nothing: the text is as if they were accepted. Of looks alone that is said once. */
  #report(): void {
    let looks = false;
    for (const paragraph of this.#paragraphs.values()) {
      const words = wordsOf([paragraph]).trim();
      if (paragraph.moved !== undefined && !this.#arrived.has(paragraph.moved)) this.#task.lose('trackedChanges', paragraph.at, words);
      else if (paragraph.lookChange !== null && !this.#told.has(paragraph) && words !== '' && !looks) {
        looks = true;
        this.#task.lose('trackedChanges', paragraph.at, words);
      }
    }
  }
}

/** Comments whose ranges hold no text that became one stand on the element in which they are called. */
const withComments = (blocks: readonly Block[], { placed, proposals, text }: Marking): Block[] => {
  const borne = new Set<string>();
  for (const { text: own } of walkTexts(blocks)) for (const language of languages) for (const inline of walkInlines((own[language] ?? []) as Content)) if ('comments' in inline) for (const thread of inline.comments ?? []) borne.add(thread);
  const left = proposals.threads.filter(({ id }) => !borne.has(id));
  if (left.length === 0) return [...blocks];
  const called = callPositions(text, proposals);
  const comments = new Map<Id, Id[]>();
  for (const { id } of left) {
    const at = called.get(id) ?? 1;
    const owner = placed.findLast((one) => one.at <= at)?.block.id ?? blocks[0]?.id;
    if (owner !== undefined) comments.set(owner, [...(comments.get(owner) ?? []), id]);
  }
  const commented = (block: Block): Block => {
    const own = comments.get(block.id);
    const inner: Block = block.type === 'box' ? { ...block, blocks: block.blocks.map(commented) as BoxedBlock[] as typeof block.blocks } : block;
    return own === undefined ? inner : { ...inner, comments: own };
  };
  return blocks.map(commented);
};

/** Where each thread was called. */
const callPositions = (blocks: readonly WordBlock[], proposals: Proposals): ReadonlyMap<string, number> => {
  const positions = new Map<string, number>();
  const walk = (some: readonly WordBlock[]): void => {
    for (const block of some) {
      if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) walk(cell.blocks);
      else for (const inline of block.inlines) {
        const names = inline.type === 'comment' ? [inline.name] : 'comments' in inline ? inline.comments : [];
        for (const comment of names) {
          const thread = proposals.thread(comment);
          if (thread !== null && !positions.has(thread)) positions.set(thread, block.at);
        }
      }
    }
  };
  walk(blocks);
  return positions;
};

/** Blocks with what is proposed about them, and with the comments that no text bears. */
export const withMarks = (task: Marking): Block[] => withComments(new BlockMarks(task).write(), task);
