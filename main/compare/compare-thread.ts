// Compares texts, and makes the files of comparisons, in a thread of its own: the window and its typing never wait for one.
import { parentPort } from 'node:worker_threads';
import { compareDocuments } from '../../shared/compare/compare.ts';
import { compareThree } from '../../shared/compare/three-way.ts';
import { renumberingOf } from '../../shared/compare/renumbering.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { whoOf } from '../../shared/export/comparison/attribution.ts';
import type { Rasterise } from '../../shared/export/exporter.ts';
import type { ComparedInput } from '../../shared/export/comparison/input.ts';
import type { Written } from '../export/writers.ts';
import type { ComparisonMessage, CompareOrder, ThreeOrder, WriteOrder } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const say = (message: ComparisonMessage): void => port.postMessage(message);

let rasterise: Rasterise | null = null;

/** Progress beyond this many steps would only keep the window busy. */
const steps = 50;

const compare = ({ before, after, languages }: CompareOrder): void => {
  const comparison = compareDocuments(before, after, languages.length === 0 ? {} : { languages });
  say({ kind: 'compared', compared: { comparison, renumberings: comparison.languages.map((language) => ({ language, rows: renumberingOf(comparison, language) })) } });
};

const compareAllThree = ({ base, left, right, languages }: ThreeOrder): void =>
  say({ kind: 'threeCompared', comparison: compareThree(base, left, right, languages.length === 0 ? {} : { languages }) });

/** The writers bring libraries of their own, which comparing on screen does without. */
const fileOf = async (input: Omit<ComparedInput, 'rasterise'>, format: WriteOrder['format']): Promise<Result<Written>> => {
  const { comparisonToPrint, comparisonWriters } = await import('../../shared/export/comparison/writers.ts');
  if (format !== 'pdf') {
    rasterise ??= (await import('../print/rasteriser.ts')).createRasteriser();
    return ok({ bytes: await comparisonWriters[format]({ ...input, rasterise }), findings: [] });
  }
  const { pdfPrinter } = await import('../print/print-pdf.ts');
  return await (await pdfPrinter()).print(comparisonToPrint(input), 'ua-1', 'comparison');
};

const write = async ({ before, after, language, format, attributions, emblem, images }: WriteOrder): Promise<void> => {
  say({ kind: 'progress', step: 'numbering', done: 0 });
  const comparison = compareDocuments(before, after, { languages: [language] });
  // Words of two languages cannot be marked against each other.
  if (comparison.common.length === 0 && format !== 'json') return say({ kind: 'failed', error: { code: 'compare.noCommonLanguage', params: {} } });
  let last = -1;
  const progress = (done: number): void => {
    const step = Math.floor(Math.min(1, Math.max(0, done)) * steps);
    if (step === last) return;
    last = step;
    say({ kind: 'progress', step: 'setting', done: step / steps });
  };
  const asset = (hash: string): Uint8Array | null => images.get(hash) ?? null;
  const made = await fileOf({ before, after, language, comparison, who: whoOf(comparison, attributions), emblem, asset, progress }, format);
  if (!made.ok) say({ kind: 'failed', error: made.error });
  // A copy of its own, since the memory of a file may be part of a larger one.
  else say({ kind: 'written', file: { bytes: Uint8Array.from(made.value.bytes), findings: made.value.findings } });
};

port.on('message', (order: CompareOrder | ThreeOrder | WriteOrder) => {
  const work = async (): Promise<void> => {
    if (order.task === 'compare') compare(order);
    else if (order.task === 'three') compareAllThree(order);
    else await write(order);
  };
  work().catch((error: unknown) => say({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
