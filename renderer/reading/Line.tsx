// A line of text as it is read: what stayed, what came, what went, each with its own sign so that it also reads in black and white.
import { Fragment, type ReactNode } from 'react';
import type { LookChange, Piece, Run } from '../../shared/compare/comparison.ts';
import type { ThreeWayPiece } from '../../shared/compare/three-way-text.ts';
import { proposedWay } from '../../shared/compare/proposed-words.ts';
import { isEdge, isTextRun, runsOf } from '../../shared/compare/runs.ts';
import type { Content, Footnote } from '../../shared/document/inlines.ts';
import { isLostReference, referenceText } from '../../shared/document/reference.ts';
import { withWholeFigures } from '../../shared/text/bidi.ts';
import type { Translate } from '../../shared/language/messages.ts';
import type { Reading, ReadSide } from './reading.ts';
import styles from './reading.module.css';
import three from './three-way.module.css';

/** Which of the two texts are shown: both in one line with marks, one alone with what went or came in it, or the later one without any mark. */
export type Shown = 'both' | 'before' | 'after' | 'clean';

/** A footnote of a line, to be shown below it. */
export interface Note {
  readonly id: string;
  readonly label: string;
  readonly mark: 'same' | 'inserted' | 'deleted';
  readonly pieces: readonly Piece[];
}

export interface WrittenLine {
  readonly nodes: ReactNode;
  readonly notes: readonly Note[];
}

const formatted = (run: Extract<Run, { text: string }>): ReactNode => {
  let node: ReactNode = withWholeFigures(run.text);
  if (run.bold) node = <strong>{node}</strong>;
  if (run.italic) node = <em>{node}</em>;
  if (run.underline) node = <u>{node}</u>;
  if (run.superscript) node = <sup>{node}</sup>;
  if (run.subscript) node = <sub>{node}</sub>;
  return node;
};

/** What is proposed of a run shows beside what changed between the two versions. */
const proposed = (run: Run, node: ReactNode): ReactNode => {
  const way = proposedWay(run);
  if (way.endsWith('out')) return <del className={styles.proposedOut}>{node}</del>;
  return way === 'in' ? <ins className={styles.proposedIn}>{node}</ins> : node;
};

class Writer {
  readonly notes: Note[] = [];
  /** The options met in each bracket that is open: all but the first are parted from the one before. */
  readonly #options: number[] = [];

