// Word files for tests, written by hand: the parts that are given, and the ones that no file can be without.
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const namespaces =
  `xmlns:w="${main}" xmlns:r="${office}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';

export interface WordParts {
  /** What stands in the body. */
  readonly body: string;
  /** Contents of other parts, by what they are: `styles`, `numbering`, `footnotes`, `endnotes`, `comments`, `commentsExtended`, `header`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Relationships of the text, besides those to these parts. */
  readonly relationships?: string;
  /** Files beside. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

const roots: Readonly<Record<string, string>> = { styles: 'w:styles', numbering: 'w:numbering', footnotes: 'w:footnotes', endnotes: 'w:endnotes', comments: 'w:comments', commentsExtended: 'w15:commentsEx', header: 'w:hdr', footer: 'w:ftr' };

/** The files of a package, before they are packed. */
export const wordFiles = ({ body, parts = {}, relationships = '', files = {} }: WordParts): Record<string, Uint8Array> => {
  const packed: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
  };
  let rows = relationships;
  for (const [name, content] of Object.entries(parts)) {
    const root = roots[name] ?? 'w:other';
    packed[`word/${name}.xml`] = strToU8(`<${root} ${namespaces}>${content}</${root}>`);
    rows += `<Relationship Id="part-${name}" Type="${office}/${name}" Target="${name}.xml"/>`;
  }
  packed['word/_rels/document.xml.rels'] = strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`);
  for (const [name, content] of Object.entries(files)) packed[name] = typeof content === 'string' ? strToU8(content) : content;
  return packed;
};

export const wordFile = (parts: WordParts): Uint8Array => zipSync(wordFiles(parts));

export const run = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
/** A paragraph of plain words. */
export const text = (words: string, properties = ''): string => paragraph(run(words), properties);
