// Reads a stored document of any version: lifts older ones step by step, refuses newer ones, says where a broken one is broken.
import { fail, ok, type Result } from '../errors.ts';
import { documentSchema, schemaVersion, type Document } from './document.ts';

/** Lifts a document of the version under which it stands by one. Migrations see untyped data: the types of their time are gone. */
type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** `migrations[n]` lifts version n to n + 1; there is one for every version below the current one. */
export const migrations: Readonly<Record<number, Migration>> = {};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Brackets in brackets: more levels than any text has, and few enough for every walk through them. */
const deepest = 200;

/** Whether data nest deeper than a document may, looked at without recursion. */
const tooDeep = (raw: unknown): boolean => {
  let level: unknown[] = [raw];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : []));
  }
  return false;
};

/** `blocks[12].text.en[0]`, with the type of the block, so that a person can find the place. */
const placeOf = (raw: Record<string, unknown>, path: readonly PropertyKey[]): string => {
  const written = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');
  const [first, index] = path;
  const blocks = raw['blocks'];
  const block: unknown = first === 'blocks' && typeof index === 'number' && Array.isArray(blocks) ? blocks[index] : undefined;
  const type = isRecord(block) && typeof block['type'] === 'string' ? ` (${block['type'].slice(0, 40)})` : '';
  return `${written}${type}`;
};

/**
 * A document from data of unknown origin. `document.tooNew` {version, known} for a version this program does not know;
 * `document.invalid` {place, problem} where the data break the schema.
 */
export const readDocument = (raw: unknown): Result<Document> => {
  if (!isRecord(raw)) return fail('document.invalid', { place: '', problem: 'not a document' });
  if (tooDeep(raw)) return fail('document.invalid', { place: '', problem: 'nested too deeply' });
  const version = raw['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return fail('document.invalid', { place: 'schemaVersion', problem: 'no version' });
  if (version > schemaVersion) return fail('document.tooNew', { version, known: schemaVersion });
  let current = raw;
  for (let from = version; from < schemaVersion; from++) {
    const migrate = migrations[from];
    if (migrate === undefined) return fail('document.invalid', { place: 'schemaVersion', problem: `no way from version ${from}` });
    current = { ...migrate(current), schemaVersion: from + 1 };
  }
  const parsed = documentSchema.safeParse(current);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail('document.invalid', { place: placeOf(current, issue?.path ?? []), problem: issue?.message ?? '' });
};
