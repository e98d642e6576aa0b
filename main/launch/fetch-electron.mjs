// Downloads Electron's program into the cache that its own installer reads, reporting the bytes to the parent process, then lets that installer unpack it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectFolder } from './node.mjs';

// Everything comes from Electron's own package, which stands only once the set-up is done.
const fromElectron = createRequire(path.join(projectFolder, 'node_modules', 'electron', 'package.json'));
const { version } = fromElectron('./package.json');
const { downloadArtifact } = fromElectron('@electron/get');

await downloadArtifact({
  version,
  artifactName: 'electron',
  cacheRoot: process.env.electron_config_cache,
  checksums: fromElectron('./checksums.json'),
  platform: process.env.npm_config_platform || process.platform,
  arch: process.env.npm_config_arch || process.arch,
  downloadOptions: {
    quiet: true,
    getProgressCallback: async ({ transferred, total }) => {
      process.send?.({ transferred, size: total ?? 0 });
    },
  },
});
process.exit(spawnSync(process.execPath, [fromElectron.resolve('./install.js')], { stdio: 'ignore' }).status ?? 1);
