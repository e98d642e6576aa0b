// Symbols of United Nations documents: read, written in one form, or refused with a reason.
// The grammar follows the guide of the Dag Hammarskjöld Library and the patterns of ESCWA's catalogue.
import { westernDigits } from '../language/numerals.ts';
import { withoutDirectionSigns } from './bidi.ts';

export type SymbolPartKind = 'organ' | 'region' | 'subBody' | 'division' | 'session' | 'year' | 'nature' | 'publication' | 'label' | 'serial' | 'modifier' | 'portion';

export interface SymbolPart {
  readonly kind: SymbolPartKind;
  /** As it is written in the symbol; a `portion` with its brackets. */
  readonly text: string;
  /** `L` of `L.1`, `Technical Paper` of `Technical Paper.2`, `CL` of `CL2.GPID`, `Part` of `(Part II)`; the text itself where there is no such word. */
  readonly name: string;
  /** The number or code behind the name. */
  readonly number: string | null;
}

export interface DocumentSymbol {
  /** The whole symbol in its usual capitals and spaces. */
  readonly symbol: string;
  readonly parts: readonly SymbolPart[];
  /** How often it was reissued for technical reasons: the asterisks at the end. */
  readonly reissued: number;
}

/** What a symbol can begin with: a principal organ, or a body with a series of its own. */
export const seriesNames = [
  ...['A', 'S', 'E', 'ST', 'T', 'DP', 'TD', 'UNEP', 'CRC', 'CCPR', 'CAT', 'CEDAW', 'CERD', 'CMW', 'CRPD', 'CED', 'HRI', 'HRC', 'FCCC', 'CTOC', 'CBD'],
  ...['IDB', 'JIU', 'ID', 'PBC', 'HSP', 'HLPF', 'ECE', 'ESCAP', 'LC', 'CEB', 'NPT', 'SPLOS', 'ISBA', 'ICCD'],
];
const regions = ['ESCWA', 'ECWA', 'ECE', 'ECA', 'ESCAP', 'ECLAC', 'LC'];
/** The commission whose patterns are known one by one, under its two names. */
const ownRegion = /^E(?:SC|C)WA$/i;
const subBodies = ['AC', 'CN', 'CONF', 'C', 'GC', 'EC', 'IG', 'SC', 'Sub', 'WG', 'EGM', 'RCM', 'PC', 'Panel', 'Task Force', 'HLPF', 'HRC', 'SP', 'MC', 'EA', 'MEM', 'SER'];
/** Sub-bodies that stand without a number; the last four in old records of ESCWA only. */
const bareSubBodies = new Set(['PC', 'HLPF', 'HRC', 'Panel', 'Task Force', 'WG', 'EGM', 'RCM', 'CONF']);
const natures = ['CRP', 'INF', 'WP', 'CP', 'BP', 'TP', 'PP', 'IP', 'NGO', 'Nc', 'PET', 'PRST', 'RES', 'DEC', 'PV', 'SR', 'Info', 'L', 'R', 'G'];
/** Natures that may stand without a number of their own: `A/RES/73/195`, `E/ESCWA/30/INF`. */
const bareNatures = new Set(['RES', 'DEC', 'INF', 'PRST', 'NGO', 'PET', 'Info']);
const publications = ['Technical Paper', 'Technical Papers', 'Technical Material', 'Background Paper', 'Working Paper', 'Policy Brief', 'Booklet', 'Pamphlet', 'Brochure'];
const labels = ['Outcome document', 'Report', 'Summary', 'Information Kit', 'Inventory', 'Manual', 'Excerpt', 'CD-ROM', 'DOC', 'APC', 'MAPC', 'SAPC', 'Palestine', 'Iraq'];
const modifiers = ['Add', 'Amend', 'Corr', 'Rev', 'Suppl', 'Supp'];
/** Parts of two words, with which a symbol in running text goes on behind a space. */
export const spacedNames: readonly string[] = [...labels, ...publications].filter((name) => name.includes(' '));

