// Documents nobody wrote: whatever the convention, the structure comes back and no word is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { documentSchema } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Inline } from '../../../shared/document/inlines.ts';
import { textPlaces } from '../../../shared/document/walk.ts';
import { recognise } from '../../../shared/import/recognise.ts';
import type { Language } from '../../../shared/language/index.ts';
import { computedWords, difference, documentWords, sourceWords } from './words.ts';
import { convention, plan, write, type Expected } from './written.ts';

const textOf = (content: readonly Inline[]): string =>
  content.map((inline) => ('text' in inline ? inline.text : inline.type === 'footnote' ? `{${textOf(inline.content)}}` : inline.type === 'symbolReference' ? inline.symbol : 'children' in inline ? textOf(inline.children) : '')).join('');

const front = new Set(['organ', 'distribution', 'symbol', 'date', 'language', 'originalLanguage', 'body', 'venue', 'title']);

const found = (blocks: readonly Block[], language: Language): Expected[] =>
  blocks
    .filter(({ type }) => !front.has(type))
    .map((block) => ({
      kind: block.type === 'heading' ? `heading ${block.level}${block.numbered ? '' : ' unnumbered'}` : block.type === 'bullet' || block.type === 'subparagraph' ? `${block.type} ${block.level}` : block.type,
      text: [...textPlaces(block)]
        .map(({ text }) => textOf(text[language] ?? []))
        .filter((text, index) => index === 0 || text !== '')
        .join('|'),
    }));

describe('a document written in any convention', () => {
  it('comes back with its structure, its text and nothing unplaced', () => {
    fc.assert(
      fc.property(plan, convention, (planned, how) => {
        const { source, expected, title } = write(planned, how);
        const { document, unplaced } = recognise({ name: 'written.md', text: source, markdown: how.headings !== 'plain', language: how.language, newId: countingIds('b') });
        expect(documentSchema.safeParse(document).success).toBe(true);
        expect(found(document.blocks, how.language)).toEqual(expected);
        expect(unplaced).toEqual([]);
        expect(document.blocks.filter(({ type }) => type === 'title').map((block) => textOf(block.text[how.language] ?? []))).toEqual([title]);
      }),
      { numRuns: 60 },
    );
  });

  it('loses and adds no word', () => {
    fc.assert(
      fc.property(plan, convention, (planned, how) => {
        const { source } = write(planned, how);
        const { document, computed } = recognise({ name: 'written.txt', text: source, markdown: false, newId: countingIds('b') });
        expect(difference(sourceWords(source), [...documentWords(document), ...computedWords(computed)])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
