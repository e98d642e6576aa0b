// What stands between the label and the text of a caption: "Box 1. Title", and at Headquarters the title on its own line.
import type { LanguageDefinition, Profile } from '../language/definition.ts';

export interface CaptionLabel {
  readonly separator: string;
  /** The text of the caption begins a line of its own; `separator` is empty then. */
  readonly ownLine: boolean;
}

export const captionLabel = (language: LanguageDefinition, profile: Profile): CaptionLabel => {
  if (profile.look === 'headquarters') return { separator: '', ownLine: true };
  return { separator: language.code === 'ar' ? ' - ' : '. ', ownLine: false };
};
