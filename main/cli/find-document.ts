// Which document a user means: by its id, its symbol, or the beginning of its title in any language.
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { DocumentSummary } from '../../shared/ipc/contract.ts';
import { fold } from '../../shared/text/arabic.ts';
import type { Core } from '../core.ts';

const folded = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** At most this many are named where several fit. */
const named = 5;

export { nameOfDocument as documentName } from '../storage/document-list.ts';

/** Symbol, title and id: what of it is alike, the id tells apart. */
const inFull = (summary: DocumentSummary): string => {
  const title = summary.title[summary.draftingLanguage] ?? Object.values(summary.title)[0];
  return `${[summary.symbol, title].filter((text) => text !== null && text !== undefined).join(', ')} (${summary.id})`.trimStart();
};

/** The one that is meant, out of a list. An id or a symbol is exact (but for case); the start of a title must fit one document only. */
const chooseDocument = (query: string, documents: readonly DocumentSummary[]): Result<DocumentSummary> => {
  const wanted = folded(query);
  const ways: readonly ((summary: DocumentSummary) => boolean)[] = [
    ({ id }) => id === query.trim(),
    ({ symbol }) => symbol !== null && folded(symbol) === wanted,
    ({ title }) => Object.values(title).some((text) => folded(text) === wanted),
    ({ title, id }) => wanted !== '' && (Object.values(title).some((text) => folded(text).startsWith(wanted)) || (wanted.length >= 6 && id.startsWith(wanted))),
  ];
  for (const way of ways) {
    const [only, ...others] = documents.filter(way);
    if (only !== undefined && others.length === 0) return ok(only);
    if (only !== undefined) {
      const matches = [only, ...others].slice(0, named).map(inFull);
      return fail('document.ambiguous', { query, matches: `${matches.join('; ')}${others.length >= named ? ' …' : ''}` });
    }
  }
  return fail('document.unknown', { document: query });
};

/** Looks among all documents, archived ones too. */
export const findDocument = async (core: Core, query: string): Promise<Result<DocumentSummary>> => {
  const current = await core.call('library.list', { archived: false });
  if (!current.ok) return current;
  const found = chooseDocument(query, current.value);
  if (found.ok || found.error.code !== 'document.unknown') return found;
  const archived = await core.call('library.list', { archived: true });
  return archived.ok ? chooseDocument(query, archived.value) : archived;
};
