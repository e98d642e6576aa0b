// What is open is found, counted where it stands.
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { blankBlock } from '../../../shared/document/blocks/index.ts';
import type { Bracket, Content } from '../../../shared/document/inlines.ts';
import { countOpen, itemsOfParty, openItems, openLanguages } from '../../../shared/negotiation/open-items.ts';

const bracket = (id: string, words: string, more: Partial<Bracket> = {}): Bracket => ({ type: 'bracket', id, state: 'open', children: [{ text: words }], ...more });
const paragraph = (id: string, text: Partial<Record<'en' | 'ar' | 'fr', Content>>, more: object = {}): Block => ({ ...blankBlock('numberedParagraph', id), text, ...more }) as Block;
const by = { author: 'Rana', at: 1 };

const blocks: readonly Block[] = [
  paragraph('p0', { en: [{ text: 'Nothing' }] }),
  { ...blankBlock('heading', 'h1'), level: 1, text: { en: [{ text: 'Ports' }] } } as Block,
  paragraph('p1', { en: [{ text: 'States ' }, bracket('b1', 'shall', { proposer: 'JO', objections: ['EU'] })], ar: [{ text: 'الدول' }] }),
  paragraph('p2', { ar: [bracket('b2', 'ينبغي', { children: [{ type: 'option', id: 'o1', proposer: 'EG', children: [{ text: 'ينبغي' }] }, { type: 'option', id: 'o2', children: [bracket('b3', 'يجب', { state: 'parked' })] }] })] }),
  paragraph('p3', { en: [{ text: 'old', proposals: [{ ...by, id: 'x1', kind: 'deletion', delegation: 'JO' }] }, { text: 'new', proposals: [{ ...by, id: 'x1', kind: 'insertion', delegation: 'JO' }] }] }),
  paragraph('p4', { en: [{ text: 'Later' }] }, { standing: { state: 'parked' } }),
  paragraph('p5', { en: [bracket('b4', 'agreed', { state: 'agreed', proposer: 'JO' }), bracket('b5', 'gone', { state: 'deleted' })] }, { standing: { state: 'agreed' } }),
  paragraph('p6', { en: [{ text: 'Added' }] }, { proposals: [{ ...by, id: 'x2', kind: 'insertion' }] }),
];

describe('what is open', () => {
  const items = openItems(blocks);
  it('is found in reading order, with its place, words and parties', () => {
    expect(items.map(({ kind, block, target, language, words }) => [kind, block, target, language, words])).toEqual([
      ['bracket', 'p1', 'b1', 'en', 'shall'],
      ['bracket', 'p2', 'b2', 'ar', 'ينبغي/[يجب]'],
      ['bracket', 'p2', 'b3', 'ar', 'يجب'],
      ['proposal', 'p3', 'x1', 'en', 'old / new'],
      ['parked', 'p4', 'p4', null, ''],
      ['proposal', 'p6', 'x2', null, ''],
    ]);
    expect(items[0]!.parties).toEqual(['JO', 'EU']);
    expect(items.map(({ chapter }) => chapter)).toEqual(['h1', 'h1', 'h1', 'h1', 'h1', 'h1']);
  });

  it('is counted per element, chapter, delegation, kind and language', () => {
    const counts = countOpen(items);
    expect([counts.all, counts.kinds, counts.languages]).toEqual([6, { bracket: 3, proposal: 2, parked: 1, silence: 0 }, { en: 4, ar: 4, fr: 2 }]);
    expect([counts.blocks.get('p2'), counts.chapters.get('h1'), counts.parties.get('JO'), counts.parties.get('EG')]).toEqual([2, 6, 2, 1]);
    expect(itemsOfParty(items, 'JO').map(({ target }) => target)).toEqual(['b1', 'x1']);
    // What a group wants, each of its members wants through it.
    expect(itemsOfParty(items, 'FR', ['WEOG', 'EU']).map(({ target }) => target)).toEqual(['b1']);
    const [supported] = openItems([paragraph('p', { en: [{ text: 'new', proposals: [{ ...by, id: 'x', kind: 'insertion', positions: { supporters: ['IQ'], objections: ['YE'] } }] }] })]);
    expect(supported?.parties).toEqual(['Rana', 'IQ', 'YE']);
  });

  it('in one language is known at the same place in the others', () => expect([...openLanguages(items)].map(([block, open]) => [block, [...open]])).toEqual([['p1', ['en']], ['p2', ['ar']]]));


  it('keeps what goes apart from what is to come in its place', () => {
    const mark = (kind: 'insertion' | 'deletion', id = 'x') => ({ proposals: [{ ...by, id, kind }] });
    const [first, second] = openItems([paragraph('p', { en: [{ text: 'vil', ...mark('deletion') }, { text: 'lages', bold: true, ...mark('deletion') }, { text: 'towns', ...mark('insertion') }, { text: ' now', ...mark('insertion', 'y') }] })]);
    expect([first?.words, second?.words]).toEqual(['villages / towns', ' now']);
  });

  it('takes in proposals in the words of footnotes and of rows, and counts one that is about several elements once', () => {
    const mark = (id: string) => ({ ...by, id, kind: 'insertion' as const });
    const table = { ...blankBlock('table', 't1'), rows: [{ proposals: [mark('x5')], cells: [] }] } as unknown as Block;
    const noted = paragraph('n1', { ar: [{ type: 'footnote', id: 'f1', content: [{ text: 'new', proposals: [mark('x4')] }] }] });
    const two = [paragraph('m1', { en: [{ text: 'One', proposals: [mark('x3')] }] }, { proposals: [mark('x3')] }), paragraph('m2', {}, { proposals: [mark('x3')] })];
    expect(openItems([noted, table, ...two]).map(({ block, target, language }) => [block, target, language])).toEqual([['n1', 'x4', 'ar'], ['t1', 'x5', null], ['m1', 'x3', null]]);
  });
});
