// Opens the window of a running program in the browser of the tests; whatever goes wrong in the page is kept and asked for.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { expect, inject } from 'vitest';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { Preferences } from '../../shared/ipc/contract.ts';
import { httpClient } from '../hosts/http-client.ts';
import { projectFolder, startProgram, temporaryFolder, type Program } from '../program.ts';

export { projectFolder, startProgram, temporaryFolder, type Program };

/** Changes preferences of a running program, as another window would. */
export async function setPreferences(url: string, preferences: Partial<Preferences>): Promise<void> {
  const client = await httpClient(url);
  const result = await bridgeOver(client).call('preferences.set', preferences);
  client.end();
  if (!result.ok) throw new Error(result.error.code);
}

export interface RapporteurWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the page, broken policies, failed requests and requests to anywhere but the program, in the order they came; each is given once. */
  takeProblems(): string[];
  close(): Promise<void>;
}

export interface WindowOptions {
  /** The language the system prefers. */
  readonly locale?: 'en' | 'ar' | 'fr';
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

let browser: Promise<Browser> | null = null;

/** Tabs whose windows were closed, by the language of their system. A new tab costs more than all the rest of opening a window. */
const freeTabs = new Map<string, Page[]>();
const listenedTo = ['console', 'pageerror', 'framenavigated', 'requestfailed', 'request', 'dialog'] as const;

async function takeTab({ locale = 'en', width = 1366, height = 768, colorScheme = 'light' }: WindowOptions): Promise<Page> {
  const used = freeTabs.get(locale)?.pop();
  if (used !== undefined) {
    await used.setViewportSize({ width, height });
    await used.emulateMedia({ colorScheme });
    return used;
  }
  browser ??= chromium.connect(inject('browser'));
  const context = await (await browser).newContext({ viewport: { width, height }, locale, colorScheme, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
  return await context.newPage();
}

/** Leaves the window, and keeps its tab for the next one, unless it was shut or has others beside it. */
async function giveBack(page: Page, { locale = 'en' }: WindowOptions): Promise<void> {
  const context = page.context();
  if (page.isClosed() || context.pages().length > 1) return await context.close();
  for (const event of listenedTo) page.removeAllListeners(event);
  await page.goto('about:blank');
  await context.clearCookies();
  await page.mouse.move(0, 0);
  freeTabs.set(locale, [...(freeTabs.get(locale) ?? []), page]);
}

/** Opens a window on the program. The page is loaded, and nothing of the program has been clicked yet. */
export async function openWindow(url: string, options: WindowOptions = {}): Promise<RapporteurWindow> {
  const page = await takeTab(options);
  const context = page.context();
  const problems: string[] = [];
  const origin = new URL(url).origin;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  // A page that is left or loaded anew gives up what it was asking for: its stream of events at least.
  let pages = 0;
  let leaving = false;
  const askedBy = new WeakMap<Request, number>();
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    pages += 1;
    leaving = false;
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why === 'net::ERR_ABORTED' && (leaving || askedBy.get(request) !== pages)) return;
    problems.push(`failed: ${request.method()} ${request.url()} (${why})`);
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) leaving = true;
    askedBy.set(request, pages);
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) problems.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByRole('main').waitFor({ timeout: 20_000 }).catch(async () => {
    throw new Error(`The window stayed empty.\n${problems.join('\n')}\n${await page.content()}`);
  });
  await page.evaluate(() => document.fonts.ready);
  return { page, context, takeProblems: () => problems.splice(0), close: () => giveBack(page, options) };
}

/** Types as fast as the window takes it. Characters without a key, such as Arabic, are put in as an input method does. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

/** What axe finds wrong with the page, one line each; empty when nothing. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's policy does not bind; a script element would be refused. It stays until the page is left.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: globalThis.Document, options: { resultTypes: string[] }): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> } };
    // What holds need not be described.
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`));
  });
}

/** Keeps a picture of the window in test-results/, for looking at. */
export async function picture(page: Page, name: string): Promise<string> {
  const folder = path.join(projectFolder, 'test-results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}

/** Fails with what went wrong in the page since this was last asked, so that a problem fails the test it came up in and no other. */
export function expectNoProblems({ takeProblems }: RapporteurWindow): void {
  expect(takeProblems()).toEqual([]);
}
