// Whether a symbol agrees with the first page on which it stands: what differs is found, and what may be as it is raises no alarm.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block, type BlockOf, type BlockType } from '../../../shared/document/blocks/index.ts';
import { documentSchema, templates } from '../../../shared/document/document.ts';
import { symbolDisagreements, type SymbolDisagreement } from '../../../shared/document/symbol-agreement.ts';
import { createDocument } from '../../../shared/document/templates.ts';
import { symbols } from '../text/symbols.ts';

const of = <Type extends BlockType>(type: Type, fields: Partial<BlockOf<Type>>): Block => ({ ...blankBlock(type, type), ...fields }) as Block;

interface Page {
  readonly organ?: BlockOf<'organ'>['organ'];
  readonly distribution?: BlockOf<'distribution'>['distribution'];
  readonly date?: string;
  readonly session?: number;
  readonly kind?: 'session' | 'meeting';
  readonly venue?: readonly [string | null, string | null];
}

const page = (symbol: string, { organ, distribution, date, session, kind = 'session', venue }: Page): Block[] => [
  ...(organ === undefined ? [] : [of('organ', { organ })]),
  ...(distribution === undefined ? [] : [of('distribution', { distribution })]),
  of('symbol', { symbol }),
  ...(date === undefined ? [] : [of('date', { date })]),
  ...(session === undefined ? [] : [of('session', { number: session, kind })]),
  ...(venue === undefined ? [] : [of('venue', { from: venue[0], to: venue[1] })]),
  of('title', {}),
  of('numberedParagraph', {}),
];

const kinds = (symbol: string, front: Page): SymbolDisagreement['kind'][] => symbolDisagreements(page(symbol, front)).map(({ kind }) => kind);

describe('what differs from the first page is found', () => {
  test.each<[string, Page, SymbolDisagreement]>([
    ['E/ESCWA/30/L.1', { session: 31 }, { kind: 'session', symbol: 30, page: 31 }],
    ['E/ESCWA/C.1/21/4', { session: 30 }, { kind: 'session', symbol: 21, page: 30 }],
    ['E/ESCWA/S-4/5', { session: 5 }, { kind: 'session', symbol: 4, page: 5 }],
    ['A/C.2/84/L.23', { session: 83 }, { kind: 'session', symbol: 84, page: 83 }],
    ['E/ESCWA/EC.14/2027/8', { session: 13, kind: 'meeting' }, { kind: 'meeting', symbol: 14, page: 13 }],
    ['E/ESCWA/CL1.CCS/2023/WG.3/Report', { venue: ['2030-10-14', '2030-10-16'] }, { kind: 'year', symbol: 2023, from: 2030, to: 2030 }],
    ['E/ESCWA/CL1.CCS/2029/WG.3/Report', { date: '2030-11-29', venue: ['2030-10-14', '2030-10-16'] }, { kind: 'year', symbol: 2029, from: 2030, to: 2030 }],
    ['E/ESCWA/OES/2028/1', { date: '2030-01-05' }, { kind: 'year', symbol: 2028, from: 2029, to: 2031 }],
    ['E/ESCWA/30/L.1', { distribution: 'general' }, { kind: 'limited', symbol: 'L.', page: 'general' }],
    ['E/ESCWA/30/R.1', { distribution: 'limited' }, { kind: 'restricted', symbol: 'R.', page: 'limited' }],
    ['A/RES/84/12', { distribution: 'limited' }, { kind: 'adopted', symbol: 'RES', page: 'limited' }],
    ['A/84/12', { organ: 'economicAndSocialCouncil' }, { kind: 'series', symbol: 'A', page: 'E' }],
  ])('%s on %j', (symbol, front, expected) => {
    expect(symbolDisagreements(page(symbol, front))).toEqual([expected]);
  });

  test('all of it at once', () => {
    expect(kinds('E/ESCWA/30/L.1', { organ: 'secretariat', distribution: 'general', session: 29 })).toEqual(['session', 'limited', 'series']);
  });
});

describe('what may be as it is raises no alarm', () => {
  test.each<[string, Page]>([
    ['E/ESCWA/30/L.1', { organ: 'economicAndSocialCouncil', distribution: 'limited', session: 30, date: '2018-06-20', venue: ['2018-06-25', '2018-06-28'] }],
    // An outcome document is limited although its symbol does not say so.
    ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome document', { distribution: 'limited', date: '2024-08-26', venue: ['2024-07-03', '2024-07-04'] }],
    // Issued before the turn of the year at which the meeting falls, or after it.
    ['E/ESCWA/EC.5/2018/9', { session: 5, kind: 'meeting', date: '2018-12-20', venue: ['2019-01-16', '2019-01-17'] }],
    ['E/ESCWA/CL2.GPID/2024/WG.7/Report', { date: '2025-02-11', venue: ['2024-12-17', '2024-12-18'] }],
    ['E/ESCWA/CL2.GPID/2024/WG.7/Report', { venue: ['2023-12-30', '2024-01-02'] }],
    ['E/ESCWA/SDD/2013/Technical Paper.2', { date: '2014-03-01' }],
    ['E/ESCWA/C.1/2025/9/Report', { date: '2024-12-01', session: 12 }],
    // The working group is the seventh of the year, whatever the number of the session.
    ['E/ESCWA/EDID/2017/IG.1/L.2', { distribution: 'limited', session: 10 }],
    // A meeting within a session has a number of its own.
    ['E/ESCWA/30/5', { session: 2, kind: 'meeting' }],
    // The line prints words of its own.
    ['E/ESCWA/30/5', {}],
    ['A/RES/73/195', { distribution: 'general', organ: 'generalAssembly', session: 73 }],
    ['DP/FPA/2018/1', { organ: 'economicAndSocialCouncil' }],
    ['no symbol at all', { organ: 'secretariat', distribution: 'general', session: 3, date: '2001-01-01' }],
  ])('%s on %j', (symbol, front) => {
    expect(kinds(symbol, front)).toEqual([]);
  });

  test('a page that says nothing contradicts no symbol', () => {
    fc.assert(fc.property(symbols, (symbol) => kinds(symbol, {}).length === 0));
  });

  const folder = new URL('../../../assets/samples/', import.meta.url);
  test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('the sample %s', (name) => {
    expect(symbolDisagreements(documentSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).blocks)).toEqual([]);
  });

  test.each(templates)('a new document of the template %s with a symbol of its organ', (template) => {
    const { blocks } = createDocument(template, 'en', counted());
    const organ = blocks.find((block) => block.type === 'organ')?.organ;
    const symbol = organ === 'generalAssembly' ? 'A/84/5' : 'E/ESCWA/34/5';
    expect(symbolDisagreements(blocks.map((block) => (block.type === 'symbol' ? { ...block, symbol } : block)))).toEqual([]);
  });
});

const counted = () => {
  let n = 0;
  return () => `id-${(n += 1)}`;
};
