// `npm run rapporteur`: installs what is missing, then runs the command line on Node 24. Standard output belongs to the command alone.
import path from 'node:path';
import { projectFolder, runOnNode } from './node.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
process.exit(await runOnNode([path.join(projectFolder, 'main', 'cli', 'index.ts'), ...process.argv.slice(2)]));
