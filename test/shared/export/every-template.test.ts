// A third of all kinds of documents, looks and languages, so that each kind is seen in each look; the soak has them all.
import { expect, test } from 'vitest';
import { cases, proveTemplates } from './every-template.ts';

const chosen = cases.filter(({ third }) => third === 0);

test('the third has every kind in every look and every look in every language', () => {
  const pairs = (of: (each: (typeof cases)[number]) => string): [number, number] => [new Set(chosen.map(of)).size, new Set(cases.map(of)).size];
  for (const [some, all] of [pairs(({ kind, look }) => `${kind} ${look}`), pairs(({ kind, language }) => `${kind} ${language}`), pairs(({ look, language }) => `${look} ${language}`)]) expect(some).toBe(all);
});

proveTemplates(chosen);
