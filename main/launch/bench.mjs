// `npm run bench`: sets up, builds the window, and runs the measurements.
import path from 'node:path';
import { build } from './build.mjs';
import { projectFolder, runOnNode } from './node.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
const failure = await build('window');
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}
process.exit(await runOnNode(['--expose-gc', path.join(projectFolder, 'test', 'bench', 'index.ts'), ...process.argv.slice(2)]));
