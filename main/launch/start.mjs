// `npm start`: installs and builds what is missing, then opens the window in Electron or in the browser that is installed.
import path from 'node:path';
import { build } from './build.mjs';
import { electronProgram, electronVersion, fetchElectron } from './electron.mjs';
import { projectFolder, runOnNode } from './node.mjs';
import { readStartOptions, startHelp } from './options.mjs';
import { setUpOrExit } from './setup.mjs';

const options = readStartOptions(process.argv.slice(2));
if (options.problem !== undefined) end(2, options.problem);
if (options.help) {
  console.log(startHelp);
  process.exit(0);
}

await setUpOrExit();

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
if (options.host === 'electron' && !hasDisplay) end(1, 'Electron cannot open a window because there is no display: start with --host=portable instead.');
const electron = await chooseElectron();

const failure = (await build('window')) ?? (electron === null ? null : await build('electron'));
if (failure !== null) end(1, failure);

const library = options.library === null ? [] : ['--library', options.library];
process.exit(electron === null ? await runPortable() : await runElectron(electron));

/** Electron's program when the window is to open there, else null. */
async function chooseElectron() {
  if (options.host === 'portable' || !options.open || !hasDisplay) return null;
  const program = electronProgram() ?? (await fetchElectron({ again: options.host === 'electron' }));
  if (program !== null) return program;
  if (options.host === 'electron') end(1, `Electron ${electronVersion()} could not be fetched: connect this computer once, or start with --host=portable.`);
  console.log('Electron is not installed and could not be fetched, so the window opens in the browser of this computer (npm start -- --host=electron tries again).');
  return null;
}

function runPortable() {
  return runOnNode([
    path.join(projectFolder, 'main', 'hosts', 'portable', 'index.ts'),
    ...library,
    ...(options.port === 0 ? [] : ['--port', String(options.port)]),
    ...(options.open && hasDisplay ? [] : ['--no-open']),
  ]);
}

function runElectron(program) {
  // The sandbox of Chromium refuses to run for root.
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runOnNode([...root, path.join(projectFolder, 'dist', 'electron', 'main', 'hosts', 'electron', 'index.js'), ...library], { program });
}

function end(code, sentence) {
  console.error(sentence);
  process.exit(code);
}
