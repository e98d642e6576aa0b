// Key press to painted frame, in the window and beside it in a bare contenteditable page of the same text, press by press in turns.
//
// The time is the browser's own (`EventLatency` of its trace): from the moment at which the key event was made to the moment at which the frame
// that shows its effect was presented, with script, layout, painting, raster and the wait for the next frame of a 60 Hz screen. Keys come
// through the debugger as real key events, at irregular intervals, so that they fall anywhere between two frames.
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Document } from '../../shared/document/document.ts';
import type { Language } from '../../shared/language/language.ts';
import { startProgram } from '../program.ts';
import { serveBarePages } from './bare-page.ts';
import { newContext, openDocument, settle } from './browser.ts';
import { libraryWith } from './library.ts';
import { middleParagraph, randomness } from './sample.ts';
import { median, percentile } from './statistics.ts';

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly presses: number;
}

export interface KeyFigures {
  /** `en`, `ar`, or two beside each other. */
  readonly languages: readonly Language[];
  readonly typed: Language;
  readonly window: Latency;
  readonly bare: Latency;
  /** The bare page with `content-visibility` on sections, the least that a browser can do. */
  readonly bareInParts: Latency;
}

type Which = 'window' | 'bare' | 'bareInParts';

const typedText: Readonly<Record<Language, string>> = {
  en: 'the small port asks for more boats and its crew waits on the quay, ',
  ar: 'يطلب الميناء الصغير مزيداً من القوارب وينتظر طاقمه على الرصيف، ',
  fr: 'le petit port demande plus de bateaux et son équipage attend à quai, ',
};

/** Presses on one page before it is the other's turn. */
const turn = 10;
/** The first presses are not counted: caches fill, code is compiled. */
const warmUp = 20;

class Typist {
  readonly #page: Page;
  readonly #debugger: CDPSession;
  readonly #text: string;
  readonly #random: () => number;
  #next = 0;

  constructor(page: Page, session: CDPSession, text: string, random: () => number) {
    this.#page = page;
    this.#debugger = session;
    this.#text = text;
    this.#random = random;
  }

  static async at(page: Page, language: Language, random: () => number): Promise<Typist> {
    return new Typist(page, await page.context().newCDPSession(page), typedText[language], random);
  }

  /** Presses keys one after the other, each after the last one was painted and a moment passed. */
  async press(count: number): Promise<void> {
    await this.#page.bringToFront();
    for (let n = 0; n < count; n++) {
      const character = this.#text[this.#next++ % this.#text.length] as string;
      const key = { key: character, code: 'KeyA', windowsVirtualKeyCode: 65 };
      await this.#debugger.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: character, unmodifiedText: character });
      await this.#debugger.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await this.#page.evaluate(
        (pause) =>
          new Promise<void>((resolve) => {
            requestAnimationFrame(() => setTimeout(resolve, pause));
          }),
        8 + Math.floor(this.#random() * 33),
      );
    }
  }
}

/** Puts the caret at the end of the first line of an element, as a click does. */
async function placeCaret(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await settle(page);
  await target.click({ position: await target.evaluate((element) => ({ x: element.clientWidth / 2, y: 20 })) });
  await settle(page);
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly ts: number;
  readonly id2?: { readonly local?: string };
  readonly args: { readonly event_latency?: { readonly event_type?: string } };
}

interface KeyPress {
  /** When the key event was made, in microseconds of the machine's monotonic clock, which is the clock of the trace and of `process.hrtime`. */
  readonly ts: number;
  /** Milliseconds from then to the frame. */
  readonly duration: number;
}

