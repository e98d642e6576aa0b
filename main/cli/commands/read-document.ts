// What `outline`, `show` and `export` begin with: the document that is meant, and the language asked for.
import type { Document } from '../../../shared/document/document.ts';
import type { DocumentSummary } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { failed, languageOption, withCore, wrongUse, type CommandContext, type Outcome } from '../command.ts';
import type { Core } from '../../core.ts';
import { findDocument } from '../find-document.ts';

export interface Found {
  readonly core: Core;
  readonly summary: DocumentSummary;
  readonly document: Document;
  /** The one asked for, else the drafting language. */
  readonly language: Language;
}

export const withDocument = async (context: CommandContext, work: (found: Found) => Promise<Outcome>): Promise<Outcome> => {
  const wanted = languageOption(context.text('lang'));
  if (!wanted.ok) return wrongUse(wanted.error);
  return withCore(context, 'reading', async (core) => {
    const summary = await findDocument(core, context.words[0] ?? '');
    if (!summary.ok) return failed(summary.error);
    const opened = await core.call('document.open', { id: summary.value.id });
    if (!opened.ok) return failed(opened.error);
    const { document } = opened.value;
    return work({ core, summary: summary.value, document, language: wanted.value ?? document.settings.draftingLanguage });
  });
};
