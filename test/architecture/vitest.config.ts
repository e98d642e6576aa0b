// The tests of the program's structure, a stage of their own.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { include: ['test/architecture/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
