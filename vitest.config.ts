// Unit, integration and architecture tests. With RAPPORTEUR_SOAK=1 the property tests run many more cases, and the long ones (`*.soak.ts`) run at all.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx', 'test/launch/**/*.test.mjs', ...(soak ? ['test/**/*.soak.ts'] : [])],
    exclude: ['test/e2e/**', 'test/bench/**'],
    environment: 'node',
    // The sources are loaded once for each worker, not once for each file; no test may leave anything behind for the next.
    isolate: false,
    // Vitest leaves one processor free, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: soak ? 30 * 60_000 : 30_000,
    setupFiles: [soak ? 'test/soak.ts' : 'test/seed.ts'],
  },
});
