// Word: the later of two texts as a file with real tracked changes against the earlier one. Accepting all of them gives the later text as it is
// exported by itself, rejecting all of them the earlier one.
//
// Both texts are written as they always are, and the two results are laid on each other: whatever the writers of elements do, the changes follow.
// The comparison says which elements and which words belong together. Contents, running heads and results of fields, which Word computes, are those
// of the later text and no changes.
import type { Comparison } from '../../../compare/comparison.ts';
import { referenceText } from '../../../document/reference.ts';
import type { ExportInput } from '../../exporter.ts';
import { BlockWriter } from '../block-writer.ts';
import { Body } from '../body.ts';
import { withoutDeadLinks } from '../bookmarks.ts';
import { writeFootnotes } from '../index.ts';
import { closePackage, headReferences, openPackage } from '../package.ts';
import { Relationships } from '../relationships.ts';
import type { HeadReferences } from '../section.ts';
import { elementStyles } from '../styles.ts';
import { WordFile } from '../word-file.ts';
import { BodyMerger } from './body.ts';
import { Elements } from './elements.ts';
import { MergedNotes } from './notes.ts';
import { joinLists } from './numbering.ts';
import { noteParagraph, type MergeContext } from './paragraph.ts';
import type { PrintedRuns } from './pieces.ts';
import { Revisions, type Who } from './revisions.ts';
import { StyleLists } from './style-lists.ts';
import { parse } from './tree.ts';

export type { ChangeAuthor, MarkedChange, Who } from './revisions.ts';

export interface TrackedInput {
  readonly before: Pick<ExportInput, 'document' | 'numbering'>;
  readonly after: Pick<ExportInput, 'document' | 'numbering'>;
  readonly comparison: Comparison;
  readonly who: Who;
}

interface Version {
  readonly file: WordFile;
  readonly body: string;
  readonly notes: string;
}

/** Writes one version. Both share the relationships of the file. */
const writeVersion = (file: WordFile, heads: HeadReferences, text: Relationships, notes: Relationships, progress: (done: number) => void): Version => {
  const complete = new Body(new BlockWriter(file, text), heads, progress).write();
  const written = writeFootnotes(new BlockWriter(file, notes));
  // A mark that one version alone has is no mark of the other.
  const [body = '', noteTexts = ''] = withoutDeadLinks(complete(written), written);
  return { file, body, notes: noteTexts };
};

const printedRuns = ({ document, numbering }: Pick<ExportInput, 'document' | 'numbering'>): PrintedRuns => ({
  reference: (reference) => referenceText(reference, numbering, document.settings),
});

const highest = (xml: string, pattern: RegExp): number => [...xml.matchAll(pattern)].reduce((most, [, number]) => Math.max(most, Number(number)), 0);

/** Gives bookmarks and images of the earlier version numbers that the later one does not have. */
const apart = (xml: string, later: string): string => {
  const bookmarks = highest(later, /<w:bookmarkStart w:id="(\d+)"/g) + 1;
  const drawings = highest(later, /<wp:docPr id="(\d+)"/g);
  return xml
    .replace(/(<w:bookmark(?:Start|End) w:id=")(\d+)/g, (_, start: string, id: string) => `${start}${Number(id) + bookmarks}`)
    .replace(/(<(?:wp:docPr|pic:cNvPr) id=")(\d+)(" name="Image )(\d+)/g, (_, start: string, id: string, name: string) => `${start}${Number(id) + drawings}${name}${Number(id) + drawings}`);
};

/** The document's `input`, with the later text as its document. */
export const writeTracked = async (input: ExportInput, { before, after, comparison, who }: TrackedInput): Promise<Uint8Array> => {
  input.progress(0);
  const [oldFile, file] = [new WordFile({ ...input, ...before }), new WordFile({ ...input, ...after, draft: { revision: null, form: 'comparison' } })];
  const frame = { file, page: file.firstPage };
  const files = await openPackage(frame);
  const heads = headReferences(files);
  const [textLinks, noteLinks] = [new Relationships(), new Relationships()];
  const later = writeVersion(file, heads, textLinks, noteLinks, (done) => input.progress(0.05 + done * 0.25));
  const written = writeVersion(oldFile, heads, textLinks, noteLinks, (done) => input.progress(0.3 + done * 0.25));
  const pairs = comparison.blocks.flatMap(({ before: old, after: now, move }): (readonly [string, string])[] => {
    const [oldName, newName] = [old === null ? null : oldFile.bookmarks.name(old.id), now === null ? null : file.bookmarks.name(now.id)];
    return oldName === null || newName === null || move !== null ? [] : [[oldName, newName]];
  });
  const joined = joinLists({ text: apart(written.body, later.body), lists: oldFile.lists.xml() }, { text: later.body, lists: file.lists.xml() }, pairs);
  const earlier = { body: joined.text, notes: apart(written.notes, later.body) };

  const bookmarks = highest(earlier.body, /<w:bookmarkStart w:id="(\d+)"/g) + highest(later.body, /<w:bookmarkStart w:id="(\d+)"/g) + 2;
  const revisions = new Revisions(who, bookmarks);
  const context: MergeContext = {
    revisions,
    notes: new MergedNotes(earlier.notes, later.notes, (old, now, pieces, block) => noteParagraph(old, now, pieces, block, context)),
    styleLists: new StyleLists(elementStyles(file)),
    versions: { before: printedRuns(before), after: printedRuns(after) },
    laterBookmarks: new Set([...later.body.matchAll(/<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/g)].map(([, name]) => name ?? '')),
  };
  const elements = new Elements(comparison, (side, id) => (side === 'before' ? oldFile : file).bookmarks.name(id));
  const [olds, news] = [parse(earlier.body), parse(later.body)];
  input.progress(0.65);
  const body = new BodyMerger(elements, context, input.language).body(olds, news);
  input.progress(0.9);
  for (const images of [oldFile.images, file.images]) {
    if (input.rasterise !== undefined) await images.paint(input.rasterise);
    for (const [name, bytes] of images.files) files[`word/media/${name}`] = bytes;
  }
  const bytes = closePackage(files, {
    body, footnotes: context.notes.xml, textRelationships: textLinks.xml(), noteRelationships: noteLinks.xml(), numbering: joined.lists,
  }, frame);
  input.progress(1);
  return bytes;
};
