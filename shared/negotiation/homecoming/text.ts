// One line of a file that came home: what its author did to the words that left, as proposals about the words that stand today.
import { isEdge, isTextRun, runsOf } from '../../compare/runs.ts';
import { compareContents } from '../../compare/text.ts';
import type { Id } from '../../document/ids.ts';
import { formats, isText, type Content, type FootnoteText, type Format, type Inline } from '../../document/inlines.ts';
import { sameProposer, type TextProposal } from '../../document/proposal.ts';
import type { Language } from '../../language/language.ts';
import { decideContent } from '../decide-text.ts';
import { contentOfUnits, formatsOf, marksOf, sameFormats, unitsOf, withMarks, type Unit } from '../line-units.ts';
import { handOf, type Homecoming } from './homecoming.ts';
import { atSeam, partsAt, seam, sliced, type Piece } from './pieces.ts';

/** A line, in parts where an element was cut: `returned` where the file cut it, `standing` where somebody else did since it left. */
export interface ReturnedLine {
  readonly written: Content;
  readonly returned: readonly Content[];
  readonly standing: readonly Content[];
}

/** Square brackets as the signs that they print: a Word file knows no others. */
const flattened = (content: readonly Inline[]): Inline[] =>
  content.flatMap((inline): Inline[] => {
    if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return [inline];
    const inner = flattened(inline.children);
    return inline.type === 'option' ? inner : [{ text: '[' }, ...inner, { text: ']' }];
  });

const isBracket = ({ run }: Unit): boolean => isEdge(run) && run.of.type === 'bracket';

/** For each unit of the one line the unit of the other that it is, or -1. */
const aligned = (before: readonly Unit[], after: readonly Unit[], language: Language): Int32Array => {
  const partners = new Int32Array(before.length).fill(-1);
  // Word does not count references anew by itself: in which form one was, its file may not tell.
  const labels = (units: readonly Unit[]): Unit[] => units.map((unit) => (!isTextRun(unit.run) && unit.run.type === 'crossReference' ? { ...unit, run: { ...unit.run, form: 'label' } } : unit));
  const [was, is] = [contentOfUnits(labels(before)), contentOfUnits(labels(after))];
  let [at, to] = [0, 0];
  for (const piece of compareContents(was, is, { language }).pieces) {
    const [olds, news] = [unitsOf(piece.before), unitsOf(piece.after)];
    if (olds.length === news.length) for (let index = 0; index < olds.length; index++) partners[at + index] = to + index;
    at += olds.length;
    to += news.length;
  }
  return partners;
};

const inverse = (partners: Int32Array, length: number): Int32Array => {
  const back = new Int32Array(length).fill(-1);
  for (const [index, partner] of partners.entries()) if (partner >= 0) back[partner] = index;
  return back;
};

const textOf = (units: readonly Unit[]): string => units.map((unit) => (unit === seam ? '' : isTextRun(unit.run) ? unit.run.text : '\uFFFC')).join('');

class ReturnedText {
  readonly #home: Homecoming;
  readonly #written: readonly Unit[];
  readonly #standing: readonly Unit[];
  /** By units of what left. */
  readonly #toStanding: Int32Array;
  readonly #deletions = new Map<number, TextProposal[]>();
  readonly #formats = new Map<number, { readonly mark: TextProposal & { kind: 'format' }; readonly toggled: readonly Format[] }>();
  readonly #notes = new Map<number, FootnoteText>();
  readonly #comments = new Map<number, Id[]>();
  /** By the unit of what left before which they stand. */
  readonly #insertions = new Map<number, Piece[]>();

