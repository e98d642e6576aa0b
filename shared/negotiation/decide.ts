// What becomes of a document when proposals are accepted or rejected.
import { joinContents } from '../document/content.ts';
import type { LanguageText } from '../document/block.ts';
import { blankBlock, blockSchema, blockTypes, type Block } from '../document/blocks/index.ts';
import type { Table } from '../document/blocks/table.ts';
import type { Id } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import type { BlockProposal, Proposer } from '../document/proposal.ts';
import { mapTexts, textPlaces, textRoles } from '../document/walk.ts';
import { languages } from '../language/language.ts';
import { decideContent, type Decide } from './decide-text.ts';

export type { Decide, Verdict } from './decide-text.ts';

const withProposals = <Kind extends Block>(block: Kind, proposals: readonly BlockProposal[]): Kind => {
  if (proposals.length > 0) return { ...block, proposals: [...proposals] };
  const { proposals: _, ...bare } = block;
  return bare as Kind;
};

const decideTexts = (block: Block, decide: Decide): Block =>
  mapTexts(block, (text) => {
    let result = text;
    for (const language of languages) {
      const content = text[language];
      if (content === undefined) continue;
      const after = decideContent(content, decide);
      if (after !== content) result = { ...result, [language]: after };
    }
    return result;
  });

const contentsOf = (block: Block): Content[] => [...textPlaces(block)].flatMap(({ text }) => languages.flatMap((language) => text[language] ?? []).map((inline) => [inline]));

/** Whose proposal still stands in an element that the others wanted gone; null where nothing in it is open. */
const openProposer = (block: Block): (Proposer & { readonly id: Id }) | null => {
  for (const [inline] of contentsOf(block)) {
    const mark = inline !== undefined && 'proposals' in inline ? inline.proposals?.[0] : undefined;
    if (mark !== undefined) {
      const { id, author, delegation, at, meeting } = mark;
      return { id, author, at, ...(delegation !== undefined && { delegation }), ...(meeting !== undefined && { meeting }) };
    }
  }
  return null;
};

const holdsText = (block: Block): boolean => contentsOf(block).length > 0;

const joinTexts = (first: LanguageText, second: LanguageText): LanguageText => {
  const joined: Record<string, Content> = {};
  for (const language of languages) {
    const [one, other] = [first[language], second[language]];
    if (one !== undefined || other !== undefined) joined[language] = one === undefined ? (other ?? []) : other === undefined ? one : joinContents(one, other);
  }
  return joined;
};

const decideRows = (table: Table, decide: Decide): Table => {
  if (!table.rows.some(({ proposals }) => proposals !== undefined)) return table;
  const rows = table.rows.flatMap((row) => {
    if (row.proposals === undefined) return [row];
    const left = row.proposals.filter((mark) => decide(mark) === null);
    const gone = row.proposals.some((mark) => decide(mark) === (mark.kind === 'insertion' ? 'reject' : 'accept'));
    // What another delegation put into the row keeps it.
    if (gone && !row.cells.some(({ text }) => languages.some((language) => (text[language]?.length ?? 0) > 0))) return [];
    if (left.length === row.proposals.length && !gone) return [row];
    const { proposals: _, ...bare } = row;
    return [left.length > 0 ? { ...bare, proposals: left } : bare];
  });
  // A table without rows is no table; it then stays as it is.
  return rows.length === 0 ? table : { ...table, rows };
};

/** Fields as they were before rejected changes; a field that a later open or accepted change set as well stays as that set it. */
const decideFields = (block: Block, decide: Decide): Block => {
  const changes = (block.proposals ?? []).flatMap((mark) => (mark.kind === 'change' ? [mark] : []));
  if (!changes.some((mark) => decide(mark) === 'reject')) return block;
  let fields: Record<string, unknown> = { ...block };
  let marks = [...(block.proposals ?? [])];
  for (const change of changes.toReversed()) {
    if (decide(change) !== 'reject') continue;
    for (const [field, value] of Object.entries(change.before)) {
      const place = marks.indexOf(change);
      const later = marks.findIndex((mark, index) => index > place && mark.kind === 'change' && field in mark.before);
      const one = marks[later];
      if (one?.kind === 'change') marks[later] = { ...one, before: { ...one.before, [field]: value } };
      else fields = { ...fields, [field]: value };
    }
    marks = marks.filter((mark) => mark !== change);
  }
  return restoredShape(block, fields, marks);
};

