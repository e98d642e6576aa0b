// Two successive negotiating texts, where they are at hand. Their text stays there; only figures are compared.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import { accept, reject } from '../../../shared/compare/rebuild.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { recognise } from '../../../shared/import/recognise.ts';
import { countWords } from '../../../shared/text/words.ts';
import { randomness } from '../../bench/sample.ts';
import { afterMoves, stranger } from './edits.ts';

const movable = new Set(['paragraph', 'preambularParagraph', 'operativeParagraph', 'subparagraph', 'bullet']);

const folder = '/work/shared/real/drafts/';
const taken = (name: string, prefix: string): Document => recognise({ name, text: readFileSync(folder + name, 'utf8'), markdown: true, newId: countingIds(prefix) }).document;

describe.skipIf(!existsSync(folder))('two drafts of a real agreement', () => {
  it('are compared word for word, and both come back', () => {
    const [before, after] = [taken('paris-23-oct-2015.md', 'october'), taken('paris-4-dec-2015.md', 'december')];
    const began = process.cpuUsage();
    const comparison = compareDocuments(before, after);
    // The first comparison of the process, before anything is compiled; other work on the same processors does not count.
    const { user, system } = process.cpuUsage(began);
    expect(accept(comparison)).toEqual(after);
    expect(reject(comparison)).toEqual(before);
    const { summary } = comparison;
    expect(summary.edited).toBeGreaterThan(150);
    expect(summary.moved).toBeLessThan(20);
    expect(summary.replaced).toBeLessThan(20);
    // Counts of computing time under load are rough: twice the bar would be a fault of ours.
    expect((user + system) / 1000).toBeLessThan(600);
  });

  it.each([
    ['paris-4-dec-2015.md', 'unchanged', 0, 0.99],
    ['paris-4-dec-2015.md', 'edited by a fifth', 0.2, 0.95],
    ['paris-23-oct-2015.md', 'unchanged', 0, 0.99],
    ['paris-23-oct-2015.md', 'edited by a fifth', 0.2, 0.95],
  ])('have moved paragraphs found again by what they say alone: %s, %s', (name, _, reworded, least) => {
    const text = taken(name, 'text');
    // All paragraphs of one type, so that any of them may move.
    const before: Document = { ...text, blocks: text.blocks.map((block) => (movable.has(block.type) ? { id: block.id, type: 'numberedParagraph', text: block.text } : block)) };
    const says = new Map(before.blocks.map(({ id, text: { en = [] } }) => [id, contentText(en)]));
    const times = new Map<string, number>();
    for (const said of says.values()) times.set(said, (times.get(said) ?? 0) + 1);
    /** "Option 1:" is nobody's in particular. */
    const telling = (id: string): boolean => times.get(says.get(id) ?? '') === 1 && countWords(says.get(id) ?? '', 'en') >= 5;
    let [moved, found, wrong] = [0, 0, 0];
    for (let seed = 1; seed <= 3; seed++) {
      const revised = afterMoves(before, { moved: 0.1, edited: 0.1, reworded: 0.2, movedReworded: reworded }, randomness(seed));
      const after = stranger(revised.document, countingIds('s'));
      const names = new Map(after.blocks.map(({ id }, index) => [id, revised.document.blocks[index]?.id]));
      const { blocks, moves } = compareDocuments(before, after);
      const pairs = moves.flatMap(({ to }) => to.flatMap((index) => (telling(blocks[index]?.before?.id ?? '') ? [[blocks[index]?.before?.id ?? '', names.get(blocks[index]?.after?.id ?? '')] as const] : [])));
      const right = pairs.filter(([one, other]) => one === other && revised.moved.has(one)).length;
      moved += [...revised.moved].filter(telling).length;
      found += right;
      wrong += pairs.length - right;
    }
    expect(found / moved, `${found} of ${moved}`).toBeGreaterThanOrEqual(least);
    expect(wrong / found, `${wrong} wrong`).toBeLessThanOrEqual(0.01);
  });
});
