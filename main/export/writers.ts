// Which writer makes which format. Loaded when first used: each brings a library of its own.
import { ok, type Result } from '../../shared/errors.ts';
import type { Finding } from '../../shared/export/finding.ts';
import type { ExportInput } from '../../shared/export/exporter.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { Standard } from '../print/engine.ts';
import type { PdfPrinter } from '../print/print-pdf.ts';
import { createRasteriser } from '../print/rasteriser.ts';

export interface Written {
  readonly bytes: Uint8Array;
  /** What showed only while the file was made, such as that it cannot claim to be accessible. */
  readonly findings: readonly Finding[];
}

export type Writer = (input: ExportInput) => Promise<Result<Written>>;

/** What a PDF claims to be. */
const standards = { pdf: 'ua-1', pdfa: 'a-2a' } as const satisfies Partial<Record<ExportFormat, Standard>>;

/** Whether a format is made by the printer, which takes its time over long texts. */
export const isPrinted = (format: ExportFormat): format is keyof typeof standards => format in standards;

const loadPrinter = async (): Promise<PdfPrinter> => await (await import('../print/print-pdf.ts')).pdfPrinter();

/** Readies an export in this thread: a PDF of the same input then only needs to be written. Other formats need none. */
export const prepare = async (input: ExportInput, format: ExportFormat): Promise<void> => {
  if (isPrinted(format)) await (await loadPrinter()).prepare(input, standards[format]);
};

const rasterise = createRasteriser();

export const writerOf = async (format: ExportFormat, form: ExportForm): Promise<Writer> => {
  if (isPrinted(format)) {
    const printer = await loadPrinter();
    return (input) => printer.print(input, standards[format]);
  }
  if (form === 'tracked') {
    const { writeTrackedProposals } = await import('../../shared/export/negotiation/tracked.ts');
    return async (input) => ok({ bytes: await writeTrackedProposals({ ...input, rasterise }), findings: [] });
  }
  const { exporters } = await import('../../shared/export/index.ts');
  return async (input) => ok({ bytes: await exporters[format].write({ ...input, rasterise }), findings: [] });
};
