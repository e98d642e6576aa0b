// A negotiating text that was typed with its brackets: on import every bracket becomes an object, and no word is lost or added.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { contentText, isText, walkInlines, type Bracket, type Content } from '../../../shared/document/inlines.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { importDocument } from '../../../shared/import/index.ts';
import { bracketedText, bracketsOf, optionsOf } from '../../../shared/negotiation/brackets.ts';
import { objectifyBlocks } from '../../../shared/negotiation/objectify-blocks.ts';
import { builtInDelegations } from '../../../shared/negotiation/delegations.ts';
import { blankBlock } from '../../../shared/document/blocks/index.ts';

const counter = () => {
  let n = 0;
  return () => `n${++n}`;
};

const draft = `# Draft agreement on the tides

## I. Purpose

1. Parties [shall][should][other] keep the [ports and] harbours open, [as appropriate,] in accordance with [Article 3 [and its annex]] (EU: delete).

**Option 1:** [Each Party shall publish a table of tides:

(a) Every [year][two years];

(b) [In the languages of the coast;]

(c) [Other.]]

2. [Fishing fleets [shall/should] be told. Those who cannot be told
shall be [sought] and warned.]

3. The table is agreed [sic] and “its [old] text” stays.

4. A mill was built [by the town, and nobody closed this.

5. It was opened late] although nothing was opened before.
`;

const lines = (blocks: readonly Block[]): readonly Content[] => [...walkTexts(blocks)].flatMap(({ text }) => (text.en === undefined ? [] : [text.en]));
const words = (content: readonly Content[]): string => content.map(contentText).join('').replaceAll(/[[\]\s/]/gu, '');

describe('on import', () => {
  const taken = (brackets: boolean) => {
    const imported = importDocument({ name: 'tides.md', bytes: new TextEncoder().encode(draft), language: 'en', newId: counter(), brackets });
    if (!imported.ok) throw new Error(imported.error.code);
    return imported.value;
  };
  const { document, unplaced } = taken(true);
  const plain = lines(taken(false).document.blocks);
  const made = lines(document.blocks);

  it('every bracket becomes an object, those over several paragraphs one in each; editorial ones stay', () => {
    expect(made.map(bracketedText).filter((text) => text.includes('['))).toEqual([
      'Parties [shall/should/other] keep the [ports and] harbours open, [as appropriate,] in accordance with [Article 3 [and its annex]].',
      'Option 1: [Each Party shall publish a table of tides:]',
      '[Every [year/two years];]',
      '[[In the languages of the coast;]]',
      '[[Other.]]',
      '[Fishing fleets [shall/should] be told. Those who cannot be told shall be [sought] and warned.]',
      'The table is agreed [sic] and “its [old] text” stays.',
      'A mill was built [by the town, and nobody closed this.]',
      '[It was opened late] although nothing was opened before.',
    ]);
    expect(made.map(contentText).join(' ').match(/[[\]]/gu)).toHaveLength(4);
    const [first] = made.filter((content) => contentText(content).startsWith('Parties')).map((content) => bracketsOf(content).map(({ bracket }) => bracket));
    expect(first?.map((bracket) => optionsOf(bracket).length)).toEqual([3, 0, 0, 0, 0]);
    expect(first?.[3]).toMatchObject({ objections: ['EU'] });
  });

  it('no word comes or goes', () => expect(words(made)).toBe(words(plain).replace('(EU:delete)', '')));

  it('a sign without another half is told with its line', () => {
    expect(unplaced.filter(({ reason }) => reason === 'loneBracket')).toEqual([]);
    const lone = importDocument({ name: 'lone.md', bytes: new TextEncoder().encode('# Tides\n\n1. One.\n\n2. A mill [was built.\n\n3. Three.\n'), newId: counter(), brackets: true });
    if (!lone.ok) throw new Error(lone.error.code);
    expect(lone.value.unplaced.map(({ line, text, reason }) => [line, text, reason])).toEqual([[5, 'A mill [was built.', 'loneBracket']]);
    expect(lone.value.document.settings.unplaced).toEqual(lone.value.unplaced);
    expect(lines(lone.value.document.blocks).map(bracketedText)).toContain('A mill [was built.]');
  });

  it('without the option nothing is made an object', () => expect(plain.flatMap((content) => bracketsOf(content))).toEqual([]));
});

/** Paragraphs with signs strewn into them, balanced or not. */
const texts = fc.array(fc.array(fc.constantFrom('[', ']', 'ports ', 'and tides, ', 'x', ' '), { maxLength: 8 }).map((parts) => parts.join('')), { minLength: 1, maxLength: 6 });
const paragraphs = (written: readonly string[]): readonly Block[] => written.map((text, index) => ({ ...blankBlock('paragraph', `p${index}`), text: text === '' ? {} : { en: [{ text }] } }) as Block);

it('words out are words in, whatever signs stand where; completed, no sign is left but around nothing', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (written, closeLone) => {
      const newId = counter();
      const before = paragraphs(written);
      const { blocks } = objectifyBlocks(before, { delegations: builtInDelegations, newId }, { closeLone });
      const bare = (text: string): string => text.replaceAll(/[[\]]/gu, '').replaceAll(/\s+/gu, '');
      for (const [index, block] of blocks.entries()) expect(bare(contentText(block.text.en ?? []))).toBe(bare(written[index] ?? ''));
      const ids = blocks.flatMap(({ text }) => [...walkInlines(text.en ?? [])]).flatMap((inline) => (!isText(inline) && 'id' in inline ? [inline.id] : []));
      expect(new Set(ids).size).toBe(ids.length);
      if (!closeLone) return;
      const left = blocks.map(({ text }) => contentText(text.en ?? [])).join('|');
      // A pair with nothing in it stays as it was typed.
      expect(left.replaceAll(/\[(?:[\s[\]]*)\]/gu, '').match(/[[\]]/gu)).toBeNull();
    }),
  );
});

it('a bracket that two paragraphs share says in both who wants it', () => {
  const { blocks } = objectifyBlocks(paragraphs(['[Jordan: one', 'two]']), { delegations: builtInDelegations, newId: counter() });
  expect(blocks.map(({ text }) => bracketsOf(text.en ?? []).map(({ bracket }: { readonly bracket: Bracket }) => [bracketedText(bracket.children), bracket.proposer]))).toEqual([[['one', 'JO']], [['two', undefined]]]);
});
