// Tracked changes of a line as proposals, and the threads of its comments, each with its author and its time.
import type { Id, NewId } from '../../document/ids.ts';
import type { Inline, Text } from '../../document/inlines.ts';
import { formats, type RowProposal, type TextProposal } from '../../document/proposal.ts';
import type { Thread } from '../../document/thread.ts';
import { commentThreads, proposerOf } from './comment-threads.ts';
import { directionOf } from './paragraph-changes.ts';
import { proposalIds, type AnyChange } from './proposal-ids.ts';
import type { Change, RunLook, TextRun, WordRow, WordTable, WordText } from './word-text.ts';

type Marks = Pick<Text, 'proposals' | 'comments'>;

/** The words as they are when everything is accepted. */
export const acceptedContent = <One extends Inline | { readonly type: 'mark' }>(content: readonly One[]): One[] =>
  content.filter((inline) => !('proposals' in inline) || inline.proposals?.some(({ kind }) => kind === 'deletion') !== true);

/** The change by which every row of a table comes or goes; null where some rows stay. */
export const wholeTable = ({ rows }: WordTable): Change | null => {
  const first = rows[0]?.changes[0];
  return first !== undefined && rows.every(({ changes: [change] }) => change !== undefined && directionOf(change) === directionOf(first)) ? first : null;
};

export class Proposals {
  readonly threads: readonly Thread[];
  readonly #newId: NewId;
  readonly #threads: ReadonlyMap<string, Id>;
  readonly #ids: Map<AnyChange, Id>;

  /** `own`: the file left Rapporteur. */
  constructor(text: Pick<WordText, 'blocks' | 'footnotes' | 'endnotes' | 'comments'>, newId: NewId, own: boolean) {
    this.#newId = newId;
    const { threads, byComment } = commentThreads(text.comments, newId);
    this.threads = threads;
    this.#threads = byComment;
    this.#ids = new Map(proposalIds(text, newId, own));
  }

  /** The thread of a comment; null for one that says nothing. */
  thread(comment: string): Id | null {
    return this.#threads.get(comment) ?? null;
  }

  /** Of the proposal that a change belongs to. */
  id(change: AnyChange): Id {
    const known = this.#ids.get(change) ?? this.#newId();
    this.#ids.set(change, known);
    return known;
  }

  /** What comes or goes, of a run, a note or the break between two lines. */
  changed(changes: readonly Change[]): TextProposal[] {
    const proposals: TextProposal[] = [];
    for (const change of changes) {
      const kind = directionOf(change);
      if (!proposals.some((other) => other.kind === kind)) proposals.push({ id: this.id(change), kind, ...proposerOf(change) });
    }
    return proposals;
  }

  /** What an inline carries besides its looks. `under`: looks that it has by its element, and that are none of its own. */
  marks({ changes, comments, formatChange = null, look = null }: Pick<TextRun, 'changes' | 'comments'> & { readonly formatChange?: TextRun['formatChange']; readonly look?: RunLook | null }, under: Partial<RunLook> = {}): Marks {
    const proposals = this.changed(changes);
    if (formatChange !== null && look !== null) {
      const before = formats.filter((format) => formatChange.before[format] && under[format] !== true);
      if (formats.some((format) => look[format] !== formatChange.before[format])) proposals.push({ id: this.id(formatChange), kind: 'format', before, ...proposerOf(formatChange) });
    }
    const threads = [...new Set(comments.flatMap((comment) => this.thread(comment) ?? []))];
    return { ...(proposals.length > 0 && { proposals }), ...(threads.length > 0 && { comments: threads }) };
  }

  /** Rows that come or go with their table say nothing of their own. */
  row({ changes }: WordRow, table: WordTable): RowProposal[] {
    return wholeTable(table) !== null ? [] : changes.slice(0, 1).map((change) => ({ id: this.id(change), kind: directionOf(change), ...proposerOf(change) }));
  }
}
