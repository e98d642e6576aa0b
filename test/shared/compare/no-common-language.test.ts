// Two texts that no language has in common: their elements, rows and numbers are compared, not their words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import { accept, reject } from '../../../shared/compare/rebuild.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { mapTexts } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { randomness } from '../../bench/sample.ts';
import { readSample } from '../samples/samples.ts';
import { stranger } from './edits.ts';

const both = readSample('outcome-document');

const only = (document: Document, language: Language): Document => ({
  ...document,
  settings: { ...document.settings, draftingLanguage: language, languages: [language] },
  blocks: document.blocks.map((block) => mapTexts(block, (text) => (text[language] === undefined ? {} : { [language]: text[language] }))),
});

describe('an English text and its Arabic translation that share no id', () => {
  const [english, arabic] = [only(both, 'en'), stranger(only(both, 'ar'), countingIds('ar'))];

  it('are said to have no language in common, and are otherwise the same', () => {
    const comparison = compareDocuments(english, arabic);
    expect(comparison.common).toEqual([]);
    expect([comparison.before.written, comparison.after.written]).toEqual([['en'], ['ar']]);
    expect(comparison.summary).toMatchObject({ added: 0, removed: 0, moved: 0, edited: 0, split: 0, joined: 0, words: { inserted: 0, deleted: 0 } });
    // The drafting language and the languages of the document are settings, and did change.
    expect(comparison.changes.filter(({ detail }) => detail !== 'setting')).toEqual([]);
    expect(comparison.changedLanguages).toEqual([]);
  });

  it('show what came, what went, and the rows of a table', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const dice = randomness(seed);
        const paragraphs = arabic.blocks.flatMap(({ type }, index) => (type === 'numberedParagraph' ? [index] : []));
        const gone = paragraphs[Math.floor(dice() * paragraphs.length)] ?? 0;
        const table = arabic.blocks.findIndex(({ type }) => type === 'table');
        const revised: Document = {
          ...arabic,
          blocks: arabic.blocks.flatMap((block, index) => (index === gone ? [] : index === table && block.type === 'table' ? [{ ...block, rows: block.rows.slice(0, -1) }] : [block])),
        };
        const comparison = compareDocuments(english, revised);
        expect(accept(comparison)).toEqual(revised);
        expect(reject(comparison)).toEqual(english);
        const { summary, changes, blocks } = comparison;
        expect(summary).toMatchObject({ added: 0, removed: 1, edited: 1 });
        expect(changes.filter(({ detail }) => detail === 'rowDeleted')).toHaveLength(1);
        const removed = blocks.findIndex(({ kind }) => kind === 'deleted');
        const wanted = both.blocks[gone]?.id;
        // Which of two neighbours of one length and without figures went, nobody can say who cannot read both.
        const near = both.blocks.slice(Math.max(0, gone - 2), gone + 3).map(({ id }) => id);
        expect(near, `${wanted}`).toContain(blocks[removed]?.before?.id);
      }),
      { numRuns: 8 },
    );
  });

  it('are compared by their languages where they have one in common, whichever is asked for', () => {
    const { common, languages } = compareDocuments(english, stranger(both, countingIds('s')), { languages: ['fr'] });
    expect({ common, languages }).toEqual({ common: ['en'], languages: ['fr'] });
  });
});
