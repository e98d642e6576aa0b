// `npm run rapporteur` as a process: clean output, paths from where the user stands, pipes that close early.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/temporary-library.ts';

const project = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const launcher = join(project, 'main', 'launch', 'rapporteur.mjs');

const start = (folder: string, args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [launcher, ...args], {
    cwd: project, encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', npm_lifecycle_event: 'rapporteur', INIT_CWD: folder, ...env },
  });

test('through npm, paths count from the folder of the user', () => {
  const folder = join(temporaryFolder(), 'a folder with spaces');
  mkdirSync(folder);
  writeFileSync(join(folder, 'اجتماع.md'), '# Tides\n\n1. One.\n');
  expect(start(folder, ['import', 'اجتماع.md', '--library', 'my library', '--json'])).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(join(folder, 'my library', 'library.sqlite'))).toBe(true);
  const listed = start(folder, ['list', '--library=my library', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject([{ title: { en: 'Tides' } }]);
  expect(start(folder, ['show', 'nothing', '--library', 'my library'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^There is no document “nothing”.*\n$/) as string });
  expect(start(folder, ['export', 'tides', '--library', 'my library'])).toMatchObject({ status: 2, stdout: '' });
});

test.skipIf(process.platform === 'win32')('a reader that has seen enough ends the command quietly', () => {
  const folder = temporaryFolder();
  const paragraphs = Array.from({ length: 3000 }, (_, n) => `${n + 1}. The meeting took note of item ${n + 1} of the list before it.`);
  writeFileSync(join(folder, 'long.md'), `# Long meeting\n\n${paragraphs.join('\n\n')}\n`);
  expect(start(folder, ['import', 'long.md', '--library', 'library']).status).toBe(0);
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" show long --library library --json | head -n 1`], {
    cwd: project, encoding: 'utf8', env: { ...process.env, npm_lifecycle_event: 'rapporteur', INIT_CWD: folder },
  });
  expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
});
