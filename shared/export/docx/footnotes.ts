// Footnotes: their texts go to a part of their own, and Word counts them. Where its count would differ, the mark is written.
import type { Footnote } from '../../document/inlines.ts';
import type { Numbering } from '../../document/numbering.ts';
import type { LanguageDefinition, Profile } from '../../language/definition.ts';

/** A note as its reference needs it: the number of its text in the file, and the mark where Word is not to count it. */
export interface PlacedNote {
  readonly id: number;
  readonly mark: string | null;
}

export class Footnotes {
  readonly #numbering: Numbering;
  readonly #language: LanguageDefinition;
  readonly #profile: Profile;
  readonly #notes: { readonly note: PlacedNote; readonly footnote: Footnote }[] = [];
  /** How many notes Word has counted so far. */
  #counted = 0;

  constructor(numbering: Numbering, language: LanguageDefinition, profile: Profile) {
    this.#numbering = numbering;
    this.#language = language;
    this.#profile = profile;
  }

  /** Takes the next footnote in the order of the file. */
  add(footnote: Footnote): PlacedNote {
    const n = this.#numbering.footnotes.get(footnote.id);
    const written = n === undefined ? '*' : this.#language.digits(n, this.#profile);
    const automatic = n === this.#counted + 1 && written === String(n);
    if (automatic) this.#counted += 1;
    const note = { id: this.#notes.length + 1, mark: automatic ? null : written };
    this.#notes.push({ note, footnote });
    return note;
  }

  get list(): readonly { readonly note: PlacedNote; readonly footnote: Footnote }[] {
    return this.#notes;
  }
}
