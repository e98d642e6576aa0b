// Word: the document in one language as a .docx file with real structure, ready to be worked on in Word.
import type { Exporter, ExportInput } from '../exporter.ts';
import { BlockWriter } from './block-writer.ts';
import { Body } from './body.ts';
import { closePackage, headReferences, openPackage } from './package.ts';
import { Relationships } from './relationships.ts';
import { WordFile } from './word-file.ts';
import { element } from './xml.ts';

/** The notes gathered while the text was written. A note in a note does not exist, so one pass is enough. */
export const writeFootnotes = (writer: BlockWriter): string => {
  const { file, runs } = writer;
  const rtl = file.rtl ? '<w:rtl/>' : '';
  return file.footnotes.list
    .map(({ note, footnote }) => {
      const mark = note.mark === null ? '<w:footnoteRef/>' : runs.run(note.mark, { style: 'FootnoteReference' }, file.rtl);
      const sign = note.mark === null ? `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>${rtl}</w:rPr>${mark}</w:r>` : mark;
      const content = `${sign}${runs.run(' ', {}, file.rtl)}${runs.content(footnote.content)}`;
      return element('w:footnote', { 'w:id': note.id }, writer.paragraph(content, { style: 'UN-Footnote' }));
    })
    .join('');
};

/** Writes the file. Untranslated text prints as a notice in square brackets (`printedText`), and proposals as underlined or struck text. */
const write = async (input: ExportInput): Promise<Uint8Array> => {
  input.progress(0);
  const file = new WordFile(input);
  const frame = { file, page: file.firstPage };
  const files = await openPackage(frame);
  input.progress(0.1);
  const writer = new BlockWriter(file, new Relationships());
  const complete = new Body(writer, headReferences(files), (done) => input.progress(0.1 + done * 0.6)).write();
  const notes = new BlockWriter(file, new Relationships());
  const footnotes = writeFootnotes(notes);
  if (input.rasterise !== undefined) await file.images.paint(input.rasterise);
  input.progress(0.9);
  const bytes = closePackage(files, {
    body: complete(footnotes), footnotes, textRelationships: writer.relationships.xml(), noteRelationships: notes.relationships.xml(),
  }, frame);
  input.progress(1);
  return bytes;
};

export const docxExporter: Exporter = {
  format: 'docx',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write,
};
