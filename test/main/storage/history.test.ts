// Whatever is done to a document, every revision can be had back as it was, and the library says itself that it is sound.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { openLibrary } from '../../../main/storage/library.ts';
import { revisionHash, revisionId } from '../../../main/storage/revisions.ts';
import { verify } from '../../../main/storage/verify.ts';
import { bodyBlocks, documents, withIds } from '../../shared/document/generators.ts';
import { authorship, codeOf, create, documentOf, must, openHere, paragraph, replace, save, stored, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

interface Step {
  readonly at: number;
  readonly remove: number;
  readonly blocks: Block[];
  readonly move: boolean;
  readonly look: Document['settings']['look'] | null;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(3),
    blocks: bodyBlocks(3),
    move: fc.boolean(),
    look: fc.option(fc.constantFrom('escwa-current' as const, 'escwa-classic' as const), { freq: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The splices of a step over a list of blocks: a change of some blocks where they stand, or a move, or new blocks. */
const splicesOf = (blocks: readonly Block[], step: Step, n: number): { at: number; remove: number; insert: Block[] }[] => {
  const at = Math.floor(step.at * blocks.length);
  const remove = Math.min(step.remove, blocks.length - at);
  const taken = blocks.slice(at, at + remove);
  if (step.move) return [{ at, remove, insert: [] }, { at: 0, remove: 0, insert: taken }];
  const fresh = withIds(step.blocks, `step${n}`).map((block, index) => ({ ...block, id: taken[index]?.id ?? block.id }));
  return [{ at, remove, insert: fresh }];
};

test('every revision comes back as it was, in this session and after reopening', () => {
  fc.assert(
    fc.property(documents(8), steps, (first, wanted) => {
      const folder = temporaryFolder();
      const library = openHere({ folder });
      const document = create(library, first);
      const revisions = new Map<string, Document>([[revisionId(document.head?.hash ?? Buffer.of()), first]]);
      for (const [n, step] of wanted.entries()) {
        const settings = step.look === null ? {} : { settings: { ...document.settings, look: step.look } };
        const head = save(library, document, splicesOf(document.blocks, step, n), settings);
        revisions.set(revisionId(head.hash), stored(document));
      }
      const last = stored(document);
      library.close();

      const again = openHere({ folder });
      expect(stored(must(again.documents.open(first.id)))).toEqual(last);
      for (const [id, content] of revisions) {
        const revision = again.revisions.find(id);
        expect(revision).not.toBeNull();
        if (revision !== null) expect(must(again.documents.at(revision))).toEqual(content);
      }
      const { problems, ...counts } = verify(again);
      // The generated figures name images that nobody put in.
      expect(problems.filter(({ kind }) => kind !== 'image')).toEqual([]);
      expect(counts).toMatchObject({ documents: 1, revisions: revisions.size });
      again.close();
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 500 : 15 },
  );
});

test('a revision is another when its text, its author, its time or anything before it is another', () => {
  const hashes = new Set<string>();
  const changes: readonly { before?: string; text?: string; author?: string; at?: number; name?: string }[] = [
    {}, { before: 'another beginning' }, { text: 'another text' }, { author: 'Editor' }, { at: 5 }, { name: 'Zero draft' },
  ];
  for (const { before = 'one', text = 'two', author = 'Rapporteur', at = 4, name } of changes) {
    const library = temporaryLibrary();
    const document = must(library.documents.create(documentOf([paragraph('p1', before)]), authorship({ at: 3 })));
    const by = { author, at, kind: 'named' as const, ...(name === undefined ? {} : { name }) };
    hashes.add(save(library, document, [replace(0, paragraph('p1', text))], { by }).hash.toString('hex'));
  }
  expect(hashes.size).toBe(changes.length);
});

test('a revision has the hash it always had unless more is said of its author or of it', () => {
  const facts = {
    document: 'document-1', parents: [Buffer.alloc(32, 7)], content: Buffer.alloc(32, 9), author: 'Rima', device: 'laptop', at: Date.UTC(2031, 5, 19), kind: 'named' as const, name: 'Zero draft', note: null,
    capacity: null, about: null,
  };
  // As written by the first version of the program that kept a history.
  expect(revisionHash(facts).toString('hex')).toBe('384cb57ac1e345c651353dae1ccc66235713fc7a54a84cf54ef0cc6a5ccb0c7f');
  const capacities = [null, { role: 'editor', office: '' }, { role: '', office: 'editor' }, { role: 'editor', office: 'Jordan' }];
  const abouts = [null, '{"symbol":"A/1"}', '{"symbol":"A/2"}'];
  const hashes = capacities.flatMap((capacity) => abouts.map((about) => revisionHash({ ...facts, capacity, about }).toString('hex')));
  expect(new Set(hashes).size).toBe(12);
});

test('the same work gives the same history on any computer', () => {
  const work = (): string => {
    const library = temporaryLibrary();
    const document = must(library.documents.create(documentOf([paragraph('p1', 'one')]), authorship({ at: 1 })));
    return revisionId(save(library, document, [replace(0, paragraph('p1', 'two'))], { by: { at: 2 } }).hash);
  };
  expect(work()).toBe(work());
});

test('saving without a difference writes nothing; naming it does', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'one'), paragraph('p2', 'two')]));
  const first = document.head;
  save(library, document, [replace(1, paragraph('p2', 'two'))], { settings: document.settings });
  expect(document.head).toEqual(first);
  save(library, document, [], { by: { kind: 'named', name: 'Zero draft' } });
  const named = library.revisions.get(document.head?.key ?? 0);
  expect(named).toMatchObject({ kind: 'named', name: 'Zero draft', parent: first?.key });
});

