// The termbase that every library begins with: United Nations terms, each with its status in each language.
import starter from '../../assets/glossary/starter.json' with { type: 'json' };
import { z } from '../zod.ts';
import { termEntrySchema, type TermEntry } from './terms.ts';

let read: readonly TermEntry[] | null = null;
/** `unverified`: not yet seen in an official text of the language; the translator is shown that it is to be confirmed. */
export const starterTerms = (): readonly TermEntry[] => (read ??= z.array(termEntrySchema).parse(starter));
