// What a comparison says of tables, boxes, headings, numbers, fields and languages, and the list of changes to walk through.
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import type { Change, Comparison } from '../../../shared/compare/comparison.ts';
import { renumberingOf } from '../../../shared/compare/renumbering.ts';
import { blankBlock, type Block, type BlockOf } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { plain, type Content } from '../../../shared/document/inlines.ts';
import { marked } from './marked.ts';
import { stranger } from './edits.ts';

const settings: Document['settings'] = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] };
const of = (...blocks: Block[]): Document => ({ schemaVersion, id: 'd', settings, blocks });
const paragraph = (id: string, text: string, ar?: string): BlockOf<'numberedParagraph'> => ({ ...blankBlock('numberedParagraph', id), text: { en: plain(text), ...(ar === undefined ? {} : { ar: plain(ar) }) } });
const heading = (id: string, text: string, level = 1): BlockOf<'heading'> => ({ ...blankBlock('heading', id), level, text: { en: plain(text) } });

const north = 'The cold stores of the northern quays stand empty for five months of the year.';
const crews = 'Crews that were trained in one country are refused by the inspectors of the next.';
const buoys = 'The buoys laid under the first programme have not been inspected since.';
const fares = 'Students pay the full fare on eleven of the fourteen lines that reach a university.';
const yards = 'Repair yards lose their best welders to the docks of the large ports.';
const nights = 'Night crossings need two qualified officers on the bridge and not one.';

/** A change in one line: kind, detail, and what was and is. */
const told = ({ kind, detail, before, after, consequence }: Change): string => `${kind} ${detail}: ${before} → ${after}${consequence ? ' (follows)' : ''}`;
const kinds = ({ blocks }: Comparison): string[] => blocks.map(({ kind, move, part, before, after }) => [kind, before?.id ?? '-', after?.id ?? '-', move === null ? '' : `move ${move}`, part === null ? '' : `${part.kind} ${part.head}`].join(' ').trim());

