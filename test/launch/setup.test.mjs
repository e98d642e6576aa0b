// Installing what is needed, with an npm that does what the test says, in a copy of the launchers: nothing half-done is taken for whole.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reasonOf } from '../../main/launch/build.mjs';
import { projectFolder } from '../../main/launch/node.mjs';

let folder;
const at = (...names) => path.join(folder, ...names);
const write = (name, text) => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};
const lock = { packages: { '': { dependencies: { buoy: '1.0.0' } }, 'node_modules/buoy': { version: '1.0.0' } } };
const mark = () => at('.cache/launch/installing.json');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-setup-'));
  cpSync(path.join(projectFolder, 'main/launch'), at('main/launch'), { recursive: true });
  write('package.json', JSON.stringify({ type: 'module', dependencies: { buoy: '1.0.0' } }));
  write('package-lock.json', JSON.stringify(lock));
  write('set-up.mjs', `import { setUpOrExit } from './main/launch/setup.mjs'; await setUpOrExit(); console.log('ready');`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An npm on the path that runs this source in the folder of the program. */
const fakeNpm = (source) => {
  write('bin/npm', `#!${process.execPath}\nimport { spawn } from 'node:child_process';\nimport { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';\n${source}\n`);
  write('bin/package.json', '{"type":"module"}');
  chmodSync(at('bin/npm'), 0o755);
};
const whole = `
  if (existsSync('node_modules/buoy/package.json')) throw new Error('npm was given what stood there before');
  mkdirSync('node_modules/buoy', { recursive: true });
  writeFileSync('node_modules/buoy/package.json', '{"version":"1.0.0"}');
  writeFileSync('node_modules/.package-lock.json', JSON.stringify(${JSON.stringify({ packages: { 'node_modules/buoy': { version: '1.0.0' } } })}));`;
const halfUnpacked = `
  mkdirSync('node_modules/buoy', { recursive: true });
  writeFileSync('node_modules/buoy/package.json', '{"version":"1.0.0"}');`;

/** Begins a set-up; `said` is what it has written so far. */
const begin = (script = 'set-up.mjs') => {
  const { npm_execpath: _, ...environment } = process.env;
  const child = spawn(process.execPath, [at(script)], { cwd: folder, env: { ...environment, PATH: `${at('bin')}${path.delimiter}${process.env.PATH}`, npm_config_cache: at('cache') } });
  const run = { child, said: '', ended: null };
  child.stdout.on('data', (part) => (run.said += part));
  child.stderr.on('data', (part) => (run.said += part));
  run.ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  return run;
};
const setUp = async () => {
  const run = begin();
  return { code: await run.ended, said: run.said };
};
const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    // One that has ended and that nobody has asked about is not running.
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe.skipIf(process.platform === 'win32')('the set-up', () => {
  test('installs once; the next start asks nobody', async () => {
    fakeNpm(whole);
    expect(await setUp()).toMatchObject({ code: 0, said: expect.stringMatching(/^Installing what Rapporteur needs \(this happens once\) …\n.*done after \d+ s\nready\n$/) });
    expect(existsSync(mark())).toBe(false);
    fakeNpm('process.exit(1);');
    expect(await setUp()).toEqual({ code: 0, said: 'ready\n' });
  });

  test('begins from nothing after one that was killed', async () => {
    fakeNpm(`${halfUnpacked} writeFileSync('half', ''); setInterval(() => {}, 1000);`);
    const killed = begin();
    await expect.poll(() => existsSync(at('half')), { timeout: 10_000 }).toBe(true);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const { pid } = JSON.parse(readFileSync(mark(), 'utf8'));
    expect(pid).toBe(killed.child.pid);
    fakeNpm(whole);
    expect(await setUp()).toMatchObject({ code: 0, said: expect.stringMatching(/^The last installation was not finished; installing anew.*\n.*done after.*\nready\n$/) });
  });

  test('begins from nothing where npm never came to its end, whoever called it', async () => {
    write('node_modules/buoy/package.json', '{"version":"1.0.0"}');
    fakeNpm(whole);
    expect(await setUp()).toMatchObject({ code: 0, said: expect.stringMatching(/ready\n$/) });
  });

  test('leaves packages that stand to an npm that only brings them up to date', async () => {
    write('node_modules/.package-lock.json', '{"packages":{}}');
    write('node_modules/anchor/package.json', '{}');
    fakeNpm(`if (!existsSync('node_modules/anchor')) throw new Error('lost'); console.error('ENOTFOUND'); process.exit(1);`);
    const failed = await setUp();
    expect(failed).toMatchObject({ code: 1, said: expect.stringMatching(/cannot be reached: connect this computer once and start again\.\n$/) });
    expect(existsSync(mark())).toBe(false);
  });

  test('does not disturb another one that is at work, and takes over from one that is gone', async () => {
    write('.cache/launch/installing.json', JSON.stringify({ pid: process.pid }));
    fakeNpm(whole);
    expect(await setUp()).toMatchObject({ code: 1, said: expect.stringMatching(/^Another start is installing.*\n$/) });
    utimesSync(mark(), 1, 1);
    expect(await setUp()).toMatchObject({ code: 0 });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('stopped with %s ends npm and what npm began, and says so', async (signal) => {
    fakeNpm(`const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); writeFileSync('pids', process.pid + ' ' + child.pid + ' '); setInterval(() => {}, 1000);`);
    const run = begin();
    await expect.poll(() => existsSync(at('pids')) && readFileSync(at('pids'), 'utf8').endsWith(' '), { timeout: 10_000 }).toBe(true);
    run.child.kill(signal);
    expect(await run.ended).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(run.said).toMatch(/The installation was stopped; the next start begins it anew\.\n$/);
    for (const pid of readFileSync(at('pids'), 'utf8').trim().split(' ').map(Number)) await expect.poll(() => isRunning(pid)).toBe(false);
    expect(existsSync(mark())).toBe(true);
  });

  test('counts the seconds in which nothing arrives, from the last word or byte', async () => {
    write('watch.mjs', `import { npm } from './main/launch/npm.mjs'; const { code } = await npm(['install'], (seconds) => console.log('quiet ' + seconds)); console.log('code ' + code);`);
    fakeNpm(`
      mkdirSync('cache/_cacache/tmp', { recursive: true });
      let turn = 0;
      const timer = setInterval(() => {
        turn += 1;
        if (turn <= 5) writeFileSync('cache/_cacache/tmp/part', 'x'.repeat(turn));
        if (turn > 12) process.exit(0);
      }, 300);`);
    const run = begin('watch.mjs');
    await run.ended;
    const seconds = [...run.said.matchAll(/quiet (\d+)/g)].map(([, text]) => Number(text));
    expect(seconds[0]).toBe(0);
    expect(seconds.at(-1)).toBeGreaterThanOrEqual(1);
    expect(run.said).toMatch(/code 0\n$/);
  });
});

describe('a build that failed is explained in one sentence', () => {
  test.each([
    [`Build failed with 2 errors:\n\n[UNRESOLVED_IMPORT] Could not resolve './x.js' in node_modules/buoy/index.js\n`, /missing or not whole\. Delete the folder node_modules/],
    [`error during build:\nError: [vite]: Rolldown failed to resolve import "buoy" from "/work/a.ts".\n    at viteLog (file:///node_modules/vite/a.js:1:1)`, /Delete the folder node_modules/],
    [`Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'buoy' imported from /work/node_modules/vite/a.js`, /Delete the folder node_modules/],
    [`Build failed with 1 error:\n\n[UNRESOLVED_IMPORT] Could not resolve './none.ts' in a.ts\n   ╭─[ a.ts:1:8 ]\n    at a (file:///node_modules/vite/a.js:1:1)`, /^\[UNRESOLVED_IMPORT\] Could not resolve '\.\/none\.ts' in a\.ts \(a\.ts:1:8\)\.$/],
    [`error during build:\nBuild failed with 1 error:\n\n[builtin:vite-transform] Unexpected token\n   ╭─[ a.ts:1:11 ]\n`, /Unexpected token \(a\.ts:1:11\)\.$/],
    ['', /did not say why\.$/],
  ])('%j', (output, sentence) => {
    expect(reasonOf(output)).toMatch(sentence);
    expect(reasonOf(output)).not.toContain('\n');
  });
});
