// Turns what is to be exported into the form in which it leaves; every writer then writes it as it writes any document.
import type { Document } from '../../document/document.ts';
import { numberBlocks } from '../../document/numbering.ts';
import type { Language } from '../../language/language.ts';
import type { ExportInput } from '../exporter.ts';
import { cleanText } from './clean.ts';
import { compilationText } from './compilation.ts';
import type { ExportForm } from './form.ts';
import { meetingLogDocument, type LoggedMeeting } from './meeting-log.ts';
import { outcomeDocument, type AskedDelegation } from './outcome.ts';
import { statusDocument } from './status.ts';

/** What the text itself does not say: what was done in its meetings, and to whom a view belongs. */
export interface Told {
  readonly logged?: LoggedMeeting | undefined;
  readonly asked?: AskedDelegation | undefined;
}

const noMeeting: LoggedMeeting = { name: null, acts: [] };
const nobody: AskedDelegation = { party: '', groups: false, acts: [] };

/** The document in a form; `told` is what its log, its status table and the view of a delegation tell of. `tracked` is a matter of the writer, and `standing` is the document itself. */
export const documentIn = (form: ExportForm, document: Document, language: Language, { logged = noMeeting, asked = nobody }: Told = {}): Document => {
  switch (form) {
    case 'standing':
    case 'tracked':
      return document;
    case 'compilation':
      return compilationText(document, language);
    case 'clean':
      return cleanText(document);
    case 'agreed':
      return cleanText(document, 'leaveOut');
    case 'status':
      return statusDocument(document, language, logged.acts);
    case 'log':
      return meetingLogDocument(document, language, logged);
    case 'outcome':
      return outcomeDocument(document, language, asked);
  }
};

export const inputIn = (form: ExportForm, input: ExportInput, told: Told = {}): ExportInput => {
  const document = documentIn(form, input.document, input.language, told);
  return document === input.document ? input : { ...input, document, numbering: numberBlocks(document.blocks, input.language) };
};
