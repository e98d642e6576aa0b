// What stays on one page: lead-ins with their lists, marks with their footnotes, the last lines of a text with the rule under them.
import { longestLeadIn } from '../lead-ins.ts';
import type { ListElement, ListItem, NoteRun, PrintedElement, Runs } from './printed.ts';
import { plainRuns } from './runs.ts';
import { linePitch, type Setting } from './setting.ts';

/** Lines up to which an element is set as one piece where breaking it would part what belongs together. */
const longestWhole = { paragraph: 8, list: 12, notedItem: 20, box: 12, notedBox: 24 } as const;

/** Width of a letter as a share of its size, on the average of running text. */
const letter = 0.44;

const notesIn = (runs: Runs): NoteRun[] => runs.filter((run) => typeof run !== 'string' && run.k === 'note');
const holdsNote = (runs: Runs): boolean => notesIn(runs).length > 0;

/** The footnotes of an element; none of those that may be broken within, or that begin a page. */
const notesOf = (element: PrintedElement): NoteRun[] => {
  switch (element.k) {
    case 'list':
      return element.items.flatMap((item) => [...notesIn(item.c), ...item.list.flatMap(notesOf)]);
    case 'box':
      return [...notesIn(element.title), ...element.body.flatMap(notesOf)];
    case 'table':
      return [...notesIn(element.caption), ...[...element.header, ...element.cells].flatMap(({ c }) => notesIn(c))];
    case 'figure':
      return notesIn(element.caption);
    case 'landscape':
    case 'endRule':
    case 'pageBreak':
    case 'group':
      return [];
    default:
      return notesIn(element.c);
  }
};

/** Whether a text leads to what follows it. */
export const leadsIn = (runs: Runs): boolean => {
  const ending = runs.findLast((run) => typeof run === 'string' || run.k !== 'note');
  return ending !== undefined && plainRuns([ending]).endsWith(':') && plainRuns(runs).length <= longestLeadIn;
};

const anyItem = (list: ListElement, is: (item: ListItem) => boolean): boolean => list.items.some((item) => is(item) || item.list.some((inner) => anyItem(inner, is)));
const belongsTogether = (item: ListItem): boolean => holdsNote(item.c) || (item.list.length > 0 && leadsIn(item.c));

const holds = (element: PrintedElement, next: PrintedElement | undefined): boolean => {
  if (!('keep' in element) || next === undefined) return false;
  switch (next.k) {
    case 'endRule':
    case 'signature':
      return true;
    // They begin a page, or hold what is before them by themselves.
    case 'pageBreak':
    case 'annex':
    case 'landscape':
    case 'heading':
      return false;
    default:
      return leadsIn(element.c);
  }
};

/** The index of the last of those from an index on that must stand on one page: what is kept with the next, and what that is kept with. */
const chainEnd = (elements: readonly PrintedElement[], from: number): number => {
  for (let index = from; index < elements.length; index++) {
    const each = elements[index];
    if (each !== undefined && each.k !== 'heading' && !('keep' in each && each.keep)) return index;
  }
  return elements.length - 1;
};

/** Holds the elements of one text together; lengths are estimates from the letters in them. */
class Keeper {
  readonly #setting: Setting;
  readonly #measure: number;

  constructor(setting: Setting, measure: number) {
    this.#setting = setting;
    this.#measure = measure;
  }

