// What is built is built again when a source changed, and only then.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshness } from '../../main/launch/freshness.mjs';
import { cacheFolder, projectFolder } from '../../main/launch/node.mjs';

let folder;
const inProject = (name) => path.relative(projectFolder, path.join(folder, name));
const write = (name, text) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const check = () => freshness(inProject('built/index.html'), [inProject('sources'), inProject('settings.json')]);
const build = () => {
  const state = check();
  write('built/index.html', 'built');
  state.remember();
};

beforeEach(() => {
  mkdirSync(cacheFolder, { recursive: true });
  folder = mkdtempSync(path.join(cacheFolder, 'freshness-'));
  write('sources/a.ts', 'a');
  write('sources/deep/b.ts', 'b');
  write('settings.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('nothing is fresh before it was built, and it is afterwards', () => {
  expect(check().isFresh()).toBe(false);
  build();
  expect(check().isFresh()).toBe(true);
});

test.each([
  ['changed', () => write('sources/deep/b.ts', 'B')],
  ['added', () => write('sources/c.ts', 'c')],
  ['removed', () => rmSync(path.join(folder, 'sources/a.ts'))],
  ['of the settings', () => write('settings.json', '{"x":1}')],
  ['missing from the build', () => rmSync(path.join(folder, 'built/index.html'))],
  ['missing of the stamp', () => rmSync(path.join(folder, 'built/.built-from.json'))],
  ['broken in the stamp', () => write('built/.built-from.json', '{')],
])('a file %s asks for a build', (_, change) => {
  build();
  change();
  expect(check().isFresh()).toBe(false);
});

test('a source that was touched but not changed does not, as after a change of branch and back', () => {
  build();
  utimesSync(path.join(folder, 'sources/a.ts'), 1, 1);
  expect(check().isFresh()).toBe(true);
  expect(check().isFresh()).toBe(true);
});

test('what changes while it is being built is built again', () => {
  const state = check();
  expect(state.isFresh()).toBe(false);
  write('sources/a.ts', 'changed meanwhile');
  write('built/index.html', 'built');
  state.remember();
  expect(check().isFresh()).toBe(false);
});
