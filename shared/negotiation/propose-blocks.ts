// A change of elements, written into the document as a proposal: what was taken out, split, joined, moved or made something else can be taken back.
import { contentLength, flatText, joinContents, sliceContent } from '../document/content.ts';
import { fieldsBesideForm, type LanguageText } from '../document/block.ts';
import type { BoxedBlock } from '../document/blocks/box.ts';
import { traitsOf, type Block } from '../document/blocks/index.ts';
import type { Table, TableRow } from '../document/blocks/table.ts';
import type { Id } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import { sameProposer, type RowProposal } from '../document/proposal.ts';
import { mapTexts, textRoles } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import { ownMark, withMarks, type Marks } from './block-marks.ts';
import { markMoves } from './propose-moves.ts';
import { proposeContent, withinOwn, type Proposing } from './propose-text.ts';

/** Where the caret stands after an edit, in the text of an element itself. */
export interface EditCaret {
  readonly block: Id;
  readonly language: Language;
  readonly offset: number;
}

interface Edit extends Proposing {
  readonly caret: EditCaret | undefined;
}

const takesText = (block: Block): boolean => textRoles[block.type] === 'text';

const proposeText = (before: LanguageText, after: LanguageText, edit: Edit, block: Id): LanguageText => {
  const result: LanguageText = { ...after };
  for (const language of languages) {
    const [was, is] = [before[language], after[language]];
    if (was === is || (was === undefined && is === undefined)) continue;
    const caret = edit.caret?.block === block && edit.caret.language === language ? edit.caret.offset : undefined;
    result[language] = proposeContent(was ?? [], is ?? [], language, edit, caret);
  }
  return result;
};

/** All texts of an element as put in, or as taken out. */
const wholly = <Kind extends Block>(block: Kind, done: 'putIn' | 'takenOut', edit: Edit): Kind =>
  mapTexts(block, (text) => {
    const none: LanguageText = Object.fromEntries(Object.keys(text).map((language) => [language, []]));
    return done === 'putIn' ? proposeText(none, text, edit, block.id) : proposeText(text, none, edit, block.id);
  }) as Kind;

const hasText = (block: Block): boolean => {
  let found = false;
  mapTexts(block, (text) => {
    if (languages.some((language) => contentLength(text[language] ?? []) > 0)) found = true;
    return text;
  });
  return found;
};

/** An element that was put in. Marks of where it was copied from are not its own. */
const putIn = (block: Block, edit: Edit): Block => {
  const { by, id } = edit;
  const bare = block.type === 'box' ? { ...block, blocks: block.blocks.map((boxed) => withMarks(boxed, [])) } : block;
  return { ...wholly(bare, 'putIn', edit), proposals: [{ ...by, id, kind: 'insertion' }] };
};

/** An element that was taken out, as it stays; null where this hand put it in itself and nothing of others stands in it. */
const takenOut = (block: Block, edit: Edit): Block | null => {
  const { by, id } = edit;
  const struck = wholly(block, 'takenOut', edit);
  const marks = block.proposals ?? [];
  if (ownMark(marks, 'insertion', edit) !== undefined && !hasText(struck)) return null;
  return ownMark(marks, 'deletion', edit) === undefined ? withMarks(struck, [...marks, { ...by, id, kind: 'deletion' }]) : struck;
};

const shapeless = new Set<string>(fieldsBesideForm);

const sameJson = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** The marks of an element that stayed, with one for the fields that changed. */
const changeMarks = (before: Block, after: Block, extra: Record<string, unknown>, edit: Edit): Marks => {
  const marks = before.proposals ?? [];
  if (ownMark(marks, 'insertion', edit) !== undefined) return marks;
  const [was, is] = [before, after].map((block) => Object.entries(block).filter(([field]) => !shapeless.has(field))) as [[string, unknown][], [string, unknown][]];
  const now = new Map(is);
  const retyped = before.type !== after.type;
  const changed: Record<string, unknown> = { ...extra, ...Object.fromEntries(was.filter(([field, value]) => retyped || !sameJson(value, now.get(field)))) };
  // A field that the element did not have before: only logos have such, in their list.
  if (Object.keys(changed).length === 0) return marks;
  const last = marks.findLast(({ kind }) => kind === 'change');
  if (last === undefined || last.kind !== 'change' || !sameProposer(last, edit.by)) return [...marks, { ...edit.by, id: edit.id, kind: 'change', before: changed as never }];
  const together: Record<string, unknown> = { ...changed, ...last.before };
  const left = Object.fromEntries(Object.entries(together).filter(([field, value]) => !sameJson(value, (after as unknown as Record<string, unknown>)[field])));
  const type = 'type' in left || 'type' in together ? together : left;
  if (Object.keys(left).length === 0) return marks.filter((mark) => mark !== last);
  return marks.map((mark) => (mark === last ? { ...last, before: ('type' in left ? type : left) as never } : mark));
};

