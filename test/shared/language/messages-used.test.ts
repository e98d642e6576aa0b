// Every text of the interface is said somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { messages } from '../../../shared/language/messages.ts';

const keysOf = (texts: object, prefix: string): string[] =>
  Object.entries(texts).flatMap(([key, value]: [string, unknown]) => (typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`.replace(/_(?:zero|one|two|few|many|other)$/, '')]));

/** The fixed parts of the template that begins at an offset, behind its sign; what is put in may have templates of its own. */
const fixedParts = (source: string, from: number): string[] => {
  const parts = [''];
  for (let at = from, depth = 0; at < source.length && (depth > 0 || !/[`\n]/.test(source[at] ?? '')); at++) {
    if (source.startsWith('${', at)) {
      if (depth === 0) parts.push('');
      depth += 1;
      at += 1;
    } else if (depth > 0) depth += source[at] === '{' ? 1 : source[at] === '}' ? -1 : 0;
    else parts[parts.length - 1] += source[at] ?? '';
  }
  return parts;
};

test('no message is left that nothing says', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const source = ['main', 'renderer', 'shared']
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(path.join(root, folder, name), 'utf8')))
    .join('\n');
  const literal = new Set(Array.from(source.matchAll(/'([a-z][A-Za-z]*:[\w.]+)'/g), ([, key]) => key));
  const made = Array.from(source.matchAll(/`(?=[a-z][A-Za-z]*:)/g), ({ index }) => new RegExp(`^${fixedParts(source, index + 1).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`));
  // Failures are said by their codes, which a test of their own looks through.
  const said = Object.entries(messages.en).flatMap(([namespace, texts]) => (namespace === 'errors' ? [] : keysOf(texts, `${namespace}:`)));
  expect(said.length).toBeGreaterThan(500);
  expect([...new Set(said)].filter((key) => !literal.has(key) && !made.some((one) => one.test(key)))).toEqual([]);
});
