// Two revised versions against their common base.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../shared/compare/runs.ts';
import { compareThree, conflictsIn } from '../../../shared/compare/three-way.ts';
import { layThree, mergedContent } from '../../../shared/compare/three-way-text.ts';
import { compareContents } from '../../../shared/compare/text.ts';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain, type Content } from '../../../shared/document/inlines.ts';
import { normaliseContent } from '../../../shared/document/normalise-content.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import type { Language } from '../../../shared/language/language.ts';
import { randomness } from '../../bench/sample.ts';
import { contents, documents, withIds } from '../document/generators.ts';
import { afterEdits } from './edits.ts';

const settings: Document['settings'] = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] };
const of = (...blocks: Block[]): Document => ({ schemaVersion, id: 'd', settings, blocks });
const paragraph = (id: string, text: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(text) } });

const three = (base: string, left: string, right: string, language: Language = 'en') =>
  layThree(compareContents(plain(base), plain(left), { language }), compareContents(plain(base), plain(right), { language }));

describe('one text revised twice', () => {
  const base = 'The ports publish their tariffs once a year.';

  it.each([
    ['The small ports publish their tariffs once a year.', 'The ports publish their tariffs twice a year.', 'The small ports publish their tariffs twice a year.'],
    ['The ports publish their fares once a year.', 'The ports publish their fares once a year.', 'The ports publish their fares once a year.'],
    ['The ports publish their fares once a year.', 'The ports publish their fares once a year, in print.', 'The ports publish their fares once a year, in print.'],
    [base, 'Nothing is published.', 'Nothing is published.'],
  ])('has the changes of both where they do not meet: %s + %s', (left, right, merged) => {
    expect(mergedContent(three(base, left, right))).toEqual(plain(merged));
  });

  it('is in conflict where both changed the same words', () => {
    const pieces = three(base, 'The ports publish their fares once a year.', 'The ports publish their prices once a year.');
    expect(mergedContent(pieces)).toBeNull();
    expect(pieces.filter(({ kind }) => kind === 'conflict').map(({ base: was, left, right }) => [was, left, right].map((runs) => contentOf(runs)))).toEqual([[plain('tariffs'), plain('fares'), plain('prices')]]);
  });

  it('is in conflict where both wrote at the same place', () => {
    expect(mergedContent(three('تنشر الموانئ تعريفاتها.', 'تنشر الموانئ الصغيرة تعريفاتها.', 'تنشر الموانئ الكبرى تعريفاتها.', 'ar'))).toBeNull();
  });

  it('comes back from the pieces, base, left and right', () => {
    const versions = fc.tuple(contents('en', 1), contents('en', 1), contents('en', 1)).map((texts) => texts.map((text, index): Content => withIds([{ id: '?', type: 'paragraph', text: { en: text } }], `v${index}`)[0]?.text.en ?? []));
    fc.assert(
      fc.property(versions, ([base = [], left = [], right = []]) => {
        const pieces = layThree(compareContents(base, left, { language: 'en' }), compareContents(base, right, { language: 'en' }));
        // Comments are no part of the text: a run that one only cuts in two is one.
        const ids = (content: Content): unknown => normaliseContent(JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'id' || key === 'comments' ? undefined : value))) as Content);
        const line = (side: 'base' | 'left' | 'right'): unknown => ids(contentOf(pieces.flatMap((piece) => piece[side])));
        expect([line('base'), line('left'), line('right')]).toEqual([base, left, right].map(ids));
      }),
    );
  });
});

describe('two versions of a document', () => {
  it('say of each paragraph what was done to it', () => {
    const words = ['north quays stay empty in winter', 'crews are paid late in the season', 'buoys are not inspected at all', 'students pay the full fare today', 'repair yards lose their welders now', 'night crossings need two officers'];
    const base = of(...words.map((text, index) => paragraph(`p${index}`, text)));
    const [p0, , , p3, p4] = base.blocks as [Block, Block, Block, Block, Block];
    const added = paragraph('new', 'a fund was opened by both');
    const left = of(p0, added, paragraph('p1', 'crews are paid very late in the season'), paragraph('p2', 'buoys are seldom inspected at all'), p4, p3);
    const right = of(
      paragraph('p0', 'north quays stay half empty in winter'), { ...added, id: 'other' }, paragraph('p1', 'crews are paid late in the whole season'), paragraph('p2', 'buoys are never inspected at all'),
      p3, p4, paragraph('p5', 'night crossings need three officers'),
    );
    const { blocks, conflicts } = compareThree(base, left, right);
    // Of two that changed places the shorter one has moved.
    expect(blocks.map(({ base: was, outcome, conflicts: why }) => `${was?.id ?? 'new'} ${outcome} ${why.join()}`.trim())).toEqual([
      'p0 right', 'new agreeing', 'p1 disjoint', 'p2 conflict wording', 'p3 left', 'p4 untouched', 'p5 conflict deletion',
    ]);
    expect(conflicts).toBe(2);
  });

  it('are in conflict for those who read the language, and for everybody where more than words is at stake', () => {
    const both = (id: string, en: string, fr: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(en), fr: plain(fr) } });
    const base = of(both('a', 'The ports publish their tariffs.', 'Les ports publient leurs tarifs.'), both('b', 'Pilots are trained.', 'Les pilotes sont formés.'));
    const left = of(both('a', 'The ports publish their tariffs.', 'Les ports publient leurs prix.'), both('b', 'Pilots are trained and paid.', 'Les pilotes sont formés.'));
    const right = of(both('a', 'The ports publish their tariffs twice a year.', 'Les ports publient leurs droits.'));
    const { blocks, conflicts } = compareThree(base, left, right);
    const told = (language: Language): string[] => blocks.map((block) => `${block.base?.id} ${conflictsIn(block, language).join()}`);
    expect(conflicts).toBe(2);
    expect(told('en')).toEqual(['a ', 'b deletion']);
    expect(told('fr')).toEqual(['a wording', 'b deletion']);
  });

  it('are in no conflict with themselves, nor with the base, and the same whichever is the left one', () => {
    const versions = fc.record({ document: documents(8), seeds: fc.tuple(fc.nat(), fc.nat()), edits: fc.integer({ min: 1, max: 8 }) }).map(({ document, seeds, edits }) => {
      const base = normaliseDocument(document, countingIds('n'));
      return [base, ...seeds.map((seed, side) => afterEdits(base, edits, randomness(seed), countingIds(`side${side}`)))] as const;
    });
    fc.assert(
      fc.property(versions, ([base, left, right]) => {
        if (left === undefined || right === undefined) throw new Error('two versions');
        const outcomes = (one: Document, other: Document): string[] => compareThree(base, one, other).blocks.map(({ outcome }) => outcome);
        expect(outcomes(left, base).filter((outcome) => outcome !== 'untouched' && outcome !== 'left')).toEqual([]);
        expect(outcomes(left, left).filter((outcome) => outcome !== 'untouched' && outcome !== 'agreeing')).toEqual([]);
        expect(compareThree(base, right, left).conflicts).toBe(compareThree(base, left, right).conflicts);
      }),
    );
  });
});
