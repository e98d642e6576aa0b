// A file that once left comes home: what was done to it, tracked or not, as proposals about today's text. Nothing of today's text is overwritten.
import type { Block } from '../../document/blocks/index.ts';
import { flatText } from '../../document/content.ts';
import type { Document } from '../../document/document.ts';
import type { Id, NewId } from '../../document/ids.ts';
import { normaliseDocument } from '../../document/normalise.ts';
import type { Proposer } from '../../document/proposal.ts';
import { isText, walkInlines, type Inline } from '../../document/inlines.ts';
import { numberBlocks } from '../../document/numbering.ts';
import { referenceText } from '../../document/reference.ts';
import { mapTexts, ownTextPlaces, walkBlocks } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { proposalMarks } from '../proposal-marks.ts';
import { returnedBlocks } from './blocks.ts';
import type { Hand, Homecoming } from './homecoming.ts';
import { anchored, completed, marksIn } from './pairs.ts';
import { returnedThreads } from './threads.ts';

export interface Return {
  /** The text that the file was made of, as it was when it left, with its ids. */
  readonly base: Document;
  /** What the file said when it left, read from a file as the other was. */
  readonly written: Document;
  /** What the file says, its tracked changes kept as proposals. */
  readonly file: Document;
  readonly today: Document;
  readonly language: Language;
  /** In whose name a proposal or remark of the file stands that bears a name and a time. */
  readonly proposer: (named: Proposer) => Proposer;
  /** In whose name all stands that nobody tracked. */
  readonly untracked: Proposer;
  readonly newId: NewId;
}

export interface TakenIn {
  readonly document: Document;
  /** The proposals that the file brought, in the order of the text. */
  readonly proposals: readonly Id[];
  /** Those that concern words which today's text has otherwise than when the file left, or about which somebody else proposes something. */
  readonly conflicts: readonly Id[];
  /** Elements with such proposals. */
  readonly elements: number;
  /** Remarks that were not there. */
  readonly remarks: number;
  /** Square brackets that the file has taken out: only a decision takes them out here. */
  readonly brackets: number;
}

const proposalsOf = (block: Block): Id[] => [...proposalMarks(block)].map(({ id }) => id);

/** How many proposals and remarks a file brought by whom, by the names in the file. */
export const proposalsBy = ({ document, proposals }: Pick<TakenIn, 'document' | 'proposals'>, today: Document): Map<string, number> => {
  const wanted = new Set(proposals);
  const counts = new Map<string, number>();
  const count = (author: string, by: number): void => void counts.set(author, (counts.get(author) ?? 0) + by);
  for (const { block } of walkBlocks(document.blocks)) for (const { id, author } of proposalMarks(block)) if (wanted.delete(id)) count(author, 1);
  const known = new Set((today.settings.threads ?? []).flatMap(({ remarks }) => remarks.map(({ id }) => id)));
  for (const { remarks } of document.settings.threads ?? []) for (const { id, author } of remarks) if (!known.has(id)) count(author, 0);
  return counts;
};

/** Letters beside a reference by which its place is known: a bare number stands in many. */
const beside = 20;

/**
 * References whose targets the file does not have any more, as the words that it has for them. Where it does not have those words between the ones
 * that stood beside them, others were written in place of the reference, and it stays one.
 */
const withoutLost = (left: readonly Block[], written: Document, file: Document, language: Language): Block[] => {
  const there = new Set<Id>();
  const lines: string[] = [];
  for (const { block } of walkBlocks(file.blocks)) {
    there.add(block.id);
    for (const { text } of ownTextPlaces(block)) {
      lines.push(flatText(text[language] ?? []));
      for (const inline of walkInlines(text[language] ?? [])) {
        if (isText(inline) || inline.type !== 'footnote') continue;
        there.add(inline.id);
        lines.push(flatText(inline.content));
      }
    }
  }
  const words = lines.join('\n');
  const numbering = numberBlocks(written.blocks, language);
  const textAt = (content: readonly Inline[], index: number): string => {
    const inline = content[index];
    return inline !== undefined && isText(inline) ? inline.text : '';
  };
  const line = (content: readonly Inline[]): Inline[] =>
    content.map((inline, index): Inline => {
      if (isText(inline)) return inline;
      if (inline.type === 'footnote') return { ...inline, content: line(inline.content) as typeof inline.content };
      if (inline.type !== 'crossReference' || there.has(inline.target)) return inline;
      const text = referenceText(inline, numbering, written.settings);
      return words.includes(`${textAt(content, index - 1).slice(-beside)}${text}${textAt(content, index + 1).slice(0, beside)}`) ? { text } : inline;
    });
  return left.map((block) => mapTexts(block, (text) => (text[language] === undefined ? text : { ...text, [language]: line(text[language]) })));
};

/**
 * Takes a file in. Rejecting all its proposals gives today's text exactly; where that is what it was when the file left, accepting them gives the
 * text of the file. What both changed stands both: today's words where they stand, those of the file beside them.
 */
export const takeIn = ({ base, written, file, today, language, proposer, untracked, newId }: Return): TakenIn => {
  const exact = anchored(written.blocks, base.blocks);
  const left = withoutLost(exact, written, file, language);
  const known = marksIn(left);
  const ids = new Set([...walkBlocks(today.blocks)].map(({ block }) => block.id));
  const complete = completed(left, file, { language, known, newId, taken: (id) => ids.has(id) });
  const threads = returnedThreads(today.settings.threads ?? [], written.settings.threads ?? [], file.settings.threads ?? [], proposer, newId);
  const heard = new Map<Id, boolean>();
  let brackets = 0;
  const hand = (mark: Hand): Hand => ({ ...(complete.untracked.has(mark.id) ? untracked : proposer({ author: mark.author, at: mark.at })), id: mark.id });
  const home: Homecoming = {
    language, known, untracked, newId,
    proposer: ({ author, at }) => proposer({ author, at }),
    thread: threads.of,
    heard: (proposal, conflict) => void heard.set(proposal, conflict || heard.get(proposal) === true),
    unbracketed: () => void (brackets += 1),
  };
  const blocks = returnedBlocks({ written: left, left: exact, returned: complete.blocks, standing: today.blocks, hand }, home);
  const settings = threads.remarks === 0 ? today.settings : { ...today.settings, threads: [...threads.threads] };
  const document = normaliseDocument({ ...today, settings, blocks }, newId);
  const before = new Set([...walkBlocks(today.blocks)].flatMap(({ block }) => proposalsOf(block)));
  const proposals = new Set<Id>();
  let elements = 0;
  for (const { block } of walkBlocks(document.blocks)) {
    const own = proposalsOf(block).filter((id) => !before.has(id));
    if (own.length > 0) elements += 1;
    for (const id of own) proposals.add(id);
  }
  return { document, proposals: [...proposals], conflicts: [...proposals].filter((id) => heard.get(id) === true), elements, remarks: threads.remarks, brackets };
};
