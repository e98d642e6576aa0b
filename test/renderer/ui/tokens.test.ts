// The colours of both themes can be read, and no style sheet of the window knows left from right.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const [light = '', dark = ''] = readFileSync(path.join(renderer, 'ui/tokens.css'), 'utf8').split("[data-theme='dark']");
const colours = (css: string): Record<string, string> => Object.fromEntries([...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
const themes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

/** Relative luminance and contrast ratio of WCAG 2.2. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const inks = ['ink', 'ink-soft', 'ink-faint', 'accent-text', 'green-ink', 'red-ink', 'amber-ink'];
const grounds = ['desk', 'panel', 'raised', 'paper', 'field-quiet', 'field-hover', 'field-selected', 'field-input'];
const pairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground, 4.5] as const)),
  ...(['green', 'red', 'amber'] as const).flatMap((colour) => [[`${colour}-ink`, `${colour}-field`, 4.5] as const, ['ink', `${colour}-field`, 4.5] as const]),
  ['on-accent', 'accent', 4.5] as const,
  ['on-accent', 'accent-strong', 4.5] as const,
  ['ink', 'mark', 4.5] as const,
  ['on-hint', 'hint', 4.5] as const,
  ['on-hint-soft', 'hint', 4.5] as const,
  // What can be operated is bounded by an edge, and the focus is seen on every ground (1.4.11).
  ...grounds.slice(0, 4).flatMap((ground) => [['edge', ground, 3] as const, ['accent', ground, 3] as const]),
];

describe.each(['light', 'dark'] as const)('%s', (name) => {
  test('every ink can be read on every ground it is used on', () => {
    const theme = themes[name];
    const poor = pairs.flatMap(([ink, ground, least]) => {
      const [a, b] = [theme[ink], theme[ground]];
      if (a === undefined || b === undefined) return [`${ink} or ${ground} is no colour`];
      const ratio = contrast(a, b);
      return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)} < ${least}`] : [];
    });
    expect(poor).toEqual([]);
  });

  test('the page is the brightest ground', () => {
    const theme = themes[name];
    for (const ground of ['desk', 'panel']) expect(luminance(theme['paper'] ?? '')).toBeGreaterThan(luminance(theme[ground] ?? ''));
  });
});

test('both themes name the same colours', () => {
  expect(Object.keys(colours(light)).filter((name) => colours(dark)[name] === undefined)).toEqual([]);
});

test('style sheets use logical properties only, so that Arabic needs no second set', () => {
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(10);
  const physical = /(^|[;{\s])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|text-align:\s*(left|right)|float:\s*(left|right)|(min-|max-)?(width|height))\s*:/;
  const found = sheets.flatMap((file) =>
    readFileSync(path.join(renderer, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .flatMap((line, index) => (!line.trim().startsWith('@media') && physical.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
