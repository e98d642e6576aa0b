// Word and PDF files, made by the core as an export of the window makes them: in their thread, through the library, to the file on the disk.
import { randomUUID } from 'node:crypto';
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
  readonly bytes: number;
}

export async function measureExport(format: ExportFormat, language: Language, paragraphs: number, turns: number): Promise<ExportFigure> {
  const documents = Array.from({ length: turns + 1 }, (_, turn) => sampleDocument({ paragraphs, languages: [language], seed: 100 + turn }));
  const { core, folder, close } = coreWith(documents);
  const taken: number[] = [];
  let bytes = 0;
  try {
    for (const { id } of documents) {
      // The document is open in the window when it is exported.
      await core.call('document.open', { id });
      const began = performance.now();
      const written = await core.call('document.export', { id, job: randomUUID(), language, format, folder, name: `sample-${taken.length}` });
      taken.push(performance.now() - began);
      if (!written.ok) throw new Error(`${written.error.code} ${JSON.stringify(written.error.params)}`);
      bytes = written.value.bytes;
    }
  } finally {
    await close();
  }
  const [cold, ...warm] = taken as [number, ...number[]];
  return { format, language, paragraphs, cold, warm, bytes };
}
