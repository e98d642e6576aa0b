// The list of export formats. A new format is one file beside this one and one line here; PDF is printed by the desktop side.
import type { ExportFormat } from '../ipc/contract.ts';
import { docxExporter } from './docx/index.ts';
import { keepAnchors } from '../negotiation/thread-anchors.ts';
import type { Exporter } from './exporter.ts';
import { htmlExporter } from './html.ts';
import { jsonExporter } from './json.ts';
import { markdownExporter } from './markdown.ts';

/** Comments are said beside the text: what is handed out reads as if nobody had made any. */
const withoutComments = (exporter: Exporter): Exporter => ({
  ...exporter,
  write: (input) => exporter.write({ ...input, document: { ...input.document, blocks: [...keepAnchors(input.document.blocks, () => false)] } }),
});

export const exporters: Readonly<Record<Exclude<ExportFormat, 'pdf' | 'pdfa'>, Exporter>> = {
  docx: withoutComments(docxExporter),
  md: withoutComments(markdownExporter),
  html: withoutComments(htmlExporter),
  json: jsonExporter,
};

export { exportFileName } from './file-name.ts';
export type { Exporter, ExportInput } from './exporter.ts';
