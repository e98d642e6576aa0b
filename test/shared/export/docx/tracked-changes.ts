// Accepts or rejects all tracked changes of a Word file, as the specification (ISO 29500-1, 17.13.5) describes them, and says what stands in it then.
// Independent of what wrote the file.
import { child, children, hyphened, parseXml, partsOf, val, type Node } from './word-reader.ts';

export type Decision = 'accept' | 'reject';

const put = { accept: new Set(['w:ins', 'w:moveTo']), reject: new Set(['w:del', 'w:moveFrom']) };
const out = { accept: new Set(['w:del', 'w:moveFrom']), reject: new Set(['w:ins', 'w:moveTo']) };
const changes = new Set(['w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblGridChange', 'w:sectPrChange']);
const cellMarks = new Set(['w:cellIns', 'w:cellDel']);
const ranges = /^w:(?:moveFrom|moveTo)Range(?:Start|End)$/;

const isNode = (each: Node | string): each is Node => typeof each !== 'string';
const nodesOf = (node: Node): Node[] => node.children.filter(isNode);

/** What stays of a paragraph's own properties when a change of them is rejected: the mark, and the section that ends with it. */
const kept = new Set(['w:rPr', 'w:sectPr']);

const settleProperties = (node: Node, decision: Decision): Node => {
  const change = nodesOf(node).find(({ name }) => changes.has(name));
  if (change === undefined) return node;
  const rest = node.children.filter((each) => each !== change);
  if (decision === 'accept') return { ...node, children: rest };
  const old = child(change, node.name)?.children ?? [];
  return { ...node, children: node.name === 'w:pPr' ? [...old, ...rest.filter((each) => isNode(each) && kept.has(each.name))] : old };
};

/** What a decision does to the mark of a paragraph, or to a row: both say it in their properties. */
const leaves = (properties: Node | undefined, decision: Decision): boolean => nodesOf(properties ?? { name: '', attributes: {}, children: [] }).some(({ name }) => out[decision].has(name));

const withoutMarks = (properties: Node): Node => ({ ...properties, children: properties.children.filter((each) => !isNode(each) || !(put.accept.has(each.name) || put.reject.has(each.name))) });

const settle = (node: Node, decision: Decision): (Node | string)[] => {
  if (ranges.test(node.name)) return [];
  const inProperties = node.name === 'w:rPr' || node.name === 'w:trPr';
  if (!inProperties && put[decision].has(node.name)) return node.children.flatMap((each) => (isNode(each) ? settle(each, decision) : [each]));
  if (out[decision].has(node.name)) return [];
  if (node.name === 'w:delText') return [{ ...node, name: 'w:t' }];
  if (node.name === 'w:delInstrText') return [{ ...node, name: 'w:instrText' }];
  if (node.name === 'w:tr' && leaves(child(node, 'w:trPr'), decision)) return [];
  if (node.name === 'w:tc') {
    const properties = nodesOf(child(node, 'w:tcPr') ?? { ...node, children: [] });
    if (properties.some(({ name }) => name === (decision === 'accept' ? 'w:cellDel' : 'w:cellIns'))) return [];
    return [settleChildren({ ...node, children: node.children.map((each) => (isNode(each) && each.name === 'w:tcPr' ? { ...each, children: each.children.filter((one) => !isNode(one) || !cellMarks.has(one.name)) } : each)) }, decision)];
  }
  if (node.name === 'w:p') {
    const mark = child(child(node, 'w:pPr'), 'w:rPr');
    const gone = leaves(mark, decision);
    const content = settleChildren({ ...node, children: node.children }, decision);
    return [gone ? { ...content, attributes: { ...content.attributes, joined: 'next' } } : content];
  }
  const settled = settleChildren(node, decision);
  if (node.name === 'w:tbl' && children(settled, 'w:tr').length === 0) return [];
  if (node.name === 'w:hyperlink' && nodesOf(settled).every(({ name }) => name.startsWith('w:bookmark'))) return settled.children;
  return [settled];
};

const settleChildren = (node: Node, decision: Decision): Node => {
  const own = settleProperties(node.name === 'w:rPr' || node.name === 'w:trPr' ? withoutMarks(node) : node, decision);
  return { ...own, children: joinParagraphs(own.children.flatMap((each) => (isNode(each) ? settle(each, decision) : [each]))) };
};

