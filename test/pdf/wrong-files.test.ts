// Files that are right but for one thing: the checker finds that thing, and no other.
import { expect, test } from 'vitest';
import { checkPdfUa } from './check.ts';
import { conditions, type Checkpoint } from './conditions/violation.ts';
import { PdfFile } from './file.ts';
import { isDict, Name, PdfString, Ref, Stream, type Dict, type PdfObject } from './objects.ts';
import { StructureReader } from './reading.ts';
import { coastalPdf } from './sample.ts';
import { TaggedPdf } from './structure.ts';
import { rewriteStream, writePdf } from './write.ts';

// French, where the fixture breaks no condition at all.
const right = coastalPdf('escwa-current', 'fr');

const dictOf = (entries: Readonly<Record<string, PdfObject>>): Dict => new Map(Object.entries(entries));

/** The elements of a type, in the order of their objects. */
const elements = (file: PdfFile, type: string): Dict[] => file.numbers.map((number) => file.object(number)).filter((dict) => file.name(dict.get('Type')) === 'StructElem' && file.name(dict.get('S')) === type);
const element = (file: PdfFile, type: string, which: (dict: Dict) => boolean = () => true): Dict => {
  const found = elements(file, type).find(which);
  if (found === undefined) throw new Error(`there is no ${type}`);
  return found;
};
/** The object number of a dictionary. */
const refTo = (file: PdfFile, dict: Dict): Ref => {
  const number = file.numbers.find((each) => file.object(each) === dict);
  if (number === undefined) throw new Error('the object is not there');
  return new Ref(number);
};
const attributes = (file: PdfFile, dict: Dict, owner: string): Dict => {
  const found = file.array(dict.get('A')).map((each) => file.dict(each)).find((each) => file.name(each.get('O')) === owner);
  if (found === undefined) throw new Error(`there are no attributes of ${owner}`);
  return found;
};
const page = (file: PdfFile, number: number): Dict => file.object(file.pages()[number - 1]?.object ?? 0);
const onPage = (file: PdfFile, number: number, change: (content: string) => string): void => {
  const stream = file.get(page(file, number), 'Contents');
  if (!(stream instanceof Stream)) throw new Error('the page has no content');
  rewriteStream(file, stream, (content) => {
    const changed = change(content);
    if (changed === content) throw new Error('nothing was changed');
    return changed;
  });
};
const link = (file: PdfFile): Dict => file.dict(file.array(page(file, 3).get('Annots'))[0]);
const metadata = (file: PdfFile, change: (text: string) => string): void => {
  const stream = file.get(file.catalogue, 'Metadata');
  if (stream instanceof Stream) rewriteStream(file, stream, change);
};
const parents = (file: PdfFile): PdfObject[] => {
  const found = file.get(file.dict(file.catalogue, 'StructTreeRoot', 'ParentTree'), 'Nums');
  if (!Array.isArray(found)) throw new Error('there is no tree of parents');
  return found;
};
const font = (file: PdfFile): Dict => {
  const [first] = file.dict(page(file, 3), 'Resources', 'Font').values();
  return file.dict(first);
};
const toUnicode = (file: PdfFile, change: (text: string) => string): void => {
  const stream = file.get(font(file), 'ToUnicode');
  if (stream instanceof Stream) rewriteStream(file, stream, change);
};
const kids = (dict: Dict): PdfObject[] => {
  const found = dict.get('K');
  if (!Array.isArray(found)) throw new Error('the element holds no list');
  return found;
};

