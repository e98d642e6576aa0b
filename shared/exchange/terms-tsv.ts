// Terms as a table of columns parted by tabs, as spreadsheets write and read them.
import { fail, ok, type Result } from '../errors.ts';
import { languages, type Language } from '../language/language.ts';
import { inTermOrder, termEntrySchema, termUsages, type Term, type TermEntry, type TermUsage } from '../translation/terms.ts';
import { languageOf } from './tmx.ts';

/** Characters of a whole table. */
const longestTable = 50_000_000;
const mostEntries = 200_000;

const columnOf = (language: Language, usage: TermUsage): string => (usage === 'preferred' ? language : `${language} ${usage}`);
const columns = ['id', 'domain', 'note', ...languages.flatMap((language) => [...termUsages.map((usage) => columnOf(language, usage)), `${language} unverified`])];

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '|': '\\|' };
const escapeCell = (text: string): string => text.replace(/[\\\t\n|]/g, (sign) => escapes[sign] as string);
const plainSigns: Readonly<Record<string, string>> = { t: '\t', n: '\n', '|': '|', '\\': '\\' };
/** Any other stroke is one: tables of other programs know no escapes. */
const plainCell = (text: string): string => text.replace(/\\([tn|\\])/g, (_, sign: string) => plainSigns[sign] as string);

/** The terms of a cell, parted by strokes. */
const partsOf = (cell: string): string[] => (cell.match(/(?:\\[\s\S]|[^|\\])+/g) ?? []).map((part) => plainCell(part.trim())).filter((part) => part !== '');

/** One line for each entry; `unverified` repeats the terms of a language that are to be confirmed. */
export const termsToTsv = (entries: readonly TermEntry[]): string => {
  const row = ({ id, domain, note, terms }: TermEntry): string => {
    const cell = (wanted: (term: Term) => boolean): string => terms.filter(wanted).map(({ text }) => escapeCell(text)).join(' | ');
    return [
      ...[id, domain ?? '', note ?? ''].map(escapeCell),
      ...languages.flatMap((language) => [
        ...termUsages.map((usage) => cell((term) => term.language === language && term.usage === usage)),
        cell((term) => term.language === language && term.status === 'unverified'),
      ]),
    ].join('\t');
  };
  return `${[columns.join('\t'), ...entries.map((entry) => row(inTermOrder(entry)))].join('\r\n')}\r\n`;
};

/** A cell that a spreadsheet put in quotation marks. */
const unquoted = (cell: string): string => (/^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);

export interface TakenTerms {
  readonly entries: readonly TermEntry[];
  /** Lines without a term, or with one that cannot be kept, by their number from 1. */
  readonly leftOut: readonly number[];
}

/**
 * Reads our own tables and others that have a line of headings with two languages in it (`en`, `EN`, `en-GB`, `English`): cells hold one term or several
 * parted by |. Lines are numbered as the file has them. Fails with `exchange.tooLarge`, or `exchange.languages` where the headings name fewer than two languages.
 */
export const termsFromTsv = (text: string, name: string): Result<TakenTerms> => {
  if (text.length > longestTable) return fail('exchange.tooLarge', { name, format: 'TSV', limit: `${longestTable / 1_000_000} MB` });
  const [heading = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  if (lines.length > mostEntries) return fail('exchange.tooLarge', { name, format: 'TSV', limit: String(mostEntries) });
  const names: Readonly<Record<string, Language>> = { english: 'en', arabic: 'ar', french: 'fr', français: 'fr', العربية: 'ar', anglais: 'en', arabe: 'ar' };
  const headings = heading.split('\t').map((cell) => unquoted(cell.trim()).toLowerCase());
  const roles = headings.map((cell): { readonly language: Language; readonly usage: TermUsage | 'unverified' } | null => {
    const [written = '', rest = 'preferred', ...more] = cell.split(' ');
    const language = names[written] ?? (/^[a-z]{2}(?:[-_][a-z]{2})?$/u.test(written) ? languageOf(written) : null);
    const usage = ([...termUsages, 'unverified'] as const).find((one) => one === rest);
    return language === null || usage === undefined || more.length > 0 ? null : { language, usage };
  });
  if (new Set(roles.flatMap((role) => (role?.usage === 'preferred' ? [role.language] : []))).size < 2) return fail('exchange.languages', { name, format: 'TSV' });

  const entries: TermEntry[] = [];
  const leftOut: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split('\t').map(unquoted);
    const named = (column: string): string | null => {
      const cell = plainCell((cells[headings.indexOf(column)] ?? '').trim());
      return cell === '' ? null : cell;
    };
    const unverified = new Set(roles.flatMap((role, column) => (role?.usage === 'unverified' ? partsOf(cells[column] ?? '').map((part) => role.language + part) : [])));
    const terms = roles.flatMap((role, column): Term[] => {
      if (role === null || role.usage === 'unverified') return [];
      const { language, usage } = role;
      return partsOf(cells[column] ?? '').map((part) => ({ language, text: part, usage, status: unverified.has(language + part) ? 'unverified' : 'verified' }));
    });
    const entry = termEntrySchema.safeParse({ id: named('id') ?? `line-${at + 2}`, domain: named('domain'), note: named('note'), terms });
    if (entry.success) entries.push(inTermOrder(entry.data));
    else leftOut.push(at + 2);
  }
  return ok({ entries, leftOut });
};