const alternatives = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).map((name) => name.replaceAll(' ', ' ?')).join('|');
const named = (names: readonly string[], tail: string): RegExp => new RegExp(`^(${alternatives(names)})${tail}$`, 'i');

const organPattern = new RegExp(`^(?:${alternatives(seriesNames)})$`, 'i');
const regionPattern = new RegExp(`^(?:${alternatives(regions)})$`, 'i');
const subBodyPattern = named(subBodies, '\\.? ?(\\d{1,3}(?:-[A-Z0-9]+)?)?');
const letteredPattern = /^(C|SER)\. ?([IVX]+|[A-Z])$/i;
const naturePattern = named(natures, '\\.? ?(\\d{1,5}(?:-[A-Z])?)?');
const publicationPattern = named(publications, '\\.? ?(\\d{1,4})?');
const modifierPattern = named(modifiers, '\\.? ?(\\d{1,3})?');
const labelPattern = new RegExp(`^(?:${alternatives(labels)})$`, 'i');
const clusterPattern = /^CL(\d)(?:\.([A-Z]{2,6}))?$/i;
const divisionPattern = /^[A-Z]{1,8}\d?(?:-[A-Z]{2,5})?$/i;
const outsideCode = /^[A-Z]{2,8}\d?$/;
/** A treaty body's own documents stand under the letter of its convention, general comments and observations under two. */
const treatyBodies = /^(?:CRC|CCPR|CAT|CEDAW|CERD|CMW|CRPD|CED)$/;
const yearPattern = /^(?:19|20)\d\d$/;
const specialPattern = /^(S|ES)-? ?(\d{1,2})$/i;
const specialSession = (text: string): SymbolPart | null => {
  const [, kind, number = ''] = specialPattern.exec(text) ?? [];
  return kind === undefined ? null : part('session', `${kind.toUpperCase()}-${number}`, kind.toUpperCase(), number);
};

/** The spelling of the list for a name in any capitals and spacing. */
const spelled = (names: readonly string[], found: string): string => {
  const bare = found.replaceAll(' ', '').toLowerCase();
  return names.find((name) => name.replaceAll(' ', '').toLowerCase() === bare) ?? found;
};

const part = (kind: SymbolPartKind, text: string, name = text, number: string | null = null): SymbolPart => ({ kind, text, name, number });

const dotted = (kind: SymbolPartKind, names: readonly string[], match: RegExpExecArray): SymbolPart => {
  const name = spelled(names, match[1] ?? '');
  const number = match[2]?.toUpperCase() ?? null;
  return part(kind, number === null ? name : `${name}.${number}`, name, number);
};

/**
 * What keeps a text from being a symbol of a known form: it does not begin with an organ; a part is unknown; a part such as `L` has no
 * number; `Rev.1` follows nothing that could be revised; two strokes have nothing between them, or the last one nothing behind it; it has
 * no number or label yet.
 */
export type SymbolDoubt = { readonly kind: 'organ' | 'part' | 'number' | 'base'; readonly text: string } | { readonly kind: 'gap' | 'unfinished' };

interface Surroundings {
  readonly organ: string;
  /** Whether the patterns of ESCWA hold. */
  readonly own: boolean;
  readonly before: readonly SymbolPart[];
  /** The segment that follows; undefined at the end. */
  readonly next: string | undefined;
}

/** What may be revised, corrected or added to. */
const isBase = ({ kind }: SymbolPart): boolean => kind === 'serial' || kind === 'nature' || kind === 'publication' || kind === 'label';

const readNumber = (segment: string, { before, next }: Surroundings): SymbolPart | null => {
  if (yearPattern.test(segment)) return part('year', segment);
  const dated = before.some(({ kind }) => kind === 'session' || kind === 'year');
  // A small number that something else follows is a session, unless session or year were named before; the last one is the document's
  // own, also where it was revised. Conferences and ad hoc committees number no sessions.
  const sessionless = before.some(({ name }) => name === 'CONF' || name === 'AC' || name === 'DOC');
  if (!dated && !sessionless && next !== undefined && !modifierPattern.test(next) && /^\d{1,2}$/.test(segment)) return part('session', segment, segment, segment);
  return /^\d+(?:[A-Z]|-\d+)?$/i.test(segment) ? part('serial', segment.toUpperCase()) : null;
};

