// Tracked changes as proposals and comments as threads, each with its author and its time.
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { NewId } from '../../document/ids.ts';
import { walkInlines, type Content, type Inline, type Text } from '../../document/inlines.ts';
import { formats, type BlockProposal, type Proposer, type RowProposal, type TextProposal } from '../../document/proposal.ts';
import type { Thread } from '../../document/thread.ts';
import { languages } from '../../language/language.ts';
import { walkTexts } from '../../document/walk.ts';
import { wordsOf } from './drafts.ts';
import type { Change, Comment, RunLook, TextRun, WordBlock, WordParagraph, WordRow } from './word-text.ts';

const timeOf = (date: string | null): number => {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isSafeInteger(at) ? at : 0;
};
const proposerOf = ({ author, date }: Pick<Change, 'author' | 'date'>): Proposer => ({ author, at: timeOf(date) });
const kindOf = ({ kind }: Change): 'insertion' | 'deletion' => (kind === 'insertion' || kind === 'moveTo' ? 'insertion' : 'deletion');

/** The words as they are when everything is accepted. */
export const acceptedContent = <One extends Inline | { readonly type: 'mark' }>(content: readonly One[]): One[] =>
  content.filter((inline) => !('proposals' in inline) || inline.proposals?.some(({ kind }) => kind === 'deletion') !== true);

export class Proposals {
  readonly #newId: NewId;
  /** Changes that stand beside each other and are of one hand and one moment are one proposal: what goes and what comes for it. */
  #open: { readonly key: string; readonly id: string } | null = null;
  readonly #threads = new Map<string, string>();
  readonly threads: readonly Thread[];

  constructor(comments: readonly Comment[], newId: NewId) {
    this.#newId = newId;
    this.threads = this.#threadsOf(comments);
  }