  #lines(runs: Runs, size: number, width = this.#measure): number {
    return Math.max(1, Math.ceil((plainRuns(runs).length * letter * size * this.#setting.scale) / width));
  }

  #bodyLines(runs: Runs): number {
    return this.#lines(runs, this.#setting.measures.body.size);
  }

  #itemLines(item: ListItem, indent: number): number {
    const own = this.#lines(item.c, this.#setting.measures.body.size, this.#measure - indent);
    return own + item.list.reduce((sum, inner) => sum + this.#listLines(inner, indent + inner.at), 0);
  }

  #listLines(list: ListElement, indent = list.at): number {
    return list.items.reduce((sum, item) => sum + this.#itemLines(item, indent + (list.flush ? 0 : list.width)), 0);
  }

  #boxLines(body: readonly PrintedElement[]): number {
    return body.reduce((sum, each) => sum + ('items' in each ? this.#listLines(each) : 'keep' in each ? this.#bodyLines(each.c) : longestWhole.notedBox), 1);
  }

  /** A list as one piece where it is short and must be; else in pieces, so that those of its items that must stay whole do. */
  #pieces(list: ListElement): ListElement[] {
    if (!anyItem(list, belongsTogether)) return [list];
    if (this.#listLines(list) <= longestWhole.list) return [{ ...list, whole: true }];
    const pieces: { items: ListItem[]; whole: boolean }[] = [];
    for (const item of list.items) {
      const whole = anyItem({ ...list, items: [item] }, belongsTogether) && this.#itemLines(item, list.at) <= longestWhole.notedItem;
      const last = pieces.at(-1);
      if (whole || last === undefined || last.whole) pieces.push({ items: [item], whole });
      else last.items.push(item);
    }
    return pieces.map(({ items, whole }, index) => ({ ...list, items, whole, goesOn: index < pieces.length - 1 }));
  }

  /** Points that an element needs on the page where it begins, without its footnotes. */
  #least(element: PrintedElement): number {
    const { measures, scale } = this.#setting;
    const pitch = linePitch(this.#setting);
    switch (element.k) {
      case 'heading': {
        const form = measures.headings[element.look] ?? measures.headings[4];
        return form.before + form.after + this.#lines(element.c, form.size) * form.size * scale * 1.6;
      }
      case 'list':
        return pitch * ((element.whole ? this.#listLines(element) * 1.3 : 3) + 1);
      case 'box':
        return pitch * ((element.whole ? this.#boxLines(element.body) * 1.2 : 3) + 3);
      case 'table':
        return pitch * (element.whole ? element.rows * 1.6 + 4 : 6);
      case 'figure':
        return element.height + pitch * 5;
      case 'numbered':
      case 'paragraph':
      case 'quotation':
      case 'preamble':
      case 'signature': {
        const lines = this.#bodyLines(element.c);
        return pitch * ((element.whole ? lines : Math.min(lines, 3)) + 1);
      }
      default:
        return 0;
    }
  }

  /** Points that footnotes take at the foot of a page. */
  #height(notes: readonly NoteRun[]): number {
    const { size, lineHeight } = this.#setting.measures.footnote;
    const pitch = size * this.#setting.scale * this.#setting.pitch(lineHeight);
    return Math.round(notes.reduce((sum, note) => sum + this.#lines(note.c, size) * pitch + 6, 0));
  }

  /** What an element with footnotes claims of its page for what must stand there with it. */
  #room(elements: readonly PrintedElement[], from: number): number {
    return elements.slice(from, chainEnd(elements, from) + 1).reduce((sum, each) => sum + this.#least(each), 0);
  }

  /** What is kept with an element that holds footnotes is one piece with it: only so does the compiler move them all if the notes find no place. */
  grouped(elements: readonly PrintedElement[]): PrintedElement[] {
    const result: PrintedElement[] = [];
    for (let index = 0; index < elements.length; ) {
      const end = chainEnd(elements, index);
      const [first, last] = [elements[index], elements[end]];
      const noted = last !== undefined && 'whole' in last && last.whole && !('landscape' in last && last.landscape) && notesOf(last).length > 0;
      const chain = elements.slice(index, end + 1);
      if (noted) {
        const [foremost, ...others] = chain.flatMap(notesOf);
        if (foremost !== undefined) foremost.room = this.#height(others);
      }
      if (!noted || end === index || first === undefined) {
        result.push(...chain);
      } else {
        const { headings } = this.#setting.measures;
        result.push({ k: 'group', before: first.k === 'heading' ? (headings[first.look] ?? headings[4]).before : null, after: last.k === 'box' || last.k === 'table' ? last.k : null, body: chain.map((each) => ('room' in each ? { ...each, room: 0 } : each)) });
      }
      index = end + 1;
    }
    return result;
  }

  together(elements: readonly PrintedElement[]): PrintedElement[] {
    const pieces = elements.flatMap((element): PrintedElement[] => (element.k === 'list' ? this.#pieces(element) : [element]));
    const kept = pieces.map((element, index): PrintedElement => {
      const before = pieces[index - 1];
      if (element.k === 'endRule') return { ...element, hangs: before !== undefined && !('keep' in before) };
      if (element.k === 'box') {
        return { ...element, whole: this.#boxLines(element.body) <= (notesOf(element).length > 0 ? longestWhole.notedBox : longestWhole.box) };
      }
      if (!('keep' in element)) return element;
      return { ...element, keep: holds(element, pieces[index + 1]), whole: holdsNote(element.c) && this.#bodyLines(element.c) <= longestWhole.paragraph };
    });
    return kept.map((element, index) => {
      const claims = element.k === 'heading' || ('keep' in element && element.keep);
      return claims && holdsNote(element.c) ? { ...element, room: this.#room(kept, index + 1) } : element;
    });
  }
}

/** The elements of a text `measure` points wide, each of those that must not be broken or part from the next marked so. */
export const keptTogether = (elements: readonly PrintedElement[], setting: Setting, measure: number): PrintedElement[] => new Keeper(setting, measure).together(elements);

/** The same, those that share their page with the footnotes of another in one piece with it. */
export const inGroups = (elements: readonly PrintedElement[], setting: Setting, measure: number): PrintedElement[] => new Keeper(setting, measure).grouped(elements);