describe('paragraphs', () => {
  it('say of white space alone whether it came or went', () => {
    const [apart, close] = [of(paragraph('a', 'The buoys : not one.')), of(paragraph('a', 'The buoys: not one.'))];
    expect(compareDocuments(apart, close).changes.map(told)).toEqual(['wording deleted:   → ']);
    expect(compareDocuments(close, apart).changes.map(told)).toEqual(['wording inserted:  →  ']);
  });

  it('that were inserted, deleted and edited are told one by one, with the numbers that follow from it', () => {
    const comparison = compareDocuments(of(paragraph('a', north), paragraph('b', crews), paragraph('c', buoys)), of(paragraph('n', fares), paragraph('a', north), paragraph('c', 'The buoys laid under the second programme have not been inspected since.')));
    expect(comparison.changes.map(told)).toEqual([
      `structure inserted:  → ${fares}`,
      'numbering number: 1 → 2 (follows)',
      `structure deleted: ${crews} → `,
      'wording edited: first → second',
    ]);
    expect(comparison.summary).toEqual({ added: 1, removed: 1, moved: 0, edited: 1, replaced: 0, relooked: 0, split: 0, joined: 0, words: { inserted: 16, deleted: 16 }, fields: 0 });
  });

  it('that were written anew are the same ones in a revision, and others in another document', () => {
    const [before, after] = [of(paragraph('a', north)), of(paragraph('a', fares))];
    expect(compareDocuments(before, after).blocks.map(({ kind }) => kind)).toEqual(['replaced']);
    expect(compareDocuments(before, stranger(after, countingIds('s'))).blocks.map(({ kind }) => kind)).toEqual(['deleted', 'inserted']);
  });

  it.each([true, false])('that were split and joined keep their words (ids known: %s)', (known) => {
    const before = of(paragraph('a', `${north} ${crews}`), paragraph('b', buoys), paragraph('c', fares), paragraph('d', yards));
    const revised = of(paragraph('a', north), paragraph('a2', crews), paragraph('b', buoys), paragraph('c', `${fares} ${yards}`));
    const comparison = compareDocuments(before, known ? revised : stranger(revised, countingIds('s')));
    expect(comparison.blocks.map(({ kind, part }) => `${kind} ${part === null ? '' : `${part.kind} ${part.head}`}`.trim())).toEqual(['edited', 'inserted split 0', 'same', 'edited', 'deleted joined 3']);
    expect(comparison.summary).toMatchObject({ added: 0, removed: 0, split: 1, joined: 1, words: { inserted: 0, deleted: 0 } });
  });

  it('that were split at their very beginning are one that stands behind an empty one', () => {
    const { summary } = compareDocuments(of(paragraph('a', north)), of(paragraph('a', ''), paragraph('n', north)));
    expect(summary).toMatchObject({ added: 0, removed: 0, split: 1, words: { inserted: 0, deleted: 0 } });
  });

  it.each([true, false])('moved when they went into a box, and the box stayed, as did what stands beside it (ids known: %s)', (known) => {
    const inBox = (id: string, text: string) => ({ id, type: 'paragraph' as const, text: { en: plain(text) } });
    const box = (...blocks: ReturnType<typeof inBox>[]): Block => ({ ...blankBlock('box', 'b'), text: { en: plain('Box') }, blocks });
    const before = of(inBox('p', north), inBox('q', crews), box(inBox('r', buoys)));
    const after = of(box(inBox('p', north), inBox('q', crews), inBox('r', buoys)));
    const { blocks, summary } = compareDocuments(before, known ? after : stranger(after, countingIds('o')));
    expect(summary).toMatchObject({ added: 0, removed: 0, moved: 2 });
    expect(blocks.flatMap(({ kind, before, move }) => (move === null || kind === 'movedAway' ? [] : [before?.id]))).toEqual(['p', 'q']);
    expect(blocks.filter(({ reboxed, kind }) => reboxed && kind !== 'movedAway').map(({ before }) => before?.id)).toEqual(['p', 'q']);
  });

  it('that became headings, changed level or left their box are changes of structure', () => {
    const box: BlockOf<'box'> = { ...blankBlock('box', 'x'), text: { en: plain('On crews') }, blocks: [{ ...blankBlock('paragraph', 'p'), text: { en: plain(crews) } }] };
    const comparison = compareDocuments(of(paragraph('a', north), heading('h', 'Fares', 1), box), of(heading('a', north), heading('h', 'Fares', 2), { ...blankBlock('paragraph', 'p'), text: { en: plain(crews) } }));
    expect(comparison.changes.filter(({ kind }) => kind === 'structure').map(({ detail, field, before, after }) => `${detail} ${field ?? ''} ${before} ${after}`.trim())).toEqual([
      'type type numberedParagraph heading', 'level level 1 2', 'deleted  On crews', 'box  On crews',
    ]);
    expect(comparison.changes.find(({ kind }) => kind === 'numbering')?.consequence).toBe(false);
  });
});

describe('a heading', () => {
  it.each([true, false])('moves with what stands under it as one move (ids known: %s)', (known) => {
    const [one, two] = [[heading('h1', 'Harbours'), paragraph('a', north), paragraph('b', crews), paragraph('c', buoys)], [heading('h2', 'Boats'), paragraph('d', fares), paragraph('e', yards)]];
    const last = paragraph('f', nights);
    const revised = of(...two, ...one, last);
    const { moves, blocks, changes } = compareDocuments(of(...one, ...two, last), known ? revised : stranger(revised, countingIds('s')));
    expect(moves.map(({ from, to, headed, direction }) => ({ from: from.map((at) => blocks[at]?.before?.id), size: to.length, headed, direction }))).toEqual([{ from: ['h2', 'd', 'e'], size: 3, headed: true, direction: 'up' }]);
    expect(changes.filter(({ kind }) => kind === 'move')).toHaveLength(1);
  });

  it('under another name, alone between the same paragraphs, is the same heading', () => {
    const document = (title: string): Document => of(paragraph('a', north), heading('h', title), paragraph('b', crews));
    expect(compareDocuments(document('Small harbours'), stranger(document('Crews at sea'), countingIds('s'))).blocks.map(({ kind }) => kind)).toEqual(['same', 'replaced', 'same']);
  });
});

