// Reads a Word file the way Word counts it: paragraphs with their styles, texts and list labels. Independent of what wrote the file.
import { unzipSync, strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

/** The root element; throws where the text is not well formed. */
export const parseXml = (xml: string): Node => {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.children.push(text));
  parser.write(xml).close();
  const element = root.children.find((child) => typeof child !== 'string');
  if (element === undefined) throw new Error('The file has no element.');
  return element;
};

export const children = (node: Node, name: string): Node[] => node.children.filter((child): child is Node => typeof child !== 'string' && child.name === name);
export const child = (node: Node | undefined, name: string): Node | undefined => (node === undefined ? undefined : children(node, name)[0]);
export const val = (node: Node | undefined): string | undefined => node?.attributes['w:val'];

export function* descendants(node: Node, name?: string): Generator<Node> {
  for (const each of node.children) {
    if (typeof each === 'string') continue;
    if (name === undefined || each.name === name) yield each;
    yield* descendants(each, name);
  }
}

export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/.test(name)).map(([name, data]) => [name, strFromU8(data)]));

/** The text of a part with plain hyphens: at which of them no line ends goes by the words of a run, which a change cuts. */
export const hyphened = (xml: string): string => xml.replace(/<\/w:(t|delText)><w:noBreakHyphen\/><w:\1 xml:space="preserve">/g, '-');

/** Text of a paragraph or note as Word shows it: line breaks and tabs as such, instructions of fields left out. */
export const textOf = (node: Node): string => {
  if (node.name === 'w:t') return node.children.filter((each) => typeof each === 'string').join('');
  if (node.name === 'w:noBreakHyphen') return '-';
  if (node.name === 'w:br') return '\n';
  if (node.name === 'w:tab') return '\t';
  if (node.name === 'w:pPr' || node.name === 'w:instrText') return '';
  return node.children.map((each) => (typeof each === 'string' ? '' : textOf(each))).join('');
};

const roman = (n: number): string => {
  const signs: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  const [value, sign] = signs.find(([each]) => each <= n) ?? [0, ''];
  return value === 0 ? '' : sign + roman(n - value);
};
const repeated = (letters: string, n: number): string => (letters[(n - 1) % letters.length] ?? '').repeat(Math.ceil(n / letters.length));
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How Word writes numbers, by format. */
const written: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: (n) => repeated(alphabet, n),
  lowerLetter: (n) => repeated(alphabet.toLowerCase(), n),
  arabicAbjad: (n) => repeated('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', n),
};

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** The deepest level after which it begins again, counted from 0. */
  readonly restartsAfter: number;
}

export interface WordParagraph {
  readonly node: Node;
  readonly style: string;
  /** What Word's list prints; null for paragraphs outside lists, and for bullets. */
  readonly label: string | null;
  readonly text: string;
  readonly inTable: boolean;
}

/**
 * The paragraphs in order, with labels counted by Word's rules: all lists of one definition count together; a list's own start
 * applies once, at its first paragraph of that level; a level starts again after any level above it, or after the one that it names.
 */
export const readParagraphs = (bytes: Uint8Array): WordParagraph[] => {
  const parts = partsOf(bytes);
  const numbering = parseXml(parts['word/numbering.xml'] ?? '');
  const definitions = new Map(children(numbering, 'w:abstractNum').map((definition) => [
    definition.attributes['w:abstractNumId'] ?? '',
    new Map(children(definition, 'w:lvl').map((level) => [
      Number(level.attributes['w:ilvl']),
      { start: Number(val(child(level, 'w:start'))), format: val(child(level, 'w:numFmt')) ?? '', text: val(child(level, 'w:lvlText')) ?? '', restartsAfter: Number(val(child(level, 'w:lvlRestart')) ?? 9) - 1 } satisfies Level,
    ])),
  ]));
  const lists = new Map(children(numbering, 'w:num').map((list) => [
    list.attributes['w:numId'] ?? '',
    {
      definition: val(child(list, 'w:abstractNumId')) ?? '',
      starts: new Map(children(list, 'w:lvlOverride').map((override) => [Number(override.attributes['w:ilvl']), Number(val(child(override, 'w:startOverride')))])),
    },
  ]));
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const labelOf = (numId: string, index: number): string | null => {
    const list = lists.get(numId);
    const level = list === undefined ? undefined : definitions.get(list.definition)?.get(index);
    if (list === undefined || level === undefined || level.format === 'bullet') return null;
    const before = counts.get(list.definition) ?? [];
    const own = started.has(`${numId} ${index}`) ? undefined : list.starts.get(index);
    if (own !== undefined) started.add(`${numId} ${index}`);
    const n = own ?? (before[index] ?? level.start - 1) + 1;
    const levels = definitions.get(list.definition);
    counts.set(list.definition, Array.from({ length: Math.max(before.length, index + 1) }, (_, at) => (at === index ? n : at < index || index > (levels?.get(at)?.restartsAfter ?? 8) ? before[at] : undefined)));
    // Counted, and not printed.
    if (level.format === 'none') return null;
    const format = written[level.format];
    if (format === undefined) throw new Error(`Word has no format ${level.format}.`);
    return level.text.replace(`%${index + 1}`, format(n));
  };

  const styles = new Map(children(parseXml(parts['word/styles.xml'] ?? ''), 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const levels = new Map(children(numbering, 'w:abstractNum').flatMap((definition) => children(definition, 'w:lvl').map((level) => [val(child(level, 'w:pStyle')) ?? '', Number(level.attributes['w:ilvl'])])));
  /** A paragraph that says nothing of lists has the one of its style; the level is the one that names the style (ISO 29500-1, 17.9.23). */
  const labelOfStyle = (style: string): string | null => {
    const list = child(child(styles.get(style), 'w:pPr'), 'w:numPr');
    if (list !== undefined) return labelOf(val(child(list, 'w:numId')) ?? '', levels.get(style) ?? 0);
    const base = val(child(styles.get(style), 'w:basedOn'));
    return base === undefined ? null : labelOfStyle(base);
  };

  const paragraphs: WordParagraph[] = [];
  const visit = (node: Node, inTable: boolean): void => {
    for (const each of node.children) {
      if (typeof each === 'string') continue;
      if (each.name === 'w:p') {
        const properties = child(each, 'w:pPr');
        const style = val(child(properties, 'w:pStyle')) ?? '';
        const list = child(properties, 'w:numPr');
        const label = list === undefined ? labelOfStyle(style) : labelOf(val(child(list, 'w:numId')) ?? '', Number(val(child(list, 'w:ilvl'))));
        paragraphs.push({ node: each, style, label, text: textOf(each), inTable });
      } else visit(each, inTable || each.name === 'w:tbl');
    }
  };
  visit(parseXml(parts['word/document.xml'] ?? ''), false);
  return paragraphs;
};

/** The marks of footnotes in order, as Word prints them: counted, or the text that stands for the count. */
export const readFootnoteMarks = (bytes: Uint8Array): string[] => {
  let counted = 0;
  return [...descendants(parseXml(partsOf(bytes)['word/document.xml'] ?? ''), 'w:r')].flatMap((run) => {
    const reference = child(run, 'w:footnoteReference');
    if (reference === undefined) return [];
    return [reference.attributes['w:customMarkFollows'] === '1' ? textOf(run) : String(++counted)];
  });
};