type Change = (file: PdfFile) => void;
const wrong: readonly (readonly [name: string, change: Change, expected: readonly Checkpoint[]])[] = [
  ['an artifact inside tagged content', (file) => onPage(file, 3, (text) => text.replace(/(\/Span ?<<\s*\/MCID 3\s*>> ?BDC)/, '$1 /Artifact BMC').replace(/(\/Artifact BMC[^]*?)EMC/, '$1EMC EMC')), ['01-003']],
  ['tagged content inside an artifact', (file) => onPage(file, 3, (text) => text.replace(/(\/Artifact ?<<[^]*?BDC)/, '$1 /Span <</MCID 9999>> BDC EMC')), ['01-004']],
  ['text that nothing marks', (file) => onPage(file, 3, (text) => text.replace(/\/Span ?<<\s*\/MCID 3\s*>> ?BDC([^]*?)EMC(?=\s*\/(Span|Artifact) ?<<)/, '$1')), ['01-005', 'PDF 14.7.4.2']],
  ['a shape that nothing marks', (file) => onPage(file, 3, (text) => `${text}\n0 0 10 10 re f`), ['01-005']],
  ['an image that nothing marks', (file) => onPage(file, 3, (text) => `${text}\nBI /W 1 /H 1 /BPC 8 /CS /G ID \u0000 EI`), ['01-005']],
  ['a page without a key in the tree of parents', (file) => page(file, 2).delete('StructParents'), ['01-005']],
  [
    'a tree of parents that names another element',
    (file) => {
      const key = file.get(page(file, 4), 'StructParents');
      const list = file.resolve(parents(file)[parents(file).indexOf(key) + 1]);
      if (Array.isArray(list)) list[0] = refTo(file, element(file, 'Document'));
    },
    ['01-005'],
  ],
  ['an element outside the tree', (file) => kids(element(file, 'Document')).splice(10, 1), ['01-005']],
  ['tags that are suspect', (file) => file.dict(file.catalogue, 'MarkInfo').set('Suspects', true), ['01-007']],
  ['a file that is not marked', (file) => file.catalogue.delete('MarkInfo'), ['UA 6.2']],
  ['a type without a standard type', (file) => element(file, 'Strong').set('S', new Name('Shout')), ['02-001']],
  ['types that are mapped to each other', (file) => file.dict(file.catalogue, 'StructTreeRoot', 'RoleMap').set('Strong', new Name('Weak')).set('Weak', new Name('Strong')), ['02-003']],
  ['a standard type that is mapped', (file) => file.dict(file.catalogue, 'StructTreeRoot', 'RoleMap').set('Note', new Name('P')), ['02-004']],
  ['no metadata', (file) => file.catalogue.delete('Metadata'), ['06-001']],
  ['metadata without the mark of PDF/UA', (file) => metadata(file, (text) => text.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, '')), ['06-002']],
  ['metadata of another part', (file) => metadata(file, (text) => text.replace('<pdfuaid:part>1', '<pdfuaid:part>2')), ['06-002']],
  ['metadata without a title', (file) => metadata(file, (text) => text.replace(/<dc:title>.*<\/dc:title>/, '')), ['06-003']],
  ['metadata with an empty title', (file) => metadata(file, (text) => text.replace(/(<rdf:li xml:lang="x-default">)[^<]*/, '$1 ')), ['06-003']],
  ['a title that is not to be displayed', (file) => file.dict(file.catalogue, 'ViewerPreferences').set('DisplayDocTitle', false), ['07-002']],
  ['no word on the display of the title', (file) => file.catalogue.delete('ViewerPreferences'), ['07-001']],
  ['words in the order in which nobody reads them', (file) => kids(saying(file, '(Signé')).reverse(), ['09-001']],
  ['a heading inside a paragraph', (file) => element(file, 'TOC', (dict) => file.dict(dict.get('P')) === element(file, 'Document')).set('S', new Name('P')), ['09-002', '09-006']],
  ['a row outside a table', (file) => element(file, 'Table').set('S', new Name('Div')), ['09-004']],
  ['a cell missing in a row', (file) => kids(file.dict(element(file, 'TD').get('P'))).pop(), ['01-005', '09-004']],
  ['a cell that reaches into the next', (file) => attributes(file, element(file, 'TH', (dict) => attributes(file, dict, 'Table').has('RowSpan')), 'Table').delete('RowSpan'), ['09-004']],
  ['a list item outside a list', (file) => element(file, 'L').set('S', new Name('Div')), ['09-005']],
  ['a label that is a paragraph', (file) => element(file, 'Lbl', (dict) => file.name(file.dict(dict.get('P')).get('S')) === 'LI').set('S', new Name('P')), ['09-005']],
  ['a line of contents outside the contents', (file) => element(file, 'TOC', (dict) => file.name(file.dict(dict.get('P')).get('S')) === 'Document').set('S', new Name('Div')), ['09-006']],
  ['a code without a character', (file) => toUnicode(file, (text) => text.replace('<0001> <', '<fff1> <')), ['10-001']],
  ['no language', (file) => file.catalogue.delete('Lang'), ['11-001', '11-002', '11-003', '11-004', '11-006']],
  ['a language that is none', (file) => file.catalogue.set('Lang', PdfString.of('french_FR')), ['UA 7.2']],
  ['a language that nobody speaks', (file) => element(file, 'H2').set('Lang', PdfString.of('qx')), ['UA 7.2']],
  ['Arabic letters in a French text', (file) => toUnicode(file, (text) => text.replace(/<0001> <[0-9A-F]{4}>/i, '<0001> <0627>')), ['11-007']],
  ['a figure without a description', (file) => element(file, 'Figure').delete('Alt'), ['13-004']],
  ['a figure with an empty description', (file) => element(file, 'Figure').set('Alt', PdfString.of(' ')), ['13-004']],
  ['a figure without a place', (file) => attributes(file, element(file, 'Figure'), 'Layout').delete('BBox'), ['PDF 14.8.5.4.3']],
  ['a formula without a description', (file) => element(file, 'Strong').set('S', new Name('Formula')), ['17-002']],
  ['headings that begin with the second level', (file) => elements(file, 'H1').forEach((dict) => dict.set('S', new Name('H2'))), ['14-002']],
  ['a heading two levels below the one before', (file) => element(file, 'H2', (dict) => first(file, 'H2') === dict).set('S', new Name('H4')), ['14-003']],
  ['headings with and without levels', (file) => element(file, 'H4').set('S', new Name('H')), ['14-007']],
  ['headings without levels in one element', (file) => [1, 2, 3, 4].forEach((level) => elements(file, `H${level}`).forEach((dict) => dict.set('S', new Name('H')))), ['14-006']],
  [
    'header cells that head nothing',
    (file) => {
      for (const cell of [...elements(file, 'TH'), ...elements(file, 'TD')]) for (const each of file.array(cell.get('A'))) ['Scope', 'Headers'].forEach((key) => file.dict(each).delete(key));
    },
    ['15-003'],
  ],
  ['a cell with a header that is not there', (file) => attributes(file, element(file, 'TH'), 'Table').set('Headers', [PdfString.of('nowhere')]), ['15-003']],
  ['a running header that is no artifact of the page', (file) => onPage(file, 3, (text) => text.replace(/\/Type ?\/Pagination/, '/Type /Layout')), ['18-001']],
  ['a running header that does not say so', (file) => onPage(file, 3, (text) => text.replace(/\/Subtype ?\/Header/, '')), ['18-002']],
  ['a note without an ID', (file) => element(file, 'Note').delete('ID'), ['19-003']],
  ['two notes of one ID', (file) => elements(file, 'Note').forEach((dict) => dict.set('ID', PdfString.of('note'))), ['19-004']],
  ['content that can be switched off', (file) => file.catalogue.set('OCProperties', dictOf({ OCGs: [], D: dictOf({ Name: PdfString.of('all') }) })), ['20-001']],
  ['an attachment without a name', (file) => file.add(dictOf({ Type: new Name('Filespec'), EF: dictOf({}) })), ['21-001']],
  ['a dynamic form', (file) => file.catalogue.set('AcroForm', dictOf({ Fields: [], XFA: [] })), ['25-001']],
  ['encryption that keeps readers out', (file) => file.trailer.set('Encrypt', file.add(dictOf({ Filter: new Name('Standard'), P: -513 }))), ['26-002']],
  ['encryption that allows nothing it names', (file) => file.trailer.set('Encrypt', file.add(dictOf({ Filter: new Name('Standard') }))), ['26-001']],
  ['a page without an order of its links', (file) => page(file, 3).delete('Tabs'), ['28-008']],
  ['links in the order of the rows', (file) => page(file, 3).set('Tabs', new Name('R')), ['28-009']],
  ['a link that no element holds', (file) => link(file).delete('StructParent'), ['28-011']],
  ['a link that is no link in the structure', (file) => elements(file, 'Link').forEach((dict) => dict.set('S', new Name('Span'))), ['28-011']],
  ['an element Link without its annotation', (file) => removeAnnotation(file), ['28-011', 'PDF 14.8.4.4.2']],
  ['a link without a description', (file) => link(file).delete('Contents'), ['28-012']],
  ['a comment without element or description', (file) => link(file).set('Subtype', new Name('Text')).delete('Contents'), ['28-002', '28-004']],
  ['a form field among the links', (file) => link(file).set('Subtype', new Name('Widget')), ['28-010']],
  ['an annotation for trapping', (file) => link(file).set('Subtype', new Name('TrapNet')), ['28-007']],
  ['a page from another file', (file) => file.add(new Stream(dictOf({ Subtype: new Name('Form'), Ref: dictOf({}) }), new Uint8Array())), ['30-001']],
  ['a tagged form that is painted twice', (file) => paintTwice(file), ['30-002']],
  ['an encoding that nobody knows', (file) => font(file).set('Encoding', new Name('Runes-H')), ['31-006']],
  ['characters with unknown glyphs', (file) => file.dict(file.array(font(file).get('DescendantFonts'))[0]).set('CIDToGIDMap', new Name('Other')), ['31-004']],
  ['characters without glyphs', (file) => file.dict(file.array(font(file).get('DescendantFonts'))[0]).delete('CIDToGIDMap'), ['31-005']],
  ['a font that is not embedded', (file) => file.dict(file.array(font(file).get('DescendantFonts'))[0], 'FontDescriptor').delete('FontFile2'), ['31-009']],
  ['glyphs that are not in the font', (file) => onPage(file, 3, (text) => text.replace('[(\\000\\f', '[<ff00> (')), ['10-001', '31-011']],
  ['glyphs of another width', (file) => file.dict(file.array(font(file).get('DescendantFonts'))[0]).set('W', [1, [999]]), ['31-016']],
  ['codes without characters', (file) => font(file).delete('ToUnicode'), ['31-027']],
  ['a code for the character 0', (file) => toUnicode(file, (text) => text.replace(/<0001> <[0-9A-F]{4}>/i, '<0001> <0000>')), ['31-028']],
  ['a code for a byte order mark', (file) => toUnicode(file, (text) => text.replace(/<0001> <[0-9A-F]{4}>/i, '<0001> <FEFF>')), ['31-029']],
  ['the glyph for missing characters', (file) => onPage(file, 3, (text) => text.replace('[(\\000\\f', '[<0000> (')), ['10-001', '31-030']],
  ['no bookmarks', (file) => file.catalogue.delete('Outlines'), ['UA 7.17']],
  ['an element with another parent', (file) => element(file, 'H2').set('P', refTo(file, element(file, 'TOC'))), ['PDF 14.7.2']],
  ['content that is on no page', (file) => kids(element(file, 'P')).push(9999), ['PDF 14.7.4.2']],
];

