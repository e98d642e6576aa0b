// A drafting session of several hands in any order: proposals, brackets and comments together. What is decided leaves nothing open, and nothing is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { tidy } from '../../../shared/document/content.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { isText, type Content, type FootnoteText, type Inline } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { mapTexts, walkBlocks, walkTexts } from '../../../shared/document/walk.ts';
import { languages } from '../../../shared/language/language.ts';
import { bracketsOf } from '../../../shared/negotiation/brackets.ts';
import { decideBlocks, type Verdict } from '../../../shared/negotiation/decide.ts';
import { keepAnchors } from '../../../shared/negotiation/thread-anchors.ts';
import { bracketSelection, changeBracket, positionOn, unbracket } from '../../../renderer/editor/bracket-acts.ts';
import { addThread, commentTarget } from '../../../renderer/editor/commenting.ts';
import { openProposals } from '../../../renderer/views/proposals/proposal-list.ts';
import { letters } from '../../shared/document/generators.ts';
import { all, pick, started, stepOf, type Step } from './acts.ts';
import { setStage, settle, type Stage } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';
const long = soak ? 60 * 60_000 : 120_000;

const hands = [{ author: 'Rana', delegation: 'JO', meeting: 'Second reading' }, { author: 'Omar', delegation: 'EG' }, { author: 'Hala' }];

const placedBrackets = ({ session }: Stage) => [...walkTexts(session.blocks)].flatMap(({ block, text }) => languages.flatMap((language) => bracketsOf(text[language] ?? []).map(({ bracket }) => ({ block: block.id, bracket }))));

/** What is said of the text and not proposed to it: none of it puts words in or takes words out. */
const remarks: typeof all = {
  bracket: (_, editor) => void bracketSelection(editor),
  state: (set, _, { a, b }) => {
    const found = pick(placedBrackets(set), a);
    if (found) changeBracket(set.session, found.block, found.bracket.id, { state: pick(['open', 'parked', 'agreed'] as const, b) ?? 'open' });
  },
  support: (set, _, { a, b }) => {
    const found = pick(placedBrackets(set), a);
    if (found) positionOn(set.session, found.block, found.bracket.id, '', pick(['LB', 'YE'], b) ?? 'LB', b % 3 === 0 ? 'withdraw' : 'support');
  },
  unbracket: (set, _, { a }) => {
    const found = pick(placedBrackets(set), a);
    if (found) unbracket(set.session, found.bracket.id);
  },
  comment: ({ session }, editor) => {
    const target = commentTarget(editor);
    const id = session.newId();
    if (target) addThread(session, target, { id, remarks: [{ id: `${id}-1`, author: 'Hala', at: 1, text: 'Why?' }] });
  },
};

const acts = { ...all, ...remarks };
const names = Object.keys(acts).filter((name) => !['undo', 'redo', 'look', 'unlock'].includes(name));
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: stepOf(names) }, { weight: 1, arbitrary: stepOf(Object.keys(remarks)) }), { minLength: 1, maxLength: 24 });

const unbracketed = (content: Content): Content =>
  content.flatMap((inline): Content => {
    if (isText(inline)) return [inline];
    if (inline.type === 'bracket' || inline.type === 'option') return unbracketed(inline.children);
    return inline.type === 'footnote' ? [{ ...inline, content: unbracketed(inline.content) as FootnoteText }] : [inline];
  });

/** The text itself: empty texts are as good as absent, brackets and comments are no part of it. */
const bare = (blocks: readonly Block[]): Block[] =>
  keepAnchors(blocks, () => false).map((block) =>
    mapTexts(block, (text) =>
      Object.fromEntries(
        languages.flatMap((language) => {
          const content = normaliseContent(tidy(unbracketed(text[language] ?? [])));
          return content.length > 0 ? [[language, content]] : [];
        }),
      ),
    ),
  );

const settled = started.map((document): Document => normaliseDocument({ ...document, blocks: bare(decideBlocks(document.blocks, () => 'accept')) }, countingIds('settled')));

const marksInLine = (content: readonly Inline[]): number =>
  content.reduce((sum, inline) => {
    const own = 'proposals' in inline ? (inline.proposals?.length ?? 0) : 0;
    if (isText(inline)) return sum + own;
    return sum + own + ('children' in inline ? marksInLine(inline.children) : inline.type === 'footnote' ? marksInLine(inline.content) : 0);
  }, 0);

/** How many marks of proposals stand anywhere in the blocks. */
const marksIn = (blocks: readonly Block[]): number => {
  let sum = 0;
  for (const { block } of walkBlocks(blocks)) sum += (block.proposals?.length ?? 0) + (block.type === 'table' ? block.rows.reduce((some, { proposals }) => some + (proposals?.length ?? 0), 0) : 0);
  for (const { text } of walkTexts(blocks)) for (const language of languages) sum += marksInLine(text[language] ?? []);
  return sum;
};

/** A session as it was done: each step by one of the hands, in one of the panes. */
const hold = async (document: Document, list: readonly Step[], after: (set: Stage, step: Step) => void): Promise<Stage> => {
  const set = setStage(document, ['en', 'ar']);
  for (const step of list) {
    set.session.setHand(pick(hands, step.b) ?? null);
    const editor = set.panes[step.c % set.panes.length];
    if (editor) await acts[step.act]?.(set, editor, step);
    await settle();
    set.check();
    after(set, step);
  }
  return set;
};

describe('whatever three delegations propose, put in brackets and comment on', () => {
  test('can be rejected: the text is as it was; accepted, it has nothing open; undone, all is as it was', { timeout: long }, async () => {
    await fc.assert(
      fc.asyncProperty(settled, steps, fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }), async (document, list, order) => {
        const text = bare(document.blocks);
        const set = await hold(document, list, ({ session: { blocks } }, { act }) => expect(bare(decideBlocks(blocks, () => 'reject')), act).toEqual(text));
        const { session } = set;
        const end = session.blocks;
        for (const verdict of ['accept', 'reject'] as const) expect(marksIn(decideBlocks(end, () => verdict)), verdict).toBe(0);
        // One by one, in any order, as all at once.
        const oneByOne = (verdict: Verdict): readonly Block[] => {
          let blocks = end;
          for (let left = openProposals(blocks), at = 0; left.length > 0; left = openProposals(blocks), at++) {
            const id = pick(left, order[at % order.length] ?? 0)?.id;
            blocks = decideBlocks(blocks, (mark) => (mark.id === id ? verdict : null));
            expect(openProposals(blocks).some((one) => one.id === id), 'decided').toBe(false);
          }
          return blocks;
        };
        expect(bare(oneByOne('reject'))).toEqual(text);
        expect(letters(oneByOne('accept'))).toBe(letters(decideBlocks(end, () => 'accept')));
        session.update((blocks) => decideBlocks(blocks, () => (order[0] ?? 0) % 2 === 0 ? 'accept' : 'reject'), { direct: true });
        set.check();
        while (session.canUndo) session.undo();
        set.check();
        expect(session.document).toEqual(document);
        await session.dispose();
      }),
      { numRuns: soak ? 3_000 : 25 },
    );
  });
});
