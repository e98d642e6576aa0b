// Elements of a file that came home as a whole: put in, or taken out, with all their texts; and which of those that were put in stand there already.
import { isEdge, runsOf } from '../../compare/runs.ts';
import type { LanguageText } from '../../document/block.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Block } from '../../document/blocks/index.ts';
import { flatText } from '../../document/content.ts';
import { isText, type Content, type FootnoteText, type Inline } from '../../document/inlines.ts';
import type { BlockProposal, Proposer, TextProposal } from '../../document/proposal.ts';
import { mapTexts } from '../../document/walk.ts';
import { languages } from '../../language/language.ts';
import { decideContent } from '../decide-text.ts';
import { contentOfUnits, unitsOf, withMarks } from '../line-units.ts';
import { handOf, type Hand, type Homecoming } from './homecoming.ts';

/** All texts of an element as put in by a hand; what others put in or struck out within it stays theirs. */
export const putIn = (block: Block, hand: Hand, home: Homecoming): Block => {
  const fresh = (inline: Inline): Inline => {
    if (isText(inline)) return inline;
    if (inline.type === 'footnote') return { ...inline, id: home.newId(), content: decideContent(inline.content, () => 'accept') as FootnoteText };
    return inline.type === 'bracket' || inline.type === 'option' ? { ...inline, id: home.newId(), children: inline.children.map(fresh) } : inline;
  };
  const line = (content: Content): Content =>
    contentOfUnits(
      unitsOf(runsOf(content.map(fresh))).map((unit) => {
        const marked = withMarks(unit, (marks) => {
          const kept = marks.filter((mark) => mark.kind !== 'format' && !home.known(mark)).map((mark): TextProposal => {
            const own = mark.author === hand.author || mark.id === hand.id;
            return { ...mark, ...home.proposer(mark), id: own && mark.kind === 'insertion' ? hand.id : mark.id };
          });
          for (const { id } of kept) home.heard(id, false);
          return kept.some(({ kind }) => kind === 'insertion') ? kept : [{ ...handOf(hand), kind: 'insertion' }, ...kept];
        });
        const { run } = marked;
        if (isEdge(run) || !('comments' in run) || run.comments === undefined) return marked;
        const { comments, ...bare } = run;
        const threads = comments.flatMap((thread) => home.thread(thread) ?? []);
        return { ...marked, run: (threads.length === 0 ? bare : { ...bare, comments: threads }) as typeof run };
      }),
    );
  const bare = <Kind extends Block>(one: Kind): Kind => {
    const { proposals: _, comments = [], ...rest } = one;
    const threads = comments.flatMap((thread) => home.thread(thread) ?? []);
    const own = { ...rest, ...(threads.length > 0 && { comments: threads }) } as Kind;
    if (own.type === 'table') return { ...own, rows: own.rows.map(({ proposals: _1, ...row }) => row) };
    return own.type === 'box' ? { ...own, blocks: own.blocks.map((boxed) => bare<BoxedBlock>(boxed)) } : own;
  };
  const text = mapTexts(bare(block), (texts) => Object.fromEntries(languages.flatMap((language) => (texts[language] === undefined ? [] : [[language, line(texts[language])]]))));
  home.heard(hand.id, false);
  return { ...text, proposals: [{ ...handOf(hand), kind: 'insertion' }] };
};

/** An element as taken out by a hand, in all its languages. */
export const struck = (block: Block, hand: Hand): Block => {
  const mark: TextProposal = { ...handOf(hand), kind: 'deletion' };
  const line = (content: Content): Content =>
    contentOfUnits(unitsOf(runsOf(content)).map((unit) => withMarks(unit, (marks) => (marks.some(({ kind, id }) => kind === 'deletion' && id === mark.id) ? marks : [...marks, mark]))));
  const text = mapTexts(block, (texts) => Object.fromEntries(languages.flatMap((language) => (texts[language] === undefined ? [] : [[language, texts[language].length === 0 ? texts[language] : line(texts[language])]]))));
  return { ...text, proposals: [...(block.proposals ?? []), mark] };
};

/** Marks of the file on an element and its text that are of one hand and one moment are one proposal. */
export const unified = (block: Block, mark: BlockProposal): Block =>
  mapTexts(block, (text) => {
    const line = (content: Content): Content => contentOfUnits(unitsOf(runsOf(content)).map((unit) => withMarks(unit, (marks) => marks.map((one) => (one.kind === mark.kind && one.author === mark.author && one.at === mark.at ? { ...one, id: mark.id } : one)))));
    return Object.fromEntries(languages.flatMap((language) => (text[language] === undefined ? [] : [[language, line(text[language])]]))) as LanguageText;
  });

/** What is known again of an element that was put in: its kind, the hand, the moment, and its words. */
const nameOf = (block: Block, { author, at, delegation }: Proposer): string => {
  const texts: string[] = [];
  mapTexts(block, (line) => {
    texts.push(...languages.map((language) => flatText(line[language] ?? [])));
    return line;
  });
  return JSON.stringify([block.type, author, at, delegation ?? null, texts]);
};

/** Tells of each element that is put in whether it stands there already, since the file was taken in before: one that stands there is one that came, however many say the same. */
export const standingTwins = (list: readonly Block[]): ((block: Block, hand: Hand) => boolean) => {
  const counts = new Map<string, number>();
  for (const block of list) {
    for (const mark of block.proposals ?? []) {
      if (mark.kind !== 'insertion') continue;
      const name = nameOf(block, mark);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return (block, hand) => {
    const name = nameOf(block, hand);
    const left = counts.get(name) ?? 0;
    if (left > 0) counts.set(name, left - 1);
    return left > 0;
  };
};
