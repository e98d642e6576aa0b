// Word and PDF files, made by the core as an export of the window makes them: in their thread, through the library, to the file on the disk.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';
import { coreWith } from './core.ts';
import { sampleDocument } from './sample.ts';

export interface ExportFigure {
  readonly format: ExportFormat;
  readonly language: Language;
  readonly paragraphs: number;
  /** Milliseconds of the first export after the program started: the thread, the writer and the fonts are loaded. */
  readonly cold: number;
  /** Milliseconds of the later ones, each of another text: a compiler that remembers what it set last has no advantage. */
  readonly warm: readonly number[];
  /** Milliseconds of an export that was readied while its dialog stood open: of another text each time as well. */
  readonly readied: readonly number[];
  readonly bytes: number;
}

/** How long the dialog stands open before Export is pressed, in milliseconds: the time to read the findings and the name of the file. */
export const dialogOpen = 4000;

export async function measureExport(format: ExportFormat, language: Language, paragraphs: number, turns: number, readiedTurns = 0): Promise<ExportFigure> {
  const documents = Array.from({ length: turns + 1 + readiedTurns }, (_, turn) => sampleDocument({ paragraphs, languages: [language], seed: 100 + turn }));
  const { core, folder, close } = coreWith(documents);
  const taken: number[] = [];
  let bytes = 0;
  try {
    for (const [turn, { id }] of documents.entries()) {
      // The document is open in the window when it is exported.
      await core.call('document.open', { id });
      if (turn > turns) {
        await core.call('document.prepareExport', { id, language, format });
        await setTimeout(dialogOpen);
      }
      const began = performance.now();
      const written = await core.call('document.export', { id, job: randomUUID(), language, format, folder, name: `sample-${taken.length}` });
      taken.push(performance.now() - began);
      if (!written.ok) throw new Error(`${written.error.code} ${JSON.stringify(written.error.params)}`);
      bytes = written.value.bytes;
    }
  } finally {
    await close();
  }
  const [cold, ...rest] = taken as [number, ...number[]];
  return { format, language, paragraphs, cold, warm: rest.slice(0, turns), readied: rest.slice(turns), bytes };
}
