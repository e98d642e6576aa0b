// Finds the elements of a file that came home again among those that left: by the ids in the file, and by what they say where those were lost.
import { compareDocuments } from '../../compare/compare.ts';
import { contentOf, runsOf } from '../../compare/runs.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { TableRow } from '../../document/blocks/table.ts';
import { contentLength, sliceContent } from '../../document/content.ts';
import type { Document } from '../../document/document.ts';
import type { Id, NewId } from '../../document/ids.ts';
import { isText, type Content, type Inline } from '../../document/inlines.ts';
import type { BlockProposal, Proposer } from '../../document/proposal.ts';
import { mapTexts, textRoles, walkBlocks } from '../../document/walk.ts';
import { languages, type Language } from '../../language/language.ts';
import { decideBlocks } from '../decide.ts';
import { marksOf, unitsOf } from '../line-units.ts';
import { proposalMarks } from '../proposal-marks.ts';

type Mark = Pick<Proposer, 'author' | 'at'> & { readonly kind: string };

/** Marks of a text that came from a file are told apart by who made them, when, and what they do: ids are made anew with every reading. */
export const marksIn = (blocks: readonly Block[]): ((mark: Mark) => boolean) => {
  const nameOf = ({ kind, author, at }: Mark): string => `${kind} ${at} ${author}`;
  const names = new Set<string>();
  for (const { block } of walkBlocks(blocks)) for (const mark of proposalMarks(block)) names.add(nameOf(mark));
  return (mark) => names.has(nameOf(mark));
};

const renamedContent = (content: readonly Inline[], names: ReadonlyMap<Id, Id>): Inline[] =>
  content.map((inline): Inline => {
    if (isText(inline)) return inline;
    if (inline.type === 'crossReference') return { ...inline, target: names.get(inline.target) ?? inline.target };
    if (inline.type === 'footnote') return { ...inline, content: renamedContent(inline.content, names) as typeof inline.content };
    return inline.type === 'bracket' || inline.type === 'option' ? { ...inline, children: renamedContent(inline.children, names) } : inline;
  });

/** The blocks under other names, references and marks included. References to what is `known` lead there as they do. */
const renamed = (blocks: readonly Block[], names: ReadonlyMap<Id, Id>, known: ReadonlySet<Id> = new Set()): Block[] => {
  const targets = new Map([...names].filter(([from]) => !known.has(from)));
  const name = (id: Id): Id => names.get(id) ?? id;
  const rename = <Kind extends Block>(block: Kind): Kind => {
    const proposals = block.proposals?.map((mark): BlockProposal => {
      if (mark.kind === 'move') return { ...mark, after: mark.after === null ? null : name(mark.after), ...(mark.below !== undefined && { below: name(mark.below) }) };
      return (mark.kind === 'split' || mark.kind === 'join') && mark.of !== undefined ? { ...mark, of: name(mark.of) } : mark;
    });
    const own = { ...block, id: name(block.id), ...(proposals !== undefined && { proposals }) };
    if (own.type === 'table') return { ...own, rows: own.rows.map((row) => ({ ...row, id: name(row.id), cells: row.cells.map((cell) => ({ ...cell, id: name(cell.id) })) })) };
    return own.type === 'box' ? { ...own, blocks: own.blocks.map((boxed) => rename<BoxedBlock>(boxed)) } : own;
  };
  return blocks.map((block) => mapTexts(rename(block), (text) => Object.fromEntries(languages.flatMap((language) => (text[language] === undefined ? [] : [[language, renamedContent(text[language], targets)]])))));
};

const nameRows = (from: readonly TableRow[], to: readonly TableRow[], names: Map<Id, Id>): void => {
  if (from.length !== to.length) return;
  for (const [index, row] of from.entries()) {
    const other = to[index];
    if (other === undefined || other.cells.length !== row.cells.length) continue;
    names.set(row.id, other.id);
    for (const [place, cell] of row.cells.entries()) names.set(cell.id, other.cells[place]?.id ?? cell.id);
  }
};

/**
 * What a file said when it left, read from the file itself, with the ids of the text that it was made of: elements that bear no mark in a
 * file are paired by their types, in order, and rows and cells by their places.
 */
