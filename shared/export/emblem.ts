// The emblem of the masthead: the user's own image, set once for the library and part of every first page that has a masthead. None is shipped.
import { assetSchema, languageStringSchema, type Asset } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import { imagesOf } from '../document/walk.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { z } from '../zod.ts';

export const emblemSchema = z.strictObject({
  image: assetSchema,
  /** What is read where the emblem cannot be seen. A language that is absent or empty has the usual wording. */
  alt: languageStringSchema,
});
export type Emblem = z.infer<typeof emblemSchema>;

/**
 * Its place in every look: at the start side under the first rule, in a column of its own beside the organ. Millimetres, of the published Geneva
 * layout (2024); `highest` holds one that is taller than wide within the masthead.
 */
export const emblemMm = { column: 22, width: 19.5, highest: 24 } as const;

/** The text that stands for the emblem in a language, on one line; never empty. */
export const emblemText = ({ alt }: Emblem, language: LanguageDefinition): string =>
  (alt[language.code] ?? '').toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim() || language.wording('emblem');

/** The images that a document prints with: its own, and the emblem. One that is used twice comes twice. */
export const printedImages = (blocks: readonly Block[], emblem: Emblem | null): Asset[] => [...imagesOf(blocks), ...(emblem === null ? [] : [emblem.image])];
