// The changes of a comparison one after the other, as somebody walks through them.
import { traitsOf, type Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import type { TextRole } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import type { Change, ChangeDetail, ChangeKind, ComparedBlock, ComparedText, Comparison, Piece } from './comparison.ts';
import { tellingTexts } from './block.ts';
import { isBlank } from './piece-line.ts';
import { renumberingOf } from './renumbering.ts';
import { inOneLine, Saying } from './saying.ts';

type Compared = Pick<Comparison, 'before' | 'after' | 'blocks' | 'moves' | 'settings' | 'languages' | 'common'>;
type Place = NonNullable<Change['place']>;

/** Elements of the first page that occur once; a paragraph of the summary is text like any other. */
export const isFrontField = (block: Block): boolean => traitsOf(block.type).place === 'front' && traitsOf(block.type).single;

const value = (field: unknown): string => (field === null || field === undefined ? '' : typeof field === 'string' ? field : JSON.stringify(field));

const blankChange = { block: null, language: null, place: null, pieces: null, field: null, before: '', after: '', consequence: false } as const;

/** Bold or italic white space cannot be seen. */
const unseen = (piece: Piece): boolean => piece.kind === 'relooked' && isBlank(piece.after) && !piece.looks.includes('underline');

type Said = (pieces: readonly Piece[], side: 'before' | 'after') => string;

/** A footnote's own change: what in it was deleted and inserted. */
const noteChange = (piece: Piece & { readonly kind: 'note' }, said: Said): Pick<Change, 'kind' | 'detail' | 'before' | 'after'> => {
  const differing = piece.text.pieces.filter(({ kind }) => kind !== 'same');
  return { kind: piece.text.kind === 'relooked' ? 'formatting' : 'wording', detail: 'note', before: said(differing, 'before'), after: said(differing, 'after') };
};

/** The changes within one text: each run of deletions and insertions is one, each change of look, each footnote. */
const changesInText = (text: ComparedText, block: number, place: Place, front: boolean, saying: Saying): Change[] => {
  const said: Said = (pieces, side) => saying.pieces(pieces, side, text.language);
  const shared = { ...blankChange, block, language: text.language, place };
  const kind = (usual: ChangeKind): ChangeKind => (front && usual === 'wording' ? 'frontMatter' : usual);
  const whole = (detail: ChangeDetail): Change[] => [{ ...shared, kind: kind('wording'), detail, before: said(text.pieces, 'before'), after: said(text.pieces, 'after') }];
  if (text.kind === 'replaced') return whole('replaced');
  if (text.kind === 'added') return whole('translationAdded');
  if (text.kind === 'removed') return whole('translationRemoved');
  const changes: Change[] = [];
  for (let from = 0; from < text.pieces.length; from++) {
    const piece = text.pieces[from];
    if (piece === undefined || piece.kind === 'same' || unseen(piece)) continue;
    if (piece.kind === 'note') changes.push({ ...shared, ...noteChange(piece, said), pieces: [from, from + 1] });
    else if (piece.kind === 'relooked') changes.push({ ...shared, kind: 'formatting', detail: 'relooked', pieces: [from, from + 1], before: said([piece], 'before'), after: said([piece], 'after') });
    else {
      let to = from + 1;
      while (text.pieces[to]?.kind === 'deleted' || text.pieces[to]?.kind === 'inserted') to++;
      const pieces = text.pieces.slice(from, to);
      const [before, after] = [said(pieces, 'before'), said(pieces, 'after')];
      const detail = before === '' ? 'inserted' : after === '' ? 'deleted' : 'edited';
      changes.push({ ...shared, kind: kind('wording'), detail, pieces: [from, to], before, after });
      from = to - 1;
    }
  }
  return changes;
};

const blockSays = (block: Block | null, side: 'before' | 'after', languages: readonly Language[], saying: Saying): string =>
  block === null ? '' : (languages.map((language) => saying.text(block.text, side, language)).find((line) => line !== '') ?? '');

/** What the cells of a row say, in the first language that has anything there. */
const rowSays = (cells: readonly { readonly texts: readonly ComparedText[] }[], side: 'before' | 'after', languages: readonly Language[], saying: Saying): string =>
  languages.map((language) => inOneLine(cells.flatMap(({ texts }) => texts.filter((text) => text.language === language).map(({ pieces }) => saying.pieces(pieces, side, language))).join(' '))).find((line) => line !== '') ?? '';

const tableChanges = (compared: ComparedBlock, block: number, { languages, common }: Compared, saying: Saying): Change[] => {
  const { table } = compared;
  if (table === null) return [];
  const shared = { ...blankChange, block, kind: 'structure' as const };
  const changes: Change[] = table.columns.flatMap(({ kind, before, after }): Change[] =>
    kind === 'same' ? [] : [{ ...shared, detail: kind === 'inserted' ? 'columnInserted' : 'columnDeleted', before: before === null ? '' : String(before + 1), after: after === null ? '' : String(after + 1) }],
  );
  const cameOrWent = new Set(table.columns.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index])));
  for (const [row, { kind, beforeIndex, afterIndex, otherEnd, cells }] of table.rows.entries()) {
    const place = { role: 'cell' as const, row, cell: null };
    const ends = { before: rowSays(cells, 'before', languages, saying), after: rowSays(cells, 'after', languages, saying) };
    if (kind === 'inserted' || kind === 'deleted') changes.push({ ...shared, place, detail: kind === 'inserted' ? 'rowInserted' : 'rowDeleted', ...ends });
    else if (kind !== 'movedAway') {
      if (otherEnd !== null) changes.push({ ...shared, place, kind: 'move', detail: 'rowMoved', before: String((beforeIndex ?? 0) + 1), after: String((afterIndex ?? 0) + 1) });
      for (const [index, cell] of cells.entries()) {
        if (cell.kind === 'same' || (cell.kind !== 'edited' && cameOrWent.has(cell.column))) continue;
        for (const text of tellingTexts(cell.texts, { common })) changes.push(...changesInText(text, block, { role: 'cell', row, cell: index }, false, saying));
      }
    }
  }
  return changes;
};