export const anchored = (written: readonly Block[], base: readonly Block[]): Block[] => {
  const [olds, news] = [[...walkBlocks(base)], [...walkBlocks(written)]];
  const known = new Map(olds.map(({ block }) => [block.id, block]));
  const found = new Set(news.map(({ block }) => block.id));
  const names = new Map<Id, Id>();
  const free = new Map<string, Block[]>();
  for (const { block } of olds) if (!found.has(block.id)) free.set(block.type, [...(free.get(block.type) ?? []), block]);
  for (const { block } of news) {
    const old = known.get(block.id) ?? free.get(block.type)?.shift();
    if (old === undefined) continue;
    names.set(block.id, old.id);
    if (block.type === 'table' && old.type === 'table') nameRows(block.rows, old.rows, names);
  }
  return renamed(written, names);
};

/** A file that came home, every change of its elements a mark: those that nobody tracked too. */
export interface Completed {
  readonly blocks: readonly Block[];
  /** Ids of the marks that stand for what nobody tracked. */
  readonly untracked: ReadonlySet<Id>;
}

interface Completing {
  readonly language: Language;
  readonly known: (mark: Mark) => boolean;
  readonly newId: NewId;
  /** Ids of today's text, which nothing new may bear. */
  readonly taken: (id: Id) => boolean;
}

/** What of a line stands in so many characters of it, not counting what was put in and tracked. */
const cutTracked = (content: Content, length: number, isNew: (mark: Mark) => boolean): readonly [Content, Content] => {
  let [at, left] = [0, length];
  for (const unit of unitsOf(runsOf(content))) {
    const counts = 'type' in unit.run && (unit.run.type === 'start' || unit.run.type === 'end') ? 0 : 1;
    const put = marksOf(unit.run).some((mark) => mark.kind === 'insertion' && isNew(mark));
    if (left <= 0 && !put) break;
    if (!put) left -= counts;
    at += counts;
  }
  return [sliceContent(content, 0, at), sliceContent(content, at, contentLength(content))];
};

