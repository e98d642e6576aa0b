// What may be written behind `npm start --`, and what is said about anything else.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../main/launch/node.mjs';
import { readStartOptions } from '../../main/launch/options.mjs';

const usual = { host: null, open: true, library: null, port: 0, help: false };
const folder = path.resolve('/work/of/the/editor');

test.each([
  [[], {}],
  [['--host=portable'], { host: 'portable' }],
  [['--host', 'electron'], { host: 'electron' }],
  [['--no-open', '--port', '8123'], { open: false, port: 8123 }],
  [['--port=1'], { port: 1 }],
  [['--library', 'texts'], { library: path.join(folder, 'texts') }],
  [['--library=/srv/مكتبة with spaces'], { library: path.resolve('/srv/مكتبة with spaces') }],
  [['--library=a=b'], { library: path.join(folder, 'a=b') }],
  [['--help'], { help: true }],
])('%j is understood', (args, expected) => {
  expect(readStartOptions(args, folder)).toEqual({ ...usual, ...expected });
});

test.each([
  [['--bogus'], /no option --bogus/],
  [['library'], /no option library/],
  [['--no-open=yes'], /no option/],
  [['--host'], /--host takes/],
  [['--host=chrome'], /--host takes/],
  [['--port=0'], /--port takes/],
  [['--port', '65536'], /--port takes/],
  [['--port', '-1'], /--port takes/],
  [['--port=1e3'], /--port takes/],
  [['--library'], /--library takes/],
  [['--library', '--no-open'], /--library takes/],
  [['--host=electron', '--no-open'], /portable host only/],
  [['--host=electron', '--port=8123'], /portable host only/],
])('%j is refused in one sentence', (args, sentence) => {
  const { problem } = readStartOptions(args, folder);
  expect(problem).toMatch(sentence);
  expect(problem).toMatch(/^[^.\n]*\.$/);
});

test('a wrong option ends with 2, on standard error, before anything is done', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(projectFolder, 'main/launch/start.mjs'), '--bogus'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^There is no option --bogus.*\n$/);
});
