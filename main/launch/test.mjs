// `npm test`: every kind of test in stages, and as the last line how many passed, failed and were skipped in all of them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { electronProgram } from './electron.mjs';
import { cacheFolder, environment, nodeProgram, projectFolder } from './node.mjs';
import { setUpOrExit } from './setup.mjs';

const help = `Usage: npm test -- [options] [filter …]

  --only <stages>   some of: types, layers, core, window, electron (with commas between them)
  --soak            long runs of the property tests, and the tests that take minutes
  filter            only test files whose path contains one of these words`;

const { filters, only, soak } = readOptions(process.argv.slice(2));
const sum = { passed: 0, failed: 0, skipped: 0 };
const problems = [];

await setUpOrExit();
// Tests of every stage start the program, which serves the built window.
const unbuilt = await build('window');
if (unbuilt !== null) fail(unbuilt);

const electronTests = 'test/hosts/electron.test.ts';
const stages = {
  types: ['Types', checkTypes],
  layers: ['Layers', () => vitest(['--config', 'test/architecture/vitest.config.ts'])],
  core: ['Core and hosts', () => vitest(['--exclude', 'test/architecture/**', '--exclude', electronTests])],
  window: ['Window', testWindow],
  electron: [electronProgram() === null ? 'Electron (its program is not installed here)' : 'Electron', testElectron],
};

for (const [name, [title, run]] of Object.entries(stages)) {
  if (only !== null && !only.includes(name)) continue;
  if (name === 'types' && filters.length > 0 && only === null) continue;
  console.log(`\n=== ${title}`);
  const began = Date.now();
  const before = { ...sum };
  await run();
  const part = Object.keys(sum).map((key) => `${sum[key] - before[key]} ${key}`);
  console.log(`--- ${title}: ${part.join(', ')} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

if (problems.length > 0) console.log(`\n${problems.join('\n')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;

function readOptions(args) {
  const options = { filters: [], only: null, soak: false };
  while (args.length > 0) {
    const word = args.shift();
    if (word === '--soak') options.soak = true;
    else if (word === '--help' || word === '-h') {
      console.log(help);
      process.exit(0);
    } else if (word === '--only' || word.startsWith('--only=')) options.only = (word.includes('=') ? word.slice('--only='.length) : (args.shift() ?? '')).split(',');
    else if (word.startsWith('-')) {
      console.error(`There is no option ${word}.\n${help}`);
      process.exit(2);
    } else options.filters.push(word);
  }
  return options;
}

/** Counts as one test: it passes when the compiler has nothing to say about any folder. */
async function checkTypes() {
  const code = await run([path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', '--pretty', 'false']);
  if (code === 0) sum.passed += 1;
  else fail('The type check failed.');
}

/** Runs Vitest and adds up its report. A file that cannot be loaded, or a run that breaks off, counts as a failed test. */
async function vitest(args) {
  mkdirSync(cacheFolder, { recursive: true });
  const report = path.join(cacheFolder, 'vitest.json');
  rmSync(report, { force: true });
  const code = await run(
    [
      path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      // Only a filter may leave a stage without tests.
      ...(filters.length > 0 ? ['--passWithNoTests'] : []),
      '--silent=passed-only',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
      ...filters,
    ],
    soak ? { RAPPORTEUR_SOAK: '1' } : {},
  );
  const failedBefore = sum.failed;
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    sum.passed += numPassedTests;
    sum.failed += numFailedTests;
    sum.skipped += numPendingTests + numTodoTests;
    for (const { name, status, assertionResults } of testResults) {
      if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) fail(`${path.relative(projectFolder, name)} could not be run.`);
    }
  }
  if (code !== 0 && sum.failed === failedBefore) fail(`Vitest ended with ${code} although no test failed.`);
}

async function testWindow() {
  if (!(await hasBrowser())) {
    return fail('The tests of the window need Chromium, Chrome or Edge: install one (on Debian: apt-get install chromium), or name its program in RAPPORTEUR_BROWSER.');
  }
  await vitest(['--config', 'test/e2e/vitest.config.ts']);
}

async function testElectron() {
  if (electronProgram() !== null) {
    const failure = await build('electron');
    if (failure !== null) return fail(failure);
  }
  await vitest([electronTests]);
}

/** Whether a browser is there; as root on Debian it is installed. */
async function hasBrowser() {
  if (findBrowser()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false;
  console.log('Installing chromium, which the tests of the window need …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' }).status === 0;
  if (!install() && spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' }).status === 0) install();
  return findBrowser();
}

/** Asks the portable host's own search, in a process of its own because it is TypeScript. */
function findBrowser() {
  const source = `import { findBrowser } from './main/hosts/portable/browser.ts'; process.exit(findBrowser() === null ? 1 : 0);`;
  return spawnSync(nodeProgram(), ['--input-type=module-typescript', '-e', source], { cwd: projectFolder, env: environment(), stdio: 'ignore' }).status === 0;
}

function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(nodeProgram(), args, { cwd: projectFolder, stdio: 'inherit', env: environment(env) });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function fail(sentence) {
  sum.failed += 1;
  problems.push(sentence);
  console.log(sentence);
}
