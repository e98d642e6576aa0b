// The printed table of contents, line by line: label, text and paragraph range. Page numbers belong to the engine that sets the pages.
import type { BlockOf } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import type { Content } from '../document/inlines.ts';
import type { Numbering } from '../document/numbering.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { printedText, withoutFootnotes } from './printed-text.ts';

export interface ContentsLine {
  /** The heading, priority area or annex; also the target of the link. */
  readonly id: Id;
  /** 1 chapters, unnumbered headings and annexes; 2 sections and priority areas. */
  readonly level: number;
  /** `I.`, `A.`, `أولاً -`, `Annex II`; empty for unnumbered headings. */
  readonly label: string;
  /** The text of the heading without its footnotes. */
  readonly content: Content;
  /** `7–12`, `93`; empty where no numbered paragraph stands under the heading. */
  readonly paragraphs: string;
  /** True on the first numbered chapter: the column head "Chapter" prints in italics on a line of its own above it. */
  readonly opensChapters: boolean;
  /** An annex, whose label ("Annex II") is wider than the others. */
  readonly annex: boolean;
}

type ContentsBlock = BlockOf<'heading' | 'priorityArea' | 'annex'>;

/** The lines of the printed contents, levels 1 and 2, in order. Headings that are empty in every language are left out. */
export const contentsLines = (document: Document, language: LanguageDefinition, numbering: Numbering): ContentsLine[] => {
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const lines: ContentsLine[] = [];
  let chapters = 0;
  for (const entry of numbering.contents) {
    if (entry.level > 2) continue;
    const block = blocks.get(entry.id) as ContentsBlock | undefined;
    if (block === undefined) continue;
    const content = withoutFootnotes(printedText(block.text, language).content);
    const label = entry.number === null ? '' : language.label(entry.number, document.settings);
    if (content.length === 0 && block.type !== 'annex') continue;
    const opensChapters = entry.number?.kind === 'chapter' && chapters++ === 0;
    lines.push({
      id: entry.id,
      level: entry.level,
      label,
      content,
      paragraphs: entry.paragraphs === null ? '' : language.range(entry.paragraphs[0], entry.paragraphs[1], document.settings),
      opensChapters,
      annex: block.type === 'annex',
    });
  }
  return lines;
};
