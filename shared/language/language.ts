// The three languages of a document, in the order in which the interface offers them.
import { z } from '../zod.ts';

export const languages = ['en', 'ar', 'fr'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

export const isLanguage = (value: unknown): value is Language => languageSchema.safeParse(value).success;