/** A paragraph whose mark is gone goes on in the next one, with the properties of that. */
const joinParagraphs = (list: readonly (Node | string)[]): (Node | string)[] => {
  if (!list.some((each) => isNode(each) && each.attributes['joined'] !== undefined)) return [...list];
  const result: (Node | string)[] = [];
  let waiting: (Node | string)[] = [];
  for (const each of list) {
    if (!isNode(each) || each.name !== 'w:p') {
      if (isNode(each) && each.name === 'w:tbl' && waiting.length > 0) {
        // Nothing can go on in a table; an empty paragraph leaves nothing behind.
        if (waiting.some((one) => isNode(one) && !one.name.startsWith('w:bookmark'))) throw new Error('Text would have to go on in a table.');
        waiting = [];
      }
      result.push(each);
      continue;
    }
    const content = each.children.filter((one) => !isNode(one) || one.name !== 'w:pPr');
    if (each.attributes['joined'] !== undefined) waiting.push(...content);
    else {
      result.push({ ...each, children: [...each.children.filter((one) => isNode(one) && one.name === 'w:pPr'), ...waiting, ...content] });
      waiting = [];
    }
  }
  if (waiting.some((one) => isNode(one) && !one.name.startsWith('w:bookmark'))) throw new Error('The last paragraph has lost its mark.');
  return result;
};

/** An element as text, its attributes in order. */
const canonical = (node: Node): string => {
  const attributes = Object.entries(node.attributes).filter(([name]) => !name.startsWith('xmlns')).sort().map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return `<${node.name}${attributes.join('')}>${node.children.map((each) => (isNode(each) ? canonical(each) : each)).join('')}</>`;
};

