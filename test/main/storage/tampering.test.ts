// The chain of hashes: whatever byte is changed in a history, the check finds it, says where, and the rest is still read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library } from '../../../main/storage/library.ts';
import { proveDocument, type DocumentProof } from '../../../main/storage/document-proof.ts';
import { migrations } from '../../../main/storage/migrations/index.ts';
import { revisionId } from '../../../main/storage/revisions.ts';
import { verify } from '../../../main/storage/verify.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { create, documentOf, must, paragraph, replace, save, temporaryLibrary } from './temporary-library.ts';

/** Two documents; one of them typed, named, merged and restored by authors of several capacities. */
const begun = (): Library => {
  const library = temporaryLibrary();
  create(library, documentOf([paragraph('q1', 'Another document.')], {}, 'document-2'));
  const document = create(library, documentOf([{ id: 's', type: 'symbol', symbol: 'E/ESCWA/30/5', text: {} }, paragraph('p1', 'One.'), paragraph('p2', 'Two.')]));
  const long = 'It took note of the report on the state of harbours and of lighthouses in the region. '.repeat(3);
  for (let n = 0; n < 6; n++) save(library, document, [replace(1, paragraph('p1', `${long}${n} ${long.slice(n * 7)}`))], { by: { author: n < 3 ? 'Rima' : 'Omar', capacity: n < 2 ? null : { role: 'editor', office: 'Bureau' } } });
  const other = library.revisions.get(document.head?.key ?? 0);
  save(library, document, [replace(2, { id: 'p2', type: 'numberedParagraph', text: { en: plain('Two.'), ar: plain('اثنان.') } })], { by: { capacity: { role: 'translator', office: '' } } });
  save(library, document, [], { by: { kind: 'named', name: 'Zero draft', note: 'For the bureau', about: { symbol: 'E/ESCWA/30/5' } } });
  save(library, document, [replace(2, paragraph('p2', 'Three.'))], { merged: other === null ? [] : [other], by: { kind: 'merged' } });
  save(library, document, [replace(2, paragraph('p2', 'Two.'))], { by: { kind: 'restored', about: { restored: { revision: revisionId(other?.hash ?? Buffer.of()), part: { part: 'element', block: 'p2' } } } } });
  return library;
};

const triggers = migrations.flatMap(({ sql }) => sql.match(/CREATE TRIGGER [\s\S]*?END;/g) ?? []);
const triggerNames = triggers.map((sql) => /TRIGGER (\w+)/.exec(sql)?.[1] ?? '');

/** Runs work on a library in which something was changed by somebody who knows how, and takes the change back. */
const whileChanged = <Value>({ db }: Library, change: () => void, work: () => Value): Value => {
  db.pragma('ignore_check_constraints = ON');
  db.exec('BEGIN; PRAGMA defer_foreign_keys = ON;');
  try {
    for (const name of triggerNames) db.exec(`DROP TRIGGER ${name}`);
    change();
    for (const sql of triggers) db.exec(sql);
    return work();
  } finally {
    db.exec('ROLLBACK');
    db.pragma('ignore_check_constraints = OFF');
  }
};

const flipped = (value: unknown, place: number, bit: number): unknown => {
  if (value === null) return 1;
  if (typeof value === 'number') return value ^ (1 << (place % 30));
  const bytes = Buffer.from(value as string | Buffer);
  if (bytes.length === 0) return typeof value === 'string' ? 'x' : Buffer.of(1);
  const at = place % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
};

const columns: readonly (readonly [table: string, column: string])[] = [
  ...['key', 'document', 'parent', 'hash', 'at', 'contributor', 'kind', 'name', 'note', 'changes', 'capacity', 'about'].map((column) => ['revision', column] as const),
  ...['revision', 'place', 'parent'].map((column) => ['revision_parent', column] as const),
  ...['key', 'author', 'device'].map((column) => ['contributor', column] as const),
  ...['key', 'role', 'office'].map((column) => ['capacity', column] as const),
  ...['key', 'id', 'head'].map((column) => ['document', column] as const),
  ...['key', 'hash', 'base', 'version', 'data'].map((column) => ['block', column] as const),
];

/** What the list of documents shows: drawn from the newest revision, or said of the document as a whole. */
const told = new Set(['changed_at', 'archived', 'template', 'symbol', 'title', 'drafting_language', 'languages', 'paragraphs', 'words'].map((column) => `document.${column}`));

/** Every revision as it is told and read. */
const everything = (library: Library): unknown =>
  library.db.prepare<[], number>('SELECT key FROM revision ORDER BY key').pluck().all().map((key) => {
    const revision = library.revisions.get(key);
    return [library.timeline.told(key), revision === null ? null : must(library.documents.at(revision))];
  });

