// Starts the one browser that all end-to-end tests use, with the switches that the portable host starts it with.
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../main/hosts/portable/browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the tests reach the browser. */
    browser: string;
  }
}

/** Switches for a browser that tests drive: silent towards the network, and without a sandbox where root runs it. */
export function testArguments(): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=MediaRouter,OptimizationHints,Translate',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--font-render-hinting=none',
    // In a container the shared memory is too small for large pages.
    '--disable-dev-shm-usage',
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const browser = findBrowser();
  if (browser === null) throw new Error('End-to-end tests need Chromium, Chrome or Edge.');
  const server = await chromium.launchServer({ executablePath: browser.program, args: testArguments(), headless: process.env['RAPPORTEUR_SHOW'] !== '1' });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
