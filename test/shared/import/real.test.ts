// The real documents that started all this, where they are at hand. Their text stays there; only figures are compared.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { outlineOf } from '../../../shared/document/outline.ts';
import { recognise, type Recognised } from '../../../shared/import/recognise.ts';
import { computedWords, difference, documentWords, sourceWords } from './words.ts';

const folder = '/work/shared/real/';
const read = (name: string): string => readFileSync(folder + name, 'utf8');
const taken = (name: string): Recognised => recognise({ name, text: read(name), markdown: true, newId: countingIds('b') });

describe.skipIf(!existsSync(folder))('real documents', () => {
  it('give the outcome document its masthead, paragraphs, areas and messages', () => {
    const { document, unplaced } = taken('outcome-document.md');
    const outline = outlineOf(document);
    expect(outline.frontMatter).toMatchObject({
      symbol: 'E/ESCWA/CL2.GPID/2024/WG.7/Outcome document', distribution: 'LIMITED', date: '26 August 2024', language: 'ENGLISH', originalLanguage: 'ARABIC', venue: 'Cairo, 3–4 July 2024',
    });
    expect(outline.template).toBe('outcomeDocument');
    expect(outline.paragraphs).toEqual({ first: 1, last: 95, count: 95 });
    expect(outline.keyMessages.filter(({ count }) => count > 0).map(({ label, count }) => `${label} ${count}`)).toEqual(['A. 4', 'B. 5', 'C. 4', 'D. 4', 'E. 10', 'F. 7']);
    const chapters = outline.headings.filter(({ level, label }) => level === 1 && label !== null);
    expect(chapters.map(({ label }) => label)).toEqual(['I.', 'II.']);
    const second = outline.headings.slice(outline.headings.indexOf(chapters[1] as (typeof chapters)[number]) + 1);
    expect(second.map(({ label, paragraphs }) => `${label} ${paragraphs?.join('–')}`)).toEqual([
      'A. 7–12', 'B. 13–24', 'C. 25–26', 'D. 27–39', 'E. 40–47', 'F. 48–60', 'G. 61–75', 'H. 76–87', 'I. 88–92', 'J. 93–93', 'K. 94–95',
    ]);
    expect(outline.counts.summary).toBe(3);
    expect(outline.footnotes).toBe(1);
    expect(unplaced.map(({ reason }) => reason)).toEqual(['beforeMasthead', 'beforeMasthead', 'beforeMasthead']);
  });

  it('give the concept note its sections, its programme as one table and its footnotes', () => {
    const { document } = taken('concept-note.md');
    const outline = outlineOf(document);
    expect(outline.template).toBe('conferenceConceptNote');
    expect(outline.headings.map(({ level, label }) => `${level} ${label}`)).toEqual(['1 I.', '1 II.', '2 A.', '2 B.', '2 C.', '2 D.', '2 E.', '2 F.', '2 G.', '2 H.']);
    expect(outline.tables).toBe(1);
    expect(outline.footnotes).toBe(7);
    const programme = document.blocks.find(({ type }) => type === 'table');
    expect(programme?.type === 'table' && [programme.purpose, programme.rows.length, programme.rows.filter(({ kind }) => kind === 'day').length]).toEqual(['programme', 22, 2]);
  });

  it.each(['outcome-document.md', 'concept-note.md', 'drafts/paris-23-oct-2015.md', 'drafts/paris-4-dec-2015.md'])('keep every word of %s', (name) => {
    const { document, computed } = taken(name);
    expect(difference(sourceWords(read(name)), [...documentWords(document), ...computedWords(computed)])).toEqual([]);
  });

  it('keep the words of the body in their order', () => {
    const { document } = taken('outcome-document.md');
    const words = document.blocks.filter(({ type }) => type === 'numberedParagraph').flatMap((block) => contentText(block.text.en ?? []).match(/\p{L}+/gu) ?? []);
    const source: string[] = read('outcome-document.md').split('\n').slice(70).join(' ').match(/\p{L}+/gu) ?? [];
    let at: number = -1;
    for (const word of words) {
      at = source.indexOf(word, at + 1);
      expect(at).toBeGreaterThanOrEqual(0);
    }
  });
});
