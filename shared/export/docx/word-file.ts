// What is known and gathered while one Word file is written: settings, names, counts, notes and images.
import type { ExportInput } from '../exporter.ts';
import type { Block } from '../../document/blocks/index.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import type { BlockNumber, Numbering } from '../../document/numbering.ts';
import { definitionOf, type LanguageDefinition, type Profile } from '../../language/index.ts';
import { contentsLines, type ContentsLine } from '../contents-lines.ts';
import { firstPage, type FirstPage } from '../first-page.ts';
import { lookMeasures, type LookMeasures } from '../look.ts';
import { Bookmarks, elementIds, referenceTargets } from './bookmarks.ts';
import { Footnotes } from './footnotes.ts';
import { page, twipsOfMm } from './lengths.ts';
import { printsAutomatically, type AutomaticLabel } from './list-formats.ts';
import { Lists } from './lists.ts';
import { Images } from './images.ts';
import { ElementNotes } from '../negotiation/element-notes.ts';
import type { Tracks } from './tracks.ts';

/** Names of the caption counters; the kinds that captions count. */
export const captionCounters = { box: 'Box', table: 'Table', figure: 'Figure' } as const;
export type CaptionKind = keyof typeof captionCounters;
export const isCaptionKind = (kind: BlockNumber['kind']): kind is CaptionKind => kind in captionCounters;

export class WordFile {
  readonly document: Document;
  readonly language: LanguageDefinition;
  readonly profile: Profile;
  readonly numbering: Numbering;
  readonly measures: LookMeasures;
  readonly rtl: boolean;
  readonly firstPage: FirstPage;
  /** Which draft it is; null where that is not known. */
  readonly draft: NonNullable<ExportInput['draft']> | null;
  /** The lines of the contents; empty where the document has none. */
  readonly contents: readonly ContentsLine[];
  readonly bookmarks: Bookmarks;
  readonly lists: Lists;
  readonly footnotes: Footnotes;
  readonly images: Images;
  /** Null where proposals are shown by how the text looks. */
  readonly tracks: Tracks | null;
  readonly #notes: ElementNotes;
  readonly #captions: Record<CaptionKind, number> = { box: 0, table: 0, figure: 0 };

  constructor(input: ExportInput, tracks: Tracks | null = null) {
    this.tracks = tracks;
    this.document = input.document;
    this.draft = input.draft ?? null;
    this.language = definitionOf(input.language);
    this.profile = input.document.settings;
    this.numbering = input.numbering;
    this.measures = lookMeasures[input.document.settings.look];
    this.rtl = this.language.direction === 'rtl';
    this.firstPage = firstPage(input.document, this.language, input.emblem);
    const hasContents = input.document.blocks.some(({ type }) => type === 'contents');
    this.contents = hasContents ? contentsLines(input.document, this.language, input.numbering) : [];
    this.bookmarks = new Bookmarks([...elementIds(input.document), ...referenceTargets(input.document, input.language, input.numbering)]);
    this.lists = new Lists(this.language, this.profile, this.measures);
    this.footnotes = new Footnotes(input.numbering, this.language, this.profile);
    this.images = new Images(input.asset);
    this.#notes = new ElementNotes(input.document, input.numbering, input.language);
  }

  /** Width of the text on an upright page, in twips. */
  get measure(): number {
    return page.width - 2 * twipsOfMm(this.measures.marginsMm.side);
  }

  /** Width of the text on a landscape page, in twips. */
  get landscapeMeasure(): number {
    return page.height - 2 * twipsOfMm(this.measures.marginsMm.side);
  }

  number(id: Id): BlockNumber | null {
    return this.numbering.blocks.get(id) ?? null;
  }

  label(number: BlockNumber): string {
    return this.language.label(number, this.profile);
  }

  /** What is proposed of an element as a whole and no word of it shows; empty where Word itself is to show it. */
  proposed(block: Block): string {
    return this.tracks === null && block.proposals !== undefined ? this.#notes.unseen(block) : '';
  }

  /** The label of a caption that Word can count, or null where it is text. */
  captionField(number: BlockNumber): AutomaticLabel | null {
    if (!isCaptionKind(number.kind)) return null;
    const automatic = this.lists.automatic(number.kind);
    return automatic !== null && printsAutomatically(automatic, number, this.language, this.profile) ? automatic : null;
  }

  /** The field that counts a caption; call once per caption, in the order of the file. */
  captionInstruction(number: BlockNumber, automatic: AutomaticLabel): string {
    const kind = number.kind as CaptionKind;
    const continues = number.n === this.#captions[kind] + 1;
    this.#captions[kind] = number.n;
    return `SEQ ${captionCounters[kind]} \\* ${automatic.format === 'upperRoman' ? 'ROMAN' : 'ARABIC'}${continues ? '' : ` \\r ${number.n}`}`;
  }
}