const sameGrid = (before: Table, after: Table): boolean => {
  if (before.columns.length !== after.columns.length) return false;
  const rows = new Map(before.rows.map((row) => [row.id, row]));
  const plain = (row: TableRow): boolean => row.cells.every(({ rowspan }) => rowspan === 1);
  const added = after.rows.some(({ id }) => !rows.has(id)) || before.rows.some(({ id }) => !after.rows.some((row) => row.id === id));
  if (added && ![...before.rows, ...after.rows].every(plain)) return false;
  const order = after.rows.flatMap(({ id }) => (rows.has(id) ? [id] : []));
  if (!sameJson(order, before.rows.flatMap(({ id }) => (order.includes(id) ? [id] : [])))) return false;
  return after.rows.every((row) => {
    const old = rows.get(row.id);
    return old === undefined || (old.kind === row.kind && sameJson(old.cells.map(({ id, colspan, rowspan }) => [id, colspan, rowspan]), row.cells.map(({ id, colspan, rowspan }) => [id, colspan, rowspan])));
  });
};

const rowText = (row: TableRow, change: (text: LanguageText) => LanguageText): TableRow => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: change(cell.text) })) });

const emptied = (text: LanguageText): LanguageText => Object.fromEntries(Object.keys(text).map((language) => [language, []]));

const proposeRows = (before: Table, after: Table, edit: Edit): TableRow[] => {
  const { by, id } = edit;
  const olds = new Map(before.rows.map((row) => [row.id, row]));
  const rows: TableRow[] = after.rows.map((row) => {
    const old = olds.get(row.id);
    if (old === undefined) return { ...rowText(row, (text) => proposeText(emptied(text), text, edit, '')), proposals: [{ ...by, id, kind: 'insertion' }] };
    const cells = new Map(old.cells.map((cell) => [cell.id, cell.text]));
    const within = withinOwn(edit, ownMark(old.proposals, 'insertion', edit));
    return { ...row, cells: row.cells.map((cell) => ({ ...cell, text: proposeText(cells.get(cell.id) ?? {}, cell.text, within, '') })) };
  });
  for (const [index, old] of before.rows.entries()) {
    if (after.rows.some((row) => row.id === old.id)) continue;
    const marks: readonly RowProposal[] = old.proposals ?? [];
    if (ownMark(marks, 'insertion', edit) !== undefined) continue;
    const struck = rowText(old, (text) => proposeText(text, emptied(text), edit, ''));
    const at = rows.findIndex((row) => row.id === before.rows[index - 1]?.id) + 1;
    rows.splice(at, 0, ownMark(marks, 'deletion', edit) !== undefined ? old : { ...struck, proposals: [...marks, { ...by, id, kind: 'deletion' }] });
  }
  return rows;
};

/** An element that is there before and after. */
const kept = (before: Block, after: Block, outer: Edit): Block => {
  if (before === after) return after;
  const edit = withinOwn(outer, ownMark(before.proposals, 'insertion', outer));
  const text = proposeText(before.text, after.text, edit, after.id);
  let result: Block = { ...after, text } as Block;
  let extra: Record<string, unknown> = {};
  if (result.type === 'table' && after.type === 'table' && before.type === 'table') {
    const notes = proposeText(before.notes, after.notes, edit, '');
    const source = proposeText(before.source, after.source, edit, '');
    if (sameGrid(before, after)) result = { ...result, rows: proposeRows(before, after, edit), notes, source };
    else {
      result = { ...result, notes, source };
      extra = { rows: before.rows };
    }
  } else if (result.type === 'figure' && after.type === 'figure' && before.type === 'figure') {
    result = { ...result, source: proposeText(before.source, after.source, edit, '') };
  } else if (result.type === 'box' && after.type === 'box' && before.type === 'box') {
    result = { ...result, blocks: proposeList(before.blocks, after.blocks, edit) as BoxedBlock[] };
  }
  return withMarks(result, changeMarks(before, after, extra, edit));
};