test('every changed byte of revisions, blocks, parents and names is found', () => {
  const library = begun();
  expect(verify(library).problems).toEqual([]);
  const whole = everything(library);
  // Whatever the tables come to hold is tried as well.
  for (const table of new Set(columns.map(([table]) => table))) {
    const there = library.db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).filter((column) => !told.has(`${table}.${column}`));
    expect(columns.filter(([of]) => of === table).map(([, column]) => column).sort(), table).toEqual(there.sort());
  }
  for (const [table, column] of columns) fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(7), (row, place, bit) => {
      const ordered = table === 'revision_parent' ? 'revision, place' : 'key';
      const rows = library.db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY ${ordered}`).all();
      const before = rows[row % rows.length] as Record<string, unknown>;
      const after = flipped(before[column], place, bit);
      const isText = typeof before[column] === 'string' || column === 'name' || column === 'note' || column === 'about';
      const where = ordered.split(', ').map((name) => `${name} = ${String(before[name])}`).join(' AND ');
      whileChanged(
        library,
        () => {
          try {
            library.db.prepare(`UPDATE ${table} SET ${column} = ${isText ? 'CAST(? AS TEXT)' : '?'} WHERE ${where}`).run(after);
          } catch (error) {
            // The file itself refuses a key that is there already.
            fc.pre(!(error instanceof Error && /UNIQUE/.test(error.message)));
            throw error;
          }
        },
        () => {
          const { problems } = verify(library);
          // How a block is stored, and as a change of which version, may vary where its text is the same byte for byte.
          if (problems.length === 0) expect([table, everything(library)]).toEqual(['block', whole]);
          if (table === 'revision' && ['at', 'name', 'note', 'about', 'changes'].includes(column)) {
            expect(problems).toContainEqual(expect.objectContaining({ document: before['document'] === 1 ? 'document-2' : 'E/ESCWA/30/5', revision: expect.objectContaining({ id: revisionId(before['hash'] as Buffer) }) }));
          }
        },
      );
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 30 : 2 },
  );
});

test('a revision or a version that leads back to itself is found, and nothing goes round for ever', () => {
  const library = begun();
  const { id, head } = must(library.documents.open('document-1'));
  for (const sql of ['UPDATE revision SET parent = key WHERE key = 8', 'UPDATE revision SET parent = key + 1 WHERE key = 8', 'UPDATE block SET base = key WHERE base IS NOT NULL', 'UPDATE block SET base = key + 1 WHERE base IS NOT NULL']) {
    whileChanged(library, () => library.db.exec(sql), () => {
      expect(verify(library).problems.map(({ kind }) => kind)).toContain('revision');
      expect(library.revisions.line(head?.key ?? 0).length).toBeLessThanOrEqual(11);
      library.db.exec('DELETE FROM current_content');
      expect(() => library.documents.open(id)).toThrow();
      if (sql.includes('block')) expect(must(library.documents.salvage(id)).blocks.length).toBeGreaterThan(0);
      expect(library.timeline.list(2, { limit: 50 }).entries.length).toBeGreaterThan(0);
    });
  }
});

const proofOf = (library: Library, document: number): DocumentProof => {
  const work = proveDocument(library, document);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

test('one document is proved on its own: what is broken is named, and what follows it is not blamed', () => {
  const library = begun();
  expect(proofOf(library, 2)).toEqual({ revisions: 11, broken: [] });
  const at = (key: number) => revisionId(library.db.prepare<[number], Buffer>('SELECT hash FROM revision WHERE key = ?').pluck().get(key) ?? Buffer.of());
  whileChanged(library, () => library.db.exec(`UPDATE revision SET note = 'For nobody' WHERE key = 10`), () => {
    expect(proofOf(library, 2).broken).toMatchObject([{ revision: at(10), author: 'Rapporteur', name: 'Zero draft', how: 'changed' }]);
    expect(proofOf(library, 1).broken).toEqual([]);
  });
  // The paragraph as the merge has it, and as nobody else does.
  whileChanged(library, () => library.db.exec(`UPDATE block SET data = x'07' WHERE key = (SELECT max(key) FROM block)`), () => {
    expect(proofOf(library, 2).broken).toMatchObject([{ revision: at(11), how: 'unreadable' }]);
    expect(verify(library).problems.filter(({ kind }) => kind === 'revision')).toMatchObject([{ document: 'E/ESCWA/30/5', revision: { id: at(11), how: 'unreadable' } }]);
  });
});
