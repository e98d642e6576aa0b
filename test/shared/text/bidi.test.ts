// Left-to-right runs inside Arabic: found whole, and nothing of the text lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directionPieces, isolateRuns, leftToRightRuns, spacedFigures, withoutDirectionSigns, withWholeFigures } from '../../../shared/text/bidi.ts';

const runs = (text: string): string[] => leftToRightRuns(text).map(([start, end]) => text.slice(start, end));
const words = fc.constantFrom('المياه', 'في', 'ESCWA', 'E/ESCWA/30/L.1', '2031', 'COP', '28', '(IOM', 'UN)', '(', ')', '[', ']', ',', '،', '.', 'https://example.org/a?b=1', 'www', '–', '(الإسكوا)', '”', '“', 'État', 'بناءً', 'شكرًا');
const lines = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));

describe('left-to-right runs', () => {
  test.each([
    ['وثيقة E/ESCWA/30/L.1 في عام 2031', ['E/ESCWA/30/L.1']],
    ['عقد مؤتمر COP 28 في دبي', ['COP 28']],
    ['منظمة (ESCWA) والشركاء', ['ESCWA']],
    ['برنامج UN Network on Migration (UNNM) في المنطقة', ['UN Network on Migration (UNNM)']],
    ['الرابط https://example.org/a?b=1 متاح', ['https://example.org/a?b=1']],
    ['في 3 تموز/يوليو 2024', []],
    ['تقرير ESCWA، ثم IOM', ['ESCWA', 'IOM']],
    ['(انظر A/RES/73/195)', ['A/RES/73/195']],
    ['قال Jean-Pierre d’Arc كلمة', ['Jean-Pierre d’Arc']],
    ['We note the report.', ['We note the report.']],
    ['لاحظنا تقرير We note the report.', ['We note the report']],
    ['A/CONF.318/7.', ['A/CONF.318/7']],
    ['https://example.org/reports.', ['https://example.org/reports']],
    ['أُنجز بناءً PORTNET ومجدّدًا E\u0301tat', ['PORTNET', 'E\u0301tat']],
  ])('of %s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  test('hold a Latin letter, begin and end with a sign of their own, and pair their brackets', () => {
    fc.assert(
      fc.property(lines, (text) => {
        let before = 0;
        for (const [start, end] of leftToRightRuns(text)) {
          const run = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(run).toMatch(/\p{Script=Latin}/u);
          expect(run).not.toMatch(/\p{Script=Arabic}|^[\s\p{Mn}]|\s$/u);
          for (const [open, close] of ['()', '[]'] as const) expect(run.split(open ?? '').length).toBe(run.split(close ?? '').length);
          before = end;
        }
      }),
    );
  });

  test('isolated or not, the text is the same', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(withoutDirectionSigns(isolateRuns(text))).toBe(text);
        expect(directionPieces(text).map((piece) => piece.text).join('')).toBe(text);
        expect(isolateRuns(isolateRuns(text))).toBe(isolateRuns(text));
      }),
    );
  });

  test('stand each between an isolate and its end', () => {
    expect(isolateRuns('وثيقة A/RES/73/195 هنا')).toBe('وثيقة \u2066A/RES/73/195\u2069 هنا');
  });
});

describe('a figure whose thousands are parted by a space', () => {
  test.each([
    ['بلغ 1 204 قراءات', ['1 204']],
    ['من 12 000 500 إلى ١ ٢٠٤', ['12 000 500', '١ ٢٠٤']],
    ['في 3 تموز 2024 و12 3456 و1  204', []],
    ['لكل 000 1 ومنهم 000 100 و000 500 123، وعام 2024 150 000', ['150 000']],
  ])('in %s', (text, expected) => {
    expect(spacedFigures(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
    const whole = withWholeFigures(text);
    expect(whole.match(/\p{Nd}+(?:\u00A0\p{Nd}{3})+/gu) ?? []).toEqual(expected.map((figure) => figure.replaceAll(' ', '\u00A0')));
    expect(whole.replaceAll('\u00A0', ' ')).toBe(text);
  });
});
