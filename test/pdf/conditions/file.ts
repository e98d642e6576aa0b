// Conditions on the file as a whole: metadata, title, security, languages, bookmarks, optional content.
import { SaxesParser } from 'saxes';
import type { PdfFile } from '../file.ts';
import { PdfString, Stream, type Dict, type PdfObject } from '../objects.ts';
import { placeOf } from '../reading.ts';
import { tagging, type TaggedPdf } from '../structure.ts';
import { violation, type Violation } from './violation.ts';

const dublinCore = 'http://purl.org/dc/elements/1.1/';
const pdfua = 'http://www.aiim.org/pdfua/ns/id/';

interface Metadata {
  readonly title: string;
  /** Whether a title names its language rather than being the one for all. */
  readonly titleLanguage: boolean;
  readonly part: string;
}

/** Reads the XMP packet; throws on what is no XML. */
const readMetadata = (text: string): Metadata => {
  const found = { title: '', titleLanguage: false, part: '' };
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    open.push(`${uri}${local}`);
    for (const attribute of Object.values(attributes)) {
      if (attribute.uri === pdfua && attribute.local === 'part') found.part = attribute.value;
      if (attribute.prefix === 'xml' && attribute.local === 'lang' && open.includes(`${dublinCore}title`) && attribute.value !== 'x-default') found.titleLanguage = true;
    }
  });
  parser.on('text', (part) => {
    if (open.includes(`${dublinCore}title`)) found.title += part;
    if (open.at(-1) === `${pdfua}part`) found.part += part;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return { ...found, title: found.title.trim(), part: found.part.trim() };
};

export function* metadataConditions({ file, language }: TaggedPdf): Generator<Violation> {
  const stream = file.get(file.catalogue, 'Metadata');
  if (!(stream instanceof Stream)) {
    yield violation('06-001', 'catalogue');
  } else {
    const { title, titleLanguage, part } = readMetadata(new TextDecoder().decode(file.decoded(stream)));
    if (part !== '1') yield violation('06-002', `metadata: part “${part}”`);
    if (title === '') yield violation('06-003', 'metadata');
    else if (!titleLanguage && language === null) yield violation('11-006', `metadata: “${title}”`);
  }
  const display = file.get(file.dict(file.catalogue, 'ViewerPreferences'), 'DisplayDocTitle');
  if (display === null) yield violation('07-001', 'catalogue');
  else if (display !== true) yield violation('07-002', 'catalogue');
}

/** Permissions of an encrypted file: bit 10 lets assistive programs in (ISO 32000-1, table 22). */
export function* securityConditions(file: PdfFile): Generator<Violation> {
  if (!file.trailer.has('Encrypt')) return;
  const permissions = file.get(file.dict(file.trailer.get('Encrypt')), 'P');
  if (typeof permissions !== 'number') yield violation('26-001', 'encryption dictionary');
  else if ((permissions & 0x200) === 0) yield violation('26-002', `encryption dictionary: P ${permissions}`);
}

/** Whether a tag is well formed by BCP 47 and its language and region are known. */
const isLanguageTag = (tag: string): boolean => {
  try {
    const { language, region } = new Intl.Locale(tag);
    const known = (type: 'language' | 'region', code: string): boolean => new Intl.DisplayNames('en', { type, fallback: 'none' }).of(code) !== undefined;
    return known('language', language) && (region === undefined || known('region', region));
  } catch {
    return false;
  }
};

const writtenInArabic = (tag: string): boolean => !isLanguageTag(tag) || new Intl.Locale(tag).maximize().script === 'Arab';

export function* languageConditions(pdf: TaggedPdf): Generator<Violation> {
  const { file, language } = pdf;
  if (language !== null && !isLanguageTag(language)) yield violation('UA 7.2', `catalogue: “${language}”`);
  for (const element of pdf.elements) {
    const own = element.string('Lang');
    if (own !== null && !isLanguageTag(own)) yield violation('UA 7.2', `${placeOf(pdf, element)}: “${own}”`);
    if ((element.language ?? language) !== null) continue;
    if (element.string('Alt') !== null || element.string('ActualText') !== null || element.string('E') !== null) yield violation('11-002', placeOf(pdf, element));
  }
  for (const page of pdf.pages) {
    let missing = false;
    for (const { marks, glyphs } of page.content.painted) {
      const tag = tagging(marks);
      const element = tag === null ? null : pdf.parentOf(tag);
      if (element === null) continue;
      const marked = marks.map(({ properties }) => file.get(properties, 'Lang')).findLast((each) => each instanceof PdfString);
      const inForce = marked?.text ?? element.language ?? language;
      // Once for a page: what is wrong with one text is wrong with all.
      if (inForce === null && glyphs.length > 0 && !missing) {
        missing = true;
        yield violation('11-001', placeOf(pdf, element));
      }
      if (inForce !== null && !writtenInArabic(inForce) && glyphs.some(({ unicode }) => /\p{Script=Arabic}/u.test(unicode ?? ''))) yield violation('11-007', `${placeOf(pdf, element)}: ${inForce}`);
    }
    if (language === null && file.array(page.dict.get('Annots')).some((each) => pdf.languageOfAnnotation(each) === null && file.dict(each).has('Contents'))) {
      yield violation('11-004', `page ${page.number}`);
    }
  }
  if (language === null && [...outlineEntries(file)].length > 0) yield violation('11-003', 'bookmarks');
}

function* outlineEntries(file: PdfFile, parent: Dict = file.dict(file.catalogue, 'Outlines')): Generator<Dict> {
  const seen = new Set<Dict>();
  for (let entry = file.dict(parent.get('First')); entry.size > 0 && !seen.has(entry); entry = file.dict(entry.get('Next'))) {
    seen.add(entry);
    yield entry;
    yield* outlineEntries(file, entry);
  }
}

export function* navigationConditions({ file, elements }: TaggedPdf): Generator<Violation> {
  if (elements.some(({ role }) => /^H[1-6]?$/.test(role ?? '')) && [...outlineEntries(file)].length === 0) yield violation('UA 7.17', 'catalogue');
}

const isNonEmpty = (object: PdfObject): boolean => object instanceof PdfString && object.text !== '';

/** None of this has a place in a document that is printed: content that can be switched, dynamic forms, nameless attachments. */
export function* additionConditions({ file }: TaggedPdf): Generator<Violation> {
  if (file.catalogue.has('OCProperties')) yield violation('20-001', 'catalogue');
  if (file.dict(file.catalogue, 'AcroForm').has('XFA')) yield violation('25-001', 'catalogue');
  for (const number of file.numbers) {
    const dict = file.object(number);
    if (dict.has('EF') && !(isNonEmpty(file.get(dict, 'F')) && isNonEmpty(file.get(dict, 'UF')))) yield violation('21-001', `object ${number}`);
    if (file.name(dict.get('Subtype')) === 'Form' && dict.has('Ref')) yield violation('30-001', `object ${number}`);
  }
}