/** The innermost element whose text begins with some words. */
const saying = (file: PdfFile, words: string): Dict => {
  const pdf = new TaggedPdf(file);
  const reader = new StructureReader(pdf, null);
  const found = pdf.elements.findLast((each) => reader.text(each).startsWith(words));
  if (found === undefined) throw new Error(`nothing says ${words}`);
  return found.dict;
};

/** The first element of a type in reading order. */
const first = (file: PdfFile, type: string): Dict => {
  const find = (dict: Dict): Dict | null => (file.name(dict.get('S')) === type ? dict : (file.array(dict.get('K')).map((kid) => file.resolve(kid)).filter(isDict).map(find).find((each) => each !== null) ?? null));
  const found = find(element(file, 'Document'));
  if (found === null) throw new Error(`there is no ${type}`);
  return found;
};

const removeAnnotation = (file: PdfFile): void => {
  const list = kids(element(file, 'Link'));
  list.splice(list.findIndex((kid) => file.dict(kid).has('Obj')), 1);
};

/** Puts tagged content into a form, with an element of its own, and paints it twice. */
const paintTwice = (file: PdfFile): void => {
  const key = 9000;
  const document = element(file, 'Document');
  const form = file.add(new Stream(dictOf({ Type: new Name('XObject'), Subtype: new Name('Form'), BBox: [0, 0, 9, 9], StructParents: key }), Buffer.from('/Span <</MCID 0>> BDC 0 0 9 9 re f EMC')));
  const pageRef = refTo(file, page(file, 3));
  const added = file.add(dictOf({ Type: new Name('StructElem'), S: new Name('Span'), P: refTo(file, document), K: [dictOf({ Type: new Name('MCR'), Pg: pageRef, Stm: form, MCID: 0 })] }));
  kids(document).push(added);
  parents(file).push(key, [added]);
  file.dict(page(file, 3), 'Resources').set('XObject', dictOf({ Fm: form }));
  onPage(file, 3, (text) => `${text}\n/Fm Do /Fm Do`);
};

test.each(wrong)('%s', async (_, change, expected) => {
  const file = new PdfFile(await right);
  change(file);
  const found = checkPdfUa(writePdf(file));
  expect([...new Set(found.map(({ checkpoint }) => checkpoint))].toSorted(), found.slice(0, 5).map(({ checkpoint, place }) => `${checkpoint} ${place}`).join('\n')).toEqual(expected.toSorted());
  for (const { place, condition } of found) expect([place, condition]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
});

test('every condition has a file that breaks it', () => {
  expect(Object.keys(conditions).filter((checkpoint) => !wrong.some(([, , expected]) => expected.some((each) => each === checkpoint)))).toEqual([]);
});

test('a file that was only written anew breaks nothing', async () => {
  expect(checkPdfUa(writePdf(new PdfFile(await right)))).toEqual([]);
});

test.each([
  ['no PDF', () => Buffer.from('no PDF')],
  ['a file that was cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 2000)],
] as const)('%s cannot be read, and that is said', async (_, make) => {
  const bytes = make(await right);
  expect(() => checkPdfUa(bytes)).toThrow(/PDF|header/);
});
