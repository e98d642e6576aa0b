// What every writer of a comparison is given.
import type { Comparison } from '../../compare/comparison.ts';
import type { Document } from '../../document/document.ts';
import { numberBlocks, type Numbering } from '../../document/numbering.ts';
import type { ExportInput } from '../exporter.ts';
import type { Who } from '../docx/tracked/revisions.ts';

export interface ComparedInput extends Pick<ExportInput, 'language' | 'emblem' | 'asset' | 'rasterise' | 'progress'> {
  readonly before: Document;
  readonly after: Document;
  readonly comparison: Comparison;
  readonly who: Who;
}

/** The numbers of both texts in the language compared. */
export const numberings = ({ before, after, language }: Pick<ComparedInput, 'before' | 'after' | 'language'>): { readonly before: Numbering; readonly after: Numbering } => ({
  before: numberBlocks(before.blocks, language),
  after: numberBlocks(after.blocks, language),
});
