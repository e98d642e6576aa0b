// How long the window stands still while a long comparison comes on the page, and while its changes are walked through.
import type { Browser, Page } from 'playwright-core';
import { openLibrary } from '../../main/storage/library.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Language } from '../../shared/language/language.ts';
import { z } from '../../shared/zod.ts';
import { startProgram } from '../program.ts';
import { afterMoves } from '../shared/compare/edits.ts';
import { newContext, settle } from './browser.ts';
import { authorship, libraryWith } from './library.ts';
import { randomness } from './sample.ts';

export interface ReadingFigures {
  /** Processor time of the longest task of each turn in milliseconds, from the asking until the page is at rest. */
  readonly opening: readonly number[];
  /** The same while ten changes are walked to. */
  readonly walking: readonly number[];
  /** Milliseconds until the comparison is on the page. */
  readonly shown: readonly number[];
}

const eventsSchema = z.object({ traceEvents: z.array(z.looseObject({ name: z.string(), pid: z.number(), tid: z.number(), tdur: z.number().optional(), args: z.looseObject({ name: z.unknown().optional() }).optional() })) });

/** Processor time of the longest task of the page while something happens, in milliseconds: how long nothing else has its turn on a machine that is not busy. */
const longestTask = async (browser: Browser, page: Page, work: () => Promise<void>): Promise<number> => {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = eventsSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const pages = new Set(traceEvents.flatMap(({ name, pid, tid, args }) => (name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [])));
  return Math.max(0, ...traceEvents.flatMap(({ name, pid, tid, tdur = 0 }) => (name.endsWith('RunTask') && pages.has(`${pid} ${tid}`) ? [tdur / 1000] : [])));
};

/** Writes a revision in which a tenth of the paragraphs was edited and a twentieth moved; resolves with its id. */
const revise = (folder: string, before: Document): string => {
  const opened = openLibrary({ folder, mode: 'writing' });
  if (!opened.ok) throw new Error(opened.error.code);
  const library = opened.value;
  const document = library.documents.open(before.id);
  if (!document.ok) throw new Error(document.error.code);
  const { blocks } = afterMoves(before, { edited: 0.1, moved: 0.05, reworded: 1 / 6, movedReworded: 0 }, randomness(9)).document;
  const written = library.documents.write(document.value, { splices: [{ at: 0, remove: before.blocks.length, insert: blocks }], count: blocks.length }, { ...authorship(Date.now()), author: 'Reviewer' });
  if (!written.ok) throw new Error(written.error.code);
  const revision = library.timeline.told(document.value.head?.key ?? 0)?.id ?? '';
  library.close();
  return revision;
};

export async function measureReading(browser: Browser, document: Document, language: Language, turns: number): Promise<ReadingFigures> {
  const library = libraryWith([document]);
  const figures = { opening: [] as number[], walking: [] as number[], shown: [] as number[] };
  try {
    const revision = revise(library.folder, document);
    const program = await startProgram(library.folder);
    for (let turn = 0; turn < turns; turn++) {
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(program.url);
      await page.getByRole('main').waitFor();
      await settle(page);
      const opening = await longestTask(browser, page, async () => {
        const asked = performance.now();
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `#/document/${document.id}?languages=${language}&history=${revision}`);
        await page.getByRole('listbox', { name: 'Changes' }).getByRole('option').first().waitFor({ timeout: 120_000 });
        figures.shown.push(performance.now() - asked);
        await settle(page);
      });
      figures.opening.push(opening);
      const walking = await longestTask(browser, page, async () => {
        for (let step = 0; step < 10; step++) await page.keyboard.press('F7');
        await settle(page);
      });
      figures.walking.push(walking);
      await context.close();
    }
    await program.stop();
  } finally {
    library.remove();
  }
  return figures;
}
