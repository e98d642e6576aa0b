// What somebody tracked of whole paragraphs, rows and frames becomes proposals about those elements: moved ones are moved, not taken out and put in.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { contentText } from '../../../../shared/document/inlines.ts';
import { walkBlocks, walkTexts } from '../../../../shared/document/walk.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import type { Reading } from '../../../../shared/import/docx/settle.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import { paragraph, run, text, wordFile } from './word-file.ts';

const styles =
  '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>' +
  [1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`).join('');
const start = text('Report on the wells of the coast', '<w:pStyle w:val="Title"/>') + text('Introduction', '<w:pStyle w:val="Heading1"/>');
const take = (body: string, reading?: Reading): Document => {
  const read = importDocument({ name: 'letter.docx', bytes: wordFile({ body: start + body, parts: { styles } }), newId: countingIds('b'), reading });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.document;
};
const by = (id: number, author = 'Nadia'): string => `w:id="${id}" w:author="${author}" w:date="2031-05-01T10:00:00Z"`;
const words = (block: Pick<Block, 'text'> | undefined): string => contentText(block?.text.en ?? []);
const find = (document: Document, begin: string): Block => {
  const found = [...walkBlocks(document.blocks)].find(({ block }) => words(block).startsWith(begin))?.block;
  if (found === undefined) throw new Error(begin);
  return found;
};
const kinds = (block: Block): string[] => (block.proposals ?? []).map(({ kind }) => kind);
const lines = (blocks: readonly Block[]): string[] => [...walkTexts(blocks)].map(({ text: own }) => contentText(own.en ?? []).trim()).filter((line) => line !== '');
const decided = (document: Document, verdict: 'accept' | 'reject'): string[] => lines(decideBlocks(document.blocks, () => verdict));

const from = (name: string, content: string): string => `${paragraph(`<w:moveFromRangeStart ${by(11)} w:name="${name}"/><w:moveFrom ${by(12)}>${content}</w:moveFrom>`, `<w:rPr><w:moveFrom ${by(13)}/></w:rPr>`)}<w:moveFromRangeEnd w:id="11"/>`;
const to = (name: string, content: string): string => `${paragraph(`<w:moveToRangeStart ${by(14)} w:name="${name}"/><w:moveTo ${by(15)}>${content}</w:moveTo>`, `<w:rPr><w:moveTo ${by(16)}/></w:rPr>`)}<w:moveToRangeEnd w:id="14"/>`;
const stays = text('The first paragraph stays where it is, as it was.') + text('The second one does so too.');

describe('a paragraph that was moved', () => {
  const body = text('It begins with this.') + from('move1', run('This one was moved, with all its words.')) + stays + to('move1', run('This one was moved, with all its words.')) + text('The end.');
  test('is there once, says by whom it was moved and behind what it stood', () => {
    const document = take(body);
    const moved = [...walkBlocks(document.blocks)].filter(({ block }) => words(block).startsWith('This one was moved'));
    expect(moved).toHaveLength(1);
    expect(moved[0]?.block.proposals).toMatchObject([{ kind: 'move', author: 'Nadia', after: find(document, 'It begins').id }]);
    expect(JSON.stringify(moved[0]?.block.text)).not.toContain('proposals');
  });
  test('goes back where it was when the move is rejected', () => {
    for (const verdict of ['accept', 'reject'] as const) expect(decided(take(body), verdict)).toEqual(lines(take(body, verdict === 'accept' ? 'accepted' : 'rejected').blocks));
  });
  test('keeps what others did in it since', () => {
    const edited = body.replace(to('move1', run('This one was moved, with all its words.')), to('move1', `${run('This one was moved, with ')}<w:del ${by(20, 'Omar')}><w:r><w:delText xml:space="preserve">all </w:delText></w:r></w:del>${run('its words.')}`));
    const document = take(edited);
    expect(kinds(find(document, 'This one was moved'))).toEqual(['move']);
    expect(decided(document, 'reject')).toEqual(lines(take(edited, 'rejected').blocks));
    expect(decided(document, 'accept')).toEqual(lines(take(edited, 'accepted').blocks));
  });
  test('whose words are others at its new place is taken out and put in, as one proposal', () => {
    const other = text('It begins.') + from('move1', run('This one was moved.')) + stays + to('move1', run('Quite another text.')) + text('The end.');
    const document = take(other);
    const [gone, come] = [find(document, 'This one'), find(document, 'Quite another')];
    expect([kinds(gone), kinds(come)]).toEqual([['deletion'], ['insertion']]);
    expect(gone.proposals?.[0]?.id).toBe(come.proposals?.[0]?.id);
  });
});

describe('another style', () => {
  const change = (now: string, before: string, said: string): string => paragraph(run(said), `<w:pStyle w:val="${now}"/><w:pPrChange ${by(1)}><w:pPr>${before === '' ? '' : `<w:pStyle w:val="${before}"/>`}</w:pPr></w:pPrChange>`);
  test('is a proposal of another level, or of another kind', () => {
    const document = take(`${stays}${change('Heading2', 'Heading1', 'Wells and springs')}${text('Words of some length stand under it.')}${change('Quote', '', 'Somebody said all this at length.')}`);
    expect(find(document, 'Wells').proposals).toMatchObject([{ kind: 'change', before: { level: 1 } }]);
    expect(find(document, 'Somebody').proposals).toMatchObject([{ kind: 'change', author: 'Nadia', before: { type: 'paragraph' } }]);
    expect(document.settings.unplaced.filter(({ reason }) => reason === 'trackedChanges')).toEqual([]);
    const rejected = decideBlocks(document.blocks, () => 'reject');
    expect(rejected.find((block) => words(block).startsWith('Somebody'))?.type).toBe('paragraph');
  });
  test('that makes no other element of it is listed as read', () => {
    const indented = paragraph(run('A paragraph that was only indented.'), `<w:ind w:left="500"/><w:pPrChange ${by(1)}><w:pPr/></w:pPrChange>`);
    expect(take(stays + indented).settings.unplaced.filter(({ reason }) => reason === 'trackedChanges').map(({ text: said }) => said)).toEqual(['A paragraph that was only indented.']);
  });
});

describe('what comes as a whole is one proposal', () => {
  const inserted = (id: number, said: string): string => `<w:ins ${by(id)}>${run(said)}</w:ins>`;
  const idsIn = (value: unknown): Set<string> => new Set([...JSON.stringify(value).matchAll(/"proposals":\[\{"id":"([^"]*)"/g)].map(([, id]) => id ?? ''));
  test('a paragraph with its words, apart from the next one', () => {
    const document = take(stays + paragraph(inserted(1, 'A new paragraph of some length.'), `<w:rPr><w:ins ${by(2)}/></w:rPr>`) + paragraph(inserted(3, 'And another one, by the same hand.'), `<w:rPr><w:ins ${by(4)}/></w:rPr>`) + text('The end.'));
    const [one, other] = [find(document, 'A new'), find(document, 'And another')];
    expect([kinds(one), kinds(other)]).toEqual([['insertion'], ['insertion']]);
    expect([idsIn(one).size, idsIn(other).size]).toEqual([1, 1]);
    expect(idsIn(one)).not.toEqual(idsIn(other));
  });
  test('a row with its cells, and a table whose rows are all new', () => {
    const row = (marked: boolean, cells: readonly string[]): string => `<w:tr>${marked ? `<w:trPr><w:ins ${by(8)}/></w:trPr>` : ''}${cells.map((cell) => `<w:tc>${paragraph(marked ? inserted(9, cell) : run(cell))}</w:tc>`).join('')}</w:tr>`;
    const document = take(`${stays}<w:tbl>${row(false, ['a', 'b'])}${row(true, ['c', 'd'])}</w:tbl>${text('Between them.')}<w:tbl>${row(true, ['e', 'f'])}${row(true, ['g', 'h'])}</w:tbl>${text('The end.')}`);
    const tables = document.blocks.flatMap((block) => (block.type === 'table' ? [block] : []));
    expect(tables.map((table) => [kinds(table), table.rows.map(({ proposals = [] }) => proposals.map(({ kind }) => kind))])).toEqual([[[], [[], ['insertion']]], [['insertion'], [[], []]]]);
    expect(tables.map((table) => idsIn(table).size)).toEqual([1, 1]);
  });
  test('also in a frame around text', () => {
    const box = `<w:tbl><w:tr><w:tc>${text('Box 1')}${text('Words in the box, which were there.')}${paragraph(inserted(1, 'A new paragraph in the box.'), `<w:rPr><w:ins ${by(2)}/></w:rPr>`)}${text('The last words of it.')}</w:tc></w:tr></w:tbl>`;
    const document = take(stays + box + text('The end.'));
    expect(kinds(find(document, 'A new paragraph in the box'))).toEqual(['insertion']);
    expect(decided(document, 'reject')).toEqual(lines(take(stays + box + text('The end.'), 'rejected').blocks));
  });
  test('a line in a cell, with the break before it', () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph(run('One line.'), `<w:rPr><w:ins ${by(2)}/></w:rPr>`)}${paragraph(inserted(1, 'A second one.'))}</w:tc><w:tc>${text('b')}</w:tc></w:tr><w:tr><w:tc>${text('c')}</w:tc><w:tc>${text('d')}</w:tc></w:tr></w:tbl>`;
    expect(decided(take(stays + table + text('The end.')), 'reject')).toContain('One line.');
  });
});

