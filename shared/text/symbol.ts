// Symbols of United Nations documents: read, written in one form, found in running text, explained in words.
// The grammar follows the guide of the Dag Hammarskjöld Library and the patterns of ESCWA's catalogue.
import { westernDigits } from '../language/numerals.ts';
import type { Language } from '../language/language.ts';
import { withoutDirectionSigns } from './bidi.ts';
import { symbolInWords } from './symbol-words.ts';

export type SymbolPartKind = 'organ' | 'region' | 'subBody' | 'division' | 'session' | 'year' | 'nature' | 'publication' | 'label' | 'serial' | 'modifier';

export interface SymbolPart {
  readonly kind: SymbolPartKind;
  /** As it is written in the symbol. */
  readonly text: string;
  /** `L` of `L.1`, `Technical Paper` of `Technical Paper.2`, `CL` of `CL2.GPID`; the text itself where there is no such word. */
  readonly name: string;
  /** The number or code behind the name. */
  readonly number: string | null;
}

export interface DocumentSymbol {
  /** The whole symbol in its usual capitals and spaces. */
  readonly symbol: string;
  readonly parts: readonly SymbolPart[];
  /** `Part I`, `Vol. II` or a year, as written in brackets at the end. */
  readonly part: string | null;
  /** How often it was reissued for technical reasons: the asterisks at the end. */
  readonly reissued: number;
}

const organs = ['A', 'S', 'E', 'ST', 'T', 'DP', 'TD', 'UNEP', 'CRC', 'CCPR', 'CAT', 'CEDAW', 'CERD', 'CMW', 'CRPD', 'HRI', 'HRC', 'FCCC', 'CTOC', 'CBD', 'IDB', 'JIU', 'ID', 'PBC', 'HSP', 'HLPF'];
const regions = ['ESCWA', 'ECWA', 'ECE', 'ECA', 'ESCAP', 'ECLAC', 'LC'];
const subBodies = ['AC', 'CN', 'CONF', 'C', 'GC', 'EC', 'IG', 'SC', 'Sub', 'WG', 'EGM', 'RCM', 'PC', 'Panel', 'Task Force', 'HLPF', 'HRC', 'SP', 'MC'];
const natures = ['CRP', 'INF', 'WP', 'CP', 'BP', 'TP', 'PP', 'IP', 'NGO', 'Nc', 'PET', 'PRST', 'RES', 'DEC', 'PV', 'SR', 'Info', 'L', 'R'];
/** Natures that may stand without a number of their own: `A/RES/73/195`, `E/ESCWA/30/INF`. */
const bareNatures = new Set(['RES', 'DEC', 'INF', 'PRST', 'NGO', 'PET', 'Info']);
const publications = ['Technical Paper', 'Technical Papers', 'Technical Material', 'Background Paper', 'Working Paper', 'Policy Brief', 'Booklet', 'Pamphlet', 'Brochure'];
const labels = ['Outcome document', 'Report', 'Summary', 'Information Kit', 'Inventory', 'Manual', 'Excerpt', 'CD-ROM', 'DOC', 'Palestine', 'Iraq'];
const modifiers = ['Add', 'Amend', 'Corr', 'Rev', 'Suppl', 'Supp'];

const alternatives = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).map((name) => name.replaceAll(' ', ' ?')).join('|');
const named = (names: readonly string[], tail: string): RegExp => new RegExp(`^(${alternatives(names)})${tail}$`, 'i');

const organPattern = new RegExp(`^(?:${alternatives(organs)})$`, 'i');
const regionPattern = new RegExp(`^(?:${alternatives(regions)})$`, 'i');
const subBodyPattern = named(subBodies, '\\.? ?(\\d{1,3}(?:-[A-Z0-9]+)?)?');
const naturePattern = named(natures, '\\.? ?(\\d{1,4}(?:-[A-Z])?)?');
const publicationPattern = named(publications, '\\.? ?(\\d{1,4})?');
const modifierPattern = named(modifiers, '\\.? ?(\\d{1,3})?');
const labelPattern = new RegExp(`^(?:${alternatives(labels)})$`, 'i');
const clusterPattern = /^CL(\d)(?:\.([A-Z]{2,6}))?$/i;
const divisionPattern = /^[A-Z][A-Z]{1,7}\d?(?:-[A-Z]{2,5})?$/i;

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

const readSegment = (segment: string, index: number, organ: string, region: boolean, dated: boolean, last: boolean): SymbolPart | null => {
  if (index === 1 && organ === 'E' && regionPattern.test(segment)) return part('region', segment.toUpperCase());
  if (/^(?:19|20)\d\d$/.test(segment)) return part('year', segment);
  const special = /^(S|ES)-? ?(\d{1,2})$/i.exec(segment);
  if (special) return part('session', `${special[1]?.toUpperCase()}-${special[2]}`, special[1]?.toUpperCase(), special[2] ?? null);
  // A small number that something follows is a session, unless session or year were named before; the last one is the document's own.
  if (!dated && !last && /^\d{1,2}$/.test(segment)) return part('session', segment, segment, segment);
  if (/^\d+(?:[A-Z]|-\d+)?$/i.test(segment)) return part('serial', segment.toUpperCase());
  const cluster = region ? clusterPattern.exec(segment) : null;
  if (cluster) return part('division', segment.toUpperCase(), 'CL', cluster[1] ?? null);
  const subBody = subBodyPattern.exec(segment);
  if (subBody && (subBody[2] !== undefined || /^(?:PC|HLPF|HRC|Panel|Task ?Force)$/i.test(segment))) return dotted('subBody', subBodies, subBody);
  const modifier = modifierPattern.exec(segment);
  if (modifier?.[2] !== undefined) return dotted('modifier', modifiers, modifier);
  const nature = naturePattern.exec(segment);
  if (nature && (nature[2] !== undefined || bareNatures.has(spelled(natures, nature[1] ?? '')))) return dotted('nature', natures, nature);
  const publication = publicationPattern.exec(segment);
  if (publication) return dotted('publication', publications, publication);
  if (labelPattern.test(segment)) return part('label', spelled(labels, segment));
  if (region && divisionPattern.test(segment)) return part('division', segment.toUpperCase());
  if (/^[IVXLC]+$/i.test(segment) && index > 1) return part('serial', segment.toUpperCase());
  // Bodies outside the regional commissions have codes of their own: ST/SGB/2017/1, A/HRC/RES/45/1.
  if (!region && index === 1 && divisionPattern.test(segment)) return part('division', segment.toUpperCase());
  if (region && /^[A-C]$/i.test(segment) && index > 2) return part('serial', segment.toUpperCase());
  return null;
};

