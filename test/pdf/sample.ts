// PDFs of the coastal conference and of the sample documents as the program prints them, those of the conference each made once in a test file.
import { createPdfPrinter, type PdfPrinter } from '../../main/print/print-pdf.ts';
import type { Document, Look } from '../../shared/document/document.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import type { Language } from '../../shared/language/language.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { sampleImages } from '../shared/samples/samples.ts';

let printer: Promise<PdfPrinter> | null = null;
const made = new Map<string, Promise<Uint8Array>>();

/** Prints a document with the compiler that claims PDF/UA; throws where that cannot be. */
export const printedPdf = async (document: Document, language: Language): Promise<Uint8Array> => {
  printer ??= createPdfPrinter('native');
  const result = await (await printer).print({ document, numbering: numberBlocks(document.blocks, language), asset: (hash) => coastalAssets.get(hash) ?? sampleImages.get(hash) ?? null, progress: () => {} });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  if (result.value.refusal !== null) throw new Error(result.value.refusal);
  return result.value.bytes;
};

export const coastalPdf = (look: Look, language: Language): Promise<Uint8Array> => {
  const key = `${look} ${language}`;
  let pdf = made.get(key);
  if (pdf === undefined) made.set(key, (pdf = printedPdf(coastalConference(look), language)));
  return pdf;
};

/** A sample document in another look than its own. */
export const samplePdf = (document: Document, look: Look, language: Language): Promise<Uint8Array> => printedPdf({ ...document, settings: { ...document.settings, look } }, language);
