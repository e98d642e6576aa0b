// Tables: the text is the caption. Cells follow the HTML model: a cell spans columns and rows, and covered places hold no cell.
import { blockFields, defineBlock, languageTextSchema } from '../block.ts';
import { z } from '../../zod.ts';
import { idSchema } from '../ids.ts';
import { rowProposalSchema } from '../proposal.ts';

export const tableCellSchema = z.strictObject({
  id: idSchema,
  text: languageTextSchema,
  colspan: z.number().int().min(1).max(60),
  rowspan: z.number().int().min(1).max(5000),
});

/** `day`: a row that names the day of a programme; `group`: a row that heads the rows below it. */
export const tableRowSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['normal', 'day', 'group']),
  cells: z.array(tableCellSchema).max(60),
  proposals: z.array(rowProposalSchema).min(1).optional(),
});

export type TableCell = z.infer<typeof tableCellSchema>;
export type TableRow = z.infer<typeof tableRowSchema>;

export const tablePurposes = ['data', 'programme', 'documents', 'participants'] as const;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('table'),
  /** Only tables of data have a number; the programme and the lists that every meeting has go by their names. */
  purpose: z.enum(tablePurposes),
  headerRows: z.number().int().min(0).max(20),
  rowHeaders: z.boolean(),
  landscape: z.boolean(),
  /** Relative widths, one per column. */
  columns: z.array(z.number().positive()).min(1).max(60),
  rows: z.array(tableRowSchema).min(1).max(5000),
  notes: languageTextSchema,
  source: languageTextSchema,
});
export type Table = z.infer<typeof schema>;

export const table = defineBlock({
  type: 'table',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: true },
  blank: (id): Table => ({ id, type: 'table', text: {}, purpose: 'data', headerRows: 1, rowHeaders: false, landscape: false, columns: [1, 1], notes: {}, source: {},
    rows: [0, 1].map((row) => ({ id: `${id}-r${row}`, kind: 'normal', cells: [0, 1].map((cell) => ({ id: `${id}-r${row}c${cell}`, text: {}, colspan: 1, rowspan: 1 })) })) }),
});
