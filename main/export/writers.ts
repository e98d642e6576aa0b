// Which writer makes which format. Loaded when first used: each brings a library of its own.
import { ok, type AppError, type Result } from '../../shared/errors.ts';
import type { ExportInput } from '../../shared/export/exporter.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';

export interface Written {
  readonly bytes: Uint8Array;
  /** What the user should know of the file, such as that it cannot claim to be accessible. */
  readonly notices: readonly AppError[];
}

export type Writer = (input: ExportInput) => Promise<Result<Written>>;

export const writerOf = async (format: ExportFormat): Promise<Writer> => {
  if (format === 'pdf') {
    const { pdfPrinter } = await import('../print/print-pdf.ts');
    const printer = await pdfPrinter();
    return printer.print;
  }
  const { exporters } = await import('../../shared/export/index.ts');
  return async (input) => ok({ bytes: await exporters[format].write(input), notices: [] });
};
