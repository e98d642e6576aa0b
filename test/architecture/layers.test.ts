// Every import of the program keeps to the layers, and the rule itself notices each kind of breach.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { objection } from './layers.ts';
import { programSources, projectFolder, readSource } from './sources.ts';

const sources = programSources();

test('every file imports only what its layer may', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((source) => source.imports.map((found) => objection(source.file, found)).filter((text) => text !== null))).toEqual([]);
});

test('every import of a file names one that exists, with its ending', () => {
  const missing = sources.flatMap((source) =>
    source.imports.filter(({ file }) => file !== null && !existsSync(path.join(projectFolder, file))).map(({ specifier, line }) => `${source.file}:${line}: ${specifier}`),
  );
  expect(missing).toEqual([]);
});

test.each([
  ['shared/document/x.ts', `import fs from 'node:fs'`],
  ['shared/document/x.ts', `import type { ReactNode } from 'react'`],
  ['shared/document/x.ts', `import { z } from 'zod'`],
  ['shared/document/x.ts', `export * from '../../main/core.ts'`],
  ['shared/document/x.ts', `type X = import('../../renderer/state/bridge.ts').Transport`],
  ['main/core.ts', `import Database from 'better-sqlite3'`],
  ['main/core.ts', `import { app } from 'electron'`],
  ['main/core.ts', `import https from 'node:https'`],
  ['main/core.ts', `const { createServer } = await import('./hosts/portable/server.ts')`],
  ['main/storage/x.ts', `import { createCore } from '../core.ts'`],
  ['main/print/x.ts', `new Worker(new URL('../hosts/portable/index.ts', import.meta.url))`],
  ['main/hosts/electron/x.ts', `import Database from 'better-sqlite3'`],
  ['main/hosts/electron/x.ts', `import { x } from '../../../renderer/x.ts'`],
  ['main/hosts/portable/x.ts', `import { app } from 'electron'`],
  ['main/hosts/electron/preload.ts', `import { fail } from '../../../shared/errors.ts'`],
  ['main/launch/start.mjs', `const vite = require('vite')`],
  ['renderer/views/x.tsx', `import fs from 'node:fs'`],
  ['renderer/views/x.tsx', `import { createCore } from '../../main/core.ts'`],
  ['renderer/views/x.tsx', `import type { App } from 'electron'`],
])('%s may not: %s', (file, text) => {
  const { imports } = readSource(file, text);
  expect(imports).toHaveLength(1);
  expect(imports.map((found) => objection(file, found))).toEqual([expect.stringContaining(file)]);
});