describe('the renumbering map', () => {
  it('says what each number has become, what is gone and what is new', () => {
    const note = (id: string): Content => [{ text: fares }, { type: 'footnote', id, content: [{ text: 'Survey of ports.' }] }];
    const before = of(heading('h', 'Harbours'), paragraph('a', north), paragraph('b', crews), { ...paragraph('c', ''), text: { en: note('f1') } });
    const after = of(heading('h', 'Harbours'), paragraph('n', buoys), { ...paragraph('m', ''), text: { en: [{ text: yards }, { type: 'footnote', id: 'f0', content: [{ text: 'Other.' }] }] } }, paragraph('a', north), { ...paragraph('c', ''), text: { en: note('f1') } });
    const comparison = compareDocuments(before, after);
    const lines = (language: 'en' | 'ar'): string[] => renumberingOf(comparison, language).map(({ kind, before: old, after: now, changed }) => `${kind} ${old ?? '–'} → ${now ?? '–'}${changed ? '' : ' as before'}`);
    expect(lines('en')).toEqual([
      'heading I → I as before', 'numberedParagraph – → 1', 'numberedParagraph – → 2', 'footnote – → 1', 'numberedParagraph 1 → 3', 'numberedParagraph 2 → –', 'numberedParagraph 3 → 4', 'footnote 1 → 2',
    ]);
    expect(renumberingOf(comparison, 'ar').find(({ beforeId }) => beforeId === 'a')).toMatchObject({ beforeLabel: 'الفقرة\u00A01', afterLabel: 'الفقرة\u00A03', changed: true });
  });

  it.each([
    ['en', 'operative paragraph\u00A02', 'operative paragraph\u00A02\u00A0(a)'],
    ['ar', 'الفقرة\u00A02 من المنطوق', 'الفقرة\u00A02\u00A0(أ) من المنطوق'],
    ['fr', 'paragraphe\u00A02 du dispositif', 'paragraphe\u00A02\u00A0a) du dispositif'],
  ] as const)('calls an operative paragraph one (%s)', (language, second, sub) => {
    const operative = (id: string, text: string): Block => ({ ...blankBlock('operativeParagraph', id), text: { en: plain(text) } });
    const point: Block = { ...blankBlock('subparagraph', 's'), text: { en: plain(nights) } };
    const comparison = compareDocuments(of(operative('a', north), operative('b', crews), point), of(operative('n', buoys), operative('b', crews), point, operative('a', yards)));
    expect(renumberingOf(comparison, language).map(({ afterLabel }) => afterLabel)).toEqual(expect.arrayContaining([second, sub]));
  });
});

describe('a table', () => {
  const table = (rows: readonly (readonly [id: string, ...cells: string[]])[], columns: number): BlockOf<'table'> => ({
    ...blankBlock('table', 't'), text: { en: plain('Fares by line') }, columns: Array.from({ length: columns }, () => 1), headerRows: 1,
    rows: rows.map(([id, ...cells]) => ({ id, kind: 'normal', cells: cells.map((text, index) => ({ id: `${id}-${text.slice(0, 3)}${index}`, text: { en: plain(text) }, colspan: 1, rowspan: 1 })) })),
  });
  const before = of(table([['r0', 'Line', 'Fare'], ['r1', 'Northern islands', '12.50'], ['r2', 'Southern islands', '9.00'], ['r3', 'Night boat', '30.00']], 2));

  it('tells a row that went in one language, not in all of them at once', () => {
    const both = (...rows: (readonly [id: string, ...cells: string[]])[]): Block => {
      const one = table([['r0', 'Line'], ...rows], 1);
      return { ...one, rows: one.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: { ...cell.text, ar: plain('خط بين الجزر') } })) })) };
    };
    const [north, night] = [['r1', 'Northern islands'], ['r2', 'Night boat']] as const;
    expect(compareDocuments(of(both(north, night)), of(both(night))).changes.map(told)).toEqual(['structure rowDeleted: Northern islands → ']);
  });

  it.each([true, false])('has rows, columns and cells that came, went and changed (ids known: %s)', (known) => {
    const revised = of(table([['r0', 'Line', 'Season', 'Fare'], ['r1', 'Northern islands', 'all', '13.00'], ['r3', 'Night boat', 'summer', '30.00'], ['r4', 'Ring line', 'winter', '4.00']], 3));
    const comparison = compareDocuments(before, known ? revised : stranger(revised, countingIds('s')));
    expect(comparison.blocks[0]?.table?.columns.map(({ kind }) => kind)).toEqual(['same', 'inserted', 'same']);
    expect(comparison.blocks[0]?.table?.rows.map(({ kind }) => kind)).toEqual(['edited', 'edited', 'deleted', 'edited', 'inserted']);
    expect(comparison.changes.map(told)).toEqual([
      'structure columnInserted:  → 2',
      'wording replaced: 12.50 → 13.00',
      'structure rowDeleted: Southern islands 9.00 → ',
      'structure rowInserted:  → Ring line winter 4.00',
    ]);
  });

  it('has rows that moved', () => {
    const comparison = compareDocuments(before, of(table([['r0', 'Line', 'Fare'], ['r3', 'Night boat', '30.00'], ['r1', 'Northern islands', '12.50'], ['r2', 'Southern islands', '9.00']], 2)));
    expect(comparison.blocks[0]?.table?.rows.map(({ kind, otherEnd }) => `${kind} ${otherEnd ?? ''}`.trim())).toEqual(['same', 'same 4', 'same', 'same', 'movedAway 1']);
    expect(comparison.changes.map(told)).toEqual(['move rowMoved: 4 → 2']);
  });
});