/** The block with earlier fields, without those that its earlier type does not have; where that makes no valid block, as it is, so that nothing is lost. */
const restoredShape = (block: Block, fields: Record<string, unknown>, marks: readonly BlockProposal[]): Block => {
  const type = blockTypes.find((one) => one === fields['type']) ?? block.type;
  const known = new Set(['text', ...Object.keys(blankBlock(type, block.id))]);
  const whole = blockSchema.safeParse(Object.fromEntries(Object.entries(fields).filter(([field]) => known.has(field))));
  return whole.success ? withProposals(whole.data, marks) : block;
};

type List = Block[];

const decideList = (blocks: readonly Block[], decide: Decide): readonly Block[] => {
  let changed = false;
  const list: List = [];
  const moved: { readonly block: Block; readonly after: Id | null }[] = [];
  for (const original of blocks) {
    // Earlier rows may come back with proposals of their own.
    const before = decideTexts(original.proposals === undefined ? original : decideFields(original, decide), decide);
    let block: Block = before.type === 'table' ? decideRows(before, decide) : before;
    if (block.type === 'box') {
      const inner = decideList(block.blocks, decide);
      if (inner !== block.blocks) block = { ...block, blocks: [...inner] as typeof block.blocks };
    }
    if (block !== original) changed = true;
    const marks = block.proposals;
    if (marks === undefined) {
      list.push(block);
      continue;
    }
    const left = marks.filter((mark) => decide(mark) === null);
    const has = (kind: BlockProposal['kind'], verdict: 'accept' | 'reject'): boolean => marks.some((mark) => mark.kind === kind && decide(mark) === verdict);
    if (left.length < marks.length) changed = true;
    if (has('insertion', 'reject') || has('deletion', 'accept')) {
      if (!holdsText(block) || (block.type === 'box' && block.blocks.length === 0)) continue;
      const other = openProposer(block);
      const kept = left.filter(({ kind }) => kind !== 'insertion' && kind !== 'deletion');
      list.push(withProposals(block, other !== null && has('insertion', 'reject') ? [...kept, { ...other, kind: 'insertion' }] : kept));
      continue;
    }
    const above = list.at(-1);
    if ((has('split', 'reject') || has('join', 'accept')) && above !== undefined && textRoles[above.type] === 'text' && textRoles[block.type] === 'text') {
      list[list.length - 1] = { ...above, text: joinTexts(above.text, block.text) };
      continue;
    }
    const stays = left.length === marks.length ? block : withProposals(block, left);
    const move = marks.find((mark) => mark.kind === 'move' && decide(mark) === 'reject');
    if (move?.kind === 'move') moved.push({ block: stays, after: move.after });
    else list.push(stays);
  }
  if (!changed) return blocks;
  return putBack(list, moved);
};

/** Puts moved elements behind the ones they stood behind; those among them wait until theirs has its place. */
const putBack = (list: List, moved: readonly { readonly block: Block; readonly after: Id | null }[]): List => {
  let waiting = [...moved];
  while (waiting.length > 0) {
    const placed = waiting.filter(({ block, after }) => {
      const at = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1;
      if (at === 0 && after !== null) return false;
      list.splice(at, 0, block);
      return true;
    });
    // The element it stood behind is gone: it stays at the end rather than be lost.
    if (placed.length === 0) return [...list, ...waiting.map(({ block }) => block)];
    waiting = waiting.filter((one) => !placed.includes(one));
  }
  return list;
};

/**
 * The blocks after decisions; the very same list where none was open to decide. Nothing that another proposal put in is lost: an element
 * that goes stays as theirs where something of theirs stands in it. Marks of one id are to be given one answer by `decide`.
 */
export const decideBlocks = (blocks: readonly Block[], decide: Decide): readonly Block[] => decideList(blocks, decide);
