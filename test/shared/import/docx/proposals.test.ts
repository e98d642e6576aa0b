// Changes that somebody tracked in Word become proposals: accepting all of them gives the one text, rejecting all the other.
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../../../shared/compare/compare.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { documentSchema } from '../../../../shared/document/document.ts';
import { contentText } from '../../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { walkTexts } from '../../../../shared/document/walk.ts';
import { writeTracked } from '../../../../shared/export/docx/tracked/index.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import type { Reading } from '../../../../shared/import/docx/settle.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { decideBlocks, type Verdict } from '../../../../shared/negotiation/decide.ts';
import { randomness } from '../../../bench/sample.ts';
import { afterEdits } from '../../compare/edits.ts';
import { inputOf } from '../../export/sample.ts';
import { readSample } from '../../samples/samples.ts';
import { withRealIds } from './carried.ts';
import { paragraph, run, text, wordFile } from './word-file.ts';

const take = (bytes: Uint8Array, reading?: Reading): Document => {
  const result = importDocument({ name: 'letter.docx', bytes, newId: countingIds('b'), reading });
  if (!result.ok) throw new Error(result.error.code);
  expect(documentSchema.safeParse(result.value.document).error).toBeUndefined();
  return result.value.document;
};
const decided = (document: Document, verdict: Verdict): Document => normaliseDocument({ ...document, blocks: [...decideBlocks(document.blocks, () => verdict)] }, countingIds('d'));
const words = ({ blocks, settings }: Document): string[] => [...walkTexts(blocks)].map(({ text: own }) => contentText(own[settings.draftingLanguage] ?? []).replace(/\s+/g, ' ').trim()).filter((line) => line !== '');

const by = (id: number, author = 'Nadia'): string => `w:id="${id}" w:author="${author}" w:date="2031-05-01T10:00:00Z"`;
const gone = (id: number, said: string, author?: string): string => `<w:del ${by(id, author)}><w:r><w:delText xml:space="preserve">${said}</w:delText></w:r></w:del>`;
const styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';
const start = text('Report on the wells of the coast', '<w:pStyle w:val="Title"/>') + text('Introduction', '<w:pStyle w:val="Heading1"/>');

describe('of a file by another hand', () => {
  const body =
    paragraph(`${run('The well of the coast ')}${gone(1, 'was ')}<w:ins ${by(2)}>${run('has been ')}${gone(3, 'often ', 'Omar')}</w:ins>${run('measured, as A/RES/70/1 asked.')}`) +
    paragraph(`<w:ins ${by(4)}>${run('A new paragraph stands here, of some length.')}</w:ins>`, `<w:rPr><w:ins ${by(5)}/></w:rPr>`) +
    paragraph(run('This one was cut in two.'), `<w:rPr><w:ins ${by(6)}/></w:rPr>`) + text('It goes on in the next one.') +
    paragraph(run('And these two'), `<w:rPr><w:del ${by(7)}/></w:rPr>`) + text(' are to be joined.') +
    `<w:tbl><w:tr><w:tc>${text('a')}</w:tc><w:tc>${text('b')}</w:tc></w:tr><w:tr><w:trPr><w:ins ${by(8)}/></w:trPr><w:tc>${paragraph(`<w:ins ${by(9)}>${run('c')}</w:ins>`)}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>` +
    paragraph(`<w:commentRangeStart w:id="1"/>${run('The end')}<w:commentRangeEnd w:id="1"/>${run(' of it all, and nothing more.', '<w:b/>' + `<w:rPrChange ${by(10)}><w:rPr/></w:rPrChange>`)}`);
  const comments = `<w:comment ${by(1)}><w:p w14:paraId="00A1">${run('Really?')}</w:p></w:comment><w:comment ${by(2, 'Omar')}><w:p w14:paraId="00A2">${run('Yes.')}</w:p></w:comment>`;
  const file = wordFile({ body: start + body, parts: { styles, comments, commentsExtended: '<w15:commentEx w15:paraId="00A1" w15:done="1"/><w15:commentEx w15:paraId="00A2" w15:paraIdParent="00A1"/>' } });
  test.each(['accept', 'reject'] as const)('%s all gives that text', (verdict) => {
    expect(words(decided(take(file), verdict))).toEqual(words(take(file, verdict === 'accept' ? 'accepted' : 'rejected')));
  });
  test('each proposal has its author and its time, and what replaces goes with what is replaced', () => {
    const [, , first] = take(file).blocks;
    const marked = (first?.text.en ?? []).map((inline) => ['text' in inline ? inline.text : '', 'proposals' in inline ? (inline.proposals ?? []) : []] as const);
    expect(marked.map(([said, proposals]) => [said, proposals.map(({ kind, author, at }) => `${kind} ${author} ${new Date(at).toISOString()}`)])).toEqual([
      ['The well of the coast ', []], ['was ', ['deletion Nadia 2031-05-01T10:00:00.000Z']], ['has been ', ['insertion Nadia 2031-05-01T10:00:00.000Z']],
      ['often ', ['insertion Nadia 2031-05-01T10:00:00.000Z', 'deletion Omar 2031-05-01T10:00:00.000Z']], ['measured, as ', []], ['', []], [' asked.', []],
    ]);
    expect(marked[1]?.[1][0]?.id).toBe(marked[2]?.[1][0]?.id);
  });
  test('a comment and its reply are one thread on their words', () => {
    const { settings, blocks } = take(file);
    expect(settings.threads?.map(({ remarks, resolved }) => [remarks.map(({ author, text: said }) => `${author}: ${said}`), resolved !== undefined])).toEqual([[['Nadia: Really?', 'Omar: Yes.'], true]]);
    const bearing = blocks.flatMap((block) => block.text.en ?? []).filter((inline) => 'comments' in inline && inline.comments?.includes(settings.threads?.[0]?.id ?? '') === true);
    expect(bearing.map((inline) => ('text' in inline ? inline.text : ''))).toEqual(['The end']);
  });
});

