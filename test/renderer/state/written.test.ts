// Times and numbers read as the language of the interface writes them.
import { expect, test } from 'vitest';
import { writtenAge, writtenClock, writtenMoment, writtenNumber } from '../../../renderer/state/written.ts';

const now = new Date(2027, 4, 14, 15, 30).getTime();
const ago = (milliseconds: number) => now - milliseconds;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each([
  ['en', 20_000, 'now'],
  ['en', 5 * minute, '5 minutes ago'],
  ['en', 3 * hour, '3 hours ago'],
  ['en', 20 * hour, 'yesterday'],
  ['en', 3 * day, '3 days ago'],
  ['fr', 5 * minute, 'il y a 5 minutes'],
  ['ar', 5 * minute, 'قبل 5 دقائق'],
  ['en', 30 * day, '14 Apr'],
  ['en', 400 * day, '9 Apr 2026'],
  ['ar', 30 * day, '14 نيسان/أبريل 2027'],
] as const)('%s, %d ms ago: %s', (language, passed, text) => expect(writtenAge(ago(passed), now, language)).toBe(text));

test('a clock that runs ahead does not speak of the future', () => expect(writtenAge(now + 5000, now, 'en')).toBe('now'));

test('yesterday is the day before, not 24 hours ago', () => {
  const morning = new Date(2027, 4, 14, 0, 30).getTime();
  expect(writtenAge(morning - 2 * hour, morning, 'en')).toBe('yesterday');
});

test('figures are western in all three languages, and thousands are never set off by a point', () => {
  expect(writtenNumber(8214, 'en')).toBe('8,214');
  expect(writtenNumber(8214, 'ar')).toBe('8,214');
  expect(writtenNumber(8214, 'fr')).toMatch(/^8\s214$/u);
  expect(writtenClock(now, 'ar')).toBe('15:30');
});

test('a moment is told from the next second, in figures', () => {
  for (const language of ['en', 'fr', 'ar'] as const) {
    const text = writtenMoment(now, language);
    expect(text).toMatch(/15:30:00/);
    expect(text).not.toMatch(/\p{L}/u);
    expect(writtenMoment(now + 1000, language)).not.toBe(text);
  }
});
