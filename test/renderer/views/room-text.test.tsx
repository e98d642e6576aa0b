// What stands on the screen of the hall: who proposes what is said once, numbers stay whole, and a language without a text leaves its place to the other.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { isSilentIn } from '../../../renderer/views/room/RoomElement.tsx';
import { RoomLine } from '../../../renderer/views/room/RoomLine.tsx';
import { blankBlock } from '../../../shared/document/blocks/index.ts';
import { plain, type Content, type Inline } from '../../../shared/document/inlines.ts';
import type { RoomPage } from '../../../shared/ipc/room.ts';

const page: RoomPage = { title: {}, symbol: null, settings: { look: 'escwa-current', digits: 'western' }, meeting: null, block: null, above: {}, name: {}, labels: {}, references: {}, footnotes: {}, open: 0, agreed: [], silences: [] };
const shown = (content: Content): string => renderToStaticMarkup(<RoomLine content={content} page={page} language="en" />).replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

test('a proposer is named once behind all that is proposed in a row, also where brackets stand in it', () => {
  const mark = { id: 'whole', author: 'Rana', delegation: 'LB', at: 1, kind: 'insertion' as const };
  const option = (id: string, text: string, proposer: string): Inline => ({ type: 'option', id, proposer, children: [{ text, proposals: [mark] }] });
  const within: Content = [{ text: 'in Beirut ', proposals: [mark] }, { type: 'bracket', id: 'b', state: 'open', children: [option('o1', 'each spring', 'LB'), option('o2', 'each autumn', 'EG')] }, { text: ' with mayors', proposals: [mark] }, { text: '.' }];
  expect(shown(within).match(/Lebanon|Egypt/g)).toEqual(['Egypt', 'Lebanon']);
  const added: Content = [{ type: 'bracket', id: 'b', state: 'open', children: [{ type: 'option', id: 'o1', proposer: 'EG', children: plain('shall') }, option('o2', 'must', 'LB')] }, { text: ' meet' }];
  expect(shown(added).match(/Lebanon|Egypt/g)).toEqual(['Egypt', 'Lebanon']);
});

test('a number is not broken in a narrow cell, nor its groups turned in an Arabic one', () => {
  expect(shown(plain('1 204 000 people in 12 480 homes, 2027 2028'))).toBe('1\u00A0204\u00A0000 people in 12\u00A0480 homes, 2027 2028');
});

test('a language in which nothing is written is known, whatever the element', () => {
  const silent = (block: Parameters<typeof isSilentIn>[0], language: 'en' | 'ar') => isSilentIn(block, { page, language });
  const paragraph = { ...blankBlock('numberedParagraph', 'p'), text: { en: plain('Words') } };
  expect([silent(paragraph, 'en'), silent(paragraph, 'ar')]).toEqual([false, true]);
  expect([silent({ ...blankBlock('box', 'box'), blocks: [{ ...blankBlock('paragraph', 'in'), text: { en: plain('Words') } }] }, 'en'), silent(blankBlock('box', 'box'), 'ar')]).toEqual([false, true]);
  expect(silent(blankBlock('figure', 'figure'), 'ar')).toBe(false);
});
