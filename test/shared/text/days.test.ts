// Dates as people write them: every form that the program prints is read back, and so are the usual others.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looks } from '../../../shared/document/document.ts';
import { definitionOf, languages } from '../../../shared/language/index.ts';
import { parseDay, parseDayRange, placeAndDays } from '../../../shared/text/days.ts';
import { days } from '../document/generators.ts';

const profiles = fc.record({ look: fc.constantFrom(...looks), digits: fc.constantFrom('western' as const, 'arabicIndic' as const) });

test('every date that the program prints is read back as the same day', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...languages), profiles, (day, language, profile) => {
      expect(parseDay(definitionOf(language).date(day, profile))).toEqual({ kind: 'day', day });
    }),
  );
});

test('every range that the program prints is read back as the same days, also behind a place', () => {
  fc.assert(
    fc.property(days, days, fc.constantFrom(...languages), profiles, (one, other, language, profile) => {
      const [from = one, to = other] = [one, other].toSorted();
      const printed = definitionOf(language).dateRange(from, to, profile);
      expect(parseDayRange(printed)).toEqual({ kind: 'range', from, to });
      const [place, comma] = language === 'ar' ? ['القاهرة', '، '] : ['Port Said (Egypt)', ', '];
      expect(placeAndDays(`${place}${comma}${printed}`)).toEqual({ place, days: { kind: 'range', from, to } });
    }),
  );
});

test('no text makes it throw, and what it reads is a day of the calendar', () => {
  const parts = fc.constantFrom('3', '31', '2024', 'July', 'juin', 'تموز/يوليو', '–', 'and', 'و', ',', ' ', '/', '.', 'Cairo');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(parts, { maxLength: 8 }).map((list) => list.join(' '))), (text) => {
      const read = parseDayRange(text);
      if (read.kind !== 'range') return;
      for (const day of [read.from, read.to]) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(read.from <= read.to).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe('other ways of writing', () => {
  test.each([
    ['August 26, 2024', '2024-08-26'],
    ['26th of August 2024', '2024-08-26'],
    ['Monday, 26 August 2024', '2024-08-26'],
    ['26 Aug. 2024', '2024-08-26'],
    ['26/08/2024', '2024-08-26'],
    ['08/26/2024', '2024-08-26'],
    ['2024-08-26', '2024-08-26'],
    ['le 1er août 2024', '2024-08-01'],
    ['26 AOUT 2024', '2024-08-26'],
    ['٢٦ آب / أغسطس ٢٠٢٤', '2024-08-26'],
    ['26 اب/اغسطس 2024', '2024-08-26'],
    ['الاثنين، 26 أغسطس 2024', '2024-08-26'],
    ['26 أوت 2024', '2024-08-26'],
    ['3 حزيران/يونيه 2024', '2024-06-03'],
  ])('%s', (text, day) => {
    expect(parseDay(text)).toEqual({ kind: 'day', day });
  });

  test.each([
    ['3-4 July 2024', '2024-07-03', '2024-07-04'],
    ['3 and 4 July 2024', '2024-07-03', '2024-07-04'],
    ['from 3 to 5 July 2024', '2024-07-03', '2024-07-05'],
    ['3, 4 and 5 July 2024', '2024-07-03', '2024-07-05'],
    ['July 3 – 4, 2024', '2024-07-03', '2024-07-04'],
    ['10 et 11 décembre 2018', '2018-12-10', '2018-12-11'],
    ['du 30 juin au 2 juillet 2024', '2024-06-30', '2024-07-02'],
    ['من 3 إلى 5 كانون الأول/ديسمبر 2024', '2024-12-03', '2024-12-05'],
    ['3 و4 تموز/يوليو 2024', '2024-07-03', '2024-07-04'],
    ['في الفترة من 30 حزيران/يونيو إلى 2 تموز/يوليو 2024', '2024-06-30', '2024-07-02'],
  ])('%s', (text, from, to) => {
    expect(parseDayRange(text)).toEqual({ kind: 'range', from, to });
  });

  test.each(['31 June 2024', '29 February 2100', '29 February 2023', '30 février 2024', '32 July 2024', '31 نيسان/أبريل 2024', '3 كانون الثاني/ديسمبر 2024', '2024-13-01'])('%s is no day of the calendar', (text) => {
    expect(parseDayRange(text).kind).toBe('impossible');
  });

  test.each(['5-3 July 2024', '4 July 2024–3 July 2023', 'du 2 juillet au 30 juin 2024'])('%s runs backwards', (text) => {
    expect(parseDayRange(text).kind).toBe('backwards');
    expect(parseDay(text).kind).toBe('unreadable');
  });

  test.each(['', 'Cairo', 'July 2024', '3 July', '12', 'Item 3', 'three July 2024', '3 Julyish 2024'])('%j is no date', (text) => {
    expect(parseDayRange(text).kind).toBe('unreadable');
  });

  test('several days are not one day', () => {
    expect(parseDay('3–4 July 2024').kind).toBe('unreadable');
  });

  test('a place without a date stays whole, an impossible date is told apart', () => {
    expect(placeAndDays('Room 4, Aden')).toEqual({ place: 'Room 4, Aden', days: { kind: 'unreadable' } });
    expect(placeAndDays('Aden, 31 June 2031')).toEqual({ place: 'Aden', days: { kind: 'impossible' } });
  });
});
