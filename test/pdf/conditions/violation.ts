// The conditions that are checked, under the numbers of the Matterhorn Protocol 1.1 (PDF Association), and what a broken one reports.

/**
 * What is wrong when a condition is broken. Numbers of six digits are those of the protocol. Where a rule can be checked by machine but
 * the protocol has no number for it, its clause stands instead: `UA` is ISO 14289-1, `PDF` is ISO 32000-1.
 */
export const conditions = {
  '01-003': 'An artifact stands inside tagged content',
  '01-004': 'Tagged content stands inside an artifact',
  '01-005': 'Content is neither an artifact nor tagged',
  '01-007': 'The file calls its own tags suspect',
  '02-001': 'A structure type leads to no standard type',
  '02-003': 'The mapping of structure types runs in a circle',
  '02-004': 'A standard structure type is mapped to another',
  '06-001': 'There is no XMP metadata',
  '06-002': 'The metadata do not say that the file is PDF/UA',
  '06-003': 'The metadata give no title',
  '07-001': 'The file does not ask for its title to be displayed',
  '07-002': 'The file asks for its title not to be displayed',
  '09-001': 'Pieces of a line are not in the order in which they are read',
  '09-002': 'A heading, list or table stands inside a paragraph or heading',
  '09-004': 'A table is not built as tables are',
  '09-005': 'A list is not built as lists are',
  '09-006': 'A table of contents is not built as tables of contents are',
  '10-001': 'A character code stands for no character',
  '11-001': 'The language of text is not given',
  '11-002': 'The language of a description or replacement text is not given',
  '11-003': 'The language of the bookmarks is not given',
  '11-004': 'The language of the description of an annotation is not given',
  '11-006': 'The language of the metadata is not given',
  '11-007': 'The language given is not one that is written in these letters',
  '13-004': 'A figure has neither description nor replacement text',
  '14-002': 'The first heading is not of the first level',
  '14-003': 'A level of headings is skipped',
  '14-006': 'An element holds more than one heading without level',
  '14-007': 'There are headings with levels and headings without',
  '15-003': 'A header cell does not say whether it heads a row or a column',
  '17-002': 'A formula has no description',
  '18-001': 'A running header or footer is no artifact of the page',
  '18-002': 'An artifact of the page says neither header nor footer',
  '19-003': 'A note has no ID',
  '19-004': 'The ID of a note is not its own',
  '20-001': 'Content can be switched on and off',
  '21-001': 'An embedded file has no name',
  '25-001': 'The file is a dynamic form',
  '26-001': 'The file is encrypted and does not say what is allowed',
  '26-002': 'The encryption keeps assistive programs out',
  '28-002': 'An annotation does not belong to an element Annot',
  '28-004': 'An annotation has no description',
  '28-007': 'There is an annotation for trapping',
  '28-008': 'A page with annotations does not give their order',
  '28-009': 'The order of the annotations of a page is not that of the structure',
  '28-010': 'A form field does not belong to an element Form',
  '28-011': 'A link does not belong to an element Link',
  '28-012': 'A link has no description',
  '30-001': 'A part of the page stands in another file',
  '30-002': 'A form with tagged content is painted more than once',
  '31-004': 'A font maps its characters to glyphs by neither a stream nor Identity',
  '31-005': 'A font does not map its characters to glyphs',
  '31-006': 'The encoding of a font is neither predefined nor embedded',
  '31-009': 'A font is not embedded',
  '31-011': 'A glyph that is shown is not in the embedded font',
  '31-016': 'The width of a glyph differs between the file and the embedded font',
  '31-027': 'A font does not say what characters its codes stand for',
  '31-028': 'A code stands for the character 0',
  '31-029': 'A code stands for U+FEFF or U+FFFE',
  '31-030': 'The glyph for missing characters is shown',
  'UA 6.2': 'The file does not say that it is tagged',
  'UA 7.2': 'A language is not named by a valid BCP 47 tag',
  'UA 7.17': 'There are headings and no bookmarks',
  'PDF 14.7.2': 'An element does not name the element that holds it as its parent',
  'PDF 14.7.4.2': 'An element holds content that is on no page',
  'PDF 14.8.4.4.2': 'An element Link holds no annotation',
  'PDF 14.8.5.4.3': 'A figure does not say which part of the page it takes',
} as const;

export type Checkpoint = keyof typeof conditions;

export interface Violation {
  readonly checkpoint: Checkpoint;
  /** What is wrong, in words. */
  readonly condition: string;
  /** Where, as exactly as the file tells: page, path of the element, its first words. */
  readonly place: string;
}

export const violation = (checkpoint: Checkpoint, place: string): Violation => ({ checkpoint, condition: conditions[checkpoint], place });
