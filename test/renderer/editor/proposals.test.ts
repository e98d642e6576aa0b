// Whatever a user does while everything done is a proposal: rejecting it all gives the document as it was, and nothing is lost on the way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { isText, type Content } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { mapTexts } from '../../../shared/document/walk.ts';
import { languages } from '../../../shared/language/language.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import { proposeBlocks } from '../../../shared/negotiation/propose-blocks.ts';
import { tidy } from '../../../shared/document/content.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { letters } from '../../shared/document/generators.ts';
import { moveBlocks } from '../../../renderer/editor/commands.ts';
import { all, pick, started, stepOf } from './acts.ts';
import { setStage, settle } from './stage.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';

/** Texts that are empty are as good as absent, and the halves of a link are one. */
const bare = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) =>
    mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => ((text[language]?.length ?? 0) > 0 ? [[language, normaliseContent(tidy(text[language] ?? []))]] : [])))),
  );

/** Cuts an element in two; done again, the second half is led somewhere else. */
const leadAway: (typeof all)[string] = async (set, editor, step) => {
  const { session } = set;
  const halves = session.blocks.filter(({ proposals }) => proposals?.some(({ kind }) => kind === 'split'));
  if (halves.length > step.c % 2) moveBlocks(session, [pick(halves, step.a)?.id ?? ''], pick(session.blocks, step.b)?.id ?? null);
  else {
    await all['caret']?.(set, editor, step);
    await all['enter']?.(set, editor, step);
  }
};

const doing = { ...all, leadAway };
const acts = Object.keys(doing).filter((name) => !['undo', 'redo', 'look', 'unlock'].includes(name));

/** Without proposals and without brackets, whose life is not proposed. */
const withoutBrackets = (content: Content): Content => content.flatMap((inline): Content => (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option') ? withoutBrackets(inline.children) : [inline]));
const settled = started.map((document): Document => {
  const blocks = decideBlocks(document.blocks, () => 'accept').map((block) => mapTexts(block, (text) => Object.fromEntries(languages.flatMap((language) => (text[language] === undefined ? [] : [[language, tidy(withoutBrackets(text[language]))]])))));
  return normaliseDocument({ ...document, blocks }, countingIds('settled'));
});

describe('in a drafting session', () => {
  test('rejecting everything that was proposed gives the document as it was, and accepting it what was done', { timeout: soak ? 30 * 60_000 : 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(settled, fc.array(fc.oneof({ weight: 4, arbitrary: stepOf(acts) }, { weight: 1, arbitrary: stepOf(['leadAway']) }), { minLength: 1, maxLength: 20 }), async (document, steps) => {
        const set = setStage(document, ['en', 'ar']);
        const { session } = set;
        let at = 0;
        for (const step of steps) {
          const editor = set.panes[step.c % set.panes.length];
          const before = session.blocks;
          if (editor) await doing[step.act as keyof typeof doing]?.(set, editor, step);
          session.commitPanes();
          const by = { author: step.b % 3 === 0 ? 'Omar' : 'Rana', at: ++at };
          const newId = countingIds(`p${at}`);
          const proposed = proposeBlocks(before, session.blocks, { by, id: `proposal-${at}`, newId });
          // Later on, what is put into words that are struck out stays when they go.
          if (decideBlocks(before, () => 'accept') === before) expect(letters(decideBlocks(proposed, () => 'accept')), step.act).toBe(letters(decideBlocks(session.blocks, () => 'accept')));
          session.update(() => proposed);
          await settle();
          set.check();
          expect(bare(decideBlocks(session.blocks, () => 'reject')), step.act).toEqual(bare(document.blocks));
        }
      }),
      { numRuns: soak ? 3_000 : 40 },
    );
  });
});