test('a new column comes with its words, and is listed: nothing is proposed of cells', () => {
  const row = (one: string, other: string): string => `<w:tr><w:tc>${text(one)}</w:tc><w:tc><w:tcPr><w:cellIns ${by(3)}/></w:tcPr>${text(other)}</w:tc></w:tr>`;
  const document = take(`${stays}<w:tbl>${row('a', 'new b')}${row('c', 'new d')}</w:tbl>${text('The end.')}`);
  expect(document.settings.unplaced.filter(({ reason }) => reason === 'trackedChanges').map(({ text: said }) => said)).toEqual(['new b', 'new d']);
  expect(decided(document, 'reject')).not.toContain('new b');
  expect(decided(document, 'accept')).toContain('new b');
});

const real = join(import.meta.dirname, '../../../../../shared/real/tracked');
const names = existsSync(real) ? readdirSync(real).flatMap((name) => /^(.*)-Accepted\.docx$/.exec(name)?.[1] ?? []) : [];
test.runIf(names.length > 0)('deciding all that somebody tracked in Word gives the text that Word gives', () => {
  const blocksOf = (name: string): readonly Block[] => {
    const read = importDocument({ name, bytes: new Uint8Array(readFileSync(join(real, `${name}.docx`))), newId: countingIds('b') });
    if (!read.ok) throw new Error(read.error.code);
    return read.value.document.blocks;
  };
  for (const name of names) {
    const kept = blocksOf(name);
    for (const [verdict, twin] of [['accept', 'Accepted'], ['reject', 'Rejected']] as const) {
      expect(lines(decideBlocks(kept, () => verdict)).map((line) => line.replace(/\s+/g, ' ')), `${name} ${verdict}`).toEqual(lines(blocksOf(`${name}-${twin}`)).map((line) => line.replace(/\s+/g, ' ')));
    }
  }
});
