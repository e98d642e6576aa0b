// `npm run package`: builds everything and lets electron-builder (fetched for this purpose only) make the installers of this system.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { environment, projectFolder } from './node.mjs';
import { setUpOrExit } from './setup.mjs';

const builder = 'electron-builder@26.17.0';

await setUpOrExit();
const failure = (await build('window')) ?? (await build('electron'));
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}
const { status } = spawnSync('npx', ['--yes', builder, ...process.argv.slice(2)], {
  cwd: projectFolder,
  stdio: 'inherit',
  env: environment(),
  // npx is a .cmd file on Windows.
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
