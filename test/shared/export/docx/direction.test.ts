// Lines that mix Arabic and Latin are cut where the direction changes, and nothing is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directedText } from '../../../../shared/export/docx/direction.ts';
import { phrases } from '../../document/generators.ts';

const shown = (text: string, base: 'ltr' | 'rtl'): string => directedText(text, base).map((part) => (part.rtl ? `<${part.text}>` : `{${part.text}}`)).join('');

describe('text of two directions', () => {
  test.each([
    ['ورحب الميناء بعرض Port of Maremma اليوم', '<ورحب الميناء بعرض >{Port of Maremma}< اليوم>'],
    ['قال (World Bank) إنه', '<قال >{(World Bank)}< إنه>'],
    ['القرار A/RES/73/195 (انظر', '<القرار >{A/RES/73/195}< (انظر>'],
    ['في عام 2031', '<في عام 2031>'],
    ['الـدول', '<الـدول>'],
    ['', ''],
  ])('in Arabic: %s', (text, cut) => expect(shown(text, 'rtl')).toBe(cut));

  test.each([
    ['the word «مرفأ» means harbour', '{the word «}<مرفأ>{» means harbour}'],
    ['called ميناء السلام, opened', '{called }<ميناء السلام>{, opened}'],
    ['plain', '{plain}'],
  ])('in English: %s', (text, cut) => expect(shown(text, 'ltr')).toBe(cut));

  test('is whole when its parts are joined, whatever it is', () => {
    const mixed = fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(phrases('ar'), phrases('en')).map((pair) => pair.join(' ')));
    fc.assert(fc.property(mixed, fc.constantFrom('ltr' as const, 'rtl' as const), (text, base) => {
      const parts = directedText(text, base);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text !== '')).toBe(true);
    }));
  });
});