describe('the first page and the settings', () => {
  it('change field by field', () => {
    const symbol = (text: string): Block => ({ ...blankBlock('symbol', `s${text.length}`), symbol: text });
    const title = (text: string): Block => ({ ...blankBlock('title', 'title'), text: { en: plain(text) } });
    const after = of(symbol('E/ESCWA/33/L.7/Rev.1'), { ...blankBlock('distribution', 'i'), distribution: 'limited' }, title('Small ports and ferry lines'));
    const comparison = compareDocuments(of(symbol('E/ESCWA/33/L.7'), blankBlock('distribution', 'i'), title('Small ports and lines')), { ...after, settings: { ...settings, look: 'escwa-classic' } });
    expect(comparison.changes.map(told)).toEqual([
      'frontMatter setting: escwa-current → escwa-classic', 'frontMatter field: E/ESCWA/33/L.7 → E/ESCWA/33/L.7/Rev.1', 'frontMatter field: general → limited', 'frontMatter inserted:  → ferry',
    ]);
    expect(comparison.summary.fields).toBe(3);
  });
});

describe('languages', () => {
  it('are compared each by itself, and those that changed are named', () => {
    const before = of(paragraph('a', north, 'تبقى مخازن التبريد فارغة خمسة أشهر.'), paragraph('b', crews));
    const after = of(paragraph('a', north, 'تبقى مخازن التبريد فارغة ستة أشهر.'), paragraph('b', crews, 'يرفض المفتشون الطواقم.'));
    const comparison = compareDocuments(before, after);
    expect(comparison.languages).toEqual(['en', 'ar']);
    expect(comparison.changedLanguages).toEqual(['ar']);
    expect(comparison.blocks.flatMap(({ texts }) => texts.map(({ language, kind, pieces }) => `${language} ${kind} ${marked(pieces)}`))).toEqual(['ar edited تبقى مخازن التبريد فارغة {-خمسة-}{+ستة+} أشهر.', 'ar added {+يرفض المفتشون الطواقم.+}']);
    expect(comparison.changes.map(({ detail, language }) => `${language} ${detail}`)).toEqual(['ar edited', 'ar translationAdded']);
    expect(compareDocuments(before, after, { languages: ['en'] }).changes).toEqual([]);
  });
});

describe('references', () => {
  it('to the same paragraph are the same, whatever its number and its id', () => {
    const refer: Content = [{ text: `${crews} See ` }, { type: 'crossReference', id: 'r', target: 'a', form: 'label' }, { text: '.' }];
    const before = of(paragraph('a', north), { ...paragraph('b', ''), text: { en: refer } });
    const after = stranger(of(paragraph('n', yards), ...before.blocks), countingIds('s'));
    expect(kinds(compareDocuments(before, after)).map((line) => line.split(' ')[0])).toEqual(['inserted', 'same', 'same']);
  });
});
