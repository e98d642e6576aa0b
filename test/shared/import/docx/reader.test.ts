// What a Word file by another hand becomes: numbers, notes, tables, fields, boxes and all else that Word can put on a page.
import { describe, expect, test } from 'vitest';
import { countingIds } from '../../../../shared/document/ids.ts';
import { contentText, walkInlines, type Inline } from '../../../../shared/document/inlines.ts';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import { importDocument, type Imported } from '../../../../shared/import/index.ts';
import { writtenNumber } from '../../../../shared/import/docx/number-formats.ts';
import { paragraph, run, text, wordFile, type WordParts } from './word-file.ts';

const title = text('Report on the wells of the coast', '<w:pStyle w:val="Title"/>');
const heading = text('Introduction', '<w:pStyle w:val="Heading1"/>');
const styles =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>' +
  [1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`).join('') +
  '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>';

const take = (parts: WordParts): Imported => {
  const result = importDocument({ name: 'letter.docx', bytes: wordFile({ ...parts, body: title + heading + parts.body, parts: { styles, ...parts.parts } }), newId: countingIds('b') });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
/** What stands below the title and its first heading. */
const blocks = (parts: WordParts): Block[] => take(parts).document.blocks.slice(2);
const words = (block: Block | undefined): string => contentText(block?.text.en ?? []);
const outline = (parts: WordParts): string[] => blocks(parts).map((block) => `${block.type}${'level' in block ? block.level : ''}: ${words(block)}`);
const long = (n: string): string => `The ${n} well of the coast was measured for the whole of the dry season, and nobody was surprised by what was found.`;

const level = (at: number, format: string, lvlText: string, more = ''): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${lvlText}"/></w:lvl>`;
const list = (num: string, at = 0): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`;

test('paragraphs, sub-paragraphs and bullets are known by the numbers that Word counts, and headings by their styles', () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uF0B7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const body =
    text(long('first'), list('1')) + text(`${long('second').slice(0, -1)}:`, list('1')) + text('In the north;', list('1', 1)) + text('By the harbour;', list('1', 2)) + text('By the lighthouse;', list('1', 2)) + text('In the south.', list('1', 1)) +
    text(long('third'), list('1')) + text('A sign', list('2')) + text('Another sign', list('2')) + text('What others said of it at length in their own report', '<w:pStyle w:val="Quote"/>') + text('The north', '<w:pStyle w:val="Heading2"/>') + text(long('fourth'), list('1'));
  const made = take({ body, parts: { numbering } });
  expect(outline({ body, parts: { numbering } })).toEqual([
    `numberedParagraph: ${long('first')}`, `numberedParagraph: ${long('second').slice(0, -1)}:`, 'subparagraph1: In the north;', 'subparagraph2: By the harbour;', 'subparagraph2: By the lighthouse;', 'subparagraph1: In the south.',
    `numberedParagraph: ${long('third')}`, 'bullet1: A sign', 'bullet1: Another sign', 'quotation: What others said of it at length in their own report', 'heading2: The north', `numberedParagraph: ${long('fourth')}`,
  ]);
  expect(made.document.blocks.slice(0, 2).map(({ type }) => type)).toEqual(['title', 'heading']);
  expect(made.unplaced).toEqual([]);
});

test('numbers begin again, go on and start where the file says so', () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Article %1')}${level(1, 'decimal', 'Rule %1.%2')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
  const item = (num: string, at: number): string => text('says so.', list(num, at));
  const body = item('1', 0) + item('1', 1) + item('1', 1) + item('1', 0) + item('1', 1) + item('2', 0) + item('1', 0);
  expect(blocks({ body, parts: { numbering } }).map(words)).toEqual(['Article 1 says so.', 'Rule 1.1 says so.', 'Rule 1.2 says so.', 'Article 2 says so.', 'Rule 2.1 says so.', 'Article 7 says so.', 'Article 8 says so.']);
});

test.each([
  ['arabicAlpha', 3, 'ت'], ['arabicAbjad', 3, 'ج'], ['upperRoman', 14, 'XIV'], ['lowerLetter', 28, 'bb'], ['ordinal', 22, '22nd'], ['decimalZero', 7, '07'], ['hebrew1', 2, 'ב'], ['chicago', 5, '**'], ['none', 4, ''],
])('%s writes %i as %s', (format, n, written) => expect(writtenNumber(format, n)).toBe(written));

test('footnotes stand where they are called; endnotes become footnotes and are listed', () => {
  const call = (kind: string, id: number): string => `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (kind: string, id: number, said: string): string => `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(` ${said}`)}</w:p></w:${kind}>`;
  const made = take({
    body: paragraph(`${run('The first well')}${call('footnote', 1)}${run(' and the second')}${call('endnote', 1)}${run(' were measured in the dry season, when all others had run dry.')}`),
    parts: { footnotes: '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + note('footnote', 1, 'In 2030.') + note('footnote', 2, 'Called by nobody.'), endnotes: note('endnote', 1, 'In 2031.') },
  });
  const notes = made.document.blocks.flatMap((block) => [...walkInlines(block.text.en ?? [])]).flatMap((inline) => ('type' in inline && inline.type === 'footnote' ? [contentText(inline.content as Inline[])] : []));
  expect(notes).toEqual(['In 2030.', 'In 2031.']);
  expect(made.unplaced.map(({ reason }) => reason).sort()).toEqual(['endnotes', 'orphanFootnoteText']);
});

