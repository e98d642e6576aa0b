// Writes stretches of two lines as runs with their marks of change.
import { childOf, innerXml, type Node } from './tree.ts';
import type { Atom, Link, Unit } from './atoms.ts';
import type { MarkedChange, Revisions, Track } from './revisions.ts';
import { escapeXml } from '../xml.ts';

type Place = Pick<MarkedChange, 'block' | 'piece'>;

/** Part of a line that is ready but for its link and its mark. */
export interface WrittenPart {
  readonly link: Link;
  readonly track: Track;
  readonly place: Place;
  readonly xml: string;
}

const run = (look: string, content: string): string => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${content}</w:r>`;

const textXml = (text: string, track: Track): string => {
  const tag = track === 'deleted' ? 'w:delText' : 'w:t';
  return `<${tag} xml:space="preserve">${escapeXml(text)}</${tag}>`;
};

/** A field as runs: a simple one cannot stand within a mark of change. */
const fieldXml = (field: Extract<Unit, { type: 'field' }>, track: Track): string => {
  const look = innerXml(childOf(field.runs.find(({ name }) => name === 'w:r'), 'w:rPr'));
  const tag = track === 'deleted' ? 'w:delInstrText' : 'w:instrText';
  const result = resultRuns(field.runs).map((each) => run(innerXml(childOf(each, 'w:rPr')), each.children
    .map((child) => (child.name === 'w:rPr' ? '' : child.name === 'w:t' ? textXml(child.children.map(({ attributes }) => attributes).join(''), track) : child.xml)).join('')));
  return [
    run(look, '<w:fldChar w:fldCharType="begin"/>'),
    run(look, `<${tag} xml:space="preserve">${escapeXml(field.instruction)}</${tag}>`),
    run(look, '<w:fldChar w:fldCharType="separate"/>'),
    ...result,
    run(look, '<w:fldChar w:fldCharType="end"/>'),
  ].join('');
};

const resultRuns = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => (node.name === 'w:r' ? [node] : resultRuns(node.children)));

/** An atom of one version. `note`: the number under which its note stands in the file. */
export const atomXml = (atom: Atom, track: Track, note: (atom: Extract<Unit, { type: 'note' }>) => number): string => {
  switch (atom.type) {
    case 'bookmark':
      return atom.xml;
    case 'text':
      return run(atom.look, textXml(atom.text, track));
    case 'sign':
      return run(atom.look, atom.xml);
    case 'note':
      return noteXml(atom, note(atom), atom.look, track);
    case 'field':
      return track === 'none' ? `<w:fldSimple w:instr="${escapeXml(atom.instruction)}">${atom.runs.map(({ xml }) => xml).join('')}</w:fldSimple>` : fieldXml(atom, track);
  }
};

const noteXml = ({ mark }: Extract<Unit, { type: 'note' }>, id: number, look: string, track: Track): string =>
  run(look, `<w:footnoteReference${mark === null ? '' : ' w:customMarkFollows="1"'} w:id="${id}"/>${mark === null ? '' : textXml(mark, track)}`);

/** A unit that stayed and looks different. */
export const relookedXml = (unit: Unit, before: string, note: (atom: Extract<Unit, { type: 'note' }>) => number, revisions: Revisions, place: Place): string => {
  if (unit.type === 'field') return atomXml(unit, 'none', note);
  const change = `<w:rPrChange${revisions.attributes({ kind: 'relooked', ...place })}>${before === '' ? '<w:rPr/>' : `<w:rPr>${before}</w:rPr>`}</w:rPrChange>`;
  return atomXml({ ...unit, look: `${unit.look}${change}` }, 'none', note);
};

const samePlace = (one: Place, other: Place): boolean => one.piece?.index === other.piece?.index && one.piece?.text === other.piece?.text;

/** Puts the parts of a line together: one link around what it links, one mark around each change. */
export const joinParts = (parts: readonly WrittenPart[], revisions: Revisions): string => {
  let xml = '';
  let [link, track, place, runs]: [Link, Track, Place | null, string] = [null, 'none', null, ''];
  const flush = (): void => {
    if (place !== null) xml += revisions.around(track, runs, place);
    runs = '';
  };
  for (const part of parts) {
    const newLink = part.link !== link;
    if (newLink || part.track !== track || place === null || !samePlace(place, part.place)) flush();
    if (newLink) {
      if (link !== null) xml += '</w:hyperlink>';
      if (part.link !== null) xml += part.link;
    }
    ({ link, track, place } = part);
    runs += part.xml;
  }
  flush();
  return link === null ? xml : `${xml}</w:hyperlink>`;
};
