// A Word file with the proposals as tracked changes: what Word makes of it when all are accepted or rejected, and who is said to want what.
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { writeTrackedProposals } from '../../../../shared/export/negotiation/tracked.ts';
import { decideBlocks } from '../../../../shared/negotiation/decide.ts';
import type { Language } from '../../../../shared/language/language.ts';
import { annotationNumbers, contentAfter, type Decision } from '../docx/tracked-changes.ts';
import { partsOf } from '../docx/word-reader.ts';
import { document, egypt, inputOf, jordan, secretariat } from './negotiated.ts';

/** The file as it would be without its comments, which say nothing of the text. */
const withoutComments = (bytes: Uint8Array): Uint8Array => {
  const files = unzipSync(bytes);
  files['word/document.xml'] = strToU8(strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<w:commentRange(?:Start|End)[^>]*\/>|<w:r><w:commentReference[^>]*\/><\/w:r>/g, ''));
  return zipSync(files);
};

const decided = async (text: Document, language: Language, decision: Decision): Promise<string[]> =>
  contentAfter(await docxExporter.write(inputOf({ ...text, blocks: [...decideBlocks(text.blocks, () => decision)] }, language)), decision);

const stands = async (text: Document, language: Language): Promise<void> => {
  const written = withoutComments(await writeTrackedProposals(inputOf(text, language)));
  // The rule under the last row, rows that stay together and columns of figures follow from all rows that the file has.
  const withoutRules = (lines: string[]): string[] => lines.map((line) => line.replace(/<w:tcBorders>.*?<\/><\/>|<w:tcBorders>(?:<[^>]*><\/>)*<\/>/g, '').replace(/UN-Table-(?:Head-)?Figures/g, 'UN-Table-Text').replace('UN-Table-Head"', 'UN-Table-Text"').replace(/(UN-Table-Text"><\/>)<w:keepNext><\/>/, '$1'));
  for (const decision of ['accept', 'reject'] as const) expect(withoutRules(contentAfter(written, decision)), decision).toEqual(withoutRules(await decided(text, language, decision)));
};

/** What moved stood behind something that is there, and what was split or is to be joined stands under its other half. */
const stand = (some: Document['blocks']): boolean => {
  const has = (id: string): boolean => some.some((block) => block.id === id);
  return (!has('p9') || has('p1')) && (!has('p6') || has('p5')) && (!has('p8') || has('p7'));
};

describe('proposals as tracked changes', () => {
  it.each<Language>(['en', 'ar'])('give the accepted text when all are accepted, and the earlier one when all are rejected (%s)', async (language) => {
    await stands(document, language);
  });

  it('do so wherever they stand beside each other', async () => {
    const { blocks } = document;
    await fc.assert(fc.asyncProperty(fc.subarray([...blocks], { minLength: 1 }).filter(stand), fc.constantFrom<Language>('en', 'ar'), async (some, language) => {
      await stands({ ...document, blocks: some }, language);
    }), { numRuns: 12 });
  }, 30_000);

  it('are changes of whole paragraphs in the summary too', async () => {
    const [by, other] = [{ ...egypt, id: 'q1' }, { ...jordan, id: 'q2' }];
    const line = (id: string, words: string, proposals: Block['proposals'] = [], kind?: 'insertion' | 'deletion'): Block => ({
      id, type: 'summary', ...(proposals.length > 0 && { proposals }), text: { en: [{ text: words, ...(kind !== undefined && { proposals: [{ ...by, kind }] }) }] },
    });
    const lines = [
      line('s1', 'The ports were counted.'),
      line('s2', 'Two of them were not.', [{ ...by, kind: 'deletion' }], 'deletion'),
      line('s3', 'The pilots were heard.'),
      line('s4', 'So were the keepers of the lights.', [{ ...by, kind: 'insertion' }], 'insertion'),
      line('s5', 'The ferries sail.', [{ ...other, kind: 'move', after: 's1' }]),
      line('s6', 'It was late.', [{ ...by, kind: 'deletion' }], 'deletion'),
    ];
    for (const some of [lines, lines.slice(0, 5), lines.slice(1, 4), lines.slice(0, 2)]) {
      await stands({ ...document, blocks: [...document.blocks.slice(0, 1), ...some, ...document.blocks.slice(1)] }, 'en');
    }
  });

  it('have the delegation as their author, the person where there is none, and their time', async () => {
    const xml = partsOf(await writeTrackedProposals(inputOf(document, 'en')))['word/document.xml'] ?? '';
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="Egypt" w:date="2031-03-04T09:30:00Z"><w:r>(?:(?!<\/w:ins>).)*and host communities/s);
    expect(xml).toMatch(/<w:del w:id="\d+" w:author="Jordan" w:date="2031-03-04T09:31:00Z"><w:r>(?:(?!<\/w:del>).)*relevant/s);
    // One delegation takes out what another put in: both stay apart.
    expect(xml).toMatch(/<w:ins [^>]*w:author="Egypt"[^>]*><w:del [^>]*w:author="Jordan"[^>]*><w:r>(?:(?!<\/w:del>).)*the port of/s);
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*w:author="Nadia Saleh"/);
    expect(partsOf(await writeTrackedProposals(inputOf(document, 'ar')))['word/document.xml']).toContain('w:author="مصر"');
  });

  it('leave as comments of their authors on the element where Word has no place for them: the second move or change of one element, and a half that stands elsewhere', async () => {
    const paragraph = (id: string, words: string, ...proposals: NonNullable<Block['proposals']>): Block => ({ id, type: id === 'a' ? 'numberedParagraph' : 'paragraph', text: { en: [{ text: words }] }, ...(proposals.length > 0 && { proposals }) });
    const [first, second, third] = [{ ...egypt, id: 'q1' }, { ...jordan, id: 'q2' }, { ...secretariat, id: 'q3' }];
    const blocks = [
      paragraph('a', 'The ports were counted.'),
      paragraph('b', 'The pilots were heard.'),
      paragraph('c', 'So were the keepers.', { ...first, kind: 'move', after: null }, { ...second, kind: 'move', after: 'a' }),
      paragraph('d', 'It was late.', { ...first, kind: 'change', before: { type: 'quotation' } }, { ...second, kind: 'change', before: { type: 'bullet', level: 1 } }),
    ];
    await stands({ ...document, blocks }, 'en');
    const parts = partsOf(await writeTrackedProposals(inputOf({ ...document, blocks: [...blocks, paragraph('e', 'The other half.', { ...third, kind: 'split', of: 'a' })] }, 'en')));
    const said = [...(parts['word/comments.xml'] ?? '').matchAll(/w:author="([^"]*)".*?<w:t [^>]*>([^<]*)</gs)].map(([, author, text]) => `${author}: ${text}`);
    expect(said).toEqual(['Jordan: move here from below paragraph\u00A01', 'Jordan: change of kind or level (before: Bullet)', 'Nadia Saleh: new paragraph, divided from paragraph\u00A01']);
    const text = parts['word/document.xml'] ?? '';
    expect(text.match(/<w:commentRangeStart/g)).toHaveLength(3);
    // The element above is not the other half.
    expect(text).not.toMatch(/<w:rPr><w:ins [^>]*w:author="Nadia Saleh"/);
  });

  it('have numbers of their own', async () => {
    const numbers = annotationNumbers(await writeTrackedProposals(inputOf(document, 'en')));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('bring the comments, with replies and what is done', async () => {
    const parts = partsOf(await writeTrackedProposals(inputOf(document, 'en')));
    const comments = parts['word/comments.xml'] ?? '';
    expect([...comments.matchAll(/w:author="([^"]*)"/g)].map(([, author]) => author)).toEqual(['Egypt', 'Jordan', 'Nadia Saleh']);
    expect(comments).toContain('Is this all of them?');
    expect([...(parts['word/commentsExtended.xml'] ?? '').matchAll(/<w15:commentEx ([^>]*)\/>/g)].map(([, said]) => said)).toEqual([
      'w15:paraId="00000001" w15:done="1"', 'w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"', 'w15:paraId="00000003" w15:done="0"',
    ]);
    const text = parts['word/document.xml'] ?? '';
    expect(text).toMatch(/<w:commentRangeStart w:id="0"\/><w:commentRangeStart w:id="1"\/><w:r>(?:(?!<\/w:r>).)*We support coastal cities<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/>/s);
    expect(text).not.toContain('<!--');
    expect(parts['[Content_Types].xml']).toContain('/word/commentsExtended.xml');
  });
});
