// A second compiler that sets the later part of a long text ahead: the same file, made with less work.
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { TypstFiles } from '../../../main/print/engine.ts';
import { readFonts } from '../../../main/print/fonts.ts';
import { createForerunner, filesOfLaterText } from '../../../main/print/forerunner.ts';
import { nativeEngine } from '../../../main/print/native-engine.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { coverageOf } from '../../../shared/export/typst/coverage.ts';
import { typeset } from '../../../shared/export/typst/typeset.ts';
import type { Language } from '../../../shared/language/language.ts';
import { sampleDocument } from '../../bench/sample.ts';

const covers = coverageOf(readFonts());
const filesOf = (language: Language, seed: number, paragraphs = 400): TypstFiles => {
  const document = sampleDocument({ paragraphs, languages: [language], seed });
  const set = typeset({ document, numbering: numberBlocks(document.blocks, language), covers, hasImage: () => false });
  if (!set.ok) throw new Error(set.error.code);
  return { main: set.value.main, sources: { ...set.value.template, ...set.value.data }, images: new Map() };
};
const quiet = (): null => null;

test('a long text gives the same bytes with a forerunner as without one', async () => {
  for (const [turn, language] of (['en', 'ar'] as const).entries()) {
    const files = filesOf(language, 20 + turn);
    const ahead = (await nativeEngine(createForerunner()).print(files, 'ua-1', quiet)).pdf;
    const alone = (await nativeEngine(null).print(files, 'ua-1', quiet)).pdf;
    expect(Buffer.compare(ahead, alone)).toBe(0);
  }
});

test('what a second compiler has set of the later part, the printer need not set again', async () => {
  const [first, second] = [nativeEngine(null), nativeEngine(null)];
  const work = async (files: TypstFiles): Promise<number> => {
    const before = process.cpuUsage();
    await second.print(files, 'ua-1', quiet);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // Time of the processor, in turns, of which the quickest counts: other programs may disturb any of them.
  const taken = { alone: Infinity, ahead: Infinity };
  for (const turn of [0, 1, 2]) {
    taken.alone = Math.min(taken.alone, await work(filesOf('ar', 30 + turn)));
    const files = filesOf('ar', 40 + turn);
    await first.print(filesOfLaterText(files), 'ua-1', quiet).catch(quiet);
    taken.ahead = Math.min(taken.ahead, await work(files));
  }
  expect(taken.ahead / taken.alone).toBeLessThan(0.8);
});

test('the thread of the forerunner answers every document, also one that cannot be set', async () => {
  const worker = new Worker(new URL('../../../main/print/forerunner-thread.ts', import.meta.url));
  const answered = async (files: TypstFiles): Promise<void> => {
    const answer = new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    worker.postMessage(files);
    await answer;
  };
  try {
    const files = filesOf('en', 50, 20);
    await answered(files);
    await answered({ ...files, sources: { ...files.sources, 'main.typ': '#panic("no document")' } });
    await answered(files);
  } finally {
    await worker.terminate();
  }
});