const changesOfBlock = (compared: ComparedBlock, block: number, comparison: Compared, saying: Saying): Change[] => {
  const { languages, common, moves, blocks } = comparison;
  const { kind, before, after, part, texts, fields, move } = compared;
  const present = after ?? before;
  if (present === null || kind === 'movedAway') return [];
  const front = isFrontField(present);
  const shared = { ...blankChange, block };
  const boxSays = (side: 'before' | 'after', id: Id | null): string => (id === null ? '' : blockSays(blocks.find((other) => other[side]?.id === id)?.[side] ?? null, side, languages, saying));
  const changes: Change[] = [];
  const moved = move === null ? undefined : moves[move];
  if (moved !== undefined && moved.to[0] === block) {
    const edited = moved.to.some((at) => blocks[at]?.kind !== 'same');
    changes.push({ ...shared, kind: 'move', detail: edited ? 'movedAndEdited' : 'moved', before: blockSays(before, 'before', languages, saying), after: blockSays(after, 'after', languages, saying) });
  }
  if (kind === 'inserted' || kind === 'deleted') {
    const detail = part?.kind ?? kind;
    changes.push({ ...shared, kind: front ? 'frontMatter' : 'structure', detail, before: blockSays(before, 'before', languages, saying), after: blockSays(after, 'after', languages, saying) });
    if (part === null) return changes;
  }
  if (compared.reboxed) changes.push({ ...shared, kind: 'structure', detail: 'box', before: boxSays('before', compared.beforeBox), after: boxSays('after', compared.afterBox) });
  for (const { field, before: old, after: now } of fields) {
    const detail = field === 'type' || field === 'level' ? field : 'field';
    changes.push({ ...shared, kind: front ? 'frontMatter' : 'structure', detail, field, before: value(old), after: value(now) });
  }
  const role = (text: ComparedText): Place => ({ role: text.role satisfies TextRole, row: null, cell: null });
  for (const text of tellingTexts(texts, { common })) changes.push(...changesInText(text, block, role(text), front, saying));
  return [...changes, ...tableChanges(compared, block, comparison, saying)];
};

/** Numbers that are not what they were. All follow from other changes, but for a heading that took or lost its number itself. */
const numberChanges = (compared: Compared): Map<number, Change> => {
  const language = compared.after.settings.draftingLanguage;
  const changes = new Map<number, Change>();
  for (const { kind, before, after, block } of renumberingOf(compared, language)) {
    const there = compared.blocks[block];
    if (kind === 'footnote' || before === after || there === undefined || there.before === null || there.after === null) continue;
    const own = there.fields.some(({ field }) => field === 'type' || field === 'level' || field === 'numbered');
    changes.set(block, { ...blankChange, kind: 'numbering', detail: 'number', block, before: before ?? '', after: after ?? '', consequence: !own });
  }
  return changes;
};

/** Every change in reading order: settings first, then block by block; the number of a block comes last of its changes. */
export const changesOf = (compared: Compared): Change[] => {
  const changes = compared.settings.map(({ field, before, after }): Change => ({ ...blankChange, kind: 'frontMatter', detail: 'setting', field, before: value(before), after: value(after) }));
  const numbers = numberChanges(compared);
  const saying = new Saying(compared);
  for (const [index, block] of compared.blocks.entries()) {
    changes.push(...changesOfBlock(block, index, compared, saying));
    const number = numbers.get(index);
    if (number !== undefined) changes.push(number);
  }
  return changes;
};