const eachLanguage = (change: (language: Language) => Content | undefined): LanguageText => {
  const text: LanguageText = {};
  for (const language of languages) {
    const content = change(language);
    if (content !== undefined) text[language] = content;
  }
  return text;
};

/** The part of a text from the beginning, and the rest. A bracket that is cut stands in both. */
const cut = (content: Content, at: number): readonly [Content, Content] => [sliceContent(content, 0, at), sliceContent(content, at, contentLength(content))];

/** Whether `second` was cut off the end of `before`, of which `first` is what was left; what was selected between them may have gone. */
const isSplit = (before: Block, first: Block, second: Block): boolean => {
  if (!takesText(before) || !takesText(first) || !takesText(second)) return false;
  let some = false;
  for (const language of languages) {
    const [whole, head, tail] = [flatText(before.text[language] ?? []), flatText(first.text[language] ?? []), flatText(second.text[language] ?? [])];
    if (tail === '') continue;
    if (!whole.startsWith(head) || !whole.endsWith(tail) || head.length + tail.length > whole.length) return false;
    some = true;
  }
  return some;
};

const commonEnd = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && length < other.length && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
};

/** For each language, how much of the end of `joined` is the end of `second`; null where `second` was not joined to `first`. */
const joinedEnds = (first: Block, second: Block, joined: Block): ReadonlyMap<Language, number> | null => {
  if (!takesText(first) || !takesText(second) || !takesText(joined)) return null;
  const ends = new Map<Language, number>();
  let some = false;
  for (const language of languages) {
    const [head, tail, whole] = [flatText(first.text[language] ?? []), flatText(second.text[language] ?? []), flatText(joined.text[language] ?? [])];
    if (whole === head && tail !== '') return null;
    const end = commonEnd(tail, whole);
    ends.set(language, end);
    if (end > 0) some = true;
  }
  return some ? ends : null;
};

/** What is cut off a text, or is to be joined to one, goes on from where that text ends. */
const withHeirs = (blocks: Block[], olds: ReadonlyMap<Id, Block>, heirs: ReadonlyMap<Id, Id>): Block[] => {
  if (heirs.size === 0) return blocks;
  return blocks.map((block) => {
    const marks = block.proposals;
    if (marks === undefined || !olds.has(block.id) || !marks.some((mark) => 'of' in mark && mark.of !== undefined && heirs.has(mark.of))) return block;
    return withMarks(block, marks.map((mark) => ('of' in mark && mark.of !== undefined ? { ...mark, of: heirs.get(mark.of) ?? mark.of } : mark)));
  });
};