const readSegment = (segment: string, at: Surroundings): SymbolPart | SymbolDoubt => {
  const { organ, own, before } = at;
  const index = before.length;
  if (index === 1 && organ === 'E' && regionPattern.test(segment)) return part('region', segment.toUpperCase());
  const number = readNumber(segment, at) ?? specialSession(segment);
  if (number !== null) return number;
  const cluster = own ? clusterPattern.exec(segment) : null;
  if (cluster) return part('division', segment.toUpperCase(), 'CL', cluster[1] ?? null);
  if (index === 1 && treatyBodies.test(organ) && /^C$/i.test(segment)) return part('division', 'C');
  if (treatyBodies.test(organ) && /^(?:GC|CO)$/i.test(segment)) return part('nature', segment.toUpperCase());
  if (index === 1 && organ === 'TD' && /^[BN]$/i.test(segment)) return part('division', segment.toUpperCase());
  const lettered = own ? null : letteredPattern.exec(segment);
  if (lettered) return dotted('subBody', subBodies, lettered);
  const subBody = subBodyPattern.exec(segment);
  if (subBody && (subBody[2] !== undefined || bareSubBodies.has(spelled(subBodies, subBody[1] ?? '')))) return dotted('subBody', subBodies, subBody);
  const modifier = modifierPattern.exec(segment);
  if (modifier?.[2] !== undefined) return own && !before.some(isBase) ? { kind: 'base', text: segment } : dotted('modifier', modifiers, modifier);
  const nature = naturePattern.exec(segment);
  if (nature && (nature[2] !== undefined || bareNatures.has(spelled(natures, nature[1] ?? '')))) return dotted('nature', natures, nature);
  if (index > 1 && (modifier ?? nature)) return { kind: 'number', text: segment };
  const publication = publicationPattern.exec(segment);
  if (publication) return dotted('publication', publications, publication);
  if (labelPattern.test(segment)) return part('label', spelled(labels, segment));
  if (own ? index === 2 && divisionPattern.test(segment) : index === 1 && segment.length > 1 && divisionPattern.test(segment)) return part('division', segment.toUpperCase());
  if (/^[IVXLC]+$/i.test(segment) && index > 1) return part('serial', segment.toUpperCase());
  if (own && /^[A-C]$/i.test(segment) && index > 2) return part('serial', segment.toUpperCase());
  // Bodies outside the regional commission have codes of their own: ST/ESA/STAT, A/HRC/WG.6/30/LBN.
  if (!own && outsideCode.test(segment)) return part('division', segment);
  return { kind: 'part', text: segment };
};

const portionWords: Readonly<Record<string, string>> = { part: 'Part', vol: 'Vol.', supp: 'Supp.', suppl: 'Suppl.', add: 'Add.', sect: 'Sect.', resumption: 'Resumption' };
const portionPattern = /^(Part|Vol|Suppl?|Add|Sect|Resumption)\.? ?([IVXLC]+|\d+)$/i;

/** What stands in brackets behind a part: a piece of the document, or the year or session of an old resolution. */
const readPortion = (inside: string): SymbolPart | null => {
  const text = inside.trim();
  const [, word, number] = portionPattern.exec(text) ?? [];
  if (word !== undefined && number !== undefined) {
    const name = portionWords[word.toLowerCase()] ?? word;
    return part('portion', `(${name} ${number.toUpperCase()})`, name, number.toUpperCase());
  }
  if (/^supp\.?$/i.test(text)) return part('portion', '(Supp.)', 'Supp.');
  return /^(?:\d{1,4}|(?:E?S-)?[IVXLC]+)$/i.test(text) ? part('portion', `(${text.toUpperCase()})`, '', text.toUpperCase()) : null;
};

