// A translation from the memory takes the objects of the sentence it is put in for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isText, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { contentOfMatch } from '../../../shared/translation/placeables-content.ts';

const symbol = (written: string): Inline => ({ type: 'symbolReference', symbol: written });
const reference = (id: string, target: string): Inline => ({ type: 'crossReference', id, target, form: 'number' });
const note = (id: string): Inline => ({ type: 'footnote', id, content: [{ text: 'Note' }] });
const shown = ({ target }: { readonly target: string }): string => target;

test('symbols and references stand where the text shows them, the note at the end', () => {
  const source: Content = [{ text: 'As in ' }, symbol('A/RES/73/195'), { text: ', paragraph ' }, reference('r', '12'), { text: ' of 120 said' }, { text: '.' }, note('n')];
  const { content, unplaced } = contentOfMatch('من بين 120، كما في القرار A/RES/73/195، الفقرة 12.', source, shown);
  expect(content).toEqual([{ text: 'من بين 120، كما في القرار ' }, symbol('A/RES/73/195'), { text: '، الفقرة ' }, reference('r', '12'), { text: '.' }, note('n')]);
  expect(unplaced).toEqual([]);
});

test('what the text does not tell is left to the translator', () => {
  const bracket: Inline = { type: 'bracket', id: 'b', state: 'open', children: [{ text: 'should ' }, symbol('A/72/643')] };
  const source: Content = [{ text: 'They' }, note('n'), { text: ' ' }, bracket, { text: ' go to ' }, symbol('A/72/643/Add.1'), { text: '.' }];
  const { content, unplaced } = contentOfMatch('ذهبوا إلى A/72/643/Add.2 وA/72/643.', source, shown);
  expect(content).toEqual([{ text: 'ذهبوا إلى A/72/643/Add.2 وA/72/643.' }]);
  expect(unplaced).toEqual([note('n'), { ...bracket, children: [] }, symbol('A/72/643'), symbol('A/72/643/Add.1')]);
});

test('every object is placed once or left, and the text stays as it reads', () => {
  const objects = fc.oneof(fc.constantFrom('A/72/643', 'E/2030/1').map(symbol), fc.constantFrom('1', '12').map((target) => reference('r', target)), fc.constant(note('n')));
  const lines = fc.array(fc.oneof(objects, fc.constantFrom('a ', '. ', '12 ').map((text): Inline => ({ text }))), { maxLength: 8 });
  const texts = fc.array(fc.constantFrom('A/72/643', ' ', '12', '1', 'نعم ', '، ', '.'), { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(fc.property(texts, lines, (text, source) => {
    const { content, unplaced } = contentOfMatch(text, source, shown);
    const count = (inlines: readonly Inline[]): string[] => inlines.filter((inline) => !isText(inline)).map((inline) => JSON.stringify(inline));
    expect([...count(content), ...count(unplaced)].sort()).toEqual(count(source).sort());
    expect(content.map((inline) => (isText(inline) ? inline.text : inline.type === 'symbolReference' ? inline.symbol : inline.type === 'crossReference' ? inline.target : '')).join('')).toBe(text);
  }));
});