describe('of a file that left the program with tracked changes', () => {
  test.each([1, 2, 3].flatMap((seed) => (['en', 'ar'] as const).map((language) => [seed, language] as const)))('both texts come back (%i, %s)', async (seed: number, language: Language) => {
    const before = withRealIds(readSample('concept-note'));
    const after = normaliseDocument(afterEdits(before, 8, randomness(seed), countingIds(`e${seed}`)), countingIds('n'));
    const [old, now] = [inputOf(before, language), inputOf(after, language)];
    const file = await writeTracked(now, { before: old, after: now, comparison: compareDocuments(before, after, { languages: [language] }), who: () => ({ name: 'Rima', at: 0 }) });
    const kept = take(file);
    expect(words(decided(kept, 'accept'))).toEqual(words(take(file, 'accepted')));
    expect(words(decided(kept, 'reject'))).toEqual(words(take(file, 'rejected')));
  });
});

test('a few paragraphs that somebody sent, without any first page, keep their changes too', () => {
  const bytes = wordFile({ body: paragraph(`${gone(1, 'Video ')}${run('provides a powerful way to help you.')}`) + text('And one more line of it.') });
  const document = take(bytes);
  expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  expect(document.settings.unplaced).toEqual([]);
  expect(words(decided(document, 'reject'))).toEqual(['Video provides a powerful way to help you.', 'And one more line of it.']);
});
test('a title keeps its changes', () => {
  const title = paragraph(`${run('Report on the ')}${gone(1, 'springs')}<w:ins ${by(2)}>${run('wells')}</w:ins>`, '<w:pStyle w:val="Title"/>');
  const document = take(wordFile({ body: title + text('Introduction', '<w:pStyle w:val="Heading1"/>') + text('It says so, at some length, in a paragraph of its own.'), parts: { styles } }));
  expect(document.blocks[0]?.type).toBe('title');
  expect([decided(document, 'accept'), decided(document, 'reject')].map((one) => words(one)[0])).toEqual(['Report on the wells', 'Report on the springs']);
});

test('a footnote that is to go is one proposal with the words around it', () => {
  const call = `<w:del ${by(1)}><w:r><w:delText xml:space="preserve">Video </w:delText></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:delText xml:space="preserve">provides </w:delText></w:r></w:del>`;
  const document = take(wordFile({ body: paragraph(call + run('a powerful way.')), parts: { footnotes: `<w:footnote w:id="1">${text('A test.')}</w:footnote>` } }));
  const marked = (document.blocks[0]?.text.en ?? []).flatMap((inline) => ('proposals' in inline ? (inline.proposals ?? []) : []));
  expect([marked.length, new Set(marked.map(({ id }) => id)).size]).toEqual([3, 1]);
});
