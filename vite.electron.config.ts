// How the main process is prepared for Electron, which runs no TypeScript: file by file, keeping the folders, so that paths relative to a
// source (workers, migrations, fonts) stay true. Packages stay outside. In the mode `preload`: one CommonJS file, as a sandboxed preload must be.
import { cpSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const preload = 'main/hosts/electron/preload.ts';

/** What Electron never runs: the other host, the command line, the launchers. */
const elsewhere = ['main/hosts/portable/**', 'main/cli/**', 'main/launch/**', preload];

const sources = (): string[] => globSync('main/**/*.ts', { cwd: root, exclude: [...elsewhere, 'main/**/*.d.ts'] });

/** Workers are named by `new URL('./x.ts', import.meta.url)`; what stands there afterwards is JavaScript. */
const renamedWorkers: Plugin = {
  name: 'renamed-workers',
  renderChunk: (code) => code.replace(/(new URL\((["'`])\.{1,2}\/[^"'`]+)\.ts\2(\s*,\s*import\.meta\.url)/g, '$1.js$2$3'),
};

/** Files that are read, not imported: migrations and the like beside their source, fonts and icons in assets. */
const readFiles: Plugin = {
  name: 'read-files',
  writeBundle({ dir: target = '' }) {
    for (const file of globSync('main/**/*.{sql,wasm,typ}', { cwd: root })) cpSync(path.join(root, file), path.join(target, file));
    cpSync(path.join(root, 'assets'), path.join(target, 'assets'), { recursive: true });
  },
};

export default defineConfig(({ mode }) =>
  mode === 'preload'
    ? {
        root,
        publicDir: false as const,
        build: {
          ssr: preload,
          outDir: 'dist/electron',
          emptyOutDir: false,
          target: 'node24',
          rolldownOptions: { external: ['electron'], output: { format: 'cjs' as const, entryFileNames: 'preload.cjs', codeSplitting: false } },
        },
        ssr: { noExternal: true as const },
      }
    : {
        root,
        publicDir: false as const,
        plugins: [renamedWorkers, readFiles],
        build: {
          ssr: true,
          outDir: 'dist/electron',
          emptyOutDir: true,
          target: 'node24',
          minify: false,
          copyPublicDir: false,
          rolldownOptions: {
            input: sources(),
            output: { format: 'es' as const, preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js' },
          },
        },
      },
);