const tidied = (text: string): string =>
  westernDigits(withoutDirectionSigns(text))
    .replace(/[\u200B-\u200D\u2060\u00AD\uFEFF]/g, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2044\u2215\uFF0F]/g, '/')
    .replace(/\s+/gu, ' ')
    .replace(/ ?\/ ?/g, '/')
    // A piece may stand behind a stroke of its own.
    .replace(/\/\(/g, ' (')
    .trim();

const bracketed = /^(.*?) ?\(([^()]*)\)((?: ?\([^()]*\))*)$/;

/** A segment and what stands in brackets behind it. */
const withBrackets = (segment: string): readonly [string, readonly string[]] => {
  const [, bare, first, others = ''] = bracketed.exec(segment) ?? [];
  return bare === undefined || first === undefined ? [segment, []] : [bare.trim(), [first, ...[...others.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '')]];
};

/** The longest text that is looked at; far longer than any symbol. */
const longest = 400;

const readSymbol = (text: string): DocumentSymbol | SymbolDoubt => {
  const [, body = '', stars = ''] = /^(.*?) ?(\*{0,5})$/.exec(tidied(text.slice(0, longest))) ?? [];
  const segments = body.split('/').map((segment) => withBrackets(segment.trim()));
  const [first = ''] = segments[0] ?? [];
  const rest = segments.slice(1);
  if (!organPattern.test(first) || segments[0]?.[1].length !== 0) return { kind: 'organ', text: first };
  if (rest.some(([bare]) => bare === '')) return { kind: 'gap' };
  const organ = first.toUpperCase();
  const own = organ === 'E' && ownRegion.test(rest[0]?.[0] ?? '');
  const regional = organ === 'E' && regionPattern.test(rest[0]?.[0] ?? '');
  if (rest.length < (own ? 3 : regional ? 2 : 1)) return { kind: 'unfinished' };
  const read: SymbolPart[] = [part('organ', organ)];
  let written = organ;
  for (const [index, [bare, brackets]] of rest.entries()) {
    const one = readSegment(bare, { organ, own, before: read.filter(({ kind }) => kind !== 'portion'), next: rest[index + 1]?.[0] });
    if (!('name' in one)) return one;
    read.push(one);
    written += `/${one.text}`;
    for (const inside of brackets) {
      const portion = readPortion(inside);
      if (portion === null) return { kind: 'part', text: `(${inside})` };
      read.push(portion);
      written += ` ${portion.text}`;
    }
  }
  // "A/B", "E/mail": a symbol has a number or a label somewhere.
  if (!read.some(({ kind, text: one }) => /\d/.test(one) || kind === 'label')) return { kind: 'unfinished' };
  return { symbol: `${written}${stars}`, parts: read, reissued: stars.length };
};

/** Reads a symbol; capitals, spaces and odd dashes do not matter. Nothing where the text is no symbol of a known form. */
export const parseSymbol = (text: string): DocumentSymbol | null => {
  const read = readSymbol(text);
  return 'parts' in read ? read : null;
};

/** Why a text is no symbol of a known form; null for one that is. */
export const symbolDoubt = (text: string): SymbolDoubt | null => {
  const read = readSymbol(text);
  return 'parts' in read ? null : read;
};

/** The usual form of a symbol; a text that is no symbol of a known form comes back with its spaces tidied, never refused. */
export const normaliseSymbol = (text: string): string => parseSymbol(text)?.symbol ?? tidied(text);

/** Whether the symbol marks a document of limited (`L`) or restricted (`R`) distribution by itself. */
export const distributionOf = (symbol: DocumentSymbol): 'limited' | 'restricted' | null => {
  const nature = symbol.parts.findLast(({ kind, name }) => kind === 'nature' && (name === 'L' || name === 'R'));
  return nature === undefined ? null : nature.name === 'L' ? 'limited' : 'restricted';
};
