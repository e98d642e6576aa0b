// A file that is to be taken in, and what the user knows about it.
import type { Asset } from '../document/block.ts';
import type { TemplateName } from '../document/document.ts';
import type { NewId } from '../document/ids.ts';
import type { Language } from '../language/language.ts';
import type { Reading } from './docx/settle.ts';

/** What an import is told, whatever the file is. */
export interface ImportWish {
  /** Name of the file; its ending tells what the file is. */
  readonly name: string;
  /** Guessed from the text where absent. */
  readonly language?: Language | undefined;
  /** The template, where the user knows better than the recognition. */
  readonly as?: TemplateName | undefined;
  readonly newId: NewId;
  /** Hears how much of the work is done, from 0 to 1, a few times. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** A Word file as it was chosen. */
export interface WordInput extends ImportWish {
  readonly bytes: Uint8Array;
  /** Takes in an image and says how the document names it; null where its kind cannot be carried. Without it images are only listed. */
  readonly addImage?: ((bytes: Uint8Array) => Asset | null) | undefined;
  /** How tracked changes are read; kept as proposals where absent. */
  readonly reading?: Reading | undefined;
}

/** Any file as it was chosen. */
export interface ImportInput extends WordInput {
  /** Whether the brackets that are typed in the file become objects; without it they stay signs. */
  readonly brackets?: boolean | undefined;
}