const tidied = (text: string): string =>
  westernDigits(withoutDirectionSigns(text))
    .replace(/[\u200B-\u200D\u00AD\uFEFF]/g, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2044\u2215\uFF0F]/g, '/')
    .replace(/\s+/gu, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim();

/** What may follow the segments: `(Part I)`, the year of a resolution of the Security Council, asterisks. */
const ending = /^(.*?)(?: ?\/?\(\s*(?:(Part|Vol|Suppl?|Add)\.? ?([IVXLC]+|\d+)|((?:19|20)\d\d))\s*\))?( ?\*{1,5})?$/i;
const bracketWords: Readonly<Record<string, string>> = { part: 'Part', vol: 'Vol.', supp: 'Supp.', suppl: 'Suppl.', add: 'Add.' };

/**
 * What keeps a text from being a symbol of a known form: it does not begin with an organ; a part is unknown; two strokes have nothing
 * between them, or the last one nothing behind it; it has no number or label yet.
 */
export type SymbolDoubt = { readonly kind: 'organ' | 'part'; readonly text: string } | { readonly kind: 'gap' | 'unfinished' };

const readSymbol = (text: string): DocumentSymbol | SymbolDoubt => {
  const [, body = '', word, number, year, stars = ''] = ending.exec(tidied(text)) ?? [];
  const segments = body.trim().split('/').map((segment) => segment.trim());
  const [first = '', ...rest] = segments;
  if (!organPattern.test(first)) return { kind: 'organ', text: first };
  if (rest.includes('')) return { kind: 'gap' };
  const organ = first.toUpperCase();
  const region = organ === 'E' && regionPattern.test(rest[0] ?? '');
  if (rest.length < (region ? 2 : 1)) return { kind: 'unfinished' };
  const parts: SymbolPart[] = [part('organ', organ)];
  for (const [index, segment] of rest.entries()) {
    const dated = parts.some(({ kind }) => kind === 'session' || kind === 'year');
    const read = readSegment(segment, index + 1, organ, region, dated, index === rest.length - 1);
    if (read === null) return { kind: 'part', text: segment };
    parts.push(read);
  }
  // "A/B", "E/mail": a symbol has a number or a label somewhere.
  if (!parts.some(({ kind, text: written }) => /\d/.test(written) || kind === 'label')) return { kind: 'unfinished' };
  const reissued = stars.trim().length;
  const bracket = year ?? (word === undefined || number === undefined ? null : `${bracketWords[word.toLowerCase()]} ${number.toUpperCase()}`);
  const written = `${parts.map((read) => read.text).join('/')}${bracket === null ? '' : ` (${bracket})`}${'*'.repeat(reissued)}`;
  return { symbol: written, parts, part: bracket, reissued };
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

export interface FoundSymbol {
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly symbol: DocumentSymbol;
}

const spacedSegments = [...labels, ...publications].filter((name) => name.includes(' '));
const segment = `(?:(?:${alternatives(spacedSegments).replaceAll(' ?', ' ')})(?:\\.\\d+)?|[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)`;
const inText = new RegExp(
  `(?<![A-Za-z0-9/.@_-])(?:${[...organs].sort((a, b) => b.length - a.length).join('|')})(?:/${segment})+(?: ?\\((?:(?:Part|PART|Vol\\.) [IVXLC]+|(?<=/RES/\\d+ ?\\()\\d{4})\\))?\\*{0,3}(?![A-Za-z0-9/])`,
  'g',
);

/** The symbols in running text, in order. Addresses on the web are not searched inside; a full point at the end is not part of a symbol. */
export const findSymbols = (text: string): FoundSymbol[] => {
  const found: FoundSymbol[] = [];
  for (const match of text.matchAll(inText)) {
    const symbol = parseSymbol(match[0]);
    if (symbol !== null) found.push({ start: match.index, end: match.index + match[0].length, symbol });
  }
  return found;
};

/** Whether the symbol marks a document of limited (`L`) or restricted (`R`) distribution by itself. */
export const distributionOf = (symbol: DocumentSymbol): 'limited' | 'restricted' | null => {
  const nature = symbol.parts.findLast(({ kind, name }) => kind === 'nature' && (name === 'L' || name === 'R'));
  return nature === undefined ? null : nature.name === 'L' ? 'limited' : 'restricted';
};

/** `Economic and Social Council, ESCWA, cluster 2 (GPID), 2024, working group 7, outcome document`. Nothing for a text that is no symbol. */
export const describeSymbol = (text: string, language: Language = 'en'): string | null => {
  const symbol = parseSymbol(text);
  return symbol === null ? null : symbolInWords(symbol, language);
};
