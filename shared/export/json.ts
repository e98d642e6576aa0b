// The document itself, in all its languages, as the program keeps it. What it holds can be read in again without loss.
import type { Exporter, ExportInput } from './exporter.ts';

/**
 * Indented JSON with `schemaVersion`, so that versions can be compared line by line. Images are named by their hash; their bytes stay in
 * the library.
 */
const write = async ({ document, progress }: ExportInput): Promise<Uint8Array> => {
  const bytes = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
  progress(1);
  return bytes;
};

export const jsonExporter: Exporter = { format: 'json', extension: 'json', mediaType: 'application/json', write };