/** The key presses in a trace. */
function keyPresses(trace: string): KeyPress[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const open = new Map<string, TraceEvent>();
  const found: KeyPress[] = [];
  for (const event of traceEvents.filter(({ name }) => name === 'EventLatency').toSorted((a, b) => a.ts - b.ts)) {
    const id = `${event.pid} ${event.id2?.local ?? ''}`;
    if (event.ph === 'b' && event.args.event_latency?.event_type === 'KEY_PRESSED') open.set(id, event);
    const began = event.ph === 'e' ? open.get(id) : undefined;
    if (began === undefined) continue;
    open.delete(id);
    found.push({ ts: began.ts, duration: (event.ts - began.ts) / 1000 });
  }
  return found;
}

const now = (): number => Number(process.hrtime.bigint() / 1000n);

const latency = (values: readonly number[]): Latency => ({ p50: median(values), p95: percentile(values, 0.95), presses: values.length });

async function measureInTurns(browser: Browser, pages: Readonly<Record<Which, Page>>, typed: Language, presses: number): Promise<Record<Which, Latency>> {
  const random = randomness(7);
  const typists: [Which, Typist][] = [];
  for (const which of ['window', 'bare', 'bareInParts'] as const) typists.push([which, await Typist.at(pages[which], typed, random)]);
  for (const [, typist] of typists) await typist.press(warmUp);
  const turns: { readonly which: Which; readonly from: number; readonly to: number }[] = [];
  await browser.startTracing(pages.window, { categories: ['cc', 'benchmark', 'input'] });
  for (let done = 0; done < presses; done += turn) {
    for (const [which, typist] of typists) {
      // The least that a browser can do is there for comparison; it has no bar.
      if (which === 'bareInParts' && done % (2 * turn) === 0) continue;
      const from = now();
      await typist.press(turn);
      turns.push({ which, from, to: now() });
    }
  }
  const found = keyPresses((await browser.stopTracing()).toString('utf8'));
  const of = (which: Which): Latency => {
    const own = turns.filter((one) => one.which === which);
    const durations = own.flatMap(({ from, to }) => found.filter(({ ts }) => ts >= from && ts <= to).map(({ duration }) => duration));
    // Chromium leaves a press out of its trace now and then; a page that lost more of them was not measured.
    if (durations.length < 0.98 * own.length * turn) throw new Error(`The trace has ${durations.length} of ${own.length * turn} key presses (${which}).`);
    return latency(durations);
  };
  return { window: of('window'), bare: of('bare'), bareInParts: of('bareInParts') };
}

/** Waits until the window has built the whole page: a user types in a document that has been open for a while. */
const wholePage = (page: Page, blocks: number): Promise<unknown> =>
  page.waitForFunction((count) => globalThis.document.querySelectorAll('[data-block]').length >= count, blocks, { polling: 100, timeout: 120_000 });

/** Types in the middle of a document, in each of the arrangements of the window. */
export async function measureKeys(browser: Browser, document: Document, presses: number, arrangements: readonly (readonly Language[])[]): Promise<KeyFigures[]> {
  const library = libraryWith([document]);
  const program = await startProgram(library.folder);
  const { id } = middleParagraph(document);
  const bareServer = await serveBarePages(document, id);
  const figures: KeyFigures[] = [];
  try {
    for (const languages of arrangements) {
      const typed = languages[0] as Language;
      const context = await newContext(browser);
      const window = await openDocument(context, program.url, document.id, languages);
      await wholePage(window, document.blocks.length * languages.length);
      await placeCaret(window, `[data-language="${typed}"] [data-block="${id}"]`);
      const openBare = async (inParts: boolean): Promise<Page> => {
        const page = await context.newPage();
        await page.goto(bareServer.address(typed, inParts));
        await page.evaluate(() => globalThis.document.fonts.ready);
        await placeCaret(page, '#here');
        return page;
      };
      const pages = { window, bare: await openBare(false), bareInParts: await openBare(true) };
      figures.push({ languages, typed, ...(await measureInTurns(browser, pages, typed, presses)) });
      await context.close();
    }
  } finally {
    await program.stop();
    await bareServer.close();
    library.remove();
  }
  return figures;
}
