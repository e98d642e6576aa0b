// Terms as TBX, out and in. Written: TBX-Basic in the style of data categories as attributes (ISO 30042:2019); read: that, and the MARTIF of TBX 2008.
import { ok, type Result } from '../errors.ts';
import { inTermOrder, termEntrySchema, type Term, type TermEntry, type TermUsage } from '../translation/terms.ts';
import { readExchange, type ExchangeLimits, type ExchangeReader } from './reading.ts';
import type { TakenTerms } from './terms-tsv.ts';
import { languageOf } from './tmx.ts';
import { escaped, tag } from './writing.ts';

const usageCodes: Readonly<Record<TermUsage, string>> = { preferred: 'preferredTerm-admn-sts', admitted: 'admittedTerm-admn-sts', forbidden: 'deprecatedTerm-admn-sts' };
const usageOf = (code: string): TermUsage => (/^(?:deprecated|superseded)/u.test(code) ? 'forbidden' : /^(?:admitted|legal|regulated|standardized)/u.test(code) ? 'admitted' : 'preferred');
/** How far a term was worked on. */
const statusCodes: Readonly<Record<Term['status'], string>> = { verified: 'finalized', unverified: 'provisionallyProcessed' };

const element = (name: string, attributes: Readonly<Record<string, string>>, text: string): string => `${tag(name, attributes)}${escaped(text)}</${name}>`;

/** A whole file. `title`: of the termbase. */
export const termsToTbx = (entries: readonly TermEntry[], title: string): string => {
  const term = ({ text, usage, status }: Term): string =>
    `<termSec>${element('term', {}, text)}${element('termNote', { type: 'administrativeStatus' }, usageCodes[usage])}${element('termNote', { type: 'processStatus' }, statusCodes[status])}</termSec>`;
  const concept = ({ id, domain, note, terms }: TermEntry): string => {
    const byLanguage = new Map<string, Term[]>();
    for (const one of terms) byLanguage.set(one.language, [...(byLanguage.get(one.language) ?? []), one]);
    // The id is text, not the id of an XML element, which knows fewer characters.
    return `<conceptEntry>${element('admin', { type: 'entryIdentifier' }, id)}${domain === null ? '' : element('descrip', { type: 'subjectField' }, domain)}${note === null ? '' : element('note', {}, note)}${[...byLanguage]
      .map(([language, list]) => `${tag('langSec', { 'xml:lang': language })}${list.map(term).join('')}</langSec>`)
      .join('')}</conceptEntry>\n`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc><titleStmt>${element('title', {}, title)}</titleStmt><sourceDesc><p>Rapporteur</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n${entries.map((entry) => concept(inTermOrder(entry))).join('')}</body></text>\n</tbx>\n`;
};

export interface TbxReader extends ExchangeReader {
  /** What was read so far; entries that cannot be kept by their number from 1. */
  readonly taken: () => TakenTerms;
}

type MutableTerm = { -readonly [Key in keyof Term]: Term[Key] };

/** Reads a file piece by piece. Terms in other languages fall; an entry without any is left out. Fails as `readExchange`. */
export const readTbx = (name: string, limits?: ExchangeLimits): TbxReader => {
  const entries: TermEntry[] = [];
  const leftOut: number[] = [];
  let count = 0;
  let entry: { id: string | null; domain: string | null; note: string | null; terms: MutableTerm[] } | null = null;
  let language: Term['language'] | null = null;
  let term: MutableTerm | null = null;
  /** Text of the innermost element of interest. */
  let text = '';

  const reader = readExchange({ format: 'TBX', roots: ['tbx', 'martif'], doctype: /^martif\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')$/u }, name, {
    open: ({ name: opened, attributes }) => {
      text = '';
      if (opened === 'conceptEntry' || opened === 'termEntry') entry = { id: attributes['id'] ?? null, domain: null, note: null, terms: [] };
      else if (opened === 'langSec' || opened === 'langSet') language = languageOf(attributes['lang']);
      else if (opened === 'termSec' || opened === 'tig' || opened === 'ntig') term = language === null ? null : { language, text: '', usage: 'preferred', status: 'verified' };
    },
    close: ({ name: closed, attributes }, above) => {
      const type = attributes['type'];
      const said = text.trim();
      text = '';
      if (entry === null) return;
      if (closed === 'term') {
        if (term !== null) term.text = said;
      } else if (closed === 'termNote' && term !== null) {
        if (type === 'administrativeStatus' || type === 'normativeAuthorization') term.usage = usageOf(said);
        else if (type === 'processStatus') term.status = said === statusCodes.verified ? 'verified' : 'unverified';
      } else if (closed === 'termSec' || closed === 'tig' || closed === 'ntig') {
        if (term !== null) entry.terms.push(term);
        term = null;
      } else if (closed === 'langSec' || closed === 'langSet') language = null;
      else if (closed === 'conceptEntry' || closed === 'termEntry') {
        count++;
        const { id, domain, note, terms } = entry;
        const made = termEntrySchema.safeParse({ id: id ?? `entry-${count}`, domain, note, terms });
        if (made.success) entries.push(inTermOrder(made.data));
        else leftOut.push(count);
        entry = null;
      } else if (language === null && said !== '') {
        const isOfEntry = above.at(-1)?.name === 'conceptEntry' || above.at(-1)?.name === 'termEntry' || above.at(-1)?.name === 'descripGrp';
        if (closed === 'admin' && type === 'entryIdentifier') entry.id = said;
        else if (closed === 'descrip' && type === 'subjectField') entry.domain = said;
        else if (closed === 'note' && isOfEntry) entry.note ??= said;
      }
    },
    text: (piece) => {
      // Longer than anything that is kept; the schema leaves the entry out.
      if (text.length < 5000) text += piece;
    },
  }, limits);
  return { ...reader, taken: () => ({ entries, leftOut }) };
};

/** Reads a file that is at hand as a whole. */
export const termsFromTbx = (text: string, name: string): Result<TakenTerms> => {
  const reader = readTbx(name);
  const failure = reader.write(text) ?? reader.end();
  return failure === null ? ok(reader.taken()) : { ok: false, error: failure };
};