const proposeList = (before: readonly Block[], after: readonly Block[], edit: Edit): readonly Block[] => {
  if (before === after) return after;
  const { by, id } = edit;
  const olds = new Map(before.map((block) => [block.id, block]));
  const news = new Set(after.map((block) => block.id));
  /** Earlier texts of elements, where a part of them stands in another element. */
  const bases = new Map<Id, Block>();
  const split = new Map<Id, Block>();
  /** Where the end of a text stands that stood in another element before. */
  const heirs = new Map<Id, Id>();
  /** What is left of elements to which others were joined, without those. */
  const heads = new Map<Id, LanguageText>();
  for (const [index, block] of after.entries()) {
    const above = after[index - 1];
    const whole = above === undefined ? undefined : olds.get(above.id);
    if (olds.has(block.id) || above === undefined || whole === undefined || !isSplit(whole, above, block)) continue;
    const text = eachLanguage((language) => (whole.text[language] === undefined ? undefined : cut(whole.text[language], contentLength(whole.text[language]) - contentLength(block.text[language] ?? []))[0]));
    bases.set(above.id, { ...whole, text } as Block);
    // Within what this hand put in, the new element is put in as well; of what others put in or strike out, it is a part all the same.
    const inserted = ownMark(whole.proposals, 'insertion', edit);
    const shared = (whole.proposals ?? []).filter(({ kind }) => kind === 'insertion' || kind === 'deletion');
    split.set(block.id, withMarks(block, inserted === undefined ? [...shared, { ...by, id, kind: 'split', of: above.id }] : [inserted]));
    heirs.set(above.id, block.id);
  }
  /** Ghosts of what went, behind the element they stood behind. */
  const ghosts = new Map<Id, Block | null>();
  for (let index = 0; index < before.length; index++) {
    if (news.has(before[index]?.id ?? '')) continue;
    let until = index;
    while (until + 1 < before.length && !news.has(before[until + 1]?.id ?? '')) until++;
    const first = before[index - 1];
    const joined = first === undefined ? undefined : after.find((block) => block.id === first.id);
    const last = before[until];
    const ends = first === undefined || last === undefined || joined === undefined || bases.has(first.id) ? null : joinedEnds(first, last, joined);
    for (let at = index; at <= until; at++) {
      const block = before[at];
      // The first page has each of its elements once: one that goes makes room for another.
      const replaced = block !== undefined && traitsOf(block.type).place === 'front' && traitsOf(block.type).single && after.some(({ type }) => type === block.type);
      if (block !== undefined) ghosts.set(block.id, at === until && ends !== null ? block : replaced ? null : takenOut(block, edit));
    }
    if (ends !== null && first !== undefined && last !== undefined && joined !== undefined) {
      const cutOff = ownMark(last.proposals, 'split', edit);
      const broken = cutOff?.kind === 'split' && (cutOff.of ?? first.id) === first.id ? cutOff : ownMark(last.proposals, 'insertion', edit);
      const tailOf = (language: Language): Content | undefined => {
        const content = joined.text[language];
        return content === undefined ? undefined : cut(content, contentLength(content) - (ends.get(language) ?? 0))[1];
      };
      if (broken !== undefined) {
        bases.set(first.id, { ...first, text: eachLanguage((language) => (first.text[language] === undefined && last.text[language] === undefined ? undefined : joinContents(first.text[language] ?? [], last.text[language] ?? []))) } as Block);
        ghosts.set(last.id, null);
        heirs.set(last.id, first.id);
      } else {
        const text = eachLanguage((language) => (last.text[language] === undefined ? undefined : (proposeText({ [language]: last.text[language] }, { [language]: tailOf(language) ?? [] }, { ...edit, caret: undefined }, last.id)[language] ?? [])));
        ghosts.set(last.id, withMarks({ ...last, text } as Block, [...(last.proposals ?? []), { ...by, id, kind: 'join', of: first.id }]));
        heads.set(first.id, eachLanguage((language) => (joined.text[language] === undefined ? undefined : cut(joined.text[language], contentLength(joined.text[language]) - (ends.get(language) ?? 0))[0])));
      }
    }
    index = until;
  }
  const result: Block[] = after.map((block) => {
    const old = bases.get(block.id) ?? olds.get(block.id);
    if (old !== undefined) {
      const head = heads.get(block.id);
      return kept(old, head === undefined ? block : ({ ...block, text: head } as Block), edit);
    }
    return split.get(block.id) ?? putIn(block, edit);
  });
  for (const [index, block] of before.entries()) {
    const ghost = ghosts.get(block.id);
    if (ghost === undefined || ghost === null) continue;
    const above = before.slice(0, index).findLast((one) => result.some((other) => other.id === one.id));
    result.splice(above === undefined ? 0 : result.findIndex((other) => other.id === above.id) + 1, 0, ghost);
  }
  return markMoves(before, withHeirs(result, olds, heirs), edit);
};

/**
 * The blocks `after` an edit as a proposal about the blocks `before` it: what was put in is marked, what was taken out stays and is marked,
 * and what was split, joined, moved or made something else says what it was. Rejecting it all gives `before` again. What the same hand
 * proposed and now takes back leaves no trace. All marks of one edit are one proposal, with the id that `proposing` gives.
 */
export const proposeBlocks = (before: readonly Block[], after: readonly Block[], proposing: Proposing, caret?: EditCaret): readonly Block[] => proposeList(before, after, { ...proposing, caret });