interface Reading {
  readonly notes: ReadonlyMap<string, Node>;
  readonly links: Readonly<Record<string, string>>;
  readonly noteLinks: Readonly<Record<string, string>>;
  readonly decision: Decision;
  /** Lists by the order in which the text takes them. */
  readonly list: (id: string) => string;
  /** What the styles say of paragraphs: said again with a paragraph, it is nothing of its own. */
  readonly styles: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Stretch {
  readonly look: string;
  text: string;
}

const drawing = (node: Node, { links }: Reading): string => canonical(node).replace(/ (?:id|name)="[^"]*"/g, '').replace(/ r:embed="([^"]*)"/g, (_, id: string) => ` ${links[id]}`);

/** Size and margins of a section. Word tracks no change of running heads. */
const section = (node: Node): string => canonical({ ...node, children: node.children.filter((each) => isNode(each) && !/Reference$|titlePg/.test(each.name)) });

/** The line of a paragraph: stretches of one look. Results of fields are left out, since Word computes them. */
const line = (paragraph: Node, reading: Reading): string[] => {
  const stretches: Stretch[] = [];
  const add = (look: string, text: string): void => {
    const last = stretches.at(-1);
    if (last !== undefined && last.look === look) last.text += text;
    else stretches.push({ look, text });
  };
  let field: 'none' | 'instruction' | 'result' = 'none';
  const visit = (node: Node, link: string): void => {
    for (const each of nodesOf(node)) {
      if (each.name === 'w:hyperlink') visit(each, `${each.attributes['w:anchor'] ?? ''}${reading.links[each.attributes['r:id'] ?? ''] ?? ''}`);
      else if (each.name === 'w:fldSimple') add(`field ${link}`, `{${each.attributes['w:instr']?.trim()}}`);
      else if (each.name === 'w:r') {
        const look = `${nodesOf(child(each, 'w:rPr') ?? { name: '', attributes: {}, children: [] }).map(canonical).join('')} ${link}`;
        for (const part of nodesOf(each)) {
          if (part.name === 'w:fldChar') {
            const type = part.attributes['w:fldCharType'];
            field = type === 'begin' ? 'instruction' : type === 'separate' ? 'result' : 'none';
          } else if (part.name === 'w:instrText') add(`field ${link}`, `{${part.children.join('').trim()}}`);
          else if (part.name === 'w:rPr' || field === 'result') continue;
          else if (part.name === 'w:t') add(look, part.children.join(''));
          else if (part.name === 'w:footnoteReference') add(look, `«${part.attributes['w:customMarkFollows'] ?? ''}${note(part.attributes['w:id'] ?? '', reading)}»`);
          else add(look, part.name === 'w:drawing' ? drawing(part, reading) : canonical(part));
        }
      } else if (!each.name.startsWith('w:bookmark') && each.name !== 'w:pPr') throw new Error(`${each.name} in a paragraph`);
    }
  };
  visit(paragraph, '');
  return stretches.filter(({ text }) => text !== '').map(({ look, text }) => `${look}|${text}`);
};

const note = (id: string, reading: Reading): string => {
  const found = reading.notes.get(id);
  if (found === undefined) throw new Error(`There is no note ${id}.`);
  return describe(settleChildren(found, reading.decision).children, { ...reading, links: reading.noteLinks }).join(' ');
};

const ofStyle = new Set(['w:numPr', 'w:ind']);

const paragraphProperties = (paragraph: Node, reading: Reading): string =>
  nodesOf(child(paragraph, 'w:pPr') ?? { name: '', attributes: {}, children: [] })
    .filter((each) => each.name !== 'w:rPr' && !(ofStyle.has(each.name) && reading.styles.get(val(child(child(paragraph, 'w:pPr'), 'w:pStyle')) ?? '')?.has(canonical(each)) === true))
    .map((each) => (each.name === 'w:numPr' ? `list ${val(child(each, 'w:ilvl'))} of ${reading.list(val(child(each, 'w:numId')) ?? '0')}` : each.name === 'w:sectPr' ? section(each) : canonical(each)))
    .join('');

const describe = (list: readonly (Node | string)[], reading: Reading): string[] => {
  const result: string[] = [];
  let [contents, end]: [boolean, string | null] = [false, null];
  for (const each of list.filter(isNode)) {
    if (each.name === 'w:p') {
      const style = val(child(child(each, 'w:pPr'), 'w:pStyle'));
      contents = style === 'UN-Contents-Head';
      result.push(contents ? 'contents' : `p ${paragraphProperties(each, reading)}`, ...(contents ? [] : line(each, reading)));
    } else if (each.name === 'w:tbl') {
      // The table of contents computes itself.
      if (!contents) {
        const frame = ['w:tblPr', 'w:tblGrid'].map((name) => canonical(child(each, name) ?? each)).join('');
        result.push(`table ${frame}`);
        for (const row of children(each, 'w:tr')) {
          result.push(`row ${nodesOf(child(row, 'w:trPr') ?? { name: '', attributes: {}, children: [] }).map(canonical).join('')}`);
          for (const cell of children(row, 'w:tc')) result.push(`cell ${nodesOf(child(cell, 'w:tcPr') ?? cell).map(canonical).join('')}`, ...describe(cell.children, reading));
        }
        result.push('end');
      }
      contents = false;
    } else if (each.name === 'w:sectPr') end = section(each);
  }
  // Where a table comes or goes at the very end, an empty paragraph behind it stays: it has no next one to go on in.
  while (/^p /.test(result.at(-1) ?? '')) result.pop();
  return end === null ? result : [...result, end];
};

/** What a Word file holds once all its tracked changes are accepted or rejected: structure, styles, numbering, text with its looks, and notes where they are cited. */
export const contentAfter = (bytes: Uint8Array, decision: Decision): string[] => {
  const parts = Object.fromEntries(Object.entries(partsOf(bytes)).map(([name, xml]) => [name, hyphened(xml)]));
  const notes = new Map(children(parseXml(parts['word/footnotes.xml'] ?? ''), 'w:footnote').map((each) => [each.attributes['w:id'] ?? '', each]));
  const targets = (part: string): Record<string, string> =>
    Object.fromEntries(children(parseXml(parts[`word/_rels/${part}.xml.rels`] ?? ''), 'Relationship').map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']));
  const definitions = new Map(children(parseXml(parts['word/numbering.xml'] ?? ''), 'w:num').map((each) => [each.attributes['w:numId'] ?? '', nodesOf(each).map(canonical).join('')]));
  const styles = new Map(children(parseXml(parts['word/styles.xml'] ?? ''), 'w:style').map((each) => [each.attributes['w:styleId'] ?? '', new Set(nodesOf(child(each, 'w:pPr') ?? { ...each, children: [] }).map(canonical))]));
  const order = new Map<string, number>();
  const list = (id: string): string => {
    if (id === '0') return 'none';
    if (!order.has(id)) order.set(id, order.size);
    return `${order.get(id)} ${definitions.get(id)}`;
  };
  const body = child(parseXml(parts['word/document.xml'] ?? ''), 'w:body');
  if (body === undefined) throw new Error('The file has no text.');
  return describe(settleChildren(body, decision).children, { notes, links: targets('document'), noteLinks: targets('footnotes'), decision, list, styles });
};

/** The numbers of all marks of change, and of bookmarks. */
export const annotationNumbers = (bytes: Uint8Array): string[] => {
  const parts = partsOf(bytes);
  return ['word/document.xml', 'word/footnotes.xml'].flatMap((name) =>
    [...(parts[name] ?? '').matchAll(/<w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|rPrChange|pPrChange|tblPrChange|trPrChange|tcPrChange|tblGridChange|cellIns|cellDel|bookmarkStart)\b[^>]* w:id="(\d+)"/g)].map(([, id]) => id ?? ''));
};