  constructor({ written, returned, standing }: ReturnedLine, home: Homecoming) {
    this.#home = home;
    this.#written = unitsOf(runsOf(contentOfUnits(unitsOf(runsOf(flattened(written))))));
    this.#standing = standing.flatMap((part, index) => [...(index > 0 ? [seam] : []), ...unitsOf(runsOf(part))]);
    const signs = this.#standing.flatMap((unit, index): { readonly unit: Unit; readonly index: number }[] => {
      if (!isEdge(unit.run)) return [{ unit, index }];
      return isBracket(unit) ? [{ unit: { key: '', run: { text: unit.run.type === 'start' ? '[' : ']' }, href: null }, index }] : [];
    });
    this.#toStanding = aligned(this.#written, signs.map(({ unit }) => unit), home.language).map((partner) => (partner < 0 ? -1 : (signs[partner]?.index ?? -1)));
    this.#read(returned);
  }

  #isNew(mark: TextProposal): boolean {
    return !this.#home.known(mark);
  }

  #mark<Kind extends TextProposal>(mark: Kind): Kind {
    const { author: _, delegation: _1, at: _2, meeting: _3, ...rest } = mark;
    return { ...rest, ...this.#home.proposer(mark) } as Kind;
  }

  /** What the file says of a unit that was not there: put in by the one who tracked it, or by whoever changed the file. */
  #putIn(unit: Unit, hunk: Id): Unit {
    const fresh = marksOf(unit.run).filter((mark) => this.#isNew(mark) && mark.kind !== 'format').map((mark) => this.#mark(mark));
    const marks: TextProposal[] = fresh.some(({ kind }) => kind === 'insertion') ? fresh : [{ id: hunk, kind: 'insertion', ...this.#home.untracked }, ...fresh];
    const marked = withMarks(unit, () => marks);
    const { run } = marked;
    if (isEdge(run)) return marked;
    const threads = ('comments' in run ? (run.comments ?? []) : []).flatMap((thread) => this.#home.thread(thread) ?? []);
    const { comments: _, ...bare } = run;
    const commented = threads.length === 0 ? bare : { ...bare, comments: threads };
    if (!isTextRun(run) && run.type === 'footnote') return { ...marked, run: { ...commented, id: this.#home.newId(), content: decideContent(run.content, () => 'accept') as FootnoteText } as Unit['run'] };
    return { ...marked, run: commented as Unit['run'] };
  }

  /** Lays the file over what left. */
  #read(returned: readonly Content[]): void {
    const { newId, untracked, language } = this.#home;
    const pieces: Piece[] = returned.flatMap((content, index): Piece[] => [...(index > 0 ? (['cut'] as const) : []), ...unitsOf(runsOf(flattened(content)))]);
    const isTracked = (unit: Unit): boolean => marksOf(unit.run).some((mark) => mark.kind === 'insertion' && this.#isNew(mark));
    const old = pieces.filter((piece): piece is Unit => piece !== 'cut' && !isTracked(piece));
    const toWritten = inverse(aligned(this.#written, old, language), old.length);
    let [at, next, hunk] = [0, 0, newId()];
    let pending: Piece[] = [];
    const pass = (until: number): void => {
      for (let index = at; index < until; index++) this.#deletions.set(index, [{ id: hunk, kind: 'deletion', ...untracked }]);
      if (pending.length > 0) this.#insertions.set(until, pending);
      pending = [];
      at = until;
    };
    for (const piece of pieces) {
      if (piece === 'cut' || isTracked(piece)) {
        pending.push(piece === 'cut' ? piece : this.#putIn(piece, hunk));
        continue;
      }
      const place = toWritten[next++] ?? -1;
      if (place < 0) {
        pending.push(this.#putIn(piece, hunk));
        continue;
      }
      pass(place);
      this.#stayed(place, piece, hunk);
      const was = this.#written[place];
      // A change of looks goes on as one proposal until it ends.
      if (was !== undefined && sameFormats(formatsOf(was), formatsOf(piece))) hunk = newId();
      at = place + 1;
    }
    pass(this.#written.length);
  }

  /** A unit that stands in the file as it left, but for marks, looks and the text of a note. */
  #stayed(place: number, unit: Unit, hunk: Id): void {
    const was = this.#written[place];
    if (was === undefined) return;
    const fresh = marksOf(unit.run).filter((mark) => this.#isNew(mark));
    const deletions = fresh.flatMap((mark) => (mark.kind === 'deletion' ? [this.#mark(mark)] : []));
    if (deletions.length > 0) this.#deletions.set(place, deletions);
    const [before, after] = [formatsOf(was), formatsOf(unit)];
    if (!sameFormats(before, after)) {
      const tracked = fresh.find((mark) => mark.kind === 'format');
      const mark = tracked?.kind === 'format' ? this.#mark(tracked) : { id: hunk, kind: 'format' as const, before: [], ...this.#home.untracked };
      this.#formats.set(place, { mark, toggled: formats.filter((format) => before.includes(format) !== after.includes(format)) });
    }
    const { run } = unit;
    if (isEdge(run)) return;
    const threads = ('comments' in run ? (run.comments ?? []) : []).flatMap((thread) => this.#home.thread(thread) ?? []);
    if (threads.length > 0) this.#comments.set(place, threads);
    const standing = this.#standing[this.#toStanding[place] ?? -1]?.run;
    if (standing === undefined || isEdge(standing) || isTextRun(run) || run.type !== 'footnote' || isTextRun(standing) || standing.type !== 'footnote' || isTextRun(was.run) || isEdge(was.run) || was.run.type !== 'footnote') return;
    const [{ content } = standing] = returnedText({ written: was.run.content, returned: [run.content], standing: [standing.content] }, this.#home);
    if (content !== standing.content) this.#notes.set(place, content as FootnoteText);
  }

  #heard(piece: Piece, conflict: boolean): void {
    if (piece !== 'cut') for (const { id } of marksOf(piece.run)) this.#home.heard(id, conflict);
  }

  /** A unit of today's text that the file takes out. */
  #struck(unit: Unit, marks: readonly TextProposal[], conflict: boolean): Unit {
    if (isEdge(unit.run)) {
      if (isBracket(unit)) this.#home.unbracketed();
      return unit;
    }
    return withMarks(unit, (old) => {
      const more = marks.filter((mark) => !old.some((other) => other.kind === 'deletion' && sameProposer(other, mark)));
      // Somebody else's open proposal about the same words stands beside this one.
      for (const { id } of more) this.#home.heard(id, conflict || old.some(({ kind }) => kind !== 'format'));
      return [...old, ...more];
    });
  }

  #stands(place: number, unit: Unit): Unit {
    const deletions = this.#deletions.get(place);
    let result = deletions === undefined ? unit : this.#struck(unit, deletions, false);
    const shown = result.run;
    if (isEdge(shown)) return result;
    const change = this.#formats.get(place);
    if (change !== undefined && (isTextRun(shown) || shown.type === 'symbolReference')) {
      const before = formatsOf(result);
      const written = this.#written[place];
      const wanted = formats.filter((format) => before.includes(format) !== (change.toggled.includes(format) && (written === undefined || formatsOf(written).includes(format) === before.includes(format))));
      const carried = !isTextRun(shown) ? wanted.filter((format) => format === 'bold' || format === 'italic') : wanted;
      if (!sameFormats(before, carried)) {
        const bare = Object.fromEntries(Object.entries(shown).filter(([key]) => !(formats as readonly string[]).includes(key)));
        result = withMarks({ ...result, run: { ...bare, ...Object.fromEntries(carried.map((format) => [format, true])) } as Unit['run'] }, (old) => [...old, { ...change.mark, before }]);
        this.#home.heard(change.mark.id, false);
      }
    }
    const note = this.#notes.get(place);
    if (note !== undefined && !isTextRun(result.run) && !isEdge(result.run) && result.run.type === 'footnote') result = { ...result, run: { ...result.run, content: note } };
    const threads = this.#comments.get(place);
    const { run } = result;
    if (threads !== undefined && !isEdge(run)) result = { ...result, run: { ...run, comments: [...new Set([...('comments' in run ? (run.comments ?? []) : []), ...threads])] } as Unit['run'] };
    return result;
  }

  /** What stands today between two units that both have, with what the file wants there. `from`, `to`: the units of what left that do not stand today. */
  #between(standing: readonly Unit[], from: number, to: number): Piece[] {
    const inserted: Piece[] = [];
    let touched = false;
    let gone = true;
    let hand: TextProposal | undefined;
    for (let index = from; index <= to; index++) {
      for (const piece of this.#insertions.get(index) ?? []) {
        inserted.push(piece);
        touched = true;
        if (piece !== 'cut') hand ??= marksOf(piece.run)[0];
      }
      if (index === to) break;
      const deletions = this.#deletions.get(index);
      if (deletions === undefined) gone = false;
      else {
        touched = true;
        hand ??= deletions[0];
      }
    }
    if (!touched) return [...standing];
    const cuts = inserted.filter((piece) => piece === 'cut');
    const own = inserted.filter((piece): piece is Unit => piece !== 'cut');
    const isOpen = (unit: Unit): boolean => marksOf(unit.run).some(({ kind }) => kind === 'insertion');
    const decided = standing.filter((unit) => !isEdge(unit.run) && !isOpen(unit));
    // Taken in before, or done here too.
    const repeated = own.length > 0 && standing.some((_, index) => {
      const twins = standing.slice(index, index + own.length);
      return textOf(twins) === textOf(own) && twins.every(({ run }, which) => marksOf(run).some((mark) => mark.kind === 'insertion' && marksOf(own[which]?.run ?? { text: '' }).some((other) => other.kind === 'insertion' && other.at === mark.at && sameProposer(mark, other))));
    });
    const open = standing.some(isOpen);
    if (from === to) {
      if (repeated || (own.length > 0 && decided.length > 0 && textOf(decided) === textOf(own))) return [...standing, ...cuts];
      const conflict = decided.length > 0 || open;
      for (const piece of own) this.#heard(piece, conflict);
      return behindText(standing, inserted);
    }
    // Words that left are not there any more. Where the file only takes some of them out too, nothing is left to propose.
    if (own.length === 0 && (decided.length === 0 || !gone)) return [...standing, ...cuts];
    if (repeated) return [...standing, ...cuts];
    // Put in beside words that are others today: it stands beside those.
    const within = Array.from({ length: to - from }, (_, index) => from + index);
    if (within.every((index) => !this.#deletions.has(index) && (index === from || !this.#insertions.has(index)))) {
      for (const piece of own) this.#heard(piece, true);
      return [...(this.#insertions.get(from) ?? []), ...behindText(standing, this.#insertions.get(to) ?? [])];
    }
    const wanted: Unit[] = [];
    const theirs: Piece[] = [];
    for (let index = from; index <= to; index++) {
      for (const piece of this.#insertions.get(index) ?? []) {
        theirs.push(piece);
        if (piece !== 'cut') wanted.push(piece);
      }
      const unit = this.#written[index];
      if (index === to || unit === undefined || this.#deletions.has(index) || hand === undefined) continue;
      // What they kept belongs to their wording, which stands beside today's.
      const kept = withMarks(unit, () => [{ ...handOf(hand), kind: 'insertion' }]);
      const copy = !isTextRun(kept.run) && !isEdge(kept.run) && 'id' in kept.run ? { ...kept, run: { ...kept.run, id: this.#home.newId() } } : kept;
      theirs.push(copy);
      wanted.push(copy);
    }
    if (decided.length > 0 && textOf(decided) === textOf(wanted)) return [...standing, ...cuts];
    for (const piece of theirs) this.#heard(piece, true);
    const against: TextProposal[] = hand === undefined ? [] : [{ ...handOf(hand), kind: 'deletion' }];
    const struck = standing.map((unit) => (isOpen(unit) || isEdge(unit.run) ? unit : this.#struck(unit, against, true)));
    return behindText(struck, theirs);
  }

  /** Today's line with what the file wants, and cut where the file cut it. */
  content(): Piece[] {
    const out: Piece[] = [];
    let [standing, written] = [0, 0];
    const places = [...this.#toStanding.entries()].flatMap(([index, place]) => (place < 0 ? [] : [[index, place] as const]));
    for (const [index, place] of [...places, [this.#written.length, this.#standing.length] as const]) {
      out.push(...atSeam(this.#between(this.#standing.slice(standing, place), written, index)));
      const unit = this.#standing[place];
      if (unit !== undefined) out.push(this.#stands(index, unit));
      [standing, written] = [place + 1, index + 1];
    }
    return out;
  }
}

/** Puts in behind what was put in before, and before a bracket that begins or ends there. */
const behindText = (standing: readonly Unit[], inserted: readonly Piece[]): Piece[] => {
  const edge = standing.findLastIndex(({ run }) => !isEdge(run));
  return [...standing.slice(0, edge + 1), ...inserted, ...standing.slice(edge + 1)];
};

/** A part of today's line, and what the file cuts off it, each with the part of the file that it is, from 1. */
export interface ReturnedPart {
  readonly content: Content;
  readonly cutOff: readonly { readonly part: number; readonly content: Content }[];
}

/**
 * Today's line with what was done to it in the file, as proposals, each of its parts in several where the file cut it. Rejecting them gives today's
 * line, joined. Where today's text says what it said when it left, accepting them gives the line of the file. Where both changed the same words, the
 * words of the file stand behind today's: those that are decided are struck out with them, those that somebody proposes stay beside them. A cut of
 * the file where today's line is cut already is no other.
 */
export const returnedText = (line: ReturnedLine, home: Homecoming): ReturnedPart[] => {
  let part = 0;
  const parts = partsAt(new ReturnedText(line, home).content(), (piece) => piece === seam);
  return parts.map((pieces, index): ReturnedPart => {
    const isUnit = (piece: Piece): boolean => piece !== 'cut' && !isEdge(piece.run);
    const [first, last] = [pieces.findIndex(isUnit), pieces.findLastIndex(isUnit)];
    const repeated = (piece: Piece, at: number): boolean => piece === 'cut' && ((index > 0 && at < first) || (index < parts.length - 1 && at > last));
    const cuts = pieces.flatMap((piece, at) => (piece === 'cut' ? [{ part: ++part, repeated: repeated(piece, at) }] : [])).filter((cut) => !cut.repeated);
    const [own = [], ...rest] = sliced(pieces.filter((piece, at) => !repeated(piece, at)));
    const standing = line.standing[index] ?? [];
    return { content: JSON.stringify(own) === JSON.stringify(standing) ? standing : own, cutOff: rest.map((content, at) => ({ part: cuts[at]?.part ?? 0, content })) };
  });
};