/** Lays the elements of a file over those that left: gives them their ids, and marks what came, went, moved, was split and joined. */
export const completed = (written: readonly Block[], file: Document, { language, known, newId, taken }: Completing): Completed => {
  const isNew = (mark: Mark): boolean => !known(mark);
  const shell = { schemaVersion: file.schemaVersion, settings: file.settings, id: 'file' };
  const untracked = new Set<Id>();
  const own = (): { id: Id; author: string; at: number } => {
    const id = newId();
    untracked.add(id);
    return { id, author: '', at: 0 };
  };
  const before = decideBlocks(file.blocks, (mark) => (isNew(mark as never) ? 'reject' : null));
  const compared = compareDocuments({ ...shell, blocks: [...written] }, { ...shell, blocks: [...before] }, { languages: [language] });

  const names = new Map<Id, Id>();
  const pairs = new Map<Id, Id>();
  // What was moved into a box or out of one is another element.
  for (const { before: old, after: now, kind, beforeBox, afterBox } of compared.blocks) {
    if (old === null || now === null || kind === 'movedAway') continue;
    const inBox = (beforeBox === null) !== (afterBox === null);
    if (inBox || (old.type !== now.type && (textRoles[old.type] !== 'text' || textRoles[now.type] !== 'text'))) continue;
    pairs.set(now.id, old.id);
  }
  const olds = new Map([...walkBlocks(written)].map(({ block }) => [block.id, block]));
  for (const { block } of walkBlocks(file.blocks)) names.set(block.id, pairs.get(block.id) ?? (olds.has(block.id) || taken(block.id) ? newId() : block.id));
  for (const { before: old, after: now, table } of compared.blocks) {
    if (old?.type !== 'table' || now?.type !== 'table' || pairs.get(now.id) !== old.id) continue;
    if (table === null) nameRows(now.rows, old.rows, names);
    for (const row of table?.rows ?? []) {
      if (row.before === null || row.after === null || row.kind === 'movedAway') continue;
      names.set(row.after.id, row.before.id);
      for (const cell of row.cells) if (cell.before !== null && cell.after !== null) names.set(cell.after.id, cell.before.id);
    }
  }
  const splits = new Set<Id>();
  const joins = new Map<Id, { readonly head: Id; readonly part: Block; readonly kept: number }>();
  for (const { part, before: old, after: now } of compared.blocks) {
    const head = part === null ? undefined : compared.blocks[part.head];
    if (part?.kind === 'split' && now !== null) splits.add(names.get(now.id) ?? now.id);
    const kept = head?.texts.find((text) => text.language === language && text.role === 'text');
    if (part?.kind === 'joined' && old !== null && head?.before != null && kept !== undefined) joins.set(old.id, { head: head.before.id, part: old, kept: contentLength(contentOf(kept.pieces.flatMap(({ after }) => [...after]))) });
  }
  const moved = new Set(compared.blocks.flatMap(({ before: old, move, kind }) => (move !== null && kind !== 'movedAway' && old !== null ? [old.id] : [])));

  const complete = <Kind extends Block>(list: readonly Kind[], left: readonly Kind[]): Kind[] => {
    const out: Kind[] = [];
    for (const block of list) {
      const marks = (block.proposals ?? []).filter((mark) => isNew(mark));
      const was = olds.get(block.id);
      const before = out.at(-1);
      const add = (one: Kind, more: readonly BlockProposal[]): void => {
        const { proposals: _, ...bare } = one;
        out.push((more.length > 0 ? { ...bare, proposals: [...more] } : bare) as Kind);
      };
      const split = marks.find(({ kind }) => kind === 'split');
      // What the first page prints from data comes and goes with the data.
      if (was === undefined && traitsOf(block.type).place === 'front' && textRoles[block.type] === null) continue;
      if (was === undefined) {
        const head = before?.proposals?.find((mark) => mark.kind === 'split')?.of ?? before?.id;
        const isPart = (split !== undefined || splits.has(block.id)) && before !== undefined && head !== undefined && textRoles[block.type] === 'text' && olds.has(head) && textRoles[olds.get(head)?.type ?? 'contents'] === 'text' && (before.id === head || before.proposals?.some(({ kind }) => kind === 'split') === true);
        if (isPart) add(block, [{ ...(split ?? own()), kind: 'split', of: head }]);
        else add(block, [{ ...(marks.find(({ kind }) => kind === 'insertion') ?? split ?? own()), kind: 'insertion' } as BlockProposal].map(({ id, author, at }) => ({ id, author, at, kind: 'insertion' as const })));
        continue;
      }
      const wanted = marks.filter(({ kind }) => kind !== 'insertion' && kind !== 'split');
      if (moved.has(block.id) && !wanted.some(({ kind }) => kind === 'move')) wanted.push({ ...own(), kind: 'move', after: null });
      const joined = [...joins].filter(([, { head }]) => head === block.id);
      if (joined.length === 0) {
        add(block, wanted);
        continue;
      }
      let rest = block.text[language] ?? [];
      const [, first] = joined[0] ?? [];
      const [head, tail] = cutTracked(rest, first?.kept ?? 0, isNew);
      add({ ...block, text: { ...block.text, [language]: head } }, wanted);
      rest = tail;
      for (const [index, [id, { part }]] of joined.entries()) {
        const own_ = index === joined.length - 1 ? rest : cutTracked(rest, contentLength(part.text[language] ?? []), isNew)[0];
        rest = rest === own_ ? [] : sliceContent(rest, contentLength(own_), contentLength(rest));
        add({ ...part, id, text: { [language]: own_ } } as Kind, [{ ...own(), kind: 'join', of: block.id }]);
      }
    }
    // What is not in the file any more stays, as taken out, behind what it stood behind.
    const here = new Set(out.map(({ id }) => id));
    for (const [index, old] of left.entries()) {
      if (here.has(old.id)) continue;
      here.add(old.id);
      const above = left.slice(0, index).findLast(({ id }) => out.some((one) => one.id === id));
      const ghost = { ...old, text: {}, proposals: [{ ...own(), kind: 'deletion' as const }] } as Kind;
      out.splice(above === undefined ? 0 : out.findIndex(({ id }) => id === above.id) + 1, 0, ghost);
    }
    return out;
  };
  // The first page has some of its elements from data, and a file may leave them away.
  const isGone = ({ type }: Block): boolean => traitsOf(type).place === 'body' || textRoles[type] !== null;
  const lefts = new Map<Id, readonly BoxedBlock[]>(written.flatMap((block) => (block.type === 'box' ? [[block.id, block.blocks] as const] : [])));
  const blocks = complete(renamed(file.blocks, names, new Set(olds.keys())), written.filter(isGone)).map((block): Block => {
    if (block.type !== 'box') return block;
    const left = lefts.get(block.id);
    return left === undefined || block.proposals?.some(({ kind }) => kind === 'deletion') === true ? block : { ...block, blocks: complete<BoxedBlock>(block.blocks, left) };
  });
  return { blocks, untracked };
};
