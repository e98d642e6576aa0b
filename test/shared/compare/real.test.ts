// Two successive negotiating texts, where they are at hand. Their text stays there; only figures are compared.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import { accept, reject } from '../../../shared/compare/rebuild.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { recognise } from '../../../shared/import/recognise.ts';

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
});
