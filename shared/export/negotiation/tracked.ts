// Word: the text with its proposals as tracked changes and its comments as comments. Accepting all in Word gives the text with every proposal
// accepted, rejecting all the one with every proposal rejected; each change has the delegation that wants it as its author. What Word has no place for
// is a comment of the one who wants it.
import { strFromU8, strToU8 } from 'fflate';
import type { Block } from '../../document/blocks/index.ts';
import { numberBlocks } from '../../document/numbering.ts';
import { BlockWriter } from '../docx/block-writer.ts';
import { Body } from '../docx/body.ts';
import { writeFootnotes } from '../docx/index.ts';
import { closePackage, headReferences, openPackage } from '../docx/package.ts';
import { Relationships } from '../docx/relationships.ts';
import { WordFile } from '../docx/word-file.ts';
import type { ExportInput } from '../exporter.ts';
import { Attribution } from './attribution.ts';
import { commentRelationships, commentTypes, withoutComments, writeComments } from './comments.ts';
import { ProposalTracks } from './tracks.ts';
import { withUnheldComments } from './unheld-comments.ts';

export const writeTrackedProposals = async (given: ExportInput): Promise<Uint8Array> => {
  const input: ExportInput = { ...given, document: withUnheldComments(given.document, given.language) };
  input.progress(0);
  const { document, language } = input;
  const blocks: readonly Block[] = document.blocks;
  const tracks = new ProposalTracks(document, language);
  // Word counts what is proposed as it counts the rest; the numbers are final once all is decided.
  const counted = blocks.map(({ proposals: _, ...block }) => block as Block);
  const file = new WordFile({ ...input, numbering: numberBlocks(counted, language) }, tracks);
  const frame = { file, page: file.firstPage };
  const files = await openPackage(frame);
  const writer = new BlockWriter(file, new Relationships());
  const complete = new Body(writer, headReferences(files), (done) => input.progress(0.1 + done * 0.6)).write();
  const notes = new BlockWriter(file, new Relationships());
  const footnotes = withoutComments(writeFootnotes(notes));
  if (input.rasterise !== undefined) await file.images.paint(input.rasterise);
  input.progress(0.9);
  const attribution = new Attribution(document.settings, language);
  const { body, parts } = writeComments(complete(footnotes), document.settings.threads ?? [], (proposer) => attribution.proposer(proposer), file.rtl);
  const commented = Object.keys(parts).length > 0;
  for (const [name, xml] of Object.entries(parts)) files[name] = strToU8(xml);
  const types = files['[Content_Types].xml'];
  if (commented && types !== undefined) files['[Content_Types].xml'] = strToU8(strFromU8(types).replace('</Types>', `${commentTypes}</Types>`));
  const bytes = closePackage(files, {
    body, footnotes, textRelationships: `${writer.relationships.xml()}${commented ? commentRelationships : ''}`, noteRelationships: notes.relationships.xml(),
  }, frame);
  input.progress(1);
  return bytes;
};
