// Tracked changes and comments of Word: kept with their kind, author and time, and both texts they lie between can be read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countingIds } from '../../../../shared/document/ids.ts';
import { contentText } from '../../../../shared/document/inlines.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import { settledText } from '../../../../shared/import/docx/index.ts';
import { wordsOf } from '../../../../shared/import/docx/drafts.ts';
import { readWord, type WordSource } from '../../../../shared/import/docx/read-word.ts';
import type { Reading } from '../../../../shared/import/docx/settle.ts';
import type { WordBlock } from '../../../../shared/import/docx/word-text.ts';
import { outlineOf } from '../outline.ts';
import { paragraph, run, text, wordFile, type WordParts } from './word-file.ts';

const by = (id: number, author = 'Nadia'): string => `w:id="${id}" w:author="${author}" w:date="2031-05-0${(id % 9) + 1}T10:00:00Z"`;
const inserted = (id: number, content: string, author?: string): string => `<w:ins ${by(id, author)}>${content}</w:ins>`;
const deleted = (id: number, words: string, author?: string): string => `<w:del ${by(id, author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;

/** Structure and words without what is empty: where a paragraph was moved away, Word leaves an empty one. */
const seen = (source: Pick<WordSource, 'blocks' | 'footnotes'>): string[] => {
  const lines = (blocks: readonly WordBlock[]): string[] =>
    blocks.flatMap((block): string[] => {
      if (block.kind === 'table') return block.rows.map((row) => `row ${row.cells.map((cell) => `${cell.span} ${lines(cell.blocks).join('/')}`).join(' | ')}`);
      const words = block.inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'note' ? `[${wordsOf(source.footnotes.get(inline.id) ?? [])}]` : '')).join('');
      return words.trim() === '' ? [] : [`${block.look.style ?? ''} ${block.label?.text ?? ''} ${words}`];
    });
  return lines(source.blocks);
};
const read = (parts: WordParts, reading: Reading): string[] => seen(settledText(readWord(wordFile(parts)), reading)).map((line) => line.trim());

describe('both texts are read', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['insertions and deletions', paragraph(run('The ') + inserted(1, run('long ')) + deleted(2, 'short ') + run('coast')), ['The long coast'], ['The short coast']],
    ['a deletion within the insertion of another', paragraph(run('The ') + `<w:ins ${by(1)}>${run('long ')}${deleted(2, 'and wide ', 'Omar')}</w:ins>${run('coast')}`), ['The long coast'], ['The coast']],
    ['a paragraph that was divided', paragraph(run('The coast.'), `<w:rPr><w:ins ${by(1)}/></w:rPr>`) + text(' And the sea.'), ['The coast.', 'And the sea.'], ['The coast. And the sea.']],
    ['two that were joined', paragraph(run('The coast.'), `<w:rPr><w:del ${by(1)}/></w:rPr>`) + text(' And the sea.'), ['The coast. And the sea.'], ['The coast.', 'And the sea.']],
    ['a whole paragraph', paragraph(inserted(1, run('New.')), `<w:rPr><w:ins ${by(2)}/></w:rPr>`) + text('Old.'), ['New.', 'Old.'], ['Old.']],
    [
      'a move', paragraph(`<w:moveFromRangeStart ${by(1)} w:name="m1"/><w:moveFrom ${by(2)}>${run('Moved.')}</w:moveFrom>`, `<w:rPr><w:moveFrom ${by(3)}/></w:rPr>`) + '<w:moveFromRangeEnd w:id="1"/>' + text('Between.') +
        paragraph(`<w:moveTo ${by(4)}>${run('Moved.')}</w:moveTo>`, `<w:rPr><w:moveTo ${by(5)}/></w:rPr>`), ['Between.', 'Moved.'], ['Moved.', 'Between.'],
    ],
    [
      'rows and cells', `<w:tbl><w:tr><w:tc>${text('a')}</w:tc><w:tc><w:tcPr><w:cellIns ${by(1)}/></w:tcPr>${text('b')}</w:tc></w:tr><w:tr><w:trPr><w:ins ${by(2)}/></w:trPr><w:tc>${text('c')}</w:tc></w:tr><w:tr><w:trPr><w:del ${by(3)}/></w:trPr><w:tc>${text('d')}</w:tc></w:tr></w:tbl>`,
      ['row 1 a | 1 b', 'row 1 c'].map((line) => line.replace('1 a', '1   a').replace('1 b', '1   b').replace('1 c', '1   c')), ['row 1   a', 'row 1   d'],
    ],
    ['a style', paragraph(run('The coast'), `<w:pStyle w:val="Title"/><w:pPrChange ${by(1)}><w:pPr><w:pStyle w:val="Quote"/></w:pPr></w:pPrChange>`), ['Title  The coast'], ['Quote  The coast']],
  ];
  test.each(cases)('%s', (_, body, accepted, rejected) => {
    expect(read({ body }, 'accepted')).toEqual(accepted);
    expect(read({ body }, 'rejected')).toEqual(rejected);
  });
  test('numbers count what is there', () => {
    const numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const body = text('One.', list) + paragraph(inserted(1, run('New.')), `${list}<w:rPr><w:ins ${by(2)}/></w:rPr>`) + text('Two.', list);
    expect(read({ body, parts: { numbering } }, 'accepted')).toEqual(['1. One.', '2. New.', '3. Two.']);
    expect(read({ body, parts: { numbering } }, 'rejected')).toEqual(['1. One.', '2. Two.']);
  });
});

test('kept changes say what they are, by whom and when, the outermost first', () => {
  const body = paragraph(`<w:ins ${by(1)}>${run('long ')}${deleted(2, 'wide ', 'Omar')}</w:ins>` + run('coast', `<w:b/><w:rPrChange ${by(3)}><w:rPr/></w:rPrChange>`), `<w:rPr><w:del ${by(4)}/></w:rPr>`);
  const [block] = readWord(wordFile({ body })).blocks;
  if (block?.kind !== 'paragraph') throw new Error('no paragraph');
  const runs = block.inlines.flatMap((inline) => (inline.type === 'text' ? [inline] : []));
  expect(runs.map(({ text: words, changes }) => [words, changes.map(({ kind, author, date }) => `${kind} ${author} ${date}`)])).toEqual([
    ['long ', ['insertion Nadia 2031-05-02T10:00:00Z']], ['wide ', ['insertion Nadia 2031-05-02T10:00:00Z', 'deletion Omar 2031-05-03T10:00:00Z']], ['coast', []],
  ]);
  expect(runs[2]?.formatChange).toMatchObject({ author: 'Nadia', before: { bold: false } });
  expect(block.mark).toMatchObject([{ kind: 'deletion', author: 'Nadia' }]);
});

test('comments keep their range, their author, the one they reply to, and whether they are settled', () => {
  const said = (id: number, para: string, words: string): string => `<w:comment ${by(id)} w:initials="N"><w:p w14:paraId="${para}">${run(words)}</w:p></w:comment>`;
  const body = paragraph(`${run('The ')}<w:commentRangeStart w:id="1"/>${run('long ')}<w:commentRangeStart w:id="2"/>${run('coast')}<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="1"/></w:r>`);
  const source = readWord(wordFile({ body, parts: { comments: said(1, '00A1', 'How long?') + said(2, '00A2', 'As it is.'), commentsExtended: '<w15:commentEx w15:paraId="00A1" w15:done="1"/><w15:commentEx w15:paraId="00A2" w15:paraIdParent="00A1"/>' } }));
  expect(source.comments.map(({ id, author, parent, done, blocks }) => [id, author, parent, done, wordsOf(blocks)])).toEqual([['1', 'Nadia', null, true, 'How long?'], ['2', 'Nadia', '1', false, 'As it is.']]);
  const [block] = source.blocks;
  expect(block?.kind === 'paragraph' && block.inlines.flatMap((inline) => (inline.type === 'text' ? [[inline.text, inline.comments]] : []))).toEqual([['The ', []], ['long ', ['1']], ['coast', ['1', '2']]]);
});

const folder = '/work/shared/real/tracked/';
describe.skipIf(!existsSync(folder))('real files and their twins', () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !/Accepted|Rejected/.test(name)) : [];
  test.each(names.flatMap((name) => (['accepted', 'rejected'] as const).map((reading) => [name, reading] as const)))('%s %s is what Word makes of it', (name, reading) => {
    const [bytes, twin] = [readFileSync(folder + name), readFileSync(folder + name.replace('.docx', reading === 'accepted' ? '-Accepted.docx' : '-Rejected.docx'))];
    expect(seen(settledText(readWord(bytes), reading))).toEqual(seen(settledText(readWord(twin), reading)));
    const document = (file: Uint8Array, how: Reading): unknown => {
      const result = importDocument({ name: 'a.docx', bytes: file, newId: countingIds('b'), reading: how });
      // Positions in the file are not those of its twin.
      return result.ok && [outlineOf(result.value.document).replace(/^! \d+/gm, '!'), result.value.document.blocks.map(({ text: own }) => contentText(own.en ?? []))];
    };
    expect(document(bytes, reading)).toEqual(document(twin, 'accepted'));
  });
});
