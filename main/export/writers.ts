// Which writer makes which format. Loaded when first used: each brings a library of its own.
import { ok, type Result } from '../../shared/errors.ts';
import type { Finding } from '../../shared/export/finding.ts';
import type { ExportInput } from '../../shared/export/exporter.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';

export interface Written {
  readonly bytes: Uint8Array;
  /** What showed only while the file was made, such as that it cannot claim to be accessible. */
  readonly findings: readonly Finding[];
}

export type Writer = (input: ExportInput) => Promise<Result<Written>>;

export const writerOf = async (format: ExportFormat): Promise<Writer> => {
  if (format === 'pdf' || format === 'pdfa') {
    const { pdfPrinter } = await import('../print/print-pdf.ts');
    const printer = await pdfPrinter();
    return (input) => printer.print(input, format === 'pdf' ? 'ua-1' : 'a-2a');
  }
  const { exporters } = await import('../../shared/export/index.ts');
  return async (input) => ok({ bytes: await exporters[format].write(input), findings: [] });
};
