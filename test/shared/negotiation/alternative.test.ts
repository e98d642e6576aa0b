// Another wording of a whole paragraph: 5 alt., accepted instead of it or rejected without a trace.
import { expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { proposeAlternative } from '../../../shared/negotiation/alternative.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';

const paragraph = (id: string, text: string): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: [{ text }] } }) as Block;
const start = [paragraph('a', 'One.'), paragraph('b', 'Two.'), paragraph('c', 'Three.')];
let n = 0;
const newId = () => `n${++n}`;
const labels = (blocks: readonly Block[]) => blocks.map(({ id }) => definitionOf('en').label(numberBlocks(blocks, 'en').blocks.get(id)!, { look: 'escwa-current', digits: 'western' }).replaceAll('\u00A0', ' '));

const first = proposeAlternative(start, 'b', { author: 'Rana', delegation: 'JO', at: 1 }, newId)!;
const second = proposeAlternative(first.blocks, 'b', { author: 'Omar', delegation: 'EG', at: 2 }, newId)!;

it('stands behind the paragraph and the wordings before it', () => {
  expect(labels(second.blocks)).toEqual(['1.', '2.', '2 alt.', '2 alt. 2.', '3.']);
  expect(second.blocks.map(({ id }) => id)).toEqual(['a', 'b', first.id, second.id, 'c']);
  expect(second.blocks.slice(2, 4).map(({ text }) => contentText(text.en ?? []))).toEqual(['Two.', 'Two.']);
  expect(proposeAlternative(first.blocks, first.id, { author: '', at: 0 }, newId)).toBeNull();
  expect(proposeAlternative([{ ...blankBlock('heading', 'h') } as Block], 'h', { author: '', at: 0 }, newId)).toBeNull();
});

it('accepted it stands for the paragraph, rejected it leaves no trace', () => {
  const chosen = second.blocks.find(({ id }) => id === first.id)!.proposals![0]!.id;
  const accepted = decideBlocks(second.blocks, ({ id }) => (id === chosen ? 'accept' : 'reject'));
  expect(accepted.map(({ id }) => id)).toEqual(['a', first.id, 'c']);
  expect(labels(accepted)).toEqual(['1.', '2.', '3.']);
  expect(decideBlocks(second.blocks, () => 'reject')).toEqual(start);
});

it('goes with every word that was written into it since, in every language, but for what somebody else proposes to put in', () => {
  const mark = { author: 'Hala', delegation: 'LB', at: 3, id: 'theirs', kind: 'insertion' as const };
  const written = first.blocks.map((block): Block => (block.id === first.id ? ({ ...block, text: { en: [...(block.text.en ?? []), { text: ' And more.' }], ar: [{ text: 'المزيد' }] } } as Block) : block));
  expect(decideBlocks(written, () => 'reject')).toEqual(start);
  const theirs = written.map((block): Block => (block.id === first.id ? ({ ...block, text: { ...block.text, en: [...(block.text.en ?? []), { text: ' Theirs', proposals: [mark] }] } } as Block) : block));
  const left = decideBlocks(theirs, ({ id }) => (id === 'theirs' ? null : 'reject'));
  expect(left.find(({ id }) => id === first.id)).toMatchObject({ proposals: [{ id: 'theirs', kind: 'insertion' }], text: { en: [{ text: ' Theirs', proposals: [mark] }] } });
});
