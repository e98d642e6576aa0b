// A version of an element says in which languages it differs from the one before it.
import { expect, test } from 'vitest';
import { editedIn } from '../../../../renderer/views/history/edited-in.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { plain } from '../../../../shared/document/inlines.ts';

const paragraph = (en: string, ar?: string): Block => ({ ...blankBlock('numberedParagraph', 'p'), text: { en: plain(en), ...(ar === undefined ? {} : { ar: plain(ar) }) } });

test('the languages of an edit are known, a translation that came included', () => {
  expect(editedIn(paragraph('Ports.'), paragraph('Ports.'))).toEqual([]);
  expect(editedIn(paragraph('Ports.', 'الموانئ.'), paragraph('Ports.'))).toEqual(['ar']);
  expect(editedIn(paragraph('Harbours.', 'المرافئ.'), paragraph('Ports.', 'الموانئ.'))).toEqual(expect.arrayContaining(['en', 'ar']));
  expect(editedIn(paragraph('Ports.'), null)).toEqual([]);
});
