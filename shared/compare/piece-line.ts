// Puts the pieces of a comparison together, so that white space belongs where a person would leave it.
import type { Text } from '../document/inlines.ts';
import type { LookChange, Piece, Run, TextComparison, WordCount } from './comparison.ts';
import { looksBetween } from './looks.ts';
import { appendRun, isTextRun, lineText } from './runs.ts';

interface Draft {
  readonly kind: Piece['kind'];
  readonly before: Run[];
  readonly after: Run[];
  readonly looks: readonly LookChange[];
  readonly text: TextComparison | null;
}

export const noWords: WordCount = { inserted: 0, deleted: 0, kept: 0 };
export const addWords = (one: WordCount, other: WordCount): WordCount => ({
  inserted: one.inserted + other.inserted,
  deleted: one.deleted + other.deleted,
  kept: one.kept + other.kept,
});

const blank = /^\s+$/u;

/** The white space at the end of a line, cut off its last run; null where there is none. */
const trailingSpace = (runs: readonly Run[]): { readonly rest: Run[]; readonly space: Text } | null => {
  const last = runs.at(-1);
  if (last === undefined || !isTextRun(last)) return null;
  const space = /\s+$/u.exec(last.text)?.[0] ?? '';
  if (space === '') return null;
  const rest = last.text.slice(0, last.text.length - space.length);
  return { rest: [...runs.slice(0, -1), ...(rest === '' ? [] : [{ ...last, text: rest }])], space: { ...last, text: space } };
};

export class PieceLine {
  readonly #pieces: Draft[] = [];
  #deleted: Run[] = [];
  #inserted: Run[] = [];
  #deletedWords = 0;
  #insertedWords = 0;
  /** Words so far. */
  #words: WordCount = noWords;

  delete(runs: readonly Run[], words = 0): void {
    for (const run of runs) appendRun(this.#deleted, run);
    this.#deletedWords += words;
  }

  insert(runs: readonly Run[], words = 0): void {
    for (const run of runs) appendRun(this.#inserted, run);
    this.#insertedWords += words;
  }

  /** Words that stayed, and how their look differs. */
  keep(before: readonly Run[], after: readonly Run[], words: number, looks: readonly LookChange[]): void {
    this.#closeChange();
    this.#words = addWords(this.#words, { inserted: 0, deleted: 0, kept: words });
    this.#append({ kind: looks.length === 0 ? 'same' : 'relooked', before: [...before], after: [...after], looks, text: null });
  }

  /** A footnote that stayed while its text changed. */
  note(before: readonly Run[], after: readonly Run[], text: TextComparison): void {
    this.#closeChange();
    this.#words = addWords(this.#words, text.words);
    this.#append({ kind: 'note', before: [...before], after: [...after], looks: [], text });
  }

  end(): { readonly pieces: Piece[]; readonly words: WordCount } {
    this.#closeChange();
    const pieces = this.#pieces.map(({ kind, before, after, looks, text }): Piece => {
      switch (kind) {
        case 'same':
          return { kind, before, after };
        case 'deleted':
          return { kind, before, after: [] };
        case 'inserted':
          return { kind, before: [], after };
        case 'relooked':
          return { kind, before, after, looks };
        case 'note':
          return text === null ? { kind: 'same', before, after } : { kind, before, after, text };
      }
    });
    return { pieces, words: this.#words };
  }

  #append(piece: Draft): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.kind === piece.kind && piece.kind !== 'note' && last.looks.join() === piece.looks.join()) {
      for (const run of piece.before) appendRun(last.before, run);
      for (const run of piece.after) appendRun(last.after, run);
    } else this.#pieces.push(piece);
  }

  #closeChange(): void {
    let [deleted, inserted] = [this.#deleted, this.#inserted];
    if (deleted.length === 0 && inserted.length === 0) return;
    const words: WordCount = { inserted: this.#insertedWords, deleted: this.#deletedWords, kept: 0 };
    this.#deleted = [];
    this.#inserted = [];
    this.#deletedWords = 0;
    this.#insertedWords = 0;
    // "old word " against "new word ": the space behind them stayed.
    const [one, other] = [trailingSpace(deleted), trailingSpace(inserted)];
    const common = one !== null && other !== null && one.space.text === other.space.text;
    if (common) [deleted, inserted] = [one.rest, other.rest];
    const alike = deleted.length > 0 && lineText(deleted) === lineText(inserted) && [...deleted, ...inserted].every((run) => isTextRun(run) || run.type === 'link');
    if (alike) this.keep(deleted, inserted, words.inserted, looksBetween(deleted, inserted));
    else {
      this.#words = addWords(this.#words, words);
      if (deleted.length > 0) this.#append({ kind: 'deleted', before: deleted, after: [], looks: [], text: null });
      if (inserted.length > 0) this.#append({ kind: 'inserted', before: [], after: inserted, looks: [], text: null });
    }
    if (common) this.keep([one.space], [other.space], 0, looksBetween([one.space], [other.space]));
  }
}

/** Whether a line is nothing but white space. */
export const isBlank = (runs: readonly Run[]): boolean => runs.every((run) => isTextRun(run) && (run.text === '' || blank.test(run.text)));
