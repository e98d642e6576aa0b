// Translation memories as TMX 1.4, out and in, a piece at a time.
// Source of the form: TMX 1.4b Specification (Localization Industry Standards Association, 2005).
import { languages, type Language } from '../language/language.ts';
import { contextOf } from '../translation/matching.ts';
import { isStorable, longestUnitText, memoryUnitSchema, noOrigin, type MemoryUnit } from '../translation/memory-unit.ts';
import { readExchange, type ExchangeElement, type ExchangeLimits, type ExchangeReader } from './reading.ts';
import { compactMoment, escaped, momentOf, tag } from './writing.ts';

/** Properties of ours; a neighbour is told by `contextOf`. */
const properties = { document: 'x-rapporteur-document', symbol: 'x-document', title: 'x-title', paragraph: 'x-paragraph', before: 'x-rapporteur-before', after: 'x-rapporteur-after' } as const;
/** In which other programs write the neighbouring sentence itself. */
const contextTexts: Readonly<Record<string, 'before' | 'after'>> = { 'x-context-pre': 'before', prev: 'before', 'x-context-post': 'after', next: 'after' };

/** The beginning of a file; `source`: the language most units are from, null where they differ. */
export const tmxBegin = (source: Language | null, version: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n${tag('header', {
    creationtool: 'Rapporteur', creationtoolversion: version, segtype: 'sentence', 'o-tmf': 'Rapporteur', adminlang: 'en', srclang: source ?? '*all*', datatype: 'plaintext',
  })}</header>\n<body>\n`;

export const tmxEnd = '</body>\n</tmx>\n';

export const tmxUnit = ({ source, target, sourceText, targetText, before, after, origin, by, at }: MemoryUnit): string => {
  const told = [
    [properties.document, origin.document], [properties.symbol, origin.symbol], [properties.title, origin.title], [properties.paragraph, origin.paragraph],
    [properties.before, before], [properties.after, after],
  ] as const;
  const variant = (language: Language, text: string): string => `${tag('tuv', { 'xml:lang': language })}<seg>${escaped(text)}</seg></tuv>`;
  return `${tag('tu', { srclang: source, creationid: by === '' ? null : by, creationdate: compactMoment(at), changedate: compactMoment(at) })}${told
    .map(([type, value]) => (value === null ? '' : `${tag('prop', { type })}${escaped(value)}</prop>`))
    .join('')}${variant(source, sourceText)}${variant(target, targetText)}</tu>\n`;
};

/** `AR-LB` → `ar`; null for a language the program does not know. */
export const languageOf = (written: string | undefined): Language | null => languages.find((language) => language === written?.trim().toLowerCase().split(/[-_]/u)[0]) ?? null;

export interface TmxReport {
  readonly units: number;
  /** Variants in other languages, without a text, too long, or with characters that cannot be kept. */
  readonly leftOut: number;
}

export interface TmxReader extends ExchangeReader {
  readonly report: () => TmxReport;
}

export interface TmxReading {
  /** Of the file, for messages. */
  readonly name: string;
  /** For units that do not say when they were made. Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly take: (unit: MemoryUnit) => void;
  readonly limits?: ExchangeLimits;
}

interface Variant {
  readonly language: Language | null;
  text: string;
  isTooLong: boolean;
}

/** Native codes of another program: what is in them is no text, but `sub` holds text of its own, which is none of the sentence. */
const codes: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);

/**
 * Reads a file piece by piece and gives out each unit: from the source language of the unit, or of the file, to every other; from English where a file says
 * `*all*`, or else from the first. Codes of other programs fall, their text stays. Fails as `readExchange`, and at the end with `exchange.languages` where no
 * unit has two languages the program knows.
 */
export const readTmx = ({ name, now, take, limits }: TmxReading): TmxReader => {
  let fileSource: string | undefined;
  let unit: { readonly attributes: ExchangeElement['attributes']; readonly variants: Variant[]; readonly props: Map<string, string> } | null = null;
  let variant: Variant | null = null;
  let prop: { readonly type: string; text: string } | null = null;
  let inSegment = false;
  let inCode = 0;
  let units = 0;
  let leftOut = 0;

  const short = (value: string | undefined, most = 1000): string | null => (value === undefined || value === '' || value.length > most || !isStorable(value) ? null : value);

  const finish = (): void => {
    if (unit === null) return;
    const { attributes, variants, props } = unit;
    const sound = variants.filter((one): one is Variant & { language: Language } => one.language !== null && !one.isTooLong && one.text.trim() !== '' && isStorable(one.text));
    leftOut += variants.length - sound.length;
    const said = languageOf(attributes['srclang']) ?? languageOf(fileSource) ?? 'en';
    const source = sound.find(({ language }) => language === said) ?? sound[0];
    const context = (side: 'before' | 'after'): string | null => {
      const told = props.get(properties[side]);
      if (told !== undefined && /^[0-9a-f]{16}$/.test(told)) return told;
      const text = Object.entries(contextTexts).flatMap(([type, where]) => (where === side ? [props.get(type)] : [])).find((value) => value !== undefined && value !== '');
      return text === undefined ? null : contextOf(text);
    };
    for (const target of sound) {
      if (source === undefined || target === source || target.language === source.language) continue;
      const made = memoryUnitSchema.safeParse({
        source: source.language, target: target.language, sourceText: source.text, targetText: target.text, before: context('before'), after: context('after'),
        origin: { ...noOrigin, document: short(props.get(properties.document)), symbol: short(props.get(properties.symbol)), title: short(props.get(properties.title)), paragraph: short(props.get(properties.paragraph)) },
        by: short(attributes['changeid'] ?? attributes['creationid'], 200) ?? '', at: momentOf(attributes['changedate']) ?? momentOf(attributes['creationdate']) ?? now,
      });
      if (!made.success) leftOut++;
      else {
        units++;
        take(made.data);
      }
    }
    unit = null;
  };

  const reader = readExchange({ format: 'TMX', roots: ['tmx'], doctype: /^tmx\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')$/u }, name, {
    open: ({ name: element, attributes }) => {
      if (element === 'header') fileSource = attributes['srclang'];
      else if (element === 'tu') unit = { attributes, variants: [], props: new Map() };
      else if (element === 'tuv' && unit !== null) unit.variants.push((variant = { language: languageOf(attributes['lang']), text: '', isTooLong: false }));
      else if (element === 'prop' && unit !== null) prop = { type: attributes['type'] ?? '', text: '' };
      else if (element === 'seg') inSegment = variant !== null;
      else if (inSegment && codes.has(element)) inCode++;
    },
    close: ({ name: element }) => {
      if (element === 'tu') finish();
      else if (element === 'tuv') variant = null;
      else if (element === 'prop') {
        if (prop !== null && unit !== null && !unit.props.has(prop.type)) unit.props.set(prop.type, prop.text);
        prop = null;
      } else if (element === 'seg') inSegment = false;
      else if (inSegment && codes.has(element)) inCode--;
    },
    text: (text) => {
      if (prop !== null) {
        if (prop.text.length <= longestUnitText) prop.text += text;
      } else if (inSegment && inCode === 0 && variant !== null) {
        if (variant.text.length + text.length > longestUnitText) variant.isTooLong = true;
        else variant.text += text;
      }
    },
  }, limits);

  return {
    write: reader.write,
    end: () => reader.end() ?? (units === 0 && leftOut > 0 ? { code: 'exchange.languages', params: { name, format: 'TMX' } } : null),
    report: () => ({ units, leftOut }),
  };
};