test('cells that are merged both ways keep their place', () => {
  const cell = (words_: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${text(words_)}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const body = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>${row(cell('Place', '<w:vMerge w:val="restart"/>'), cell('Years', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vMerge/>'), cell('2030'), cell('2031'))}${row(cell('North'), cell('4'), cell('5'))}</w:tbl>`;
  const [table] = blocks({ body });
  if (table?.type !== 'table') throw new Error('no table');
  expect(table.rows.map(({ cells }) => cells.map((one) => `${contentText(one.text.en ?? [])} ${one.colspan}x${one.rowspan}`))).toEqual([['Place 1x2', 'Years 2x1'], ['2030 1x1', '2031 1x1'], ['North 1x1', '4 1x1', '5 1x1']]);
});

describe('what has no place in a document is listed, and its words are kept', () => {
  const reasons = (body: string, more: Partial<WordParts> = {}): [string[], string] => {
    const made = take({ body: text(long('first')) + body, ...more });
    return [made.unplaced.map(({ reason, text: said }) => `${reason}: ${said}`), made.document.blocks.slice(3).map(words).join('|')];
  };
  const box = (said: string): string => `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>${text(said)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${text(said)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
  test('a text box, once', () => expect(reasons(paragraph(`${run('Beside it.')}<w:r>${box('In the box.')}</w:r>`))).toEqual([['textBox: In the box.'], 'Beside it.|In the box.']));
  test('an equation', () => expect(reasons(paragraph(`${run('So ')}<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>${run(' holds.')}`))).toEqual([['equation: x=2'], 'So x=2 holds.']));
  test('an object of another program', () => expect(reasons(paragraph(`${run('A sheet.')}<w:r><w:object><v:shape alt="Flows"/></w:object></w:r>`))[0]).toEqual(['embeddedObject: Flows']));
  test('hidden, struck and marked words', () =>
    expect(reasons(paragraph(`${run('Seen ')}${run('hidden ', '<w:vanish/>')}${run('struck ', '<w:strike/>')}${run('marked', '<w:highlight w:val="yellow"/>')}${run(' and plain.')}`))).toEqual([
      ['struckText: struck', 'hiddenText: hidden', 'colouredText: marked'], 'Seen hidden struck marked and plain.',
    ]));
  test('an image of a strange kind', () => {
    const relationships = '<Relationship Id="i1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.emf"/>';
    const drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="The harbour"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    expect(reasons(paragraph(drawing), { relationships, files: { 'word/media/image1.emf': new Uint8Array([1, 2, 3]) } })[0]).toEqual(['unknownImage: The harbour']);
  });
});

test('fields, links, symbols, hyphens and breaks are what they show', () => {
  const field = (instruction: string, shown: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const body = paragraph(
    `${run('Page ')}${field('PAGE', '7')}${run(' of ')}<w:fldSimple w:instr=" NUMPAGES ">${run('9')}</w:fldSimple>${run(', see ')}${field('HYPERLINK "https://example.org/x"', 'there')}` +
      `<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r><w:smartTag>${run(' A')}</w:smartTag><w:sdt><w:sdtContent>${run('B')}</w:sdtContent></w:sdt><w:r><w:noBreakHyphen/><w:t>C</w:t><w:br/><w:t>below the line, where it goes on for a while and ends.</w:t></w:r>`,
  );
  const [made] = blocks({ body });
  expect(words(made)).toBe('Page 7 of 9, see there° AB\u2011C\nbelow the line, where it goes on for a while and ends.');
  expect((made?.text.en ?? []).find((inline) => 'type' in inline && inline.type === 'link')).toMatchObject({ href: 'https://example.org/x', children: [{ text: 'there' }] });
});

test('bold of complex scripts counts for Arabic and not for Latin letters', () => {
  const body = paragraph(`${run('قصير ', '<w:rtl/><w:bCs/>')}${run('طويل جدا كما يبدو من بعيد ', '<w:rtl/>')}${run('latin', '<w:bCs/>')}`, '<w:bidi/>');
  const content = take({ body }).document.blocks.at(-1)?.text;
  const runs = Object.values(content ?? {}).flat();
  expect(runs.flatMap((inline) => (inline !== undefined && 'text' in inline && inline.bold === true ? [inline.text.trim()] : []))).toEqual(['قصير']);
});
