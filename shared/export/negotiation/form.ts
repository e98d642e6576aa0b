// In which form a negotiated text leaves: as it stands, with every position, clean, as a table, or as a Word file with tracked changes.
import type { Document } from '../../document/document.ts';
import { isText, walkInlines } from '../../document/inlines.ts';
import { walkBlocks, walkTexts } from '../../document/walk.ts';
import { languages } from '../../language/language.ts';
import { z } from '../../zod.ts';

/**
 * `standing`: with its marks, as in the window. `compilation`: every proposal and bracket with who wants it. `clean`: without proposals and positions;
 * text that is not agreed keeps its square brackets. `agreed`: without text in open brackets either. `status`: a table of what is open and agreed.
 * `tracked`: proposals as changes that Word can accept and reject, comments as comments. `log`: what was done in one meeting.
 * `outcome`: what one delegation asked for and what became of it.
 */
export const exportForms = ['standing', 'compilation', 'clean', 'agreed', 'status', 'tracked', 'log', 'outcome'] as const;
export const exportFormSchema = z.enum(exportForms);
export type ExportForm = z.infer<typeof exportFormSchema>;

/** Whether a form can be had in a format: tracked changes are Word's, and data is always the whole document. */
export const formFits = (form: ExportForm, format: string): boolean => form === 'standing' || (format !== 'json' && (form !== 'tracked' || format === 'docx'));

/** Whether a document holds proposals, brackets, comments or words on how far an element has come. */
export const isNegotiated = ({ blocks, settings }: Pick<Document, 'blocks' | 'settings'>): boolean => {
  if ((settings.threads ?? []).length > 0 || (settings.meetings ?? []).length > 0) return true;
  for (const { block } of walkBlocks(blocks)) {
    if (block.proposals !== undefined || block.standing !== undefined) return true;
    if (block.type === 'table' && block.rows.some(({ proposals }) => proposals !== undefined)) return true;
  }
  for (const { text } of walkTexts(blocks)) {
    for (const language of languages) {
      for (const inline of walkInlines(text[language] ?? [])) {
        if (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option')) return true;
        if ('proposals' in inline && inline.proposals !== undefined) return true;
      }
    }
  }
  return false;
};
