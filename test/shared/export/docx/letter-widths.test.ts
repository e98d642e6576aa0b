// How wide texts of a Word file come out.
import { expect, test } from 'vitest';
import { textWidth } from '../../../../shared/export/docx/letter-widths.ts';
import { arabicScale } from '../../../../shared/export/look.ts';

test('a Latin text is as wide as its letters in Times New Roman, in its weight', () => {
  expect(textWidth('harbour', 10)).toBeCloseTo((500 + 444 + 333 + 500 + 500 + 500 + 333) / 100);
  expect(textWidth('harbour', 10, { bold: true, italic: false })).toBeCloseTo((556 + 500 + 444 + 556 + 500 + 556 + 444) / 100);
  expect(textWidth('é–œ', 10)).toBeCloseTo((444 + 500 + 700) / 100);
  expect(textWidth('ş', 10)).toBe(textWidth('s', 10));
});

test('an Arabic letter is as wide as its form beside its neighbours, and vowel marks take no room', () => {
  const thousandths = (text: string): number => Math.round((textWidth(text, 10) * 100) / arabicScale);
  expect(thousandths('ب')).toBe(941);
  // Joined to the next, between two, joined to the one before.
  expect(thousandths('ببب')).toBe(278 + 302 + 982);
  // An alef does not join the letter after it.
  expect(thousandths('باب')).toBe(278 + 305 + 941);
  expect(thousandths('لا')).toBe(570);
  expect(thousandths('بلا')).toBe(278 + 597);
  expect(thousandths('مِيناء')).toBe(thousandths('ميناء'));
});