test('a merge remembers both parents, and its hash covers them', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  const other = library.revisions.get(document.head?.key ?? 0);
  save(library, document, [replace(0, paragraph('p1', 'two'))]);
  const merge = save(library, document, [replace(0, paragraph('p1', 'three'))], { merged: other === null ? [] : [other], by: { kind: 'merged' } });
  expect(library.revisions.get(merge.key)).toMatchObject({ kind: 'merged', merged: [other?.key] });
  expect(verify(library).problems).toEqual([]);
  library.db.prepare('DELETE FROM revision_parent').run();
  expect(verify(library).problems.map(({ kind }) => kind)).toContain('revision');
});

test('one saved change writes one block and one revision, however long the document and its history are', () => {
  const library = temporaryLibrary();
  const sizes = [10, 100, 1000].map((length) => {
    const blocks = Array.from({ length }, (_, n) => paragraph(`p${n}`, `Paragraph ${n} of ${length} about harbours`));
    const document = create(library, documentOf(blocks, {}, `document-${length}`));
    const rows = (): number[] => ['block', 'revision', 'passage', 'keyframe'].map((table) => Number(library.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));
    const before = rows();
    const head = save(library, document, [replace(5, paragraph('p5', `Paragraph 5 of ${length} about quiet harbours`))]);
    const bytes = library.db.prepare<[number], number>('SELECT length(changes) FROM revision WHERE key = ?').pluck().get(head.key);
    return { more: rows().map((count, index) => count - (before[index] ?? 0)), bytes };
  });
  for (const { more, bytes } of sizes) {
    expect(more).toEqual([1, 1, 0, 0]);
    expect(bytes).toBeLessThan(12);
  }
});

test('chains of versions and of orders stay short through hundreds of saves of one paragraph', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'x'), paragraph('p2', 'y')]));
  let text = 'Draft';
  for (let n = 0; n < 300; n++) save(library, document, [replace(0, paragraph('p1', (text = `${text.slice(-200)} ${n}`)))]);
  const versions = library.db
    .prepare<[number], number>('WITH RECURSIVE c (key) AS (SELECT ? UNION ALL SELECT b.base FROM c JOIN block b ON b.key = c.key WHERE b.base IS NOT NULL) SELECT count(*) FROM c')
    .pluck()
    .get(document.keys[0] as number);
  expect(versions).toBeLessThan(40);
  expect(library.revisions.rebuild(document.head?.key ?? 0).depth).toBeLessThan(210);
  expect(library.revisions.line(document.head?.key ?? 0)).toHaveLength(301);
  expect(verify(library).problems).toEqual([]);
});

test('splices that do not fit, or bring an id twice, change nothing', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'one'), paragraph('p2', 'two')]));
  const before = { ...stored(document), head: document.head, rows: library.db.prepare('SELECT count(*) FROM block').pluck().get() };
  const attempts = [
    { splices: [{ at: 3, remove: 0, insert: [paragraph('p3', 'three')] }], count: 3 },
    { splices: [{ at: 1, remove: 2, insert: [] }], count: 0 },
    { splices: [{ at: 0, remove: 1, insert: [] }], count: 2 },
    { splices: [{ at: 2, remove: 0, insert: [paragraph('p1', 'again')] }], count: 3 },
    { splices: [{ at: 0, remove: 1, insert: [paragraph('new', 'a'), paragraph('new', 'b')] }], count: 3 },
  ];
  for (const attempt of attempts) expect(codeOf(library.documents.write(document, attempt, authorship()))).toBe('document.invalid');
  expect({ ...stored(document), head: document.head, rows: library.db.prepare('SELECT count(*) FROM block').pluck().get() }).toEqual(before);
  expect(verify(library).problems).toEqual([]);
});

test('a new document that brings an id twice is refused whole, alone and with what was to go in with it', () => {
  const library = temporaryLibrary();
  const wrong = documentOf([paragraph('p1', 'one'), paragraph('p1', 'two')]);
  expect(codeOf(library.documents.create(wrong, authorship()))).toBe('document.invalid');
  expect(codeOf(library.together(() => library.documents.create(wrong, authorship())))).toBe('document.invalid');
  expect(library.documents.keyOf(wrong.id)).toBeNull();
  create(library, documentOf([paragraph('p1', 'one')]));
  expect(verify(library).problems).toEqual([]);
});

test('a document of ten thousand paragraphs is made, saved and opened', () => {
  const library = temporaryLibrary();
  const blocks = Array.from({ length: 10_000 }, (_, n) => paragraph(`p${n}`, `The meeting took note of item ${n}.`));
  const document = create(library, documentOf(blocks));
  save(library, document, [{ at: 9000, remove: 0, insert: [paragraph('more', 'A late addition on lighthouses.')] }]);
  const opened = must(library.documents.open('document-1'));
  expect(opened.blocks).toHaveLength(10_001);
  expect(opened.blocks[9000]?.id).toBe('more');
  expect(library.documents.summary('document-1')).toMatchObject({ paragraphs: 10_001, words: 70_005 });
  expect(library.search.find('lighthouses', 5)).toHaveLength(1);
});

test('opening the library twice from one process is refused as from two', () => {
  const folder = temporaryFolder();
  openHere({ folder });
  expect(codeOf(openLibrary({ folder, mode: 'writing' }))).toBe('library.inUse');
});