  #threadsOf(comments: readonly Comment[]): Thread[] {
    const byId = new Map(comments.map((comment) => [comment.id, comment] as const));
    const rootOf = (comment: Comment): Comment => {
      const seen = new Set<string>();
      let at = comment;
      for (let above = byId.get(at.parent ?? ''); above !== undefined && !seen.has(above.id); above = byId.get(at.parent ?? '')) {
        seen.add(at.id);
        at = above;
      }
      return at;
    };
    const groups = new Map<Comment, Comment[]>();
    for (const comment of comments) {
      if (wordsOf(comment.blocks).trim() === '') continue;
      const root = rootOf(comment);
      groups.set(root, [...(groups.get(root) ?? []), comment]);
    }
    return [...groups].slice(0, 5000).map(([root, said]): Thread => {
      const id = this.#newId();
      for (const comment of [root, ...said]) this.#threads.set(comment.id, id);
      const remarks = said.slice(0, 500).map((comment) => ({ id: this.#newId(), ...proposerOf(comment), text: wordsOf(comment.blocks).trim().slice(0, 20_000) }));
      // Word does not say who settled it.
      return { id, remarks, ...(root.done ? { resolved: { author: '', at: 0 } } : {}) };
    });
  }

  /** The thread of a comment; null for one that says nothing. */
  thread(comment: string): string | null {
    return this.#threads.get(comment) ?? null;
  }

  /** A paragraph begins: what stood before is another proposal. */
  begin(): void {
    this.#open = null;
  }

  /** Reads something that stands apart from the line, and goes on with the line as it was. */
  apart<Value>(read: () => Value): Value {
    const open = this.#open;
    const value = read();
    this.#open = open;
    return value;
  }

  #id({ author, date }: Pick<Change, 'author' | 'date'>): string {
    const key = `${author} ${date}`;
    if (this.#open?.key !== key) this.#open = { key, id: this.#newId() };
    return this.#open.id;
  }

  /** What a run carries besides its looks. */
  marks({ changes, comments, formatChange, look }: Pick<TextRun, 'changes' | 'comments'> & { readonly formatChange: TextRun['formatChange']; readonly look: RunLook | null }): Pick<Text, 'proposals' | 'comments'> {
    const proposals: TextProposal[] = [];
    for (const change of changes) {
      const kind = kindOf(change);
      if (!proposals.some((other) => other.kind === kind)) proposals.push({ id: this.#id(change), kind, ...proposerOf(change) });
    }
    if (formatChange !== null && look !== null) {
      const before = formats.filter((format) => formatChange.before[format]);
      if (formats.some((format) => look[format] !== formatChange.before[format])) proposals.push({ id: this.#newId(), kind: 'format', before, ...proposerOf(formatChange) });
    }
    if (changes.length === 0) this.#open = null;
    const threads = [...new Set(comments.flatMap((comment) => this.thread(comment) ?? []))];
    return { ...(proposals.length > 0 && { proposals }), ...(threads.length > 0 && { comments: threads }) };
  }

  row({ changes }: WordRow): RowProposal[] {
    return changes.slice(0, 1).map((change) => ({ id: this.#newId(), kind: kindOf(change), ...proposerOf(change) }));
  }

  /** What is proposed about whole paragraphs, by their positions: put in, taken out, cut off the one above, joined to it. `blank`: one stands between the two. */
  ofBlocks(blocks: readonly WordBlock[]): ReadonlyMap<number, { readonly proposal: BlockProposal; readonly blank: boolean }> {
    const found = new Map<number, { readonly proposal: BlockProposal; readonly blank: boolean }>();
    let above: WordParagraph | null = null;
    for (const block of blocks) {
      if (block.kind === 'table') {
        above = null;
        continue;
      }
      const mark = block.mark[0];
      const kind = mark === undefined ? null : kindOf(mark);
      const shown = block.inlines.flatMap((inline) => (inline.type === 'text' || inline.type === 'note' ? [inline] : []));
      const wholly = kind !== null && shown.length > 0 && shown.every(({ changes }) => changes.some((change) => kindOf(change) === kind));
      if (wholly && mark !== undefined && kind !== null) {
        found.set(block.at, { proposal: { id: this.#newId(), kind, ...proposerOf(mark) }, blank: false });
        above = null;
        continue;
      }
      const before = above?.mark[0];
      if (before !== undefined && above !== null) {
        const blank = /^\s/.test(wordsOf([block])) || /\s$/.test(wordsOf([above]));
        found.set(block.at, { proposal: { id: this.#newId(), kind: kindOf(before) === 'insertion' ? 'split' : 'join', ...proposerOf(before) }, blank });
      }
      above = block;
    }
    return found;
  }
}

/** Blocks with what is proposed about them, and with the comments that no text bears. */
export const withMarks = (blocks: readonly Block[], placed: readonly { readonly at: number; readonly block: Block }[], proposals: Proposals, text: readonly WordBlock[], orphanAt: (comment: string) => number): Block[] => {
  const marks = new Map<Block, Pick<Block, 'proposals' | 'comments'>>();
  const add = (block: Block, more: Pick<Block, 'proposals' | 'comments'>): void => void marks.set(block, { ...marks.get(block), ...more });
  const ofBlocks = proposals.ofBlocks(text);
  const blanks = new Set<Block>();
  for (const { at, block } of placed) {
    const found = ofBlocks.get(at);
    // Elements of the first page are data and lines that are there or not.
    if (found === undefined || traitsOf(block.type).place === 'front') continue;
    add(block, { proposals: [found.proposal] });
    if (found.blank) blanks.add(block);
  }
  const borne = new Set<string>();
  for (const { text: own } of walkTexts(blocks)) for (const language of languages) for (const inline of walkInlines((own[language] ?? []) as Content)) if ('comments' in inline) for (const thread of inline.comments ?? []) borne.add(thread);
  for (const { id } of proposals.threads) {
    if (borne.has(id)) continue;
    const at = orphanAt(id);
    const block = placed.findLast((one) => one.at <= at)?.block ?? blocks[0];
    if (block !== undefined) add(block, { comments: [...(marks.get(block)?.comments ?? []), id] });
  }
  return blocks.map((block) => {
    const own = marks.get(block);
    if (own === undefined) return block;
    // Where two texts were or will be one, the blank between them belongs to the second.
    const led = blanks.has(block) ? Object.fromEntries(Object.entries(block.text).map(([language, content]) => [language, [{ text: ' ' }, ...(content ?? [])]])) : block.text;
    return { ...block, ...own, text: led } as Block;
  });
};

/** Where a thread was called, for those whose range holds no text that became one. */
export const callPositions = (blocks: readonly WordBlock[], proposals: Proposals): ReadonlyMap<string, number> => {
  const positions = new Map<string, number>();
  const walk = (some: readonly WordBlock[]): void => {
    for (const block of some) {
      if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) walk(cell.blocks);
      else for (const inline of block.inlines) {
        const called = inline.type === 'comment' ? [inline.name] : 'comments' in inline ? inline.comments : [];
        for (const comment of called) {
          const thread = proposals.thread(comment);
          if (thread !== null && !positions.has(thread)) positions.set(thread, block.at);
        }
      }
    }
  };
  walk(blocks);
  return positions;
};
