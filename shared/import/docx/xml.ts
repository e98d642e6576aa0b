// XML of Word as a tree whose names no longer depend on prefixes: both kinds of its namespaces, the transitional and the strict, read alike.
import { SaxesParser } from 'saxes';
import { Refusal } from './refusal.ts';

export interface XmlElement {
  /** With the usual prefix of its namespace: `w:p`, `m:oMath`; `?:name` in a namespace that is not known. */
  readonly name: string;
  /** By name, with the usual prefix where the attribute has a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The characters directly in it, of elements that hold text. */
  text: string;
}

const office = 'officeDocument/2006';
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  [`http://schemas.openxmlformats.org/${office}/relationships`, 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  [`http://schemas.openxmlformats.org/${office}/math`, 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.microsoft.com/office/drawing/2016/SVG/main', 'asvg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas', 'wpc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  [`http://schemas.openxmlformats.org/${office}/custom-properties`, 'cust'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'cust'],
  [`http://schemas.openxmlformats.org/${office}/docPropsVTypes`, 'vt'],
  ['http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes', 'vt'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** Deeper than tables in text boxes in tables ever go. */
const deepest = 300;
const mostElements = 4_000_000;
/** A longer attribute is no text and no property. In characters. */
const longestAttribute = 100_000;

/** Elements whose characters are text; elsewhere they only set the file in lines. */
const holdText: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'm:t', 'a:t', 'dc:title', 'dc:creator', 'dc:language', 'cp:lastModifiedBy', 'dcterms:modified', 'vt:lpwstr']);

const noAttributes: ReadonlyMap<string, string> = new Map();

const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

/** Pieces of text that are parsed at a time. */
const step = 1 << 18;

/**
 * Reads a part. Refuses what defines types or entities of its own, nests or grows beyond any text, or is not well formed. `heard` is told how much
 * is read, from 0 to 1.
 */
export const readXml = (bytes: Uint8Array, part: string, heard: (done: number) => void = () => {}): XmlElement => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  parser.on('error', () => {
    throw new Refusal('import.wordDamaged', part);
  });
  parser.on('doctype', () => {
    throw new Refusal('import.wordUnsafe', part);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= deepest || ++count > mostElements) throw new Refusal('import.wordUnsafe', part);
    const own = new Map<string, string>();
    for (const { local: name, prefix, uri: space, value } of Object.values(attributes)) {
      if (prefix === 'xmlns' || name === 'xmlns') continue;
      if (value.length > longestAttribute) throw new Refusal('import.wordUnsafe', part);
      own.set(space === '' ? name : `${prefixes.get(space) ?? '?'}:${name}`, value);
    }
    const element: XmlElement = { name: `${prefixes.get(uri) ?? '?'}:${local}`, attributes: own.size === 0 ? noAttributes : own, children: [], text: '' };
    const parent = open.at(-1);
    if (parent === undefined) root ??= element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const take = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined && holdText.has(element.name)) element.text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  try {
    const text = decode(bytes);
    for (let at = 0; at < text.length; at += step) {
      parser.write(text.slice(at, at + step));
      heard(Math.min(1, (at + step) / text.length));
    }
    parser.close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('import.wordDamaged', part);
  }
  if (root === null) throw new Refusal('import.wordDamaged', part);
  return root;
};

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((one) => one.name === name);
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] => element?.children.filter((one) => one.name === name) ?? [];
/** `w:val`, and whatever else is asked for by name. */
export const attribute = (element: XmlElement | undefined, name = 'w:val'): string | null => element?.attributes.get(name) ?? null;
/** The `w:val` of a child. */
export const value = (element: XmlElement | undefined, name: string): string | null => attribute(child(element, name));

/** A whole number within what Word itself writes; null for anything else. */
export const wholeNumber = (text: string | null): number | null => (text !== null && /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** Whether a property is on: present without a value, or with one that says so. Null where it is not said. */
export const toggle = (element: XmlElement | undefined, name: string): boolean | null => {
  const found = child(element, name);
  if (found === undefined) return null;
  const said = attribute(found);
  return said === null || !['0', 'false', 'off', 'none'].includes(said.toLowerCase());
};

/** All elements of a tree in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const one of element.children) {
    yield one;
    yield* descendants(one);
  }
}
