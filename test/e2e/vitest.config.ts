// The end-to-end tests: one browser for all files, one program and one library for each.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/browser.ts'],
    maxWorkers: 3,
    // The files of a worker share what they import, and the tabs of the browser.
    isolate: false,
    environment: 'node',
    // The window is waited for, not slept for; a busy machine gets its time.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    // The machines of build services stand still for seconds now and then: one more try there. At a desk a test that fails has failed.
    retry: process.env['CI'] === undefined ? 0 : 1,
    hookTimeout: 60_000,
  },
});