  #edge(run: Extract<Run, { type: 'start' | 'end' }>): ReactNode {
    if (run.of.type === 'bracket') {
      if (run.type === 'start') this.#options.push(0);
      else this.#options.pop();
      return <span className={styles.bracket}>{run.type === 'start' ? '[' : ']'}</span>;
    }
    if (run.type === 'end') return null;
    const met = this.#options.pop() ?? 0;
    this.#options.push(met + 1);
    return met === 0 ? null : <span className={styles.bracket}>{' / '}</span>;
  }

  #note(footnote: Footnote, side: ReadSide, mark: Note['mark'], pieces: readonly Piece[]): ReactNode {
    const number = side.numbering.footnotes.get(footnote.id);
    const label = number === undefined ? '*' : side.definition.digits(number, side.settings);
    this.notes.push({ id: `${mark} ${footnote.id}`, label, mark, pieces });
    return <sup className={styles.noteMark}>{label}</sup>;
  }

  #run(run: Run, side: ReadSide, mark: Note['mark'], notePieces: readonly Piece[] | null): ReactNode {
    if (isTextRun(run)) return formatted(run);
    if (isEdge(run)) return this.#edge(run);
    switch (run.type) {
      case 'link':
        return <span className={styles.link}>{run.children.map((child, index) => <Fragment key={index}>{formatted(child)}</Fragment>)}</span>;
      case 'symbolReference':
        return (
          <bdi dir="ltr" data-symbol={run.symbol} className={styles.symbol}>
            {run.symbol}
          </bdi>
        );
      case 'crossReference': {
        const text = referenceText(run, side.numbering, side.settings);
        return isLostReference(run, side.numbering) ? <span className={styles.lost}>{text}</span> : text;
      }
      case 'footnote':
        return this.#note(run, side, mark, notePieces ?? [{ kind: 'same', before: runsOf(run.content), after: runsOf(run.content) }]);
    }
  }

  runs(runs: readonly Run[], side: ReadSide, mark: Note['mark'], notePieces: readonly Piece[] | null = null): ReactNode {
    return runs.map((run, index) => <Fragment key={index}>{proposed(run, this.#run(run, side, mark, notePieces))}</Fragment>);
  }
}

const looksText = (looks: readonly LookChange[], t: Translate): string => looks.map((look) => t(`history:look.${look}`)).join(', ');

/** Two versions of a text as one line, or one of them. `by` names the hand that made a change, where it is known. */
export const writePieces = (pieces: readonly Piece[], reading: Reading, shown: Shown, t: Translate, by: (piece: Piece) => string | undefined = () => undefined): WrittenLine => {
  const writer = new Writer();
  const side = shown === 'before' ? reading.before : reading.after;
  const of = (piece: Piece): readonly Run[] => (shown === 'before' ? piece.before : piece.after);
  const node = (piece: Piece): ReactNode => {
    switch (piece.kind) {
      case 'same':
        return writer.runs(of(piece), side, 'same');
      case 'deleted':
        return shown === 'after' || shown === 'clean' ? null : <del className={styles.deletion} title={by(piece)}>{writer.runs(piece.before, reading.before, 'deleted')}</del>;
      case 'inserted':
        if (shown === 'clean') return writer.runs(piece.after, reading.after, 'same');
        return shown === 'before' ? null : <ins className={styles.insertion} title={by(piece)}>{writer.runs(piece.after, reading.after, 'inserted')}</ins>;
      case 'relooked':
        if (shown === 'clean') return writer.runs(piece.after, side, 'same');
        return (
          <span className={styles.relooked} title={[looksText(piece.looks, t), by(piece)].filter((part) => part !== undefined).join(' · ')}>
            {writer.runs(of(piece), side, 'same')}
          </span>
        );
      case 'note':
        return writer.runs(of(piece), side, 'same', piece.text.pieces);
    }
  };
  const nodes = pieces.map((piece, index) => <Fragment key={index}>{node(piece)}</Fragment>);
  return { nodes, notes: writer.notes };
};

/** A text that stands alone. */
export const writeContent = (content: Content, side: ReadSide): WrittenLine => {
  const writer = new Writer();
  const nodes = writer.runs(runsOf(content), side, 'same');
  return { nodes, notes: writer.notes };
};

/** Whose change it is: of the first revised text, of the second, of both alike. */
const hands = { left: '1', right: '2', both: '1 2' } as const;

/** A text revised twice, as one line: every change bears the number of the text that has it, and where they disagree both wordings stand. */
export const writeThree = (pieces: readonly ThreeWayPiece[], reading: Reading): WrittenLine => {
  const writer = new Writer();
  const change = (hand: '1' | '2' | '1 2', base: readonly Run[], after: readonly Run[]): ReactNode => (
    <span className={hand === '2' ? three.second : three.first}>
      <sup className={three.hand}>{hand}</sup>
      {base.length > 0 && <del>{writer.runs(base, reading.before, 'deleted')}</del>}
      {after.length > 0 && <ins>{writer.runs(after, reading.after, 'inserted')}</ins>}
    </span>
  );
  const node = ({ kind, base, left, right }: ThreeWayPiece): ReactNode => {
    switch (kind) {
      case 'same':
        return writer.runs(base, reading.before, 'same');
      case 'left':
      case 'both':
        return change(hands[kind], base, left);
      case 'right':
        return change(hands[kind], base, right);
      case 'conflict':
        return (
          <span className={three.conflict}>
            {base.length > 0 && <del>{writer.runs(base, reading.before, 'deleted')}</del>}
            {change('1', [], left)}
            {' | '}
            {change('2', [], right)}
          </span>
        );
    }
  };
  const nodes = pieces.map((piece, index) => <Fragment key={index}>{node(piece)}</Fragment>);
  return { nodes, notes: writer.notes };
};
