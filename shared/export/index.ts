// The list of export formats. A new format is one file beside this one and one line here; PDF is printed by the desktop side.
import type { ExportFormat } from '../ipc/contract.ts';
import { docxExporter } from './docx/index.ts';
import type { Exporter } from './exporter.ts';
import { htmlExporter } from './html.ts';
import { jsonExporter } from './json.ts';
import { markdownExporter } from './markdown.ts';

export const exporters: Readonly<Record<Exclude<ExportFormat, 'pdf' | 'pdfa'>, Exporter>> = {
  docx: docxExporter,
  md: markdownExporter,
  html: htmlExporter,
  json: jsonExporter,
};

export { exportFileName } from './file-name.ts';
export type { Exporter, ExportInput } from './exporter.ts';
