// The sample documents of `assets/samples` with their images, as tests read them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../../shared/document/document.ts';
import { readDocument } from '../../../shared/document/migrate.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import type { ExportInput } from '../../../shared/export/exporter.ts';
import type { Language } from '../../../shared/language/language.ts';

const folder = join(import.meta.dirname, '../../../assets/samples');

/** The languages in which each sample has all its text; the outcome document is in French up to its second chapter. */
export const wholeLanguages = {
  'outcome-document': ['en', 'ar'],
  'committee-report': ['en', 'ar'],
  'concept-note': ['en', 'ar', 'fr'],
  resolution: ['en', 'ar', 'fr'],
} as const satisfies Readonly<Record<string, readonly Language[]>>;
export type SampleName = keyof typeof wholeLanguages;
export const sampleNames = Object.keys(wholeLanguages) as SampleName[];

/** Each sample with each language in which it is whole. */
export const wholeSamples = sampleNames.flatMap((name) => wholeLanguages[name].map((language) => [name, language] as const));

export const sampleFiles = (): string[] => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
export const sampleSource = (name: SampleName): string => readFileSync(join(folder, `${name}.json`), 'utf8');

export const readSample = (name: SampleName): Document => {
  const read = readDocument(JSON.parse(sampleSource(name)));
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.error)}`);
  return read.value;
};

/** The images of all samples by the SHA-256 of their bytes. */
export const sampleImages: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(join(folder, 'images')).map((name) => {
    const bytes = readFileSync(join(folder, 'images', name));
    return [createHash('sha256').update(bytes).digest('hex'), new Uint8Array(bytes)];
  }),
);

export const exportInput = (document: Document, language: Language): ExportInput => ({
  document,
  language,
  numbering: numberBlocks(document.blocks, language),
  asset: (hash) => sampleImages.get(hash) ?? null,
  progress: () => undefined,
});
